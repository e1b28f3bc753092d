"""Each rule fires on what it is for, and stays silent on the same thing told rightly."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
import yaml

from api.http.documents import finding_out
from assistant.answers import parse_answers
from assistant.editing import Stale
from assistant.grounding import Unsupported
from assistant.pipeline import Result, draft
from assistant.plan import Finding, Level, Section
from assistant.validation import Check, run_rules
from assistant.validation.base import load_rules
from tests.assistant.validation import rule_cases, rule_cases_law, rule_cases_tasks, rule_cases_words
from tests.assistant.validation.rule_cases import LAN, project

CASES = rule_cases.CASES | rule_cases_law.CASES | rule_cases_words.CASES | rule_cases_tasks.CASES
BY_HAND = {"section.empty", "totals.mismatch", "text.unsupported"} | {
    "text.stale",
    "text.reworded",
}  # no answer brings these about: made below


def drafted(told: dict[str, Any]) -> Result:
    plan = {"unit": "Sở Xây dựng", "kind": "five_year", "period": "2021-2025", "date": "2020-11-20"} | told
    plan = {key: value for key, value in plan.items() if value != ""}
    return draft(parse_answers(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)))


def found(result: Result, rule: str, says: str = "") -> list[str]:
    return [f.message for f in result.findings if f.rule == rule and says in f"{f.where} {f.message}"]


def test_every_rule_has_its_two_cases() -> None:
    assert {rule.id for rule in load_rules()} == set(CASES) | BY_HAND


@pytest.mark.parametrize("rule", CASES)
def test_fires(rule: str) -> None:
    case = CASES[rule]
    result = drafted(case.fires | case.more)
    assert found(result, rule, case.says), [(f.rule, f.message) for f in result.findings]


@pytest.mark.parametrize("rule", CASES)
def test_stays_silent(rule: str) -> None:
    case = CASES[rule]
    assert not found(drafted(case.silent | case.more), rule, case.says)


@pytest.mark.parametrize("rule", CASES)
def test_a_finding_says_where_what_and_how_to_mend_it(rule: str) -> None:
    case = CASES[rule]
    for finding in drafted(case.fires | case.more).findings:
        if finding.rule == rule:
            assert finding.where
            assert finding.message.endswith((".", "»", "?"))
            assert finding.hint


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Check:
    """What the rules see of a small plan that is right."""
    seen: list[Check] = []

    def catch(made: Check) -> list[Finding]:
        seen.append(made)
        return run_rules(made)

    monkeypatch.setattr("assistant.pipeline.run_rules", catch)
    drafted({"answers": {LAN: "5/5 đơn vị"}, "projects": [project()]})
    return seen[0]


def fires(rule: str, made: Check) -> bool:
    return bool(list(next(entry for entry in load_rules() if entry.id == rule).find(made)))


def test_a_section_without_content(check: Check) -> None:
    empty = Section("p9", Level.SECTION, "X", "MỤC TRỐNG")
    assert not fires("section.empty", check)
    assert fires("section.empty", replace(check, document=replace(check.document, sections=(empty,))))


def test_sums_that_differ(check: Check) -> None:
    assert not fires("totals.mismatch", check)
    off = replace(check.totals, by_source={"ngân sách tỉnh": Decimal(999)})
    assert fires("totals.mismatch", replace(check, totals=off))


def test_a_figure_without_support(check: Check) -> None:
    assert not fires("text.unsupported", check)
    assert fires(
        "text.unsupported", replace(check, unsupported=[Unsupported("Sở có 77 máy.", "77", "không có chỗ dựa")])
    )


def test_edited_text_that_is_older_than_its_facts(check: Check) -> None:
    section = next(check.document.walk()).id
    for rule, kept in (("text.stale", True), ("text.reworded", False)):
        old = (Stale(section, "Sở có 62 máy.", "Sở có 70 máy.", kept),)
        assert not fires(rule, check)
        assert fires(rule, replace(check, stale=old))
        assert not fires(rule, replace(check, stale=(replace(old[0], kept=not kept),)))


@pytest.mark.parametrize(
    ("told", "fired"), [("2022: 400", False), ("2022: 400; 2023: 500", True), ("2022: 1.100", True)]
)
def test_an_annual_plan_may_tell_its_own_years_money_alone(told: str, fired: bool) -> None:
    line = f"Cổng thông tin; Văn phòng; mới; 2022-2023; 1.000 triệu; {told}; CTX; ngân sách tỉnh; mục tiêu: cung cấp thông tin"
    plan = {"unit": "Sở Xây dựng", "kind": "annual", "year": "2022", "date": "2021-11-20", "projects": [line]}
    result = draft(parse_answers(yaml.safe_dump(plan, allow_unicode=True)))
    assert bool(found(result, "table.amount", "Các năm cộng lại")) is fired


def test_a_finding_names_the_row_itself_whatever_its_number_has_become(check: Check) -> None:
    """p2 was taken out: what is printed as dòng 2 is still the row p3."""
    first = check.projects[0]
    left = replace(check, projects=[first, replace(first, row="p3", name="Số hóa hồ sơ", lead="")])
    (finding,) = [f for f in run_rules(left) if f.rule == "table.missing"]
    assert "dòng 2 (Số hóa hồ sơ)" in finding.where
    assert finding_out(finding, check.desk.outline).row == "p3"


def test_words_quoted_in_a_finding_are_cut_after_a_word() -> None:
    long = "ban hành quy chế quản lý, khai thác và sử dụng hệ thống thông tin của ngành xây dựng trên địa bàn toàn tỉnh đến năm 2024"
    for finding in drafted({"answers": {"p2.1.bases": long, "p2.3.own": long}}).findings:
        for quoted in re.findall(r"“([^”]*)…”", finding.message):
            assert long.startswith(quoted.strip())
            assert long[len(quoted.strip())] in " ,"
