"""Figures of an answer claimed by the fields that they belong to; what no field claims stays in the unit's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.plan import Standing
from assistant.reading.absence import Absences
from assistant.reading.assignment import COMPATIBLE
from assistant.reading.care import contradictions
from assistant.reading.claims import Found, claim_all
from assistant.reading.clauses import Piece, split_clauses, split_segments
from assistant.reading.context import ASKED, CLAUSE, UNCLAIMED, UNSURE, Telling, Where
from assistant.reading.shares import tell_scope
from assistant.reading.target import Target
from assistant.reading.words import reading_words, syllables
from corpus.language import expand, fold, format_number, standardise
from corpus.language.text import alone
from corpus.language.values import Value, scan

CLAIMABLE = {
    "count",
    "percent",
    "fraction",
    "money",
    "decimal",
    "date",
    "month",
    "quarter",
    "year",
    "ordinal",
    "version",
}
MEASURES = CLAIMABLE - {"ordinal", "version"}


PARAPHRASE = 3  # words in which "còn 1 xã chưa kéo được cáp" only puts the share otherwise


def targets_of(telling: Telling) -> list[Target]:
    """The quantities that an answer to this requirement may tell."""
    quantities = telling.context.pack.quantities
    fields = {
        name: spec.quantity
        for name, spec in telling.requirement.fields.items()
        if spec.quantity and not _of_another(spec.quantity, telling)
    }
    if telling.requirement.quantity:
        fields.setdefault(telling.requirement.id.rsplit(".", 1)[-1], telling.requirement.quantity)
    specs = telling.requirement.fields
    return [
        Target(
            name, part, quantities[part], part != id_, specs[name].label if name in specs else quantities[part].label
        )
        for name, id_ in fields.items()
        for part in (id_, *quantities[id_].counts)
    ]


def read_figures(telling: Telling) -> None:
    """Claim each figure for one field; one that could belong to several is asked, never guessed."""
    targets = targets_of(telling)
    money = any(target.quantity.type == "money" for target in targets)
    clauses = split_clauses(telling.text)
    values = [[_dated(v, c.text) for v in scan(c.text, money=money) if v.kind in CLAIMABLE] for c in clauses]
    found = claim_all(telling, clauses, values, targets)
    contradictions(telling, found)
    absences = Absences(telling, targets, found)
    for number, clause in enumerate(clauses, 1):
        _tell_clause(telling, clause, number, found, absences, targets)
    for index, question in found.plain:
        telling.doubt(_asked(telling, clauses[index].text, question))
    told_nothing = not any(found.claims) and not absences.told and not telling.reading.doubts
    if told_nothing and any(v.kind in CLAIMABLE - {"year", "version"} for vs in values for v in vs):
        telling.doubt(_asked(telling, telling.text, f"chưa rõ {telling.requirement.label}"))


def _of_another(quantity: str, telling: Telling) -> bool:
    """Is it what another question asks for, and not named here beside money? "tổng chi 2 tỷ, ATTT 95 triệu" names it."""
    own, pack = telling.requirement, telling.context.pack
    section = [
        r for r in pack.outlines[telling.context.kind].requirements if r.section == own.section and r.id != own.id
    ]
    spec = pack.quantities[quantity]
    if quantity == own.quantity or spec.derive or not any(other.quantity == quantity for other in section):
        return False
    name = f"(?:{'|'.join(re.escape(fold(alias)) for alias in spec.aliases)})(?!\\w)"
    before = rf"(?<!\w){name}(?: [^\W\d_]+){{0,2}}[ :=(]*\d"
    behind = rf"\d ?(?:ty|ti|trieu|tr|trd)(?: dong)?(?: (?!chua|khong|ko)[^\W\d_]+){{0,3}} {name}"
    return re.search(f"{before}|{behind}", fold(telling.text)) is None


_COUNTS = re.compile(r"(?:[:=]|(?<!\w)(?:la|co|duoc|tong|so|gom|khoang|tren|hon|gan|tong cong))\s*$")


def _dated(value: Value, text: str) -> Value:
    """ "tham gia bóc gỡ mã độc 2019" counts nothing: four digits that may be a year, after words and before none, are one.

    Alone, after a colon or after "có", "là" they stay a count.
    """
    before, after = fold(text[: value.start]), text[value.end :].lstrip()
    closes = not after or after[0] in ",;.)"
    if value.kind == "count" and closes and before.strip() and re.fullmatch(r"(?:19[89]|20[0-3])\d", value.words):
        return value if _COUNTS.search(before) else replace(value, kind="year", iso=value.words)
    return value


def _tell_clause(
    telling: Telling, clause: Piece, number: int, found: Found, absences: Absences, targets: list[Target]
) -> None:
    index = number - 1
    claims, values = found.claims[index], [v for v in found.values[index] if v.kind in MEASURES]
    taken = [*found.taken[index], *(value for _, value in claims)]
    shared = next((target for target, _ in claims if _is_share(target, targets)), found.whole.get(index))
    if shared:
        tell_scope(telling, clause, shared)
    for target, value in claims:
        _tell(telling, target, value, clause)
    if whole := found.whole.get(index):
        telling.add(
            whole.id, "100", column=whole.field, unit="%", words=clause.text, start=clause.start, end=clause.end
        )
    absent = absences.of(clause, index)
    left = [value for value in values if not any(_covers(other, value) for other in taken)]
    telling.reading.leftover += [value.words for value in left]
    question = found.questions.get(index, "")
    row = f"c{number}"
    span: Where = {"row": row, "words": clause.text, "start": clause.start, "end": clause.end}
    if question:
        if question not in list(found.questions.values())[: list(found.questions).index(index)]:
            telling.doubt(_asked(telling, clause.text, question))
        telling.add(CLAUSE, clause.text, column=UNSURE, **span)
        telling.add(ASKED, question, **span)
        return
    denied = bool(absent) or bool(whole) or any(_is_share(target, targets) for target, _ in claims)
    more = _has_more(clause, left, taken, telling, targets, denied)
    apart = _things_behind(clause, taken) if more and not left and not _half_told(claims) else []
    if apart and not _has_more(_before(clause, apart[0]), left, taken, telling, targets, denied):
        for place, piece in enumerate(
            apart, 1
        ):  # "134 thủ tục, mức 3: 52, một cửa ở trung tâm": the figures are told apart
            told: Where = {"row": f"{row}t{place}", "words": piece.text, "start": piece.start, "end": piece.end}
            telling.add(CLAUSE, piece.text, **told)
        return
    if more or _half_told(claims):
        measures = {kind for target in targets for kind in COMPATIBLE[target.quantity.type]}
        free = [v for v in left if v.kind in measures]
        unclaimed = any(not _is_part(clause.text, v, taken) for v in free)
        telling.add(CLAUSE, clause.text, column=UNCLAIMED if unclaimed else "", **span)


_THING = re.compile(
    r"(?:mot cua|1 cua|bo phan mot cua|trang|web|website|cong|phan mem|ung dung|he thong|app|zalo|fanpage|wifi|duong truyen)(?!\w)"
)


def _things_behind(clause: Piece, taken: Sequence[Value]) -> list[Piece]:
    """The parts of a clause behind all of its figures, where each opens with a thing of its own; else none."""
    last = max((value.end for value in taken), default=len(clause.text))
    pieces = [piece for piece in split_segments(clause) if piece.start - clause.start >= last]
    return pieces if all(_THING.match(fold(piece.text)) for piece in pieces) else []


def _before(clause: Piece, piece: Piece) -> Piece:
    return Piece(clause.text[: piece.start - clause.start].rstrip(" ,"), clause.start)


def _covers(taken: Value, value: Value) -> bool:
    return taken.start <= value.start and value.end <= taken.end


def _asked(telling: Telling, words: str, question: str) -> str:
    example = telling.requirement.example
    return f"“{words[:80]}”: {question}." + (f" Ghi, ví dụ: {example}." if example else "")


def _is_share(target: Target, targets: Sequence[Target]) -> bool:
    """Is it a share of the bodies below, or one of the two counts behind it?"""
    return any(other.field == target.field and other.quantity.counts for other in targets)


def _tell(telling: Telling, target: Target, value: Value, clause: Piece) -> None:
    start, end = clause.start + value.start, clause.start + value.end
    if value.number is not None and (
        minus := _minus(value, clause)
    ):  # told as it stands: the rules say that it cannot be
        start -= len(minus)
        value = replace(value, number=-value.number, words=f"{minus}{value.words}")
    span: Where = {"words": value.words, "start": start, "end": end}
    if len(value.alternatives) > 1:
        unit = " triệu đồng" if target.quantity.type == "money" else ""
        readings = " hay ".join(format_number(number) for number in value.alternatives)
        example = f"{format_number(value.alternatives[0])}{unit}"
        telling.doubt(
            f"“{value.words}” đọc được nhiều cách ({readings}{unit}). Ghi lại {target.quantity.label} cho rõ, ví dụ: {example}."
        )
        return
    if value.iso or value.number is None:
        if not value.iso:
            telling.doubt(
                f"“{value.words}” không phải là ngày có thật. Ghi lại {target.quantity.label}, ví dụ: 15/9/2020."
            )
            return
        text = value.iso
    elif value.kind == "fraction" and target.quantity.counts:
        for id_, number in zip(target.quantity.counts, (value.number, value.total), strict=True):
            telling.add(id_, format(number or 0, "f"), column=target.field, hedge=value.hedge, **span)
        return
    elif value.kind == "fraction" and target.quantity.type != "count":
        text = f"{value.number}/{value.total}"
    else:
        text = format(value.number, "f")
    standing = Standing.NONE if value.number == 0 and not re.match(r"0(?!\d)", value.words) else Standing.GIVEN
    unit = _noun_told(target, value, clause) or _unit(target)
    telling.add(target.id, text, column=target.field, unit=unit, hedge=value.hedge, standing=standing, **span)
    whole = target.quantity.share_of
    if value.kind == "fraction" and target.quantity.type == "count" and whole and value.total is not None:
        telling.add(whole, format(value.total, "f"), column=target.field, **span)


def _noun_told(target: Target, value: Value, clause: Piece) -> str:
    """The noun that a figure was told with, where the pack knows it: "28 viên chức" are no công chức."""
    before, after = fold(clause.text[: value.start]), fold(clause.text[value.end :])
    for said, noun in sorted(target.quantity.nouns.items(), key=lambda pair: -len(pair[0])):
        name = re.escape(fold(said))
        if re.match(rf"\s*{name}(?!\w)", after) or re.search(rf"(?<!\w){name}\s*(?:co|la|:)?\s*$", before):
            return noun
    return ""


_MINUS = re.compile(r"(?:(?<![\w%])(?<!\d\s)[-−–]|(?<!\w)(?:âm|am)\s+)$", re.IGNORECASE)


def _minus(value: Value, clause: Piece) -> str:
    """The minus at a figure, "" for none. One after a figure makes a range, one with room after it opens a list."""
    found = (
        _MINUS.search(clause.text[: value.start]) if value.kind in ("count", "money", "percent", "decimal") else None
    )
    return found[0] if found else ""


def _unit(target: Target) -> str:
    fixed = {"percent": "%", "money": "triệu đồng"}
    return fixed.get(target.quantity.type, target.quantity.unit or target.quantity.noun)


def _half_told(claims: Sequence[tuple[Target, Value]]) -> bool:
    """Was "120/355" taken for a count that has no place for its whole?"""
    return any(
        v.kind == "fraction" and not (t.quantity.counts or t.quantity.share_of) and t.quantity.type == "count"
        for t, v in claims
    )


_PART = re.compile(
    r"(?:trong do|trong so|gom|bao gom|ke ca|tinh ca|ca)(?:\s[^,;]*)?$"
)  # "trong đó 31 máy …" adds nothing
_FREQUENCY = re.compile(
    r"(?<!\w)(?:moi|hang|hằng|tung) (?:nam|quy|thang|tuan|ngay|lan)(?!\w)"
)  # a count a year is no total


def _is_part(text: str, value: Value, taken: Sequence[Value]) -> bool:
    """Is it some of what is counted before: "trong đó 15 máy hỏng", "135 máy (15 máy hỏng)"?"""
    before = text[: value.start]
    bracketed = before.count("(") > before.count(")") and any(v.end <= before.rindex("(") for v in taken)
    return bracketed or bool(_PART.search(fold(before)))


def _passed_over(target: Target, telling: Telling, clause: Piece) -> bool:
    """Is it a part that need not be told, and that no figure of the clause is of? Its name says more, then: "đã gồm ATTT"."""
    spec = telling.requirement.fields.get(target.field)
    told = (f.quantity == target.id and clause.start <= f.start < clause.end for f in telling.reading.facts)
    return spec is not None and spec.optional and not any(told)


def _without(names: set[str], text: str) -> str:
    for name in sorted(names, key=len, reverse=True):
        while match := alone(name).search(fold(text)):
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _has_more(
    clause: Piece,
    left: Sequence[Value],
    taken: Sequence[Value],
    telling: Telling,
    targets: Sequence[Target],
    absent: bool,
) -> bool:
    """Does the clause say anything beside the figures claimed and the names of what they count?"""
    if left or (not taken and not absent) or _FREQUENCY.search(fold(clause.text)):
        return True
    text = clause.text
    for value in sorted(taken, key=lambda value: -value.start):
        text = text[: value.start] + " " + text[value.end :]
    fields = telling.requirement.fields
    told = {target.field for target in targets if not _passed_over(target, telling, clause)}
    over = {name for name, spec in fields.items() if spec.quantity and name not in told}
    quantities = [target.quantity for target in targets if target.field not in over]
    labels = [telling.requirement.label, *(spec.label for name, spec in fields.items() if name not in over)]
    names = {fold(name) for q in quantities for name in (*q.aliases, *q.cues, q.noun, q.unit, q.label) if name} | {
        fold(label) for label in labels
    }
    text = _without(names, text)  # as typed, then spelled out: "nc" is a name itself
    text = fold(_without(names, standardise(expand(text, context=telling.context.language_context).text)))
    known = {word.strip(",()") for label in labels for word in fold(label).split()}
    denied = set() if absent else {"chua", "khong", "ko"}  # a denial that no field took must not be lost
    rest = set(re.findall(r"\w+", text)) - (syllables("fillers") - denied) - reading_words("subject") - (known - denied)
    of_two = (
        len(taken) == 2 and all(value.kind == "count" for value in taken) and any(t.quantity.counts for t in targets)
    )
    return len(rest) > (PARAPHRASE if of_two else 0)
