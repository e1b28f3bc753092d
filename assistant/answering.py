"""One answer told to a stored plan: words → reading → facts, and the same for a row of the project table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.intake import PROJECTS
from assistant.plan import Fact, Plan
from assistant.projects import ProjectReading, project_facts, read_project
from assistant.reading import Context, Reading, read_answer
from assistant.store import Store
from corpus.errors import InputError
from corpus.framework import Requirement
from corpus.pack import Pack
from corpus.units import find_unit

Rows = list[dict[str, str]]
MAX_PROJECTS = 500  # rows of one plan; the largest unit of the province has some dozens


@dataclass(frozen=True)
class Told:
    """What came of a telling: how it was read, the facts that are new, the version the answer has now."""

    reading: Reading
    facts: list[Fact]
    version: int


@dataclass(frozen=True)
class ToldProject:
    """The same of a row of the project table."""

    reading: ProjectReading
    facts: list[Fact]
    version: int


def context_of(plan: Plan, pack: Pack, said_by: str = "") -> Context:
    """What readers know of a plan."""
    return Context(pack, find_unit(pack, plan.unit), plan.kind, plan.period, plan.date, said_by or plan.said_by)


def asked(requirement_id: str, plan: Plan, pack: Pack) -> Requirement:
    """The requirement of that id, if it takes an answer in this plan. Raises InputError when it does not."""
    requirement = pack.outlines[plan.kind].by_id.get(requirement_id)
    if requirement is None:
        raise InputError(
            f"không có mã yêu cầu “{requirement_id[:60]}” trong kế hoạch loại này.",
            remedy="Các mã có trong khung của kế hoạch.",
        )
    if requirement.reader == "front" or not requirement.ask:
        raise InputError(
            f"“{requirement.label}” không hỏi riêng: được lấy từ phần đầu kế hoạch hoặc tính từ số liệu khác.",
            remedy="Sửa phần đầu kế hoạch hoặc câu trả lời liên quan.",
        )
    return requirement


def tell_answer(
    store: Store,
    plan: Plan,
    requirement_id: str,
    answer: str | Rows,
    pack: Pack,
    *,
    said_by: str = "",
    expected: int | None = None,
) -> Told:
    """Read an answer and keep it. An empty one is refused: no answer ever means delete.

    Raises InputError for what cannot be an answer, StaleError when `expected` is not the answer's version any more.
    """
    requirement = asked(requirement_id, plan, pack)
    if not answer or (isinstance(answer, str) and not answer.strip()):
        raise InputError(
            "câu trả lời để trống.",
            place=requirement.label,
            remedy="Ghi số liệu, hoặc “không có”, “chưa có số liệu”, “bỏ qua”.",
        )
    reading = read_answer(requirement, answer, context_of(plan, pack, said_by))
    return Told(reading, *store.tell(plan.id, requirement_id, reading.facts, expected=expected))


def tell_project(
    store: Store,
    plan: Plan,
    entry: str | dict[str, str],
    pack: Pack,
    *,
    row: str = "",
    said_by: str = "",
    expected: int | None = None,
) -> ToldProject:
    """Read a project and keep it: as a new row, or in the place of `row`. Raises as `tell_answer`."""
    if not (entry.strip() if isinstance(entry, str) else any(cell.strip() for cell in entry.values())):
        raise InputError("dòng dự án để trống.", remedy="Ghi ít nhất tên dự án.")
    if not row:
        row = _next_row(store.facts(plan.id))
        expected = 0  # somebody else's new row of the same number must not be written over
    reading = read_project(entry, row, context_of(plan, pack, said_by))
    told = [replace(fact, said_by=said_by) for fact in project_facts(reading.project, PROJECTS)]
    return ToldProject(reading, *store.tell(plan.id, PROJECTS, told, row=row, expected=expected))


def _next_row(every: list[Fact]) -> str:
    numbers = [int(fact.row[1:]) for fact in every if fact.source == PROJECTS and fact.row[1:].isdigit()]
    number = max(numbers, default=0) + 1
    if number > MAX_PROJECTS:
        raise InputError(f"bảng dự án đã có {MAX_PROJECTS} dòng.", remedy="Gộp các dự án nhỏ.")
    return f"p{number}"
