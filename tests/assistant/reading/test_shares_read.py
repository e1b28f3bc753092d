"""Shares of the bodies below a unit, in the ways they are told: the same two figures give the same share, or are asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import Context, read_answer
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
CONTEXT = Context(PACK, find_unit(PACK, "UBND huyện Bình Sơn"), "five_year", (2021, 2025), date(2020, 11, 20))

# {a} have it, {b} have not, {n} are all; {x} is the body.
WAYS = [
    "{a}/{n} {x}",
    "{a}/{n} {x} đã có",
    "{a} trên tổng số {n} {x}",
    "{n} {x} thì {a} {x} có",
    "{n} {x}, trong đó {a} {x} đã có",
    "có {n} {x}, {a} {x} có",
    "tổng số {n} {x}, đã có {a} {x}",
    "{a} {x} có rồi, còn {b} {x} chưa có",
    "{a} {x} đã có, {b} {x} chưa",
    "{a} {x} có, {b} {x} thì chưa",
    "{b} {x} chưa có, {a} {x} có rồi",
    "{n} {x} thì còn {b} {x} chưa có",
    "{n} {x}, còn {b} {x} chưa có",
]
BODIES = ["xã", "đơn vị", "phòng", "trạm y tế", "trường"]


def share(answer: str) -> tuple[str | None, str | None, bool]:
    """(part, whole, asked) as read."""
    reading = read_answer(PACK.outlines["five_year"].by_id["p1.2.lan"], answer, CONTEXT)
    told = {fact.quantity: fact.value for fact in reading.facts}
    return told.get("net.lan.active"), told.get("net.lan.units"), bool(reading.doubts)


@given(st.sampled_from(WAYS), st.sampled_from(BODIES), st.integers(1, 90), st.integers(1, 90))
def test_the_same_share_is_read_however_it_is_told(way: str, body: str, a: int, b: int) -> None:
    answer = way.format(a=a, b=b, n=a + b, x=body)
    assert share(answer) == (str(a), str(a + b), False), answer


@pytest.mark.parametrize(
    "answer",
    [
        "hầu hết các xã",
        "9/7 xã",
        "12 phòng đã có, 14/15 xã có",
        "phòng 12/12, xã 9/11",
        "trừ xã Bình Hải, 21 xã còn lại có",
        "mới có 8 xã",
        "2 xã chưa có",
        "100",
        "năm 2018 60%, nay 80%",
        "18 xã, 4 phòng, 2 trạm",
    ],
)
def test_a_share_that_is_not_certain_is_asked(answer: str) -> None:
    assert share(answer)[2]


@pytest.mark.parametrize("answer", ["cả 22 xã", "22 xã đều có", "tất cả 22 xã đều có", "đủ 22 xã", "22/22 xã"])
def test_all_of_them(answer: str) -> None:
    assert share(answer) == ("22", "22", False)


@pytest.mark.parametrize("answer", ["chưa xã nào trong 22 xã có", "không xã nào trong tổng số 22 xã"])
def test_none_of_them(answer: str) -> None:
    assert share(answer) == ("0", "22", False)


def test_the_office_beside_the_bodies_below_is_none_of_them() -> None:
    reading = read_answer(PACK.outlines["five_year"].by_id["p1.2.lan"], "Văn phòng và 3 đơn vị có đủ hết", CONTEXT)
    assert "phòng" not in [fact.value for fact in reading.facts]
