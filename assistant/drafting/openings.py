"""How a clause opens: with a verb, a noun, a thing, a figure or a time; and whether it has a subject and a verb of its own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import corpus
from corpus.language import fold

THING_WORDS = 10  # a noun phrase without a verb and no longer than this names a thing
_SHARED = re.compile(r"dùng (?:chung|riêng)(?!\w)")  # says whose a thing is, tells nothing of it
_SUBJECT_WORDS = 5  # between what a subject is and what it does: "cán bộ các phòng và đơn vị học …"


@cache
def _frames() -> dict[str, Any]:
    path = Path(corpus.__file__).parent / "data" / "language" / "frames.yaml"
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key in ("verbs", "not_verbs", "inner", "named", "finite", "bodies", "people", "does", "is_done", "of"):
        longest = sorted(map(str, raw[key]), key=len, reverse=True)
        raw[key] = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    raw["time"] = re.compile(raw["time"], re.IGNORECASE)
    return raw


def kind_of(text: str) -> str:
    """verb, noun, thing (a noun without any verb), figure or time."""
    folded = fold(text)
    if _frames()["time"].match(text) and not re.match(r"\d", text):
        return "time"
    if re.match(r"(?:(?:khoang|tren|hon|gan|uoc|it nhat|toi thieu)\s+)?\d", folded):
        return "figure"
    if opens_with_verb(text):
        return "verb"
    frames = _frames()
    rests = [text[space.end() :] for space in re.finditer(r"\s", text)]  # a capital inside is a name's, no verb
    if frames["named"].match(text.lower()) and not any(
        frames["finite"].match(rest) and not _SHARED.match(rest) for rest in rests
    ):
        return "thing" if len(rests) < 2 * THING_WORDS else "noun"  # "phần mềm theo dõi nhiệm vụ"
    parts = re.split(r"(?:,| và) ", text)
    if len(parts) > 1 and len(rests) < 2 * THING_WORDS and all(_names_thing(part) for part in parts):
        return "thing"  # "MISA, phần mềm quản lý cán bộ"
    inside = any(frames["verbs"].match(rest) or frames["inner"].match(rest) for rest in rests)
    return "noun" if inside or len(rests) >= THING_WORDS else "thing"


def _names_thing(part: str) -> bool:
    """A named thing, or a name by its capitals."""
    software = _frames()["named"].match(part.lower()) is not None
    return (software or re.fullmatch(r"[a-z]?[A-ZĐ][\w.-]*(?: [A-ZĐ][\w.-]*)*", part) is not None) and kind_of(
        part
    ) == "thing"


def opens_with_verb(text: str) -> bool:
    """Is its first word what somebody does?"""
    frames, lowered = _frames(), text.lower()
    return bool(frames["verbs"].match(lowered)) and not frames["not_verbs"].match(lowered)


def opening_verb(text: str) -> str:
    """The verb that a text opens with, as written; "" where it opens with none."""
    found = _frames()["verbs"].match(text.lower())
    return text[: found.end()] if found and opens_with_verb(text) else ""


def opening_time(text: str) -> tuple[str, str]:
    """The time that a text opens with, and the rest of it."""
    found = _frames()["time"].match(text)
    end = found.end() if found else 0
    return text[:end].strip(), text[end:].lstrip(" ,:")


def verb_of(text: str) -> str:
    """The verb that the thing named takes in a list of tasks; "" for a thing that the pack's data do not know."""
    folded = re.sub(r"^(?:\d+\s+)", "", fold(text))
    table: dict[str, str] = _frames()["nouns"]
    names = sorted((name for name in table if re.match(rf"{re.escape(str(name))}\b", folded)), key=len, reverse=True)
    return table[names[0]] if names else ""


def own_clause(text: str) -> bool:
    """Has it a subject and a verb of its own, so that no verb can be put before it?

    "Văn phòng đang soạn quy chế", "Viettel tài trợ 10 máy", "người dân nộp hồ sơ tại nhà", "quy chế đang trình"; not
    "phần mềm cho các máy chưa có", where the verb says of which things.
    """
    frames = _frames()
    start = re.match(
        r"(?:(?:các|mỗi|toàn thể|toàn bộ|tất cả|cả|những|hiện nay|hiện tại|hiện|khoảng|\d[\d.]*) )*",
        text,
        re.IGNORECASE,
    )
    head = text[start.end() if start else 0 :]
    if start and start[0].lower().startswith("hiện") and (frames["finite"].match(head) or opens_with_verb(head)):
        return True  # "hiện chỉ sao chép ra ổ cứng"
    counted = bool(start and re.search(r"\d", start[0]))
    if counted and re.match(
        r"(?:bộ|ban|đài|báo|tổ) (?!ngành)[^\WA-ZĐ]", head
    ):  # "7 bộ họp trực tuyến": a set, no ministry
        return False
    if re.match(r"phòng (?:họp|máy|thu|server|truyền thống)(?!\w)", head, re.IGNORECASE):
        return False
    body, people = frames["bodies"].match(head.lower()), frames["people"].match(head.lower())
    named = re.match(r"(?:[A-ZĐ][\w&.-]+)(?: [A-ZĐ][\w&.-]+)*", head)
    subject = people or body or named
    words = list(re.finditer(r"\s", head))
    first = subject.end() if subject else 0
    for place, space in enumerate(words):
        before, rest = head[: space.start()].lower(), head[space.end() :]
        if frames["of"].search(before.rsplit(",", 1)[-1]) or "(" in before:
            return False  # what follows says of which things
        if frames["is_done"].match(rest):
            return True
        if space.start() < first or place > _SUBJECT_WORDS + first:
            continue
        if (people or (named and not body and space.start() == named.end())) and opens_with_verb(rest):
            return True
        if (body or people) and frames["does"].match(rest):
            return True
    return False
