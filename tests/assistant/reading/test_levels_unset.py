"""Systems that have no level yet: said so in the table, neither doubted nor left out; what was not assessed is no "chưa đáp ứng"."""

from __future__ import annotations

import pytest
import yaml

from assistant.answers import parse_answers
from assistant.pipeline import Result, draft
from assistant.plan import Table


def plan(told: str) -> Result:
    said = {"unit": "Sở Xây dựng", "kind": "five_year", "date": "2020-11-20", "answers": {"p1.6.levels_annex": told}}
    return draft(parse_answers(yaml.safe_dump(said, allow_unicode=True)))


def rows(result: Result) -> list[list[str]]:
    tables = [block for annex in result.document.annexes for block in annex.blocks if isinstance(block, Table)]
    table = next(t for t in tables if "hệ thống thông tin" in t.header[0][1].text.lower())
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("chưa xác định cấp độ", "Chưa xác định"),
        ("chưa phân loại", "Chưa xác định"),
        ("không xác định", "Chưa xác định"),
        ("chưa lập hồ sơ", "Chưa lập hồ sơ"),
        ("chưa được phê duyệt cấp độ", "Chưa được phê duyệt cấp độ"),
        ("đang trình duyệt", "Đang trình duyệt"),
    ],
)
@pytest.mark.parametrize("form", ["{0}, {1}, {2}", "{0}; {1}; {2}", "{0} - {1} - {2}", "{0} | {1} | {2}"])
def test_a_system_without_a_level_says_so(told: str, printed: str, form: str) -> None:
    result = plan(form.format("Trang thông tin điện tử", "Văn phòng", told))
    assert [row[1:5] for row in rows(result)] == [["Trang thông tin điện tử", "Văn phòng", printed, printed]]
    assert not [f for f in result.findings if "không đọc được" in f.message or "chưa biết" in f.message]


def test_a_level_told_beside_a_pending_approval_stays() -> None:
    (row,) = rows(plan("CSDL đất đai, Văn phòng, cấp 3, đang trình, chưa đáp ứng"))
    assert row[3:] == ["3", "Đang trình", "Chưa đáp ứng"]


@pytest.mark.parametrize("told", ["chưa đánh giá", "chưa được đánh giá", "chưa kiểm tra"])
def test_what_was_not_assessed_is_not_said_to_fail(told: str) -> None:
    (row,) = rows(plan(f"Một cửa điện tử, Văn phòng, cấp độ 2, 4/2020, {told}"))
    assert row[5] == told.capitalize()


def test_dashes_part_the_cells_of_a_row() -> None:
    told = rows(
        plan(
            "Trang thông tin điện tử - Văn phòng - cấp 2 - 5/2020 - đáp ứng\nMột cửa - Văn phòng - chưa xác định - chưa"
        )
    )
    assert [row[1] for row in told] == ["Trang thông tin điện tử", "Một cửa"]
    assert told[0][3:] == ["2", "5/2020", "Đáp ứng"]


@pytest.mark.parametrize("unset", ["chưa xác định cấp độ", "chưa phân loại", "chưa phê duyệt cấp độ"])
@pytest.mark.parametrize("form", ["một cửa {}", "một cửa ({})", "một cửa: {}", "một cửa, {}"])
@pytest.mark.parametrize("other", ["", "; cổng dữ liệu cấp 2", ", cổng dữ liệu cấp độ 2"])
def test_a_level_typed_in_one_run_with_its_system(unset: str, form: str, other: str) -> None:
    if form in ("một cửa, {}", "một cửa: {}") and other.startswith(","):
        other = other.replace(",", ";")
    told = rows(plan(form.format(unset) + other))
    assert [row[1] for row in told] == ["Một cửa", *(["Cổng dữ liệu"] if other else [])]
    assert told[0][3].startswith("Chưa ")
    assert [row[3] for row in told[1:]] == (["2"] if other else [])


def test_a_school_of_level_two_is_no_level() -> None:
    (row,) = rows(plan("phần mềm quản lý trường cấp 2, Phòng Giáo dục"))
    assert row[1].endswith("trường cấp 2")
