"""The limit for information security: equal to it holds, the least below it does not; years and projects the same."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from assistant.answers import parse_answers
from assistant.pipeline import draft
from assistant.plan import Project
from assistant.projects import totals
from assistant.projects.sums import Totals
from assistant.validation.sums import lacking, mismatches, missing_beyond_likely, shares_below, yearly_shares
from corpus.packs import load_pack
from tests.assistant.validation.rule_cases import project
from tests.assistant.validation.test_rules import drafted

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
    assert yearly_shares([row("100"), row(None, row="r2", start=2022, end=2023)], (2021, 2024)) == {2021: D(0)}
    assert yearly_shares([row("100", "10"), row("1", row="r2", start=2021, end=2022)], PERIOD) == {}


@pytest.mark.parametrize(
    ("start", "end"), [(2021, 2021), (2020, 2021), (2021, 2025), (None, None), (2021, None), (None, 2021)]
)
def test_a_year_of_a_project_that_nobody_priced_has_no_share(start: int | None, end: int | None) -> None:
    assert yearly_shares([row("100", "5"), row(None, row="r2", start=start, end=end)], (2021, 2021)) == {}


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


def told(*projects: dict[str, str], **more: str) -> list[tuple[str, str, str]]:
    """What the rules of this page find in a plan of these projects: rule, where, message."""
    findings = drafted({"answers": {}, "projects": list(projects)} | more).findings
    rules = ("security.", "totals.")
    return [
        (f.rule, f.where, f"{f.message} {f.hint}") for f in findings if f.rule.startswith(rules) and "share" in f.rule
    ]


SHARE = "Phần II mục IV.5 (p2.4.6.ten_percent)"
LAN = {"name": "Mạng LAN", "objective": "kết nối"}
GUARD = {"name": "Mua tường lửa bảo đảm an toàn thông tin", "objective": "bảo đảm an toàn thông tin", "security": ""}


def test_a_share_that_keeps_the_limit_is_not_spoken_of() -> None:
    assert told(project(security="100")) == []


def test_a_share_below_the_limit_tells_what_is_missing_and_where_the_plan_speaks_of_it() -> None:
    ((rule, where, message),) = told(project(security="99"))
    assert (rule, where) == ("security.share", SHARE)
    assert "bằng 9,9% tổng kinh phí, dưới mức tối thiểu 10%." in message
    assert "dành thêm 1 triệu đồng" in message


def test_a_part_that_nobody_told_is_not_said_to_be_nothing() -> None:
    ((rule, _, message),) = told(project(security=""))
    assert rule == "security.share"
    assert "chưa so được với mức tối thiểu 10%" in message
    assert "mức tối thiểu là 100 triệu đồng" in message
    assert "0%" not in message.replace("10%", "")
    ((rule, _, message),) = told(project(security=""), project(**LAN, total="", security=""))
    assert (rule, "0%" in message.replace("10%", "")) == ("security.share_unknown", False)


def test_rows_that_speak_of_security_are_counted_as_likely() -> None:
    ((_, _, message),) = told(project(security=""), project(**GUARD, total="50"))
    assert "tính cả các nhiệm vụ nói về an toàn thông tin thì bằng 4,8% tổng kinh phí" in message
    assert "dành thêm 55 triệu đồng" in message
    found = told(project(security="10"), project(**GUARD, total="500"))
    (message,) = [message for rule, _, message in found if rule == "security.share"]
    assert "bằng 0,7% tổng kinh phí" in message
    assert "tính cả thì bằng 34%." in message
    assert "dành thêm 140 triệu đồng" in message


def test_a_plan_with_a_row_without_a_price_has_no_share_yet() -> None:
    ((rule, where, message),) = told(project(security="100"), project(**LAN, total="", security=""))
    assert (rule, where) == ("security.share_unknown", SHARE)
    assert "1 dự án chưa có tổng mức. Tính riêng phần đã có kinh phí là 10%." in message
    assert "dòng 2" in message


def test_a_year_and_a_project_below_the_limit_are_told_where_the_whole_keeps_it() -> None:
    found = told(project(security="300"), project(**LAN, time="2023", security="10"))
    assert [(rule, where) for rule, where, _ in found] == [
        ("security.share_year", "Năm 2023"),
        ("security.share_project", "Danh mục nhiệm vụ, dự án, dòng 2 (Mạng LAN)"),
    ]
    assert "bằng 1% kinh phí của năm, dưới mức tối thiểu 10%." in found[0][2]
    assert "bằng 1% tổng mức." in found[1][2]
    below = told(project(security="30"), project(**LAN, time="2023", security="10"))
    assert [rule for rule, _, _ in below] == ["security.share"]  # once


def test_an_annual_plan_is_told_of_its_own_year_at_its_own_place() -> None:
    year = {"kind": "annual", "year": "2021", "period": ""}
    ((rule, where, message),) = told(
        project(time="2021", security="99"), project(**LAN, time="2022", security="300"), **year
    )
    assert (rule, where) == ("security.share", "Phụ lục II mục III.6 (y.3.6.ten_percent)")
    assert "bằng 9,9% kinh phí của năm" in message


def test_no_share_is_told_of_a_plan_with_a_part_beyond_its_whole() -> None:
    found = told(project(security="10"), project(**LAN, security="2.000"))
    assert "security.share" not in [rule for rule, _, _ in found]
    assert [rule for rule, _, _ in told(project(security="10"), project(**LAN, security="20"))] == ["security.share"]


def test_another_frameworks_limit_is_told_of_its_money() -> None:
    """It asks for no share in its text: the finding stands with the money."""
    pack = load_pack(Path(__file__).parents[2] / "corpus" / "packs" / "small")
    answers = {
        "unit": "UBND xã Suối Trong", "kind": "annual", "year": 2026, "date": "2026-01-15", "place": "Suối Trong",
        "projects": [project(time="2026", total="1.000", security="149")],
    }  # fmt: skip
    result = draft(parse_answers(yaml.safe_dump(answers, allow_unicode=True)), pack=pack)
    (finding,) = [finding for finding in result.findings if finding.rule == "security.share"]
    assert (finding.where, "14,9%" in finding.message, "15%" in finding.message) == ("Kinh phí thực hiện", True, True)
