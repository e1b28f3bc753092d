"""Each figure of an answer goes to one field, stays in the unit's own words, or is asked: in whatever order it is told."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import Context, Reading, read_answer
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
CONTEXT = Context(PACK, find_unit(PACK, "Sở Xây dựng"), "five_year", (2021, 2025), date(2020, 11, 20))


def read(id_: str, answer: str) -> Reading:
    return read_answer(PACK.outlines["five_year"].by_id[id_], answer, CONTEXT)


def told(reading: Reading) -> dict[str, Decimal]:
    return {f.quantity: Decimal(f.value) for f in reading.facts if f.quantity in PACK.quantities}


# A field's ways of being told; each holds the figure once.
SAID = {
    "p1.4.public": {
        "dvc.total": ["{n} thủ tục", "{n} TTHC", "tổng số thủ tục {n}", "TTHC: {n}", "{n} thu tuc"],
        "dvc.level3": ["{n} mức 3", "mức độ 3 có {n}", "{n} thủ tục mức 3", "m3: {n}", "muc 3 la {n}"],
        "dvc.level4": ["{n} mức 4", "mức 4: {n}", "{n} thủ tục mức độ 4", "mức 4 là {n} thủ tục"],
    },
    "p1.2.computers": {
        "it.computers": ["{n} máy tính", "máy tính: {n}", "{n} máy", "số máy tính là {n}", "may tinh {n} cai"],
        "org.staff": ["{n} cán bộ, công chức", "CBCC {n}", "biên chế: {n}", "{n} người", "số công chức là {n}"],
    },
    "p1.6.levels": {
        "sys.total": ["{n} hệ thống", "{n} HTTT", "tổng số hệ thống: {n}"],
        "sys.level_approved": ["{n} hệ thống đã duyệt cấp độ", "đã phê duyệt cấp độ {n} hệ thống"],
        "sys.plan_approved": ["{n} hệ thống đã duyệt phương án", "duyệt phương án: {n}"],
    },
    "p1.6.malware": {
        "sec.servers": ["{n} máy chủ", "máy chủ: {n}", "{n} server", "may chu {n}"],
        "sec.workstations": ["{n} máy trạm", "máy trạm có {n}", "may tram {n}"],
        "sec.sharing": ["{n} hệ thống chia sẻ dữ liệu với NCSC", "chia sẻ với NCSC: {n}"],
    },
    "p1.7.it_spend": {
        "spend.need": ["nhu cầu {n} triệu", "xin {n}tr", "nc {n} triệu đồng"],
        "spend.allotted": ["được bố trí {n} triệu", "được cấp {n}tr", "bo tri {n} trieu"],
        "spend.it": ["tổng chi {n} triệu đồng", "đã chi {n}tr", "tổng chi CNTT: {n} triệu"],
    },
}
CASES = [(id_, names) for id_, fields in SAID.items() for names in itertools.permutations(fields)]


@given(st.sampled_from(CASES), st.data())
def test_figures_reach_their_fields_in_any_order_and_wording(
    case: tuple[str, tuple[str, ...]], data: st.DataObject
) -> None:
    id_, names = case
    many = data.draw(st.integers(1, len(names)))
    kept = names[:many]
    numbers = dict(zip(sorted(kept, key=_part), sorted(data.draw(_numbers(many)), reverse=True), strict=True))
    ways = [data.draw(st.sampled_from(SAID[id_][name])).format(n=numbers[name]) for name in kept]
    answer = data.draw(st.sampled_from([", ", "; ", "\n", ". "])).join(ways)
    reading = read(id_, answer)
    wanted = {name: Decimal(number) for name, number in numbers.items()}
    got = told(reading)
    assert all(got[name] == wanted.get(name) for name in got), (answer, got)
    assert got == wanted or reading.doubts, (answer, got)


def _part(name: str) -> tuple[str, ...]:
    """Wholes before their parts, so that the greatest figure is the whole's."""
    chain = [name]
    while PACK.quantities[chain[0]].at_most:
        chain.insert(0, PACK.quantities[chain[0]].at_most)
    return tuple(chain)


def _numbers(many: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(10, 900), min_size=many, max_size=many, unique=True)


# What stands beside the figures of the fields, and belongs to none of them.
BESIDE = [
    "1 cửa",
    "1 cua cua tinh",
    "mức 2 có 12",
    "3 máy in",
    "5 máy hỏng",
    "hội nghị 4 lần",
    "mô hình 4 lớp",
    "12 km cáp",
    "7 lượt tập huấn",
    "trực 24/7",
    "mỗi năm 2 lần",
    "năm 2019",
    "cấp độ 2",
]


@given(st.sampled_from(sorted(SAID)), st.sampled_from(BESIDE), st.booleans(), st.data())
def test_a_figure_of_something_else_is_taken_by_no_field(
    id_: str, beside: str, first: bool, data: st.DataObject
) -> None:
    names = list(SAID[id_])
    numbers = dict(zip(names, (700, 300, 200), strict=False))
    ways = [data.draw(st.sampled_from(SAID[id_][name])).format(n=numbers[name]) for name in names]
    pieces = [beside, *ways] if first else [*ways, beside]
    reading = read(id_, data.draw(st.sampled_from([", ", "; "])).join(pieces))
    got = told(reading)
    assert all(got[name] == numbers.get(name) for name in got), (pieces, got)


@pytest.mark.parametrize(
    ("id_", "answer"),
    [
        ("p1.7.it_spend", "2,4 tỷ"),
        ("p1.7.it_spend", "mỗi năm 300 triệu"),
        ("p1.7.it_spend", "1,2 tỷ, 900 triệu"),
        ("p1.2.computers", "46"),
        ("p1.2.computers", "46, 41"),
        ("p1.2.computers", "mỗi phòng 3 máy"),
        ("p1.2.computers", "huyện 96 máy, xã 143 máy"),
        ("p1.2.computers", "5 máy hỏng"),
        ("p1.4.public", "60 thủ tục mức 3, 4"),
        ("p1.4.public", "mức 3 và mức 4: 60"),
        ("p1.4.public", "năm 2018 có 12 thủ tục mức 4, năm 2019 có 30 thủ tục mức 4"),
        ("p1.4.public", "20 mức 3, 30 mức 3"),
        ("p1.6.levels", "1 hệ thống cấp độ 2, 2 hệ thống cấp độ 1"),
        ("p1.6.malware", "12 máy trạm chưa cài"),
        ("p1.7.security_spend", "60 triệu và 35 triệu"),
    ],
)
def test_what_reads_two_ways_is_asked_and_claimed_by_no_field(id_: str, answer: str) -> None:
    reading = read(id_, answer)
    assert reading.doubts
    assert not told(reading)


@pytest.mark.parametrize(
    ("id_", "answer", "expected"),
    [
        ("p1.4.public", "10 thủ tục, 7 mức 3, 6 mức 4", {"dvc.total": 10, "dvc.level3": 7, "dvc.level4": 6}),
        ("p1.6.levels", "3 hệ thống, 5 hệ thống đã duyệt cấp độ", {"sys.total": 3, "sys.level_approved": 5}),
        (
            "p1.2.computers",
            "25 máy, 30 người, 1,5 máy mỗi người",
            {"it.computers": 25, "org.staff": 30, "it.ratio": 1.5},
        ),
        ("p1.6.malware", "40/25 máy trạm", {"sec.workstations": 40}),
    ],
)
def test_figures_that_contradict_each_other_are_asked_and_stay(
    id_: str, answer: str, expected: dict[str, float]
) -> None:
    reading = read(id_, answer)
    assert reading.doubts
    assert told(reading) == {name: Decimal(str(number)) for name, number in expected.items()}


@pytest.mark.parametrize(
    ("id_", "answer", "expected"),
    [
        ("p1.4.public", "2 TTHC, chưa lên mức 3 4", {"dvc.total": 2, "dvc.level3": 0, "dvc.level4": 0}),
        ("p1.4.public", "88 thủ tục, chưa có mức 3, mức 4", {"dvc.total": 88, "dvc.level3": 0, "dvc.level4": 0}),
        ("p1.4.public", "88 thủ tục, mức 3 có 35, chưa có mức 4", {"dvc.total": 88, "dvc.level3": 35, "dvc.level4": 0}),
        ("p1.6.malware", "55 máy trạm, máy chủ không có", {"sec.workstations": 55, "sec.servers": 0}),
        ("p1.6.levels", "2 hệ thống, chưa duyệt hết cấp độ", {"sys.total": 2}),
        ("p1.2.computers", "36 máy, chưa nắm số người", {"it.computers": 36}),
    ],
)
def test_what_is_denied_is_a_told_zero_and_only_that(id_: str, answer: str, expected: dict[str, int]) -> None:
    assert told(read(id_, answer)) == {name: Decimal(number) for name, number in expected.items()}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("năm 2016 có 30 máy, nay 52 máy, 47 công chức", {"it.computers": 52, "org.staff": 47}),
        ("CBCC 41, máy 45 (trong đó 6 máy hỏng)", {"it.computers": 45, "org.staff": 41}),
        ("45 máy (30 máy bàn, 15 laptop), 40 người", {"it.computers": 45, "org.staff": 40}),
        ("40 máy tính, mới mua 12 máy, 32 người", {"it.computers": 40, "org.staff": 32}),
    ],
)
def test_a_past_level_and_a_part_give_way_to_the_figure_asked(answer: str, expected: dict[str, int]) -> None:
    assert told(read("p1.2.computers", answer)) == {name: Decimal(number) for name, number in expected.items()}


@pytest.mark.parametrize("char", ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"])
def test_a_hidden_character_inside_a_figure_is_asked(char: str) -> None:
    assert read("p1.2.computers", f"30{char}0 máy, 250 người").doubts


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("chừng", "khoảng"),
        ("độ", "khoảng"),
        ("trên dưới", "khoảng"),
        ("ngót", "gần"),
        ("chưa đến", "chưa đến"),
        ("dưới", "dưới"),
    ],
)
def test_a_hedge_stays_with_its_figure(words: str, hedge: str) -> None:
    facts = read("p1.2.computers", f"{words} 70 máy, 64 người").facts
    assert [f.hedge for f in facts if f.quantity == "it.computers"] == [hedge]


@pytest.mark.parametrize("answer", ["58 người dùng chung 62 máy", "58 nguoi dung chung 62 may"])
def test_what_only_looks_like_a_hedge_is_none(answer: str) -> None:
    assert [f.hedge for f in read("p1.2.computers", answer).facts if f.quantity == "it.computers"] == [""]


@pytest.mark.parametrize("source", ["ngân sách tỉnh", "NS tỉnh", "nguồn thu sự nghiệp", "xã hội hóa"])
def test_what_a_source_gave_is_no_other_figure_of_the_question(source: str) -> None:
    reading = read("p1.7.it_spend", f"giai đoạn 2016-2020 chi 18,6 tỷ, trong đó {source} 11,2 tỷ")
    assert {f.quantity: Decimal(f.value) for f in reading.facts if f.quantity.startswith("spend.")} == {
        "spend.it": 18600
    }
    assert not reading.doubts
    assert reading.leftover == ["11,2 tỷ"]  # stands in the unit's own words


def test_a_name_beyond_a_full_stop_is_no_name_of_the_figure() -> None:
    reading = read("p1.6.levels", "đã phê duyệt cấp độ 11 hệ thống. 10 hệ thống đã duyệt phương án. 12 hệ thống")
    assert told(reading) == {"sys.level_approved": 11, "sys.plan_approved": 10, "sys.total": 12}


@pytest.mark.parametrize("part", ["(15 máy hỏng)", "(hỏng 15)", "(trong đó 15 máy hỏng)", ", trong đó 15 máy hỏng"])
def test_a_part_in_brackets_takes_nothing_from_the_whole(part: str) -> None:
    from tests.assistant.test_typed_answers import drafted, sentences

    written = sentences(drafted("p1.2.computers", f"135 máy {part}, 112 công chức"), "p1.2.computers")
    assert "15" in written
    assert "1,21 máy/người" in written


@pytest.mark.parametrize("year", range(1995, 2035, 5))
@pytest.mark.parametrize("words", ["chia sẻ NCSC {}", "tham gia bóc gỡ mã độc {}", "có tham gia chiến dịch {}"])
def test_a_year_that_closes_a_clause_counts_nothing(words: str, year: int) -> None:
    reading = read("p1.6.malware", f"120 máy trạm; {words.format(year)}")
    assert told(reading) == {"sec.workstations": 120}
    assert not any(str(year) in doubt for doubt in reading.doubts)


@pytest.mark.parametrize("answer", ["2019 thủ tục, mức 3: 300", "TTHC có 2019, mức 3 là 300"])
def test_a_count_may_look_like_a_year(answer: str) -> None:
    assert told(read("p1.4.public", answer)) == {"dvc.total": 2019, "dvc.level3": 300}


@pytest.mark.parametrize("noun", ["hệ thống", "HTTT", "hệ thống thông tin"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_systems_approved_are_counted_beside_their_level(noun: str, level: int) -> None:
    reading = read("p1.6.levels", f"5 {noun}, 2 {noun} đã phê duyệt cấp độ {level} năm 2020")
    assert told(reading) == {"sys.total": 5, "sys.level_approved": 2}
    assert not reading.doubts


@pytest.mark.parametrize(
    ("id_", "answer"),
    [
        ("p1.7.security_spend", "chi an toàn thông tin chưa hạch toán riêng"),
        ("p1.7.security_spend", "chưa tính được phần an toàn thông tin"),
        ("p1.7.security_spend", "phần an toàn thông tin không tách ra được, nằm lẫn trong chi thường xuyên"),
        ("p1.7.it_spend", "nhu cầu chưa xác định"),
        ("p1.7.it_spend", "nhu cầu kỳ rồi không lập"),
        ("p1.6.malware", "máy trạm chưa đếm"),
        ("p1.6.levels", "chưa thống kê hệ thống nào duyệt cấp độ"),
    ],
)
def test_what_nobody_counted_is_no_zero(id_: str, answer: str) -> None:
    assert not told(read(id_, answer))


@pytest.mark.parametrize(
    ("id_", "answer", "quantity"),
    [
        ("p1.7.security_spend", "không chi đồng nào cho an toàn thông tin", "spend.security"),
        ("p1.7.it_spend", "nhu cầu 2 tỷ, không được bố trí đồng nào", "spend.allotted"),
        ("p1.6.levels", "3 hệ thống, cấp độ chưa xác định", "sys.level_approved"),
        ("p1.6.levels", "3 hệ thống, chưa lập hồ sơ cấp độ hệ thống nào", "sys.level_approved"),
        ("p1.6.malware", "máy chủ chưa cài, máy trạm 30", "sec.servers"),
    ],
)
def test_what_is_said_not_to_be_there_is_a_zero(id_: str, answer: str, quantity: str) -> None:
    assert told(read(id_, answer))[quantity] == 0
