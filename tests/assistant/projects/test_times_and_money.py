"""The times and the money of a project, form by form: the figure that stands in the table, or the question that is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.projects import ProjectContext, ProjectReading, read_project

HUYEN = ProjectContext("five_year", (2021, 2025), "huyện")


def read(entry: str | dict[str, str]) -> ProjectReading:
    return read_project(entry, "r3", HUYEN)


def asked(reading: ProjectReading) -> str:
    return " ".join(reading.doubts)


@pytest.mark.parametrize(
    ("told", "printed", "years"),
    [
        ("quý III/2022", "quý III/2022", (2022, 2022)),
        ("quý 3 năm 2022", "quý III/2022", (2022, 2022)),
        ("5/2022", "tháng 5/2022", (2022, 2022)),
        ("tháng 2/2022", "tháng 02/2022", (2022, 2022)),
        ("tháng 12/2021 - tháng 2/2023", "từ tháng 12/2021 đến tháng 02/2023", (2021, 2023)),
        ("từ 1/3/2022 đến 5/6/2023", "từ 1/3/2022 đến 5/6/2023", (2022, 2023)),
        ("ngày 30-6-2023", "ngày 30/6/2023", (2023, 2023)),
        ("2021, 2022, 2024", "năm 2021, 2022, 2024", (2021, 2024)),
    ],
)
def test_a_time_is_printed_as_it_was_told(told: str, printed: str, years: tuple[int, int]) -> None:
    reading = read(f"Số hóa hồ sơ; {told}; 300 triệu")
    assert (reading.project.time, (reading.project.start, reading.project.end)) == (printed, years)
    assert (reading.project.name, reading.project.total, reading.doubts) == ("Số hóa hồ sơ", Decimal(300), ())


@pytest.mark.parametrize(
    ("told", "printed", "years", "about"),
    [
        ("trước năm 2023", "trước năm 2023", (None, 2023), "chưa rõ năm bắt đầu"),
        ("chậm nhất 2023", "đến năm 2023", (None, 2023), "chưa rõ năm bắt đầu"),
        ("từ năm 2022", "từ năm 2022", (2022, None), "chưa rõ năm kết thúc"),
        ("32/13/2022", "", (None, None), "“32/13/2022” không phải là ngày có thật"),
        ("từ 31/2/2022 đến 5/3/2022", "", (None, None), "không phải là ngày có thật"),
        ("tháng 6-2/2022", "", (None, None), "điểm đầu sau điểm cuối"),
        ("từ tháng 6/2023 đến tháng 2/2022", "", (None, None), "năm đầu sau năm cuối"),
        ("2021-2022; 2023-2024", "", (None, None), "nhiều mốc thời gian (2021-2022; 2023-2024)"),
    ],
)
def test_a_time_that_is_open_or_impossible_is_asked(
    told: str, printed: str, years: tuple[int | None, int | None], about: str
) -> None:
    reading = read(f"Số hóa hồ sơ; {told}; 300 triệu")
    assert (reading.project.time, (reading.project.start, reading.project.end)) == (printed, years)
    assert about in asked(reading)


@pytest.mark.parametrize(
    ("told", "million"),
    [
        ("hai ty ba tram trieu", 2300),
        ("mot tram muoi trieu", 110),
        ("muoi hai trieu", 12),
        ("năm mươi lăm triệu", 55),
        ("bốn nghìn triệu", 4000),
        ("một trăm năm mươi nghìn triệu", 150_000),
        ("hai nghìn tỷ", 2_000_000),
        ("hai phẩy năm tỷ", 2500),
        ("hai phay nam trieu", Decimal("2.5")),
        ("hai tỷ năm 2022", 2000),
        ("2 tỷ năm trăm triệu", 2500),
        ("2 ty nam tram trieu", 2500),
        ("2 tỷ 2022", 2000),
    ],
)
def test_money_in_words_is_the_figure_it_says(told: str, million: Decimal) -> None:
    reading = read(f"Số hóa hồ sơ; {told}; mới; ngân sách tỉnh; 2022")
    assert (reading.project.total, reading.project.time) == (million, "2022")
    assert (reading.project.name, reading.project.objective, reading.doubts) == ("Số hóa hồ sơ", "", ())


@pytest.mark.parametrize(
    ("told", "about"),
    [
        ("một tỷ hai", "“một tỷ hai” có hai cách hiểu"),
        ("2 tỷ hai", "“2 tỷ hai” có hai cách hiểu"),
        ("1 tỷ ba trăm", "“1 tỷ ba trăm” có hai cách hiểu"),
        ("hai hai triệu", "không đọc được số tiền “hai hai triệu”"),
        ("hai triệu nghìn", "không đọc được số tiền “hai triệu nghìn”"),
        ("âm hai tỷ", "“âm hai tỷ” là số âm"),
    ],
)
def test_money_in_words_that_is_none_or_two_is_asked_whole(told: str, about: str) -> None:
    reading = read(f"Số hóa hồ sơ; {told}; 2022")
    assert (reading.project.total, reading.project.objective) == (None, "")
    assert about in asked(reading)


@pytest.mark.parametrize(
    ("field", "told", "about"),
    [
        ("tổng mức", "1.2.3", "không đọc được số tiền “1.2.3”"),
        ("tổng mức", "1,200", "“1,200” có hai cách hiểu"),
        ("tổng mức", "-200", "“-200” là số âm"),
        ("tổng mức", "12 3", "nhiều số tiền có thể là tổng mức (12; 3 triệu đồng)"),
        ("phần ATTT", "10%", "ghi theo tỷ lệ nhưng chưa có tổng mức"),
        ("phần ATTT", "100 triệu, 200 triệu", "phần an toàn thông tin: có nhiều số khác nhau"),
        ("phần ATTT", "1 tỷ 25", "phần an toàn thông tin: số tiền “1 tỷ 25” có hai cách hiểu"),
        ("mục", "IV.5 và IV.6", "nhiều mục nhiệm vụ (IV.5, IV.6)"),
        ("loại chi", "chi khác", "“chi khác” là chi thường xuyên hay chi đầu tư phát triển?"),
    ],
)
def test_a_field_that_cannot_be_taken_stays_empty_and_is_asked(field: str, told: str, about: str) -> None:
    reading = read({"tên": "Kho số", field: told})
    assert (reading.project.total, reading.project.security, reading.project.area) == (None, None, "")
    assert about in asked(reading)


@pytest.mark.parametrize("told", ["không", "không có", "0"])
def test_no_security_part_is_nought(told: str) -> None:
    reading = read({"tên": "Kho số", "tổng mức": "2 tỷ", "phần ATTT": told})
    assert (reading.project.security, reading.doubts) == (Decimal(0), ())


@pytest.mark.parametrize(
    ("told", "kept", "about"),
    [
        ("2021: 1 tỷ 25; 2022: 800", ((2022, Decimal(800)),), "kinh phí năm 2021: số tiền “1 tỷ 25” có hai cách hiểu"),
        ("2021: 500; 2021: 800; 2022: 700", ((2022, Decimal(700)),), "kinh phí năm 2021 được ghi hai lần khác nhau"),
    ],
)
def test_a_year_in_doubt_has_no_amount_and_still_belongs_to_the_time(
    told: str, kept: tuple[tuple[int, Decimal], ...], about: str
) -> None:
    reading = read({"tên": "Kho số", "tổng mức": "2 tỷ", "phân kỳ": told})
    assert (reading.project.by_year, reading.project.time) == (kept, "2021-2022")
    assert [about in doubt for doubt in reading.doubts] == [True]


@pytest.mark.parametrize(
    ("total", "told", "shares", "about"),
    [
        ("", "NS tỉnh 60%, NS huyện 40%", (None, None), "chưa tính được phần của từng nguồn vốn"),
        (
            "2 tỷ",
            "NS tỉnh 1 tỷ 25, NS huyện 500 triệu",
            (None, Decimal(500)),
            "ngân sách tỉnh: số tiền “1 tỷ 25” có hai",
        ),
    ],
)
def test_a_source_whose_share_cannot_be_worked_out_is_asked(
    total: str, told: str, shares: tuple[Decimal | None, ...], about: str
) -> None:
    reading = read({"tên": "Kho số", "tổng mức": total, "nguồn vốn": told})
    assert tuple(source.amount for source in reading.project.sources) == shares
    assert about in asked(reading)


def test_levels_named_after_a_budget_are_budgets_too() -> None:
    sources = read("Kho số; 5 tỷ; ngân sách tỉnh, huyện; 2022").project.sources
    assert [source.budget for source in sources] == ["ngân sách tỉnh", "ngân sách huyện"]


@pytest.mark.parametrize(
    ("told", "source"),
    [("tỉnh", "ngân sách tỉnh"), ("vốn của nhà tài trợ", "vốn của nhà tài trợ")],
)
def test_a_source_told_alone(told: str, source: str) -> None:
    for project in (read(f"Kho số; 2 tỷ; 2022; {told}").project, read({"tên": "Kho số", "nguồn vốn": told}).project):
        assert [s.budget for s in project.sources] == [source]


@pytest.mark.parametrize(
    ("entry", "total"),
    [
        ("Kho số; 1,25 tỷ; 1.250 triệu; 2022", 1250),
        ("Kho số, 5 tỷ, tổng 3.000, 2022", 3000),
        ("Kho số; chưa rõ; 5 tỷ; 2022", 5000),
    ],
)
def test_the_total_among_several_amounts(entry: str, total: int) -> None:
    assert read(entry).project.total == total


@pytest.mark.parametrize(
    ("entry", "name", "lead", "objective"),
    [
        ({"tên": "Kho số", "chủ trì": "Phòng Nội vụ chủ trì"}, "Kho số", "Phòng Nội vụ", ""),
        ({"tên": "Kho số", "chủ trì": "chủ trì: Phòng Nội vụ"}, "Kho số", "Phòng Nội vụ", ""),
        ({"tên": "chưa rõ", "chủ trì": "chưa rõ"}, "", "", ""),
        ("Kho số giao cho Sở; 2022; 5 tỷ", "Kho số giao cho Sở", "", ""),
        ("Kho số do Phòng Nội vụ; 2022; 5 tỷ", "Kho số", "Phòng Nội vụ", ""),
        ("Phòng Nội vụ xây dựng; 5 tỷ", "", "Phòng Nội vụ xây dựng", ""),
        ("Kho số (5 tỷ) cho các xã; 2022", "Kho số cho các xã", "", ""),
        ("2022 thì Kho số; 5 tỷ", "Kho số", "", ""),
        ("Nâng cấp mạng 5 tỷ và phần mềm; 2022", "Nâng cấp mạng và phần mềm", "", ""),
    ],
)
def test_what_is_left_of_the_words_are_name_lead_and_objective(
    entry: str | dict[str, str], name: str, lead: str, objective: str
) -> None:
    project = read(entry).project
    assert (project.name, project.lead, project.objective) == (name, lead, objective)


def test_a_second_name_is_left_over_aloud() -> None:
    reading = read({"tên": "Kho số", "tên dự án": "Kho khác"})
    assert (reading.project.name, reading.leftover) == ("Kho số", ("Kho khác",))


def test_a_number_of_the_row_is_no_field() -> None:
    assert read({"stt": "3", "tên": "Kho số", "tổng mức": "500", "thời gian": "2022"}).leftover == ()


@pytest.mark.parametrize("entry", ["Kho số; 46 máy à nhầm 54 bộ; 2022"])
def test_a_correction_of_something_else_is_asked(entry: str) -> None:
    assert "lời sau sửa lời trước mà chưa rõ bỏ điều nào" in asked(read(entry))


@pytest.mark.parametrize("figure", [1904, 1950, 1999, 2021, 2025, 2100])
@pytest.mark.parametrize("label", ["tổng mức", "Tổng kinh phí"])
def test_a_bare_figure_in_a_field_of_money_is_money_whatever_year_it_looks_like(figure: int, label: str) -> None:
    entry = {"tên": "Nâng cấp mạng", "thời gian": "2022", label: str(figure)}
    project = read_project(entry, "p1", HUYEN).project
    assert (project.total, project.start, project.end) == (figure, 2022, 2022)


@pytest.mark.parametrize(
    "text", ["Mạng LAN; 2022; 1904; NS tỉnh", "Mạng LAN, năm 2022, tổng 1904, ngân sách tỉnh", "Mạng LAN | 2022 | 1904"]
)
def test_a_figure_before_2000_is_no_year_of_a_project(text: str) -> None:
    project = read_project(text, "p1", HUYEN).project
    assert (project.total, project.start) == (1904, 2022)


@pytest.mark.parametrize(
    ("money", "total"),
    [("2 nghìn tỷ", "2000000"), ("3 trăm triệu", "300"), ("5 chục triệu", "50"), ("1 tỷ 3 trăm triệu", "1300"), ("2 nghìn 500 triệu", "2500")],
)  # fmt: skip
def test_a_total_with_a_scale_is_taken_whole(money: str, total: str) -> None:
    for entry in (f"Mạng LAN; 2022; {money}; NS tỉnh", {"tên": "Mạng LAN", "thời gian": "2022", "tổng mức": money}):
        assert str(read_project(entry, "p1", HUYEN).project.total) == total
