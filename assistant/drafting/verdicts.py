"""A result beside its target: equal, above, below or disputed, as plain the one as the other."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.drafting.desk import Desk
from assistant.drafting.voice import confirm
from assistant.plan import Fact, Span, SpanKind
from corpus.language import fold, format_count, format_number, format_percent

_COMPOUND = {  # nouns of two syllables that figures count
    *("hồ sơ", "thủ tục", "văn bản", "báo cáo", "máy tính", "máy chủ", "máy trạm", "phần mềm", "chữ ký", "tài khoản"),
    *("đơn vị", "cơ quan", "hệ thống", "dịch vụ", "cán bộ", "công chức", "sự cố"),
}


def counted_noun(unit: str) -> str:
    """The noun of what a figure counts: "hồ sơ đúng hạn" -> "hồ sơ", "cuộc họp" -> "cuộc"."""
    words = unit.split()
    return " ".join(words[: 2 if " ".join(words[:2]) in _COMPOUND else 1])


def figure_told(fact: Fact) -> Span:
    """A result or a target as its figure is printed, with the noun it counts."""
    number = fact.value
    if "/" in number:
        text = number
    else:
        noun = counted_noun(fact.unit)
        text = (
            format_percent(Decimal(number))
            if fact.unit == "%"
            else f"{format_count(Decimal(number)) if noun else format_number(Decimal(number))} {noun}".strip()
        )
    return Span(f"{fact.hedge} {text}".strip(), SpanKind.VALUE, (fact.id,))


def _level(fact: Fact) -> Decimal | None:
    if "/" in fact.value:
        part, whole = (Decimal(piece) for piece in fact.value.split("/"))
        return part / whole * 100 if whole else None
    return Decimal(fact.value)


# Quantities (folded) that are better the smaller they are.
LESS = re.compile(r"thoi gian|giam con|rut ngan|so ngay|su co|tre han|qua han|chi phi")


def verdict(result: Fact, target: Fact, *, lower_is_better: bool = False) -> tuple[Span, ...]:
    """Equal, above or below, as plain the one as the other."""
    got, wanted = _level(result), _level(target)
    counted = "/" in result.value and "/" not in target.value and target.unit != "%"
    if counted:  # "15/20 xã" against "20 xã"
        got = Decimal(result.value.split("/")[0])
    if (
        got is None
        or wanted is None
        or ("/" not in result.value and "/" not in target.value and result.unit != target.unit)
    ):
        bare = result.unit == "%" and not target.unit and "/" not in target.value and Decimal(target.value) <= 100
        return (
            (confirm(f"mục tiêu là {target.value}%", (target.id,)),)
            if bare
            else (Span("mục tiêu "), figure_told(target))
        )
    refs = (result.id, target.id)
    percent = not counted and ("%" in (result.unit, target.unit) or "/" in result.value)
    distance = abs(got - wanted)
    noun = counted_noun(result.unit)
    by = (
        f"{format_number(distance.quantize(Decimal('0.1')).normalize())} điểm phần trăm"
        if percent
        else f"{format_count(distance)} {noun}".strip()
    )
    if got == wanted:
        return (Span("bằng mục tiêu đề ra"),)
    if lower_is_better:
        lead = "thấp hơn mức mục tiêu " if got < wanted else "chưa đạt mức mục tiêu "
        return (
            Span(lead),
            figure_told(target),
            *(() if got < wanted else (Span(", còn vượt "), Span(by, SpanKind.VALUE, refs))),
        )
    if got > wanted:
        return (Span("cao hơn mục tiêu ("), figure_told(target), Span(") "), Span(by, SpanKind.VALUE, refs))
    return (Span("chưa đạt mục tiêu "), figure_told(target), Span(", còn thiếu "), Span(by, SpanKind.VALUE, refs))


def disputed_quantity(columns: dict[str, Fact], desk: Desk) -> str:
    """The quantity that a result speaks of and whose other tellings give another value; "" when there is none."""
    result = columns.get("result")
    if result is None or result.unit != "%":
        return ""
    folded = fold(columns["statement"].value)
    for name, spec in desk.ledger.quantities.items():
        if spec.type != "percent" or not any(
            re.search(rf"(?<!\w){re.escape(fold(alias))}", folded)
            for alias in spec.aliases
            if _names(alias, spec.label)
        ):
            continue
        known = desk.ledger.get(name)
        if known is not None and known.settled and known.number is not None and spec.derive:
            slack = (
                Decimal(str(spec.tolerance))
                if not result.hedge
                else max(Decimal(str(spec.tolerance)), known.number / 20)
            )
            if abs(known.number - Decimal(result.value)) > slack:
                return name
    return ""


def _names(alias: str, label: str) -> bool:
    """Does the alias name the quantity, or is it only how a figure of any is told ("đạt", "tỷ lệ")?"""
    own = set(fold(label).split()) - {"ty", "le", "so", "tren", "dat", "cho"}
    return alias.isupper() or bool(own & set(fold(alias).split()))
