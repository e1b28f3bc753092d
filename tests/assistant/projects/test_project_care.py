"""Rows of the project table in which a word, a figure or a time only looks like another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.projects import ProjectContext, ProjectReading, read_project, total_proposal


def read(text: str, unit: str = "sở") -> ProjectReading:
    return read_project(text, "r1", ProjectContext(language_context=unit))


NAMES = ["Sổ sức khỏe điện tử", "Hệ thống thư điện tử", "Ví điện tử", "Cổng thông tin điện tử", "Bảo vệ môi trường số"]
TIMES = {"2022": (2022, 2022), "2022-2024": (2022, 2024), "từ 2022 đến 2024": (2022, 2024), "22-24": (2022, 2024)}


@given(st.sampled_from(NAMES), st.sampled_from(sorted(TIMES)), st.sampled_from([", ", "; "]), st.integers(50, 9000))
def test_a_name_keeps_its_last_word_whatever_time_follows(name: str, time: str, mark: str, total: int) -> None:
    project = read(mark.join([name, time, f"{total} triệu", "ngân sách tỉnh"])).project
    assert project.name == name
    assert (project.start, project.end) == TIMES[time]
    assert project.total == total


@pytest.mark.parametrize("text", ["Ví điện tử 2022", "Hóa đơn điện tử 2022"])
def test_the_end_of_a_word_opens_no_time(text: str) -> None:
    project = read(text).project
    assert (project.name, project.time) == (text[:-5], "2022")


@pytest.mark.parametrize(
    ("told", "printed", "years"),
    [
        ("từ quý II/2021 đến hết 2023", "từ quý II/2021 đến hết năm 2023", (2021, 2023)),
        ("từ tháng 3/2021 đến hết năm 2022", "từ tháng 3/2021 đến hết năm 2022", (2021, 2022)),
        ("từ 2021 đến quý III/2024", "từ năm 2021 đến quý III/2024", (2021, 2024)),
        ("quý I/2021 - tháng 6/2022", "từ quý I/2021 đến tháng 6/2022", (2021, 2022)),
        ("từ năm 2021 đến 2023", "2021-2023", (2021, 2023)),
    ],
)
def test_a_time_told_by_its_ends_is_one_time(told: str, printed: str, years: tuple[int, int]) -> None:
    project = read(f"Số hóa hồ sơ; Văn phòng; {told}; 300 triệu").project
    assert (project.time, (project.start, project.end)) == (printed, years)


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        ("TT Công báo và Tin học", "Trung tâm Công báo và Tin học"),
        ("TT Dịch vụ việc làm", "Trung tâm Dịch vụ việc làm"),
        ("P. Chính sách", "Phòng Chính sách"),
        ("P.Nghiệp vụ dược", "Phòng Nghiệp vụ dược"),
        ("Phòng Quản trị - Tài vụ", "Phòng Quản trị - Tài vụ"),
        ("Phòng Kế hoạch - Tổng hợp", "Phòng Kế hoạch - Tổng hợp"),
    ],
)
@pytest.mark.parametrize("mark", ["; ", ", "])
def test_the_lead_is_the_body_that_was_told(told: str, lead: str, mark: str) -> None:
    assert read(mark.join(["Số hóa hồ sơ", told, "2022", "300 triệu", "ngân sách tỉnh"])).project.lead == lead


@pytest.mark.parametrize("count", ["15k", "20k", "8 nghìn"])
def test_thousands_of_a_thing_are_no_money(count: str) -> None:
    reading = read(f"Số hóa {count} hồ sơ; 2022; 300tr")
    assert reading.project.total == 300
    assert read("Số hóa hồ sơ 15k, 2022").project.total is None


def test_money_spent_and_left_is_no_total_and_is_asked() -> None:
    reading = read("Bệnh án điện tử, chuyển tiếp từ 2019, đã chi 6,86 tỷ, còn lại 2,94 tỷ, 2021, NS tỉnh")
    assert reading.project.total is None
    assert reading.project.objective == ""
    assert {"6,86 tỷ", "2,94 tỷ"} <= set(reading.leftover)
    assert read("Bệnh án điện tử, tổng 9,8 tỷ, đã chi 6,86 tỷ, còn 2,94 tỷ, 2021").project.total == 9800


def test_a_fund_with_its_amount_is_a_source() -> None:
    project = read("Ngân sách tỉnh 500 triệu và quỹ phát triển sự nghiệp 200 triệu, phần mềm khám bệnh, 2022").project
    assert project.name == "phần mềm khám bệnh"
    assert project.total == 700
    assert [(s.budget, s.amount) for s in project.sources] == [
        ("ngân sách tỉnh", Decimal(500)),
        ("quỹ phát triển sự nghiệp", Decimal(200)),
    ]


@pytest.mark.parametrize(
    ("told", "total"),
    [
        ("mỗi năm 120 triệu trong 5 năm, 2021-2025", Decimal(600)),
        ("60 triệu mỗi năm, 2022-2025", Decimal(240)),
        ("mỗi năm 120 triệu trong 3 năm, 2021-2025", None),
        ("mỗi xã 120 triệu, 2021-2025", None),
        ("mỗi năm 120 triệu", None),
    ],
)
def test_money_for_each_year_offers_a_total_and_tells_none(told: str, total: Decimal | None) -> None:
    project = read(f"Thuê máy chủ, Văn phòng Sở, {told}, ngân sách tỉnh").project
    assert project.total is None
    offer = total_proposal(project)
    assert (Decimal(offer.fact.value) if offer and offer.fact else None) == total


@pytest.mark.parametrize(
    "told",
    [
        "NS tỉnh 60%, thị xã 40%",
        "60% NS tỉnh, 40% thị xã",
        "tỉnh 60%, thị xã 40%",
        "NS tỉnh 600 triệu, thị xã 400 triệu",
        "NS tỉnh 600, thị xã 400",
    ],
)
def test_two_levels_with_their_shares_are_two_sources(told: str) -> None:
    line = f"Số hóa; P.TNMT; mới; 2021; 1 tỷ; chi thường xuyên; {told}; tra cứu hồ sơ"
    project = read_project(line, "p1", ProjectContext("annual", (2021, 2021), "thị xã")).project
    assert [(s.budget, s.amount) for s in project.sources] == [
        ("ngân sách tỉnh", Decimal(600)),
        ("ngân sách thị xã", Decimal(400)),
    ]
    assert (project.total, project.objective) == (Decimal(1000), "tra cứu hồ sơ")


@pytest.mark.parametrize("told", ["đã bố trí 2,5 tỷ năm 2020", "năm 2020 đã bố trí 2,5 tỷ", "năm 2020: 2,5 tỷ"])
def test_money_given_in_a_year_leaves_the_time_as_told(told: str) -> None:
    line = f"Cổng du lịch; Văn phòng; chuyển tiếp; 2020-2021; tổng 4,2 tỷ, {told}; ĐTPT; NST; quảng bá"
    project = read_project(line, "p1", ProjectContext("annual", (2021, 2021), "thị xã")).project
    assert (project.start, project.end, project.total) == (2020, 2021, Decimal(4200))
    assert project.by_year == ((2020, Decimal(2500)),)


@pytest.mark.parametrize("told", ["chưa có nguồn", "chưa xác định nguồn vốn", "chưa bố trí được nguồn"])
def test_a_source_that_is_not_there_is_no_objective(told: str) -> None:
    line = f"Số hóa sổ hộ tịch; Phòng Tư pháp; 2021-2023; 1,5 tỷ; {told}; tra cứu hộ tịch; mới"
    reading = read_project(line, "p1", ProjectContext("annual", (2021, 2021), "huyện"))
    assert (reading.project.objective, reading.project.sources) == ("tra cứu hộ tịch", ())


def test_what_is_left_for_a_year_is_its_part() -> None:
    line = "Loa thông minh; Trung tâm Văn hóa; chuyển tiếp; 2020-2021; tổng 2 tỷ, năm 2021 còn 800 triệu; ĐTPT; NST; tuyên truyền"
    project = read_project(line, "p1", ProjectContext("annual", (2021, 2021), "huyện")).project
    assert (project.total, project.by_year) == (Decimal(2000), ((2021, Decimal(800)),))


def test_security_told_behind_a_dash() -> None:
    line = "Phòng máy - Văn phòng - 2021 - 900tr - chi TX - NST - mới - bảo vệ dữ liệu - ATTT 90tr"
    project = read_project(line, "p1", ProjectContext("annual", (2021, 2021), "sở")).project
    assert (project.total, project.security) == (Decimal(900), Decimal(90))
