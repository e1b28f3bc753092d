"""How people speak of what a requirement asks for, as patterns over folded words: data of the language, and of a plan of one year besides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.language import fold
from corpus.language.data import load

Patterns = tuple[re.Pattern[str], ...]

# "về hạ tầng thì …", "Dữ liệu: …"
_LABEL = (
    r"(?:[\W\d]*|[ivx]+[.)] *)"
    r"(?:(?:ve|phan|rieng|con|muc|viec|cong tac|noi dung|khoan|mang|nhiem vu|thu \w+|va|roi|ben em|so|huyen) )*"
    r"(?:{})(?: (?:trong|cua|cho) (?:nam|so|huyen|ban|don vi)(?: (?:nay|toi|sau|em|minh|20\d\d))?| (?:nam )?20\d\d)?"
    r"(?:\s*[:,–-]| (?=(?:tui|ben) (?:em|minh|toi)(?!\w))| (?:(?:cung|van|nam nay) )*(?:thi|la|khong|ko|chua|gom)(?!\w))"
)


@dataclass(frozen=True)
class Cue:
    """`sure`: enough alone; `hint`: beside another; `against`: then it is something else; `labels`: that name it outright.
    `lead`: said first, it is what the words are about; `wide`: takes in what its later clauses speak of."""

    sure: Patterns = ()
    hint: Patterns = ()
    against: Patterns = ()
    labels: Patterns = ()
    lead: bool = False
    wide: bool = False


NOTHING = Cue()


@cache
def cues_of(kind: str) -> dict[str, Cue]:
    """The cues of all requirements that a kind of plan may be spoken of by."""
    told = {id_: dict(cue) for id_, cue in load("talk")["cues"].items()}
    for id_, more in load("talk_annual")["cues"].items() if kind == "annual" else ():
        told[id_] = _joined(told.get(id_, {}), more)
    return {id_: _cue(cue) for id_, cue in told.items()}


def _cue(told: dict[str, Any]) -> Cue:
    sure, hint, against = (tuple(map(_compiled, told.get(name, ()))) for name in ("sure", "hint", "not"))
    labels = tuple(re.compile(_LABEL.format(pattern)) for pattern in told.get("head", ()))
    return Cue(sure, hint, against, labels, bool(told.get("lead")), bool(told.get("wide")))


def looks_back(text: str, folded: str) -> bool:
    """Does a text speak of what stands today, or is over: "hiện có", "đang dùng"? Not of what is to be done to it: "thay máy
    đang hỏng", "đạt 30%, hiện 10%"."""
    typed, back = (folded, _back()[1]) if text.isascii() else (text.lower(), _back()[0])
    match = back.search(typed)
    if match is None or _AIMED.search(folded[: match.start()]):
        return False
    return not _first_acts(text.isascii()).match(typed[: match.start()])


_AIMED = re.compile(r"\d ?(?:%|phan tram)|muc tieu|phan dau")


@cache
def _back() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """As typed with its marks, and without."""
    told = "|".join(load("talk_annual")["back"])
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)"), re.compile(rf"(?<!\w)(?:{fold(told)})(?!\w)")


def acts() -> tuple[str, ...]:
    """What people say that is to be done: "nâng cấp", "mở lớp"."""
    return (*load("frames")["acts"], *load("talk_annual")["acts"])


@cache
def _first_acts(bare: bool) -> re.Pattern[str]:
    """An act among the first words; "mở" is no "mô" where marks are typed."""
    return re.compile(rf"\W*(?:\S+ ){{0,2}}?(?:{'|'.join(map(fold, acts()) if bare else acts())})(?!\w)")


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [*one.get(name, ()), *told] if isinstance(told := other.get(name, one.get(name)), list) else told
        for name in {**one, **other}
    }


def _compiled(pattern: str) -> re.Pattern[str]:
    """A cue stands as whole words, unless it ends in a mark or a space of its own."""
    end = r"(?!\w)" if re.search(r"[\w)?]$", pattern) else ""
    return re.compile(rf"(?<!\w)(?:{pattern}){end}")
