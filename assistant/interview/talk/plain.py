"""Words beside a figure and its name that nobody knows here: they may make it another thing ("25 máy tính đã quá 7 năm")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.interview.talk.naming import Name
from assistant.interview.talk.sentences import Sentence
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load
from corpus.language.values import Value
from corpus.units import Unit

OTHER = "other"
BEFORE, BEHIND = 4, 4  # words that may bear on a figure
_STOP = r"[,;|](?!\d)|[:=](?=\s)|\.{2,}|…"
_EDGE = re.compile(rf"{_STOP}|(?<!\w)(?:cho biet|noi (?:la|rang)|ke (?:la|rang)|bao (?:la|rang))(?!\w)")
_EDGE_MARKED = re.compile(rf"{_STOP}|(?<!\w)(?:cho biết|nói|kể|dặn|bảo)(?: là| rằng)?(?!\w)", re.IGNORECASE)
_TURN = re.compile(rf"{_STOP}|(?<!\w)(?:nhung|vi|nen|con(?! lai)|voi lai)(?!\w)")
_TURN_MARKED = re.compile(rf"{_STOP}|(?<!\w)(?:nhưng|vì|do|nên|còn(?! lại)|mà|với lại)(?!\w)", re.IGNORECASE)


def strange_words(sentence: Sentence, value: Value, name: Name, context: Context) -> set[str]:
    """The words, folded, around a figure and its name up to the next stop, figure or name that are not known to change nothing."""
    folded, money = sentence.folded, value.kind == "money"
    low, high = min(value.start, name.start), max(value.end, name.end)
    names = [n for n in sentence.names if money or not n.id.startswith(("spend.", "finance."))]
    spans = [(n.start, n.end) for n in names] + [(v.start, v.end) for v in sentence.values]
    edges = (_EDGE.finditer(folded[:low])) if sentence.typed.isascii() else _EDGE_MARKED.finditer(sentence.typed[:low])
    begin = max([0, *(end for _, end in spans if end <= low), *(edge.end() for edge in edges)])
    turn = _TURN.search(folded[high:]) if sentence.typed.isascii() else _TURN_MARKED.search(sentence.typed[high:])
    end = min([*(start for start, _ in spans if start >= high), high + turn.start() if turn else len(folded)])
    inner, outer = sorted([(value.start, value.end), (name.start, name.end)])
    before, gap, behind = (
        _words(sentence, span, context.unit) for span in ((begin, low), (inner[1], outer[0]), (high, end))
    )
    used = next((n for n in sentence.names if n.start == end and n.id == OTHER), None)
    if used is not None and not turn and behind:
        behind = [*behind, folded[used.start : used.end]]  # "45 cán bộ được cấp chữ ký số"
    plain = _plain("any") | (_plain("money") if money else frozenset())
    known = {fold(word) for word in plain} if sentence.typed.isascii() else plain
    return {fold(word) for word in (*before[-BEFORE:], *gap, *behind[:BEHIND]) if word not in known}


def _words(sentence: Sentence, span: tuple[int, int], unit: Unit) -> list[str]:
    """The words as typed, in lower case, without the name of the unit that speaks."""
    own = _own(unit.name, unit.place_name, unit.short, unit.proper).sub(
        lambda match: " " * len(match[0]), sentence.folded[slice(*span)]
    )
    return [sentence.typed[slice(*span)][m.start() : m.end()].lower() for m in re.finditer(r"[^\W\d_]+", own)]


@lru_cache(maxsize=16)
def _own(*names: str) -> re.Pattern[str]:
    told = {re.sub(r"(?: tinh)? quang ngai$", "", fold(name)) for name in names} | {fold(name) for name in names}
    told |= {name.removesuffix(" quang ngai") for name in told}
    told |= {name.replace("uy ban nhan dan", "ubnd") for name in told}
    told |= {re.sub(r"^(?:uy ban nhan dan|ubnd|so|huyen|thi xa|thanh pho|ban) ", "", name) for name in told}
    told = {name for name in told | {name.split(" va ")[0] for name in told} if name}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, told), key=len, reverse=True))})(?!\w)")


@cache
def _plain(kind: str) -> frozenset[str]:
    return frozenset(load("talk")["plain"][kind].split())
