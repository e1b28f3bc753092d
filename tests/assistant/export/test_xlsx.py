"""The working tables: numbers are numbers, totals are the plan's, text is never a formula."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from assistant.export.text import clean
from assistant.export.xlsx import render_tables, write_tables
from assistant.export.xlsx.cells import MAX_TEXT, fill, safe_text
from assistant.export.xlsx.model import Column, Percent, Sheet
from assistant.export.xlsx.review import review_sheet
from assistant.export.xlsx.sheets import sheets_of
from assistant.export.xlsx.workbook import HEAD_ROW, to_bytes
from assistant.pipeline import Result, make_desk
from assistant.plan import Fact
from corpus.legal import load_catalogue
from tests.assistant.export.outputs import convert, example, small

EXAMPLES = ("so-cong-thuong-2021-2025", "huyen-nghia-hanh-2021")
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+84 255",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    '  =HYPERLINK("http://x")',
    '=DDE("a";"b")',
)


def book_of(result: Result) -> Workbook:
    return load_workbook(io.BytesIO(render_tables(result)))


def column(book: Workbook, sheet: str, heading: str) -> list[object]:
    """The cells below a heading, totals included."""
    page = book[sheet]
    place = next(cell.column for cell in page[HEAD_ROW] if cell.value == heading)
    return [page.cell(row, place).value for row in range(HEAD_ROW + 1, page.max_row + 1)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_totals_are_values_and_those_of_the_plan(name: str) -> None:
    result, totals = example(name), example(name).totals
    book = book_of(result)
    *amounts, total = column(book, "Dự án", "Tổng mức dự kiến")
    assert total == totals.projects == sum(amount for amount in amounts if isinstance(amount, int | float))
    page = book["Phân bổ kinh phí"]
    heads = [cell.value for cell in page[HEAD_ROW]][3:]
    sums = [*totals.by_kind.values(), *totals.by_source.values(), *totals.by_year.values()]
    assert len(heads) == len(sums)
    for heading, expected in zip(heads, sums, strict=True):
        *parts, told = column(book, "Phân bổ kinh phí", str(heading))
        assert Decimal(str(told)) == expected == sum(Decimal(str(part)) for part in parts if part is not None)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_project_finding_and_demand_has_its_row(name: str) -> None:
    result = example(name)
    book = book_of(result)
    assert column(book, "Dự án", "Nguyên lời đơn vị")[:-1] == [project.words for project in result.projects]
    assert column(book, "Kết quả kiểm tra", "Quy tắc") == [finding.rule for finding in result.findings]
    assert column(book, "Đối chiếu khung", "Mã") == [row.requirement for row in result.coverage]


def test_goals_have_their_levels_as_percentages() -> None:
    book = book_of(example("so-cong-thuong-2021-2025"))
    targets = [value for value in column(book, "Mục tiêu", "Phấn đấu") if isinstance(value, int | float)]
    assert targets
    assert all(0 < value <= 1 for value in targets)


def test_what_is_reckoned_shows_how() -> None:
    book = book_of(small())
    ways = dict(
        zip(column(book, "Số liệu", "Số liệu"), column(book, "Số liệu", "Nguyên lời, hoặc cách tính"), strict=True)
    )
    assert ways["tỷ lệ dịch vụ công trực tuyến mức độ 3, 4"] == "tính: 100 × (46 + 31) / 125"


def test_a_plan_without_projects_and_goals_says_so() -> None:
    book = book_of(small(projects=[]))
    assert column(book, "Dự án", "TT") == ["Chưa có nhiệm vụ, dự án nào."]
    assert column(book, "Mục tiêu", "TT") == ["Chưa có mục tiêu nào."]


def test_a_project_without_money_is_left_out_of_the_sum_and_says_so() -> None:
    book = book_of(
        small(projects=["Xây kho dữ liệu; Văn phòng Sở chủ trì; mới; năm 2022", "Mua máy; năm 2021; 100 triệu"])
    )
    assert column(book, "Dự án", "Tổng mức dự kiến") == ["chưa có số liệu", 100, 100]
    assert "1 dự án chưa có kinh phí" in str(book["Dự án"]["A2"].value)


def test_no_answer_becomes_a_formula(tmp_path: Path) -> None:
    projects = [f"{text}; Văn phòng Sở chủ trì; năm 2022; 5 triệu" for text in HOSTILE]
    result = small(projects=projects, said_by="=HYPERLINK(1)", answers={"p1.2.computers": "=62 máy | @cmd"})
    path = tmp_path / "bang.xlsx"
    write_tables(result, path)
    cells = [cell for page in load_workbook(path).worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    texts = [str(cell.value) for cell in cells if cell.data_type == "s"]
    assert any("cmd|" in text for text in texts)
    assert not [text for text in texts if text[:1] in "=+-@\t\r"]
    opened = convert(path, "fods").read_text(encoding="utf-8")
    assert "cmd|" in opened
    assert "table:formula" not in opened


@given(st.text())
def test_any_text_is_kept_as_text(text: str) -> None:
    cell = Workbook().active.cell(1, 1)  # type: ignore[union-attr]
    assert isinstance(cell, Cell)
    fill(cell, text)
    assert cell.data_type == ("s" if clean(text) else "n")
    assert str(cell.value or "")[:1] not in tuple("=+-@\t\r\n")
    assert clean(text) in clean(safe_text(text)) or len(text) > MAX_TEXT


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    assert len(safe_text("a" * 50_000)) == MAX_TEXT
    assert safe_text("a" * 50_000).endswith("(cắt bớt, đủ trong tệp .json)")


def test_an_escape_of_excel_stays_as_typed(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    result = small(projects=["_x003D_1+1; Văn phòng Sở chủ trì; năm 2022; 5 triệu"])
    write_tables(result, path)
    assert "_x003D_1+1" in convert(path, "fods").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "written", "form"),
    [
        (Decimal("12.50"), Decimal("12.50"), "#,##0.0"),
        (Decimal("8860"), Decimal("8860"), "#,##0"),
        (Percent(Decimal("61.6")), Decimal("0.616"), "0.0%"),
        (Percent(Decimal("90")), Decimal("0.9"), "0%"),
        (7, 7, "#,##0"),
    ],
)
def test_numbers_have_their_format(value: Decimal | Percent | int, written: Decimal | int, form: str) -> None:
    cell = Workbook().active.cell(1, 1)  # type: ignore[union-attr]
    assert isinstance(cell, Cell)
    fill(cell, value)
    assert (cell.value, cell.number_format) == (written, form)


def test_sheets_stay_readable_on_screen_and_in_print() -> None:
    for page in book_of(example("so-cong-thuong-2021-2025")).worksheets:
        assert page.freeze_panes in (f"A{HEAD_ROW + 1}", f"C{HEAD_ROW + 1}")
        assert page.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
        assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToWidth) == (
            "landscape",
            9,
            1,
        )
        assert len(page.title) <= 31


def test_names_that_clash_or_that_excel_refuses_are_told_apart() -> None:
    result = example("so-cong-thuong-2021-2025")
    names = [sheet.name for sheet in sheets_of(result)]
    assert len(set(names)) == len(names)
    assert names[:5] == ["Dự án", "Phân bổ kinh phí", "Kinh phí", "Mục tiêu", "Cơ sở dữ liệu, HTTT dùng chung"]
    odd = [Sheet(name, "t", (Column("A"),), ()) for name in ("a/b" * 20, "A B" * 20, "[]")]
    from assistant.export.xlsx.sheets import _named

    book = load_workbook(io.BytesIO(to_bytes(_named(odd), result.plan, "t")))
    assert [len(name) <= 31 for name in book.sheetnames] == [True] * 3


def test_the_same_plan_gives_the_same_bytes() -> None:
    result = small()
    assert render_tables(result) == render_tables(result)


def test_documents_nobody_spoke_of_are_not_reviewed() -> None:
    (sheet,) = review_sheet(small().desk)
    listed = [document for document in load_catalogue().documents if "Phụ lục III" in document.named_at]
    assert len(sheet.rows) == len(listed) > 50
    assert {row[3] for row in sheet.rows} == {"Chưa"}


def test_a_document_reviewed_tells_its_task_and_its_section() -> None:
    result = small()
    told = [("reviewed", "yes"), ("task", "Gửi báo cáo định kỳ qua hệ thống"), ("section", "IV.5")]
    facts = [
        Fact("law.review", value, "l.review", row="66/KH-UBND@2020", column=name, words="KH 66: gửi báo cáo")
        for name, value in told
    ]
    desk = make_desk(result.plan, result.desk.unit, result.desk.pack, [*result.facts, *facts], result.projects)
    (sheet,) = review_sheet(desk)
    (row,) = [row for row in sheet.rows if row[3] == "Đã rà soát"]
    assert "66/KH-UBND" in str(row[1])
    assert row[4:] == ("Gửi báo cáo định kỳ qua hệ thống", "IV.5", "KH 66: gửi báo cáo")
