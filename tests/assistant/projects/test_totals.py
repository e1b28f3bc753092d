"""The sums of the project table, worked out by hand: parts, shares, years, what is not trusted, what is unknown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.plan import Funding, Project
from assistant.projects import (
    UNALLOCATED,
    UNKNOWN,
    parts_by_kind,
    parts_by_source,
    parts_by_year,
    percent_shares,
    security_part,
    share_of,
    totals,
    year_part,
)
from assistant.projects.sums import Totals, amount_of

D = Decimal
PERIOD = (2021, 2025)


def row(total: str | None = "100", **fields: object) -> Project:
    base: dict[str, object] = {"row": "r1", "name": "Nâng cấp mạng", "start": 2021, "end": 2023}
    return Project(**{**base, "total": None if total is None else D(total), **fields})  # type: ignore[arg-type]


def years(**amounts: str) -> tuple[tuple[int, Decimal], ...]:
    return tuple((int(year[1:]), D(amount)) for year, amount in amounts.items())


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ("0", "100", "0"), ("100", "100", "100"), ("10", "100", "10"), ("1", "8", "12.5"), ("1", "16", "6.3"), ("3", "16", "18.8"),
        ("360.5", "2100.5", "17.2"), ("996", "10000", "9.96"), ("9999", "100000", "9.99"), ("99999", "100000", "99.99"),
        ("9949", "100000", "9.9"), ("1004", "10000", "10.0"), ("2", "1", "200"), ("1", "10000", "0.0"),
    ],
)  # fmt: skip
def test_a_share_is_rounded_half_up_but_never_up_to_a_whole_percent(part: str, whole: str, share: str) -> None:
    found = share_of(D(part), D(whole))
    assert found == D(share)
    assert isinstance(found, Decimal)


@pytest.mark.parametrize(("part", "whole"), [(None, D(1)), (D(1), None), (D(1), D(0)), (D(1), D(-1)), (D(0), D(0))])
def test_no_share_of_what_is_not_known_or_nothing(part: Decimal | None, whole: Decimal | None) -> None:
    assert share_of(part, whole) is None


def test_shares_add_up_to_a_hundred() -> None:
    third = {"a": D(1), "none": D(0), "b": D(1), "c": D(1)}
    assert percent_shares(third, D(3)) == {"a": D("33.3"), "b": D("33.3"), "c": D("33.4")}
    assert percent_shares({"a": D(5)}, D(5)) == {"a": D(100)}
    assert percent_shares({"a": D(1), "b": D(7)}, D(8)) == {"a": D("12.5"), "b": D("87.5")}
    assert percent_shares({"a": D("0.5"), "b": D("0.5")}, D(1)) == {"a": D(50), "b": D(50)}
    assert percent_shares({"a": D(1)}, D(0)) == {}
    assert percent_shares({"a": D(1)}, D(-1)) == {}
    assert percent_shares({}, D(1)) == {}


AMOUNTS = st.one_of(st.integers(1, 99_999), st.integers(1, 9)).map(Decimal)


@given(st.lists(AMOUNTS, min_size=2, max_size=6))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_shares_are_true_and_add_up_whatever_the_parts(amounts: list[Decimal]) -> None:
    parts = {f"kind {number}": amount for number, amount in enumerate(amounts)}
    whole = sum(amounts, D(0))
    shares = percent_shares(parts, whole)
    (unit,) = {share.as_tuple().exponent for share in shares.values()}
    assert sum(shares.values()) == 100
    assert all(0 < share < 100 for share in shares.values())
    assert all(
        abs(shares[name] - amount / whole * 100) < Decimal(1).scaleb(int(unit)) for name, amount in parts.items()
    )
    assert unit == -1 or min(amounts) / whole < D("0.001")  # one decimal is enough for parts from a thousandth on
    assert list(shares) == list(parts)


def test_a_small_part_is_told_as_small_and_the_rest_not_as_the_whole() -> None:
    assert percent_shares({"a": D(9999), "b": D(1)}, D(10_000)) == {"a": D("99.99"), "b": D("0.01")}
    assert percent_shares({"a": D(1), "b": D(9999)}, D(10_000)) == {"a": D("0.01"), "b": D("99.99")}
    assert percent_shares({"a": D("333.5"), "b": D("333.5"), "c": D("332.9"), "d": D("0.1")}, D(1000)) == {
        "a": D("33.35"), "b": D("33.35"), "c": D("33.29"), "d": D("0.01"),
    }  # fmt: skip
    assert percent_shares({"a": D(1), "b": D(1)}, D(3)) == {
        "a": D("33.3"),
        "b": D("33.3"),
    }  # a part of the whole is not told
    assert percent_shares({"a": D(1)}, D(16)) == {"a": D("6.3")}
    whole = D(10**8)  # as small as is told: one part of a hundred million
    assert percent_shares({"a": whole - 1, "b": D(1)}, whole) == {"a": D("99.999999"), "b": D("0.000001")}
    assert percent_shares({"a": whole - D("0.1"), "b": D("0.1")}, whole) == {"a": D(100), "b": D(0)}


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({"spending": (("thường xuyên", None),)}, {"thường xuyên": D(100)}),
        ({"spending": (("thường xuyên", D(100)),)}, {"thường xuyên": D(100)}),
        ({"spending": (("thường xuyên", D(99)),)}, {"thường xuyên": D(99), UNKNOWN: D(1)}),
        ({"spending": (("thường xuyên", D(101)),)}, {UNKNOWN: D(100)}),
        ({"spending": (("thường xuyên", D(-1)),)}, {UNKNOWN: D(100)}),
        ({"spending": (("a", D(40)), ("b", D(60)))}, {"a": D(40), "b": D(60)}),
        ({"spending": (("a", D(40)), ("a", D(20)))}, {"a": D(60), UNKNOWN: D(40)}),
        ({"spending": (("a", D(40)), ("b", None))}, {"a": D(40), UNKNOWN: D(60)}),
        ({"spending": (("a", None), ("b", None))}, {UNKNOWN: D(100)}),
        ({"spending": (("a", D(0)), ("b", D(100)))}, {"b": D(100)}),
        ({"spending": (("a", D("0.1")), ("b", D("99.9")))}, {"a": D("0.1"), "b": D("99.9")}),
        ({}, {UNKNOWN: D(100)}),
    ],
)
def test_the_kinds_of_a_project_make_up_its_whole(fields: dict[str, object], parts: dict[str, Decimal]) -> None:
    assert parts_by_kind(row(**fields)) == parts
    told = tuple(Funding(name, amount) for name, amount in fields.get("spending", ()))  # type: ignore[attr-defined]
    assert parts_by_source(row(sources=told)) == parts


@pytest.mark.parametrize(
    ("project", "parts"),
    [
        (row(start=2022, end=2022), {"2022": D(100)}),
        (row(start=2022, end=2022, by_year=years(y2021="40")), {"2022": D(100)}),
        (row(), {UNALLOCATED: D(100)}),
        (row(start=None, end=None), {UNALLOCATED: D(100)}),
        (row(by_year=years(y2021="40", y2022="60")), {"2021": D(40), "2022": D(60)}),
        (row(by_year=years(y2021="40", y2022="59")), {"2021": D(40), "2022": D(59), UNALLOCATED: D(1)}),
        (row(by_year=years(y2021="40", y2022="61")), {UNALLOCATED: D(100)}),
        (row(by_year=years(y2021="-1", y2022="60")), {UNALLOCATED: D(100)}),
        (row(by_year=years(y2021="0", y2022="100")), {"2022": D(100)}),
    ],
)
def test_the_years_of_a_project_make_up_its_whole(project: Project, parts: dict[str, Decimal]) -> None:
    assert parts_by_year(project) == parts


@pytest.mark.parametrize(
    ("project", "part"),
    [
        (row(start=2022, end=2022), D(100)),
        (row(start=2021, end=2021), D(0)),
        (row(), None),
        (row(by_year=years(y2021="40", y2022="60")), D(60)),
        (row(by_year=years(y2021="40", y2023="60")), D(0)),
        (row(by_year=years(y2021="40", y2023="50")), None),
        (row(by_year=years(y2022="50")), D(50)),
        (row(None, by_year=years(y2022="50")), D(50)),
        (row(None, by_year=years(y2021="50")), None),
        (row(None), None),
        (row(start=2021, end=2022), None),
        (row(start=2022, end=2023), None),
        (row(start=2019, end=2021), D(0)),  # it takes nothing beside its own years, told apart or not
        (row(start=2023, end=2025), D(0)),
        (row(start=2019, end=2021, by_year=years(y2020="40")), D(0)),
        (row(start=2019, end=None), None),
        (row(start=None, end=2021), None),
    ],
)
def test_the_part_of_a_year_is_known_zero_or_unknown(project: Project, part: Decimal | None) -> None:
    assert year_part(project, 2022) == part
    assert (year_part(project, 2022) is None) is (part is None)


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"security": D(10)}, 10), ({"security": D(0)}, 0), ({"security": D(100)}, 100), ({"security": D(101)}, 0),
        ({"security": D(-1)}, 0), ({}, 0), ({"area": "IV.6"}, 100), ({"area": "IV.6", "security": D(10)}, 100), ({"area": "IV.5"}, 0),
    ],
)  # fmt: skip
def test_the_part_for_security_lies_within_the_whole(fields: dict[str, object], part: int) -> None:
    assert security_part(row(**fields)) == part


def test_a_project_without_an_amount_counts_nothing() -> None:
    assert (amount_of(row(None)), amount_of(row("0")), amount_of(row("1.5"))) == (D(0), D(0), D("1.5"))
    sums = totals([row(None), row(None, row="r2")], PERIOD)
    assert (sums.projects, sums.security, sums.unpriced, sums.security_share) == (D(0), D(0), ("r1", "r2"), None)
    assert all(isinstance(sum_, Decimal) for sum_ in (sums.projects, sums.security, sums.likely_security))
    assert (sums.by_kind, sums.by_source, sums.by_year, sums.likely_security) == ({}, {}, {}, D(0))


def test_the_unknown_comes_last_and_years_stand_in_order() -> None:
    rows = [
        row("10"),
        row("20", start=2023, end=2023, spending=(("b", None),), sources=(Funding("x"),)),
        row("30", start=2022, end=2022, spending=(("a", None),), sources=(Funding("y"),)),
    ]
    sums = totals(rows, PERIOD)
    assert list(sums.by_kind.items()) == [("b", D(20)), ("a", D(30)), (UNKNOWN, D(10))]
    assert list(sums.by_source.items()) == [("x", D(20)), ("y", D(30)), (UNKNOWN, D(10))]
    assert list(sums.by_year.items()) == [("2022", D(30)), ("2023", D(20)), (UNALLOCATED, D(10))]
    assert (sums.projects, sums.in_year, sums.security_in_year, sums.year_share) == (D(60), None, None, None)


def test_money_is_exact() -> None:
    rows = [row("0.1", start=2021, end=2021) for _ in range(3)] + [row("12345678901.001", start=2021, end=2021)]
    sums = totals(rows, PERIOD)
    assert sums.projects == D("12345678901.301")
    assert sums.by_year == {"2021": D("12345678901.301")}
    assert sums.by_kind == {UNKNOWN: D("12345678901.301")}


@pytest.mark.parametrize(
    ("projects", "in_year", "security"),
    [
        ([row(start=2021, end=2021, security=D(10))], "100", "10"),
        ([row(start=2022, end=2022, security=D(10))], "0", "0"),
        ([row(security=D(10))], "0", None),  # nobody told what falls into the year
        ([row(by_year=years(y2021="40", y2022="60"), security=D(10))], "40", None),  # nor the security part of the year
        ([row(by_year=years(y2021="40", y2022="60"))], "40", "0"),
        ([row(by_year=years(y2021="40", y2022="60"), security=D(100))], "40", "40"),
        ([row(by_year=years(y2021="40", y2022="60"), area="IV.6")], "40", "40"),
        ([row(by_year=years(y2021="100"), security=D(10))], "100", "10"),
        ([row(by_year=years(y2022="100"), security=D(10))], "0", "0"),
        ([row(start=2021, end=2021, security=D(10)), row("50", start=2021, end=2021, area="IV.6")], "150", "60"),
        ([], "0", "0"),
    ],
)
def test_an_annual_plan_tells_the_security_of_its_year(
    projects: list[Project], in_year: str, security: str | None
) -> None:
    sums = totals(projects, (2021, 2021))
    assert sums.in_year == D(in_year)
    assert sums.security_in_year == (None if security is None else D(security))
    assert sums.year_share == share_of(sums.security_in_year, sums.in_year)


def test_rows_that_speak_of_security_alone_are_likely_and_not_counted() -> None:
    said = row("40", row="r2", name="Phần mềm diệt virus tập trung")
    sums = totals([row("60", security=D(5)), said], PERIOD)
    assert (sums.security, sums.likely_security, sums.security_share, sums.likely_share) == (D(5), D(40), D(5), D(45))
    told = row("40", row="r2", name="Phần mềm diệt virus tập trung", security=D(0))
    assert totals([told], PERIOD).likely_security == 0
    assert totals([told], PERIOD).likely_share is None
    assert totals([row("40", name="Phần mềm diệt virus tập trung", area="IV.2")], PERIOD).likely_security == 0


def test_the_numbers_a_text_may_print_are_every_sum_and_every_share_of_a_kind() -> None:
    sums = Totals(
        D(1000),
        D(90),
        {"a": D(250), "b": D(750)},
        {"s": D(999)},
        {"2021": D(400)},
        D(9),
        ("r1", "r2"),
        D(400),
        D(30),
        D(60),
    )
    shares = {D(25), D(75), D(9), D("7.5"), D(15)}
    assert sums.numbers() == shares | {D(1000), D(90), D(250), D(750), D(999), D(400), D(2), D(30), D(60)}
    assert Totals().numbers() == {D(0)}
    assert D(20) in Totals(D(100), D(10), likely_security=D(10)).numbers()


def test_the_sums_as_json_are_plain_decimals() -> None:
    sums = Totals(
        D("1E+3"),
        D("90.50"),
        {"a": D("1E+3")},
        {},
        {"2021": D(400), UNALLOCATED: D(600)},
        D("9.10"),
        ("r1",),
        D("4E+2"),
    )
    assert sums.as_json() == {
        "projects": "1000",
        "security": "90.5",
        "by_kind": {"a": "1000"},
        "by_source": {},
        "by_year": {"2021": "400", UNALLOCATED: "600"},
        "security_share": "9.1",
        "unpriced": ["r1"],
        "in_year": "400",
    }
    assert Totals().as_json()["by_year"] == {UNALLOCATED: "0"}
    assert Totals(security_share=D(0)).as_json()["security_share"] == "0"
    assert "in_year" not in Totals().as_json()
    assert Totals(in_year=D(0)).as_json()["in_year"] == "0"
