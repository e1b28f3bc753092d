"""kehoach model: what the configured model can do here, and what was spent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli import main
from assistant.writing.fake_server import fake_server


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("URL", "KEY", "NAME", "TIMEOUT"):
        monkeypatch.delenv(f"KEHOACH_MODEL_{name}", raising=False)
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))


def test_with_no_model_it_says_that_nothing_leaves(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "check"]) == 0
    assert "không gì rời khỏi máy" in capsys.readouterr().out


@pytest.mark.enable_socket
def test_it_says_what_leaves_and_to_where_and_what_cannot_be_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with fake_server(lambda _: "được") as server:
        monkeypatch.setenv("KEHOACH_MODEL_URL", server.url)
        monkeypatch.setenv("KEHOACH_MODEL_KEY", "sk-secret")
        assert main(["model", "check"]) == 1
        out = capsys.readouterr().out
        assert server.url.split("/")[2] in out
        assert "không gửi số liệu" in out
        assert "Không dùng được cho: đọc một tin dài" in out
        assert "sk-secret" not in out
        assert main(["model", "check", "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["abilities"][0]["works"] is True
    assert main(["model", "usage", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["usage"]
    assert row["requests"] > 8
    assert row["tokens_out"] > 0


def test_a_wrong_setting_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KEHOACH_MODEL_TIMEOUT", "-3")
    assert main(["model", "check"]) == 2
    assert "KEHOACH_MODEL_TIMEOUT = “-3”: phải lớn hơn 0" in capsys.readouterr().err
    assert main(["model", "usage"]) == 0
