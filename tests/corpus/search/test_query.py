"""A question read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from corpus.catalogue import load_catalogue
from corpus.errors import InputError
from corpus.query import LONGEST, Query, read_query
from corpus.search import Searcher

Reader = Callable[[str], Query]


@pytest.fixture
def read(by_words: Searcher) -> Reader:
    def reader(text: str) -> Query:
        return read_query(text, load_catalogue(), by_words.index.lexical.frequency, date(2020, 9, 15))

    return reader


def test_shorthand_is_spelled_out(read: Reader) -> None:
    assert {"an toan", "thong tin"} <= set(read("tỷ lệ chi cho ATTT").asked.folded)
    assert {"an toan", "thong tin"} <= set(read("ty le chi cho attt").asked.folded)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("so hoa ket quar giai quyet", "ket qua"),
        ("cap do he thong thong tni", "thong tin"),
        ("soos hoas ket qua", "so hoa"),
        ("dich vu cong truc tuyeen", "truc tuyen"),
        ("chia se du lieeu", "du lieu"),
        ("an toàn thôngtin", "thong tin"),
        ("an toàn thông tin mạngg", "tin mang"),
    ],
)
def test_a_slip_is_read_by_its_neighbours(read: Reader, typed: str, meant: str) -> None:
    assert meant in read(typed).asked.folded


def test_words_that_are_known_are_left_alone(read: Reader) -> None:
    assert read("kinh phí an toàn thông tin").asked.folded[:6] == ["kinh", "phi", "an", "toan", "thong", "tin"]


def test_words_that_only_ask_are_no_content(read: Reader) -> None:
    assert read("Căn cứ nào quy định về số hóa?").content == ("so", "hoa")


def test_documents_named_are_found_with_their_place(read: Reader) -> None:
    named = read("k2 đ25 NĐ 45/2020 nói gì").named
    assert [(one.document.key, one.pinpoint) for one in named] == [("45/2020/NĐ-CP", "khoản 2 Điều 25")]


def test_a_number_that_the_catalogue_lacks_is_told(read: Reader) -> None:
    query = read("nghị định 999/2018/NĐ-CP")
    assert query.unknown == ("nghị định 999/2018/NĐ-CP",)
    assert "chưa đối chiếu được" in query.notes[0]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nghị định 54/2020/NĐ-CP điều 25", "Nghị định số 45/2020/NĐ-CP"),
        ("nd 155/2020/ND-CP", None),
        ("quyết định 794/QĐ-TTg", "Quyết định số 749/QĐ-TTg"),
        ("công văn 1642/UBND-KGVX", "Công văn số 1624/UBND-KGVX"),
        ("thông tư 39/2071/TT-BTTTT", None),
    ],
)
def test_what_may_be_meant_by_a_number_with_a_slip_is_asked(read: Reader, text: str, meant: str | None) -> None:
    query = read(text)
    assert not query.named
    asked = [note for note in query.notes if note.startswith("Ý bạn là")]
    assert (meant in asked[0]) if meant else not asked


@pytest.mark.parametrize("text", ["", "  ", "?!", "\u200b\u202e", "a" * (LONGEST + 1)])
def test_what_is_no_question_is_an_error_that_says_so(read: Reader, text: str) -> None:
    with pytest.raises(InputError):
        read(text)


@pytest.mark.parametrize("between", [" ", "", " / ", "."])
def test_every_number_is_known_whatever_stands_between_its_parts(read: Reader, between: str) -> None:
    import re

    for document in load_catalogue().documents:
        typed = between.join(re.split(r"[/-]", document.number.lower()))
        if between or not re.search(r"\d[/-]\d", document.number):
            assert document in [named.document for named in read(typed).named] or not document.number[0].isdigit(), (
                typed
            )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Luật Giao dịch điện tử số 20/2023", "20/2023/QH15"),
        ("luat 20/2023 luat giao dich dien tu", "20/2023/QH15"),
        ("Luật Lưu trữ (số 33/2024) điều 5", "33/2024/QH15"),
        ("Luật số 58/2024, Luật Đầu tư công", "58/2024/QH15"),
        ("Luật Lưu trữ", "01/2011/QH13"),
        ("nghi quyyet 30c da het han chua", "30c/NQ-CP@2011"),
        ("luat dau thu 2023", "22/2023/QH15"),
        ("qd 1819 con hl ko", "1819/QĐ-TTg@2015"),
        ("cv 6320 con hieu luc khong", "6320/UBND-KSTTHC@2018"),
    ],
)
def test_a_law_is_told_by_its_number_its_year_or_with_a_slip(read: Reader, text: str, key: str) -> None:
    assert {one.document.key for one in read(text).named} == {key}


def test_a_law_that_is_one_slip_away_is_taken_and_said(read: Reader) -> None:
    query = read("Luật Đấu thuầ quy định gì?")
    assert [one.document.key for one in query.named] == ["22/2023/QH15"]
    assert any("hiểu là Luật Đấu thầu" in note for note in query.notes)


@pytest.mark.parametrize("text", ["Luật Đất đai", "Luật Báo chí", "Luật Đầu tư còn hiệu lực không", "Luật Cư trú"])
def test_another_law_is_no_slip_of_one_of_the_catalogue(read: Reader, text: str) -> None:
    assert read(text).named == ()


def test_a_slip_of_an_asking_word_is_no_content(read: Reader) -> None:
    assert "pai" not in read("thang may pai nop du toan").content


def test_terms_that_only_ask_are_told_from_those_that_say_what_is_sought(read: Reader) -> None:
    sought, asking = read("căn cứ nào cho việc số hóa").parted()
    assert {"so hoa", "so", "hoa"} <= set(sought.folded)
    assert {"nao", "can", "cu"} <= set(asking.folded)
    assert not set(sought.folded) & set(asking.folded)
