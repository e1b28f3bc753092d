"""Numbers and number words, both ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import (
    fold,
    format_count,
    format_money,
    format_number,
    format_percent,
    parse_number,
    read_words,
    spell,
    spell_money,
)
from corpus.language.numbers import number_readings, with_marks


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "không"),
        ("5", "năm"),
        ("10", "mười"),
        ("15", "mười lăm"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("55", "năm mươi lăm"),
        ("101", "một trăm linh một"),
        ("110", "một trăm mười"),
        ("1015", "một nghìn không trăm mười lăm"),
        ("1000000", "một triệu"),
        ("4021000000", "bốn tỷ không trăm hai mươi mốt triệu"),
        ("1.05", "một phẩy không năm"),
        ("-3", "âm ba"),
        ("1250000000", "một tỷ hai trăm năm mươi triệu"),
        ("1000005", "một triệu không trăm linh năm"),
    ],
)
def test_spells_as_documents_do(number: str, words: str) -> None:
    assert spell(Decimal(number)) == words


def test_spells_money_from_million() -> None:
    assert spell_money(Decimal(8860)) == "tám tỷ tám trăm sáu mươi triệu đồng"
    assert spell_money(Decimal("12.5")) == "mười hai triệu năm trăm nghìn đồng"


@given(st.integers(min_value=0, max_value=10**15))
def test_number_words_read_back(number: int) -> None:
    assert read_words(spell(Decimal(number))) == number


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_decimal_words_read_back(number: Decimal) -> None:
    assert read_words(spell(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai ngàn lẻ năm", 2005),
        ("một tỷ rưỡi", 1_500_000_000),
        ("hai triệu rưỡi", 2_500_000),
        ("bẩy mươi nhăm", 75),
        ("ba tỉ", 3_000_000_000),
        ("bốn nghìn triệu", 4_000_000_000),
        ("hai phẩy năm triệu", 2_500_000),
        ("hai trăm rưỡi", 250),
        ("âm hai", -2),
    ],
)
def test_reads_spoken_forms(words: str, number: int) -> None:
    assert read_words(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "một cửa",
        "hai bên",
        "abc",
        "mươi",
        "trăm",
        "hai hai",
        "hai rưỡi",
        "phẩy hai",
        "năm phẩy",
        "âm xyz",
        "hai triệu nghìn",
    ],
)
def test_refuses_words_that_are_no_number(words: str) -> None:
    assert read_words(words) is None


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_written_numbers_read_back(number: Decimal) -> None:
    written = format_number(number)
    assert number in number_readings(written)


def test_writes_the_official_forms() -> None:
    assert format_number(Decimal("1234567.50")) == "1.234.567,5"
    assert format_count(Decimal(2)) == "02"
    assert format_count(Decimal(12)) == "12"
    assert format_count(Decimal(0)) == "0"
    assert format_percent(Decimal("24.8")) == "24,8%"
    assert format_percent(Decimal(70), 1) == "70,0%"
    assert format_money(Decimal(6200)) == "6.200 triệu đồng"
    assert format_money(Decimal("0.85")) == "850.000 đồng"


@pytest.mark.parametrize(
    ("token", "number"),
    [
        ("1.234", "1234"),
        ("1,5", "1.5"),
        ("1.234,5", "1234.5"),
        ("1234", "1234"),
        ("0,95", "0.95"),
        ("1,234,567", "1234567"),
        ("1.2", "1.2"),
    ],
)
def test_reads_written_numbers(token: str, number: str) -> None:
    assert parse_number(token) == Decimal(number)


def test_a_number_that_reads_two_ways_has_no_single_reading() -> None:
    assert parse_number("6,200") is None
    assert set(number_readings("6,200")) == {Decimal("6.200"), Decimal(6200)}


@pytest.mark.parametrize("number", [10, 11, 15, 20, 21, 24, 35, 110, 115, 250, 999, 1010, 10_000, 110_000, 2_015_000])
def test_number_words_typed_without_marks_are_the_same_number(number: int) -> None:
    words = spell(Decimal(number))
    assert read_words(" ".join(with_marks(fold(words).split()))) == number
