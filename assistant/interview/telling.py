"""An answer taken in: facts to keep, what the answer told before withdrawn, how it was understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.intake import choice_letter
from assistant.interview.agenda import Item, Part
from assistant.interview.doubting import doubts_of
from assistant.interview.routing import route
from assistant.interview.understanding import Understood, understood
from assistant.plan import Fact, Standing
from assistant.reading import Context, read_answer, split_group
from corpus.framework import Outline
from corpus.language import fold, settle


@dataclass
class Told:
    """What came of a message: new facts, how each part was understood, words that no part claims."""

    facts: list[Fact] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    dropped: tuple[str, ...] = ()  # words taken back in the same breath

    @property
    def given(self) -> bool:
        """Did it tell anything, rather than that there is nothing or nobody knows?"""
        return any(entry.standing is Standing.GIVEN for entry in self.understood)

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Requirements whose answer holds what reads two ways, or a figure that no field takes."""
        return tuple(entry.requirement for entry in self.understood if entry.doubts or entry.leftover)


def tell(item: Item, parts: Sequence[Part], words: str, current: Iterable[Fact], context: Context) -> Told:
    """Take a message as the answer to some parts of a question."""
    settled = settle(_without_opening(words))
    words, told = settled.text, Told(dropped=settled.dropped)
    if item.group:
        members = [part.requirement for part in item.parts]
        letters = tuple(choice_letter(member.id) for member in members) if members[0].reader == "choice" else ()
        answers, told.unplaced = split_group(members, words, letters)
    else:
        routed = route(parts, words)
        answers, told.unplaced = routed.answers, routed.unplaced
    kept = list(current)
    names = {part.id: part for part in item.parts}
    for id_, text in answers.items():
        _take(told, names[id_], text, kept, context)
    return told


def retell(outline: Outline, id_: str, name: str, words: str, current: Iterable[Fact], context: Context) -> Told:
    """Take words as the whole answer to one requirement."""
    settled = settle(_without_opening(words))
    words, told = settled.text, Told(dropped=settled.dropped)
    _take(told, Part(outline.by_id[id_], name), words, list(current), context)
    return told


_OPENING = re.compile(r"(?:(?:khong|ko|a|u|uh|da|vang)[\s,]+)*y (?:cua )?(?:em |toi |minh )?(?:la|noi la)[\s,:]+(?=\S)")


def _without_opening(words: str) -> str:
    """ "không, ý là tối thiểu 1%" tells of 1%."""
    head = _OPENING.match(fold(words))
    return words[head.end() :] if head else words


def _take(told: Told, part: Part, words: str, current: list[Fact], context: Context) -> None:
    reading = read_answer(part.requirement, words, context)
    new = [replace(fact, said_by=context.said_by) for fact in reading.facts]
    told.facts += [*withdrawn(current, part.id, new), *new]
    entry = understood(part.requirement, part.name, reading, context.pack)
    more = doubts_of(words, reading.facts, entry.doubts, context)
    told.understood.append(replace(entry, doubts=(*entry.doubts, *more)))


def withdrawn(current: Iterable[Fact], source: str, new: Iterable[Fact]) -> list[Fact]:
    """What this source told before and the new telling no longer says."""
    kept = {fact.key for fact in new}
    return [
        replace(fact, id="", value="", words="", start=0, end=0, standing=Standing.WITHDRAWN, said_at="")
        for fact in current
        if fact.source == source and fact.key not in kept
    ]
