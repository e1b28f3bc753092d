"""How wide words are in Times New Roman: to draw lines as long as the text and columns that break no word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Advance widths in thousandths of the size; a Vietnamese letter is as wide as its base letter.
_REGULAR = {
    180: "'",
    200: "|",
    250: " ,.",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr",
    389: "Js",
    408: '"',
    444: "?acez“”",
    469: "^",
    480: "{}",
    500: "#$*0123456789_bdghknopquvxyđ–«»",
    541: "~",
    556: "FPS",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐ",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
_BOLD = {
    220: "|",
    250: " ,.",
    278: "'/\\il",
    333: "!()-:;[]`fjt",
    389: "Is",
    394: "{}",
    444: "cerz",
    500: "#$*0123456789?J_agovxy–«»“”",
    520: "~",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+<=>",
    581: "^",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQ",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W—…",
}
_WIDTHS = {
    bold: {char: width for width, chars in table.items() for char in chars}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
_UNKNOWN = 722
# A line may well begin with the first of these, and should not end with one of the second.
_OPENERS = frozenset(
    ("bảo", "các", "của", "do", "đối", "giai", "khu", "năm", "phát", "tại", "theo", "thuộc", "trong", "ứng", "và", "về")
)
_LINKS = frozenset(("các", "của", "do", "tại", "theo", "thuộc", "trong", "và", "về"))
_HARM = 0.08  # against the square of the share of the room that a line is too short or long


@lru_cache(maxsize=4096)
def _width(char: str, bold: bool) -> int:
    table = _WIDTHS[bold]
    return table.get(char) or table.get(unicodedata.normalize("NFD", char)[0], _UNKNOWN)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text in points."""
    return sum(_width(char, bold) for char in text) * size / 1000


def balanced(text: str, size: float, room: float, *, bold: bool = True) -> list[str]:
    """The text in as few lines as fit the room, of about the same length, divided where the sense allows it."""
    pieces = re.split(r" (?!\d)", text)  # a figure stays with the word before it
    count = len(_filled(pieces, size, room, bold))
    if count == 1:
        return [text]
    target = text_width(text, size, bold=bold) / count
    # Best division of pieces[:end] into n lines, as (cost, lines), from fewer to more lines.
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for _ in range(count):
        best = _one_line_more(best, pieces, size, room, bold, target)
    return best[len(pieces)][1] if len(pieces) in best else _filled(pieces, size, room, bold)


_Divided = dict[int, tuple[float, list[str]]]


def _one_line_more(best: _Divided, pieces: list[str], size: float, room: float, bold: bool, target: float) -> _Divided:
    found: _Divided = {}
    for start, (cost, lines) in best.items():
        for end in range(start + 1, len(pieces) + 1):
            line = " ".join(pieces[start:end])
            width = text_width(line, size, bold=bold)
            if width > room:
                break
            total = cost + ((width - target) / room) ** 2 + _harm(pieces, end)
            if end not in found or total < found[end][0]:
                found[end] = (total, [*lines, line])
    return found


def _harm(pieces: list[str], end: int) -> float:
    """What a division before pieces[end] costs: nothing after a comma or a dash, or before an opening word."""
    last = pieces[end - 1].lower()
    if end == len(pieces) or last.endswith((",", ";", "-")):
        return 0.0
    return _HARM * ((pieces[end].lower() not in _OPENERS) + (last in _LINKS))


def _filled(pieces: list[str], size: float, room: float, bold: bool) -> list[str]:
    found = pieces[:1]
    for piece in pieces[1:]:
        longer = f"{found[-1]} {piece}"
        if text_width(longer, size, bold=bold) <= room:
            found[-1] = longer
        else:
            found.append(piece)
    return found
