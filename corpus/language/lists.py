"""Lists as people type them, and as sentences join them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.language.letters import UPPER

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet has no f, j, w, z
_STOP = re.compile(rf"(?:[^\W\d_]{{2}}|[\d%)]{{2}})\.\s+(?=[{UPPER}])")
_BULLET = re.compile(r"\s*(?:[-+*•–—](?:\s+|(?!\s|\d))|\d{1,2}[.)]\s+|[a-zđ]\)\s*)")
_TIGHT = re.compile(r"^[ \t]*[-+*•–—](?=\d)", re.MULTILINE)  # "-46 máy": a bullet only where other lines open so too


@dataclass(frozen=True)
class Item:
    """An entry of a list with its span in the answer."""

    text: str
    start: int
    end: int


def split_items(text: str, *, commas: bool = False, sentences: bool = False) -> list[Item]:
    """Entries by lines, bullets and semicolons (and commas, full stops when asked), never inside brackets."""
    items, begin, depth = [], 0, 0
    balanced = text.count("(") == text.count(")")
    for position, char in enumerate(text):
        if balanced:
            depth += (char == "(") - (char == ")")
        if char == "\n" or (
            depth <= 0
            and (
                char == ";"
                or (sentences and _STOP.match(text, max(0, position - 2)))
                or (commas and char == "," and not text[position + 1 : position + 2].isdigit())
            )
        ):
            items.append(_item(text, begin, position))
            begin = position + 1
    items.append(_item(text, begin, len(text)))
    return [item for item in items if re.search(r"\w", item.text)]


def _item(text: str, begin: int, end: int) -> Item:
    begin = bullet_end(text, begin, end)
    while begin < end and text[begin] in " \t\r;,":
        begin += 1
    while end > begin and text[end - 1] in " \t\r;,.":
        end -= 1
    return Item(text[begin:end], begin, end)


def bullet_end(text: str, begin: int, end: int) -> int:
    """Where an entry goes on behind its bullet; `begin` where it has none. A minus right at a figure is no bullet."""
    if bullet := _BULLET.match(text, begin, end):
        return bullet.end()
    tight = _TIGHT.match(text, begin, end)
    return tight.end() if tight and len(_TIGHT.findall(text)) > 1 else begin


def join_items(items: Sequence[str]) -> str:
    """ "A và B", "A, B và C"; with ";" between when an item holds a comma."""
    if len(items) < 2:
        return "".join(items)
    if any("," in item for item in items):
        return "; ".join(items)
    return ", ".join(items[:-1]) + " và " + items[-1]
