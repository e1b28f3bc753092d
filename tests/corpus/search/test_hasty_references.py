"""Numbers of documents typed in a hurry: every form of every document with any one slip names the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.catalogue import LegalDocument, load_catalogue, names
from corpus.hasty_references import laws_put_right
from corpus.language import fold
from corpus.query import Query, read_query
from corpus.tokens import SYLLABLE

NUMBERED = [document for document in load_catalogue().documents if document.number[0].isdigit()]
SLIPS: dict[str, Callable[[str], str]] = {
    "none": str,
    "O for 0": lambda number: number.replace("0", "O"),
    "o for the first 0": lambda number: number.replace("0", "o", 1),
    "l for 1": lambda number: number.replace("1", "l"),
    "I for the first 1": lambda number: number.replace("1", "I", 1),
    "a slash missing": lambda number: number[::-1].replace("/", "", 1)[::-1],
    "a space for the last slash": lambda number: number[::-1].replace("/", " ", 1)[::-1],
    "spaces for slashes": lambda number: number.replace("/", " "),
    "dashes for slashes": lambda number: number.replace("/", "-"),
    "dots for slashes": lambda number: number.replace("/", "."),
    "backslashes": lambda number: number.replace("/", "\\"),
    "doubled slashes": lambda number: number.replace("/", "//"),
    "doubled dashes": lambda number: number.replace("-", "--"),
    "dashes left out": lambda number: number.replace("-", ""),
    "slashes for dashes": lambda number: number.replace("-", "/"),
    "underscores": lambda number: number.replace("-", "_"),
    "spaces around": lambda number: number.replace("/", " / ").replace("-", " - "),
    "the first zero left out": lambda number: number.removeprefix("0"),
    "letters swapped": lambda number: re.sub(r"([A-ZĐ])([A-ZĐ])(?=[^A-ZĐ]*$)", r"\2\1", number),
    "a letter doubled": lambda number: re.sub(r"([A-ZĐ])(?=[^A-ZĐ]*$)", r"\1\1", number),
    "the last letter missing": lambda number: number[:-1] if number[-1].isalpha() else number,
    "Telex left in": lambda number: number.replace("Đ", "DD"),
}
WRITINGS: tuple[Callable[[str], str], ...] = (str, str.lower, fold, str.upper, lambda text: text.replace("Đ", "D"))


def read(text: str) -> Query:
    return read_query(text, load_catalogue(), lambda word: 0, date(2020, 9, 15))


def leads(document: LegalDocument) -> list[str]:
    """What stands before a number: nothing, the kind in full, short, joined to the number."""
    short = [word.upper() for word in names()["kinds"].get(document.type, {}).get("short", ())]
    return ["", f"{document.type} ", f"{document.type} số ", *(f"{word} " for word in short), *short]


@settings(max_examples=400)
@given(st.data())
def test_a_number_with_a_slip_names_its_document(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(NUMBERED))
    lead = data.draw(st.sampled_from(leads(document)))
    slip = data.draw(st.sampled_from(sorted(SLIPS)))
    writing = data.draw(st.sampled_from(WRITINGS))
    typed = lead + writing(SLIPS[slip](document.number))
    assert document in [named.document for named in read(typed).named], f"{slip}: {typed}"


@pytest.mark.parametrize(
    "typed",
    [
        "k2đ25 NĐ45/2020",
        "đ25k2 nd45/2020",
        "khoản2điều25 NĐ 45/2020/NĐ-CP",
        "nd 45/2020 d25k2",
        "khoan2 dieu25 nghidinh45/2020",
    ],
)
def test_a_pinpoint_typed_without_spaces_is_read(typed: str) -> None:
    [named] = read(typed).named
    assert (named.document.key, named.pinpoint) == ("45/2020/NĐ-CP", "khoản 2 Điều 25")


@pytest.mark.parametrize(
    ("typed", "key"), [("qđ749ttg", "749/QĐ-TTg@2020"), ("nq17cp", "17/NQ-CP@2019"), ("cv784stttt", "784/STTTT@2020")]
)
def test_a_kind_and_a_body_around_a_number_are_its_symbol(typed: str, key: str) -> None:
    assert key in [named.document.key for named in read(typed).named]


@pytest.mark.parametrize(
    "text",
    [
        "cấp độ 3",
        "mức độ 4",
        "giai đoạn 2021-2025",
        "dự án 20 tỷ nhóm nào",
        "mua 10 máy tính giá 15 triệu",
        "IPv6 2 lớp",
        "05 ngày làm việc",
        "bưu điện 784 thùng",
    ],
)
def test_what_only_counts_names_nothing(text: str) -> None:
    assert read(text).named == ()


@pytest.mark.parametrize("year", ["{}/{:%Y}", "{}-{:%Y}", "{} nam {:%Y}", "{} năm {:%Y}", "{}/{:%y}"])
def test_a_kind_a_serial_number_and_a_year_name_their_document(year: str) -> None:
    for document in NUMBERED:
        if document.date:
            lead = names()["kinds"].get(document.type, {}).get("short", [document.type])[0]
            typed = f"{lead} {year.format(re.split('[/-]', document.number)[0], document.date)}"
            assert document in [named.document for named in read(typed).named], typed


def test_a_kind_a_serial_number_and_the_end_of_the_symbol_name_their_document() -> None:
    """Or the one of that kind and number that the framework names, where there are several."""
    for document in NUMBERED:
        serial, *symbol = re.split("[/-]", document.number.lower())
        typed = f"{document.type} {serial} {symbol[-1]}"
        named = {(one.document.type, re.split("[/-]", one.document.number.lower())[0]) for one in read(typed).named}
        assert (document.type, serial) in named, typed


def misspelt(word: str) -> list[str]:
    """The ways to leave out, double or swap one letter inside a word that leave no word at all."""
    inside = range(1, len(word) - 1)
    typed = (
        *(word[:place] + word[place + 1 :] for place in inside),
        *(word[:place] + word[place] + word[place:] for place in inside),
        *(word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in inside),
    )
    return [one for one in typed if fold(one) != fold(word) and not SYLLABLE.fullmatch(fold(one))]


LAWS = sorted({document.title for document in load_catalogue().documents if document.type == "Luật"})
DAYS = st.dates(date(2008, 1, 1), date(2027, 12, 31))


@given(name=st.sampled_from(LAWS), day=DAYS, data=st.data())
def test_a_misspelt_name_of_a_law_names_the_same_law_on_every_day(name: str, day: date, data: st.DataObject) -> None:
    said = name.split()
    place = data.draw(st.sampled_from([place for place, word in enumerate(said) if len(word) > 3 and misspelt(word)]))
    typed = " ".join([*said[:place], data.draw(st.sampled_from(misspelt(said[place]))), *said[place + 1 :]])
    exact, hasty = (
        read_query(f"{law} còn hiệu lực không", load_catalogue(), lambda word: 0, day).named for law in (name, typed)
    )
    assert hasty == exact, typed


@pytest.mark.parametrize(
    "text", ["luật đầu tư còn hiệu lực không", "luật du lịch", "luật an ninh trật tự", "lịch làm việc công"]
)
def test_another_word_is_no_slip_in_the_name_of_a_law(text: str) -> None:
    assert laws_put_right(text, load_catalogue()) == text


@given(document=st.sampled_from(NUMBERED), writing=st.sampled_from(WRITINGS), day=DAYS)
def test_a_number_joined_to_its_year_names_its_document_on_every_day(
    document: LegalDocument, writing: Callable[[str], str], day: date
) -> None:
    serial, year, *_ = re.split("[/-]", document.number)
    assume(re.fullmatch(r"\d{4}", year))
    typed = writing(f"{document.type} {document.number}").replace(f"{serial}/{year}", f"{serial}{year}")
    named = read_query(f"{typed} còn hiệu lực không", load_catalogue(), lambda word: 0, day).named
    assert document in [one.document for one in named], typed
