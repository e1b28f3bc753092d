"""What is done to a thing is said with "được": "100% văn bản ký số" is "100% văn bản được ký số"."""

from __future__ import annotations

import re
from functools import cache

from corpus.language.data import load


@cache
def _acted_on() -> re.Pattern[str]:
    """ "100% <thing> <act>[ và <act>] <how>": the act last named is the sentence's own, those before it describe the thing."""
    lists = load("frames")
    acts = "|".join(map(re.escape, sorted(lists["acts_on"], key=len, reverse=True)))
    how = "|".join(map(re.escape, lists["how"]))
    return re.compile(
        rf"^((?:toàn bộ |tất cả )?\d[\d.,]*%\s+(?!(?:{'|'.join(lists['agents'])})\b)\S.*?[^\s,])\s+"
        rf"(?<!và )(?<!hoặc )((?:{acts})(?:(?:,| và) (?:{acts}))*)(?=\s+(?:{how})(?!\w)|\s*(?:$|[,;(]))",
        re.IGNORECASE,
    )


def passive(text: str) -> str:
    """The text with "được" before the act, where a share of things opens it and nothing yet says what they are subject to."""
    found = _acted_on().match(text)
    if not found or re.search(r"(?<!\w)(?:được|đã|đang|chưa|có|phải|là|đạt|không|do|bị|sẽ)(?!\w)", found[1]):
        return text
    rest = _acted_on().match(f"{found[1]} {text[found.end() :].lstrip()}")
    if rest is not None:  # an act after the act: "tiếp nhận qua mạng giải quyết đúng hạn" reads two ways
        return text
    before = found[1].rsplit(" ", 2)
    if " ".join(before[-2:]).lower() in load("frames")["named"] or found[1].lower().endswith((" và", " chữ")):
        return text  # "hệ thống quản lý", "chữ ký số" are names
    return f"{found[1]} được {found[2]}{text[found.end() :]}"
