"""Tasks of a plan of one year as people tell them in a long message: what leads in to one, where one ends and the next begins."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.interview.talk.cues import acts
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load

HALF = 3  # words, an act of no more goes on with what stands before: "kiểm tra định kỳ"


def lead_in(text: str, context: Context) -> int:
    """How many characters at the head say only whose task it is and that it is of the plan's year: "trong năm 2021 bên em sẽ ".
    Of a plan of several years none: there the year is part of what is told."""
    if context.period[0] != context.period[1]:
        return 0
    at, folded = 0, fold(text)
    for pattern in _lead_ins(context.period[0]):
        match = pattern.match(folded, at)
        if match and match.end() < len(text):
            at = match.end()
    unit = _UNIT.match(folded, at)
    return unit.end() if unit and begins_act(text[unit.end() :]) else at


_UNIT = re.compile(
    r"(?:(?:so|huyen|ban|thanh pho|thi xa|co quan|don vi)(?: (?:em|toi|minh|ta|chi))?|ben (?:em|minh|toi)) "
)


def begins_task(text: str) -> bool:
    """Does a clause open with what is to be done, and say more than the act?"""
    return len(text.split()) > HALF and (begins_act(text) or bool(_of_a_thing(text.isascii()).match(text.lower())))


def begins_act(text: str) -> bool:
    """Does a text open with what is to be done?"""
    return bool(_opening(text.isascii()).match(text.lower()))


def tasks_dictated(text: str) -> list[int]:
    """Where a sentence without a comma goes on to another task."""
    return [m.start() for m in _dictated().finditer(fold(text)) if len(text[: m.start()].split()) >= HALF]


@cache
def _dictated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('talk_annual')['turns'])})(?!\w)")


def one_thing(text: str, more: str) -> bool:
    """Do two clauses name two acts done to one thing: "quy chế quản lý" and "sử dụng chữ ký số"?"""
    return bool(_pairs().search(f"{fold(text).strip()} , {fold(more).strip()}"))


def tasks_joined(text: str) -> tuple[int, int]:
    """Where the first task ends and another one begins that "và", "nên" joins to it: before an act, or a time to come. (0, 0)
    where nothing does."""
    match = _and_then(text.isascii()).search(text.lower())
    return match.span() if match and not one_thing(text[: match.start()], text[match.end() :]) else (0, 0)


@cache
def _opening(bare: bool) -> re.Pattern[str]:
    number = r"\W*(?:(?:\d{1,2}|[a-zđ]|[ivx]{2,4})[.)]\s+)?"
    before = rf"(?:(?:{_told('before', bare)})\s+)*(?!làm với|làm cùng|lam voi|lam cung)"
    return re.compile(rf"{number}{before}(?:{_told('acts', bare)})(?!\w)")


@cache
def _of_a_thing(bare: bool) -> re.Pattern[str]:
    """ "máy quét thì sắm 6 cái"."""
    return re.compile(
        rf"\W*(?:[^\W\d]+ ){{1,4}}?(?:thì|thi) (?:(?:sẽ|se|cũng|cung|sẽ được|chỉ|chi) )?(?:{_told('acts', bare)})(?!\w)"
    )


@cache
def _and_then(bare: bool) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_told('and_then', bare)})\s+(?=(?:{_told('acts', bare)}|{_told('times', bare)})(?!\w))")


def _told(name: str, bare: bool) -> str:
    words = acts() if name == "acts" else load("talk_annual")[name]
    return "|".join(map(fold, words) if bare else words)


@lru_cache(maxsize=8)
def _lead_ins(year: int) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern.replace("{year}", str(year))) for pattern in load("talk_annual")["lead_in"])


@cache
def _pairs() -> re.Pattern[str]:
    pairs = (rf"{fold(first)} , (?:{'|'.join(map(fold, others))})" for first, others in load("talk_annual")["pairs"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(pairs)})(?!\w)")
