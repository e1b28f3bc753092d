"""Which question words of a long message answer: told by the ways people speak of a thing, and by whether it was or is to be done."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load

SURE, HINT = 3.0, 1.5  # weights of a cue
LEADING = 3  # words before what leads
CLEAR = 1.0  # by which the best question must beat the next

# Told of what was, or of what is to be; the rest says so itself.
_PAST = ("p1.",)
_AHEAD = ("p2.4.", "p2.5.1", "p2.5.2")
_ANY_TIME = (
    "p2.4.3.platforms",
    "p2.4.other",
    "p1.0.proposals",
    "p1.0.difficulties",
    "p1.0.as_of",
    "p1.0.against_targets",
    "p1.0.effect",
)


def topic_of(text: str, context: Context, ahead: bool | None = None) -> tuple[str, float]:
    """(requirement, score) of the words; "" where nobody can tell. `ahead`: does their sentence speak of what is to come?"""
    folded = as_typed(text)
    ahead = looks_ahead(text, context) if ahead is None else ahead
    scores = {id_: score for id_ in _cues() if _in_time(id_, ahead) and (score := _score(folded, id_)) > 0}
    if not scores:
        return "", 0.0
    best = max(scores, key=lambda id_: scores[id_])
    rivals = [scores[id_] for id_ in scores if id_ != best]
    clear = scores[best] >= SURE and all(scores[best] - score >= CLEAR for score in rivals)
    return (best if clear else ""), scores[best]


def is_wide(id_: str) -> bool:
    """Does what it asks for take in other topics: a goal of all, a roadmap?"""
    return _is(id_, "wide")


def _is(id_: str, name: str) -> bool:
    return bool(load("talk")["cues"].get(id_, {}).get(name))


def _in_time(id_: str, ahead: bool) -> bool:
    if id_ in _ANY_TIME:
        return True
    return not (ahead and id_.startswith(_PAST)) and not (not ahead and id_.startswith(_AHEAD))


def _score(folded: str, id_: str) -> float:
    sure, hint, against = _cues()[id_]
    if any(pattern.search(folded) for pattern in against):
        return 0.0
    strong = sum(bool(pattern.search(folded)) for pattern in sure)
    found = [match.start() for pattern in sure if (match := pattern.search(folded))]
    first = CLEAR if found and _is(id_, "lead") and len(folded[: min(found)].split()) <= LEADING else 0.0
    return (SURE + CLEAR * is_wide(id_) + first + 0.5 * (strong - 1) if strong else 0.0) + HINT * sum(
        bool(pattern.search(folded)) for pattern in hint
    )


def looks_ahead(text: str, context: Context) -> bool:
    """Does a text speak of what is to come: "sẽ", "dự kiến", a year of the plan?"""
    folded = as_typed(text)
    years = [
        int(year)
        for year in re.findall(r"(?<![\d/-])(20\d\d)(?![\d/])", re.sub(r"giai doan 20\d\d ?- ?20\d\d", "", folded))
    ]
    years += [int(year) for year in re.findall(r"(?<!\w)(?:quy|q|thang|t) ?\w{1,3} ?/ ?(20\d\d)", folded)]
    return any(context.period[0] <= year <= context.period[1] + 5 for year in years) or bool(_ahead().search(folded))


def as_typed(text: str) -> str:
    """The text folded, without words that only folding makes the ones looked for: "máy chứ không phải" names no "máy chủ"."""
    folded = fold(text)
    if text.isascii():
        return folded
    for match in _homographs().finditer(folded):
        if text[match.start() : match.end()].lower() not in load("talk")["homographs"]:
            folded = folded[: match.start()] + "_" * len(match[0]) + folded[match.end() :]
    return folded


@cache
def _homographs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(fold, load('talk')['homographs']))})(?!\w)")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('talk')['ahead'])})(?!\w)")


@cache
def _cues() -> dict[str, tuple[tuple[re.Pattern[str], ...], ...]]:
    return {
        id_: tuple(tuple(_compiled(pattern) for pattern in told.get(kind, ())) for kind in ("sure", "hint", "not"))
        for id_, told in load("talk")["cues"].items()
    }


def _compiled(pattern: str) -> re.Pattern[str]:
    """A cue stands as whole words, unless it ends in a mark or a space of its own."""
    end = r"(?!\w)" if re.search(r"[\w)?]$", pattern) else ""
    return re.compile(rf"(?<!\w)(?:{pattern}){end}")
