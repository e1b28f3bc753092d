"""The command as a person or a program meets it: arguments in, exit code, standard output and error out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from api.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def kehoach(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder, with a data folder of its own."""
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "data"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def example() -> Path:
    """A shipped answers file with which nothing is wrong."""
    from api.commands.drafting import examples

    return examples()[0]


@pytest.fixture
def contradiction(tmp_path: Path) -> Path:
    """Answers of which most are missing and two figures disagree."""
    path = tmp_path / "so-xay-dung.yaml"
    path.write_text(
        dedent("""
        unit: Sở Xây dựng
        kind: five_year
        period: 2021-2025
        date: 2020-09-15
        place: Quảng Ngãi
        answers:
          p1.2.computers: 62 máy tính, 58 cán bộ, công chức, bình quân 3,5 máy/người
          p1.6.response: chưa có số liệu
    """).lstrip(),
        encoding="utf-8",
    )
    return path
