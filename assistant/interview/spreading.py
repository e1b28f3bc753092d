"""One long message with many facts: which piece of it answers which question, and what answers none. Offline, and sure or silent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.interview.agenda import Item
from assistant.plan import Fact, Standing
from assistant.reading import Context, Reading, read_answer
from assistant.reading.context import ANSWER
from corpus.framework import Requirement
from corpus.language import clean, expand, fold
from corpus.language.data import load
from corpus.language.lists import split_items
from corpus.pack import Pack

SPREAD = ("figures", "words", "items", "date")  # readers whose answers can be told from their words alone
ENOUGH = 5.0  # weight of the cues in a piece below which nobody is sure
FEW = 3  # requirements that may share a name before it tells them apart no more
SHORT = 3  # words
CLEARLY = 1.25  # times better than the next must the best question fit


@dataclass(frozen=True)
class Placed:
    """Words of the message that answer a requirement, as they were said, and what was read from them."""

    requirement: str
    words: str
    reading: Reading
    by_model: bool = False


@dataclass(frozen=True)
class Spread:
    """`left`: pieces that answer no question, or that nobody is sure of, in the person's words."""

    placed: tuple[Placed, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    text: str
    span: tuple[int, int]
    after_comma: bool = False

    @property
    def is_word(self) -> bool:
        """A word or two without a figure: the rest of a list, not a fact of its own."""
        return len(self.text.split()) < SHORT and not re.search(r"\d", self.text)


def spread(items: Sequence[Item], message: str, context: Context) -> Spread:
    """Divide a message among the questions of a plan. Every word lands in `placed` or in `left`; nothing is guessed.

    Figures are placed only where the reader of that question takes them without a doubt and without anything left over.
    """
    asked = {part.id: part.requirement for item in items for part in item.parts if part.requirement.reader in SPREAD}
    cues = _cues(tuple(asked), context.kind, context.pack)
    message = clean(message)
    homes: dict[str, list[tuple[int, int]]] = {}
    left: list[tuple[int, int]] = []
    last = ""
    for piece, home in _housed(list(_pieces(message)), cues, asked, context):
        if not home:
            left.append(piece.span)
        elif home == last:
            homes[home][-1] = (homes[home][-1][0], piece.span[1])
        else:
            homes.setdefault(home, []).append(piece.span)
        last = home
    placed: list[Placed] = []
    for id_, spans in homes.items():
        words = ", ".join(message[start:end] for start, end in spans)
        reading = read_answer(asked[id_], words, context)
        if is_sure(asked[id_], reading):
            placed.append(Placed(id_, words, reading))
        else:
            left += spans
    return Spread(tuple(placed), tuple(message[start:end] for start, end in sorted(left)))


def _housed(
    pieces: list[_Piece], cues: dict[str, dict[str, float]], asked: dict[str, Requirement], context: Context
) -> list[tuple[_Piece, str]]:
    """Each piece with its home; what speaks of nothing goes with the piece it stands beside, where that is told in words."""
    pieces = _with_topics(pieces, cues, asked, context)
    told = [_home(piece.text, cues, asked, context) for piece in pieces]
    out: list[tuple[_Piece, str]] = []
    for number, (piece, (home, known)) in enumerate(zip(pieces, told, strict=True)):
        before = out[-1][1] if out and piece.after_comma else ""
        if not home and piece.is_word:
            after = told[number + 1][0] if number + 1 < len(pieces) and pieces[number + 1].after_comma else ""
            folded = fold(piece.text)
            home = max((before, after), key=lambda id_: _score(folded, cues[id_]) if id_ else -1.0)
        elif not home and not known and before and asked[before].reader != "figures":
            home = before
        out.append((piece, home))
    return out


def _with_topics(
    pieces: list[_Piece], cues: dict[str, dict[str, float]], asked: dict[str, Requirement], context: Context
) -> list[_Piece]:
    """ "về mạng nội bộ, 5/9 đơn vị đã có" is one piece: the first part names what the second counts."""
    out: list[_Piece] = []
    for piece in pieces:
        if out and piece.after_comma and not re.search(r"\d", out[-1].text) and re.search(r"\d", piece.text):
            joined = _Piece(f"{out[-1].text}, {piece.text}", (out[-1].span[0], piece.span[1]), out[-1].after_comma)
            apart = (_home(out[-1].text, cues, asked, context)[0], _home(piece.text, cues, asked, context)[0])
            home = _home(joined.text, cues, asked, context)[0]
            if home and not apart[0] and apart[1] in ("", home) and asked[home].reader == "figures":
                out[-1] = joined
                continue
        out.append(piece)
    return out


def is_sure(requirement: Requirement, reading: Reading) -> bool:
    """Nothing doubtful, nothing left over, and a figure where figures are asked for."""
    if reading.doubts or reading.leftover or reading.standing not in (Standing.GIVEN, Standing.NONE):
        return False
    told = [fact for fact in reading.facts if fact.quantity != ANSWER]
    return requirement.reader != "figures" or any(_is_figure(fact, requirement) for fact in told)


def _is_figure(fact: Fact, requirement: Requirement) -> bool:
    known = {requirement.quantity, *(field.quantity for field in requirement.fields.values())} - {""}
    return any(fact.quantity == id_ or fact.quantity.startswith(f"{id_}.") for id_ in known)


def _pieces(message: str) -> Iterator[_Piece]:
    """Sentences, lines and semicolon parts; cut at commas and joining words; without what only opens or closes a message."""
    for item in split_items(message, sentences=True):
        edges = [match.span() for match in _breaks().finditer(item.text)]
        starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(item.text)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            start, end = _trimmed(item.text, start, end)
            if not re.search(r"\w", item.text[start:end]) or _is_greeting(item.text[start:end]):
                continue
            start, end = _bare(item.text, start, end)
            if re.search(r"\w", item.text[start:end]):
                span = (item.start + start, item.start + end)
                yield _Piece(item.text[start:end], span, number > 0 and item.text[edges[number - 1][0]] != ".")


@lru_cache(maxsize=1)
def _breaks() -> re.Pattern[str]:
    joins = "|".join(map(re.escape, load("talk")["joins"]))
    return re.compile(
        rf",(?!\d)\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+|(?<=[^\W_]{{2}})\.\s+|(?<=\s[\d%])\.\s+(?=[^\W\d_])",
        re.IGNORECASE,
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without "Dạ em gửi anh số liệu:" and "ạ"."""
    talk = load("talk")
    while True:
        heads = (re.compile(rf"[\s,:.!-]*(?:{pattern})(?!\w)[\s,:.!-]*", re.IGNORECASE) for pattern in talk["opening"])
        ends = [match.end() for head in heads if (match := head.match(text, start, end)) and match.end() < end]
        tails = (re.compile(rf"[\s,]+(?:{pattern})[\s.!]*$", re.IGNORECASE) for pattern in talk["closing"])
        stops = [start + match.start() for tail in tails if (match := tail.search(text[start:end])) and match.start()]
        if not ends and not stops:
            return _trimmed(text, start, end)
        start, end = max([start, *ends]), min([end, *stops])


def _is_greeting(text: str) -> bool:
    """Nothing but what opens or closes a message."""
    return any(
        re.fullmatch(rf"(?:{pattern})", text, re.IGNORECASE)
        for name in ("opening", "closing")
        for pattern in load("talk")[name]
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    told = text[start:end]
    return start + len(told) - len(told.lstrip(" ,;.\n")), end - (len(told) - len(told.rstrip(" ,;.\n")))


def _home(
    text: str, cues: dict[str, dict[str, float]], asked: dict[str, Requirement], context: Context
) -> tuple[str, bool]:
    """(the requirement that the piece speaks of, does it speak of any?); "" where nobody can tell which."""
    if text.rstrip().endswith("?"):
        return "", True
    folded = fold(expand(text).text)
    scores = {id_: _score(folded, terms) for id_, terms in cues.items()}
    known = max(scores.values()) > ENOUGH / 2
    while scores:
        best = max(scores, key=lambda id_: scores[id_])
        if scores[best] < ENOUGH:
            return "", known
        if not _may_hold(asked[best], text, context):
            del scores[best]  # it only shares words with what is told
            continue
        rivals = [id_ for id_ in scores if scores[id_] * CLEARLY > scores[best]]
        rivals = [id_ for id_ in rivals if _may_hold(asked[id_], text, context)]
        return _first(rivals, asked), True
    return "", known


def _may_hold(requirement: Requirement, text: str, context: Context) -> bool:
    """A figure where figures are asked for; what is to be done only where the words look ahead."""
    if requirement.reader == "figures":
        return _has_figure(requirement, text, context)
    return not requirement.section.startswith(_ahead_of(context)) or _looks_ahead(text, context)


def _ahead_of(context: Context) -> tuple[str, ...]:
    """The part of the outline that says what is to be done: the last one, where there are several."""
    parts = {section.id.partition(".")[0] for section in context.pack.outlines[context.kind].sections}
    last = context.pack.outlines[context.kind].sections[-1].id.partition(".")[0]
    return (f"{last}.",) if len(parts) > 1 else ()


def _looks_ahead(text: str, context: Context) -> bool:
    years = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text)]
    ahead = "|".join(load("talk")["ahead"])
    return any(year >= context.period[0] for year in years) or bool(
        re.search(rf"(?<!\w)(?:{ahead})(?!\w)", text.lower())
    )


def _has_figure(requirement: Requirement, text: str, context: Context) -> bool:
    """Does the reader of that question find one of its figures here?"""
    if not re.search(r"\d", text):
        return False
    return any(_is_figure(fact, requirement) for fact in read_answer(requirement, text, context).facts)


def _first(rivals: list[str], asked: dict[str, Requirement]) -> str:
    """Figures before words; the same thing told of the past and planned is told of the past; else nobody can tell."""
    figures = [id_ for id_ in rivals if asked[id_].reader == "figures"]
    rivals = figures or rivals
    parts = [asked[id_].section.partition(".")[0] for id_ in rivals]
    return next(id_ for id_ in asked if id_ in rivals) if len(set(parts)) == len(parts) else ""


def _score(folded: str, terms: dict[str, float]) -> float:
    """The weight of the cues found, the longest first, each word counted once."""
    total, text = 0.0, folded
    for term, weight in terms.items():
        if term in text:  # most are not: a pattern for each of a thousand terms would cost more than the whole turn
            text, times = re.subn(rf"(?<!\w){re.escape(term)}(?!\w)", " # ", text)
            total += weight if times else 0.0
    return total


@lru_cache(maxsize=16)
def _cues(ids: tuple[str, ...], kind: str, pack: Pack) -> dict[str, dict[str, float]]:
    """By requirement: phrases that speak of it, the longest first, weighed by their length and by how few others have them."""
    outline = pack.outlines[kind]
    names = {id_: _phrases(outline.by_id[id_], pack) for id_ in ids}
    ranks = {id_: _ranks(outline.by_id[id_], pack) for id_ in ids}
    held: dict[str, int] = {}
    for phrases in names.values():
        for phrase in phrases:
            held[phrase] = held.get(phrase, 0) + 1
    weights = {phrase: math.log(1 + len(ids) / held[phrase]) * (1 + 0.5 * phrase.count(" ")) for phrase in held}
    return {
        id_: {
            phrase: weights[phrase] * (ranks[id_].get(phrase, 1) if held[phrase] <= FEW else 1)
            for phrase in sorted(phrases, key=len, reverse=True)
        }
        for id_, phrases in names.items()
    }


def _phrases(requirement: Requirement, pack: Pack) -> set[str]:
    words = [
        part.words
        for question in pack.questions.values()
        for q in question
        for id_, part in q.parts.items()
        if id_ == requirement.id
    ]
    texts = [word for group in words for word in group] + list(requirement.keywords)
    texts += load("talk")["cues"].get(requirement.id, [])
    for id_ in (requirement.quantity, *(field.quantity for field in requirement.fields.values())):
        if id_ in pack.quantities:
            quantity = pack.quantities[id_]
            texts += [quantity.label, quantity.noun, *quantity.aliases]
    for field in requirement.fields.values():
        texts += [field.label, *field.keywords]
    return {fold(expand(text).text) for text in (requirement.label, *texts) if text and text != "%"}


def _ranks(requirement: Requirement, pack: Pack) -> dict[str, float]:
    """What its figures count weighs most, then the first of the names it goes by."""
    ids = (requirement.quantity, *(field.quantity for field in requirement.fields.values()))
    out: dict[str, float] = {}
    for quantity in (pack.quantities[id_] for id_ in ids if id_ in pack.quantities):
        names = zip((2.5, 2.5, 2, 1.5), (quantity.label, quantity.noun, *quantity.aliases[:2]), strict=False)
        out = {fold(expand(name).text): rank for rank, name in names if name} | out
    return out | {fold(expand(cue).text): 1.5 for cue in load("talk")["cues"].get(requirement.id, [])}
