"""Facts, sums, proposals and the printed table of projects."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.plan import Fact, Funding, Project
from assistant.projects import (
    UNALLOCATED,
    UNKNOWN,
    area_proposal,
    project_facts,
    project_table,
    projects_from_facts,
    split_proposal,
    totals,
)

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)
NAME = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12)
MONEY = st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False, allow_infinity=False)
YEAR = st.integers(2019, 2027)
MAYBE = st.none() | MONEY


def project_rows(row: str = "r1") -> st.SearchStrategy[Project]:
    return st.builds(
        Project,
        row=st.just(row),
        name=TEXT,
        lead=TEXT,
        kind=st.sampled_from(["", "mới", "chuyển tiếp"]),
        objective=TEXT,
        start=st.none() | YEAR,
        end=st.none() | YEAR,
        time=TEXT,
        total=MAYBE,
        by_year=st.dictionaries(YEAR, MONEY, max_size=3).map(lambda d: tuple(sorted(d.items()))),
        spending=st.dictionaries(NAME, MAYBE, max_size=2).map(lambda d: tuple(d.items())),
        sources=st.dictionaries(NAME, MAYBE, max_size=3).map(lambda d: tuple(Funding(b, a) for b, a in d.items())),
        area=st.sampled_from(["", "IV.2", "IV.6"]),
        security=MAYBE,
        words=TEXT,
    )


@given(project_rows())
def test_facts_hold_a_project_without_loss(project: Project) -> None:
    assert projects_from_facts(project_facts(project, "p2.9.table")) == [project]


@given(project_rows(), project_rows())
def test_a_retelling_supersedes_every_field(before: Project, after: Project) -> None:
    facts = [*project_facts(before, "p"), *project_facts(after, "p", previous=before)]
    assert projects_from_facts(facts) == [after]


@settings(max_examples=60)
@given(st.lists(project_rows(), max_size=5))
def test_parts_always_add_up_to_the_whole(rows: list[Project]) -> None:
    sums = totals(rows, (2021, 2025))
    for parts in (sums.by_kind, sums.by_source, sums.by_year):
        assert sum(parts.values(), Decimal(0)) == sums.projects
    assert 0 <= sums.security <= sums.projects


def one(**fields: object) -> Project:
    base: dict[str, object] = {
        "row": "r1",
        "name": "Nâng cấp mạng",
        "start": 2021,
        "end": 2021,
        "time": "2021",
        "total": Decimal(500),
    }
    return Project(**{**base, **fields})  # type: ignore[arg-type]


def test_totals_of_a_hand_worked_table() -> None:
    rows = [
        one(
            total=Decimal(1200),
            start=2021,
            end=2023,
            spending=(("chi thường xuyên", None),),
            sources=(Funding("ngân sách tỉnh"),),
        ),
        one(
            row="r2",
            total=Decimal("300.5"),
            spending=(("chi đầu tư phát triển", None),),
            sources=(Funding("ngân sách tỉnh", Decimal(200)), Funding("ngân sách huyện", Decimal("100.5"))),
            area="IV.6",
        ),
        one(
            row="r3",
            total=Decimal(600),
            start=2021,
            end=2022,
            by_year=((2021, Decimal(250)), (2022, Decimal(350))),
            security=Decimal(60),
        ),
        one(row="r4", total=None),
    ]
    assert totals(rows, (2021, 2025)).as_json() == {
        "projects": "2100.5",
        "security": "360.5",
        "security_share": "17.2",
        "unpriced": ["r4"],
        "by_kind": {"chi thường xuyên": "1200", "chi đầu tư phát triển": "300.5", UNKNOWN: "600"},
        "by_source": {"ngân sách tỉnh": "1400", "ngân sách huyện": "100.5", UNKNOWN: "600"},
        "by_year": {"2021": "550.5", "2022": "350", UNALLOCATED: "1200"},
    }


def test_no_project_adds_up_to_nothing() -> None:
    sums = totals([], (2021, 2025)).as_json()
    assert sums["projects"] == "0"
    assert sums["security_share"] is None
    assert sums["by_year"] == {UNALLOCATED: "0"}


def test_sources_told_short_of_the_total_leave_the_rest_unknown() -> None:
    sums = totals([one(total=Decimal(100), sources=(Funding("ngân sách tỉnh", Decimal(70)),))], (2021, 2025))
    assert sums.by_source == {"ngân sách tỉnh": Decimal(70), UNKNOWN: Decimal(30)}


def test_an_annual_plan_counts_the_part_of_its_year() -> None:
    rows = [
        one(total=Decimal(900), start=2020, end=2022, by_year=((2021, Decimal(300)),)),
        one(row="r2", total=Decimal(50)),
    ]
    sums = totals(rows, (2021, 2021))
    assert (sums.projects, sums.in_year, sums.by_year[UNALLOCATED]) == (Decimal(950), Decimal(350), Decimal(600))


def test_a_split_is_proposed_with_the_remainder_last_and_never_applied() -> None:
    project = one(total=Decimal(1000), start=2021, end=2023)
    proposal = split_proposal(project, "p2.9.split")
    assert proposal is not None
    assert proposal.id == "split:r1"
    assert isinstance(proposal.fact, Fact)
    assert projects_from_facts([proposal.fact])[0].by_year == (
        (2021, Decimal(333)),
        (2022, Decimal(333)),
        (2023, Decimal(334)),
    )
    assert totals([project], (2021, 2025)).by_year == {UNALLOCATED: Decimal(1000)}


@given(MONEY.filter(lambda money: money > 0), st.integers(1, 6))
def test_a_split_adds_up_to_the_total(total: Decimal, years: int) -> None:
    proposal = split_proposal(one(total=total, start=2021, end=2021 + years))
    assert proposal is not None
    assert proposal.fact is not None
    assert sum(amount for _, amount in projects_from_facts([proposal.fact])[0].by_year) == total


@pytest.mark.parametrize(
    "project", [one(), one(total=None, end=2023), one(end=2022, by_year=((2021, Decimal(1)),)), one(start=None)]
)
def test_nothing_to_split_is_no_proposal(project: Project) -> None:
    assert split_proposal(project) is None


def test_an_area_is_proposed_by_the_words_of_a_project() -> None:
    proposal = area_proposal(one(name="Phần mềm diệt virus tập trung"), "annual")
    assert proposal is not None
    assert proposal.fact is not None
    assert (proposal.id, proposal.fact.value) == ("area:r1", "III.6")
    assert area_proposal(one(area="IV.2"), "five_year") is None


def test_the_table_has_the_columns_of_the_framework() -> None:
    row = one(
        kind="mới",
        lead="Văn phòng",
        objective="kết nối",
        spending=(("chi thường xuyên", None),),
        sources=(Funding("ngân sách tỉnh", Decimal(300)), Funding("ngân sách huyện", Decimal(200))),
        total=Decimal(4500),
        area="IV.6",
    )
    table = project_table([row], annual=False, period=(2021, 2025))
    assert [cell.text for cell in table.header[0]] == [
        "TT",
        "Danh mục nhiệm vụ, dự án",
        "Đơn vị chủ trì",
        "Mới/chuyển tiếp",
        "Mục tiêu đầu tư",
        "Thời gian triển khai",
        "Tổng mức dự kiến",
        "Nguồn vốn",
    ]
    assert [cell.text for cell in table.rows[0]] == [
        "1",
        "Nâng cấp mạng",
        "Văn phòng",
        "Mới",
        "Kết nối",
        "2021",
        "4.500",
        "Chi thường xuyên",
        "Ngân sách tỉnh 300; ngân sách huyện 200",
    ]
    assert table.rows[0][6].align == "right"
    assert table.unit_note == "ĐVT: triệu đồng"
    assert [(cells[0].text, cells[1].text) for cells in table.footer] == [
        ("Tổng cộng", "4.500"),
        ("Trong đó: Chi thường xuyên", "4.500"),
        ("Riêng chi cho an toàn thông tin (đã gồm trong các khoản trên)", "4.500"),
    ]


@settings(max_examples=40)
@given(st.lists(project_rows(), min_size=1, max_size=3), st.booleans())
def test_every_row_of_the_table_is_as_wide_as_its_head(rows: list[Project], annual: bool) -> None:
    table = project_table(rows, annual=annual, period=(2021, 2021) if annual else (2021, 2025))
    width = len(table.widths)
    assert all(sum(cell.span for cell in cells) == width for cells in (*table.header, *table.rows, *table.footer))
    assert all(cell.text for cells in table.rows for cell in cells)


def test_an_annual_table_shows_the_part_of_the_year() -> None:
    rows = [
        one(total=Decimal(900), start=2020, end=2022, by_year=((2021, Decimal(300)),)),
        one(row="r2", total=Decimal(50)),
        one(row="r3", total=Decimal(70), start=2021, end=2022),
    ]
    table = project_table(rows, annual=True, period=(2021, 2021))
    assert table.header[0][7].text == "Kinh phí năm 2021"
    assert [cells[7].text for cells in table.rows] == ["300", "50", "«[chưa có số liệu: kinh phí năm 2021]»"]
    assert (
        table.footer[0][2].text == "«[chưa có số liệu: kinh phí năm 2021]»"
    )  # short of what nobody told of the third row


def test_what_is_not_known_is_marked_and_what_is_uncertain_is_shown_as_typed() -> None:
    table = project_table(
        [Project("r1", name="phan mem theo doi zxcv hoi hop quy trinh dac thu abc")], annual=False, period=(2021, 2025)
    )
    texts = [cell.text for cell in table.rows[0]]
    assert texts[1].startswith(("«[cần xác nhận: phan mem", "Phần mềm"))
    assert texts[6] == "«[chưa có số liệu: tổng mức dự kiến]»"
    assert all(text.startswith("«[chưa có số liệu") for text in texts[2:])
    assert table.footer[0][1].text.startswith("«[chưa có số liệu")


def test_a_loose_kind_of_spending_is_kept_and_asked() -> None:
    table = project_table([one(spending=(("chi sự nghiệp", None),))], annual=False, period=(2021, 2025))
    assert table.rows[0][7].text == "Chi sự nghiệp «[chưa có số liệu: chi thường xuyên hay chi đầu tư phát triển]»"
