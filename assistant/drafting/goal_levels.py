"""The levels of a goal: the target with its verb and its time, and where it stands now."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.drafting.desk import Desk
from assistant.drafting.phrases import phrase, words_spans
from assistant.drafting.voice import confirm, gap
from assistant.plan import Fact, Span, SpanKind
from corpus.language import fold, format_number, format_percent, polish
from corpus.language.diacritics import restore


def bracketed_level(statement: str) -> re.Match[str] | None:
    """ "30% (20%)": the second is most likely the level now, and nobody said so."""
    return re.fullmatch(r"(.*\d%[^()]*?)\s*\((\d[\d.,]*%|\d+/\d+)\)", statement)


def reach(columns: dict[str, Fact]) -> str:
    """ " đạt ", of who only strives " phấn đấu đạt "."""
    return f" {wished(columns) or 'đạt'} "


# What is wished for or reckoned on is not promised: folded words of the statement, and the verb that keeps them.
_WISHES = (
    (
        "phấn đấu đạt",
        re.compile(r"(?<!\w)(?:phan dau|co gang|mong(?: muon)?|muon|hy vong|ky vong|huong (?:toi|den))(?!\w)"),
    ),
    ("dự kiến đạt", re.compile(r"(?<!\w)(?:du kien|uoc(?: tinh)?|co the|chac(?! chan)|kha nang)(?!\w)")),
)


def wished(columns: dict[str, Fact]) -> str:
    """The verb that keeps a wish a wish ("phấn đấu đạt"); "" for a goal told plainly."""
    statement = fold(columns["statement"].value)
    return next((verb for verb, words in _WISHES if words.search(statement)), "")


def goal_time(words: str) -> str:
    """The time of a goal as printed: "2022" is "năm 2022"."""
    restored = restore(words)  # "nam 2022": too short for polish to know that it lacks its marks
    text = polish(restored.text if restored.certain else words).text
    text = re.sub(r"^tới (?=năm |20)", "đến ", text)
    text = re.sub(r"^(đến|vào|trong|trước|hết|cuối) (20\d\d)$", r"\1 năm \2", text)
    return f"năm {text}" if re.fullmatch(r"20\d\d", text) else text


def level_span(fact: Fact) -> Span:
    """A level as printed: a share, a part of a whole, or a count with its unit."""
    if "/" in fact.value:
        text = "/".join(format_number(Decimal(part)) for part in fact.value.split("/"))
    elif fact.unit == "%":
        text = format_percent(Decimal(fact.value))
    else:
        text = f"{format_number(Decimal(fact.value))} {fact.unit}".strip()
    hedge = "" if fold(fact.hedge) in ("du kien", "uoc", "uoc tinh") else fact.hedge  # the verb before it says so
    return Span(f"{hedge} {text}".strip(), SpanKind.VALUE, (fact.id,))


# The level now, told inside the goal itself: "(hiện mới quét 400 số)".
LEVEL_INSIDE = re.compile(r"[(;] ?hiện (?:nay |mới |đã |có |chưa )|, (?:hiện |giờ )?mới (?:\w+ ){0,4}\d")


def level_now(columns: dict[str, Fact], desk: Desk, thing: str, label: str = "") -> tuple[Span, ...]:
    """ "(hiện nay 24,8%, tương ứng 31/125 thủ tục)"; the unit's own words where they say more than the figure."""
    words = columns.get("base_words")
    if words is None and guards(columns["statement"].value):
        return ()
    if words is None:
        return (Span(" (mức hiện nay: "), gap(label or thing), Span(")"))
    if bare := _bare_level(columns):
        return (Span(" ("), confirm(f"mức hiện nay là {bare}%", (words.id,)), Span(")"))
    said = re.sub(r"(?<=[\d%]) (?:giờ|nay|gio)$", "", words.value)
    item = phrase(NOW.sub("", said) or said, desk.voice)
    if not item.certain:
        return (Span(" (hiện nay: "), *words_spans(item, item.text, words), Span(")"))
    text = re.sub(
        r" (?:(?:hiện|bây)(?: nay| tại| giờ)?|giờ|nay)$", "", NOW.sub("", item.text).strip()
    )  # once more: typed without marks, it has them now
    text = re.sub(rf"^{re.escape(thing)} (?=\d)", "", text, flags=re.IGNORECASE)  # the thing stands before it already
    text = re.sub(
        r"(?:^|(?<=, ))(?:năm )?(20\d\d)(?:,|:)?(?: (?:được|là|đạt|mới))* (?=(?:khoảng |hơn |gần )?\d[\d.,]*%)",
        r"năm \1 đạt ",
        text,
    )
    text = re.sub(r"^(?:năm )?(20\d\d),? có (?=\d)", r"năm \1 có ", text)
    text = re.sub(r"^(năm \d{4}), (?=\d)", r"\1: ", text)
    if "bộ dữ liệu" in thing:
        text = re.sub(r"(?<!\w)bộ(?= nào(?!\w))", "bộ dữ liệu", text)
    if text in ("chưa", "chưa làm", "chưa thực hiện"):
        text = "chưa thực hiện"
    text = re.sub(r"^chưa (?!có )(?=[^\W\d_]+(?: [^\W\d_]+)? nào$)", "chưa có ", text)
    if text == "0" and "target" in columns and columns["target"].unit == "%":  # nothing is nothing in any unit
        text = "0%"
    if thing.startswith("tỷ lệ ") and (level := re.fullmatch(r"((?:khoảng |trên |gần )?\d[\d.,]*%)\s+(.+)", text)):
        text = level[1] if level[2] == thing.removeprefix("tỷ lệ ") else text  # the thing stands before it already
    count = columns.get("base_count")
    if count and (plain := re.fullmatch(r"(\d[\d.]*/\d[\d.]*)(.*?)\s*\((\d[\d.,]*%)\)", text)):
        text = f"{plain[3]}, tương ứng {plain[1]}{plain[2]}"
    opening = "" if _DATED.match(text) else "hiện " if re.match(r"(?:vẫn )?(?:chưa|không) ", text) else "hiện nay "
    return (Span(f" ({opening}"), Span(text, SpanKind.WORDS, (words.id,)), Span(")"))


def guards(statement: str) -> bool:
    """ "không để xảy ra sự cố", "duy trì 100%": a goal that keeps things as they are, with no level to rise from."""
    return (
        re.match(r"(?:0 (?:su co|vu)|khong (?:de|con|xay ra|co)|duy tri|giu vung|bao dam khong)(?!\w)", fold(statement))
        is not None
    )


def _bare_level(columns: dict[str, Fact]) -> str:
    """ "giờ 75" beside a target in percent: a share told without its sign, "" for any other level."""
    base, target = columns.get("base"), columns.get("target")
    plain = base is not None and target is not None and target.unit == "%" and not base.unit and "/" not in base.value
    if not plain or base is None or not re.fullmatch(r"\D*\d[\d.,]*\D?", columns["base_words"].value):
        return ""
    return format_number(Decimal(base.value)) if 0 < Decimal(base.value) <= 100 else ""


NOW = re.compile(
    r"^(?:ở )?(?:hiện(?: nay| tại| giờ)?|(?:bây |lúc này |lúc )?(?:nay|giờ)(?= \D{0,24}\d| (?:thì )?(?:vẫn )?(?:chưa|không) )|"
    r"năm nay(?= \D{0,24}\d))(?: thì)?"
    r"(?: (?:đã )?(?:là|đạt|mới (?:đạt|được|có)|mới|được)(?= (?:khoảng |gần |trên |hơn )*\d))?\s*:?\s*",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:cuối|đầu|hết|trong|đến|tính đến) )*(?:năm|tháng|quý|ngày) |(?:từ )?trước (?:đến |tới )?nay |(?:đến|tới) nay "
)
