"""A task told with several years keeps each with its own, in the text and in the roadmap."""

import re

import pytest

from assistant.answers import parse_answers
from assistant.drafting.finish import sentences_of
from assistant.pipeline import draft


def drafted(requirement: str, said: str, unit: str = "Sở Xây dựng") -> tuple[str, dict[int, str]]:
    """The task's sentences, and the roadmap by year."""
    text = f"unit: {unit}\nkind: five_year\ndate: 2020-10-12\nanswers:\n  {requirement}: {said!r}\n"
    document = draft(parse_answers(text, source="a.yaml")).document
    sentences = list(sentences_of(document))
    task = " ".join(
        s.text for s in sentences if any(id_ == requirement for id_, _ in s.covers) and "[chưa" not in s.text
    )
    years = {int(m[1]): s.text[10:].strip(" .;") for s in sentences if (m := re.match(r"Năm (\d{4}): ", s.text))}
    return task, {year: words for year, words in years.items() if "chưa có số liệu" not in words}


@pytest.mark.parametrize("unit", ["Sở Xây dựng", "Ban Dân tộc", "Huyện Mộ Đức"])
@pytest.mark.parametrize(
    "said",
    [
        "mua 30 máy năm 2021, 20 máy năm 2023",
        "mua 30 máy 2021, 20 máy 2023",
        "mua 30 máy 2021 và 20 máy 2023",
        "năm 2021 mua 30 máy, năm 2023 mua 20 máy",
        "2021 mua 30 máy, 2023 mua 20 máy",
        "mua 30 máy năm 2021, 20 năm 2023",
        "mua 30 máy (2021), 20 máy (2023)",
        "quý II/2021 mua 30 máy, quý I/2023 mua 20 máy",
        "mua 30 máy năm 2021; mua 20 máy năm 2023",
    ],
)
def test_each_year_has_its_own_number(said: str, unit: str) -> None:
    task, years = drafted("p2.4.2.infrastructure", said, unit)
    assert years == {2021: "mua 30 máy", 2023: "mua 20 máy"}
    assert task.index("30") < task.index("20 ") or "(năm" in task
    assert not re.search(r"máy 20\d\d", task)


@pytest.mark.parametrize(
    "said",
    [
        "lớp 1 2021, lớp 3,4 2022",
        "lớp 1 năm 2021, lớp 3, 4 năm 2022",
        "lop 1 nam 2021, lop 3,4 nam 2022",
        "lớp 1 2021; lớp 3 và 4 2022",
    ],
)
def test_layers_keep_their_years(said: str) -> None:
    task, years = drafted("p2.4.6.four_layers", said)
    assert re.sub(r"[^\d]+", " ", years[2021]).split()[:1] == ["1"]
    assert re.sub(r"[^\d]+", " ", years[2022]).split()[:2] == ["3", "4"]
    assert "04" not in task and not re.search(r"(?<!năm) 20\d\d", task)


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("30 máy năm 2021, 20 máy năm 2023", {2021: "trang bị 30 máy", 2023: "trang bị 20 máy"}),
        ("2021: 30 máy; 2023: 20 máy", {2021: "trang bị 30 máy", 2023: "trang bị 20 máy"}),
        ("mua máy: 30 (2021), 20 (2023)", {2021: "mua máy: 30", 2023: "mua máy: 20"}),
        ("nâng cấp mạng LAN trong các năm 2021, 2022", {2021: "nâng cấp mạng LAN", 2022: "nâng cấp mạng LAN"}),
        ("thuê Windows Server 2019, mua Office 2016", {}),
    ],
)
def test_what_stands_in_the_roadmap(said: str, years: dict[int, str]) -> None:
    assert drafted("p2.4.2.infrastructure", said)[1] == years


def test_a_number_of_several_years_is_not_told_of_each() -> None:
    years = drafted("p2.4.2.infrastructure", "mua 30 máy trong các năm 2021, 2022")[1]
    assert years[2021] == years[2022] == "mua 30 máy (trong các năm 2021, 2022)"
