"""A real browser before a real server: Chromium as the system has it, `kehoach serve` in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.parts import missing

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=60_000)  # a busy machine drafts slowly; what is waited for must come all the same
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser is spoken to over loopback."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.enable_socket)


@dataclass
class Server:
    """`kehoach serve` that can be killed and started again on the same folder and port."""

    folder: Path
    address: str = ""
    process: subprocess.Popen[str] | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        port = self.address.rsplit(":", 1)[1] if self.address else "0"
        log = self.folder.parent / f"{self.folder.name}.log"
        with log.open("w") as output:  # a file, never full: a line is written for every request
            self.process = subprocess.Popen(
                [sys.executable, "-m", "api.cli", "serve", "--port", port],
                cwd=ROOT,
                env={**os.environ, "KEHOACH_DATA": str(self.folder), **self.environment},
                stderr=output,
                text=True,
            )
        until = time.monotonic() + 60
        while not (found := re.search(r"http://\S+", log.read_text(encoding="utf-8"))):
            assert self.process.poll() is None and time.monotonic() < until, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        self.address = found[0]

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        missing("Chromium (apt-get install chromium, or name it in CHROMIUM)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("served"))
    server.start()
    yield server
    server.stop()


@dataclass
class Watched:
    """A page with everything that went wrong in it, and every address that it asked."""

    page: Page
    wrong: list[str]
    asked: list[str]


@pytest.fixture
def watched(browser: Browser, server: Server) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN", accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    seen = Watched(page, [], [])
    page.on(
        "console", lambda message: seen.wrong.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: seen.wrong.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    page.goto(server.address)
    yield seen
    context.close()
