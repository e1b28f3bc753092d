"""Words beside a figure and its name that nobody knows here: they may make it another thing ("25 máy tính đã quá 7 năm")."""

from __future__ import annotations

import re
from functools import cache

from assistant.interview.talk.naming import Name
from assistant.interview.talk.sentences import Sentence
from corpus.language import fold
from corpus.language.data import load
from corpus.language.hedges import HEDGES
from corpus.language.values import Value

OTHER = "other"
_AS_OF = re.compile(  # "tính tới cuối tháng 10"
    r"\b(?:den|toi|het|cuoi)(?: (?:het|cuoi|ngay))*(?: (?:thang|quy|ngay))? \d{1,2}(?:/\d{1,2})?(?:/202\d| nam 202\d)?(?![\d/]| nam)"
)
_NOUNS = ("dvc.total", "sys.total")
BEFORE, BEHIND = 4, 4  # words that may bear on a figure
_STOP = r"[,;|](?!\d)|[:=](?=\s)|\.{2,}|…"
_EDGE = re.compile(rf"{_STOP}|(?<!\w)(?:cho biet|noi (?:la|rang)|ke (?:la|rang)|bao (?:la|rang))(?!\w)")
_EDGE_MARKED = re.compile(rf"{_STOP}|(?<!\w)(?:cho biết|nói|kể|dặn|bảo)(?: là| rằng)?(?!\w)", re.IGNORECASE)
_TURN = re.compile(rf"{_STOP}|(?<!\w)(?:nhung|vi|nen|con(?! lai)|voi lai)(?!\w)")
_TURN_MARKED = re.compile(rf"{_STOP}|(?<!\w)(?:nhưng|vì|do|nên|còn(?! lại)|mà|với lại)(?!\w)", re.IGNORECASE)


def strange_words(sentence: Sentence, value: Value, name: Name) -> set[str]:
    """The words, folded, around a figure and its name up to the next stop, figure or name that are not known to change nothing;
    `sentence`: without the names of the unit that speaks."""
    folded, money = sentence.folded, value.kind == "money"
    low, high = min(value.start, name.start), max(value.end, name.end)
    names = [n for n in sentence.names if money or not n.id.startswith(("spend.", "finance."))]
    spans = [(n.start, n.end) for n in names] + [(v.start, v.end) for v in sentence.values]
    edges = (_EDGE.finditer(folded[:low])) if sentence.typed.isascii() else _EDGE_MARKED.finditer(sentence.typed[:low])
    begin = max([0, *(end for _, end in spans if end <= low), *(edge.end() for edge in edges)])
    noun = next((n for n in names if n.id in _NOUNS and n.id != name.id and 0 <= n.start - high <= 1), None)
    high = noun.end if noun else high  # "mức 3 có 20 thủ tục phát sinh hồ sơ"
    turn = _TURN.search(folded[high:]) if sentence.typed.isascii() else _TURN_MARKED.search(sentence.typed[high:])
    turns = [high + found.start() for found in (turn, _breaks().search(folded[high:])) if found]
    end = min([*(start for start, _ in spans if start >= high), *turns, len(folded)])
    opening = _openings().match(folded[begin:low])
    begin += opening.end() if opening else 0
    inner, outer = sorted([(value.start, value.end), (name.start, name.end)])
    before, gap, behind = (_words(sentence, span) for span in ((begin, low), (inner[1], outer[0]), (high, end)))
    if as_of := _AS_OF.search(folded[begin:low]):
        before = [*_words(sentence, (begin, begin + as_of.start())), *_words(sentence, (begin + as_of.end(), low))]
    if value.hedge and value.start == low and before and fold(before[-1]) in HEDGES:
        before = before[:-1]  # "ngót 62 người"
    used = next((n for n in sentence.names if n.start == end and n.id == OTHER), None)
    if used is not None and not turns and behind:
        behind = [*behind, folded[used.start : used.end]]  # "45 cán bộ được cấp chữ ký số"
    plain = plain_words("any") | (plain_words("money") if money else frozenset())
    known = {fold(word) for word in plain} if sentence.typed.isascii() else plain
    return {fold(word) for word in (*before[-BEFORE:], *gap, *behind[:BEHIND]) if word not in known}


def _words(sentence: Sentence, span: tuple[int, int]) -> list[str]:
    """The words as typed, in lower case."""
    return [word.lower() for word in re.findall(r"[^\W\d_]+", sentence.typed[slice(*span)])]


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('talk')['breaks'])})(?!\w)")


@cache
def _openings() -> re.Pattern[str]:
    """ "dạ phần máy móc thì", with what of it may be left out."""
    heads = "|".join(load("talk")["openings"])
    return re.compile(
        rf"\W*(?:(?:{'|'.join(map(fold, plain_words('any')))})\s+)*?(?:{heads})(?: cua)?\s+(?=(?:thi|co|la|gom|hien|dang|nay)(?!\w))"
    )


@cache
def plain_words(kind: str = "any") -> frozenset[str]:
    """Words, as typed, that change nothing beside a figure of a kind."""
    return frozenset(load("talk")["plain"][kind].split())
