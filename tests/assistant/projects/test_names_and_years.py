"""What a row is called, and money told year by year, in the forms that officers type."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.projects import ProjectContext, ProjectReading, read_project
from assistant.projects.proposals import total_proposal

CONTEXT = ProjectContext("five_year", (2021, 2025), "huyện")


def read(entry: str) -> ProjectReading:
    return read_project(entry, "p1", CONTEXT)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("ATTT: mua tường lửa; 2022; 300 triệu", "an toàn thông tin: mua tường lửa"),
        ("An toàn thông tin: 500 triệu; 2021-2025", "An toàn thông tin"),
        ("nâng cấp mạng LAN 2021, 2022; 800 triệu; NST", "nâng cấp mạng LAN"),
        ("phần mềm họp 2021, 2023, 2025; 900 triệu", "phần mềm họp"),
        ("kè chống sạt lở, đê điều 2023, 600 triệu", "kè chống sạt lở, đê điều"),
        ("Camera 12 xã, thị trấn; 2022; 1,2 tỷ", "Camera 12 xã, thị trấn"),
        ("Loa 12 xã, thị trấn, huyện 60%, tỉnh 40%, 2021, 1 tỷ", "Loa 12 xã, thị trấn"),
        ("Trung tâm điều hành - giai đoạn 1; 2022; 5 tỷ", "Trung tâm điều hành - giai đoạn 1"),
        (
            "Hệ thống quản lý cán bộ - công chức - viên chức, 2022, 400tr",
            "Hệ thống quản lý cán bộ - công chức - viên chức",
        ),
        ("Lập hồ sơ cấp độ 90 triệu; 2021", "Lập hồ sơ cấp độ"),
        ("Windows Server 2019; 2021; 200 triệu", "Windows Server 2019"),
    ],
)
def test_a_row_keeps_the_whole_of_its_name_and_nothing_else(row: str, name: str) -> None:
    assert read(row).project.name == name


def test_a_part_for_security_told_behind_the_name_stays_a_part() -> None:
    project = read("Nâng cấp mạng; 2021; 900 triệu; ATTT: tường lửa 120 triệu").project
    assert (project.name, project.total, project.security) == ("Nâng cấp mạng", 900, 120)


YEARS = {2021: 100, 2022: 110, 2023: 120, 2024: 130}


@pytest.mark.parametrize(
    "form",
    [
        "{money}tr {year}",
        "{money} triệu ({year})",
        "{year}: {money}tr",
        "năm {year} {money}",
        "{money} triệu năm {year}",
        "{year} là {money}tr",
    ],
)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_money_told_by_year_is_of_its_year_and_sums_up(form: str, count: int) -> None:
    told = dict(list(YEARS.items())[:count])
    project = read("Thuê cloud; " + ", ".join(form.format(year=y, money=m) for y, m in told.items()) + "; NST").project
    assert dict(project.by_year) == told
    assert project.total == sum(told.values())


def test_a_year_beside_other_years_of_another_price_is_not_the_total() -> None:
    reading = read("Thuê cloud; năm 2021 là 100 triệu, các năm 2022, 2023, 2024 mỗi năm 120 triệu")
    assert reading.project.total is None
    assert reading.project.by_year == ((2021, Decimal(100)),)
    assert (reading.project.start, reading.project.end) == (2021, 2024)


@pytest.mark.parametrize(
    "row", ["Thuê V, 2021-2024: 100, 110, 120, 130 triệu", "Thuê V; 2021-2024; 100tr, 110tr, 120tr, 130tr"]
)
def test_as_many_amounts_as_years_are_asked_with_their_sum(row: str) -> None:
    project = read(row).project
    assert project.total is None
    proposal = total_proposal(project)
    assert proposal is not None
    assert proposal.fact.value == "460"


def test_an_amount_added_to_a_price_times_a_number_is_one_more_part() -> None:
    reading = read("Mua bản quyền 120 máy x 0,4 triệu và hồ sơ cấp độ 90 triệu; 2021")
    assert reading.project.total == 138
    assert any("120 máy x 0,4 triệu + 90 triệu" in doubt for doubt in reading.doubts)


@pytest.mark.parametrize("words", ["2 nghìn nghìn đồng", "2 nghìn nghìn"])
def test_a_scale_typed_twice_reads_two_ways(words: str) -> None:
    reading = read(f"Phần mềm X: {words}; 2021")
    assert reading.project.total is None
    assert any("hai cách hiểu" in doubt for doubt in reading.doubts)


def test_one_year_beside_money_of_every_other_is_no_total_and_no_time() -> None:
    project = read("Tường lửa: 2021 80tr, còn lại mỗi năm 20tr").project
    assert (project.total, project.start, project.by_year) == (None, None, ((2021, Decimal(80)),))


@pytest.mark.parametrize(
    "row", ["Camera; 2021; 210tr; huyện 50%, xã hội hóa 50%", "Camera | 2021 | 210tr | xã hội hóa 50% | huyện 50%"]
)
def test_a_level_alone_beside_another_source_is_a_source(row: str) -> None:
    project = read(row).project
    assert {(source.budget, source.amount) for source in project.sources} == {
        ("ngân sách huyện", 105),
        ("vốn xã hội hóa", 105),
    }
    assert not project.objective
