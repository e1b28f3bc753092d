"""What the assistant suggests and nobody has said: milestones, splits of money, tasks that close gaps. Outside the plan until accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.bases import replacements
from assistant.drafting.desk import Desk
from assistant.drafting.goal_subjects import goal_subject
from assistant.drafting.roadmap import goal_year
from assistant.expressions import compile_expression
from assistant.intake import PROJECTS
from assistant.plan import Fact, Proposal
from assistant.projects import area_proposal, split_proposal, total_proposal
from assistant.reading.context import ANSWER, GOAL, ITEM, YEARLY
from assistant.suspect import impossible_level, tainted
from corpus.language import format_number, lacks_diacritics, polish, restore


def propose(desk: Desk) -> list[Proposal]:
    """All proposals for a plan, in a stable order; what was taken over and stands as it was taken is not proposed again."""
    taken = {(fact.origin, fact.value) for fact in desk.ledger.facts if fact.origin.startswith("proposal:")}
    proposals = [
        *_totals(desk),
        *_splits(desk),
        *_areas(desk),
        *_milestones(desk),
        *_tasks(desk),
        *_restorations(desk),
        *replacements(desk),
    ]
    return [p for p in proposals if p.fact is None or (f"proposal:{p.id}", p.fact.value) not in taken]


def _totals(desk: Desk) -> Iterator[Proposal]:
    """Money told for each year, over the years of its project."""
    for project in desk.projects:
        if proposal := total_proposal(project, PROJECTS):
            yield proposal


def _splits(desk: Desk) -> Iterator[Proposal]:
    first, last = desk.plan.period
    if first == last:
        return
    for project in desk.projects:
        within = project.start is not None and first <= project.start and (project.end or last) <= last
        if within and (proposal := split_proposal(project, PROJECTS)):
            yield proposal


def _areas(desk: Desk) -> Iterator[Proposal]:
    """Which group of tasks a project belongs to, where its name tells and nobody said."""
    for project in desk.projects:
        if (
            not project.area
            and not tainted(project.words)
            and (proposal := area_proposal(project, desk.plan.kind, PROJECTS))
        ):
            yield proposal


def _milestones(desk: Desk) -> Iterator[Proposal]:
    """Even steps between the level now and the target, for goals that run over several years."""
    first, last = desk.plan.period
    for requirement in desk.outline.requirements:
        for row, columns in desk.ledger.rows(GOAL, requirement.id).items():
            base, target, time = columns.get("base"), columns.get("target"), columns.get("time")
            year = goal_year(time.value) if time else None
            if (
                not (base and target and year and requirement.quantity)
                or base.unit != "%"
                or target.unit != "%"
                or year <= first
            ):
                continue
            low, high = Decimal(base.value), Decimal(target.value)
            if high <= low or impossible_level(base) or impossible_level(target):
                continue
            label = goal_subject(requirement, columns, columns["statement"].value, desk)
            if not label:  # a goal with a subject of its own words is not restated
                continue
            for step in range(first, min(year, last + 1)):
                level = (low + (high - low) * (step - first + 1) / (year - first + 1)).quantize(Decimal(1))
                text = f"{label} đạt {format_number(level)}%"
                yield Proposal(
                    f"milestone:{requirement.id}.{row}:{step}",
                    f"Năm {step}: {text}",
                    Fact(YEARLY, text, _roadmap(desk), row=str(step), column=f"{requirement.id}.{row}", words=text),
                )


def _roadmap(desk: Desk) -> str:
    return next((r.id for r in desk.outline.requirements if r.reader == "roadmap"), "")


def _tasks(desk: Desk) -> Iterator[Proposal]:
    """Tasks that would close a gap of Phần I, where no task of the section speaks of it."""
    environment = desk.ledger.environment()
    for gap in desk.pack.gaps:
        if gap.requirement not in desk.outline.by_id or compile_expression(gap.when).evaluate(environment) is not True:
            continue
        told = " ".join(fact.value.lower() for fact in desk.facts(desk.outline.by_id[gap.requirement], ITEM))
        if not any(word.lower() in told for word in gap.keywords):
            yield Proposal(
                f"task:{gap.id}", gap.text, Fact(ITEM, gap.text, gap.requirement, row=f"gap-{gap.id}", words=gap.text)
            )


def _restorations(desk: Desk) -> Iterator[Proposal]:
    """Readings of words typed without diacritics that are not sure enough to print."""
    for fact in desk.ledger.facts:
        if (
            fact.column in ("", "statement")
            and fact.quantity != ANSWER  # the telling as typed is never printed
            and fact.value
            and lacks_diacritics(fact.value)
            and not polish(fact.value).certain
        ):
            restored = restore(fact.value)
            if restored.text != fact.value and restored.likely and not lacks_diacritics(restored.text):
                name = f"{fact.source}.{fact.row}" if fact.row else fact.source
                yield Proposal(
                    f"restore:{name}",
                    f"“{fact.value[:70]}” đọc là “{restored.text[:90]}”",
                    replace(fact, value=restored.text, id=""),
                )


def accept(facts: list[Fact], proposals: list[Proposal], accepted: tuple[str, ...]) -> tuple[list[Fact], list[str]]:
    """Facts with the accepted proposals taken over, and the ids that name no proposal."""
    chosen = [p for p in proposals if p.fact and ("all" in accepted or p.id in accepted)]
    known = {p.id for p in proposals}
    unknown = [id_ for id_ in accepted if id_ != "all" and id_ not in known]
    keys = {p.fact.key for p in chosen if p.fact and p.id.startswith(("restore:", "replace:"))}
    kept = [fact for fact in facts if fact.key not in keys]
    return kept + [replace(p.fact, origin=f"proposal:{p.id}") for p in chosen if p.fact], unknown
