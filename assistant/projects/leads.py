"""The lead unit (đơn vị chủ trì) in a text: a unit's name alone, beside "chủ trì", or before what it does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.projects.words import vocabulary
from corpus.language.text import fold

LONGEST = 14  # words of a unit's name

_LED = re.compile(r"(?:don vi |co quan )?(?:chu tri|chu dau tu|phu trach)(?: la| thuc hien| trien khai)?\s*[: ]\s*")
_BY = re.compile(r"(?<!\w)(?:do|giao(?: cho)?|phan cong(?: cho)?)\s+(?=\w)")


@dataclass(frozen=True)
class Lead:
    """A unit as typed, and what of the text remains around it; `cued` when words say that it leads."""

    unit: str
    rest: str
    cued: bool


def find_lead(text: str) -> Lead | None:
    """The lead unit told in a text; None when there is none."""
    return _whole(text) or _led(text) or _by(text) or _leads(text) or _does(text)


def _is_unit(text: str) -> bool:
    words = vocabulary()
    known = fold(text).strip(" .")
    return known in words.known_units or (
        words.unit_heads.match(text) is not None and 2 <= len(text.split()) <= LONGEST
    )


def _whole(text: str) -> Lead | None:
    return (
        Lead(text.strip(" .,:"), "", False)
        if _is_unit(text) and _boundary(text) is None and not _leading_verb(text)
        else None
    )


def _leading_verb(text: str) -> bool:
    return _doing(text) is not None


def _doing(text: str) -> re.Match[str] | None:
    """Where "chủ trì" and the like stand."""
    return next(
        (
            m
            for m in vocabulary().does.find(text)
            if m[0]
            in (
                "chủ trì",
                "chu tri",
                "phụ trách",
                "phu trach",
                "làm chủ đầu tư",
                "lam chu dau tu",
                "chịu trách nhiệm",
                "chiu trach nhiem",
                "đảm nhận",
                "đảm nhiệm",
                "làm đầu mối",
                "đầu mối",
            )
        ),
        None,
    )


_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&-]{2,11}")  # "TTTHCB chủ trì": a body that only the unit knows


def _leads(text: str) -> Lead | None:
    """ "Phòng A chủ trì …"."""
    match = _doing(text)
    if match is None or not match.start():
        return None
    before, _, unit = text[: match.start()].strip(" ,:-").rpartition(": ")
    rest = f"{before} {text[match.end() :]}".strip(" ,:-")
    return Lead(unit, _undropped(rest), True) if _is_unit(unit) or _ABBREVIATION.fullmatch(unit) else None


def _led(text: str) -> Lead | None:
    """ "chủ trì: Phòng A"."""
    match = _LED.match(fold(text))
    if match is None:
        return None
    unit = text[match.end() :].strip(" ,:-")
    return Lead(unit, "", True) if _is_unit(unit) and _boundary(unit) is None else None


def _by(text: str) -> Lead | None:
    """ "… do Phòng A thực hiện", "… giao Phòng A"."""
    for match in _BY.finditer(fold(text)):
        after = text[match.end() :]
        if not vocabulary().unit_heads.match(after) and fold(after.split()[0]) not in vocabulary().known_units:
            continue
        does = next((m for m in vocabulary().does.find(after) if m.start() > 3), None)
        unit = (after[: does.start()] if does else after).strip(" ,:-")
        if _is_unit(unit):
            rest = f"{text[: match.start()].strip()} {after[does.end() :].strip() if does else ''}".strip(" ,:-")
            return Lead(unit, rest, True)
    return None


def _does(text: str) -> Lead | None:
    """ "Phòng A xây dựng …": the unit up to what it does."""
    if (
        vocabulary().unit_heads.match(text) is None
        and fold(text.split()[0] if text.split() else "") not in vocabulary().known_units
    ):
        return None
    cut = _boundary(text)
    if cut is None or len(text[:cut].split()) > LONGEST or len(text[cut:].split()) < 2:
        return None
    return Lead(text[:cut].strip(" ,:-"), _undropped(text[cut:].strip()), False)


def _boundary(text: str) -> int | None:
    """Where a unit's name ends and what it does begins."""
    words = vocabulary()
    fixed = [match.span() for match in words.fixed_units.finditer(fold(text))]
    known = {entry.split()[0] for entry in words.known_units}
    for match in words.verbs.find(text):
        before = text[: match.start()].split()
        bare_head = len(before) < 2 and (not before or fold(before[0]) not in known)
        if (
            bare_head
            or not text[match.end() :].strip(" .")  # "Trung tâm Dịch vụ việc làm"
            or fold(before[-1]) in ("va", "-", "&")
            or any(start <= match.start() < end for start, end in fixed)
        ):
            continue
        return match.start()
    return None


def _undropped(text: str) -> str:
    """ "sẽ làm phần mềm" -> "phần mềm"; "làm mới phần mềm" stays."""
    dropped = vocabulary().dropped_verbs
    while (match := dropped.match(text)) and not re.match(r"\s*(?:mới|moi)(?!\w)", text[match.end() :]):
        text = text[match.end() :].lstrip(" ,:")
    return text
