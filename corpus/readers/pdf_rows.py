"""Printed lines of a PDF page: words that stand at one height, with the columns of a letterhead parted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from corpus.language.text import fold, visible
from corpus.readers.blocks import Table

COLUMN = 3.0  # letters' heights between words that stand in two columns


@dataclass
class Row:
    """The words of one printed line, from the left, as pdfplumber gives them."""

    words: list[dict[str, Any]]
    top: float
    height: float
    column: float = math.inf  # where the right column of a letterhead begins

    @property
    def left(self) -> float:
        return float(self.words[0]["x0"])

    @property
    def right(self) -> float:
        return float(self.words[-1]["x1"])

    @property
    def text(self) -> str:
        text = ("\t" if self.left >= self.column else "") + self.words[0]["text"]
        for before, word in pairwise(self.words):
            apart = word["x0"] - before["x1"] > COLUMN * self.height or before["x0"] < self.column <= word["x0"]
            text += ("\t" if apart else " ") + word["text"]
        return visible(text)

    def strong(self, middle: float) -> bool:
        """Bold throughout, or centred and short of the margins."""
        if all("bold" in word["chars"][0]["fontname"].lower() for word in self.words):
            return True
        return abs((self.left + self.right) / 2 - middle) < self.height and self.right - self.left < middle


@dataclass(frozen=True)
class Placed:
    """A table and how far down the page it begins."""

    table: Table
    top: float


@dataclass(frozen=True)
class Page:
    """The lines outside tables, the tables, and the size of the page in points."""

    rows: list[Row]
    tables: list[Placed]
    width: float
    height: float


def rows_of(words: list[dict[str, Any]]) -> list[Row]:
    """Lines from the top; heights go by the middle, as capitals with marks stand higher."""
    rows: list[Row] = []
    for word in sorted(words, key=_middle):
        middle, height = _middle(word), word["bottom"] - word["top"]
        if rows and abs(middle - (rows[-1].top + rows[-1].height / 2)) < rows[-1].height / 2:
            rows[-1].words.append(word)
        else:
            rows.append(Row([word], middle - height / 2, height))
    for row in rows:
        row.words.sort(key=lambda word: float(word["x0"]))
    return rows


def _middle(word: dict[str, Any]) -> float:
    return float(word["top"] + word["bottom"]) / 2


def part_letterhead(rows: list[Row]) -> None:
    """The motto opens the right column, which reaches down to the date."""
    for at, row in enumerate(rows[:6]):
        words = [fold(word["text"]) for word in row.words]
        opening = next(
            (n for n, pair in enumerate(pairwise(words)) if pair in (("cong", "hoa"), ("dang", "cong"))), None
        )
        if opening is not None:
            column = row.words[opening]["x0"] - row.height / 2
            end = next((n for n, one in enumerate(rows[at : at + 9], at) if " năm " in f" {one.text}"), at + 4)
            for one in rows[: end + 1]:
                one.column = column
            return
