"""Prices times numbers, halves, hedges and slashes: read, reckoned and said so."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers import parse_answers
from assistant.pipeline import draft
from assistant.plan import Table
from assistant.projects.facts import project_facts, projects_from_facts
from assistant.projects.model import ProjectContext, ProjectReading
from assistant.projects.reading import read_project
from corpus.language import fold


def read(line: str, kind: str = "five_year") -> ProjectReading:
    period = (2021, 2021) if kind == "annual" else (2021, 2025)
    return read_project(line, "p1", ProjectContext(kind=kind, period=period))


@settings(deadline=None)
@given(
    st.integers(1, 90),
    st.integers(1, 60),
    st.sampled_from(["máy", "máy tính", "thiết bị", "bộ lưu điện"]),
    st.sampled_from(["x", "×", "*"]),
    st.sampled_from(["tr", " triệu", " triệu đồng"]),
    st.booleans(),
)
def test_a_price_times_a_number_is_the_total(
    count: int, price: int, noun: str, times: str, unit: str, bare: bool
) -> None:
    line = f"Mua {count} {noun} {times} {price}{unit}; 2022; ngân sách tỉnh"
    reading = read(fold(line) if bare else line)
    assert reading.project.total == count * price
    assert any("được tính từ" in doubt for doubt in reading.doubts)
    assert str(count) in reading.project.name and f"{price}{unit}" not in reading.project.name


@pytest.mark.parametrize(
    ("line", "total", "name"),
    [
        ("Mua máy tính 30 máy x 13tr + 13 máy x 9tr, 2021", 507, "Mua máy tính"),
        ("Mua máy tính 30×13 + 13×9 triệu năm 2021", 507, "Mua máy tính"),
        ("Mua 30 máy x 13tr + 13 máy in x 9tr, 2021", 507, "Mua 30 máy và 13 máy in"),
        ("Mua sắm: 10 máy chủ x 1,2 tỷ và 5 tường lửa x 300 triệu; 2022", 13500, "Mua sắm 10 máy chủ và 05 tường lửa"),
    ],
)
def test_parts_make_the_total(line: str, total: int, name: str) -> None:
    reading = read(line)
    assert (reading.project.total, reading.project.name) == (total, name)
    assert any("được tính từ" in doubt for doubt in reading.doubts)


def test_a_told_total_holds_and_another_sum_is_asked() -> None:
    assert not any("được tính" in doubt for doubt in read("Mua 20 máy x 15tr; tổng 300 triệu; 2021").doubts)
    reading = read("Mua 20 máy x 15tr; tổng 320 triệu; 2021")
    assert reading.project.total == 320
    assert any("300 triệu đồng, khác tổng mức 320" in doubt for doubt in reading.doubts)


@pytest.mark.parametrize(
    "line",
    ["Tập huấn 3 lớp x 50 người, 100 triệu, 2021", "Bảo trì, 50tr/máy, 2021", "Phần mềm; mỗi xã 20 triệu; 2021-2022"],
)
def test_what_is_no_price_of_a_number_makes_no_total(line: str) -> None:
    assert read(line).project.total in (None, 100)


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("Nâng cấp LAN 500 triệu 2022 nguồn tỉnh 50/50 huyện", {"ngân sách tỉnh": 250, "ngân sách huyện": 250}),
        ("Số hóa; 2021; TW, ĐP 70/30; 1.000 triệu", {"ngân sách trung ương": 700, "ngân sách địa phương": 300}),
        ("Cổng; 800 triệu; 2021; tỉnh/huyện 60/40", {"ngân sách tỉnh": 480, "ngân sách huyện": 320}),
        ("Cổng; 800 triệu; 2021; 60/40 tỉnh và huyện", {"ngân sách tỉnh": 480, "ngân sách huyện": 320}),
    ],
)
def test_halves_are_shares(line: str, amounts: dict[str, int]) -> None:
    assert {funding.budget: funding.amount for funding in read(line).project.sources} == amounts


@pytest.mark.parametrize("cut", [" / ", "/", " /"])
@pytest.mark.parametrize("kind", ["five_year", "annual"])
def test_slashes_part_a_row(cut: str, kind: str) -> None:
    years = "2021" if kind == "annual" else "2021-2022"
    project = read(cut.join(["Phần mềm quản lý xe", years, "3 tỷ", "ngân sách tỉnh"]), kind).project
    assert (project.name, project.time, project.total) == ("Phần mềm quản lý xe", years, 3000)
    assert [funding.budget for funding in project.sources] == ["ngân sách tỉnh"]


@pytest.mark.parametrize("name", ["Phần mềm TCVN/ISO 9001", "Quy chế số 12/QĐ-SGTVT", "Thiết bị đầu/cuối 24/7"])
def test_a_slash_of_the_name_stays(name: str) -> None:
    assert read(f"{name}; 2021; 300 triệu").project.name == name


@pytest.mark.parametrize(
    ("said", "hedge"),
    [
        ("khoảng", "khoảng"), ("tầm", "khoảng"), ("cỡ", "khoảng"), ("ước", "khoảng"), ("hơn", "hơn"), ("trên", "hơn"),
        ("gần", "gần"), ("không quá", "không quá"), ("", ""), ("kinh phí", ""), ("kinh phí khoảng", "khoảng"),
    ],
)  # fmt: skip
def test_a_hedge_stays_with_the_total(said: str, hedge: str) -> None:
    project = read(f"Số hóa hồ sơ, {said} 3,2 tỷ, 2021-2023, ngân sách tỉnh").project
    assert (project.total, project.hedge, project.name) == (Decimal(3200), hedge, "Số hóa hồ sơ")
    assert projects_from_facts(project_facts(project, "projects")) == [project]


def test_a_hedge_stands_in_the_table_and_its_sum() -> None:
    lines = ["Số hóa hồ sơ; khoảng 3,2 tỷ; 2021-2023; ngân sách tỉnh", "Phần mềm; 800 triệu; 2021; ngân sách tỉnh"]
    text = "unit: Sở Xây dựng\nkind: five_year\ndate: 2020-10-12\nanswers: {}\nprojects:\n" + "".join(
        f"- {line!r}\n" for line in lines
    )
    document = draft(parse_answers(text, source="a.yaml")).document
    tables = [block for annex in document.annexes for block in annex.blocks if isinstance(block, Table)]
    cells = {cell.text for table in tables for row in (*table.rows, *table.footer) for cell in row}
    assert {"khoảng 3.200", "800", "khoảng 4.000"} <= cells


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("Cổng GIS, chuyển tiếp từ 2020, xong 2022, 5 tỷ", (2020, 2022)),
        ("Cổng GIS, chuyển tiếp từ năm 2019, hoàn thành năm 2021, 5 tỷ", (2019, 2021)),
        ("Cổng GIS, chuyen tiep tu 2020 den 2022, 5 ty", (2020, 2022)),
        ("Cổng GIS, chuyển tiếp từ 2019; 2021-2022; 5 tỷ", (2021, 2022)),
    ],
)
def test_what_is_carried_over_keeps_its_years(line: str, years: tuple[int, int]) -> None:
    project = read(line).project
    assert (project.start, project.end, project.kind) == (*years, "chuyển tiếp")
    assert project.since == (2019 if years[0] == 2021 else None)
