"""Column widths of a table: the wanted proportions, but never so thin that a word breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.export.word.metrics import text_width
from assistant.plan import Cell, Table

SIZES = (12.0, 11.5, 11.0)  # tried from large to small
MARGINS = (100, 60, 40)  # left and right of a cell, in twips
_SLACK = 3.0  # points; letters with a horn are a little wider than their base
_HEAD_EASE = 1.15  # heads keep to their lines in a substitute of the font too
_BREAKABLE = 24  # a longer word, or an address, may break


class _Need(NamedTuple):
    """A width that the columns of a cell must have together, for text of one point."""

    column: int
    span: int
    width: float


def fit(table: Table, room: int) -> tuple[list[int], float, int]:
    """(widths in twips that fill the room, text size, cell margin): the largest text that breaks no word."""
    words, heads = _word_needs(table), _head_needs(table)
    wanted = _wanted(table, room)
    for margin in MARGINS:
        for size in SIZES:
            for needs in (words + heads, words):
                least = _least(needs, len(wanted), size, margin)
                if sum(least) <= room:
                    return _shared(wanted, least, room), size, margin
    least = _least(words, len(wanted), SIZES[-1], MARGINS[-1])
    return _whole([width * room / sum(least) for width in least], room), SIZES[-1], MARGINS[-1]


def column_count(table: Table) -> int:
    return max([len(table.widths), *(sum(cell.span for cell in row) for row in _rows(table))])


def placed(row: Iterable[Cell]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row with the column where each begins."""
    column = 0
    for cell in row:
        yield column, cell
        column += cell.span


def _rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    return table.header + table.rows + table.footer


def _word_needs(table: Table) -> list[_Need]:
    """No word breaks."""
    return [
        _Need(column, cell.span, _widest_word(cell, bold or cell.bold))
        for rows, bold in ((table.header, True), (table.rows, False), (table.footer, True))
        for row in rows
        for column, cell in placed(row)
    ]


def _head_needs(table: Table) -> list[_Need]:
    """A head takes two lines at most: a higher one is cut off where a merged head repeats on the next page."""
    return [
        _Need(column, cell.span, _two_lines(cell) * _HEAD_EASE) for row in table.header for column, cell in placed(row)
    ]


def _widest_word(cell: Cell, bold: bool) -> float:
    words = (word for word in cell.text.split() if len(word) < _BREAKABLE and "://" not in word and "@" not in word)
    return max((text_width(word, 1, bold=bold) for word in words), default=0.0)


def _two_lines(cell: Cell) -> float:
    words = cell.text.split()
    divisions = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words) + 1))
    return min((max(text_width(line, 1, bold=True) for line in lines) for lines in divisions), default=0.0)


def _least(needs: list[_Need], count: int, size: float, margin: int) -> list[int]:
    least = [2 * margin + 20] * count
    for column, span, width in sorted(needs, key=lambda need: need.span):
        needed = round((width * size + _SLACK) * 20) + 2 * margin
        lacking = max(0, needed - sum(least[column : column + span]))
        for place in range(column, column + span):
            least[place] += -(-lacking // span)
    return least


def _wanted(table: Table, room: int) -> list[float]:
    weights = [max(width, 0.0) for width in table.widths]
    usual = sum(weights) / len(weights) if sum(weights) else 1.0
    weights = [weight or usual for weight in weights] + [usual] * (column_count(table) - len(weights))
    return [weight * room / sum(weights) for weight in weights]


def _shared(wanted: list[float], least: list[int], room: int) -> list[int]:
    """What thin columns lack is taken from the others, in proportion to what they can spare."""
    lacking = sum(max(0.0, low - width) for width, low in zip(wanted, least, strict=True))
    spare = sum(max(0.0, width - low) for width, low in zip(wanted, least, strict=True))
    share = lacking / spare if spare else 0.0
    return _whole(
        [max(low, width - max(0.0, width - low) * share) for width, low in zip(wanted, least, strict=True)], room
    )


def _whole(widths: list[float], room: int) -> list[int]:
    found = [int(width) for width in widths]
    found[found.index(max(found))] += room - sum(found)
    return found
