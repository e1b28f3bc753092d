"""The automatic numbers of Word's lists ("1.", "a)", "Điều 3."), which stand nowhere in the text itself."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "-"


class Numbering:
    """Counts the numbered paragraphs of one document as they are met."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # a document without lists has no such part
            return
        abstract = {one.get(f"{_W}abstractNumId"): one for one in root.iter(f"{_W}abstractNum")}
        for number in root.iter(f"{_W}num"):
            reference = number.find(f"{_W}abstractNumId")
            source = abstract.get(reference.get(f"{_W}val")) if reference is not None else None
            if source is not None:
                self._levels[number.get(f"{_W}numId")] = _levels_of(source) | _overrides(number)

    def mark(self, paragraph: Any) -> str:
        """The number printed before a paragraph; "" where there is none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        list_id, depth = place
        levels, counts = self._levels[list_id], self._counts[list_id]
        if depth not in levels:
            return ""
        form, pattern, start = levels[depth]
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if form == "bullet":
            return _BULLET
        if form == "none":
            return ""
        for level in range(depth + 1):
            form_of, _, start_of = levels.get(level, ("decimal", "", 1))
            pattern = pattern.replace(f"%{level + 1}", _written(counts.setdefault(level, start_of), form_of))
        return pattern.strip()

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the depth that the paragraph, or else its style, belongs to."""
        properties = paragraph.find(f"{_W}pPr")
        found = properties.find(f"{_W}numPr") if properties is not None else None
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        name, seen = style.get(f"{_W}val") if style is not None else "", set[str]()
        while found is None and name in self._styles and name not in seen:
            seen.add(name)
            found = self._styles[name].find(f"{_W}pPr/{_W}numPr")
            based = self._styles[name].find(f"{_W}basedOn")
            name = based.get(f"{_W}val") if based is not None else ""
        if found is None:
            return None
        list_id, depth = found.find(f"{_W}numId"), found.find(f"{_W}ilvl")
        if list_id is None or list_id.get(f"{_W}val") not in self._levels:
            return None
        return list_id.get(f"{_W}val"), int(depth.get(f"{_W}val", "0")) if depth is not None else 0


def _levels_of(source: Any) -> dict[int, tuple[str, str, int]]:
    return {int(level.get(f"{_W}ilvl", "0")): _level(level) for level in source.iter(f"{_W}lvl")}


def _overrides(number: Any) -> dict[int, tuple[str, str, int]]:
    return {int(level.get(f"{_W}ilvl", "0")): _level(level) for level in number.iter(f"{_W}lvl")}


def _level(level: Any) -> tuple[str, str, int]:
    """Its form, its pattern ("%1.%2.") and its first number."""

    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return str(found.get(f"{_W}val", default)) if found is not None else default

    start = value("start", "1")
    return value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1


def _written(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] if count > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += sign * (count // value)
        count %= value
    return out
