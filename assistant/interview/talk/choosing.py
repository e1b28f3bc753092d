"""Which of the things that a framework offers under letters a person chooses: "trọng tâm c và g", "nội dung trọng tâm là số hóa hồ sơ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.framework import Requirement
from corpus.language import fold
from corpus.language.data import load

_LETTER = r"[a-kđ](?!\w)"
_LIST = re.compile(  # letters, and nothing else that a lone letter may be: "e chọn", "k có"
    rf"(?<![\w])(?P<letters>{_LETTER}(?:\s*(?:,|;|\+|-|/|và|va|với|cùng)?\s*(?<!\w){_LETTER})*)"
    r"(?=\s*(?:$|[,;:.()–-]|(?:là|la|thì|thi|của|cua|trong|nhé|nha|nhe|cho|về|ve|năm|nam|luôn|luon)(?!\w)))"
)
_LINK = re.compile(r"[\s,;:.()–-]*(?:(?:là|la|thì|thi|gồm|gom|năm tới|về|ve)(?!\w)[\s,:]*)*", re.IGNORECASE)
DETAIL = 3  # words, fewer say no more than what is chosen
NAME = 7  # words, more are no bare name
FAR = 45  # characters between what says that it is chosen and the letters


def is_choice(home: str) -> bool:
    """Is it a group of things to choose from?"""
    return home in load("talk_annual")["choices"]


def says_choice(folded: str) -> str:
    """The group of which folded words say that something is chosen, or ""."""
    return next((id_ for id_, (said, _, _) in _groups().items() if said.search(folded)), "")


def chosen(group: str, text: str, members: Sequence[Requirement], letters: Sequence[str]) -> list[tuple[str, str]]:
    """(requirement, answer) of each that is chosen: "chọn", or "chọn: …" with what is said of the only one. Nothing where
    some are refused, or where it is not plain which are meant."""
    said, refused, named = _groups()[group]
    folded = fold(text)
    cue = said.search(folded)
    if cue is None or refused.search(folded):
        return []
    found = _LIST.search(text.lower(), cue.end(), min(len(text), cue.end() + FAR + 40))
    if found and found.start() - cue.end() <= FAR:
        told = re.findall(r"(?<!\w)dd(?!\w)|(?<!\w)[a-zđ](?!\w)", found["letters"])
        ids = [member.id for member, letter in zip(members, letters, strict=True) if letter in told]
        rest = text[found.end() :]
    else:
        ids = [member.id for member in members if member.id in named and named[member.id].search(folded, cue.end())]
        rest = text[cue.end() :]
    if len(ids) != 1:
        return [(id_, "chọn") for id_ in ids]
    detail = rest[_LINK.match(rest).end() :].strip(" ,;:.")  # type: ignore[union-attr]  # it may be empty
    (member,) = (member for member in members if member.id in ids)
    known = set(fold(member.label).split())
    more = [word for word in re.findall(r"\w+", fold(detail)) if word not in known]
    return [(member.id, f"chọn: {detail}" if len(more) >= DETAIL else "chọn")]


def goes_on(group: str, text: str, more: str, letters: dict[str, str]) -> bool:
    """Do more words tell of a thing that the text chooses? `letters`: of each thing."""
    said, _, named = _groups()[group]
    folded = fold(text)
    cue = said.search(folded)
    found = _LIST.search(text.lower(), cue.end()) if cue else None
    told = re.findall(_LETTER, found["letters"]) if found else []
    if not told and len(more.split()) <= NAME and not re.search(r"\d (?!lop)", more):
        return any(pattern.search(fold(more)) for pattern in named.values())  # one more of those named
    return any(
        pattern.search(fold(more)) and (letters.get(id_) in told or pattern.search(folded))
        for id_, pattern in named.items()
    )


@cache
def _groups() -> dict[str, tuple[re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]]]]:
    return {
        id_: (_any(told["said"]), _any(told["refused"]), {name: _any(words) for name, words in told["named"].items()})
        for id_, told in load("talk_annual")["choices"].items()
    }


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})")
