"""The limit for information security: equal to it holds, the least below it does not; years and projects the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.plan import Project
from assistant.projects import totals
from assistant.projects.sums import Totals
from assistant.validation.sums import lacking, mismatches, missing_beyond_likely, shares_below, yearly_shares

D = Decimal
LIMIT = D(10)
PERIOD = (2021, 2025)


def row(total: str | None, security: str | None = None, **fields: object) -> Project:
    told = {"total": total, "security": security}
    money = {name: None if amount is None else D(amount) for name, amount in told.items()}
    return Project(**{"row": "r1", "name": "Mạng", "start": 2021, "end": 2021, **money, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("security", "found"),
    [
        ("100", None),
        ("101", None),
        ("1000", None),
        ("99.9", (D("9.99"), D("0.1"), "tổng kinh phí")),
        ("99", (D("9.9"), D(1), "tổng kinh phí")),
        ("50", (D(5), D(50), "tổng kinh phí")),
        ("0", (D(0), D(100), "tổng kinh phí")),
        (None, (D(0), D(100), "tổng kinh phí")),
        ("1001", None),  # beyond its whole: told elsewhere
    ],
)
def test_the_whole(security: str | None, found: tuple[Decimal, Decimal, str] | None) -> None:
    rows = [row("1000", security)]
    assert lacking(totals(rows, PERIOD), rows, LIMIT) == found


def test_nothing_is_said_of_a_share_that_is_not_known() -> None:
    rows = [row("1000", "10"), row(None, row="r2")]
    assert lacking(totals(rows, PERIOD), rows, LIMIT) is None
    assert lacking(totals([], PERIOD), [], LIMIT) is None
    assert lacking(totals([row("0")], PERIOD), [row("0")], LIMIT) is None
    beyond = [row("1000", "10"), row("50", "51", row="r2")]
    assert lacking(totals(beyond, PERIOD), beyond, LIMIT) is None
    assert lacking(totals([row("0.5")], PERIOD), [row("0.5")], LIMIT) == (D(0), D("0.05"), "tổng kinh phí")
    whole = [row("1000", "10"), row("50", "50", row="r2"), row("0", None, row="r3")]
    assert lacking(totals(whole, PERIOD), whole, LIMIT) == (D("5.7"), D(45), "tổng kinh phí")
    assert lacking(totals([row(None, "5")], PERIOD), [row(None, "5")], LIMIT) is None


def test_an_annual_plan_is_held_to_its_own_year() -> None:
    later = row("9000", "0", row="r2", start=2022, end=2022)
    for security, found in (("100", None), ("99", (D("9.9"), D(1), "kinh phí của năm"))):
        rows = [row("1000", security), later]
        assert lacking(totals(rows, (2021, 2021)), rows, LIMIT) == found
    spread = row("1000", "50", start=2020, end=2021, by_year=((2020, D(500)), (2021, D(500))))
    assert lacking(totals([spread], (2021, 2021)), [spread], LIMIT) == (D(5), D(50), "tổng kinh phí")
    only_one_known = Totals(projects=D(1000), security=D(10), security_share=D(1), security_in_year=D(10))
    assert lacking(only_one_known, [], LIMIT) == (D(1), D(90), "tổng kinh phí")


def test_what_is_missing_beyond_the_likely_rows() -> None:
    sums = Totals(projects=D(2000), security=D(50), likely_security=D(30))
    assert missing_beyond_likely(sums, LIMIT) == D(120)
    assert missing_beyond_likely(sums, D("12.5")) == D(170)


def test_each_year_has_its_share_where_all_is_known() -> None:
    rows = [row("100", "10"), row("300", "15", row="r2"), row("200", None, row="r3", start=2023, end=2023, area="IV.6")]
    assert yearly_shares(rows, PERIOD) == {2021: D("6.3"), 2023: D(100)}
    assert yearly_shares(rows, (2021, 2022)) == {2021: D("6.3")}
    assert yearly_shares(rows, (2022, 2023)) == {2023: D(100)}
    assert yearly_shares([], PERIOD) == {}
    assert yearly_shares([row(None), row("0")], PERIOD) == {}
    assert yearly_shares([row("100"), row(None, row="r2", start=2021, end=2022)], PERIOD) == {2021: D(0)}


def test_a_year_whose_money_or_security_nobody_divided_has_no_share() -> None:
    whole, unknown = row("100", "10"), row("100", "10", row="r2", start=2021, end=2022)
    assert yearly_shares([whole, unknown], PERIOD) == {}
    divided = {"row": "r2", "start": 2021, "end": 2022, "by_year": ((2021, D(60)), (2022, D(40)))}
    assert yearly_shares([whole, row("100", "10", **divided)], PERIOD) == {}
    assert yearly_shares([whole, row("100", "0", **divided)], PERIOD) == {2021: D("6.3"), 2022: D(0)}
    assert yearly_shares([whole, row("100", None, area="IV.6", **divided)], PERIOD) == {2021: D("43.8"), 2022: D(100)}
    assert yearly_shares([whole, row("100", "7", area="IV.6", **divided)], PERIOD) == {2021: D("43.8"), 2022: D(100)}
    first = row("50", "5", row="r3", start=2021, end=2022, by_year=((2021, D(50)),))
    assert yearly_shares([first], PERIOD) == {2021: D(10)}
    unknown_in_2021 = [
        row("100", "1", start=2022, end=2022),
        row("9", row="r2", start=2021, end=2023, by_year=((2022, D(3)),)),
    ]
    assert yearly_shares(unknown_in_2021, (2021, 2022)) == {2022: D("0.97")}


def test_projects_below_the_limit() -> None:
    rows = [
        row("1000", "100"), row("1000", "99", row="r2"), row("1000", "0", row="r3"), row("1000", None, row="r4"),
        row("0", "0", row="r5"), row(None, "5", row="r6"), row("10000", "999.9", row="r7"),
    ]  # fmt: skip
    assert [(project.row, share) for project, share in shares_below(rows, LIMIT)] == [
        ("r2", D("9.9")), ("r3", D(0)), ("r7", D("9.99")),
    ]  # fmt: skip


def test_parts_that_do_not_make_up_the_whole_are_named_in_order() -> None:
    sums = Totals(projects=D(10), by_kind={"a": D(4), "b": D(5)}, by_source={"a": D(11)}, by_year={"2021": D("9.9")})
    assert mismatches(sums, annual=False) == [("loại chi", D(9)), ("nguồn vốn", D(11)), ("năm", D("9.9"))]
    assert mismatches(sums, annual=True) == [("loại chi", D(9)), ("nguồn vốn", D(11))]
    assert mismatches(Totals(projects=D(10), by_kind={"a": D(4), "b": D(6)}), annual=False) == []
    assert mismatches(Totals(projects=D(10)), annual=False) == []
    rows = [row("100", "10"), row("33.3", row="r2", start=2021, end=2023)]
    assert mismatches(totals(rows, PERIOD), annual=False) == []
