"""Figures of an answer claimed by the fields that they belong to; what no field claims stays in the unit's own words."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

import corpus
from assistant.plan import Standing
from assistant.reading.clauses import Piece, split_clauses, split_segments
from assistant.reading.context import CLAUSE, Telling
from corpus.framework import Quantity
from corpus.language import expand, fold, format_number, standardise
from corpus.language.values import Value, scan

COMPATIBLE = {
    "count": {"count", "fraction"},
    "percent": {"percent", "fraction"},
    "decimal": {"count", "decimal"},
    "ratio": {"count", "decimal"},
    "money": {"money"},
    "date": {"date", "month", "year", "quarter"},
    "year": {"year", "month", "date"},
}
CLAIMABLE = {"count", "percent", "fraction", "money", "decimal", "date", "month", "quarter", "year"}


@dataclass(frozen=True)
class Target:
    """A field waiting for its value; `counts` = one of the two counts behind a percent."""

    field: str
    id: str
    quantity: Quantity
    counts: bool = False


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
    open_targets = list(targets)
    for number, clause in enumerate(split_clauses(telling.text), 1):
        values = [value for value in scan(clause.text, money=money) if value.kind in CLAIMABLE]
        claims = _with_parts(assign(clause.text, values, open_targets), targets)
        for target, value in claims:
            _tell(telling, target, value, clause)
            open_targets.remove(target)
        claims += _same_share(telling, clause, values, claims)
        absent = _absences(telling, clause, open_targets, [value for _, value in claims])
        for target in absent:
            open_targets.remove(target)
        _report(telling, clause, values, [value for _, value in claims])
        if _has_more(clause, values, [value for _, value in claims], telling, targets, absent):
            telling.add(CLAUSE, clause.text, row=f"c{number}", words=clause.text, start=clause.start, end=clause.end)


def assign(text: str, values: list[Value], targets: list[Target]) -> list[tuple[Target, Value]]:
    """The assignment of values to fields with the greatest sum of scores (small sets: tried in full)."""
    scores = {(i, j): _score(text, values, i, target) for i in range(len(values)) for j, target in enumerate(targets)}
    pairs = [(i, j) for (i, j), score in scores.items() if score > 0]
    if not pairs:
        return []
    rows = sorted({i for i, _ in pairs})[:7]
    best: tuple[float, tuple[tuple[int, int], ...]] = (0, ())
    options = [[j for i2, j in pairs if i2 == i] + [-1] for i in rows]
    for choice in itertools.islice(itertools.product(*options), 20_000):
        taken = [j for j in choice if j >= 0]
        if len(taken) != len(set(taken)):
            continue
        chosen = tuple((i, j) for i, j in zip(rows, choice, strict=True) if j >= 0)
        total = sum(scores[pair] for pair in chosen) - 0.001 * sum(abs(i - j) for i, j in chosen)
        if total > best[0]:
            best = (total, chosen)
    return [(targets[j], values[i]) for i, j in best[1]]


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
    """ "11/13 đơn vị, đạt 84,6%": the percent beside the fraction is told too, so that a slip between them shows."""
    out = []
    claimed = [value for _, value in claims]
    for target, fraction in claims:
        if fraction.kind == "fraction" and target.quantity.counts:
            beside = [v for v in values if v.kind == "percent" and v not in claimed and v.start >= fraction.end]
            if beside:
                out.append((target, beside[0]))
                _tell(telling, target, beside[0], clause)
    return out


def _score(text: str, values: list[Value], index: int, target: Target) -> float:
    value = values[index]
    if value.kind not in COMPATIBLE.get(target.quantity.type, set()) or (target.counts and value.kind == "fraction"):
        return 0
    if value.kind == "count" and target.quantity.type == "count" and value.number is not None and value.number % 1:
        return 0
    before = text[values[index - 1].end if index else 0 : value.start]
    after = text[value.end : values[index + 1].start if index + 1 < len(values) else len(text)]
    score = max((_alias_score(fold(before), fold(after), fold(alias)) for alias in target.quantity.aliases), default=0)
    if score and target.quantity.at_most and re.search(r"(?:trong|tren|tong|trong so|tong so)\s*$", fold(before)):
        score = max(score - 2.5, 0.1)  # "chưa có hệ thống nào trong 3 hệ thống …": what follows is the whole
    if score:
        return score
    alone = len(values) == 1 and value.kind != "year" and not target.counts
    return 0.5 if alone or target.quantity.type in ("money", "percent") else 0


def _alias_score(before: str, after: str, alias: str) -> float:
    """How near an alias stands to a value: right after it, just before it, or further on in its stretch of text."""
    specific = 1.2 if any(char.isdigit() for char in alias) else 0
    length = min(len(alias), 25) / 50
    pattern = re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")
    if found := pattern.search(after):
        near = 0.6 if re.search(r"[,;:]", after[: found.start()]) else 3 if found.start() <= 2 else 1.6
        return near + length + specific
    if found := pattern.search(before):
        near = 2 if "," not in before[found.end() :] else 1.0
        return near + length + specific
    return 0


def _tell(telling: Telling, target: Target, value: Value, clause: Piece) -> None:
    start, end = clause.start + value.start, clause.start + value.end
    if len(value.alternatives) > 1:
        readings = " hay ".join(format_number(number) for number in value.alternatives)
        telling.doubt(
            f"“{value.words}” đọc được nhiều cách ({readings}). Ghi lại {target.quantity.label}, ví dụ: 1.200 hoặc 1,2."
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


def _unit(value: Value, target: Target) -> str:
    return {"percent": "%", "money": "triệu đồng"}.get(
        target.quantity.type, target.quantity.unit or target.quantity.noun
    )


def _absences(telling: Telling, clause: Piece, targets: list[Target], claimed: list[Value]) -> list[Target]:
    """Fields that a segment without figures says are absent ("định kỳ thì chưa có"): a told zero."""
    out = []
    for segment in split_segments(clause):
        folded = fold(segment.text)
        none_of = re.search(r"(?:chua|khong|ko) co [^,;]*?\bnao\b", folded)
        if not none_of and any(
            v.start < segment.end - clause.start and v.end > segment.start - clause.start for v in claimed
        ):
            continue
        if not re.match(r"(?:\w+ ){0,6}(?:chua|khong|ko)\b", folded) or re.search(
            r"so lieu|\bro\b|thong ke|tong hop", folded
        ):
            continue
        meant = max(
            (t for t in targets if t not in out and t.quantity.type in ("count", "money")),
            key=lambda t: _longest_alias(folded, t),
            default=None,
        )
        if meant is not None and _longest_alias(folded, meant):
            telling.add(
                meant.id,
                "0",
                column=meant.field,
                words=segment.text,
                start=segment.start,
                end=segment.end,
                standing=Standing.NONE,
            )
            out.append(meant)
    return out


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


def _half_told(claimed: list[Value], targets: list[Target]) -> bool:
    """Was "120/355" taken for a count that has no place for its whole?"""
    whole = any(target.quantity.counts or target.quantity.share_of for target in targets)
    return not whole and any(value.kind == "fraction" for value in claimed)


def _has_more(
    clause: Piece,
    values: list[Value],
    claimed: list[Value],
    telling: Telling,
    targets: list[Target],
    absent: list[Target],
) -> bool:
    """Does the clause say anything beside the figures claimed and the names of what they count?"""
    if any(value not in claimed for value in values) or _half_told(claimed, targets):
        return True
    if not claimed and not absent:
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
