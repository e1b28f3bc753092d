"""Servers for measurements: started as processes of their own, spoken to over loopback, killed when wanted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

ROOT = Path(__file__).parent.parent


class Server:
    """`kehoach serve` on a free port (the same one after a restart)."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.environment = {**os.environ, "KEHOACH_DATA": str(folder), "KEHOACH_LOG": "error", "PYTHONPATH": str(ROOT)}
        if url:
            self.environment["KEHOACH_DATABASE_URL"] = url
        self.port, self.address = "0", ""
        self.start()

    def start(self) -> None:
        """Raises RuntimeError when the server does not come up."""
        command = [sys.executable, "-m", "api.cli", "serve", "--port", self.port]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        found = re.search(r"http://\S+:(\d+)", line)
        if not found:
            raise RuntimeError(line + self.process.stderr.read())
        self.address, self.port = found[0], found[1]
        httpx2.get(f"{self.address}/readyz", timeout=60).raise_for_status()

    def kill(self) -> None:
        """At once, with no chance to put anything in order."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def server(folder: Path, url: str = "") -> Iterator[Server]:
    """A server that ends with the block."""
    running = Server(folder, url)
    try:
        yield running
    finally:
        running.stop()


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of all lies, in the unit of the values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def now_ms() -> float:
    return time.perf_counter() * 1000
