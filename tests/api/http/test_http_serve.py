"""`kehoach serve` as a process of its own, spoken to over loopback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from api.cli import main

ROOT = Path(__file__).parents[3]


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server on a free port with its own data folder; its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "KEHOACH_DATA": str(folder), **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + process.stderr.read()
        yield found[0], process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


@pytest.mark.enable_socket
def test_the_server_answers_drafts_in_a_process_beside_it_and_keeps_all_over_a_restart(tmp_path: Path) -> None:
    with serving(tmp_path) as (address, _), httpx2.Client(base_url=address, timeout=60) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/readyz").status_code == 200
        made = client.post("/api/v1/plans", json={"unit": "STP", "kind": "five_year", "period": [2021, 2025]}).json()
        plan = f"/api/v1/plans/{made['id']}"
        assert client.put(f"{plan}/answers/p1.2.computers", json={"text": "62 máy tính"}).status_code == 200
        assert "62 máy tính" in client.get(f"{plan}/sections/p1.ii").text
    with serving(tmp_path) as (address, _), httpx2.Client(base_url=address, timeout=60) as client:
        assert client.get(f"{plan}/answers/p1.2.computers").json()["text"] == "62 máy tính"


@pytest.mark.enable_socket
def test_a_port_in_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path) as (address, _):
        assert main(["serve", "--port", address.rsplit(":", 1)[1]]) == 2
    assert "không lắng nghe được" in capsys.readouterr().err


@pytest.mark.enable_socket
def test_whose_word_about_addresses_is_believed_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.accounts.roles import Role
    from api.commands.users import accounts
    from api.settings import Settings
    from tests.api.http.people import PASSWORD

    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))
    kept = accounts(Settings())
    kept.add("quan-tri", "", Role.ADMIN, PASSWORD)
    behind = {"X-Forwarded-For": "10.1.2.3"}
    for proxies, seen in (("127.0.0.1", "10.1.2.3"), ("10.9.9.9", "127.0.0.1")):
        with serving(tmp_path, KEHOACH_PROXIES=proxies) as (address, _), httpx2.Client(base_url=address) as client:
            client.post("/api/v1/session", json={"name": "quan-tri", "password": "sai"}, headers=behind)
        assert kept.trail(0, 1)[0]["address"] == seen


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "may-chu.vn"])
def test_an_address_beyond_this_machine_is_refused(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", host]) == 2
    told = capsys.readouterr().err
    assert "--host 127.0.0.1" in told
    assert "kehoach users add quan-tri --role quan-tri" in told  # the command to run


def test_wrong_settings_are_named_with_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEHOACH_PORT", "tám nghìn")
    monkeypatch.setenv("KEHOACH_MAX_BODY_MB", "999")
    assert main(["serve"]) == 2
    told = capsys.readouterr().err
    assert "KEHOACH_PORT = “tám nghìn”: phải là số nguyên" in told
    assert "KEHOACH_MAX_BODY_MB = “999”: không quá 200" in told
