"""What the assistant knows, in the shapes of the API: plans, facts, answers, projects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from api.http import schemas as s
from api.http.deps import aware
from api.http.house import Stage
from assistant.explain import explain_answer
from assistant.plan import Fact, Plan, Project, Standing
from assistant.projects import ProjectReading, plain_number
from assistant.projects.cells import cells
from assistant.reading import Context, read_answer
from assistant.reading.context import ANSWER, ROW
from assistant.store import current_of, version_of
from corpus.framework import Outline, Requirement
from corpus.pack import Pack
from corpus.units import Unit


def plan_out(plan: Plan, stage: Stage) -> s.PlanOut:
    """A head, with where the plan stands."""
    assert plan.created is not None
    kind: Any = plan.kind
    return s.PlanOut(
        id=plan.id,
        unit=plan.unit,
        kind=kind,
        period=list(plan.period),
        date=plan.date,
        place=plan.place,
        number=plan.number,
        signer=dict(plan.signer),
        recipients=list(plan.recipients),
        created=aware(plan.created),
        status=stage.status,
        revised=stage.revised,
        deletable=stage.deletable,
        revision=plan.revision,
    )


def framework_out(outline: Outline, pack: Pack, unit: Unit, plan: Plan) -> s.FrameworkOut:
    """Headings with the plan's own years, and every requirement."""
    first, last = plan.period
    years = {"{period}": f"{first}-{last}", "{before}": f"{first - 5}-{first - 1}", "{year}": str(first)}

    def titled(heading: str) -> str:
        for slot, text in years.items():
            heading = heading.replace(slot, text)
        return heading

    return s.FrameworkOut(
        sections=[
            s.OutlineSection(id=x.id, level=x.level, number=x.number, heading=titled(x.heading), parent=x.parent)
            for x in outline.sections
        ],
        requirements=[requirement_out(r, pack, unit) for r in outline.requirements],
    )


def requirement_out(requirement: Requirement, pack: Pack, unit: Unit) -> s.RequirementOut:
    asked = bool(requirement.ask) and requirement.reader != "front"
    columns = pack.tables[requirement.table].columns if requirement.table else {}
    named: tuple[str, ...] = getattr(unit, requirement.named, ()) if requirement.named else ()
    return s.RequirementOut(
        **{name: getattr(requirement, name) for name in ("id", "section", "at", "label", "ask", "help", "example")},
        holder=pack.info.holders.get(requirement.holder, requirement.holder),
        reader=requirement.reader,
        optional=requirement.optional,
        asked=asked and (not requirement.only or unit.type in requirement.only),
        columns=[
            s.ColumnOut(id=id_, label=column.label, type=column.type, required=column.required)
            for id_, column in columns.items()
        ],
        rows_named=list(named),
    )


def fact_out(fact: Fact, pack: Pack, *, current: bool = True) -> s.FactOut:
    quantity = pack.quantities.get(fact.quantity)
    names = ("id", "quantity", "row", "column", "value", "unit", "hedge", "words", "start", "end", "source")
    return s.FactOut(
        **{name: getattr(fact, name) for name in names},
        label=quantity.label if quantity else "",
        standing=str(fact.standing),
        said_by=fact.said_by,
        said_at=fact.said_at,
        origin=fact.origin,
        current=current,
    )


def answers_out(every: list[Fact], outline: Outline, context: Context) -> list[s.AnswerOut]:
    """Every answer given, in the framework's order."""
    told = {fact.source for fact in every}
    current = current_of(every)
    return [
        answer_out(r, every, context, current=current)
        for r in outline.requirements
        if r.id in told and r.ask and r.reader != "front"
    ]


def answer_out(
    requirement: Requirement, every: list[Fact], context: Context, *, current: list[Fact] | None = None
) -> s.AnswerOut:
    """An answer with how it was understood; version 0 when nobody has answered."""
    mine = [fact for fact in (current or current_of(every)) if fact.source == requirement.id]
    telling = next((fact for fact in mine if fact.quantity == ANSWER), None)
    rows = rows_of(mine)
    out = s.AnswerOut(
        requirement=requirement.id,
        text=telling.words if telling else "",
        rows=rows if telling and not telling.words else [],
        standing=str(telling.standing) if telling else ("given" if mine else "unanswered"),
        said_by=telling.said_by if telling else "",
        said_at=telling.said_at if telling else "",
        version=version_of(every, requirement.id),
    )
    told: str | list[dict[str, str]] = out.text or out.rows
    if telling and told:
        reading = read_answer(requirement, told, context)
        out.doubts, out.leftover = list(reading.doubts), list(dict.fromkeys(reading.leftover))
        explained = explain_answer(requirement, told, context) if isinstance(told, str) else None
        out.values = [s.ValueOut(**value) for value in explained["values"]] if explained else _cells(mine)
    return out


def rows_of(facts: Iterable[Fact]) -> list[dict[str, str]]:
    """The rows of a table as they were told, column → words."""
    rows: dict[str, dict[str, str]] = {}
    for fact in facts:
        if fact.quantity.startswith(ROW) and fact.row:
            rows.setdefault(fact.row, {})[fact.column] = fact.words or fact.value
    return list(rows.values())


def _cells(facts: Iterable[Fact]) -> list[s.ValueOut]:
    return [
        s.ValueOut(field=f"{fact.row}.{fact.column}", value=fact.value, unit=fact.unit, words=fact.words)
        for fact in facts
        if fact.quantity != ANSWER and fact.standing is Standing.GIVEN
    ]


def project_out(project: Project, version: int, reading: ProjectReading | None = None) -> s.ProjectOut:
    def money(value: Any) -> str | None:
        return None if value is None else plain_number(value)

    return s.ProjectOut(
        **{name: getattr(project, name) for name in ("row", "name", "lead", "kind", "objective", "time", "area")},
        version=version,
        start=project.start,
        end=project.end,
        total=money(project.total),
        security=money(project.security),
        by_year={str(year): plain_number(amount) for year, amount in project.by_year},
        spending=[s.FundingOut(name=name, amount=money(amount)) for name, amount in project.spending],
        sources=[s.FundingOut(name=source.budget, amount=money(source.amount)) for source in project.sources],
        words=project.words,
        cells=cells(project),
        doubts=list(reading.doubts) if reading else [],
        leftover=list(reading.leftover) if reading else [],
    )
