"""Answers that say there is no value: not known, none, skipped, not applicable, as suggested."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import corpus
from assistant.plan import Standing
from corpus.language import clean, fold

_DATA = Path(corpus.__file__).parent / "data" / "language"


@cache
def _phrases() -> dict[str, Standing]:
    raw = yaml.safe_load((_DATA / "standings.yaml").read_text(encoding="utf-8"))
    return {phrase: Standing(standing) for standing, phrases in raw.items() for phrase in phrases}


_TALK = re.compile(r"^(?:da|vang|thua|bao cao)(?: (?:anh|chi|thay|co quan))?,? (?=\S)")
_ENDS = re.compile(r"(?: (?:a|nhe|nha|em|anh|chi|cau nay|muc nay|phan nay|noi dung nay))+$")
# "không ghi nhận sự cố nào", "không ban hành kế hoạch riêng": nothing, in a few words and without a "but".
_DENIAL = re.compile(
    r"(?:khong|chua)(?: he| de| tung)? (?:ghi nhan|xay ra|phat sinh|phat hien|bi|co|ban hanh|to chuc|thuc hien|tham gia|su dung|trien khai)"
    r"(?P<what>(?: [a-z]+){0,7})"
)
_BUT = re.compile(
    r"\b(?:nhung|chi|ngoai|tru|rieng le|tuy|song|van|ma|day du|het|du(?! lieu)|on dinh|dinh ky|rieng cho|thuong xuyen)\b"
)


_SO_NOT = re.compile(r"\s*(\S.+?),?\s+(?:nen|vi vay|do do),? (?:khong|ko) ap dung[ .\n]*")


def find_standing(answer: str) -> Standing | None:
    """The standing that a whole answer expresses, or None when it tells something."""
    bare = _bare(answer)
    if found := _phrases().get(bare):
        return found
    if reason_of(answer):
        return Standing.NOT_APPLICABLE
    return None


def find_denial(answer: str) -> bool:
    """Does an answer in a few words say that there is none: "không xảy ra sự cố nào"?"""
    bare = _bare(answer)
    found = _DENIAL.fullmatch(bare)
    if found is None or _BUT.search(bare):
        return False
    what = found["what"].split()
    return not what or what[-1] in ("nao", "gi", "rieng", "ca") or (found[0].split()[1] == "ghi" and len(what) < 4)


def reason_of(answer: str) -> tuple[int, int] | None:
    """Where the reason stands in "không áp dụng, vì …"; None where the answer does not open so."""
    text = fold(answer)
    if closing := _SO_NOT.fullmatch(text):  # "không có thủ tục nên không áp dụng"
        return closing.span(1)
    opening = re.match(r"\s*(.+?)\s*(?:,\s*(?:vi|do)?|\bvi\b|\bdo\b|\()\s*(?:vi |do )?", text)
    if opening is None or _phrases().get(opening[1].strip(" ,.")) is not Standing.NOT_APPLICABLE:
        return None
    end = len(text.rstrip(" .)\n"))
    return (opening.end(), end) if end > opening.end() else None


def _bare(answer: str) -> str:
    """Folded, without what is only talk; "ko" is "không"."""
    text = re.sub(r"\s+", " ", fold(clean(answer))).strip()
    text = _TALK.sub("", text.strip(" .!;:,()")) or text
    text = _ENDS.sub("", text) or text
    return text if text in _phrases() else re.sub(r"\b(?:ko|k|hok|hong)\b", "khong", text)


@cache
def _refusals() -> dict[str, Any]:
    """The word lists of refusals.yaml; "syllables" as one set, "pointing" and "but" as patterns."""
    raw: dict[str, Any] = yaml.safe_load((_DATA / "refusals.yaml").read_text(encoding="utf-8"))
    return {
        "syllables": frozenset(syllable for group in raw["syllables"].values() for syllable in group),
        "pointing": re.compile(rf"(?:{'|'.join(raw['pointing'])}) (?:nay|do|kia)(?!\w)"),
        "elsewhere": re.compile(raw["elsewhere"]),
        "but": re.compile(rf"\s+(?=(?:{'|'.join(sorted(raw['but'], key=len, reverse=True))})(?!\w))"),
        "absent": frozenset(syllable for words in raw["absent"] for syllable in words.split()),
    }


_NO = re.compile(r"(?<!\w)(?:khong|chua|ko|chang)(?!\w)")
_STOP = re.compile(r"[,;.\n]+\s*")


def refusal_end(text: str) -> int:
    """How much of an answer to a table, from its start, only says that the unit has none of it to tell: "không chủ trì cái
    nào", "chỉ khai thác chứ không cập nhật", "cái này bên Công an làm, Sở không phụ trách". 0 where a thing or a figure is
    named first; the whole length where nothing else is said.
    """
    folded, words = fold(text), _refusals()
    denied, place = False, 0
    while place < len(folded):
        ends = [m for pattern in (_STOP, words["but"]) if (m := pattern.search(folded, place + 1))]
        end = min(ends, key=lambda m: m.start()) if ends else None
        clause = folded[place : end.start() if end else len(folded)].strip(" ()")
        pointing = bool(words["pointing"].match(clause))
        within = set(re.findall(r"\w+", clause)) <= words["syllables"]
        refused = within and bool(_NO.search(clause))
        elsewhere = pointing and bool(words["elsewhere"].search(clause))
        if clause and not (refused or pointing or (within and denied)):
            break
        denied = denied or refused or elsewhere
        place = end.end() if end else len(folded)
    return place if denied else 0


def said_by(denial: str, sentence: str) -> bool:
    """Does a sentence that there is none say all that a denial told: its verb, its thing, and "chưa" for "chưa"?"""
    told, said = re.findall(r"\w+", fold(denial)), " ".join(re.findall(r"\w+", fold(sentence)))
    absent = _refusals()["absent"] | {"khong", "chua", "ko", "so", "don", "vi"}
    own = [word for word in told if word not in absent]
    there = bool(re.search(rf"(?<!\w)(?:{'|'.join(sorted(absent))}) {' '.join(own)}(?!\w)", said))
    return (not own or there) and ("chua" not in told or "chua" in said.split())


def excepts(folded: str) -> bool:
    """Does folded text that opens with a denial name what there is all the same: "không có cái nào ngoài CSDL giá"?"""
    return bool(_refusals()["but"].search(folded))
