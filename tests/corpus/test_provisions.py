"""Provisions: how the files are read and refused, and validity on a date, of a place within a document."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import Catalogue, LegalDocument, load_catalogue, names
from corpus.errors import DataError
from corpus.language import fold
from corpus.legal import status_on as document_status_on
from corpus.packs import load_pack
from corpus.pinpoints import find_pins
from corpus.provisions import Provision, load_provisions, status_on

PROVISIONS = load_provisions()
DECREE = LegalDocument(
    "10/2018/NĐ-CP",
    "Nghị định",
    "Chính phủ",
    date(2018, 3, 1),
    "",
    "central",
    effective_from=date(2018, 5, 1),
    verified="yes",
)
PLACE = Provision("10/2018/NĐ-CP", "khoản 2 Điều 5", "Nội dung thử.", date(2020, 12, 31))


def act(number: str, first: date) -> LegalDocument:
    return LegalDocument(number, "Nghị định", "Chính phủ", first, "", "central", effective_from=first, verified="yes")


def words(provision: Provision, day: date, *more: LegalDocument, document: LegalDocument = DECREE) -> str:
    return status_on(provision, day, Catalogue([document, *more])).text


def test_a_provision_follows_its_document() -> None:
    assert words(PLACE, date(2018, 4, 30)).startswith("chưa có hiệu lực")
    assert words(PLACE, date(2018, 5, 1)) == "còn hiệu lực"
    ended = replace(DECREE, effective_to=date(2019, 12, 31))
    assert words(PLACE, date(2020, 1, 1), document=ended) == "hết hiệu lực từ ngày 01/01/2020"
    assert status_on(PLACE, date(2020, 1, 1), Catalogue([replace(DECREE, effective_from=None)])).kind == "unknown"


def test_a_place_that_was_repealed_is_gone_while_the_document_stays() -> None:
    place = replace(PLACE, effective_to=date(2020, 4, 5), replaced_by="40/2020/NĐ-CP")
    assert words(place, date(2020, 4, 5)) == "còn hiệu lực"
    status = status_on(place, date(2020, 4, 6), Catalogue([DECREE]))
    assert (status.kind, status.since, status.by) == ("expired", date(2020, 4, 6), "40/2020/NĐ-CP")
    assert status.text == "nội dung này hết hiệu lực từ ngày 06/4/2020, theo Nghị định số 40/2020/NĐ-CP"


def test_words_that_an_amendment_brought_hold_from_its_first_day() -> None:
    place = replace(PLACE, effective_from=date(2019, 1, 1), amended_by=("9/2018/NĐ-CP",))
    known = act("9/2018/NĐ-CP", date(2019, 1, 1))
    assert status_on(place, date(2018, 12, 31), Catalogue([DECREE, known])).kind == "not_yet"
    assert (
        words(place, date(2018, 12, 31), known)
        == "nội dung này có hiệu lực từ ngày 01/01/2019 (Nghị định số 9/2018/NĐ-CP)"
    )
    assert words(place, date(2019, 1, 1), known) == "còn hiệu lực, được sửa đổi bởi Nghị định số 9/2018/NĐ-CP"


def test_an_amendment_after_the_text_makes_the_gist_old() -> None:
    place = replace(PLACE, amended_by=("7/2021/NĐ-CP",))
    later = act("7/2021/NĐ-CP", date(2021, 3, 1))
    assert words(place, date(2021, 2, 28), later).startswith("còn hiệu lực")
    status = status_on(place, date(2021, 3, 1), Catalogue([DECREE, later]))
    assert (status.kind, status.by) == ("amended", "7/2021/NĐ-CP")
    assert status.text == "đã được sửa đổi bởi Nghị định số 7/2021/NĐ-CP, nội dung nêu ở đây là trước khi sửa đổi"


def test_an_amendment_of_the_document_after_the_text_leaves_the_place_unknown() -> None:
    document = replace(DECREE, amended_by=("9/2018/NĐ-CP", "7/2021/NĐ-CP"))
    acts = act("9/2018/NĐ-CP", date(2018, 10, 1)), act("7/2021/NĐ-CP", date(2021, 3, 1))
    assert words(PLACE, date(2021, 2, 28), *acts, document=document) == "còn hiệu lực"
    status = status_on(PLACE, date(2021, 3, 1), Catalogue([document, *acts]))
    assert status.kind == "unknown"
    assert status.text == "văn bản đã được Nghị định số 7/2021/NĐ-CP sửa đổi, chưa đối chiếu nội dung này"


def test_what_rests_on_no_source_says_so() -> None:
    assert words(replace(PLACE, verified="no"), date(2019, 1, 1)) == "chưa rõ, có thể còn hiệu lực (chưa đối chiếu)"
    place = replace(PLACE, effective_to=date(2020, 4, 5), verified="partly", unverified=("effective_to",))
    assert status_on(place, date(2020, 1, 1), Catalogue([DECREE])).verified
    assert (
        words(place, date(2020, 5, 1)) == "chưa rõ, có thể nội dung này hết hiệu lực từ ngày 06/4/2020 (chưa đối chiếu)"
    )
    assert not status_on(PLACE, date(2019, 1, 1), Catalogue([replace(DECREE, verified="no")])).verified


def test_a_document_that_the_catalogue_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        status_on(PLACE, date(2019, 1, 1), Catalogue([]))


@given(st.sampled_from(PROVISIONS), st.dates(date(2004, 1, 1), date(2030, 1, 1)))
def test_a_place_is_never_in_force_when_its_document_is_not(provision: Provision, day: date) -> None:
    document = load_catalogue().get(provision.document)
    assert document is not None
    status = status_on(provision, day)
    if status.kind in ("in_force", "amended"):
        assert document_status_on(document, day).kind in ("in_force", "amended")
        assert (provision.effective_from or date.min) <= day <= (provision.effective_to or date.max)
    assert status.text


@pytest.mark.parametrize(
    ("key", "day", "kind"),
    [
        ("73/2019/NĐ-CP#khoản 2 Điều 6", date(2020, 4, 5), "in_force"),
        ("73/2019/NĐ-CP#khoản 2 Điều 6", date(2020, 9, 15), "expired"),
        ("73/2019/NĐ-CP#Điều 46", date(2020, 4, 6), "expired"),
        ("73/2019/NĐ-CP#khoản 2 Điều 51", date(2019, 12, 31), "not_yet"),
        ("73/2019/NĐ-CP#khoản 2 Điều 51", date(2020, 9, 15), "in_force"),
        ("73/2019/NĐ-CP#khoản 2 Điều 51", date(2024, 7, 9), "in_force"),
        ("73/2019/NĐ-CP#khoản 2 Điều 51", date(2024, 7, 10), "unknown"),
    ],
)
def test_shipped_provisions_on_a_date(key: str, day: date, kind: str) -> None:
    provision = next(provision for provision in PROVISIONS if provision.key == key)
    assert status_on(provision, day).kind == kind


def test_every_gist_is_one_or_two_sentences_without_shorthand() -> None:
    for provision in PROVISIONS:
        assert provision.gist.endswith("."), provision.key
        assert 30 <= len(provision.gist) <= 320, provision.key
        assert not any(word in provision.gist for word in ("CNTT", "ATTT", "TTHC", "CSDL", "UBND")), provision.key
        assert provision.keywords, provision.key


def test_the_documents_that_a_plan_rests_on_have_provisions() -> None:
    assert len(PROVISIONS) >= 170
    with_provisions = {provision.document for provision in PROVISIONS}
    pack = load_pack()
    with_text = {
        "67/2006/QH11",
        "51/2005/QH11",
        "86/2015/QH13",
        "64/2007/NĐ-CP",
        "73/2019/NĐ-CP",
        "45/2020/NĐ-CP",
        "47/2020/NĐ-CP",
    }
    assert with_text <= with_provisions & {*pack.bases("five_year", "so"), *pack.bases("annual", "so")}


def test_every_pinpoint_reads_back_as_itself() -> None:
    for provision in PROVISIONS:
        assert [pin.words for pin in find_pins(provision.pinpoint, fold(provision.pinpoint))] == [provision.pinpoint]


def test_every_area_is_one_of_the_framework() -> None:
    outlines = load_pack().outlines.values()
    known = {part.id for outline in outlines for part in (*outline.requirements, *outline.sections)}
    assert [p.key for p in PROVISIONS if not p.areas or not set(p.areas) <= known] == []


def test_days_lie_within_those_of_the_document() -> None:
    checked = date.fromisoformat(names()["checked_until"])
    for provision in PROVISIONS:
        document = load_catalogue().get(provision.document)
        assert document is not None
        assert provision.as_of <= min(document.effective_to or checked, checked) or provision.as_of == document.date, (
            provision.key
        )
        assert provision.effective_from is None or (document.effective_from or date.max) < provision.effective_from
        assert provision.effective_to is None or provision.effective_to < (document.effective_to or date.max)


def test_one_place_says_one_thing_at_a_time() -> None:
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for provision in PROVISIONS:
        span = (provision.effective_from or date.min, provision.effective_to or date.max)
        spans.setdefault((provision.document, provision.pinpoint), []).append(span)
    for place, found in spans.items():
        ordered = sorted(found)
        assert all(last + timedelta(days=1) <= first for (_, last), (first, _) in itertools.pairwise(ordered)), place


SMALL = """
- document: 73/2019/NĐ-CP
  as_of: '2020-04-06'
  provisions:
    - at: khoản 2 Điều 51
      gist: Nội dung thử.
"""


@pytest.mark.parametrize(
    ("old", "new", "message", "place"),
    [
        ("73/2019/NĐ-CP", "73/2019/NĐ-CPX", "danh mục không có văn bản “73/2019/NĐ-CPX”", "dòng 2, [0].document"),
        ("khoản 2 Điều 51", "Điều 51 khoản 2", "không phải là điểm, khoản, điều viết đúng thứ tự", "dòng 5"),
        ("khoản 2 Điều 51", "khoản 2", "không phải là điểm, khoản, điều", "[0].provisions[0].at"),
        ("'2020-04-06'", "'2020-13-06'", "phải là ngày dạng 2020-09-15", "dòng 3, [0].as_of"),
        ("'2020-04-06'", "'2018-04-06'", "trước ngày ban hành", "provisions/small.yaml, dòng 5"),
        ("gist: Nội dung thử.", "gist: ''", "không được để trống", "dòng 6"),
        ("gist: Nội dung thử.", "gists: Nội dung thử.", "", "[0].provisions[0].gist"),
        ("Nội dung thử.", "Nội dung thử.\n      replaced_by: 40/2020/NĐ-CP", "thiếu ngày hết hiệu lực", "replaced_by"),
        (
            "Nội dung thử.",
            "Nội dung thử.\n      effective_from: '2020-05-01'\n      effective_to: '2020-04-01'",
            "hết hiệu lực trước",
            "effective_from",
        ),
        ("Nội dung thử.", "Nội dung thử.\n      verified: maybe", "phải là một trong", "verified"),
        (
            "Nội dung thử.\n",
            "Nội dung thử.\n    - at: khoản 2 Điều 51\n      gist: Lần nữa.\n",
            "ghi hai lần",
            "dòng 7",
        ),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str, message: str, place: str) -> None:
    assert old in SMALL
    (tmp_path / "small.yaml").write_text(SMALL.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_provisions(tmp_path)
    assert message in caught.value.message
    assert place in caught.value.place


def test_an_entry_may_differ_from_its_group(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(
        SMALL + "      as_of: '2021-01-01'\n      verified: partly\n", encoding="utf-8"
    )
    [provision] = load_provisions(tmp_path)
    assert (provision.as_of, provision.verified) == (date(2021, 1, 1), "partly")
    assert load_provisions(tmp_path) is load_provisions(tmp_path)
