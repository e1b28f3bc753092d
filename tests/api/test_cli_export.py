"""export and import: the kind of file follows its name, nothing is overwritten in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

Run = Callable[..., Any]


@pytest.fixture
def plan(kehoach: Run, contradiction: Path) -> str:
    """A saved plan with open errors."""
    outcome = kehoach("draft", contradiction, "-o", "ra.docx", "--draft", "--json")
    return str(json.loads(outcome.out)["plan"])


def test_the_suffix_chooses_the_kind(kehoach: Run, plan: str) -> None:
    assert kehoach("export", plan, "-o", "b.docx", "--draft").code == 1
    assert kehoach("export", plan, "-o", "b.xlsx").code == 1
    assert kehoach("export", plan, "-o", "b.json").code == 0
    assert Document("b.docx").paragraphs
    assert "Kết quả kiểm tra" in load_workbook("b.xlsx").sheetnames
    assert json.loads(Path("b.json").read_text(encoding="utf-8"))["plan"]["id"] == plan


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("-o", "b.pdf"), "đuôi .docx hoặc .xlsx hoặc .json"),
        (("-o", "b"), "đuôi .docx hoặc .xlsx hoặc .json"),
        (("-o", "b.xlsx", "--draft"), "--draft chỉ dùng khi xuất Word"),
        (("-o", "b.json", "--restricted", "c.docx"), "--restricted chỉ dùng khi xuất Word"),
        (("-o", "khong/b.json"), "thư mục không tồn tại"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_remedy(
    kehoach: Run, plan: str, arguments: tuple[str, ...], complaint: str
) -> None:
    before = sorted(Path.cwd().iterdir())
    outcome = kehoach("export", plan, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert complaint in outcome.err
    assert sorted(Path.cwd().iterdir()) == before


def test_a_draft_writes_its_tables_beside_it_even_when_the_official_file_is_refused(
    kehoach: Run, contradiction: Path
) -> None:
    assert kehoach("draft", contradiction, "-o", "a.docx", "--xlsx", "a.xlsx").code == 1
    assert not Path("a.docx").exists()
    assert load_workbook("a.xlsx")["Kết quả kiểm tra"].max_row > 5


@pytest.mark.parametrize("name", ["a.docx", "bang.csv"])
def test_tables_go_into_a_file_of_their_own_kind(kehoach: Run, contradiction: Path, name: str) -> None:
    outcome = kehoach("draft", contradiction, "-o", "a.docx", "--xlsx", name, "--draft")
    assert (outcome.code, "phải có đuôi .xlsx" in outcome.err) == (2, True)
    assert not list(Path.cwd().iterdir())


def test_a_plan_travels_to_another_computer(
    kehoach: Run, plan: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kehoach("export", plan, "-o", "b.json")
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "may-khac"))
    outcome = kehoach("import", "b.json")
    assert outcome.code == 0
    assert f"Đã nhập kế hoạch {plan}" in outcome.out
    assert "không đổi gì" in kehoach("import", "b.json").out
    assert plan in kehoach("plans").out
    kehoach("export", plan, "-o", "c.json")
    assert Path("c.json").read_bytes() == Path("b.json").read_bytes()
    assert "ban-sao" in kehoach("import", "b.json", "--as", "ban-sao").out


def test_a_broken_plan_file_is_refused(kehoach: Run, plan: str) -> None:
    kehoach("export", plan, "-o", "b.json")
    Path("b.json").write_text(Path("b.json").read_text(encoding="utf-8")[:500], encoding="utf-8")
    outcome = kehoach("import", "b.json")
    assert outcome.code == 2
    assert "b.json: không phải JSON đúng, hỏng ở dòng" in outcome.err
    assert kehoach("import", "khong-co.json").code == 2


def test_comments_make_a_working_draft_whatever_else_is_asked(kehoach: Run, plan: str, contradiction: Path) -> None:
    assert kehoach("export", plan, "-o", "a.docx", "--comments").code == 1
    assert kehoach("draft", contradiction, "-o", "b.docx", "--comments").code == 1
    for name in ("a.docx", "b.docx"):
        read = Document(name)
        assert {comment.author for comment in read.comments} == {"Nguồn số liệu", "Căn cứ pháp lý", "Kiểm tra"}
        assert "DỰ THẢO" in read.element.xml
    assert "--comments chỉ dùng khi xuất Word" in kehoach("export", plan, "-o", "a.json", "--comments").err


def test_a_restricted_annex_keeps_its_comments(kehoach: Run, example: Path) -> None:
    assert kehoach("draft", example, "-o", "a.docx", "--comments", "--restricted", "b.docx").code == 0
    assert list(Document("a.docx").comments)
    assert any("hệ thống" in comment.text for comment in Document("b.docx").comments)


def test_the_summary_is_a_file_of_its_own(kehoach: Run, plan: str) -> None:
    assert kehoach("export", plan, "-o", "tom-tat.docx", "--summary").code == 1
    assert "BẢN TÓM TẮT" in Document("tom-tat.docx").paragraphs[0].text
    outcome = kehoach("export", plan, "-o", "b.docx", "--summary", "--comments")
    assert (outcome.code, "bản tóm tắt không có ghi chú" in outcome.err) == (2, True)
    assert kehoach("export", plan, "-o", "b.xlsx", "--summary").code == 2


def test_a_backup_is_restored_into_an_empty_place_alone(
    kehoach: Run, plan: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    outcome = kehoach("backup", "-o", "sao-luu.jsonl")
    assert (outcome.code, "Đã sao lưu 1 kế hoạch" in outcome.out) == (0, True)
    assert Path("sao-luu.jsonl").stat().st_mode & 0o077 == 0
    assert "tệp đã có, không ghi đè" in kehoach("backup", "-o", "sao-luu.jsonl").err
    assert "đuôi .jsonl" in kehoach("backup", "-o", "sao-luu.zip").err
    refused = kehoach("restore", "sao-luu.jsonl")
    assert (refused.code, "đang có dữ liệu" in refused.err, "KEHOACH_DATA" in refused.err) == (2, True, True)
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "moi"))
    assert "Đã khôi phục 1 kế hoạch" in kehoach("restore", "sao-luu.jsonl").out
    assert plan in kehoach("plans").out
    assert kehoach("restore", "khong-co.jsonl").code == 2
