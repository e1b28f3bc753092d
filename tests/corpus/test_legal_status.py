"""Validity on a date, on documents made by hand: nothing unknown reads as in force."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import Catalogue, LegalDocument
from corpus.legal import load_catalogue, status_on


def decree(number: str = "10/2018/NĐ-CP", issued: date = date(2018, 3, 1), **facts: object) -> LegalDocument:
    return LegalDocument(
        number, "Nghị định", "Chính phủ", issued, "về việc thử", "central", **{"verified": "yes", **facts}
    )


IN_FORCE = decree(effective_from=date(2018, 5, 1))
NONE = Catalogue([])


def test_before_its_first_day_a_document_is_not_yet_in_force() -> None:
    assert status_on(IN_FORCE, date(2018, 2, 28), NONE).text == "chưa ban hành"
    status = status_on(IN_FORCE, date(2018, 4, 30), NONE)
    assert (status.kind, status.since) == ("not_yet", date(2018, 5, 1))
    assert status.text == "chưa có hiệu lực, có hiệu lực từ ngày 01/5/2018"


def test_from_its_first_day_to_its_last_it_is_in_force() -> None:
    document = replace(IN_FORCE, effective_to=date(2020, 6, 30))
    assert status_on(document, date(2018, 5, 1), NONE).text == "còn hiệu lực"
    assert status_on(document, date(2020, 6, 30), NONE).kind == "in_force"
    assert status_on(document, date(2020, 7, 1), NONE).text == "hết hiệu lực từ ngày 01/7/2020"


def test_the_document_that_took_its_place_is_named() -> None:
    document = replace(IN_FORCE, effective_to=date(2020, 6, 30), replaced_by="45/2020/NĐ-CP")
    status = status_on(document, date(2020, 9, 15))
    assert status.text == "hết hiệu lực từ ngày 01/7/2020, được thay bằng Nghị định số 45/2020/NĐ-CP"
    assert status.by == "45/2020/NĐ-CP"


def test_a_day_of_effect_that_nobody_knows_is_never_in_force() -> None:
    assert status_on(decree(), date(2020, 9, 15), NONE).kind == "unknown"
    assert status_on(decree(), date(2020, 9, 15), NONE).text == "chưa rõ ngày hiệu lực"


def test_a_replacement_without_a_day_leaves_the_end_open() -> None:
    document = replace(IN_FORCE, replaced_by="9/2019/NĐ-CP")
    assert status_on(document, date(2018, 12, 31), NONE).kind == "in_force"
    status = status_on(document, date(2019, 1, 1), NONE)
    assert status.kind == "unknown"
    assert "đã có Nghị định số 9/2019/NĐ-CP thay thế" in status.text


def test_the_first_day_of_the_replacement_ends_the_old_one() -> None:
    new = decree("9/2019/NĐ-CP", date(2019, 2, 1), effective_from=date(2019, 4, 1))
    old = replace(IN_FORCE, replaced_by="9/2019/NĐ-CP")
    assert status_on(old, date(2019, 3, 31), Catalogue([old, new])).kind == "in_force"
    assert status_on(old, date(2019, 4, 1), Catalogue([old, new])).kind == "expired"


def test_an_amendment_counts_from_its_own_first_day() -> None:
    act = decree("9/2019/NĐ-CP", date(2019, 2, 1), effective_from=date(2019, 4, 1))
    document = replace(IN_FORCE, amended_by=("9/2019/NĐ-CP",))
    known = Catalogue([document, act])
    assert status_on(document, date(2019, 3, 31), known).kind == "in_force"
    assert (
        status_on(document, date(2019, 4, 1), known).text == "còn hiệu lực, được sửa đổi bởi Nghị định số 9/2019/NĐ-CP"
    )


def test_an_amendment_known_by_its_year_alone_is_only_possible() -> None:
    document = replace(IN_FORCE, amended_by=("9/2019/NĐ-CP",))
    assert status_on(document, date(2018, 12, 31), NONE).text == "còn hiệu lực"
    for day in (date(2019, 1, 1), date(2021, 1, 1)):  # an act may take effect years after it was passed
        status = status_on(document, day, NONE)
        assert status.kind == "in_force"
        assert status.text == "còn hiệu lực, có thể đã được sửa đổi bởi Nghị định số 9/2019/NĐ-CP (chưa đối chiếu)"


def test_the_first_day_of_a_change_may_stand_with_the_document() -> None:
    document = replace(IN_FORCE, amended_by=("9/2019/NĐ-CP",), amended_from=(("9/2019/NĐ-CP", date(2021, 3, 1)),))
    assert status_on(document, date(2021, 2, 28), NONE).text == "còn hiệu lực"
    assert (
        status_on(document, date(2021, 3, 1), NONE).text == "còn hiệu lực, được sửa đổi bởi Nghị định số 9/2019/NĐ-CP"
    )


def test_a_programme_runs_out_with_its_period() -> None:
    document = decree(period=(2016, 2020), effective_to=date(2020, 12, 31))
    assert status_on(document, date(2021, 1, 1), NONE).text == "đã hết giai đoạn 2016-2020"
    assert document.of_past_period


def test_what_rests_on_no_source_says_so() -> None:
    document = replace(
        IN_FORCE, effective_to=date(2020, 6, 30), verified="partly", unverified=("effective_to", "replaced_by")
    )
    assert status_on(document, date(2019, 1, 1), NONE).verified
    status = status_on(document, date(2021, 1, 1), NONE)
    assert (status.kind, status.perhaps, status.likely, status.verified) == ("unknown", "expired", "expired", False)
    assert status.text == "chưa rõ, có thể hết hiệu lực từ ngày 01/7/2020 (chưa đối chiếu)"


def test_an_amendment_that_nobody_checked_leaves_the_document_in_force() -> None:
    act = decree("9/2019/NĐ-CP", date(2019, 2, 1), effective_from=date(2019, 4, 1), verified="no")
    document = replace(IN_FORCE, amended_by=("9/2019/NĐ-CP",))
    words = "còn hiệu lực, có thể đã được sửa đổi bởi Nghị định số 9/2019/NĐ-CP (chưa đối chiếu)"
    status = status_on(document, date(2019, 4, 1), Catalogue([document, act]))
    assert (status.kind, status.text) == ("in_force", words)
    unchecked = replace(document, verified="partly", unverified=("amended_by",))
    known = Catalogue([unchecked, replace(act, verified="yes")])
    assert status_on(unchecked, date(2019, 4, 1), known).text == words


def test_a_replacement_that_has_ended_itself_leaves_no_doubt_of_the_end() -> None:
    new = decree("9/2019/NĐ-CP", date(2019, 2, 1), effective_to=date(2021, 6, 30))
    document = replace(IN_FORCE, replaced_by="9/2019/NĐ-CP")
    known = Catalogue([document, new])
    assert status_on(document, date(2021, 6, 30), known).kind == "unknown"
    status = status_on(document, date(2021, 7, 1), known)
    assert (status.kind, status.since) == ("expired", None)
    assert status.text == "đã hết hiệu lực, được thay bằng Nghị định số 9/2019/NĐ-CP"


def test_the_end_by_a_replacement_is_as_sure_as_its_first_day() -> None:
    new = decree("9/2019/NĐ-CP", date(2019, 2, 1), effective_from=date(2019, 4, 1), verified="no")
    old = replace(IN_FORCE, replaced_by="9/2019/NĐ-CP")
    assert status_on(old, date(2019, 4, 1), Catalogue([old, new])).likely == "expired"
    assert status_on(old, date(2019, 4, 1), Catalogue([old, new])).kind == "unknown"


def test_beyond_the_day_of_the_last_check_nothing_is_claimed() -> None:
    assert status_on(IN_FORCE, date(2035, 1, 1), NONE).kind == "unknown"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("73/2019/NĐ-CP", "còn hiệu lực, được sửa đổi bởi Nghị định số 40/2020/NĐ-CP"),
        ("61/2018/NĐ-CP", "còn hiệu lực"),
        ("1819/QĐ-TTg@2015", "chưa rõ ngày hiệu lực"),
        ("749/QĐ-TTg@2020", "chưa rõ, có thể còn hiệu lực (chưa đối chiếu)"),
        ("61/KH-UBND@2019", "chưa rõ ngày hiệu lực"),
    ],
)
def test_on_the_day_of_a_plan_of_2020(key: str, words: str) -> None:
    document = load_catalogue().get(key)
    assert document is not None
    assert status_on(document, date(2020, 9, 15)).text == words


@given(st.sampled_from(load_catalogue().documents), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_in_force_needs_a_known_first_day_that_has_come(document: LegalDocument, day: date) -> None:
    status = status_on(document, day)
    if status.kind in ("in_force", "amended"):
        assert document.effective_from is not None
        assert document.effective_from <= day <= (document.effective_to or date.max)
    assert status.text
