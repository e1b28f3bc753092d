"""What a file may tell the plan. Its words are data: they are read as answers would be and never obeyed; a person takes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answers import parse_answers
from assistant.attached.attachment import Attachment, Suggestion
from assistant.attached.pieces import Grid, Piece, pieces_of
from assistant.intake import PROJECTS, Intake, routed
from assistant.interview.session import Session
from assistant.interview.spreading import spread
from assistant.interview.table import Row
from assistant.interview.understanding import understood
from assistant.projects import ProjectReading, read_project
from assistant.projects.pasting import read_paste
from assistant.projects.pieces import field_named
from assistant.reading import read_answer
from assistant.reading.columns import find_column
from corpus.errors import InputError
from corpus.framework import Requirement
from corpus.language import clean, fold, short
from corpus.readers import read_blocks
from corpus.readers.blocks import Line, Table
from corpus.readers.files import SUFFIXES as TEXTS

Tell = Callable[[str, float], None]  # what is being done, and how much of it is done; raises to stop
MOST = 200  # suggestions of one file: more nobody looks through
MOST_PIECES = 3_000
STEP = 10  # pieces between two words on how far the reading is
ANSWERS = (".yaml", ".yml")
SUFFIXES = (*(suffix for suffix in TEXTS if suffix != ".json"), *ANSWERS)
FEWEST = 6  # words without a figure that may tell something
_CITED = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Nghị quyết|Nghị định|Quyết định|Thông tư|Công văn|Chỉ thị|Luật)(?!\w)")
_NOT_TOLD = ("front", "derived")


def suggest(s: Session, name: str, content: bytes, tell: Tell) -> Attachment:
    """Read a file for a plan. Raises InputError, without a place, where it cannot be read."""
    tell("Đọc tệp", 0.05)
    if name.lower().endswith(ANSWERS):
        return _from_answers(s, name, content)
    blocks, notes = read_blocks(name, content)
    pieces = list(pieces_of(blocks))
    found: list[Suggestion] = []
    told = list(notes)
    if len(pieces) > MOST_PIECES:
        told.append(f"Tệp dài: chỉ xem {MOST_PIECES:,} đoạn đầu.".replace(",", "."))
    names = _names(s)
    for number, piece in enumerate(pieces[:MOST_PIECES]):
        if number % STEP == 0:
            tell(f"Đã xem {number}/{len(pieces)} đoạn", 0.1 + 0.85 * number / len(pieces))
        found += _of_grid(s, piece, names) if isinstance(piece, Grid) else _of_piece(s, piece, names)
        if len(found) > MOST:
            told.append(f"Nhiều hơn {MOST} mục: chỉ nêu {MOST} mục đầu.")
            break
    lines = sum(isinstance(block, Line) for block in blocks)
    tables = sum(isinstance(block, Table) for block in blocks)
    return Attachment(name, lines, tables, _firsts(found[:MOST]), tuple(told))


def _firsts(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Of several for one requirement (of one project) only the first is offered as chosen; the same words are told once."""
    out: list[Suggestion] = []
    taken: set[str] = set()
    said: set[tuple[str, str]] = set()
    for each in found:
        if (each.requirement, fold(each.words)) in said:
            continue
        said.add((each.requirement, fold(each.words)))
        name = each.lines[0].partition(";")[0] if each.lines else ""
        once = f"{PROJECTS}: {name}" if each.requirement == PROJECTS else each.requirement
        out.append(replace(each, sure=each.sure and once not in taken))
        if each.sure:
            taken.add(once)
    return tuple(out)


def _names(s: Session) -> dict[str, Requirement]:
    """Folded label, question and id → requirement, where they mean one only."""
    asked = [r for r in s.outline.requirements if r.ask and r.reader not in _NOT_TOLD]
    named = [(fold(clean(text)).strip(" .?:"), r) for r in asked for text in (r.id, r.label, r.ask)]
    often = Counter(name for name, _ in named)
    return {name: r for name, r in named if often[name] == 1}


def _of_piece(s: Session, piece: Piece, names: dict[str, Requirement]) -> Iterator[Suggestion]:
    label, colon, rest = piece.text.partition(":")
    named = names.get(fold(label).strip(" .?"))
    if named is not None and colon and rest.strip():
        yield _answer(s, named, rest.strip(), piece.place, named=True)
        return
    if _CITED.match(piece.text):
        return
    for placed in spread(s.items, piece.text, s.context).placed:
        if len(placed.words.split()) >= FEWEST or re.search(r"\d", placed.words):
            yield _answer(s, s.outline.by_id[placed.requirement], placed.words, piece.place)


def _answer(s: Session, requirement: Requirement, words: str, place: str, *, named: bool = False) -> Suggestion:
    """`named`: the file says itself which question is answered; without that nobody is sure."""
    reading = read_answer(requirement, words, s.context)
    entry = understood(requirement, requirement.label, reading, s.pack)
    doubts = (*entry.doubts, *(f"“{text}” chưa rõ thuộc số liệu nào." for text in entry.leftover))
    return Suggestion(requirement.id, words, place, entry.lines, doubts, sure=named and not doubts)


def _of_grid(s: Session, grid: Grid, names: dict[str, Requirement]) -> Iterator[Suggestion]:
    for at in range(min(3, len(grid.rows))):  # titles may stand above the heads
        heads, rows = grid.rows[at][1], grid.rows[at + 1 :]
        projects = {at: field for at, head in enumerate(heads) if (field := field_named(head)) and field != "order"}
        tables = _tables(s, heads)
        best = max((len(columns) for _, columns in tables), default=0)
        if _is_of_projects(projects.values()) and len(projects) >= best:
            yield from _projects(s, heads, sorted(projects), rows)
            return
        if best >= 3:
            yield from _rows(s, Grid(heads, rows, grid.above), [t for t in tables if len(t[1]) == best])
            return
    for piece in grid.named_rows():
        yield from _of_piece(s, piece, names)


def _is_of_projects(fields: Iterable[str]) -> bool:
    return len(set(fields)) >= 3 and "name" in fields and bool({"total", "by_year", "lead"} & set(fields))


def _projects(
    s: Session, heads: tuple[str, ...], known: list[int], rows: Sequence[tuple[str, tuple[str, ...]]]
) -> Iterator[Suggestion]:
    for place, cells in rows:
        lines = ([line[at] if at < len(line) else "" for at in known] for line in (heads, cells))
        try:
            pasted = read_paste("\n".join("\t".join(map(_cell, line)) for line in lines), s.context).rows[0]
        except InputError:  # a sum, or a line of numbers under the heads
            continue
        if re.search(r"[^\W\d_]", pasted.reading.project.name):  # numbers alone are a line of sums
            found = _project(s, pasted.entry, pasted.reading, place, tuple(text for _, text in pasted.doubts))
            yield replace(found, doubts=(*found.doubts, *_beyond(heads, known, cells)))


def _beyond(heads: tuple[str, ...], known: list[int], cells: tuple[str, ...]) -> Iterator[str]:
    """What stands in columns that the table of projects does not have: said, so that nobody takes it for kept."""
    for at, cell in enumerate(cells):
        head = heads[at] if at < len(heads) else ""
        if cell and at not in known and field_named(head) != "order":
            yield f"Không ghi cột “{head}”: “{short(cell)}”." if head else f"Không ghi: “{short(cell)}”."


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if '"' in text else text


def _project(
    s: Session, entry: str | dict[str, str], reading: ProjectReading, place: str, doubts: tuple[str, ...]
) -> Suggestion:
    lines = tuple(line.removeprefix("Dự án 0: ") for line in Row(reading.project, 0, ()).lines())
    rows = (entry,) if isinstance(entry, dict) else ()
    return Suggestion(PROJECTS, reading.project.words, place, lines, doubts, rows, sure=not doubts)


def _tables(s: Session, heads: tuple[str, ...]) -> list[tuple[Requirement, dict[int, str]]]:
    """Requirements whose rows the heads may open, with place → column; the first column must be there."""
    out = []
    for requirement in s.outline.requirements:
        if requirement.table and requirement.ask:
            columns = s.pack.tables[requirement.table].columns
            known = {at: column for at, head in enumerate(heads) if head and (column := find_column(columns, head))}
            if next(iter(columns)) in known.values():
                out.append((requirement, known))
    return out


def _rows(s: Session, grid: Grid, tables: list[tuple[Requirement, dict[int, str]]]) -> Iterator[Suggestion]:
    """Rows for the requirement that a cell of theirs names, else that the words above the table speak of, else for all that fit."""
    above = set(fold(grid.above).split())
    fits = {r.id: len(above & set(fold(r.label).split())) for r, _ in tables}
    meant = [r.id for r, _ in tables if fits[r.id] == max(fits.values())]
    labels = {fold(r.label): r.id for r, _ in tables}
    for requirement, columns in tables:
        first = next(iter(s.pack.tables[requirement.table].columns))
        told = []
        for place, cells in grid.rows:
            named = next((labels[fold(cell)] for cell in cells if fold(cell) in labels), "")
            row = {column: cells[at] for at, column in columns.items() if at < len(cells) and cells[at]}
            if requirement.id in ([named] if named else meant) and re.search(r"[^\W\d]", row.get(first, "")):
                told.append((place, row, bool(named)))
        if told:
            sure = len(meant) == 1 or all(named for _, _, named in told)
            place = told[0][0] + (f" đến {told[-1][0].rpartition(' ')[2]}" if len(told) > 1 else "")
            yield _answer_of_rows(s, requirement, [row for _, row, _ in told], place, sure=sure)


def _answer_of_rows(
    s: Session, requirement: Requirement, rows: list[dict[str, str]], place: str, *, sure: bool = True
) -> Suggestion:
    reading = read_answer(requirement, rows, s.context)
    entry = understood(requirement, requirement.label, reading, s.pack)
    words = "\n".join("; ".join(row.values()) for row in rows)
    sure = sure and not entry.doubts
    return Suggestion(requirement.id, words, place, entry.lines, entry.doubts, tuple(rows), sure=sure)


def _from_answers(s: Session, name: str, content: bytes) -> Attachment:
    """An answers file: each answer under the requirement that it names."""
    try:
        answers = parse_answers(content.decode("utf-8-sig"), source=name)
    except UnicodeDecodeError as error:
        raise InputError("tệp không phải văn bản UTF-8.", remedy="Lưu lại tệp bằng bảng mã UTF-8.") from error
    found: list[Suggestion] = []
    for key, answer in answers.answers.items():
        for id_, told in routed(key, answer, answers, s.outline, Intake()).items():
            if not told:
                continue
            place, requirement = f"answers.{id_}", s.outline.by_id[id_]
            if isinstance(told, str):
                found.append(_answer(s, requirement, told, place, named=True))
            else:
                found.append(_answer_of_rows(s, requirement, told, place))
    for number, told_project in enumerate(answers.projects, 1):
        reading = read_project(told_project, f"p{number}", s.context)
        doubts = tuple(reading.doubts)
        found.append(_project(s, told_project, reading, f"projects, dòng {number}", doubts))
    notes = []
    if fold(answers.unit) != fold(s.unit.name):
        notes.append(f"Tệp ghi đơn vị “{answers.unit}”, kế hoạch này của {s.unit.name}.")
    return Attachment(name, len(found), 0, _firsts(found), tuple(notes))
