"""Money and counts told with a scale: "2 nghìn tỷ", "3 trăm triệu", "2 trăm 50 hồ sơ"; each figure whole, in every order of size."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import fold, scan

QUICK = settings(max_examples=200, derandomize=True, deadline=None)
STACKS = {"chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000}
UNITS = {"triệu": 1, "tr": 1, "tỷ": 1000, "tỉ": 1000}
LEADS = st.sampled_from(["", "chi ", "khoảng ", "kinh phí: ", "được cấp "])
TAILS = st.sampled_from(["", " đồng", ", ngân sách tỉnh", "; còn lại chưa rõ", "."])


def one(text: str, kind: str) -> tuple[Decimal, ...]:
    """The readings of the only value."""
    (value,) = scan(text)
    assert value.kind == kind
    assert value.number is not None
    return value.alternatives or (value.number,)


@given(
    st.integers(1, 999), st.sampled_from(sorted(STACKS)), st.sampled_from(sorted(UNITS)), LEADS, TAILS, st.booleans()
)
@QUICK
def test_money_with_a_scale_is_that_many_times_its_unit(
    number: int, stack: str, unit: str, lead: str, tail: str, bare: bool
) -> None:
    text = f"{lead}{number} {stack} {unit}{tail}"
    assert one(fold(text) if bare else text, "money") == (number * STACKS[stack] * UNITS[unit],)


@given(st.integers(1, 99), st.integers(1, 9), st.integers(10, 99), st.sampled_from(sorted(UNITS)))
@QUICK
def test_a_scale_within_a_scale_adds_up(thousands: int, hundreds: int, more: int, unit: str) -> None:
    assert one(f"{thousands} nghìn {hundreds} trăm {unit}", "money") == (
        (thousands * 1000 + hundreds * 100) * UNITS[unit],
    )
    assert one(f"{thousands} nghìn {more} {unit}", "money") == ((thousands * 1000 + more) * UNITS[unit],)
    assert one(f"{hundreds} trăm {more} {unit}", "money") == ((hundreds * 100 + more) * UNITS[unit],)


@given(
    st.integers(1, 999), st.integers(1, 9), st.sampled_from(["trăm", "chục"]), st.sampled_from([" triệu", "", " tr"])
)
@QUICK
def test_hundreds_of_millions_follow_their_billions(billions: int, hundreds: int, stack: str, unit: str) -> None:
    assert one(f"{billions} tỷ {hundreds} {stack}{unit}", "money") == (billions * 1000 + hundreds * STACKS[stack],)


@given(st.integers(1, 99), st.integers(1, 9))
@QUICK
def test_a_single_figure_behind_a_scale_reads_two_ways(thousands: int, more: int) -> None:
    readings = one(f"{thousands} nghìn {more} tỷ", "money")
    assert set(readings) == {(thousands * 1000 + more) * 1000, (thousands * 1000 + more * 100) * 1000}


@given(
    st.integers(1, 99),
    st.sampled_from([*sorted(STACKS), "vạn"]),
    st.sampled_from(["máy", "hồ sơ", "lượt", "người", "văn bản"]),
)
@QUICK
def test_a_count_with_a_scale_is_that_many(number: int, stack: str, thing: str) -> None:
    assert one(f"có {number} {stack} {thing}", "count") == (number * (STACKS | {"vạn": 10_000})[stack],)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 trăm ngàn đồng", [("money", "0.5")]),
        ("5 trăm nghìn hồ sơ", [("count", "500000")]),
        ("2 nghìn đồng", [("money", "0.002")]),
        ("2 nghìn tỷ 500 triệu", [("money", "2000500")]),
        ("5 tỷ 2 trăm 50 triệu", [("money", "5250")]),
        ("5 tỷ 2 trăm máy", [("money", "5000"), ("count", "200")]),
        ("5 tỷ, 2 trăm hồ sơ", [("money", "5000"), ("count", "200")]),
        ("1,5 nghìn tỷ", [("money", "1500000")]),
        ("2 văn bản", [("count", "2")]),
        ("2 van ban", [("count", "2")]),
        ("2 trạm phát", [("count", "2")]),
        ("3 chức danh", [("count", "3")]),
        ("5 tỷ 2", [("money", "5200")]),
    ],
)
def test_its_neighbours_stay_what_they_were(text: str, values: list[tuple[str, str]]) -> None:
    assert [(value.kind, value.number) for value in scan(text)] == [(kind, Decimal(number)) for kind, number in values]


@pytest.mark.parametrize(
    "word", ["tỷ lệ", "tỉ lệ", "tỷ trọng", "triệu tập", "đồng bộ", "đồng thời", "đồng chí", "đồng hồ"]
)
@pytest.mark.parametrize("before", ["năm 2021", "đến 2021", "mức độ 4", "5", "quý 3"])
def test_a_word_that_begins_like_a_unit_of_money_is_none(before: str, word: str) -> None:
    assert not [value for value in scan(f"{before} {word} chữ ký số") if value.kind == "money"]


@pytest.mark.parametrize(
    "told", ["3 tỷ lẻ 5 triệu", "2 triệu đồng hồ sơ", "3 tỷ trong năm 2021", "4 tỷ đồng", "2 tỷ, lệ phí thấp"]
)
def test_money_beside_such_words_stays_money(told: str) -> None:
    assert [value for value in scan(told) if value.kind == "money"]
