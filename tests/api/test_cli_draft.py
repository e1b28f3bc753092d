"""draft, check, export and demo: what is written, what is refused, what is told."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

Run = Callable[..., Any]


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_a_sound_answers_file_becomes_a_word_file(kehoach: Run, example: Path) -> None:
    outcome = kehoach("draft", example, "-o", "ra.docx")
    assert outcome.code == 0
    assert "Đã ghi ra.docx" in outcome.err
    assert "Sở Công Thương" in text_of(Path("ra.docx"))


def test_open_errors_hold_back_the_official_file(kehoach: Run, contradiction: Path) -> None:
    outcome = kehoach("draft", contradiction, "-o", "ra.docx")
    assert outcome.code == 1
    assert not Path("ra.docx").exists()
    assert "lỗi phải sửa" in outcome.out
    assert "thêm --draft" in outcome.err


def test_open_errors_do_not_hold_back_a_working_draft(kehoach: Run, contradiction: Path) -> None:
    outcome = kehoach("draft", contradiction, "-o", "ra.docx", "--draft")
    assert outcome.code == 1
    assert "[chưa có số liệu" in text_of(Path("ra.docx"))


def test_a_refused_official_file_leaves_the_earlier_one_alone(kehoach: Run, contradiction: Path) -> None:
    Path("ra.docx").write_bytes(b"earlier")
    assert kehoach("draft", contradiction, "-o", "ra.docx").code == 1
    assert Path("ra.docx").read_bytes() == b"earlier"


def test_json_is_one_document_with_the_promised_keys(kehoach: Run, example: Path) -> None:
    outcome = kehoach("draft", example, "-o", "ra.docx", "--json")
    document = json.loads(outcome.out)
    assert set(document) == {"plan", "output", "findings", "proposals", "coverage", "totals"}
    assert document["output"] == "ra.docx"
    assert {key for row in document["coverage"] for key in row} == {
        "requirement",
        "field",
        "standing",
        "section",
        "sentences",
    }
    assert {key for finding in document["findings"] for key in finding} == {
        "rule",
        "severity",
        "where",
        "message",
        "hint",
        "basis",
    }
    assert {"projects", "security", "by_kind", "by_source", "by_year", "security_share"} <= set(document["totals"])
    assert "\\u" not in outcome.out


def test_json_of_a_refused_file_names_no_output(kehoach: Run, contradiction: Path) -> None:
    outcome = kehoach("draft", contradiction, "-o", "ra.docx", "--json")
    document = json.loads(outcome.out)
    assert (outcome.code, document["output"]) == (1, "")
    assert any(finding["severity"] == "error" for finding in document["findings"])


def test_findings_stand_by_theme_with_place_and_remedy_and_the_worst_theme_first(
    kehoach: Run, contradiction: Path
) -> None:
    out = kehoach("check", contradiction).out
    assert out.startswith("Sở Thông tin và Truyền thông sẽ hỏi gì: ")
    assert "p1.2.computers" in out
    assert "→" in out
    errors = [int(number) for number in re.findall(r"^\S.* \((\d+) lỗi phải sửa", out, re.MULTILINE)]
    assert errors == sorted(errors, reverse=True)
    assert all("[lỗi]" not in block for block in out.split("\n\n")[len(errors) + 1 :])


def test_check_exits_with_one_where_it_finds_errors_and_writes_nothing(
    kehoach: Run, contradiction: Path, example: Path
) -> None:
    assert kehoach("check", contradiction).code == 1
    assert kehoach("check", example).code == 0
    assert not list(Path.cwd().iterdir())


def test_check_in_json_holds_the_same_findings_as_draft(kehoach: Run, contradiction: Path) -> None:
    checked = json.loads(kehoach("check", contradiction, "--json").out)
    drafted = json.loads(kehoach("draft", contradiction, "-o", "ra.docx", "--draft", "--json").out)
    assert checked == {"findings": drafted["findings"]}


def cells_of(path: Path) -> str:
    return " ".join(cell.text for table in Document(str(path)).tables for cell in table._cells)


@pytest.mark.parametrize(
    ("output", "complaint"),
    [
        ("ra.pdf", "phải có đuôi .docx"),
        ("ra", "phải có đuôi .docx"),
        ("khong-co/ra.docx", "khong-co: thư mục không tồn tại"),
        ("la-thu-muc.docx", "là thư mục"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(
    kehoach: Run, example: Path, output: str, complaint: str
) -> None:
    Path("la-thu-muc.docx").mkdir()
    outcome = kehoach("draft", example, "-o", output)
    assert outcome.code == 2
    assert complaint in outcome.err
    assert kehoach("plans").out.startswith("Chưa có kế hoạch nào")


def test_the_answers_file_is_never_overwritten(kehoach: Run, example: Path) -> None:
    answers = Path("tra-loi.docx")
    answers.write_bytes(example.read_bytes())
    os.symlink(answers, "khac.docx")
    for name in ("tra-loi.docx", "./tra-loi.docx", "khac.docx"):
        assert kehoach("draft", answers, "-o", name).code == 2
    assert answers.read_bytes() == example.read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"", b"- a\n- b\n", b"unit: [", b"\x00\x01\x02" * 50, b"unit: S\xe1\xba", b"PK\x03\x04" + bytes(64), b"la: la\n"],
)
def test_an_unreadable_answers_file_is_one_line_and_nothing_is_written(kehoach: Run, content: bytes) -> None:
    Path("hong.yaml").write_bytes(content)
    outcome = kehoach("draft", "hong.yaml", "-o", "ra.docx")
    assert outcome.code == 2
    assert outcome.err.startswith("Lỗi: hong.yaml")
    assert outcome.err.count("\n") == 1
    assert not Path("ra.docx").exists()


def test_a_saved_plan_is_listed_and_exported_as_it_was_drafted(kehoach: Run, example: Path) -> None:
    plan = json.loads(kehoach("draft", example, "-o", "ra.docx", "--json").out)["plan"]
    assert [entry["plan"] for entry in json.loads(kehoach("plans", "--json").out)] == [plan]
    assert kehoach("export", plan, "-o", "lai.docx").code == 0
    assert Path("lai.docx").read_bytes() == Path("ra.docx").read_bytes()
    assert kehoach("check", plan).code == 0


def test_drafting_the_same_file_twice_keeps_one_plan(kehoach: Run, example: Path) -> None:
    for _ in range(2):
        kehoach("draft", example, "-o", "ra.docx")
    assert len(json.loads(kehoach("plans", "--json").out)) == 1


def test_the_restricted_annex_goes_to_a_file_of_its_own(kehoach: Run, example: Path) -> None:
    assert kehoach("draft", example, "-o", "open.docx", "--restricted", "apart.docx").code == 0
    system = "Phần mềm quản lý cụm công nghiệp"
    assert system in cells_of(Path("apart.docx"))
    assert system not in cells_of(Path("open.docx"))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("unit: Câu lạc bộ Chữ thập xanh", "Câu lạc bộ Chữ thập xanh"),
        ("date: 2020-02-31", "2020-02-31"),
        ("kind: ten_year", "ten_year"),
        ("accept: [khong-co]", "khong-co"),
    ],
)
def test_an_answers_file_with_an_impossible_head_writes_nothing(kehoach: Run, line: str, complaint: str) -> None:
    head = {
        "unit": "unit: Sở Xây dựng",
        "kind": "kind: five_year",
        "date": "date: 2020-09-15",
        "place": "place: Quảng Ngãi",
        line.split(":")[0]: line,
    }
    Path("don-vi.yaml").write_text("\n".join(head.values()), encoding="utf-8")
    outcome = kehoach("draft", "don-vi.yaml", "-o", "ra.docx", "--draft")
    assert (outcome.code, Path("ra.docx").exists()) == (2, False)
    assert complaint in outcome.err


def test_two_data_folders_never_meet(
    kehoach: Run, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kehoach("draft", example, "-o", "ra.docx")
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "other"))
    assert kehoach("plans").out.startswith("Chưa có kế hoạch nào")


@pytest.mark.parametrize("address", ["not an address", "nosuch://x", "sqlite:////no/such/folder/x.db"])
def test_a_database_that_cannot_be_opened_is_one_line(
    kehoach: Run, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("KEHOACH_DATABASE_URL", address)
    outcome = kehoach("plans")
    assert outcome.code == 2
    assert "không mở được cơ sở dữ liệu" in outcome.err


def test_the_demo_leaves_word_files_reports_and_answers_to_start_from(kehoach: Run) -> None:
    outcome = kehoach("demo")
    assert outcome.code == 0
    written = {path.suffix for path in Path("kehoach-demo").iterdir()}
    assert written == {".docx", ".xlsx", ".txt", ".yaml"}
    assert "Bảng nhiệm vụ, dự án" in Path("kehoach-demo/so-cong-thuong-2021-2025-kiem-tra.txt").read_text(
        encoding="utf-8"
    )
    again = kehoach("draft", "kehoach-demo/so-cong-thuong-2021-2025.yaml", "-o", "ke-hoach.docx", "--draft")
    assert again.code == 0


def test_the_demo_run_again_keeps_what_was_edited(kehoach: Run) -> None:
    kehoach("demo", "-o", "mau")
    answers = Path("mau/so-cong-thuong-2021-2025.yaml")
    answers.write_text("unit: Sở Xây dựng\n", encoding="utf-8")
    assert kehoach("demo", "-o", "mau").code == 0
    assert answers.read_text(encoding="utf-8") == "unit: Sở Xây dựng\n"


def test_the_demo_in_json_has_the_form_of_draft(kehoach: Run) -> None:
    document = json.loads(kehoach("demo", "-o", "mau", "--json").out)
    assert Path(document["output"]).is_file()
    assert set(document) == {"plan", "output", "findings", "proposals", "coverage", "totals"}


def test_a_file_in_place_of_the_demo_folder_is_left_alone(kehoach: Run) -> None:
    Path("mau").write_text("của tôi", encoding="utf-8")
    outcome = kehoach("demo", "-o", "mau")
    assert (outcome.code, Path("mau").read_text(encoding="utf-8")) == (2, "của tôi")


@pytest.mark.parametrize(("unit", "year"), [("Sở Xây dựng", ()), ("UBND huyện Ba Tơ", ()), ("SXD", ("--year", "2023"))])
def test_a_blank_answers_file_is_read_back_and_says_what_is_open(
    kehoach: Run, unit: str, year: tuple[str, ...]
) -> None:
    assert kehoach("new", unit, "-o", "trong.yaml", *year).code == 0
    outcome = kehoach("check", "trong.yaml", "--json")
    assert outcome.code == 1
    assert {finding["severity"] for finding in json.loads(outcome.out)["findings"]} >= {"error"}


def test_a_blank_answers_file_never_overwrites_answers(kehoach: Run) -> None:
    Path("don-vi.yaml").write_text("unit: Sở Y tế\n", encoding="utf-8")
    assert kehoach("new", "Sở Xây dựng", "-o", "don-vi.yaml").code == 2
    assert Path("don-vi.yaml").read_text(encoding="utf-8") == "unit: Sở Y tế\n"
