"""Which question words of a long message answer: by likeness, by cues, and by whether a thing was or is to be done."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.interview.talk.choosing import says_choice
from assistant.interview.talk.cues import NOTHING, Cue, cues_of, looks_back
from assistant.interview.talk.learned import home_of_topics, likely
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load
from corpus.pack import Pack

HEAD, SURE, HINT = 6.0, 3.0, 1.5  # weights of a cue
AGREED = 0.3  # how likely what a cue names must be (see likeness.py)
ALONE = 0.92  # how likely what no cue names
FEW = 3  # words: fewer are told by their cue alone
LEADING = 3  # words before what leads
CLEAR = 1.0  # by which the best question must beat the next

# Told of what was, or of what is to be; the rest says so itself.
_PAST = ("p1.",)
_AHEAD = ("p2.4.", "p2.5.1", "p2.5.2", "y.2", "y.3.", "y.4.", "y.other")
_ANY_TIME = (
    "p2.4.3.platforms",
    "p2.4.other",
    "p2.4.shared",
    "p2.4.principles",
    "p1.0.proposals",
    "p1.0.difficulties",
    "p1.0.as_of",
    "p1.0.against_targets",
    "p1.0.effect",
)


def topic_of(text: str, context: Context, ahead: bool | None = None) -> tuple[str, float]:
    """(requirement, score) of the words; "" where nobody can tell. `ahead`: does their sentence speak of what is to come?"""
    home, score = _by_cues(text, context, ahead)
    yearly = not asks_what_was(context)
    if score >= HEAD or (yearly and _is_of_later(as_typed(text), context)):
        return home, score
    like = likely(text, context)
    like = {id_: score for id_, score in like.items() if id_ not in _chosen_only(context.pack, context.kind)}
    if yearly:
        to_come = _is_to_come(text, as_typed(text), context, ahead)
        like = {id_: score for id_, score in like.items() if _in_time(id_, to_come)}
    best = max(like, key=lambda id_: like[id_])
    few = len(text.split()) < FEW
    if home and (few or like.get(home, 0.0) >= AGREED):
        return home, score
    alone = like[best] >= ALONE and not few
    return (best if alone else ""), score


@lru_cache(maxsize=8)
def _chosen_only(pack: Pack, kind: str) -> frozenset[str]:
    """What is only chosen where a person says so, by its letter or its name."""
    outline = pack.outlines[kind]
    members = (id_ for group in outline.groups.values() for id_ in group)
    return frozenset(id_ for id_ in members if outline.by_id[id_].reader == "choice")


def _is_to_come(text: str, folded: str, context: Context, ahead: bool | None) -> bool:
    """In a plan that asks for nothing else, all is that is not said to be of today or over."""
    return ahead is not False and (not looks_back(text, folded) or looks_ahead(text, context))


def _by_cues(text: str, context: Context, ahead: bool | None) -> tuple[str, float]:
    """(requirement, score) by what stands in the words; "" where nothing stands out.

    Where a plan asks for nothing else, all does that is not said to be of today or over, and of what is told of two
    questions the thing named first is what is done."""
    folded = as_typed(text)
    group = says_choice(folded)
    if group in context.pack.outlines[context.kind].groups:
        return group, HEAD
    yearly = not asks_what_was(context)
    if yearly:
        if _is_of_later(folded, context):
            return "", 0.0
        ahead = _is_to_come(text, folded, context, ahead)
    elif ahead is None:
        ahead = looks_ahead(text, context)
    cues = cues_of(context.kind)
    told: dict[str, tuple[float, int]] = {}
    for topic, home in _homes(context.pack, context.kind).items():
        barred = _any(cues.get(home, NOTHING).against, folded) and not is_labelled(cues.get(home, NOTHING), folded)
        if _in_time(topic, ahead) and not barred:
            score, end = _score(folded, cues[topic])
            known, first = told.get(home, (0.0, end))
            if score > 0:
                told[home] = max(score, known), min(first, end)
    if not told:
        return "", 0.0
    best = max(told, key=lambda id_: told[id_])
    score = told[best][0]
    near = [id_ for id_ in told if score - told[id_][0] < CLEAR]
    if yearly and len(near) > 1:
        best, second = sorted(near, key=lambda id_: told[id_][1])[:2]
        near = [best] if told[best][1] < told[second][1] else near
    return (best if score >= SURE and len(near) == 1 else ""), score


@lru_cache(maxsize=8)
def _homes(pack: Pack, kind: str) -> dict[str, str]:
    """Topic -> the requirement that asks for it. Those of another kind of plan that this one does not share stand for
    themselves, so that they are not taken for something else."""
    shared = home_of_topics(pack, kind)
    return {id_: shared.get(id_, id_) for id_ in cues_of(kind)}


def asks_what_was(context: Context) -> bool:
    """Does the plan ask for what was and is today, not only for what is to be done in its year?"""
    return any(id_.startswith(_PAST) for id_ in context.pack.outlines[context.kind].by_id)


def _is_of_later(folded: str, context: Context) -> bool:
    """Is it of a year after the plan's, and of no year of it?"""
    years = [int(year) for year in re.findall(r"(?<![\d/.,-])(20\d\d)(?![\d/.,%-])", folded)]
    return bool(years) and min(years) > context.period[1]


def label_end(text: str, home: str, context: Context) -> int:
    """Where the label ends with which the words name what they are about: "về hạ tầng thì …"; 0 without one."""
    labels = cues_of(context.kind).get(home, NOTHING).labels
    return max((match.end() for label in labels if (match := label.match(as_typed(text)))), default=0)


def is_wide(id_: str, context: Context) -> bool:
    """Does what it asks for take in other topics: a goal of all, a roadmap?"""
    return cues_of(context.kind).get(id_, NOTHING).wide


def is_led(id_: str, context: Context) -> bool:
    """Is it what the words are about where it is said first: "khó khăn …", "đề xuất …"?"""
    return cues_of(context.kind).get(id_, NOTHING).lead


def is_open(id_: str, context: Context) -> bool:
    """Does a list under its heading take in whatever it speaks of?"""
    return is_wide(id_, context) or is_led(id_, context)


def _in_time(id_: str, ahead: bool) -> bool:
    if id_ in _ANY_TIME:
        return True
    return not (ahead and id_.startswith(_PAST)) and not (not ahead and id_.startswith(_AHEAD))


def _score(folded: str, cue: Cue) -> tuple[float, int]:
    """(score, where the first of what is sure ends)."""
    labelled = is_labelled(cue, folded)
    if _any(cue.against, folded) and not labelled:
        return 0.0, 0
    found = [match.span() for pattern in cue.sure if (match := pattern.search(folded))]
    sure = SURE + CLEAR * cue.wide + 0.5 * (len(found) - 1) if found else 0.0
    first = CLEAR if found and cue.lead and len(folded[: min(found)[0]].split()) <= LEADING else 0.0
    label = HEAD if labelled else 0.0
    hints = HINT * sum(bool(pattern.search(folded)) for pattern in cue.hint)
    return label + sure + first + hints, min((end for _, end in found), default=len(folded))


def is_labelled(cue: Cue, folded: str) -> bool:
    """Do the words name it outright, at their head?"""
    return any(label.match(folded) for label in cue.labels)


def opens_with_label(text: str, context: Context) -> bool:
    """Do the words open with the name of what some question asks: "truyền thông thì …"?"""
    folded = as_typed(text)
    return any(is_labelled(cue, folded) for cue in cues_of(context.kind).values())


def _any(patterns: tuple[re.Pattern[str], ...], folded: str) -> bool:
    return any(pattern.search(folded) for pattern in patterns)


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
