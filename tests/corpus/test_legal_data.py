"""The data of the legal folder: complete, in order, and honest about what nobody checked."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus import catalogue as module
from corpus.catalogue import load_catalogue, load_targets, names
from corpus.errors import DataError
from corpus.legal import cite_dated, cite_full, issuer_of, official_title

CATALOGUE = load_catalogue()
BY_NUMBER = {document.number: document for document in CATALOGUE.documents}


@pytest.fixture(scope="module")
def reference(shared: Path) -> dict[str, dict[str, Any]]:
    rows = json.loads((shared / "legal" / "catalogue.json").read_text(encoding="utf-8"))
    return {row["number"]: row for row in rows}


def test_every_document_of_the_reference_is_there_with_its_facts(reference: dict[str, dict[str, Any]]) -> None:
    assert set(reference) == set(BY_NUMBER)
    for number, row in reference.items():
        document = BY_NUMBER[number]
        assert document.type == row["type"]
        for name in ("date", "effective_from", "effective_to"):
            day = getattr(document, name)
            assert (day.isoformat() if day else None) == row[name], (number, name)
        assert (document.counterpart_of or None, document.replaced_by or None) == (
            row["counterpart_of"],
            row["replaced_by"],
        )
        assert list(document.named_at) == row["named_at"]
        assert list(document.amended_by) == (row["amended_by"] or [])


def test_what_nobody_looked_up_is_not_called_checked(reference: dict[str, dict[str, Any]]) -> None:
    for number, row in reference.items():
        if row["verified"] == "general knowledge":
            assert BY_NUMBER[number].verified == "no", number
        elif "general knowledge" in row["verified"] or row["verified"] == "framework only":
            assert BY_NUMBER[number].verified != "yes", number


def test_every_slip_of_the_reference_is_recorded_as_certain_or_not(reference: dict[str, dict[str, Any]]) -> None:
    slips = {number: row["erratum"]["certain"] for number, row in reference.items() if row["erratum"]}
    assert slips == {document.number: document.errata[0].certain for document in CATALOGUE.documents if document.errata}


def test_titles_hold_no_shorthand_and_no_capital_that_a_citation_has_not() -> None:
    for document in CATALOGUE.documents:
        assert not re.search(r"CNTT|CCHC|TTHC|TTCP|V/v|[(){}]", document.title), document.number
        assert official_title(document.title) == document.title, document.number


def test_days_of_a_document_follow_each_other() -> None:
    for document in CATALOGUE.documents:
        days = [day for day in (document.date, document.effective_from, document.effective_to) if day]
        assert days == sorted(days), document.number


def test_every_counterpart_is_itself_in_the_catalogue() -> None:
    assert all(document.counterpart_of in BY_NUMBER for document in CATALOGUE.documents if document.counterpart_of)


@pytest.mark.parametrize(
    ("number", "wrong", "right"),
    [
        ("17/NQ-CP", "ngày 09/3/2020", "ngày 07/3/2019"),
        ("2891/UBND-VX", "ngày 08/6/2026", "ngày 08/6/2016"),
        ("2323/QĐ-BTTTT", "2323/BTTTT-THH", "2323/QĐ-BTTTT"),
        ("86/2015/QH13", "Luật An toàn thông tin", "Luật An toàn thông tin mạng"),
    ],
)
def test_the_frameworks_slips_have_their_right_form(number: str, wrong: str, right: str) -> None:
    slip = BY_NUMBER[number].erratum
    assert slip is not None
    assert (slip.wrong, slip.right, slip.certain) == (wrong, right, True)
    assert slip.why.endswith(".")
    assert slip.at


def test_documents_of_2016_2020_belong_to_the_review_and_not_to_the_bases() -> None:
    past = {document.number for document in CATALOGUE.documents if document.of_past_period}
    assert {"1819/QĐ-TTg", "898/QĐ-TTg", "916/QĐ-UBND", "225/QĐ-TTg", "153/QĐ-TTg", "2458/QĐ-UBND", "30c/NQ-CP"} <= past
    assert not past & {"17/NQ-CP", "61/KH-UBND", "749/QĐ-TTg", "950/QĐ-TTg", "52-NQ/TW", "2606/BTTTT-THH-ATTT"}


def test_a_document_without_a_known_title_is_given_none() -> None:
    assert cite_full(BY_NUMBER["784/STTTT"]) == "Công văn số 784/STTTT ngày 29/7/2020 của Sở Thông tin và Truyền thông"
    assert BY_NUMBER["66/KH-UBND"].title == ""


def test_the_issuer_can_be_written_short() -> None:
    plan = BY_NUMBER["61/KH-UBND"]
    assert cite_dated(plan) == "Kế hoạch số 61/KH-UBND ngày 10/4/2019 của Ủy ban nhân dân tỉnh Quảng Ngãi"
    assert cite_dated(plan, short_issuer=True) == "Kế hoạch số 61/KH-UBND ngày 10/4/2019 của UBND tỉnh"
    assert issuer_of(BY_NUMBER["20-NQ/TW"]) == "Ban Chấp hành Trung ương Đảng khóa XI"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("V/v đăng ký thực hiện", "về việc đăng ký thực hiện"),
        ("v/v: tăng cường", "về việc tăng cường"),
        ("Về kiểm soát thủ tục", "về kiểm soát thủ tục"),
        ("Quy định về đầu tư", "quy định về đầu tư"),
        ("Luật Đấu thầu", "Luật Đấu thầu"),
    ],
)
def test_a_title_joins_the_citation_in_small_letters(typed: str, printed: str) -> None:
    assert official_title(typed) == printed


def test_levels_to_study_belong_to_known_documents() -> None:
    targets = load_targets()
    assert all(CATALOGUE.get(target.document) for target in targets)
    assert {target.source for target in targets} == {"press", "none", "absent"}
    assert [target.document for target in targets if target.at_least is None] == ["61/KH-UBND@2019"]


def test_levels_to_study_are_those_of_the_reference_with_what_they_rest_on(shared: Path) -> None:
    rows = yaml.safe_load((shared / "legal" / "targets.yaml").read_text(encoding="utf-8"))
    sources = {"press": "press", "general knowledge": "none", "no text to be had": "absent"}
    expected = [
        (
            row["document"],
            row["year"],
            int(re.sub(r"\D", "", str(row["level"]))) if row["level"] else None,
            sources[row["source"].partition(":")[0]],
        )
        for row in rows
    ]
    assert expected == [(t.document.partition("@")[0], t.year, t.at_least, t.source) for t in load_targets()]
    for row, target in zip(rows, load_targets(), strict=True):
        told, ours = (set(re.findall(r"\w+", text.lower())) for text in (row["quantity"], target.quantity))
        assert len(told & ours) >= 2, target.quantity


def test_every_law_that_has_a_short_name_is_in_the_catalogue() -> None:
    assert all(CATALOGUE.find_name(name) for name in names()["laws"])


def test_a_broken_document_is_reported_with_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "central.yaml").write_text(
        "- {number: 1/2020/NĐ-CP, type: Nghị định, date: '2020-13-01'}\n", encoding="utf-8"
    )
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    monkeypatch.setattr(module, "FILES", ("central",))
    with pytest.raises(DataError) as caught:
        load_catalogue.__wrapped__()
    assert caught.value.place == "central.yaml"
    assert "1/2020/NĐ-CP" in caught.value.message


def test_one_number_in_two_years_is_two_documents() -> None:
    assert [document.key for document in CATALOGUE.find("73/NQ-CP")] == ["73/NQ-CP@2016"]
    later = module.LegalDocument(
        "61/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Quảng Ngãi", date(2021, 3, 1), "", "province"
    )
    both = module.Catalogue([BY_NUMBER["61/KH-UBND"], later])
    assert {document.key for document in both.find("61/KH-UBND")} == {"61/KH-UBND@2019", "61/KH-UBND@2021"}
    assert [document.key for document in both.find("61/kh-ubnd", 2021)] == ["61/KH-UBND@2021"]
