"""Rows pasted from a spreadsheet: columns by their heads where there are any, else each line as an officer would tell it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.projects.cells import COLUMNS, column_of
from assistant.projects.model import ProjectReading, ReadContext
from assistant.projects.pieces import field_named
from assistant.projects.reading import read_project
from assistant.projects.words import vocabulary
from corpus.errors import InputError
from corpus.language import clean, fold

MOST = 200  # rows of one paste
_SUM = re.compile(r"(?:\d+ )?(?:tong cong|tong so|cong|trong do|tong)(?!\w)")


@dataclass(frozen=True)
class PastedRow:
    """A row as understood; `doubts` with the columns they speak of ("" the whole row), `line` its place in what was pasted."""

    line: int
    reading: ProjectReading
    doubts: tuple[tuple[str, str], ...]
    entry: str | dict[str, str] = ""  # as `read_project` takes it, to be read again


@dataclass(frozen=True)
class Pasted:
    """Rows in order, and lines that are no rows (sums, empty heads) as they were."""

    rows: tuple[PastedRow, ...]
    leftover: tuple[str, ...] = ()


def read_paste(text: str, context: ReadContext) -> Pasted:
    """Read what was copied out of a spreadsheet (tabs between cells). Raises InputError where there is no row in it, or too
    many."""
    lines = [(number, [" ".join(clean(cell).split()) for cell in line]) for number, line in enumerate(_lines(text), 1)]
    lines = [(number, line) for number, line in lines if any(line)]
    heads = _heads(lines[0][1]) if lines else {}
    rows: list[PastedRow] = []
    left: list[str] = []
    for number, line in lines[1:] if heads else lines:
        if _SUM.match(fold(" ".join(cell for cell in line if cell))):
            left.append("\t".join(line).strip())
            continue
        rows.append(_row(number, line, heads, context))
    if not rows:
        raise InputError(
            "không có dòng dự án nào trong nội dung dán.", remedy="Chép các dòng của bảng từ Excel rồi dán."
        )
    if len(rows) > MOST:
        raise InputError(f"mỗi lần dán nhiều nhất {MOST} dòng, ở đây có {len(rows)}.", remedy="Dán làm nhiều lần.")
    return Pasted(tuple(rows), tuple(left))


def _lines(text: str) -> Iterator[list[str]]:
    """Rows of cells; a cell with line breaks stands in quotes, as spreadsheets copy it."""
    try:
        yield from csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t", strict=False)
    except csv.Error as error:
        raise InputError("nội dung dán không đọc được.", remedy="Chép lại các dòng từ Excel rồi dán.") from error


def _heads(line: list[str]) -> dict[int, str]:
    """Place → field, where a line names two columns or more and tells nothing else."""
    named = {place: field_named(cell) for place, cell in enumerate(line) if cell}
    known = {place: field for place, field in named.items() if field}
    return known if len(known) >= 2 and len(known) >= len(named) - 1 else {}


def _row(number: int, line: list[str], heads: dict[int, str], context: ReadContext) -> PastedRow:
    row = f"dòng {number}"
    if heads:
        told: dict[str, str] = {}
        beyond: list[str] = []
        for place, cell in enumerate(line):
            field = heads.get(place, "")
            if not cell or field == "order":
                continue
            if not field:
                beyond.append(cell)
            else:
                told[field] = f"{told[field]}; {cell}" if field in told else cell
        headings = vocabulary().headings
        entry: str | dict[str, str] = {headings.get(field, field): cell for field, cell in told.items()}
        reading = read_project(entry, row, context)
        reading = ProjectReading(reading.project, reading.doubts, (*reading.leftover, *beyond))
    else:
        told = {}
        entry = "\t".join(line)
        reading = read_project(entry, row, context)
    doubts = [(column_of(doubt, told), re.sub(r"^Dự án (?:“[^”]*”|\S+): ", "", doubt)) for doubt in reading.doubts]
    doubts += [("", f"“{words}” chưa thuộc cột nào.") for words in reading.leftover if not _told(words, doubts)]
    return PastedRow(number, reading, tuple((c if c in COLUMNS else "", text) for c, text in doubts), entry)


def _told(words: str, doubts: list[tuple[str, str]]) -> bool:
    return any(words in text for _, text in doubts)
