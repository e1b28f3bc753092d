"""What a person asks: the words to look for, the references in it, slips mended by what the corpus holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import takewhile
from typing import Any

from corpus.catalogue import FOLDER, Catalogue, LegalDocument, read_yaml
from corpus.errors import InputError
from corpus.hasty_references import law_meant, laws_put_right, loosely_named, numbers_meant, tidy
from corpus.language import clean, expand, fold, lacks_diacritics
from corpus.legal import cite_short
from corpus.pinpoints import find_pins
from corpus.references import find_references, resolve, resolve_on
from corpus.tokens import SYLLABLE, Terms, terms, with_pairs, with_tone_last, words

MEANT = 3  # documents that may be offered for a number that the catalogue lacks
LONGEST = 2_000  # characters; beyond it a question is a pasted text


@dataclass(frozen=True)
class Named:
    """A document that the question names, and where in it."""

    document: LegalDocument
    pinpoint: str


@dataclass(frozen=True)
class Query:
    """A question read.

    `content` are the words that say what is sought, folded, and `written` the same as written; `unknown` are
    references to no known document; `cues` tell what kind of document is asked for (search.yaml).
    """

    text: str
    asked: Terms
    marked: bool
    content: tuple[str, ...]
    written: tuple[str, ...]
    named: tuple[Named, ...]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]
    cues: tuple[dict[str, Any], ...] = ()  # what kind of document it asks for

    def parted(self) -> tuple[Terms, Terms]:
        """The terms of the question that hold a content word, and those that only ask."""
        sought = set(self.content)
        holds = [any(part in sought for part in term.split()) for term in self.asked.folded]
        both = list(zip(*self.asked, holds, strict=True))
        return _terms(both, True), _terms(both, False)


def _terms(parted: list[tuple[str, str, bool]], sought: bool) -> Terms:
    kept = [(marked, folded) for marked, folded, holds in parted if holds == sought]
    return Terms([marked for marked, _ in kept], [folded for _, folded in kept])


@cache
def settings() -> dict[str, Any]:
    """How search weighs evidence (data/lookup/search.yaml)."""
    return dict(read_yaml("search", FOLDER.parent / "lookup"))


@cache
def _asking(marked: bool) -> tuple[re.Pattern[str], frozenset[str]]:
    """Phrases and single words that only ask.

    As written in a question with diacritics, where "số" is not "sở"; words that lost theirs are asking words all the same.
    """
    known = {fold(phrase) for phrase in settings()["asking"]} | set(settings()["asking"] if marked else ())
    phrases = sorted((phrase for phrase in known if " " in phrase), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)"), frozenset(known)


def read_query(text: str, catalogue: Catalogue, frequency: Callable[[str], int], day: date | None = None) -> Query:
    """Read a question. `frequency` tells in how many passages a folded word or pair stands.

    Raises InputError for an empty question or one longer than LONGEST characters.
    """
    said = laws_put_right(tidy(clean(text)), catalogue)
    if not re.search(r"\w", said):
        raise InputError("câu hỏi trống.", remedy="Ví dụ: số hóa kết quả thủ tục hành chính.")
    if len(said) > LONGEST:
        raise InputError(f"câu hỏi dài hơn {LONGEST} ký tự.", remedy="Chỉ ghi điều cần tìm.")
    marked = not lacks_diacritics(said)
    mended = mend(spell_out(said), frequency)
    named, unknown, notes, rest = _references(said, catalogue, day)
    if not named and not unknown and (again := _references(mended, catalogue, day))[0]:
        named, unknown, notes, rest = again  # the kind itself had a slip: "nghi quyyet 30c"
    content = _content(mend(spell_out(rest), frequency), marked, frequency)
    cues = tuple(cue for cue in settings()["cues"] if _says(mended, cue["words"]))
    asked = terms(mended)
    return Query(said, asked, marked, tuple(content), tuple(content.values()), named, unknown, notes, cues)


def _says(text: str, phrases: list[str]) -> bool:
    said = f" {' '.join(words(text))} "
    return any(f" {phrase} " in said or f" {fold(phrase)} " in said for phrase in phrases)


@cache
def _shorthand() -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(settings()["shorthand"])
    return re.compile(
        rf"(?<![\w/-])(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})(?![\w/-])"
    ), table


def spell_out(text: str) -> str:
    """Shorthand in full: that of the offices, then that of hasty typing."""
    text = expand(text).text
    pattern, table = _shorthand()
    out, position = [], 0
    for match in pattern.finditer(text.lower()):
        out.append(text[position : match.start()] + table[match[0]])
        position = match.end()
    return "".join(out) + text[position:]


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
        if (
            not found.documents
            and reference.type == "Luật"
            and (law := law_meant(_before_asking(reference.number), catalogue))
        ):
            notes.append(f"Danh mục không có “{reference.words.strip()}”; hiểu là {law}.")
            reference = replace(reference, number=law)
            found = resolve_on(reference, catalogue, day) if day else resolve(reference, catalogue)
        if found.documents or "/" in reference.number or reference.type != "Luật":
            rest.append(text[position : reference.start])
            position = reference.end
        named += [Named(document, reference.pinpoint) for document in found.documents]
        if not found.documents and position == reference.end:
            unknown.append(reference.words.strip())
        if found.problem:
            notes.append(found.problem)
        if not found.documents and (meant := numbers_meant(reference.number, catalogue)):
            notes.append(f"Ý bạn là {' hay '.join(map(cite_short, meant[:MEANT]))}?")
    if not named and (loose := loosely_named(text, catalogue)):
        pin = next((pin.words for pin in find_pins(text, fold(text))), "")
        named, unknown, notes = [Named(document, pin) for document in loose], [], []
    return tuple(named), tuple(unknown), tuple(notes), " ".join([*rest, text[position:]])


def _before_asking(name: str) -> str:
    """The name of a law without what is asked of it: "Luật Đấu thuầ quy định gì"."""
    phrases, singles = _asking(True)
    first, *rest = phrases.split(name.lower())[0].split() or [""]
    return " ".join([first, *takewhile(lambda word: word not in singles, rest)])


def content_words(text: str) -> frozenset[str]:
    """The words of a question, folded, that do not merely ask; shorthand in full. Looked at by themselves: no corpus is asked."""
    said, marked = spell_out(clean(text)), not lacks_diacritics(text)
    phrases, singles = _asking(marked)
    found = words(phrases.sub(" ", said.lower() if marked else fold(said)))
    return frozenset(fold(word) for word in found if word not in singles)


# An asking word is half of a term ("phần" of "phần mềm") where the pair stands in so many passages,
PAIRED = 3
HALF = 0.4  # and in such a share of those that hold the other half


def _content(text: str, marked: bool, frequency: Callable[[str], int]) -> dict[str, str]:
    """The words of a text without those that only ask: folded, and as written with the tone last."""
    phrases, singles = _asking(marked)
    said = words(phrases.sub(" ", text.lower() if marked else fold(text)))
    folded = [fold(word) for word in said]

    def in_a_term(place: int) -> bool:
        for other in (place - 1, place + 1):
            if 0 <= other < len(said) and said[other] not in singles:
                pair = frequency(" ".join(folded[min(place, other) : max(place, other) + 1]))
                if pair >= max(PAIRED, frequency(folded[other]) * HALF):
                    return True
        return False

    def asks(place: int) -> bool:
        """An asking word, or a slip of one that is no word of the corpus ("pai" is "phải")."""
        word = said[place]
        if word in singles:
            return not in_a_term(place)
        return (
            len(word) >= _SHORTEST and not frequency(folded[place]) and not singles.isdisjoint(_readings(folded[place]))
        )

    kept = [place for place in range(len(said)) if not asks(place)]
    return {folded[place]: with_tone_last(said[place]) for place in kept}


_LETTERS = "abcdeghiklmnopqrstuvxy"
_SHORTEST = 3  # letters from which an unknown word may be a slip


def mend(text: str, frequency: Callable[[str], int]) -> str:
    """The text with words that stand nowhere in the corpus replaced by the nearest that fits its neighbours.

    Twice, for a slip beside a slip is told only once its neighbour is mended.
    """
    return _mend_once(_mend_once(text, frequency), frequency)


def _mend_once(text: str, frequency: Callable[[str], int]) -> str:
    plain = words(text)
    names = set(re.findall(r"[A-ZĐ]{2,}", text))  # capitals are a name or shorthand
    folded = [fold(word) for word in plain]
    changed = False
    for place, word in enumerate(folded):
        if len(word) < _SHORTEST or not word.isalpha() or frequency(word) or plain[place].upper() in names:
            continue
        best = _nearest(word, folded[place - 1] if place else "", next(iter(folded[place + 1 :]), ""), frequency)
        if best:
            plain[place] = folded[place] = best
            changed = True
    return " ".join(plain) if changed else text


SURE = 5  # passages in which a pair must stand for a word that may be another to be read as a slip


def _nearest(word: str, before: str, after: str, frequency: Callable[[str], int]) -> str:
    """The reading of a slip that stands with its neighbours, the most frequent first; "" when none does.

    What is no syllable is a slip for sure, and with one letter too many is read without; a syllable needs neighbours that are sure.
    """
    readings = {reading for reading in _readings(word) if all(frequency(part) for part in reading.split())}

    def fits(reading: str) -> tuple[int, int]:
        parts = reading.split()
        pairs = with_pairs([part for part in (before, *parts, after) if part])
        joined = [frequency(pair) for pair in pairs if " " in pair]
        return sum(min(count, 1) for count in joined), min(frequency(part) for part in parts)

    def surest(reading: str) -> int:
        return max((frequency(pair) for pair in (f"{before} {reading}", f"{reading} {after}")), default=0)

    best = max(readings, key=fits, default="")
    if best and SYLLABLE.fullmatch(word):
        best = max(readings, key=surest)
        return best if surest(best) >= SURE else ""
    if best and ((not before and not after) or fits(best)[0]):
        return best
    once = re.sub(r"(.)\1", r"\1", word)
    return once if once != word and SYLLABLE.fullmatch(once) else ""


def _readings(word: str) -> set[str]:
    """What may have been meant: one letter wrong, missing, doubled or swapped; Telex keys left in; two words joined."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    edits = {a + b[1:] for a, b in parts if b}
    edits |= {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    edits |= {a + letter + b[1:] for a, b in parts if b for letter in _LETTERS}
    edits |= {a + letter + b for a, b in parts for letter in _LETTERS}
    telex = re.sub(r"([aeod])\1", r"\1", word).replace("w", "")
    return edits | {telex, re.sub(r"[sfrxj](?=$)", "", telex)} | {f"{a} {b}" for a, b in parts if len(a) > 1 < len(b)}
