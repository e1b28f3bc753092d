"""An edit laid over what is composed now: kept sentences follow their facts, a person's own stay and are told to be older."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.editing.edits import Edit, Item, Ref
from assistant.editing.tokens import Token

Write = Callable[[Item, list[Token], int], Token]  # an item's own words, those composed in their place, its number


@dataclass(frozen=True)
class Stale:
    """`yours` was written over a sentence that is composed otherwise by now ("" where it was taken out); `kept`: it stands."""

    section: str
    yours: str
    composed: str
    kept: bool = True


@dataclass
class Out:
    """A token of the result, and the places among the composed ones that it stands for."""

    token: Token
    places: list[int]


def lay(edit: Edit, composed: Sequence[Token], section: str, write: Write) -> tuple[list[Token], list[Stale]]:
    """The edited section on today's facts, and what of it is older than they are."""
    if not edit.items and not edit.removed:
        return list(composed), []
    now = Now(edit, composed)
    out: list[Out] = []
    stale: list[Stale] = []
    for number, item in enumerate(edit.items):
        if item.ref is not None:
            place = now.place(item.ref)
            if place is not None:
                opens = item.opens if item.opens != item.ref.opens else composed[place].opens
                out.append(Out(replace(composed[place], opens=opens, item=item), [place]))
            continue
        places = now.places(item.instead)
        there = [composed[place] for place in places]
        kept = item.origin == "person" or not now.changed(item.instead)
        if now.changed(item.instead):
            stale.append(Stale(section, item.text, _words(there), kept))
        tokens = [write(item, there, number)] if kept else there
        out += [Out(token, places) for token in tokens]
    for ref in edit.removed:
        if now.changed([ref]) and (place := now.place(ref)) is not None:
            stale.append(Stale(section, "", composed[place].text))
    return [entry.token for entry in _with_fresh(out, composed, now.known)], stale


class Now:
    """Which composed sentence of today each remembered one is: the one that says the same, else the one of its id."""

    def __init__(self, edit: Edit, composed: Sequence[Token]) -> None:
        self._composed = composed
        self._place: dict[Ref, int] = {}
        refs = [r for i in edit.items for r in ([i.ref] if i.ref else i.instead)] + list(edit.removed)
        left = set(range(len(composed)))
        for same in (_both, _key, _id):
            for ref in refs:
                if ref not in self._place:
                    found = next((n for n in sorted(left) if same(ref, composed[n])), None)
                    if found is not None:
                        self._place[ref] = found
                        left.discard(found)
        self.known = set(range(len(composed))) - left

    def place(self, ref: Ref) -> int | None:
        return self._place.get(ref)

    def places(self, refs: Iterable[Ref]) -> list[int]:
        return sorted(self._place[ref] for ref in refs if ref in self._place)

    def changed(self, refs: Iterable[Ref]) -> bool:
        """Is any of them composed otherwise, or not at all, by now?"""
        return any(ref not in self._place or self._composed[self._place[ref]].key != ref.key for ref in refs)


def _both(ref: Ref, token: Token) -> bool:
    return _id(ref, token) and _key(ref, token)


def _key(ref: Ref, token: Token) -> bool:
    return ref.key == token.key


def _id(ref: Ref, token: Token) -> bool:
    return bool(ref.id) and ref.id == token.sentence.id


def _with_fresh(out: list[Out], composed: Sequence[Token], known: set[int]) -> list[Out]:
    """What is composed for the first time since the edit stands after what it follows."""
    for place in range(len(composed)):
        if place not in known:
            before = [n for n, entry in enumerate(out) if any(other < place for other in entry.places)]
            out.insert(before[-1] + 1 if before else 0, Out(composed[place], [place]))
    return out


def _words(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)
