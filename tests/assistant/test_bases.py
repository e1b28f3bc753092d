"""A plan redated: what held in 2020 is checked anew, and what stands in its place is offered, never put in unasked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answers import parse_answers
from assistant.bases import replacement
from assistant.pipeline import Result, draft, saved
from assistant.plan import Fact, Paragraph
from assistant.reading.context import BASIS
from assistant.store import Store, open_store
from corpus.catalogue import Catalogue, LegalDocument, load_catalogue
from corpus.errors import InputError
from corpus.legal import cite_apart, successor_on
from corpus.references import find_references, resolve_on

CATALOGUE = load_catalogue()
TOLD = "Luật Giao dịch điện tử; Luật An toàn thông tin mạng; Nghị định số 61/2018/NĐ-CP; Nghị định số 45/2020/NĐ-CP"


def plan(day: str, bases: str = TOLD, *, accept: str = "", store: Store | None = None) -> Result:
    head = f"unit: Sở Xây dựng\nkind: five_year\nperiod: 2021-2025\ndate: {day}\nplace: Quảng Ngãi\n"
    more = f"accept: [{accept}]\n" if accept else ""
    return draft(parse_answers(f"{head}{more}answers:\n  p2.1.bases: {bases}\n"), store)


def bases(result: Result) -> list[str]:
    section = next(part for part in result.document.walk() if part.id == "p2.i")
    return [block.text for block in section.blocks if isinstance(block, Paragraph) and block.mark]


def offered(result: Result) -> dict[str, str]:
    return {proposal.id: proposal.text for proposal in result.proposals if proposal.id.startswith("replace:")}


def test_a_plan_of_2020_cites_what_held_in_2020() -> None:
    result = plan("2020-09-15")
    assert offered(result) == {}
    assert any("Luật Giao dịch điện tử ngày 29 tháng 11 năm 2005" in line for line in bases(result))


def test_redated_it_offers_each_replacement_and_changes_nothing() -> None:
    result = plan("2025-09-15")
    assert offered(result) == {
        "replace:51/2005/QH11": "Thay Luật Giao dịch điện tử số 51/2005/QH11 (hết hiệu lực từ ngày 01/7/2024) bằng "
        "Luật Giao dịch điện tử số 20/2023/QH15, có hiệu lực từ ngày 01/7/2024.",
        "replace:61/2018/NĐ-CP": "Thay Nghị định số 61/2018/NĐ-CP (có thể hết hiệu lực từ ngày 01/7/2025) bằng "
        "Nghị định số 118/2025/NĐ-CP, có hiệu lực từ ngày 01/7/2025 (chưa đối chiếu).",
    }
    assert any("ngày 29 tháng 11 năm 2005" in line for line in bases(result))
    assert not any("118/2025/NĐ-CP" in line for line in bases(result))


def test_an_accepted_replacement_swaps_the_base() -> None:
    result = plan("2025-09-15", accept="'replace:51/2005/QH11'")
    lines = bases(result)
    assert any("Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023" in line for line in lines)
    assert not any("năm 2005" in line for line in lines)
    assert len(lines) == 4
    assert set(offered(result)) == {"replace:61/2018/NĐ-CP"}
    fact = next(fact for fact in result.facts if fact.origin == "proposal:replace:51/2005/QH11")
    assert (fact.words, fact.value) == ("Luật Giao dịch điện tử", "Luật Giao dịch điện tử số 20/2023/QH15")
    assert not any(finding.rule == "text.unsupported" for finding in result.findings)


def test_the_finding_names_the_successor_and_the_proposal() -> None:
    hints = {finding.rule: finding.hint for finding in plan("2025-09-15").findings}
    assert hints["bases.expired"] == (
        "Thay bằng Luật Giao dịch điện tử số 20/2023/QH15: nhận đề xuất replace:51/2005/QH11."
    )
    assert hints["bases.perhaps_expired"].endswith("nhận đề xuất replace:61/2018/NĐ-CP.")
    gone = {finding.rule: finding.hint for finding in plan("2025-09-15", "Nghị định số 24/2014/NĐ-CP").findings}
    assert gone["bases.perhaps_expired"] == "Đối chiếu hiệu lực. Thay bằng văn bản đang có hiệu lực."


def test_all_accepted_leave_nothing_expired() -> None:
    result = plan("2025-09-15", accept="all")
    assert offered(result) == {}
    assert not any(finding.rule == "bases.expired" for finding in result.findings)


def test_a_replacement_of_another_date_is_no_proposal_of_2020() -> None:
    with pytest.raises(InputError, match="replace:51/2005/QH11"):
        plan("2020-09-15", accept="'replace:51/2005/QH11'")


def test_the_suggested_bases_are_offered_their_successors_too() -> None:
    early, late = plan("2020-09-15", "theo gợi ý"), plan("2025-09-15", "theo gợi ý")
    assert offered(early) == {}
    assert {"replace:51/2005/QH11", "replace:61/2018/NĐ-CP"} <= set(offered(late))
    assert not any("Luật Giao dịch điện tử" in line for line in bases(late))
    taken = plan("2025-09-15", "theo gợi ý", accept="'replace:51/2005/QH11'")
    assert len(bases(taken)) == len(bases(late)) + 1
    assert any("Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023" in line for line in bases(taken))


def test_a_successor_that_is_cited_already_is_not_suggested_again() -> None:
    result = plan("2025-09-15", "theo gợi ý, thêm Luật Giao dịch điện tử số 20/2023/QH15")
    assert "replace:51/2005/QH11" not in offered(result)


def test_an_accepted_base_stays_in_the_stored_plan(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'k.db'}")
    result = plan("2025-09-15", "theo gợi ý", accept="'replace:51/2005/QH11'", store=store)
    again = saved(result.plan.id, store)
    assert bases(again) == bases(result)
    assert "replace:51/2005/QH11" not in offered(again)


def test_the_chain_of_replacements_is_followed() -> None:
    result = plan("2026-09-15", "Nghị định số 73/2019/NĐ-CP, Luật Công nghệ thông tin")
    assert offered(result)["replace:73/2019/NĐ-CP"] == (
        "Thay Nghị định số 73/2019/NĐ-CP (hết hiệu lực) bằng Nghị định số 224/2026/NĐ-CP, "
        "có hiệu lực từ ngày 01/7/2026; chưa đối chiếu được hiệu lực đến ngày này."
    )
    assert "148/2025/QH15" in offered(result)["replace:67/2006/QH11"]


def test_one_document_named_twice_is_offered_once() -> None:
    result = plan("2025-09-15", "Luật Giao dịch điện tử; Luật Giao dịch điện tử số 51/2005/QH11")
    assert list(offered(result)) == ["replace:51/2005/QH11"]


def law(number: str, *, first: date | None, last: date | None = None, after: str = "") -> LegalDocument:
    year = int(number.split("/")[1])
    return LegalDocument(
        number,
        "Nghị định",
        "Chính phủ",
        date(year, 1, 1),
        "",
        "central",
        effective_from=first,
        effective_to=last,
        replaced_by=after,
        verified="yes",
    )


OLD = law("1/2010/NĐ-CP", first=date(2010, 3, 1), last=date(2015, 12, 31), after="2/2015/NĐ-CP")
NEW = law("2/2015/NĐ-CP", first=date(2016, 1, 1))
FACT = Fact(BASIS, "Nghị định số 1/2010/NĐ-CP", "p2.1.bases", row="b1", id="f1")


def test_only_what_has_ended_is_replaced() -> None:
    known = Catalogue([OLD, NEW])
    assert replacement(OLD, FACT, date(2015, 12, 31), known) is None
    found = replacement(OLD, FACT, date(2016, 1, 1), known)
    assert found is not None and found.fact is not None
    assert (found.id, found.fact.value, found.fact.key, found.fact.id) == (
        "replace:1/2010/NĐ-CP",
        "Nghị định số 2/2015/NĐ-CP",
        FACT.key,
        "",
    )


@pytest.mark.parametrize(
    "others",
    [
        [],
        [replace(NEW, effective_from=None)],
        [replace(NEW, effective_from=date(2017, 1, 1))],
        [replace(NEW, effective_to=date(2016, 6, 30))],
        [replace(NEW, effective_to=date(2016, 1, 31), replaced_by="1/2010/NĐ-CP")],
    ],
    ids=["unknown successor", "no first day", "not yet in force", "itself ended", "in a circle"],
)
def test_no_successor_in_force_is_no_replacement(others: list[LegalDocument]) -> None:
    assert replacement(OLD, FACT, date(2016, 12, 1), Catalogue([OLD, *others])) is None


@pytest.mark.parametrize("year", [2021, 2023, 2025, 2026, 2027])
def test_every_successor_is_read_back_as_itself(year: int) -> None:
    day = date(year, 12, 1)
    for document in CATALOGUE.documents:
        after = successor_on(document, day)
        if after is not None:
            [reference] = find_references(cite_apart(after))
            found = resolve_on(reference, CATALOGUE, day)
            assert (found.certain, found.documents) == (True, (after,)), document.key
