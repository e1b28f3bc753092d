"""Help and complaints about use: Vietnamese, one line, exit code 2, nothing written."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api import cli
from api.vietnamese import translate_use

COMMANDS = (
    "demo",
    "draft",
    "check",
    "read",
    "export",
    "import",
    "backup",
    "restore",
    "plans",
    "delete",
    "new",
    "cite",
    "corpus",
)
ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|Missing|required|default|Error|Try|COMMAND|OPTIONS|ARGS|<\w+>|such|Invalid|Show"
)

Run = Callable[..., Any]


def test_help_names_every_command(kehoach: Run) -> None:
    outcome = kehoach("--help")
    assert outcome.code == 0
    assert all(re.search(rf"^  {name} +\S", outcome.out, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_has_no_english_of_the_library(kehoach: Run, command: tuple[str, ...]) -> None:
    outcome = kehoach(*command, "--help")
    assert outcome.out.startswith(" ".join(("Cách dùng: kehoach", *command)))
    assert not ENGLISH.findall(outcome.out.replace("[DRAFT]", ""))


def test_no_command_shows_the_help(kehoach: Run) -> None:
    outcome = kehoach()
    assert outcome.code == 2
    assert "Các lệnh:" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("draft",), "thiếu tham số TỆP_TRẢ_LỜI"),
        (("draft", "a.yaml"), "thiếu tùy chọn --output"),
        (("draft", "a.yaml", "-o"), "tùy chọn -o cần một giá trị"),
        (("draft", "a.yaml", "--nhap"), "không có tùy chọn --nhap"),
        (("soan",), "không có lệnh “soan”"),
        (("dratf",), "không có lệnh “dratf”; có phải “draft”?"),
        (("plans", "thừa"), "thừa tham số: thừa"),
        (("plans", "--json=1"), "tùy chọn --json không nhận giá trị"),
        (("new", "Sở Xây dựng", "-o", "a.yaml", "--year", "nay"), "--year phải là số nguyên"),
        (("new", "Sở Xây dựng", "-o", "a.yaml", "--year", "21"), "năm 21 không hợp lệ"),
        (("new", "Sở Xây dựng", "-o", "a.docx"), "phải có đuôi .yaml"),
        (("check", "không-có.yaml"), "không-có.yaml: không tìm thấy tệp"),
        (("check", "ke-hoach-la"), "không tìm thấy kế hoạch “ke-hoach-la”"),
        (("export", "ke-hoach-la", "-o", "ra.docx"), "không tìm thấy kế hoạch “ke-hoach-la”"),
        (("read", "p1.2.computer", "62 máy"), "Có phải p1.2.computers"),
        (("read", "p1.2.computers", "62 máy", "--unit", "Nhóm Chơi Cờ Làng"), "Nhóm Chơi Cờ Làng"),
    ],
)
def test_bad_use_is_one_vietnamese_line_and_exit_code_two(
    kehoach: Run, arguments: tuple[str, ...], complaint: str
) -> None:
    outcome = kehoach(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("Lỗi: ")
    assert complaint in outcome.err
    assert outcome.err.count("\n") == 1
    assert not ENGLISH.findall(outcome.err)
    assert not list(Path.cwd().iterdir())


def test_a_complaint_nobody_translated_is_passed_on_as_it_is() -> None:
    assert translate_use("điều chưa gặp") == "điều chưa gặp"


def test_an_unexpected_fault_is_a_sentence_and_not_a_traceback(kehoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.commands.reading.run_plans", lambda as_json: 1 // 0)
    outcome = kehoach("plans")
    assert outcome.code == 2
    assert "KEHOACH_DEBUG=1" in outcome.err
    assert "Traceback" not in outcome.err
    monkeypatch.setenv("KEHOACH_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        kehoach("plans")


def test_a_refusal_of_the_machine_names_the_file(kehoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> int:
        raise PermissionError(13, "Permission denied", "/kho/kehoach.db")

    monkeypatch.setattr("api.commands.reading.run_plans", refuse)
    outcome = kehoach("plans")
    assert (outcome.code, "/kho/kehoach.db: máy không cho đọc hoặc ghi" in outcome.err) == (2, True)


def test_ctrl_c_says_that_what_was_saved_is_kept(kehoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(**_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.commands.reading.run_plans", interrupt)
    outcome = kehoach("plans")
    assert (outcome.code, outcome.err) == (cli.INTERRUPTED, "Đã dừng; những gì đã lưu vẫn còn.\n")


def test_vietnamese_is_printed_even_where_the_terminal_says_ascii(tmp_path: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "KEHOACH_DATA": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-m", "api.cli", "plans"],
        capture_output=True,
        env=environment,
        check=True,
        cwd=Path(cli.__file__).parent.parent,
    )
    assert "Chưa có kế hoạch nào" in run.stdout.decode("utf-8")
