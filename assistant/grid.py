"""The project table of a stored plan edited as a grid: cells, rows, their order, rows pasted, every change taken back.

Facts are appended: a change is a batch of them, told at one moment. The table's version is its last fact. Going back to a version
tells anew what stood then, so that nothing is lost on either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answering import MAX_PROJECTS, context_of
from assistant.intake import PROJECTS
from assistant.plan import Fact, Plan, Project, Standing
from assistant.projects import ORDER, PROJECT, project_facts, projects_from_facts
from assistant.projects.cells import CellReading, with_cell
from assistant.projects.pasting import Pasted, read_paste
from assistant.store import StaleError, Store, current_of, version_of
from corpus.errors import InputError
from corpus.pack import Pack

UNDONE = "project.undo"  # closes the batch of a going back; its value is the version gone back to
MENDED = "correction"
TABLE = (PROJECT, ORDER)


@dataclass(frozen=True)
class Table:
    """The table as it stands: its rows in order, its version, the version that undoing goes back to (None: nothing is left)."""

    projects: list[Project]
    version: int
    undo: int | None
    facts: list[Fact]

    def row(self, id_: str) -> Project:
        """Raises InputError for a row that there is not."""
        found = next((project for project in self.projects if project.row == id_), None)
        if found is None:
            raise InputError("bảng dự án không có dòng này.", remedy="Tải lại bảng.")
        return found

    def version_of(self, row: str) -> int:
        return version_of(self.facts, PROJECTS, row)


class Grid:
    """Edits one plan's table. `expected` is the version (of the row, or of the table) that the author saw; None does not ask.
    Each method raises StaleError, with nothing written, when that version is no longer the one of now."""

    def __init__(self, store: Store, plan: Plan, pack: Pack, *, said_by: str = "") -> None:
        self._store, self._plan, self._said_by = store, plan, said_by
        self._context = context_of(plan, pack, said_by)

    def table(self) -> Table:
        facts = self._store.facts(self._plan.id)
        return table_of(facts)

    def set_cell(self, row: str, column: str, text: str, *, expected: int | None = None) -> CellReading:
        """One cell typed anew. Raises InputError for words of which nothing can be read."""
        table = self.table()
        before = table.row(row)
        reading = with_cell(before, column, text, self._context)
        mended = {
            fact.column: replace(fact, origin=MENDED)
            for fact in project_facts(reading.project, PROJECTS, previous=before)
        }
        old = {fact.column: fact for fact in _of_rows(table.facts) if fact.row == row}
        changed = [fact for name, fact in mended.items() if name not in old or _value(old[name]) != _value(fact)]
        self._write(changed, row=row, expected=expected)
        return reading

    def paste(self, text: str, *, after: str = "", expected: int | None = None) -> tuple[Pasted, list[str]]:
        """Rows pasted below a row (below all, where none is named): what was read, and the ids of the new rows."""
        table = self.table()
        pasted = self.read(text)
        number = max((int(match[1]) for f in table.facts if (match := re.fullmatch(r"p(\d+)", f.row))), default=0)
        if len(table.projects) + len(pasted.rows) > MAX_PROJECTS:
            raise InputError(f"bảng dự án nhiều nhất {MAX_PROJECTS} dòng.", remedy="Gộp các dự án nhỏ.")
        rows = [f"p{number + n}" for n in range(1, len(pasted.rows) + 1)]
        told: list[Fact] = []
        for row, entry in zip(rows, pasted.rows, strict=True):
            told += project_facts(replace(entry.reading.project, row=row), PROJECTS)
        ids = [project.row for project in table.projects]
        if after:
            place = ids.index(table.row(after).row) + 1
            told.append(_order([*ids[:place], *rows, *ids[place:]]))
        self._write(told, expected=expected)
        return pasted, rows

    def read(self, text: str) -> Pasted:
        """How a paste would be understood; nothing is kept."""
        return read_paste(text, self._context)

    def reorder(self, rows: Sequence[str], *, expected: int | None = None) -> None:
        """Every row once, in the new order. Raises InputError otherwise, StaleError where the rows are others by now."""
        if sorted(rows) != sorted(project.row for project in self._seen(expected).projects):
            raise InputError("thứ tự mới phải có đủ các dòng, mỗi dòng một lần.", remedy="Tải lại bảng.")
        self._write([_order(rows)], expected=expected)

    def remove(self, row: str, *, expected: int | None = None) -> None:
        """Take a row out, with whatever was accepted for it; its id is never given again."""
        table = self.table()
        table.row(row)
        gone = [fact for fact in _of_rows(table.facts) if fact.row == row]
        self._write([_withdrawn(fact) for fact in gone], row=row, expected=expected)

    def undo(self, to: int | None = None, *, expected: int | None = None) -> None:
        """The table as it was at a version (before its last change, where none is named). Raises InputError where there is
        nothing to take back, StaleError where it is another table by now."""
        table = self._seen(expected)
        target = table.undo if to is None else to
        if target is None or not 0 <= target <= table.version:
            raise InputError("không còn thay đổi nào của bảng để hoàn tác.", remedy="Sửa trực tiếp trong bảng.")
        then = {fact.key: fact for fact in current_of(_told(table.facts, target))}
        now = {fact.key: fact for fact in current_of(_told(table.facts, table.version))}
        told = [replace(fact, id="", said_at="") for key, fact in then.items() if _value(now.get(key)) != _value(fact)]
        told += [_withdrawn(fact) for key, fact in now.items() if key not in then]
        if to is None or told:
            mark = Fact(UNDONE, str(target), PROJECTS, words=f"hoàn tác {table.version}", said_by=self._said_by)
            self._write([*told, mark], expected=expected, said=False)

    def _seen(self, expected: int | None) -> Table:
        """The table, when it is the one that its editor saw: what fits an older one is no fault of theirs."""
        table = self.table()
        if expected is not None and expected != table.version:
            raise StaleError("bảng vừa được người khác sửa.", remedy="Xem bản mới rồi sửa lại.")
        return table

    def _write(
        self, told: Sequence[Fact], *, row: str | None = None, expected: int | None = None, said: bool = True
    ) -> None:
        if said:
            told = [replace(fact, said_by=self._said_by or fact.said_by) for fact in told]
        self._store.add_facts(self._plan.id, told, of=(PROJECTS, row), expected=expected)


def table_of(facts: list[Fact]) -> Table:
    """The project table of all facts of a plan."""
    current = current_of(facts)
    return Table(projects_from_facts(current), version_of(facts, PROJECTS), _before(facts), facts)


def _before(facts: Iterable[Fact]) -> int | None:
    """The version before the last change; a going back counts as the version it went back to."""
    ends: list[tuple[int, int | None]] = []  # the last fact of each batch, and where it went back to
    moment = ""
    for fact in facts:
        if fact.source != PROJECTS or fact.quantity not in (*TABLE, UNDONE):
            continue
        back = int(fact.value) if fact.quantity == UNDONE else None
        if ends and fact.said_at == moment and ends[-1][1] is None:
            ends.pop()
        ends.append((_seq(fact), back))
        moment = fact.said_at
    if not ends:
        return None
    at = ends[-1][1] if ends[-1][1] is not None else ends[-1][0]
    return max((end for end, _ in ends if end < at), default=0) if at else None


def _told(facts: Iterable[Fact], version: int) -> list[Fact]:
    return [f for f in facts if f.source == PROJECTS and f.quantity in TABLE and _seq(f) <= version]


def _of_rows(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in current_of(facts) if fact.source == PROJECTS and fact.quantity == PROJECT]


def _order(rows: Sequence[str]) -> Fact:
    return Fact(ORDER, " ".join(rows), PROJECTS, words="xếp lại thứ tự")


def _withdrawn(fact: Fact) -> Fact:
    return replace(fact, value="", standing=Standing.WITHDRAWN, id="", said_at="")


def _value(fact: Fact | None) -> tuple[str, Standing] | None:
    return None if fact is None else (fact.value, fact.standing)


def _seq(fact: Fact) -> int:
    return int(fact.id[1:])
