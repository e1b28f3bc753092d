"""Corrections in plain words: "sửa số máy tính thành 54", "năm 2020 chứ không phải 2019". The answer that was told is mended and
read again, so that everything it told follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.plan import Fact
from assistant.reading.context import ANSWER
from corpus.framework import Outline, Quantity
from corpus.language import clean, fold
from corpus.language.values import scan
from corpus.pack import Pack

_TO = re.compile(r"^(.+?)\s+(?:(?:thanh|lai thanh|sang|la)\s*:?|:|=>|->)\s+(.+)$", re.DOTALL)
_SLIP = re.compile(
    r"^(?:(?:a|ui|oi|ay|uh)\s+)?(?:nham|quen|lon|viet nham|ghi nham|noi nham|xin loi)(?:\s+(?:roi|mat))?[\s,.:;-]+"
)
_NOT_BUT = re.compile(r"^(?:sua\s+)?(?:khong phai|ko phai|k phai)(?: la)?\s+(.+?)[\s,]+(?:ma la|ma|la)\s+(.+)$")
_BUT_NOT = re.compile(r"^(?:la\s+)?(.+?)[\s,]+(?:chu|mà|ma)?\s*(?:khong phai|ko phai|k phai)(?: la)?\s+(.+)$")
_SOFT = re.compile(r"^(?:so luong|so|ty le|muc|nam|ngay|cau|muc tieu|kinh phi|ten)\s+")

_ONE_FIGURE = re.compile(r"[^\d]*[^\W\d_]{3}[^\d]*\s(\d[\d.,]*%?)")

NAMED = 1000  # how well words fit a figure that they name in full, less the length of the name


@dataclass(frozen=True)
class Wish:
    """What is to be replaced and by what; `old` may be words that were said, or the name of a figure."""

    old: str
    new: str
    literal: bool = False  # `old` must be words that were said


@dataclass(frozen=True)
class Mend:
    """An answer as it will read: the requirement, its words before and after."""

    requirement: str
    before: str
    after: str
    figure: str = ""  # the quantity whose figure is replaced


def read_wish(text: str, *, asked: bool = False) -> Wish | None:
    """The replacement that a message asks for. `asked`: it opened with "sửa"; otherwise only "A chứ không phải B" counts."""
    text = clean(text).strip(" .")
    if slip := _SLIP.match(fold(text)):  # "à nhầm, 45 chứ không phải 54"
        text = text[slip.end() :]
    folded = fold(text)
    if match := _NOT_BUT.match(folded):
        return Wish(text[slice(*match.span(1))], text[slice(*match.span(2))], literal=True)
    if match := _BUT_NOT.match(folded):
        return Wish(text[slice(*match.span(2))], text[slice(*match.span(1))], literal=True)
    if asked and (match := _TO.match(folded)):
        old = re.sub(r"\s+(?:từ|tu)\s+\S+$", "", text[slice(*match.span(1))].strip())  # "sửa số máy từ 46 thành 48"
        return Wish(old, text[slice(*match.span(2))].strip())
    return None


def find_mends(wish: Wish, facts: Sequence[Fact], outline: Outline, pack: Pack, recent: str = "") -> list[Mend]:
    """Every answer that the wish may mean, the best kind of match only: words said (in the recent answer before others), then a
    figure by its name, then a whole answer by its question's name. Empty when nothing fits."""
    answers = {
        fact.source: fact for fact in facts if fact.quantity == ANSWER and fact.words and fact.source in outline.by_id
    }
    if not wish.literal and len(wish.new.split()) > 4 and (whole := list(_whole(wish, answers, outline, exactly=True))):
        return whole  # "sửa khó khăn thành máy cũ, thiếu người": the answer, told anew
    by_name = not wish.literal and not re.search(r"\d", wish.old) and next(iter(scan(wish.new, money=True)), None)
    if by_name and (named := list(_figures(wish, facts, answers, pack, exactly=True))):
        return named  # "sửa nhu cầu thành 6 tỷ": the figure, not the words "nhu cầu" of the answer
    said = list(_said(wish, answers.values()))
    here = [mend for mend in said if mend.requirement == recent]
    if here or said:
        return here or said
    if wish.literal:
        return []
    return list(_figures(wish, facts, answers, pack)) or list(_whole(wish, answers, outline))


def _said(wish: Wish, answers: Iterable[Fact]) -> Iterator[Mend]:
    """Answers that hold the old words, once for each place that does."""
    old = fold(wish.old)
    if not old:
        return
    for answer in answers:
        for match in re.finditer(rf"(?<![\w.,]){re.escape(old)}(?!\w|[.,]\d)", fold(answer.words)):
            before, after = answer.words[: match.start()], answer.words[match.end() :]
            if re.fullmatch(r"[\d.,]+%?", old) and (alone := _ONE_FIGURE.fullmatch(fold(wish.new))):
                yield Mend(answer.source, answer.words, before + wish.new[alone.start(1) :] + after)
                continue  # "tổng thủ tục 130 chứ không phải 128": the figure, not the name that leads to it
            first, _, rest = wish.new.partition(" ")
            shared = rest and fold(before).rstrip().endswith(fold(first)) and not old.startswith(fold(first))
            yield Mend(answer.source, answer.words, before + (rest if shared else wish.new) + after)


def _figures(
    wish: Wish, facts: Sequence[Fact], answers: dict[str, Fact], pack: Pack, *, exactly: bool = False
) -> Iterator[Mend]:
    """Told figures whose name is meant: only those of the best fit, and where `exactly` only those that it names in full."""
    fits: list[tuple[int, Fact]] = []
    for fact in facts:
        quantity = pack.quantities.get(fact.quantity)
        if quantity is not None and fact.source in answers and fact.words and (fit := _fit(wish.old, quantity)):
            fits.append((fit, fact))
    best = max((fit for fit, _ in fits), default=0)
    seen: set[str] = set()
    for fit, fact in fits if best > NAMED or not exactly else ():
        mend = _figure(wish, fact, answers[fact.source]) if fit == best else None
        if mend is not None and mend.after not in seen:
            seen.add(mend.after)
            yield mend


def _figure(wish: Wish, fact: Fact, answer: Fact) -> Mend | None:
    """The answer with the fact's figure replaced; the words around it stay unless the new side brings its own."""
    words = answer.words
    start = fact.start if words[fact.start : fact.end] == fact.words else words.find(fact.words)
    if start < 0:
        return None
    old = next(iter(scan(fact.words, money=True)), None)
    new = next(iter(scan(wish.new, money=True)), None)
    alone = new is not None and new.words.strip() == wish.new.strip() and not re.search(r"[^\W\d_]{2}", wish.new)
    begin, end = (start + old.start, start + old.end) if old and alone else (start, start + len(fact.words))
    if old and alone and (match := re.match(r"[\d.,/]+", words[begin:end])):
        end = begin + match.end()  # the unit word that was read with the figure stays
        if wish.new.strip().endswith("%") and words[end : end + 1] == "%":
            end += 1
    return Mend(answer.source, words, words[:begin] + wish.new.strip() + words[end:], fact.quantity)


def _fit(name: str, quantity: Quantity) -> int:
    """How well words name a figure: length of the longest of its names that they are, hold, or are part of."""
    plain = fold if name.isascii() else str.lower  # "chỉ tiêu" is no "chi"
    wanted = _bare(plain(name).strip())
    best = 0
    for known in (quantity.label, quantity.noun, *quantity.aliases):
        if (
            known and fold(known) == fold(name).strip()
        ):  # in full, with "số", "tỷ lệ": meant before what shares the rest
            return 2 * NAMED + len(wanted)
        folded = _bare(plain(known).strip())
        if not folded:
            continue
        if folded == wanted:
            best = max(best, NAMED + len(folded))
        elif re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", wanted) or (
            len(wanted) > 3 and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded)
        ):
            best = max(best, min(len(folded), len(wanted)))
    return best


def _bare(name: str) -> str:
    """Without "số", "tỷ lệ" and the like before the name."""
    head = _SOFT.match(fold(name))
    return name[head.end() :] if head else name


def _whole(wish: Wish, answers: dict[str, Fact], outline: Outline, *, exactly: bool = False) -> Iterator[Mend]:
    """A whole answer, where the words name its question; `exactly`: by its label, or by what stands first in it."""
    wanted = re.sub(r"^(?:cau|phan|muc|chi tieu|muc tieu|noi dung)\s+", "", fold(wish.old))
    for id_, answer in answers.items():
        label = fold(outline.by_id[id_].label)
        named = wanted in (label, id_, label.partition(", ")[0]) or label.startswith(f"{wanted} ")
        if named or (not exactly and len(wanted) > 5 and wanted in label):
            yield Mend(id_, answer.words, wish.new)
