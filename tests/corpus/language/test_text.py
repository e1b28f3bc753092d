"""Text as typed: cleaned, folded, quoted back."""

from datetime import date

import pytest

from corpus.language import clean, format_date, format_date_long, hidden_figures, join_items, says, short, split_items
from corpus.language.diacritics import restore
from corpus.language.text import is_vietnamese


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("số hóa hồ sơ", 12, "số hóa hồ sơ"),
        ("số hóa hồ sơ", 11, "số hóa hồ …"),
        ("số hóa  hồ\nsơ", 12, "số hóa hồ sơ"),
        ("số hóa, lưu trữ hồ sơ", 10, "số hóa …"),
        ("https://a.example.vn/x", 10, "https://a…"),
        ("", 5, ""),
    ],
)
def test_a_quotation_ends_with_a_whole_word(text: str, length: int, shown: str) -> None:
    assert short(text, length) == shown
    assert len(short(text, length)) <= length


@pytest.mark.parametrize(
    ("text", "lines", "by_commas", "by_sentences"),
    [
        ("a; b", [("a", 0, 1), ("b", 3, 4)], ["a", "b"], ["a", "b"]),
        (
            "- a\n* b\n1. c\n2) d\na) e\nđ) f",
            [("a", 2, 3), ("b", 6, 7), ("c", 11, 12), ("d", 16, 17), ("e", 21, 22), ("f", 26, 27)],
            ["a", "b", "c", "d", "e", "f"],
            ["a", "b", "c", "d", "e", "f"],
        ),
        ("a (b; c); d", [("a (b; c)", 0, 8), ("d", 10, 11)], ["a (b; c)", "d"], ["a (b; c)", "d"]),
        ("a (b; c", [("a (b", 0, 4), ("c", 6, 7)], ["a (b", "c"], ["a (b", "c"]),
        ("a, b, 1,5 c", [("a, b, 1,5 c", 0, 11)], ["a", "b", "1,5 c"], ["a, b, 1,5 c"]),
        ("a. B", [("a. B", 0, 4)], ["a. B"], ["a. B"]),
        ("Xong rồi. Tiếp", [("Xong rồi. Tiếp", 0, 14)], ["Xong rồi. Tiếp"], ["Xong rồi", "Tiếp"]),
        ("đạt 90%. Sau đó", [("đạt 90%. Sau đó", 0, 15)], ["đạt 90%. Sau đó"], ["đạt 90%", "Sau đó"]),
        ("", [], [], []),
        ("; ,", [], [], []),
        ("  a. \n\n b;", [("a", 2, 3), ("b", 8, 9)], ["a", "b"], ["a", "b"]),
        ("Ông A. Bình", [("Ông A. Bình", 0, 11)], ["Ông A. Bình"], ["Ông A. Bình"]),
        ("3. máy", [("máy", 3, 6)], ["máy"], ["máy"]),
        ("-46 máy", [("-46 máy", 0, 7)], ["-46 máy"], ["-46 máy"]),
        ("-46 máy\n-12 xe", [("46 máy", 1, 7), ("12 xe", 9, 14)], ["46 máy", "12 xe"], ["46 máy", "12 xe"]),
    ],
)
def test_lists(text: str, lines: list[tuple[str, int, int]], by_commas: list[str], by_sentences: list[str]) -> None:
    assert [(item.text, item.start, item.end) for item in split_items(text)] == lines
    assert [item.text for item in split_items(text, commas=True)] == by_commas
    assert [item.text for item in split_items(text, sentences=True)] == by_sentences


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A và B"),
        (["A", "B", "C"], "A, B và C"),
        (["A, B", "C"], "A, B; C"),
    ],
)
def test_entries_in_a_sentence(items: list[str], joined: str) -> None:
    assert join_items(items) == joined


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1\u200b2 máy", ("12",)),
        ("1\u200b\u200b2", ("12",)),
        ("12 3", ()),
        ("a\u200b1", ()),
        ("1\u200b2 và 3\u200b4", ("12", "34")),
    ],
)
def test_figures_with_an_unseen_character_inside(text: str, figures: tuple[str, ...]) -> None:
    assert hidden_figures(text) == figures


def test_a_text_is_cleaned_of_what_nobody_sees() -> None:
    assert clean("  máy\u00a0 chủ\t\t2 \r\n\r\n\n\n ở\u200b \x07Sở ") == "máy chủ 2\n\nở Sở"
    assert clean("a\x0bb\u2028c") == "a\nb\nc"


def test_words_are_found_with_or_without_marks() -> None:
    assert says("Mạng LAN nội bộ", ["lan"])
    assert says("mang noi bo", ["nội bộ"])
    assert not says("Lanh lợi", ["lan", "an"])
    assert not says("", ["a"])
    assert not says("a", [])


@pytest.mark.parametrize(
    ("day", "shown", "written"),
    [
        (date(2020, 2, 5), "05/02/2020", "ngày 05 tháng 02 năm 2020"),
        (date(2020, 3, 15), "15/3/2020", "ngày 15 tháng 3 năm 2020"),
        (date(2020, 1, 10), "10/01/2020", "ngày 10 tháng 01 năm 2020"),
    ],
)
def test_dates_as_documents_write_them(day: date, shown: str, written: str) -> None:
    assert (format_date(day), format_date_long(day)) == (shown, written)


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("Đơn vị có 46 máy tính", True),
        ("The unit has computers", False),
        ("don vi co may tinh", False),
        ("Bản báo cáo của the year", True),
        ("Please send us the báo cáo of the year", False),
        ("Đơn vị 中文 có máy", False),
        ("123", False),
        ("", False),
    ],
)
def test_vietnamese_has_marks_and_one_script(text: str, vietnamese: bool) -> None:
    assert is_vietnamese(text) is vietnamese


def test_a_syllable_that_only_ends_words_is_not_given_to_what_stands_alone() -> None:
    assert not restore("23/23 xa phuong dung chu ky so").certain
    assert restore("ung dung cntt").text == "ứng dụng cntt"
