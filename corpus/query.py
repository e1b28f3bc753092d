"""What a person asks: the words to look for, the references in it, slips mended by what the corpus holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from corpus.catalogue import Catalogue, LegalDocument, read_yaml
from corpus.errors import InputError
from corpus.language import clean, expand, fold, lacks_diacritics
from corpus.references import find_references, resolve, resolve_on
from corpus.tokens import Terms, terms, with_pairs, words

LONGEST = 2_000  # characters; beyond it a question is a pasted text


@dataclass(frozen=True)
class Named:
    """A document that the question names, and where in it."""

    document: LegalDocument
    pinpoint: str


@dataclass(frozen=True)
class Query:
    """A question read. `content` are the folded words that say what is sought; `unknown` are references to no known document."""

    text: str
    asked: Terms
    marked: bool
    content: tuple[str, ...]
    named: tuple[Named, ...]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]


@cache
def settings() -> dict[str, Any]:
    """How search weighs evidence (data/legal/search.yaml)."""
    return dict(read_yaml("search"))


@cache
def _asking(marked: bool) -> re.Pattern[str]:
    """As written in a question with diacritics: "số" is not "sở"."""
    phrases = [phrase if marked else fold(phrase) for phrase in settings()["asking"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})(?!\w)")


def read_query(text: str, catalogue: Catalogue, frequency: Callable[[str], int], day: date | None = None) -> Query:
    """Read a question. `frequency` tells in how many passages a folded word or pair stands.

    Raises InputError for an empty question or one longer than LONGEST characters.
    """
    said = clean(text)
    if not re.search(r"\w", said):
        raise InputError("câu hỏi trống.", remedy='Ví dụ: kehoach cite "số hóa kết quả thủ tục hành chính".')
    if len(said) > LONGEST:
        raise InputError(f"câu hỏi dài hơn {LONGEST} ký tự.", remedy="Chỉ ghi điều cần tìm.")
    marked = not lacks_diacritics(said)
    named, unknown, notes, rest = _references(said, catalogue, day)
    mended = mend(expand(said).text, frequency)
    content = _content(mend(expand(rest).text, frequency), marked)
    return Query(said, terms(mended), marked, content, named, unknown, notes)


def _references(
    text: str, catalogue: Catalogue, day: date | None
) -> tuple[tuple[Named, ...], tuple[str, ...], tuple[str, ...], str]:
    """The documents named, the references that fit none, what is to be said of them, and the text without them."""
    named: list[Named] = []
    unknown: list[str] = []
    notes: list[str] = []
    rest, position = [], 0
    for reference in find_references(text):
        found = resolve_on(reference, catalogue, day) if day else resolve(reference, catalogue)
        if found.documents or "/" in reference.number or reference.type != "Luật":
            rest.append(text[position : reference.start])
            position = reference.end
        named += [Named(document, reference.pinpoint) for document in found.documents]
        if not found.documents and position == reference.end:
            unknown.append(reference.words.strip())
        if found.problem:
            notes.append(found.problem)
    return tuple(named), tuple(unknown), tuple(notes), " ".join([*rest, text[position:]])


def _content(text: str, marked: bool) -> tuple[str, ...]:
    """Folded words of a text without those that only ask."""
    said = text.lower() if marked else fold(text)
    return tuple(dict.fromkeys(fold(word) for word in words(_asking(marked).sub(" ", said))))


_LETTERS = "abcdeghiklmnopqrstuvxy"
_KNOWN_LENGTH = 3  # letters from which an unknown word may be a slip


def mend(text: str, frequency: Callable[[str], int]) -> str:
    """The text with words that stand nowhere in the corpus replaced by the nearest that fits its neighbours.

    Twice, for a slip beside a slip is told only once its neighbour is mended.
    """
    return _mend_once(_mend_once(text, frequency), frequency)


def _mend_once(text: str, frequency: Callable[[str], int]) -> str:
    plain = words(text)
    folded = [fold(word) for word in plain]
    changed = False
    for place, word in enumerate(folded):
        if len(word) < _KNOWN_LENGTH or not word.isalpha() or frequency(word):
            continue
        best = _nearest(word, folded[place - 1] if place else "", next(iter(folded[place + 1 :]), ""), frequency)
        if best:
            plain[place] = folded[place] = best
            changed = True
    return " ".join(plain) if changed else text


def _nearest(word: str, before: str, after: str, frequency: Callable[[str], int]) -> str:
    """The reading of a slip that stands with its neighbours, the most frequent first; "" when none does."""
    readings = {reading for reading in _readings(word) if all(frequency(part) for part in reading.split())}

    def fits(reading: str) -> tuple[int, int]:
        parts = reading.split()
        pairs = with_pairs([part for part in (before, *parts, after) if part])
        joined = [frequency(pair) for pair in pairs if " " in pair]
        return sum(min(count, 1) for count in joined), min(frequency(part) for part in parts)

    best = max(readings, key=fits, default="")
    alone = not before and not after
    return best if best and (alone or fits(best)[0]) else ""


def _readings(word: str) -> set[str]:
    """What may have been meant: one letter wrong, missing, doubled or swapped; Telex keys left in; two words joined."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    edits = {a + b[1:] for a, b in parts if b}
    edits |= {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    edits |= {a + letter + b[1:] for a, b in parts if b for letter in _LETTERS}
    edits |= {a + letter + b for a, b in parts for letter in _LETTERS}
    telex = re.sub(r"([aeod])\1", r"\1", word).replace("w", "")
    return edits | {telex, re.sub(r"[sfrxj](?=$)", "", telex)} | {f"{a} {b}" for a, b in parts if len(a) > 1 < len(b)}
