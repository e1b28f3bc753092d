"""What is learned from labelled clauses (corpus/data/language/told.yaml), once for each kind of plan."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from threading import Lock

from assistant.interview.talk.likeness import NOBODY, Likeness
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load
from corpus.pack import Pack

OFTEN, MOSTLY = 8, 0.05  # times, and of all its times, that a word opens a clause
_LEARNING: defaultdict[str, Lock] = defaultdict(
    Lock
)  # each kind once, however many ask; who needs one waits for no other
_OF_WHAT_WAS = "p1."  # told in every kind of plan, asked for or not


def likely(text: str, context: Context) -> Mapping[str, float]:
    """How likely it is that a text answers each requirement; NOBODY, that it answers none."""
    return _likely(text, context.pack, context.kind)


def strengths(texts: Sequence[str], context: Context) -> list[float]:
    """How purely each text speaks of one thing, 0 to 1."""
    return learned(context.pack, context.kind).strengths(texts)


@lru_cache(maxsize=4096)
def _likely(text: str, pack: Pack, kind: str) -> Mapping[str, float]:
    return learned(pack, kind).scores(text)


def learned(pack: Pack, *kinds: str) -> Likeness:
    """How people tell what a kind of plan asks, the last of them returned. Learning it takes about a second, once: a way in
    calls this in the background before the first message needs it."""
    found = []
    for kind in kinds or pack.outlines:
        with _LEARNING[kind]:
            found.append(_learned(pack, kind))
    return found[-1]


@lru_cache(maxsize=4)
def _learned(pack: Pack, kind: str) -> Likeness:
    """Fitted to the clauses of a kind of plan; what is told of another kind's requirement is told of the one that shares it."""
    own, shared = pack.outlines[kind].by_id, home_of_topics(pack, kind)
    foreign = {id_ for outline in pack.outlines.values() for id_ in outline.by_id if not id_.startswith(_OF_WHAT_WAS)}
    foreign -= own.keys() | shared.keys()
    return Likeness(
        [
            (NOBODY if id_ == "none" else shared.get(id_, id_), clause)
            for id_, clauses in load("told").items()
            for clause in clauses
            if id_ not in foreign
        ]
    )


@lru_cache(maxsize=8)
def home_of_topics(pack: Pack, kind: str) -> dict[str, str]:
    """Requirement of another kind of plan -> the one of this kind that asks for the same."""
    return {topic: requirement.id for requirement in pack.outlines[kind].requirements for topic in requirement.like}


@cache
def openers() -> frozenset[str]:
    """Words with which people begin to tell something, folded."""
    told = [re.findall(r"\w+", fold(clause)) for clauses in load("told").values() for clause in clauses]
    first, all_ = Counter(words[0] for words in told if words), Counter(word for words in told for word in words)
    return frozenset(word for word, count in first.items() if count >= OFTEN and count >= MOSTLY * all_[word])
