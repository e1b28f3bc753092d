"""Number words become figures where they can be nothing else, and every figure knows the words it stands for."""

from __future__ import annotations

import pytest

from corpus.language import fold, spell
from corpus.language.spelled import spelled


@pytest.mark.parametrize("number", range(10, 100))
def test_every_number_of_two_digits_with_its_marks_and_without(number: int) -> None:
    words = spell(number)
    typed = f"có {words} máy tính"
    plain = spelled(typed)
    assert plain.text == f"có {number} máy tính"
    assert plain.origin(3, 5) == (3, 3 + len(words))
    assert typed[slice(*plain.origin(6, 9))] == "máy"
    bare = fold(words)  # "muoi" alone may be salt
    assert spelled(f"co {bare} may tinh").text == f"co {bare if number == 10 else number} may tinh"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("có sáu mươi hai máy tính, năm mươi tám cán bộ", "có 62 máy tính, 58 cán bộ"),
        ("mức hai, mức ba", "mức 2, mức 3"),
        ("hai lăm máy", "25 máy"),
        ("hai chục máy", "20 máy"),
        ("ba phẩy năm tỷ", "3,5 tỷ"),
        ("không phẩy năm phần trăm", "0,5 phần trăm"),
        ("chín nghìn hồ sơ", "9000 hồ sơ"),
        ("nam hai khong hai lam", "nam 2025"),
        ("nam hai khong hai muoi", "nam 2020"),
        ("một nửa số xã", "50% số xã"),
        ("hai trên bảy đơn vị", "2 trên 7 đơn vị"),
        ("hai mươi năm qua", "20 năm qua"),
        ("năm đơn vị", "5 đơn vị"),
        ("chỉ ba.", "chỉ 3."),
    ],
)
def test_number_words_are_figures(typed: str, text: str) -> None:
    assert spelled(typed).text == text


@pytest.mark.parametrize(
    "typed",
    [
        "trong năm năm qua",
        "trong năm đơn vị",
        "ba trăm chín hồ sơ",  # 309 to one and 390 to another
        "không có máy nào",
        "tư máy",
        "linh năm",
        "sau máy",
        "1,2 tỷ năm 2020",
        "một cách đầy đủ",
        "mức một cách",
        "máy thứ hai",
        "từ tháng sáu",
        "Phòng Một cửa",
        "2 trên bay xa",
        "",
    ],
)
def test_words_that_may_be_something_else_stay(typed: str) -> None:
    assert spelled(typed).text == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("khoảng trăm rưỡi", "khoảng 150"),
        ("may tinh tram ba muoi hai", "may tinh 132"),
        ("may tram ba muoi hai cai", "may tram 32 cai"),
        ("bốn trăm mười tỷ", "410 tỷ"),
        ("mức bốn mười lăm", "mức 4 15"),
        ("trăm phần trăm", "trăm phần trăm"),
        ("ba tỷ tư", "3 tỷ 4"),
    ],
)
def test_hundreds_without_their_one_and_numbers_side_by_side(typed: str, read: str) -> None:
    assert spelled(typed).text == read


@pytest.mark.parametrize("text", ["moi nam lam 1 lan", "kiem tra moi nam lam mot dot", "hai nam lam 2 dot"])
def test_what_is_done_in_a_year_is_no_number(text: str) -> None:
    assert "55" not in spelled(text).text and "25" not in spelled(text).text
