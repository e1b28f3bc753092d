"""The texts beside the repository, cut to the place that a pinpoint names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_OPENS = {"khoản": r"^{0}\.\s", "điểm": r"^{0}\)\s"}
_ANY = {"khoản": r"^\d{1,2}\.\s", "điểm": r"^[a-zđ]\)\s"}
_NEXT = {"khoản": _ANY["khoản"], "điểm": r"^(?:[a-zđ]\)|\d{1,2}\.)\s"}


@dataclass(frozen=True)
class LegalText:
    """Articles by number."""

    articles: dict[str, str]

    def at(self, pinpoint: str) -> str:
        """The words at "điểm b khoản 2 Điều 25" after those that lead to it; "" where there is no such place.

        A điểm is read with the opening words of its khoản, and a khoản with the heading and opening words of its điều.
        """
        parts = dict(re.findall(r"(điểm|khoản|Điều) (\w+)", pinpoint))
        text = self.articles.get(parts["Điều"], "")
        leads = ""
        for level in ("khoản", "điểm"):
            if level in parts:
                lead, text = _piece(text, level, parts[level])
                leads += lead
        return leads + text if text else ""


def _piece(text: str, level: str, name: str) -> tuple[str, str]:
    """The opening words before the first khoản or điểm, and the one of that name."""
    first = re.search(_ANY[level], text, re.MULTILINE)
    opened = re.search(_OPENS[level].format(re.escape(name)), text, re.MULTILINE)
    if first is None or opened is None:
        return "", ""
    ending = re.compile(_NEXT[level], re.MULTILINE).search(text, opened.end())
    return text[: first.start()], text[opened.start() : ending.start() if ending else len(text)]


@cache
def legal_text(folder: Path, document: str) -> LegalText | None:
    """The text of a document by its key; None where there is none."""
    path = folder / f"{document.lower().replace('/', '-').replace('đ', 'd')}.json"
    if not path.is_file():
        return None
    rows = json.loads(path.read_text(encoding="utf-8"))["articles"]
    return LegalText({row["no"]: f"{row['heading']}\n{row['text']}" for row in rows})


def figures(text: str) -> set[str]:
    """Every figure, without leading zeros and dots of thousands: "01 năm" and "10.000" as 1 and 10000."""
    return {re.sub(r"\D", "", number).lstrip("0") for number in re.findall(r"\d+(?:\.\d{3})*", text)}


def longest_shared_run(gist: str, text: str) -> int:
    """The longest run of words that both hold, in words."""
    ours, theirs = _words(gist), _words(text)
    where: dict[str, list[int]] = {}
    for index, word in enumerate(theirs):
        where.setdefault(word, []).append(index)
    longest, previous = 0, dict[int, int]()
    for word in ours:
        current = {index: previous.get(index - 1, 0) + 1 for index in where.get(word, ())}
        longest = max(longest, *current.values(), 0)
        previous = current
    return longest


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
