"""Does an answer fit the question it was given to? One that plainly speaks of another is asked about before it is taken."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.interview.agenda import HEAD, Item, Part
from assistant.interview.talk.learned import likely
from assistant.reading import Context
from assistant.reading.standing import find_standing
from corpus.language import expand, fold
from corpus.language.values import scan
from corpus.pack import Pack

_WORD = re.compile(r"[^\W\d_]+")
# How likely it is that words answer the question asked (then they do; then they may not), and that they answer another.
AT_HOME, FOREIGN, PLAINLY = 0.3, 0.05, 0.97
RATHER = 0.7  # the same of words that no part of the question asked claims
MUCH = 5  # words, fewer are at home wherever they are told
CLEARLY = 2.5  # times better must another question fit
# Readers that make typed values of what they are told; the others keep any words as they are, and are never second-guessed.
TYPED = {"figures", "rows", "goal", "layers", "documents", "bases", "choice", "results", "assigned", "date"}
ENOUGH = 9.0  # weight of shared words below which nothing is said: a short answer fits anywhere


def better_item(
    items: Sequence[Item], asked: Item, words: str, context: Context, *, homeless: bool = False
) -> Item | None:
    """The question that an answer fits far better than the one asked; None where the answer is at home or nobody can tell.
    `homeless`: no part of the question asked claims it.

    Told by what people tell of each question; where that is not known, words and pairs of words that few questions hold weigh
    most (inverse document frequency over the questions of the plan).
    """
    if labelled := _labelled(items, asked, words):
        return labelled
    if len(words.split()) < 3 or find_standing(words) is not None or _dated(asked, words) or _cites(asked, words):
        return None
    chances = likely(words, context)
    here = sum(chances.get(part.id, 0.0) for part in asked.parts)
    if here >= AT_HOME:
        return None
    best = max(chances, key=lambda id_: chances[id_])
    plainly = chances[best] >= (RATHER if homeless else PLAINLY)
    if plainly and here < FOREIGN and len(words.split()) >= MUCH:
        return next((item for item in items if any(part.id == best for part in item.parts)), None)
    if not homeless and not any(part.requirement.reader in TYPED for part in asked.parts):
        return None
    return _by_shared_words(items, asked, words, context.pack)


def _by_shared_words(items: Sequence[Item], asked: Item, words: str, pack: Pack) -> Item | None:
    profiles = _profiles(tuple(item for item in items if item.id != HEAD), pack)
    said = _terms(words)
    weights = _weights(profiles)
    scores = {id_: sum(weights.get(term, 0.0) for term in said & terms) for id_, terms in profiles.items()}
    best = max(scores, key=lambda id_: scores[id_])
    if best == asked.id or scores[best] < ENOUGH or scores[best] < CLEARLY * scores[asked.id]:
        return None
    return next(item for item in items if item.id == best)


def _labelled(items: Sequence[Item], asked: Item, words: str) -> Item | None:
    """The one question a part of which opens the answer by its whole name and a colon: "báo cáo: hiện 20%, 2024 đạt 100%"."""
    label = fold(words.partition(":")[0]).strip() if ":" in words else ""
    if len(label.split()) < 2 or any(label in _names(part) for part in asked.parts):
        return None
    found = [item for item in items if item.id != HEAD and any(label in _names(part) for part in item.parts)]
    return found[0] if len(found) == 1 else None


def _names(part: Part) -> tuple[str, ...]:
    return (fold(part.name), fold(part.requirement.label), *(fold(word) for word in part.words))


def _dated(asked: Item, words: str) -> bool:
    """Is a day or a month the answer to a question for one?"""
    wanted = all(part.requirement.reader == "date" for part in asked.parts)
    return wanted and any(value.kind in ("date", "month") for value in scan(words))


def _cites(asked: Item, words: str) -> bool:
    """Is a document the answer to a question for documents, whatever kind of document it is?"""
    wanted = any(part.requirement.reader in ("documents", "bases", "reviewed") for part in asked.parts)
    return wanted and any(value.kind == "docnumber" for value in scan(words))


def _profiles(items: tuple[Item, ...], pack: Pack) -> dict[str, frozenset[str]]:
    return {item.id: _profile(item.id, _texts(item, pack)) for item in items}


def _texts(item: Item, pack: Pack) -> tuple[str, ...]:
    """Everything by which a question is known: its wording and example, its parts, the names of its figures."""
    texts = [item.ask, item.example]
    for part in item.parts:
        requirement = part.requirement
        texts += [
            part.name,
            requirement.ask,
            requirement.example,
            requirement.label,
            *part.words,
            *requirement.keywords,
        ]
        ids = [requirement.quantity, *(field.quantity for field in requirement.fields.values())]
        for field in requirement.fields.values():
            texts += [field.label, *field.keywords]
        for id_ in ids:
            if id_ in pack.quantities:
                quantity = pack.quantities[id_]
                texts += [quantity.label, quantity.noun, *quantity.aliases]
    return tuple(texts)


@lru_cache(maxsize=512)
def _profile(_id: str, texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(term for text in texts for term in _terms(text))


def _terms(text: str) -> frozenset[str]:
    """Folded words and pairs of neighbours, abbreviations written out."""
    words = [word for word in _WORD.findall(fold(expand(text).text)) if len(word) > 1]
    return frozenset([*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))])


def _weights(profiles: dict[str, frozenset[str]]) -> dict[str, float]:
    count: dict[str, int] = {}
    for terms in profiles.values():
        for term in terms:
            count[term] = count.get(term, 0) + 1
    return {term: math.log(len(profiles) / held) for term, held in count.items()}
