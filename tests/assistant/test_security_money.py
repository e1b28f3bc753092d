"""What was spent on security, told beside all that was spent, and money told year by year with a dash."""

from decimal import Decimal

import pytest

from assistant.answers import parse_answers
from assistant.drafting.finish import sentences_of
from assistant.pipeline import Result, draft

HEAD = "unit: Sở Y tế\nkind: five_year\ndate: 2020-10-12\n"


def drafted(answers: dict[str, str], projects: tuple[str, ...] = ()) -> Result:
    told = "answers:\n" + "".join(f"  {id_}: {said!r}\n" for id_, said in answers.items()) if answers else ""
    lines = "projects:\n" + "".join(f"  - {line!r}\n" for line in projects) if projects else ""
    return draft(parse_answers(HEAD + told + lines, source="a.yaml"))


def written(result: Result) -> list[str]:
    return [s.text for s in sentences_of(result.document) if any(id_.startswith("p1.7.") for id_, _ in s.covers)]


TOTALS = ("chi 2,1 tỷ", "tổng chi CNTT 2.100 triệu đồng")
PARTS = (
    "{}, ATTT 95 triệu",
    "{}, trong đó an toàn thông tin 95 triệu đồng",
    "{}, riêng bảo mật 95tr",
    "{} (ATTT 95tr)",
    "{}, đã gồm 95tr ATTT",
)


@pytest.mark.parametrize("total", TOTALS)
@pytest.mark.parametrize("part", PARTS)
def test_the_part_of_security_is_a_figure_of_its_own(total: str, part: str) -> None:
    result = drafted({"p1.7.it_spend": part.format(total)})
    text = " ".join(written(result))
    assert "2.100 triệu đồng" in text
    assert "Tổng chi cho an toàn thông tin (bao gồm đầu tư và thuê dịch vụ) là 95 triệu đồng." in text
    assert "so với tổng chi cho CNTT là 4,5%." in text
    assert not any("Chưa rõ thuộc số liệu nào" in finding.message for finding in result.findings)


@pytest.mark.parametrize("other", ["380 triệu", "2 tỷ"])
def test_told_otherwise_elsewhere_it_is_a_conflict(other: str) -> None:
    told = {"p1.7.it_spend": "tổng chi 4,2 tỷ, trong đó ATTT 0,5 tỷ", "p1.7.security_spend": other}
    assert [f.rule for f in drafted(told).findings if f.rule == "figures.conflict"]
    told["p1.7.security_spend"] = "500 triệu"
    assert not [f.rule for f in drafted(told).findings if f.rule == "figures.conflict"]


@pytest.mark.parametrize(
    "said",
    [
        "chi 2,1 tỷ chưa gồm ATTT 95 triệu",
        "tổng chi 2,1 tỷ, trong đó 95 triệu mua thiết bị ATTT",
        "tổng chi 2,1 tỷ, giám sát an toàn thông tin 95 triệu",
    ],
)
def test_what_is_no_total_of_security_is_none(said: str) -> None:
    text = " ".join(written(drafted({"p1.7.it_spend": said})))
    assert "Tổng chi cho an toàn thông tin (bao gồm" not in text
    assert "không chi riêng" not in text
    assert "95 triệu đồng" in text


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ("phần mềm một cửa 2018 2,1 tỷ, ATTT 95 triệu", ("phần mềm một cửa", "2018", "2100")),
        ("phần mềm một cửa 2,1 tỷ năm 2018", ("phần mềm một cửa", "2018", "2100")),
        ("trang bị 20 máy tính 2017-2018 khoảng 210 triệu", ("trang bị 20 máy tính", "2017-2018", "210")),
        ("mua Office 2016; 2018; 300 triệu", ("mua Office 2016", "2018", "300")),
    ],
)
def test_a_past_project_typed_in_one_run(said: str, cells: tuple[str, ...]) -> None:
    told = {f.column: f.value for f in drafted({"p1.7.projects": said}).facts if f.quantity == "row:past_projects"}
    assert (told["name"], told["time"], Decimal(told["total"])) == (*cells[:2], Decimal(cells[2]))


@pytest.mark.parametrize("name", ["Thuê dịch vụ", "Số hóa hồ sơ người có công"])
@pytest.mark.parametrize("joint", [": ", "; ", ", ", " - "])
@pytest.mark.parametrize(
    "years", ["2021 - 100, 2022 - 120", "2021-100; 2022-120", "năm 2021 – 100 triệu, năm 2022 – 120 triệu"]
)
def test_money_behind_the_dash_of_its_year(name: str, joint: str, years: str) -> None:
    (project,) = drafted({}, (name + joint + years,)).projects
    assert (project.name, project.start, project.end, project.total) == (name, 2021, 2022, 220)
    assert project.by_year == ((2021, 100), (2022, 120))


@pytest.mark.parametrize(("time", "end"), [("2021 - 25", 2025), ("2021-2025", 2025), ("2021 - 2022", 2022)])
def test_a_period_with_a_dash_stays_one(time: str, end: int) -> None:
    (project,) = drafted({}, (f"Thuê phần mềm một cửa; {time}; 2,5 tỷ",)).projects
    assert (project.start, project.end, project.total) == (2021, end, 2500)


@pytest.mark.parametrize(
    "part", ["2 tỷ (an toàn 10%)", "2 tỷ, trong đó an toàn 200 triệu", "2 tỷ, ATTT 200 triệu", "2 tỷ, bảo mật 10%"]
)
def test_the_security_part_of_a_project(part: str) -> None:
    (project,) = drafted({}, (f"Xây dựng kho dữ liệu; 2021; {part}",)).projects
    assert (project.total, project.security, project.objective) == (2000, 200, "")


@pytest.mark.parametrize("name", ["Hệ thống an toàn giao thông", "Camera an toàn 20 điểm"])
def test_other_safety_is_no_security(name: str) -> None:
    (project,) = drafted({}, (f"{name}; 2021; 2 tỷ",)).projects
    assert (project.name, project.total, project.security) == (name, 2000, None)


def test_what_is_said_of_security_without_a_figure_stays() -> None:
    text = written(drafted({"p1.7.it_spend": "tổng chi CNTT 4.150 triệu đồng, đã gồm an toàn thông tin"}))
    assert text[0].endswith("là 4.150 triệu đồng, đã gồm an toàn thông tin.")


@pytest.mark.parametrize(
    ("said", "value"), [("chi 95 triệu", "95"), ("tổng chi 95 triệu", "95"), ("không chi riêng", "0")]
)
def test_its_own_question_needs_no_name(said: str, value: str) -> None:
    result = drafted({"p1.7.security_spend": said})
    assert [fact.value for fact in result.facts if fact.quantity == "spend.security"] == [value]


@pytest.mark.parametrize("said", ["xin 15 tỷ, được 9,2 tỷ, chi hết 8,7 tỷ chưa gồm ATTT", "5 năm khoảng 4,6 tỷ"])
def test_security_not_named_beside_a_figure_is_not_meant(said: str) -> None:
    result = drafted({"p1.7.it_spend": said, "p1.7.security_spend": "410 triệu đồng"})
    assert [fact.value for fact in result.facts if fact.quantity == "spend.security"] == ["410"]
    assert "phần chi an toàn thông tin" not in " ".join(written(result))


def test_a_single_year_and_its_money_between_dashes() -> None:
    (project,) = drafted(
        {}, ("camera 32 diem - phong Quan ly - 2021 - 3,2 ty - chi DTPT - NS thanh pho - moi",)
    ).projects
    assert (project.total, project.start, project.objective) == (3200, 2021, "")
