"""The money of a plan in words: every quantity that patterns print, worked out by hand, with the rows it rests on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.budget import (
    PAST,
    budget_quantities,
    counted_twice,
    kinds_text,
    repeated,
    repeated_quantities,
    row_sums,
    sources_text,
)
from assistant.ledger import Known
from assistant.plan import Fact, Funding, Project
from assistant.projects import UNKNOWN, totals
from corpus.framework import Quantity

D = Decimal
REFS = ("project:r1", "project:r2", "project:r3")
ROWS = [
    Project("r1", "Mạng", start=2020, end=2022, total=D(1000), by_year=((2020, D(100)), (2021, D(300))), security=D(100),
            spending=(("Chi thường xuyên", None),), sources=(Funding("Ngân sách tỉnh"),)),
    Project("r2", "Máy tính", start=2022, end=2022, total=D("500.5"),
            spending=(("Chi đầu tư phát triển", None),), sources=(Funding("Ngân sách huyện"),)),
    Project("r3", "Số hóa", total=None),
]  # fmt: skip


def told(rows: list[Project], period: tuple[int, int] = (2021, 2025)) -> dict[str, Known]:
    return budget_quantities(totals(rows, period), rows, period[0])


def shown(known: dict[str, Known]) -> dict[str, str]:
    return {name.removeprefix("budget."): value.text for name, value in known.items()}


def test_every_quantity_of_a_table_worked_out_by_hand() -> None:
    known = told(ROWS)
    assert shown(known) == {
        "count": "3",
        "total": "1500.5",
        "words": "một tỷ năm trăm triệu năm trăm nghìn đồng",
        "security": "100",
        "security_share": "6.7",
        "sources": "gồm ngân sách tỉnh 1.000 triệu đồng và ngân sách huyện 500,5 triệu đồng",
        "kinds": "chi thường xuyên là 1.000 triệu đồng (66,6%), chi đầu tư phát triển là 500,5 triệu đồng (33,4%)",
        "earlier": "100",
        "in_period": "1400.5",
        "years": "năm 2020 là 100 triệu đồng, năm 2021 là 300 triệu đồng, năm 2022 là 500,5 triệu đồng",
        "unallocated": "600",
        "unallocated_rows": "01",
        "priced": "02",
        "unpriced": "01",
    }
    assert {value.refs for value in known.values()} == {REFS}
    assert all(value.derived and value.quantity == name for name, value in known.items())
    numbers = {name: value.number for name, value in known.items() if value.number is not None}
    assert numbers == {
        "budget.count": D(3),
        "budget.total": D("1500.5"),
        "budget.security": D(100),
        "budget.security_share": D("6.7"),
        "budget.earlier": D(100),
        "budget.in_period": D("1400.5"),
        "budget.unallocated": D(600),
    }


@pytest.mark.parametrize("rows", [[], [ROWS[2]], [ROWS[2], ROWS[2]]])
def test_without_an_amount_only_the_count_is_known(rows: list[Project]) -> None:
    assert shown(told(rows)) == {"count": str(len(rows))}


def test_what_is_divided_in_full_leaves_nothing_to_tell() -> None:
    rows = [
        Project("r1", "Mạng", start=2021, end=2021, total=D(50), sources=(Funding("Vốn"),), spending=(("Chi X", None),))
    ]
    assert shown(told(rows)) == {
        "count": "1",
        "priced": "01",
        "total": "50",
        "words": "năm mươi triệu đồng",
        "security": "0",
        "security_share": "0.0",
        "sources": "từ nguồn vốn",
        "kind": "chi X",
        "years": "năm 2021 là 50 triệu đồng",
    }


def test_money_is_told_in_plain_digits() -> None:
    assert told([Project("r1", "Mạng", total=D("1E+3"))])["budget.total"].text == "1000"


def test_an_annual_plan_tells_its_year_where_that_is_not_the_whole() -> None:
    rows = [
        Project("r1", "Mạng", start=2021, end=2021, total=D(100), security=D(20)),
        Project("r2", "Số hóa", start=2022, end=2022, total=D(300), security=D(300)),
    ]
    known = shown(told(rows, (2021, 2021)))
    assert (known["in_year"], known["security_year"], known["security_year_share"]) == ("100", "20", "20.0")
    assert told(rows, (2021, 2021))["budget.in_year"] == Known(
        "budget.in_year", D(100), "100", derived=True, refs=("project:r1", "project:r2")
    )
    assert "earlier" not in known
    assert shown(told(rows, (2022, 2022)))["earlier"] == "100"
    assert shown(told(rows, (2022, 2022)))["in_period"] == "300"
    assert "in_year" not in shown(told(rows[:1], (2021, 2021)))
    assert "in_year" not in shown(told(rows))


def test_an_annual_plan_says_of_how_many_rows_nobody_told_the_years_own_part() -> None:
    rows = [
        Project("r1", "Mạng", start=2021, end=2021, total=D(100)),
        Project("r2", "Số hóa", start=2021, end=2023, total=D(300)),
        Project("r3", "Cổng", start=2020, end=2021, total=D(200), by_year=((2020, D(50)),)),
        Project("r4", "Máy chủ", start=2021, end=2022, total=D(80), by_year=((2021, D(30)), (2022, D(50)))),
        Project("r5", "Tập huấn", start=2022, end=2024, total=D(60)),
        Project("r6", "Diễn tập", start=2021, end=2022),
    ]
    refs = tuple(f"project:r{n}" for n in range(1, 7))
    known = told(rows, (2021, 2021))
    assert known["budget.year_untold"] == Known("budget.year_untold", None, "02", derived=True, refs=refs)
    assert shown(known)["in_year"] == "130"
    divided = [rows[0], rows[3], rows[4]]
    assert "year_untold" not in shown(told(divided, (2021, 2021)))
    assert "year_untold" not in shown(told(rows))


def test_projects_that_cost_nothing_are_of_no_kind_and_no_source() -> None:
    known = shown(told([Project("r1", "Mạng", start=2021, end=2021, total=D(0), spending=(("Chi X", None),))]))
    assert known == {
        "count": "1",
        "priced": "01",
        "total": "0",
        "words": "không đồng",
        "security": "0",
        "sources": "nguồn vốn chưa xác định",
    }


def test_rows_that_speak_of_security_alone_are_told_as_likely() -> None:
    virus = Project("r2", "Phần mềm diệt virus tập trung", start=2021, end=2021, total=D(60))
    known = shown(told([Project("r1", "Mạng", start=2021, end=2021, total=D(140), security=D(10)), virus]))
    assert (known["security"], known["security_likely"], known["security_likely_share"]) == ("10", "70", "35.0")
    assert "security_likely" not in shown(told(ROWS))


def test_rows_whose_years_nobody_divided_are_counted() -> None:
    rows = [Project(f"r{n}", "Mạng", start=2021, end=2023, total=D(10)) for n in range(12)]
    known = shown(told([*rows, ROWS[2], ROWS[2]]))
    assert (known["unallocated"], known["unallocated_rows"], known["unpriced"]) == ("120", "12", "02")
    assert "years" not in known


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({}, "nguồn vốn chưa xác định"),
        ({"Vốn X": D(0)}, "nguồn vốn chưa xác định"),
        ({UNKNOWN: D(5)}, "nguồn vốn chưa xác định"),
        ({"Ngân sách Tỉnh": D(5)}, "từ nguồn ngân sách Tỉnh"),
        ({"Ngân sách tỉnh": D(5), "Vốn X": D(0)}, "từ nguồn ngân sách tỉnh"),
        ({"A": D(5), UNKNOWN: D(7)}, "gồm a 5 triệu đồng và nguồn chưa xác định 7 triệu đồng"),
        ({"A": D(5), "B": D(1), "C": D(7)}, "gồm a 5 triệu đồng, b 1 triệu đồng và c 7 triệu đồng"),
    ],
)
def test_sources_in_words(parts: dict[str, Decimal], text: str) -> None:
    assert sources_text(parts) == text


@pytest.mark.parametrize(
    ("parts", "total", "text"),
    [
        ({"Chi A": D(5), "Chi B": D(0)}, "5", "chi A"),
        ({UNKNOWN: D(5)}, "5", "phần chưa rõ loại chi"),
        ({"Chi A": D(9999), "B": D(1)}, "10000", "chi A là 9.999 triệu đồng (99,99%), b là 1 triệu đồng (0,01%)"),
        ({"Chi A": D(5), "B": D(5)}, "10", "chi A là 5 triệu đồng (50,0%), b là 5 triệu đồng (50,0%)"),
        (
            {"Chi A": D(1), "Chi B": D(0), "Chi C": D(1), UNKNOWN: D(1)},
            "3",
            "chi A là 1 triệu đồng (33,3%), chi C là 1 triệu đồng (33,3%), phần chưa rõ loại chi là 1 triệu đồng (33,4%)",
        ),
    ],
)
def test_kinds_in_words(parts: dict[str, Decimal], total: str, text: str) -> None:
    assert kinds_text(parts, D(total)) == text


SPECS = {
    "sum": Quantity.model_validate({"label": "tổng", "type": "count", "sum_of": "p1:records"}),
    "plain": Quantity.model_validate({"label": "khác", "type": "count"}),
    "same": Quantity.model_validate({"label": "chung", "type": "text", "same_of": "p1:owner"}),
}


def cell(row: str, column: str, value: str, source: str = "p1") -> Fact:
    return Fact("q", value, source, row=row, column=column, id=f"{source}{row}{column}")


def test_a_column_of_the_rows_told_adds_up() -> None:
    facts = [
        cell("a", "records", "10"), cell("b", "records", "0.5"), cell("a", "owner", "Cục A"),
        cell("z", "records", "900", "p2"), Fact("q", "7", "p1", id="no row"),
    ]  # fmt: skip
    known = row_sums(SPECS, facts)
    assert list(known) == ["sum"]
    assert known["sum"] == Known("sum", D("10.5"), "10.5", derived=True, refs=("p1arecords", "p1brecords"))


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [cell("a", "records", "10"), cell("b", "other", "5")],  # one row lacks its cell
        [cell("a", "records", "10"), cell("b", "records", "")],
        [cell("a", "other", "10")],
        [cell("a", "records", "10", "p2")],
    ],
)
def test_a_sum_is_unknown_as_long_as_one_row_lacks_its_cell(facts: list[Fact]) -> None:
    assert row_sums(SPECS, facts) == {}


def test_a_column_that_says_the_same_everywhere_is_told_once() -> None:
    same = [cell("a", "owner", "Cục Chuyển đổi số"), cell("b", "owner", "cục Chuyển đổi số")]
    (known,) = row_sums(SPECS, same).values()
    assert (known.quantity, known.text, known.number) == ("same", "cục Chuyển đổi số", None)
    assert known.refs == ("p1aowner", "p1bowner")
    (alone,) = row_sums(SPECS, same[:1]).values()
    assert (alone.text, alone.refs) == ("cục Chuyển đổi số", ("p1aowner",))
    assert row_sums(SPECS, [same[0], cell("b", "owner", "Cục Tin học hóa")]) == {}
    assert row_sums(SPECS, [*same, cell("c", "records", "1")]) == {}
    uncertain = "zxcv hoi hop quy trinh dac thu abc"
    assert row_sums(SPECS, [cell("a", "owner", uncertain), cell("b", "owner", uncertain)]) == {}


def past(row: str, source: str = "p1.7.projects", **cells: str) -> list[Fact]:
    return [Fact(PAST, value, source, row=row, column=column) for column, value in cells.items()]


RUNNING = Project("r1", "Số hóa hồ sơ đất đai", kind="chuyển tiếp", start=2019, end=2022, total=D(900))


def test_a_project_of_both_tables_comes_with_its_own_row_of_the_period_before() -> None:
    before = [
        *past("p1", name="Mua sắm máy tính", total="100"),
        *past("p2", name="so hoa ho so dat dai", time="2019-2022"),
        *past("p2", source="y.1.projects", name="Xây dựng mạng nội bộ", time="2018"),
        *past("p3", total="70"),  # a row that nobody named
        Fact("row:goals", "Số hóa hồ sơ đất đai", "p2.3.own", row="g1", column="name"),
        Fact(PAST, "Cổng thông tin", "p1.7.projects", column="name"),  # told outside any row
    ]
    rows = [RUNNING, Project("r2", "Mạng nội bộ"), Project("r3", ""), Project("r4", "Cổng thông tin")]
    found = repeated(rows, before)
    assert [(p.row, {name: fact.value for name, fact in cells.items()}) for p, cells in found] == [
        ("r1", {"name": "so hoa ho so dat dai", "time": "2019-2022"}),
        ("r2", {"name": "Xây dựng mạng nội bộ", "time": "2018"}),
    ]
    assert repeated(rows, past("p1", name="")) == []  # two without a name are not one


@pytest.mark.parametrize(
    ("fields", "twice"),
    [
        ({}, True),
        ({"start": 2021}, True),  # "chuyển tiếp" as the unit says
        ({"kind": ""}, True),
        ({"kind": "mới", "start": 2020}, True),
        ({"kind": "mới", "start": 2021}, False),
        ({"kind": "", "start": None}, False),
        ({"total": None}, False),
        ({"by_year": ((2021, D(300)), (2022, D(200)))}, False),
    ],
)
def test_money_counts_twice_where_a_running_project_is_not_divided(fields: dict[str, object], twice: bool) -> None:
    assert counted_twice(replace(RUNNING, **fields), 2021) is twice  # type: ignore[arg-type]


def test_the_money_of_both_periods_is_told_once_for_each_project() -> None:
    rows = [
        RUNNING,
        replace(RUNNING, row="r2", name="Xây dựng cổng dữ liệu mở của tỉnh", total=D("50.5")),
        replace(RUNNING, row="r3", name="Mua sắm máy tính", by_year=((2021, D(5)),)),
    ]
    before = [
        *past("p1", name="Số hóa hồ sơ đất đai"),
        *past("p2", name="Số hóa hồ sơ về đất đai"),
        *past("p3", name="Cổng dữ liệu mở của tỉnh"),
        *past("p4", name="Mua sắm máy tính"),
    ]
    refs = ("project:r1", "project:r2")
    assert repeated_quantities(rows, before, 2021) == {
        "budget.repeated": Known("budget.repeated", D("950.5"), "950.5", derived=True, refs=refs),
        "budget.repeated_rows": Known("budget.repeated_rows", None, "02", derived=True, refs=refs),
    }
    assert repeated_quantities(rows[2:], before, 2021) == {}
    free = repeated_quantities([*rows, replace(RUNNING, row="r4", total=D(0))], before, 2021)
    assert (free["budget.repeated"].text, free["budget.repeated_rows"].text) == ("950.5", "03")
    begun = [replace(RUNNING, kind="", start=2021)]
    assert repeated_quantities(begun, before, 2021) == {}
    assert set(repeated_quantities(begun, before, 2022)) == {"budget.repeated", "budget.repeated_rows"}
