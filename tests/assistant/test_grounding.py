"""No figure, date or document without support, whoever wrote the sentence."""

import re
from decimal import Decimal

import pytest

from assistant.grounding import (
    Support,
    Unsupported,
    _reckoned,
    blank,
    check_sentence,
    check_sentences,
    figures,
    numbers_in,
    supported,
)
from assistant.plan import Fact, Sentence, Span, SpanKind
from corpus.language import Value

FACTS = {
    "f1": Fact(
        "clause",
        "có 45 máy từ tháng 6/2019, chi 2 tỷ 500 triệu",
        "p",
        words="có 45 máy từ tháng 6/2019, chi 2 tỷ 500 triệu",
        id="f1",
    ),
    "f2": Fact("it.computers", "62", "p", words="62 máy", id="f2"),
    "f3": Fact("org.staff", "58", "p", words="58 công chức", id="f3"),
    "f4": Fact("done", "hoàn thành 7/9 nhiệm vụ", "p", words="7/9", id="f4"),
}
SUPPORT = Support(
    FACTS,
    {"project:p1": "Số hóa 6.200 triệu"},
    frozenset({"2021", "2021-2025"}),
    frozenset({Decimal(6200), Decimal("8860")}),
)


def problems(text: str, kind: SpanKind, *refs: str) -> list[str]:
    return [problem.reason for problem in check_sentence(Sentence((Span(text, kind, refs),)), SUPPORT)]


@pytest.mark.parametrize(
    ("text", "kind", "refs"),
    [
        ("Sở có ", SpanKind.LITERAL, ()),
        ("giai đoạn 2021-2025", SpanKind.LITERAL, ()),
        ("mức độ 3, mức độ 4 của mô hình 4 lớp", SpanKind.LITERAL, ()),
        ("có 45 máy từ tháng 6/2019", SpanKind.WORDS, ("f1",)),
        ("chi 2.500 triệu đồng", SpanKind.WORDS, ("f1",)),
        ("62 máy tính", SpanKind.VALUE, ("f2",)),
        ("1,07 máy/người", SpanKind.VALUE, ("f2", "f3")),
        ("106,9%", SpanKind.VALUE, ("f2", "f3")),
        ("4 điểm phần trăm", SpanKind.VALUE, ("f2", "f3")),
        ("02", SpanKind.VALUE, ("f2", "f3")),
        ("7/9 nhiệm vụ; còn 02 nhiệm vụ", SpanKind.VALUE, ("f4",)),
        ("8.860 triệu đồng", SpanKind.VALUE, ("project:p1",)),
        ("tám tỷ tám trăm sáu mươi triệu đồng", SpanKind.VALUE, ("project:p1",)),
        ("«[chưa có số liệu: 5 nội dung]»", SpanKind.GAP, ()),
        ("Nghị định số 45/2020/NĐ-CP", SpanKind.CITATION, ("45/2020/NĐ-CP",)),
    ],
)
def test_supported(text: str, kind: SpanKind, refs: tuple[str, ...]) -> None:
    assert not problems(text, kind, *refs)


@pytest.mark.parametrize(
    ("text", "kind", "refs"),
    [
        ("Sở có 62 máy", SpanKind.LITERAL, ()),
        ("Sở có sáu mươi hai máy", SpanKind.LITERAL, ()),
        ("năm 2018", SpanKind.LITERAL, ()),
        ("có 46 máy", SpanKind.WORDS, ("f1",)),
        ("từ tháng 7/2019", SpanKind.WORDS, ("f1",)),
        ("có 45 máy", SpanKind.WORDS, ()),
        ("có 45 máy", SpanKind.WORDS, ("f99",)),
        ("63 máy tính", SpanKind.VALUE, ("f2",)),
        ("1,08 máy/người", SpanKind.VALUE, ("f2", "f3")),
        ("8.861 triệu đồng", SpanKind.VALUE, ("project:p1",)),
        ("chín tỷ tám trăm triệu đồng", SpanKind.VALUE, ("project:p1",)),
        ("còn 05 nhiệm vụ", SpanKind.VALUE, ("f4",)),
        ("Nghị định số 999/2020/NĐ-CP", SpanKind.CITATION, ()),
    ],
)
def test_unsupported(text: str, kind: SpanKind, refs: tuple[str, ...]) -> None:
    assert problems(text, kind, *refs)


def reasons(text: str, kind: SpanKind, told: str, value: str = "") -> list[str]:
    """Why a span that rests on one telling is refused."""
    fact = Fact("clause", value or told, "p", words=told, id="t")
    support = Support({"t": fact}, {})
    return [problem.reason for problem in check_sentence(Sentence((Span(text, kind, ("t",)),)), support)]


@pytest.mark.parametrize(
    ("told", "same", "other"),
    [
        ("có 62 máy", "62 máy", "63 máy"),
        ("có 62 máy", "sáu mươi hai máy", "sáu mươi ba máy"),
        ("có sáu mươi hai máy", "62 máy", "61 máy"),
        ("0 sự cố", "0 sự cố", "1 sự cố"),
        ("1.234 hồ sơ", "1.234 hồ sơ", "1.235 hồ sơ"),
        ("đạt 87,5%", "87,5%", "87,6%"),
        ("đạt 87,5%", "87,5 %", "88%"),
        ("bình quân 1,25 máy", "1,25 máy", "1,2 máy"),
        ("chi 2 tỷ 500 triệu", "2.500 triệu đồng", "2.501 triệu đồng"),
        ("chi 2 tỷ 500 triệu", "2,5 tỷ đồng", "2,6 tỷ đồng"),
        ("chi 2 tỷ 500 triệu", "2.500.000.000 đồng", "2.500.000.001 đồng"),
        ("chi 2500 trieu", "2 tỷ 500 triệu đồng", "2 tỷ 600 triệu đồng"),
        ("ngày 12/8/2020", "ngày 12 tháng 8 năm 2020", "ngày 13 tháng 8 năm 2020"),
        ("ngày 12/8/2020", "năm 2020", "năm 2021"),
        ("từ tháng 6/2019", "tháng 6 năm 2019", "tháng 6 năm 2018"),
        ("từ tháng 6/2019", "năm 2019", "năm 2018"),
        ("quý II/2020", "quý II năm 2020", "quý III năm 2020"),
        ("trong 2016-2020", "2016-2020", "2016-2021"),
        ("lớp 1 2021", "năm 2021", "năm 2022"),
        ("có 5 lớp, năm 2021", "2021 lượt", "2022 lượt"),
        ("theo Quyết định 45/2020/QĐ-UBND", "Quyết định 45/2020/QĐ-UBND", "Quyết định 46/2020/QĐ-UBND"),
        ("theo quyết định 45/2020/qđ-ubnd", "Quyết định 45/2020/QĐ-UBND", "Quyết định 45/2021/QĐ-UBND"),
        ("hoàn thành 7/9 nhiệm vụ", "7/9 nhiệm vụ", "8/9 nhiệm vụ"),
        ("hoàn thành 7/9 nhiệm vụ", "7/9 nhiệm vụ", "7/10 nhiệm vụ"),
        ("hoàn thành 7/9 nhiệm vụ", "7 nhiệm vụ", "8 nhiệm vụ"),
        ("từ 10 đến 15 người", "10-15 người", "10-16 người"),
        ("mức độ 3, 4", "3 dịch vụ", "5 dịch vụ"),
    ],
)
def test_own_words_hold_what_was_told_and_nothing_beside_it(told: str, same: str, other: str) -> None:
    assert reasons(f"Sở nêu {same}", SpanKind.WORDS, told) == []
    (reason,) = reasons(f"Sở nêu {other}", SpanKind.WORDS, told)
    assert reason.startswith("“")
    assert reason.endswith("” không có trong câu trả lời")
    assert reason.split("”")[0].strip("“") in other


def test_every_unsupported_literal_of_every_sentence_is_named_with_its_sentence() -> None:
    first = Sentence((Span("Có 9 máy"), Span("; 62 máy", SpanKind.VALUE, ("f2",)), Span(" và 7 phòng")))
    second = Sentence((Span("Sở có 5 phòng"),))
    reason = "con số không có trong câu trả lời"
    assert check_sentences([first, Sentence((Span("Sở có"),)), second], SUPPORT) == [
        Unsupported(first.text, "Có 9 máy", reason),
        Unsupported(first.text, " và 7 phòng", reason),
        Unsupported(second.text, "Sở có 5 phòng", reason),
    ]
    assert check_sentences([], SUPPORT) == []


def test_why_a_span_is_refused() -> None:
    assert problems("Nghị định số 1/2020/NĐ-CP", SpanKind.CITATION) == ["văn bản không có trong danh mục"]
    assert problems("62 máy", SpanKind.VALUE) == ["không nêu số liệu nào làm chỗ dựa"]
    assert problems("62 máy", SpanKind.VALUE, "f2", "f98", "f99") == ["dựa vào số liệu không tồn tại (f98)"]
    assert problems("sáu mươi hai máy", SpanKind.LITERAL) == ["số bằng chữ không có trong câu trả lời"]
    assert problems("63 máy", SpanKind.VALUE, "f2") == [
        "“63” không phải số đã cho, cũng không tính được từ các số đã cho"
    ]
    assert problems("chín tỷ tám trăm triệu đồng", SpanKind.VALUE, "project:p1") == [
        "số bằng chữ “chín tỷ tám trăm triệu” không có trong câu trả lời, cũng không phải tổng nào"
    ]
    assert problems("Tám Tỷ tám trăm sáu mươi triệu đồng", SpanKind.VALUE, "project:p1") == []


@pytest.mark.parametrize(
    "text",
    [
        "theo mô hình 4 lớp", "cả 4 lớp", "bảo vệ 4 lớp", "hỗ trợ IPv6", "phiên bản 2.0", "TỐI THIỂU 10%", "trước ngày 01/01/2020",
        "Phụ lục IV", "du lịch ảo 360⁰", "giai đoạn 2021-2025", "lần thứ 4", "lần thứ tư", "mức độ 3", "mức độ 3, 4", "cấp độ 2 và 3", "Lớp 4", "cấp 2", "năm 2021", "ba",
        "một phòng", "năm mới", "hai",
    ],
)  # fmt: skip
def test_terms_of_the_framework_are_no_figures(text: str) -> None:
    assert problems(f"Sở {text}", SpanKind.LITERAL) == []


@pytest.mark.parametrize(
    "text",
    [
        "bảo vệ 14 lớp", "mở 4 lớp", "tối thiểu 1%", "nền tảng 360", "giai đoạn 2016-2020", "TCVN 11930", "ISO/IEC 27001", "ISO 9001",
        "tỷ lệ 3,4 lớp", "3600 phút", "1.360", "360,5", "tối thiểu 20%", "mức độ 34", "cấp 5%", "cấp 2/3",
        "năm 2022", "giai đoạn 2016", "hai mươi máy", "hai mốt", "Ba Trăm máy", "một và hai mươi tư", "2 máy", "phiên bản 12",
    ],
)  # fmt: skip
def test_what_looks_like_a_term_and_is_a_figure_is_found(text: str) -> None:
    assert problems(f"Sở {text}", SpanKind.LITERAL)


def test_the_plans_own_years_are_taken_longest_first() -> None:
    support = Support({}, {}, frozenset({"2021", "2021-2025", "01/7/2021"}))
    sentence = Sentence((Span("từ 2021-2025, từ 01/7/2021, năm 2021"),))
    assert check_sentence(sentence, support) == []
    assert check_sentence(Sentence((Span("từ 2021-2026"),)), support)


NUMBERS = Support(
    {
        name: Fact("n", value, "p", words=f"{value.replace('.', ',')} máy", id=name)
        for name, value in {"a": "3", "b": "8", "c": "16", "zero": "0", "dec": "2.5", "pair": "7/9", "text": "có máy"}.items()
    }
    | {"target": Fact("n", "50", "p", words="50%", id="target")},
    {"project:p1": "Số hóa 6.200 triệu", "rule": ""},
    sums=frozenset({Decimal(8860), Decimal("12.5")}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("refs", "right", "wrong"),
    [
        ("a b", "11 máy", "12 máy"),  # sum
        ("a b c", "27 máy", "28 máy"),
        ("b a", "5 máy", "4 máy"),  # difference
        ("a b", "38%", "37%"),  # share, as printed
        ("a b", "37,5%", "37,6%"),
        ("a c", "18,8%", "18,7%"),  # half up
        ("a c", "18,75%", "18,74%"),
        ("c a", "5,33 máy", "5,34 máy"),  # ratio
        ("a b", "0,38 máy", "0,37 máy"),
        ("a b c", "68,8%", "68,7%"),  # (3 + 8) / 16
        ("a b target", "12,5 điểm phần trăm", "12,6 điểm phần trăm"),  # 50% wanted, 3 of 8 reached
        ("pair", "7/9 nhiệm vụ; còn 2 nhiệm vụ", "7/9 nhiệm vụ; còn 3 nhiệm vụ"),
        ("pair", "77,8%", "77,7%"),
        ("a zero", "3 máy", "4 máy"),  # nothing is divided by zero
        ("a text", "02 mục", "05 mục"),  # how many they are
        ("dec", "2,5 máy", "2,4 máy"),
        ("project:p1", "8.860 triệu đồng", "8.861 triệu đồng"),
        ("project:p1", "6.200 triệu đồng", "6.201 triệu đồng"),
        ("project:p1", "12,5%", "12,6%"),
        ("rule a", "3 máy", "6 máy"),
    ],
)
def test_a_value_is_told_or_follows_from_what_was_told(refs: str, right: str, wrong: str) -> None:
    def found(text: str) -> list[str]:
        sentence = Sentence((Span(text, SpanKind.VALUE, tuple(refs.split())),))
        return [problem.reason for problem in check_sentence(sentence, NUMBERS)]

    assert found(right) == []
    assert found(wrong)


def test_a_sum_of_the_table_supports_only_what_rests_on_the_table() -> None:
    sentence = Sentence((Span("8.860 triệu đồng", SpanKind.VALUE, ("a",)),))
    assert check_sentence(sentence, NUMBERS)


def test_three_numbers_give_the_share_of_two_in_the_third_and_four_do_not() -> None:
    three = [Decimal(3), Decimal(8), Decimal(16)]
    assert Decimal("68.8") in set(_reckoned(three, 1))
    assert Decimal("68.8") not in set(_reckoned([*three, Decimal(1000)], 1))
    assert Decimal("6318.8") not in set(_reckoned([*three, Decimal(1000)], 1))  # (3 + 8 + 1000) / 16
    assert Decimal(11) in set(_reckoned([Decimal(0), *three[:2]], 1))  # nothing is divided by zero
    assert list(_reckoned([], 0)) == [Decimal(0)]
    assert isinstance(next(_reckoned([], 0)), Decimal)
    assert list(_reckoned([Decimal(0)], 0)) == [Decimal(0)]
    assert set(_reckoned([Decimal(1), Decimal(3)], 2)) == {
        Decimal(4), Decimal(-2), Decimal(2), Decimal("0.33"), Decimal("33.33"), Decimal("3.00"), Decimal("300.00"),
        Decimal("32.33"), Decimal("30.33"), Decimal("299.00"), Decimal("297.00"),
    }  # fmt: skip


def test_a_half_is_rounded_up_as_it_is_printed() -> None:
    assert Decimal("0.13") in set(_reckoned([Decimal(1), Decimal(8)], 2))
    assert Decimal("0.12") not in set(_reckoned([Decimal(1), Decimal(8)], 2))
    two_of_three = set(_reckoned([Decimal(1), Decimal(1), Decimal(16)], 0))
    assert Decimal(13) in two_of_three
    assert Decimal(12) not in two_of_three
    points = set(_reckoned([Decimal(1), Decimal(8), Decimal(10)], 0))  # 12,5% against 10%
    assert Decimal(3) in points


def test_the_words_under_references_are_what_was_typed_and_what_was_read() -> None:
    assert SUPPORT.words_of(["f2", "project:p1", "nobody"]) == "62 máy ; 62 ; Số hóa 6.200 triệu ; "
    assert SUPPORT.words_of([]) == ""


def test_figures_are_all_but_levels_versions_and_ordinals() -> None:
    found = figures("mức độ 3, IPv6, 45 máy, 2,5%, tháng 6/2019, Quyết định 45/2020/QĐ-UBND, lần thứ 5")
    assert [value.words for value in found] == ["45", "2,5%", "tháng 6/2019", "45/2020/QĐ-UBND"]


def test_the_numbers_of_a_text_stand_in_every_form_they_may_be_printed_in() -> None:
    assert numbers_in("chi 2 tỷ 500 triệu") >= {Decimal(2500), Decimal(2_500_000_000)}
    assert numbers_in("ngày 12/8/2020") == {"2020-08-12", "2020"}
    assert numbers_in("năm 2020") >= {"2020", Decimal(2020)}
    assert numbers_in("quyết định 45/2020/QĐ-UBND") == {"45/2020/qd-ubnd"}
    assert numbers_in("7/9 nhiệm vụ") >= {Decimal(7), Decimal(9)}
    assert numbers_in("mức độ 3, 4") >= {Decimal(3), Decimal(4)}
    assert numbers_in("chi 6 tỷ 25") >= {Decimal(6250), Decimal(6025)}
    assert numbers_in("60") >= {Decimal(60), Decimal(60_000_000)}  # told in a column of money
    assert numbers_in("450 k") >= {Decimal("0.45"), Decimal(450_000)}
    assert numbers_in("không có số nào") == set()


def test_a_term_blanked_leaves_everything_else_where_it_was() -> None:
    assert blank(re.compile("IPv6"), "62 máy IPv6, 2021") == "62 máy     , 2021"


@pytest.mark.parametrize(
    ("value", "allowed", "held"),
    [
        (Value("money", Decimal(5), 0, 0, ""), {Decimal(5)}, True),
        (Value("money", Decimal(5), 0, 0, ""), {Decimal(5_000_000)}, True),
        (Value("money", Decimal(5), 0, 0, ""), {Decimal(5_000)}, False),
        (Value("count", Decimal(5), 0, 0, ""), {Decimal(5_000_000)}, False),
        (Value("count", Decimal(0), 0, 0, ""), set(), False),
        (Value("count", Decimal(0), 0, 0, ""), {Decimal(0)}, True),
        (Value("fraction", Decimal(7), 0, 0, "", total=Decimal(9)), {Decimal(7), Decimal(9)}, True),
        (Value("fraction", Decimal(7), 0, 0, "", total=Decimal(9)), {Decimal(7)}, False),
        (Value("fraction", Decimal(7), 0, 0, "", total=Decimal(9)), {Decimal(9)}, False),
        (Value("date", None, 0, 0, "", iso="2020-08-12"), {"2020-08-12"}, True),
        (Value("date", None, 0, 0, "", iso="2020-08-12"), {"2020"}, False),
        (Value("month", None, 0, 0, "", iso="2020-08"), {"2020"}, False),
        (Value("quarter", None, 0, 0, "", iso="2020-Q3"), {"2020"}, False),
        (Value("period", None, 0, 0, "", iso="2020-2025"), {"2020"}, False),
        (Value("year", None, 0, 0, "", iso="2020"), {"2020"}, True),
        (Value("year", None, 0, 0, "", iso="2020"), {Decimal(2020)}, True),
        (Value("year", None, 0, 0, "", iso="2020"), {Decimal(2021), "2021"}, False),
        (Value("docnumber", None, 0, 0, "45 /QĐ-UBND"), {"45/qd-ubnd"}, True),
        (Value("docnumber", None, 0, 0, "45/QĐ-UBND"), {"46/qd-ubnd"}, False),
        (Value("date", None, 0, 0, "31/2/2020"), set(), True),  # no such day: told by its own rule
        (Value("ordinal", None, 0, 0, "mức độ 3, 4"), {Decimal(4)}, True),
        (Value("ordinal", None, 0, 0, "mức độ 3, 4"), {Decimal(5)}, False),
    ],
)
def test_a_figure_is_supported_by_the_same_figure_in_any_form(value: Value, allowed: set[object], held: bool) -> None:
    assert supported(value, allowed) is held  # type: ignore[arg-type]


DOCUMENTS = {
    "45/2020/NĐ-CP": "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ ; 45/2020/NĐ-CP",
    "950/QĐ-TTg@2018": "Quyết định số 950/QĐ-TTg ngày 01/8/2018 phê duyệt Đề án giai đoạn 2018-2025 ; 950/QĐ-TTg",
}


def citing(text: str, key: str, before: str = "Theo ", after: str = "") -> list[str]:
    support = Support({}, {}, frozenset({"2021", "2022", "2021-2022"}), documents=DOCUMENTS)
    spans = (Span(before), Span(text, SpanKind.CITATION, (key, "")), Span(after))
    return [problem.reason for problem in check_sentence(Sentence(spans), support)]


def test_a_citation_tells_of_its_document_and_of_no_other() -> None:
    assert citing("Nghị định số 45/2020/NĐ-CP ngày 08/4/2020", "45/2020/NĐ-CP") == []
    assert citing("khoản 2 Điều 25 Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP") == []
    assert citing("Nghị định số 46/2020/NĐ-CP", "45/2020/NĐ-CP") == [
        "“46/2020/NĐ-CP” không phải số, ngày của văn bản này"
    ]
    assert citing("Nghị định số 45/2020/NĐ-CP ngày 09/4/2020", "45/2020/NĐ-CP") == [
        "“09/4/2020” không phải số, ngày của văn bản này"
    ]
    assert citing("Nghị định số 45/2020/NĐ-CP", "46/2020/NĐ-CP") == ["văn bản không có trong danh mục"]
    unknown = Sentence((Span("Nghị định số 46/2020/NĐ-CP", SpanKind.CITATION, ("46/2020/NĐ-CP",)),))
    assert check_sentence(unknown, Support({}, {})) == []  # nothing is known of any document


def test_connecting_words_tell_the_times_of_a_document_cited_beside_them_and_the_plans_own() -> None:
    reason = ["con số không có trong câu trả lời"]
    document = "950/QĐ-TTg@2018"
    assert (
        citing("Quyết định số 950/QĐ-TTg", document, after=" ngày 01/8/2018 phê duyệt Đề án giai đoạn 2018-2025") == []
    )
    assert citing("Quyết định số 950/QĐ-TTg", document, after=" giai đoạn 2018-2024") == reason
    assert citing("Quyết định số 950/QĐ-TTg", document, after=" ngày 02/8/2018") == reason
    assert citing("Quyết định số 950/QĐ-TTg", document, after=" năm 2018") == reason  # of a period no year alone
    assert citing("Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP", after=" giai đoạn 2018-2025") == reason
    assert citing("Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP", after=" trong năm 2021, giai đoạn 2021-2022") == []
    assert citing("Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP", before="Năm 2020, theo ") == reason


def test_a_part_of_the_plans_own_years_is_its_own() -> None:
    years = frozenset({"2021", "2022", "2023", "2024", "2025", "2021-2025", "2016-2020"})
    support = Support({}, {}, years)
    for text, held in (
        ("2022-2024", True),
        ("2016-2020", True),
        ("2020-2022", False),
        ("2024-2026", False),
        ("2017-2020", False),
    ):
        assert (check_sentence(Sentence((Span(f"Giai đoạn {text}"),)), support) == []) is held, text
    annual = Support({}, {}, frozenset({"2021", "2022"}))
    assert check_sentence(Sentence((Span("Giai đoạn 2021-2022"),)), annual) == []


@pytest.mark.parametrize(
    ("told", "same", "other"),
    [
        ("một trăm hồ sơ", "một trăm hồ sơ", "hai trăm hồ sơ"),
        ("120 hồ sơ", "một trăm hai mươi hồ sơ", "một trăm hai mươi mốt hồ sơ"),
        ("chi 2 tỷ", "hai tỷ đồng", "ba tỷ đồng"),
        ("vài trăm hai hồ sơ", "vài trăm hai hồ sơ", "vài trăm ba hồ sơ"),
        ("Hai Mươi văn bản", "hai mươi văn bản", "hai mốt văn bản"),
        ("2 năm 1 lần", "2 năm một lần", "3 năm một lần"),
    ],
)
@pytest.mark.parametrize("kind", [SpanKind.WORDS, SpanKind.VALUE])
def test_a_number_in_words_is_told_in_words_or_in_digits(kind: SpanKind, told: str, same: str, other: str) -> None:
    assert reasons(same, kind, told) == []
    assert reasons(other, kind, told)
    assert reasons(f"{same} và {other}", kind, told)
