"""Figures of an answer claimed by the fields that they belong to; what no field claims stays in the unit's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

import corpus
from assistant.plan import Standing
from assistant.reading.assignment import COMPATIBLE, Target, assign
from assistant.reading.clauses import Piece, opens_with, split_clauses, split_segments
from assistant.reading.context import CLAUSE, UNCLAIMED, Telling
from assistant.reading.shares import read_share, tell_scope
from corpus.language import expand, fold, format_number, standardise
from corpus.language.values import Value, scan

CLAIMABLE = {"count", "percent", "fraction", "money", "decimal", "date", "month", "quarter", "year"}


@cache
def _words() -> dict[str, frozenset[str]]:
    path = Path(corpus.__file__).parent / "data" / "language" / "fillers.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        key: frozenset(
            str(word) for phrase in value for word in ([phrase] if key == "absence" else str(phrase).split())
        )
        for key, value in raw.items()
    }


def targets_of(telling: Telling) -> list[Target]:
    """The quantities that an answer to this requirement may tell."""
    quantities = telling.context.pack.quantities
    fields = {name: spec.quantity for name, spec in telling.requirement.fields.items() if spec.quantity}
    if telling.requirement.quantity:
        fields.setdefault(telling.requirement.id.rsplit(".", 1)[-1], telling.requirement.quantity)
    return [
        Target(name, part, quantities[part], counts=part != id_)
        for name, id_ in fields.items()
        for part in (id_, *quantities[id_].counts)
    ]


def read_figures(telling: Telling) -> None:
    """Claim the figures clause by clause; clauses with more in them than figures are kept whole."""
    targets = targets_of(telling)
    money = any(target.quantity.type == "money" for target in targets)
    clauses = split_clauses(telling.text)
    values = [[value for value in scan(c.text, money=money) if value.kind in CLAIMABLE] for c in clauses]
    claimed = _claims(clauses, values, targets)
    open_targets = [target for target in targets if not any(target is t for pairs in claimed for t, _ in pairs)]
    for number, clause in enumerate(clauses, 1):
        found, claims = values[number - 1], claimed[number - 1]
        open_or_own = [*open_targets, *(target for target, _ in claims)]
        whole = read_share(telling, clause, found, open_or_own, single=len(clauses) == 1)
        if whole is not None:
            claims = [(whole, value) for value in found]
            open_targets = [target for target in open_targets if target.field != whole.field]
        if shared := next((target for target, _ in claims if target.field and _is_share(target, targets)), whole):
            tell_scope(telling, clause, shared)
        kinds = _kinds(clause, found, claims, telling)
        for target, value in claims:
            if value not in kinds and target is not whole:
                _tell(telling, target, value, clause)
        claims += _same_share(telling, clause, found, claims)
        absent = [] if whole else _absences(telling, clause, open_targets, claims)
        open_targets = [target for target in open_targets if target not in absent]
        _report(telling, clause, found, [*kinds, *(value for _, value in claims)])
        taken = [whole] if whole else absent
        if kinds or _half_told(claims) or _has_more(clause, found, [v for _, v in claims], telling, targets, taken):
            measures = {kind for target in targets for kind in COMPATIBLE[target.quantity.type]}
            free = [v for v in found if v.kind in measures and v not in kinds and all(v is not c for _, c in claims)]
            left = any(not _PART.search(fold(clause.text[: v.start])) for v in free)
            telling.add(
                CLAUSE,
                clause.text,
                row=f"c{number}",
                column=UNCLAIMED if left else "",
                words=clause.text,
                start=clause.start,
                end=clause.end,
            )


def _claims(clauses: list[Piece], values: list[list[Value]], targets: list[Target]) -> list[list[tuple[Target, Value]]]:
    """The claims of each clause. The clause that tells the most fields goes first; one that tells another whole
    beside its parts speaks of another body ("Văn phòng có 3 thủ tục; Trung tâm tiếp nhận 1.850, 612 mức 4") and claims none.
    """
    alone = [
        _with_parts(assign(clause.text, found, targets), targets) for clause, found in zip(clauses, values, strict=True)
    ]
    out: list[list[tuple[Target, Value]]] = [[] for _ in clauses]
    taken: dict[str, Value] = {}
    for i in sorted(range(len(clauses)), key=lambda i: -len(alone[i])):
        if len(alone[i]) > 1 and any(t.id in taken and taken[t.id].number != v.number for t, v in alone[i]):
            continue
        free = [target for target in targets if target.id not in taken]
        out[i] = _with_parts(assign(clauses[i].text, values[i], free), targets)
        taken.update((target.id, value) for target, value in out[i])
    return out


def _is_share(target: Target, targets: list[Target]) -> bool:
    """Is it a share of the bodies below, or one of the two counts behind it?"""
    return any(other.field == target.field and other.quantity.counts for other in targets)


def _kinds(clause: Piece, values: list[Value], claims: list[tuple[Target, Value]], telling: Telling) -> list[Value]:
    """The counts of the kinds that make up a quantity, told as their sum: "118 máy bàn và 22 laptop" are 140 machines."""
    for target, value in claims:
        found: dict[int, Value] = {}
        for candidate in values:
            after = fold(clause.text[candidate.end :])
            kinds = [n for n, names in enumerate(target.quantity.parts) if opens_with(after.lstrip(), names)]
            if kinds and candidate.kind == "count" and candidate.number is not None and len(candidate.alternatives) < 2:
                found.setdefault(kinds[0], candidate)
        told = sorted(found.values(), key=lambda v: v.start)
        if len(told) > 1 and value in told:
            total = sum((v.number for v in told if v.number is not None), Decimal(0))
            words = clause.text[told[0].start : told[-1].end]
            telling.add(
                target.id,
                format(total, "f"),
                column=target.field,
                unit=target.quantity.unit or target.quantity.noun,
                words=words,
                start=clause.start + told[0].start,
                end=clause.start + told[-1].end,
                hedge=next((v.hedge for v in told if v.hedge), ""),
            )
            return [*told, *(v for v in values if v.number == total and v not in told)]
    return []


def _with_parts(claims: list[tuple[Target, Value]], targets: list[Target]) -> list[tuple[Target, Value]]:
    """A whole without its part tells nothing of the share: "mới có 8 xã" is no total of 8."""
    claimed = {target.id for target, _ in claims}
    lonely = {
        target.quantity.counts[1]
        for target in targets
        if target.quantity.counts and target.quantity.counts[0] not in claimed
    }
    return [(target, value) for target, value in claims if target.id not in lonely]


def _same_share(
    telling: Telling, clause: Piece, values: list[Value], claims: list[tuple[Target, Value]]
) -> list[tuple[Target, Value]]:
    """ "11/13 đơn vị, đạt 84,6%", "100% (8/12 đơn vị)": both are told, so that a slip between them shows."""
    out = []
    claimed = [value for _, value in claims]
    for target, value in claims:
        other = {"fraction": "percent", "percent": "fraction"}.get(value.kind)
        beside = [v for v in values if v.kind == other and v not in claimed and v.start >= value.end]
        if target.quantity.counts and beside:
            out.append((target, beside[0]))
            _tell(telling, target, beside[0], clause)
    return out


def _tell(telling: Telling, target: Target, value: Value, clause: Piece) -> None:
    start, end = clause.start + value.start, clause.start + value.end
    if value.number is not None and _negative(value, clause):  # told as it stands: the rules say that it cannot be
        start, value = start - 1, replace(value, number=-value.number, words=f"-{value.words}")
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
            telling.add(
                id_,
                format(number or 0, "f"),
                column=target.field,
                words=value.words,
                start=start,
                end=end,
                hedge=value.hedge,
            )
        return
    elif value.kind == "fraction" and target.quantity.type != "count":
        text = f"{value.number}/{value.total}"
    else:
        text = format(value.number, "f")
    telling.add(
        target.id,
        text,
        column=target.field,
        unit=_unit(value, target),
        words=value.words,
        start=start,
        end=end,
        hedge=value.hedge,
    )
    if (
        value.kind == "fraction"
        and target.quantity.type == "count"
        and target.quantity.share_of
        and value.total is not None
    ):
        telling.add(
            target.quantity.share_of,
            format(value.total, "f"),
            column=target.field,
            unit="",
            words=value.words,
            start=start,
            end=end,
        )


def _negative(value: Value, clause: Piece) -> bool:
    """Does a minus stand at the figure? One after a figure makes a range, one with room after it opens a list."""
    before = clause.text[: value.start]
    return value.kind in ("count", "money", "percent", "decimal") and bool(re.search(r"(?<![\w\d%])\s?[-−]$", before))


def _unit(value: Value, target: Target) -> str:
    return {"percent": "%", "money": "triệu đồng"}.get(
        target.quantity.type, target.quantity.unit or target.quantity.noun
    )


def _absences(
    telling: Telling, clause: Piece, targets: list[Target], claims: list[tuple[Target, Value]]
) -> list[Target]:
    """Fields that a segment says are absent: a told zero ("định kỳ thì chưa có", "2 hệ thống chưa duyệt cấp độ")."""
    out: list[Target] = []
    for segment in split_segments(clause):
        folded = fold(segment.text)
        if re.search(r"so lieu|\bro\b|thong ke|tong hop", folded):
            continue
        inside = [(t, v) for t, v in claims if segment.start - clause.start <= v.start < segment.end - clause.start]
        if inside and not re.search(r"(?:chua|khong|ko) co [^,;]*?\bnao\b", folded):
            pool, denied = _parts_denied(clause, segment, inside, targets)
        elif re.match(r"(?:\w+ ){0,6}(?:chua|khong|ko)\b", folded):
            pool, denied = [t for t in targets if t.quantity.type in ("count", "money")], folded
        else:
            continue
        meant = max((t for t in pool if t not in out), key=lambda t: _longest_alias(denied, t), default=None)
        if meant is not None and _longest_alias(denied, meant):
            span = {"words": segment.text, "start": segment.start, "end": segment.end}
            telling.add(meant.id, "0", column=meant.field, standing=Standing.NONE, **span)  # type: ignore[arg-type]
            out.append(meant)
    return out


def _parts_denied(
    clause: Piece, segment: Piece, inside: list[tuple[Target, Value]], targets: list[Target]
) -> tuple[list[Target], str]:
    """The parts of a whole just told that are denied of all of it, and the words that deny them."""
    whole, value = inside[-1]
    after = fold(clause.text[value.end : segment.end - clause.start])
    denial = re.match(r"(?:\s[^\W\d_]+){0,4}\s+(?:deu )?(?:chua|khong|ko)\s(?!.*\b(?:het|du|xong)\b)(.+)", after)
    parts = [target for target in targets if target.quantity.at_most == whole.id]
    return (parts, denial[1]) if denial and len(inside) == 1 else ([], "")


def _longest_alias(folded: str, target: Target) -> int:
    """Length of the longest name of the quantity that stands in the text; 0 when none does."""
    return max(
        (
            len(alias)
            for alias in map(fold, target.quantity.aliases)
            if re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", folded)
        ),
        default=0,
    )


def _report(telling: Telling, clause: Piece, values: list[Value], claimed: list[Value]) -> None:
    for value in values:
        if value not in claimed:
            telling.reading.leftover.append(value.words)


def _half_told(claims: list[tuple[Target, Value]]) -> bool:
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


def _has_more(
    clause: Piece,
    values: list[Value],
    claimed: list[Value],
    telling: Telling,
    targets: list[Target],
    absent: list[Target],
) -> bool:
    """Does the clause say anything beside the figures claimed and the names of what they count?"""
    if any(value not in claimed for value in values):
        return True
    if not claimed and not absent:
        return True
    if _FREQUENCY.search(fold(clause.text)):
        return True
    text = clause.text
    for value in sorted(claimed, key=lambda value: -value.start):
        text = text[: value.start] + " " + text[value.end :]
    text = fold(standardise(expand(text, context=telling.context.language_context).text))
    quantities = [target.quantity for target in targets]
    labels = [telling.requirement.label, *(spec.label for spec in telling.requirement.fields.values())]
    names = {fold(name) for q in quantities for name in (*q.aliases, q.noun, q.unit, q.label) if name} | {
        fold(label) for label in labels
    }
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    known = {word.strip(",()") for label in labels for word in fold(label).split()}
    denied = set() if absent else {"chua", "khong", "ko"}  # a denial that no field took must not be lost
    return bool(set(re.findall(r"\w+", text)) - (_words()["fillers"] - denied) - _words()["subject"] - (known - denied))
