"""Which of the things that a framework offers under letters a person chooses: "trọng tâm c và g", "nội dung trọng tâm là số hóa hồ sơ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.intake import choice_letter
from corpus.framework import Requirement
from corpus.language import fold
from corpus.language.data import load

_LETTER = r"(?:[a-kđ]|dd)(?!\w)"
_LETTERS = rf"(?P<letters>{_LETTER}(?:\s*(?:,|;|\+|-|/|và|va|với|voi|cùng)?\s*(?<!\w){_LETTER})*)"
_NAMED = re.compile(  # "nội dung e"; but "nội dung k có gì", "nội dung e gửi" speak otherwise
    r"(?<!\w)(?:nội dung|noi dung|nd|mục|muc|chữ|chu|điểm|diem)\s+"
    rf"(?!k (?:có|co|biết|biet|phải|phai|gì|gi)|e (?:gửi|gui|xin|báo|bao|nói|noi|muốn|muon)){_LETTERS}"
)
_LIST = re.compile(  # letters, and nothing else that a lone letter may be: "e chọn", "k có"
    rf"(?<!\w){_LETTERS}"
    r"(?=\s*(?:$|[,;:.()–-]|(?:là|la|thì|thi|của|cua|trong|nhé|nha|nhe|thôi|thoi|nữa|nua|cho|về|ve|năm|nam|luôn|luon)(?!\w)))"
)
_ALONE = re.compile(r"(?<!\w)([a-dghi]) (?:la|thi)(?!\w)")
_LINK = re.compile(
    r"[\s,;:.()–-]*(?:(?:là|la|thì|thi|gồm|gom|năm tới|về|ve|mình|minh|cũng|cung|chọn|chon|đăng ký|dang ky|cụ thể|cu the|"
    r"tức là|tuc la|nghĩa là|nghia la|tức|thôi|thoi|"
    r"(?:bên )?(?:em|chị|anh|sở|huyện)(?= (?:chọn|đăng)))(?!\w)[\s,:]*)*",
    re.IGNORECASE,
)
DETAIL = 3  # words, fewer say no more than what is chosen
NAME = 7  # words, more are no bare name
FAR = 45  # characters between what says that it is chosen and the letters


@dataclass(frozen=True)
class Choices:
    """How a choice from a group is said. `named`: things by their names; `about`: what the words that go on speak of."""

    said: re.Pattern[str]
    refused: re.Pattern[str]
    named: dict[str, re.Pattern[str]]
    about: dict[str, re.Pattern[str]]


def is_choice(home: str) -> bool:
    """Is it a group of things to choose from?"""
    return home in load("talk_annual")["choices"]


def says_choice(folded: str) -> str:
    """The group of which folded words say that something is chosen, or ""."""
    return next((id_ for id_, choices in _groups().items() if _said(choices, folded)), "")


def _said(choices: Choices, folded: str) -> re.Match[str] | None:
    """What says that something is chosen: a way of choosing, or a letter with what it stands for ("g là bốn lớp")."""
    for cue in choices.said.finditer(folded):
        if not re.search(r"(?<!\w)ngoai (?:\S+ ){0,3}$", folded[: cue.start()]):  # "ngoài các nội dung trọng tâm"
            return cue
    alone = _ALONE.search(folded)
    about = alone and next((p for id_, p in choices.about.items() if fold(choice_letter(id_)) == alone[1]), None)
    return alone if alone and about and about.search(folded, alone.end(), alone.end() + FAR) else None


def chosen(group: str, text: str, members: Sequence[Requirement]) -> list[tuple[str, str]]:
    """(requirement, answer) of each that is chosen: "chọn", or "chọn: …" with what is said of the only one. Nothing where
    some are refused, or where it is not plain which are meant."""
    choices, folded = _groups()[group], fold(text)
    cue = _said(choices, folded)
    if cue is None or _is_refused(choices, text):
        return []
    letters, end = _letters(text, cue)
    ids = [member.id for member in members if choice_letter(member.id) in letters]
    if not letters:
        ids = [id_ for id_, pattern in choices.named.items() if pattern.search(folded, cue.end())]
    if len(ids) != 1:
        return [(id_, "chọn") for id_ in ids]
    rest = text[end:]
    link = _LINK.match(rest)
    detail = rest[link.end() if link else 0 :].strip(" ,;:.")
    known = {word for member in members if member.id in ids for word in fold(member.label).split()}
    more = [word for word in re.findall(r"\w+", fold(detail)) if word not in known]
    return [(ids[0], f"chọn: {detail}" if len(more) >= DETAIL else "chọn")]


def goes_on(group: str, text: str, more: str) -> bool:
    """Do more words tell of a thing that the text chooses?"""
    choices = _groups()[group]
    cue = _said(choices, fold(text))
    if cue is None or _said(choices, fold(more)):
        return False
    if re.fullmatch(
        rf"\W*(?:(?:và|va|với|voi)\s+)?{_LETTERS}(?:\s+(?:cho|thôi|thoi|nhé|nhe|nha|luôn|luon|của|cua|ạ)(?!\w).*)?\W*",
        more.lower(),
    ):
        return True
    letters, _ = _letters(text, cue)
    if letters:
        return any(choice_letter(id_) in letters and about.search(fold(more)) for id_, about in choices.about.items())
    if len(more.split()) <= NAME and not re.search(r"\d (?!lop)", more):
        return any(pattern.search(fold(more)) for pattern in choices.named.values())  # one more of those named
    return any(pattern.search(fold(more)) and pattern.search(fold(text)) for pattern in choices.named.values())


def _letters(text: str, cue: re.Match[str]) -> tuple[list[str], int]:
    """(letters named, where they end)."""
    lowered = text.lower()
    if cue.re is _ALONE:
        return [_plain(lowered[cue.start(1) : cue.end(1)])], cue.end()
    found = _NAMED.search(lowered) or _LIST.search(lowered, cue.end())
    if found is None or found.start("letters") - cue.end() > FAR:
        return [], cue.end()
    return [_plain(letter) for letter in re.findall(rf"(?<!\w){_LETTER}", found["letters"])], found.end()


def _plain(letter: str) -> str:
    return "đ" if letter == "dd" else letter


def _is_refused(choices: Choices, text: str) -> bool:
    return bool(choices.refused.search(fold(text) if text.isascii() else text.lower()))


@cache
def _groups() -> dict[str, Choices]:
    return {
        id_: Choices(
            _any(told["said"]),
            _any([*told["refused"], *map(fold, told["refused"])]),
            {name: _any(words) for name, words in told["named"].items()},
            {name: _any(words) for name, words in told["about"].items()},
        )
        for id_, told in load("talk_annual")["choices"].items()
    }


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
