"""No figure, date or document without support, whoever wrote the sentence."""

from decimal import Decimal

import pytest

from assistant.grounding import Support, check_sentence
from assistant.plan import Fact, Sentence, Span, SpanKind

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
