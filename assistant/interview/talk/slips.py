"""Figures taken back in a long message, blanked so that only what stands is left: "56, à nhầm, 54 mới đúng", "68 máy chứ không phải 80"."""

from __future__ import annotations

import re

from assistant.interview.talk.naming import figures_of, names_in
from corpus.language import fold
from corpus.language.values import Value

_SOUND = r"(?:a|ah|ay|ui|oi|uh|ua|khoan|thoi)"
_SLIP = re.compile(
    rf"(?<!\w)(?:(?:{_SOUND},? )?(?:noi |ghi |viet |go )?(?:nham|lon)(?: roi| mat| sang [^,;.]*)?(?! (?:lan|nhe|voi))"
    rf"|{_SOUND},? (?:quen|khong phai|khong|ko|xin loi)(?! co\b)|quen mat|xin loi|ma thoi(?= bo)"
    r"|(?:(?:xin|cho|giup) (?:em |toi |anh |chi |minh )?|^|(?<=[,.;:…(] ))"
    r"(?:dinh chinh|sua(?! (?:lai )?(?:doi|chua|quy|noi quy|van ban|may|mang|phan mem|he thong|trang|cong)))"
    r"(?: lai)?(?: la| thanh| giup)?"
    r"|(?:ghi|noi|dem|tinh|kiem) lai(?: giup)?(?: la)?"
    r"|chinh xac(?: hon)?(?: la)|dung(?: ra)? (?:la|phai la)|sep (?:vua )?nhan[^,;.]*"
    r"|(?<=[,.…] )(?:a|ua|thoi|ay)(?=,? \d))(?!\w)"
)
_NOT = re.compile(r"(?<!\w)(?:chu |cho )?(?:khong|ko|dau) phai(?: la| con so| nhu [^\d,.;]{0,25})?\s*$")
_TYPED = {"nham", "lon", "quen", "a", "ua", "thoi", "ay", "sua", "dung", "khoan"}
_GOOD = {"nhầm", "lộn", "quên", "à", "ủa", "thôi", "ấy", "sửa", "đúng", "khoan", "á", "ơ", "ui", "ối"}


def mended(text: str) -> str:
    """The text with what was taken back blanked; of the same length, so that places stay."""
    out = text
    for value in _figures(text):
        match = _NOT.search(fold(text[: value.start]))
        if match and match.start():
            out = _blank(out, match.start(), value.end)
    for match in slips_in(out):
        values = _figures(out)
        old = next((v for v in reversed(values) if v.end <= match.start()), None)
        new = next((v for v in values if v.start >= match.end() and old is not None and _alike(old, v)), None)
        if old is None or new is None or len(out[old.end : match.start()].split()) > 6:
            continue
        if len(out[match.end() : new.start].split()) > 14 or _names_another(out, old, new):
            continue
        out = _blank(out, old.start, new.start)
    return out


def slips_in(text: str) -> list[re.Match[str]]:
    """Where a person notices a slip of their own."""
    return [match for match in _SLIP.finditer(fold(text)) if _noticed(text, match)]


def _figures(text: str) -> list[Value]:
    return [v for v in figures_of(text, list(names_in(fold(text), text))) if v.kind != "ordinal"]


def _names_another(text: str, old: Value, new: Value) -> bool:
    """Does the correction name something else than what it corrects: "nhầm, còn mức 4 là 37"?"""
    names = list(names_in(fold(text), text))
    before = [name.id for name in names if name.end <= old.start][-1:]
    return any(old.end <= name.start < new.start and before and name.id not in before for name in names)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]


def _noticed(text: str, match: re.Match[str]) -> bool:
    """ "thôi" and "nhầm" as typed, not another word that folds so."""
    said = [word.strip(",.") for word in text[match.start() : match.end()].lower().split()[:2]]
    return all(word.isascii() or fold(word) not in _TYPED or word in _GOOD for word in said)


def _alike(old: Value, new: Value) -> bool:
    if old.kind == new.kind:
        return True
    return {old.kind, new.kind} <= {"count", "decimal", "money"} or {old.kind, new.kind} <= {"count", "percent"}
