"""Typed values found in what people really type."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import scan


def read(text: str, *, money: bool = False) -> list[tuple[str, str]]:
    return [
        (
            v.kind,
            v.iso
            or (
                f"{v.number.normalize():f}/{v.total.normalize():f}"
                if v.total is not None and v.number is not None
                else f"{v.number.normalize():f}"
                if v.number is not None
                else v.words
            ),
        )
        for v in scan(text, money=money)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234 hồ sơ", [("count", "1234")]),
        ("tỷ lệ 62,5%", [("percent", "62.5")]),
        ("80 phần trăm", [("percent", "80")]),
        ("80 phan tram", [("percent", "80")]),
        ("45/50 máy", [("fraction", "45/50")]),
        ("2 tỷ 500 triệu", [("money", "2500")]),
        ("2 tỷ rưỡi", [("money", "2500")]),
        ("2,5 tỷ", [("money", "2500")]),
        ("1 tỷ 250", [("money", "1250")]),
        ("6 tỷ 2", [("money", "6200")]),
        ("95tr", [("money", "95")]),
        ("95 trđ", [("money", "95")]),
        ("1 triệu rưỡi", [("money", "1.5")]),
        ("850.000 đồng", [("money", "0.85")]),
        ("850 nghìn", [("money", "0.85")]),
        ("1,23 triệu hồ sơ", [("count", "1230000")]),
        ("quý III/2021", [("quarter", "2021-Q3")]),
        ("q3/2021", [("quarter", "2021-Q3")]),
        ("tháng 6/2019", [("month", "2019-06")]),
        ("t6/2019", [("month", "2019-06")]),
        ("11/2019", [("month", "2019-11")]),
        ("ngày 12/3/2018", [("date", "2018-03-12")]),
        ("ngày 12 tháng 3 năm 2018", [("date", "2018-03-12")]),
        ("12-03-2018", [("date", "2018-03-12")]),
        ("2021-2024", [("period", "2021-2024")]),
        ("từ 2021 đến 2024", [("period", "2021-2024")]),
        ("năm 2019", [("year", "2019")]),
        ("hai mươi lăm máy tính", [("count", "25")]),
        ("mức độ 3", [("ordinal", "mức độ 3")]),
        ("cấp độ 2", [("ordinal", "cấp độ 2")]),
        ("IPv6", [("version", "IPv6")]),
        ("45/QĐ-STP", [("docnumber", "45/QĐ-STP")]),
        ("73/2019/NĐ-CP", [("docnumber", "73/2019/NĐ-CP")]),
        ("784/STTTT", [("docnumber", "784/STTTT")]),
        ("https://a.example.vn/24/7", []),
        ("một cửa, hai bên, một số đơn vị", []),
    ],
)
def test_reads(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_a_bare_amount_is_money_where_money_is_asked() -> None:
    assert read("500", money=True) == [("money", "500")]
    assert read("6.200", money=True) == [("money", "6200")]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("khoảng 60%", "khoảng"),
        ("khoang 60%", "khoảng"),
        ("~60%", "khoảng"),
        ("tầm 60%", "khoảng"),
        ("trên 200 người", "trên"),
        ("ít nhất 3 bộ", "ít nhất"),
        ("có 60%", ""),
        ("60%", ""),
    ],
)
def test_keeps_the_hedge(text: str, hedge: str) -> None:
    assert scan(text)[0].hedge == hedge


def test_an_impossible_date_is_a_date_without_a_day() -> None:
    (value,) = scan("31/02/2020")
    assert (value.kind, value.iso) == ("date", "")


def test_two_readings_are_told() -> None:
    (value,) = scan("6,200", money=True)
    assert set(value.alternatives) == {Decimal("6.2"), Decimal(6200)}


def test_a_negative_number_keeps_its_sign() -> None:
    assert scan("-5 triệu")[0].number is not None
    assert scan("chênh -5 máy")[0].number == -5


@given(st.text(max_size=200))
def test_spans_hold_their_words_and_never_overlap(text: str) -> None:
    end = 0
    for value in scan(text):
        assert text[value.start : value.end] == value.words
        assert value.start >= end
        end = value.end


@given(st.integers(min_value=0, max_value=10**9))
def test_any_written_count_is_read(number: int) -> None:
    from corpus.language import format_number

    (value,) = scan(f"có {format_number(Decimal(number))} hồ sơ")
    assert value.number == number


@pytest.mark.parametrize(
    "address",
    [
        "https://a.vn/1/2/2020",
        "xem a.vn/12/8/20",
        "a@b.vn/T6/21",
        "www.x.vn/q1/2021",
        "www.x.vn/2tr5",
        "www.x.vn/15k",
        "www.x.vn/50%",
        "www.x.vn/2021-2025",
        "www.x.vn/(3k ho so",
    ],
)
def test_an_address_holds_no_figure_or_time(address: str) -> None:
    assert [value.kind for value in scan(address) if value.kind not in ("count",)] == []


@pytest.mark.parametrize(
    "text", ["31/2/21", "12/13/21", "1.2.3 k", "1.2.3k hồ sơ", "1,2,3tr5", "1,200tr5", "1.2.3%", "1.2.3 tỷ"]
)
def test_digits_that_are_no_number_or_day_have_no_value(text: str) -> None:
    assert read(text) == []


def test_money_whose_smaller_part_cannot_be_read_is_no_money() -> None:
    assert not [kind for kind, _ in read("2 tỷ 1.2.3") if kind == "money"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 k", [("count", "15000")]),
        ("1.200 triệu hồ sơ", [("count", "1200000000")]),
        ("chi trả 3k hồ sơ", [("count", "3000")]),
        ("12/5/21", [("date", "2021-05-12")]),
        ("1,234.5 máy", [("decimal", "1234.5")]),
    ],
)
def test_thousands_days_and_foreign_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
