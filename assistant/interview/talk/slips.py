"""Figures taken back in a long message, blanked so that only what stands is left: "56, à nhầm, 54 mới đúng", "68 máy chứ không phải 80"."""

from __future__ import annotations

import re

from assistant.interview.talk.naming import Name, figures_of, names_in
from corpus.language import fold
from corpus.language.hedges import HEDGES
from corpus.language.values import Value

_SOUND = r"(?:a|ah|ay|ui|oi|uh|ua|khoan|thoi)"
# What was done by mistake is told, not taken back: "bấm nhầm đường dẫn", "xóa nhầm dữ liệu".
_DONE = "".join(
    rf"(?<!{verb} )" for verb in ("bam", "an", "nhap", "click", "mo", "xoa", "gui", "tai", "cai", "kich", "hieu")
)
_SLIP = re.compile(
    rf"(?<!\w)(?:(?:{_SOUND},? )?(?:noi |ghi |viet |go )?{_DONE}(?:nham|lon)(?: roi| mat| sang [^,;.]*)?(?! (?:lan|nhe|voi))"
    rf"|{_SOUND},? (?:quen|khong phai|khong|ko|xin loi)(?! co\b)|quen mat|xin loi|ma thoi(?= bo)"
    r"|(?:(?:xin|cho|giup) (?:em |toi |anh |chi |minh )?|^|(?<=[,.;:…(] ))"
    r"(?:dinh chinh|sua(?! (?:lai )?(?:doi|chua|quy|noi quy|van ban|may|mang|phan mem|he thong|trang|cong)))"
    r"(?: lai)?(?: la| thanh| giup)?"
    r"|(?:ghi|noi|dem|tinh|kiem) lai(?: giup)?(?: la)?"
    r"|chinh xac(?: hon)?(?: la)|dung(?: ra)? (?:la|phai la)|sep (?:vua )?nhan[^,;.]*"
    r"|(?<=[,.…] )(?:a|ua|thoi|ay)(?=,? \d))(?!\w)"
)
_NOT = re.compile(r"(?<!\w)(?:chu |cho )?(?:khong|ko|dau) phai(?: la| con so| nhu [^\d,.;]{0,25})?\s*$")
_BARE = re.compile(
    r"\s*(?:nguoi|may|cai|bo|chiec|dong chi|bien che|he thong|thu tuc)?\s*(?:[,;.)]|$|(?:moi|thoi|a|nha|nhe|dung|con|va|cho)\b)"
)
_MORE = re.compile(r"\b(?:them|cong|tru|bot|con|nua)\b")
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
        first, names = _hedged(out, old), list(names_in(fold(out), out))
        named = any(0 <= n.start - old.end <= 1 and n.end <= match.start() for n in names)
        bare = _BARE.match(fold(out[new.end :])) and not _MORE.search(fold(out[match.end() : new.start]))
        if named and bare and not any(0 <= n.start - new.end <= 1 for n in names):
            out = _blank(_blank(out, first, old.end), match.start(), new.start)  # "45 máy tính, à nhầm, 48"
        else:
            out = _blank(out, first, new.start)
    return out


def slips_in(text: str) -> list[re.Match[str]]:
    """Where a person notices a slip of their own."""
    return [match for match in _SLIP.finditer(fold(text)) if _noticed(text, match)]


def _figures(text: str) -> list[Value]:
    return [v for v in figures_of(text, list(names_in(fold(text), text))) if v.kind != "ordinal"]


def _names_another(text: str, old: Value, new: Value) -> bool:
    """Does the correction name something else than what it corrects: "nhầm, còn mức 4 là 37"?"""
    names = list(names_in(fold(text), text))
    behind = [name for name in names if 0 <= name.start - old.end <= 1]
    mine = {_last(names, old.start), *(name.id for name in behind)} - {""}
    return bool(mine) and any(old.end <= n.start < new.start and n.id not in mine for n in names)


def _last(names: list[Name], place: int) -> str:
    return next((name.id for name in reversed(names) if name.end <= place), "")


def _hedged(text: str, value: Value) -> int:
    """Where a figure begins with what hedges it: "hơn 28"."""
    words = re.search(r"(\S+\s+)?(\S+)\s+$", text[: value.start]) if value.hedge else None
    if words is None:
        return value.start
    return (
        words.start()
        if fold(words[0]).strip() in HEDGES
        else words.start(2)
        if fold(words[2]) in HEDGES
        else value.start
    )


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
