"""Money given so far, told with its year: the part of that year, never the words of an objective."""

from decimal import Decimal

import pytest

from assistant.answers import parse_answers
from assistant.pipeline import draft
from assistant.plan import Project

HEAD = "unit: Sở Xây dựng\nkind: five_year\ndate: 2020-11-20\nprojects:\n"


def project(said: str) -> Project:
    line = f"Nâng cấp truyền hình; Văn phòng; chuyển tiếp 2020-2022; 9,5 tỷ, {said}; chi ĐTPT; NS tỉnh"
    return draft(parse_answers(f"{HEAD}  - {line!r}\n", source="a.yaml")).projects[0]


@pytest.mark.parametrize("verb", ["bố trí", "cấp", "giao", "chi", "giải ngân"])
@pytest.mark.parametrize(
    "form",
    ["đã {} 2020 4 tỷ", "đã {} năm 2020 4 tỷ", "năm 2020 đã {} 4 tỷ", "2020 đã {} 4 tỷ", "đã {} năm 2020 là 4 tỷ"],
)
def test_money_given_in_a_year_is_the_part_of_that_year(verb: str, form: str) -> None:
    read = project(form.format(verb))
    assert read.by_year == ((2020, Decimal(4000)),)
    assert (read.total, read.start, read.end, read.objective) == (Decimal(9500), 2020, 2022, "")


@pytest.mark.parametrize("said", ["đã bố trí 4 tỷ", "đã giải ngân 4 tỷ"])
def test_money_given_without_a_year_is_no_part_of_one(said: str) -> None:
    read = project(said)
    assert read.by_year == ()
    assert (read.total, read.objective) == (Decimal(9500), "")
