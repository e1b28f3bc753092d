"""Names of quantities in a text: the longest name wins, and a name of something else is known as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.reading.target import Target
from assistant.reading.words import reading_words
from corpus.framework import Quantity
from corpus.language import fold
from corpus.language.values import Value

_LIST = re.compile(r"([^\d]+?)\s*(\d)(?!\d)")
SHORTEST_FOREIGN = 3  # shorter names of other quantities are too often parts of words


@dataclass(frozen=True)
class Label:
    """A name at text[start:end] of the quantities `ids`; none of them = it names something that was not asked."""

    start: int
    end: int
    ids: frozenset[str]

    @property
    def foreign(self) -> bool:
        return not self.ids


def find_labels(
    text: str, values: Sequence[Value], targets: Sequence[Target], quantities: dict[str, Quantity]
) -> list[Label]:
    """Labels of a text in order. "mức 3, 4" names both; "cấp độ 2" is a level, no name of an approval."""
    aliases = tuple((t.id, t.quantity.aliases) for t in targets)
    named = {fold(alias) for _, told in aliases for alias in told}
    cues = tuple((t.id, tuple(cue for cue in t.quantity.cues if fold(cue) not in named)) for t in targets)
    names = _names((*aliases, *cues), _foreign(quantities, targets))
    folded = fold(text)
    out = []
    for value in values:
        if value.kind in ("ordinal", "version") and (label := _listed(value, names)):
            out.append(label)
        folded = folded[: value.start] + "\x00" * (value.end - value.start) + folded[value.end :]
    for match in _pattern(tuple(names)).finditer(folded):
        if not any(label.start < match.end() and match.start() < label.end for label in out):
            out.append(_widened(Label(match.start(), match.end(), names[match[0]]), text, out, names))
    return sorted({(label.start, label.end): label for label in out}.values(), key=lambda label: label.start)


def _listed(value: Value, names: dict[str, frozenset[str]]) -> Label | None:
    """The label of a level, or of each level of a list."""
    folded = fold(value.words)
    digits = re.findall(r"\d", folded)
    head = _LIST.match(folded)
    if head is None:
        return Label(value.start, value.end, names[folded]) if folded in names else None
    ids = [names.get(f"{head[1].strip()} {digit}", names.get(f"{head[1].strip()}{digit}")) for digit in digits]
    known = [found for found in ids if found]
    return Label(value.start, value.end, frozenset().union(*known)) if known else None


def _widened(label: Label, text: str, listed: Sequence[Label], names: dict[str, frozenset[str]]) -> Label:
    """ "thủ tục mức 3" is one name, "thủ tục mức 3, 4" too."""
    for other in listed:
        if other.start >= label.end and not text[label.end : other.start].strip() and not label.foreign:
            return Label(label.start, other.end, other.ids)
    return label


@cache
def _names(own: tuple[tuple[str, tuple[str, ...]], ...], foreign: frozenset[str]) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for id_, aliases in own:
        for alias in aliases:
            names.setdefault(fold(alias), set()).add(id_)
    for name in foreign:
        names.setdefault(name, set())
    return {name: frozenset(ids) for name, ids in names.items()}


def _foreign(quantities: dict[str, Quantity], targets: Sequence[Target]) -> frozenset[str]:
    """Names of what is counted or spent elsewhere in the framework, and of things that it never asks."""
    own = {target.id for target in targets}
    families = {id_.split(".")[0] for id_ in own}
    money = any(target.quantity.type == "money" for target in targets)
    others = [
        quantity
        for id_, quantity in quantities.items()
        if id_ not in own
        and (quantity.type == "money" and id_.split(".")[0] in families if money else bool(quantity.noun))
    ]
    names = {fold(alias) for quantity in others for alias in quantity.aliases}
    return frozenset(name for name in names if len(name) >= SHORTEST_FOREIGN) | reading_words("things")


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
