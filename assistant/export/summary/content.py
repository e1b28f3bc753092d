"""What the page says, before it is laid out: every figure from the plan, nothing new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.drafting.desk import Desk
from assistant.drafting.finish import sentences_of
from assistant.drafting.voice import capital
from assistant.export.origins import reckoned, shown, teller
from assistant.pipeline import Result
from assistant.plan import Project, Severity, Span, SpanKind
from assistant.projects import project_table
from assistant.reading.context import ANSWER, GOAL
from assistant.validation.base import Coverage
from corpus.language import format_count, format_money, format_number

FIGURES = PROJECTS = 5
_CODE = re.compile(r"\s*\([a-z]\w*(?:\.[\w-]+)+\)")  # a requirement's id, which a signatory does not know
_OPEN = ("unanswered", "unknown", "skipped")


@dataclass(frozen=True)
class Figure:
    """A figure with what it rests on."""

    label: str
    value: str
    origin: str


@dataclass(frozen=True)
class Listed:
    """The first of many: what is shown, and how many there are."""

    items: tuple[str, ...]
    count: int

    @property
    def rest(self) -> int:
        return self.count - len(self.items)

    def first(self, most: int) -> Listed:
        return replace(self, items=self.items[:most])


@dataclass(frozen=True)
class Summary:
    """The page's parts; `projects` are rows of cells, `warnings` a count."""

    figures: tuple[Figure, ...]
    projects: tuple[tuple[str, ...], ...]
    others: str
    unknown: Listed
    word: Listed
    errors: Listed
    warnings: int


def summarise(result: Result) -> Summary:
    """The page of a plan."""
    return Summary(
        tuple(_figures(result)),
        tuple(_projects(result)),
        _others(result),
        _unknown(result),
        _word(result),
        _errors(result),
        sum(finding.severity is Severity.WARNING for finding in result.findings),
    )


def _figures(result: Result) -> Iterator[Figure]:
    """The pack's choice where it is known, then what every plan has."""
    desk = result.desk
    known = [figure for name in desk.pack.info.summary if (figure := _figure(name, desk))][: FIGURES - 1]
    goals = sum(len(desk.ledger.rows(GOAL, entry.id)) for entry in desk.outline.requirements)
    cited = {span.refs[0] for s in sentences_of(result.document) for span in s.spans if _cites(span)}
    spare = [
        Figure("Số mục tiêu cụ thể", format_count(Decimal(goals)), "đếm các mục tiêu đã kể"),
        Figure("Số nhiệm vụ, dự án", format_count(Decimal(len(result.projects))), "đếm các dòng của danh mục"),
        Figure("Số văn bản viện dẫn", format_count(Decimal(len(cited))), "đếm trong kế hoạch"),
        Figure("Số số liệu, ý đã đưa vào kế hoạch", format_count(Decimal(len(result.facts))), "đếm từ câu trả lời"),
    ]
    taken = {figure.label for figure in known}
    yield from known
    yield from [figure for figure in spare if figure.label not in taken][: FIGURES - 1 - len(known)]
    asked = sum(row.standing not in _OPEN and row.standing != "not_applicable" for row in result.coverage)
    unknown = len(_open_rows(result))
    yield Figure("Nội dung khung yêu cầu đã trả lời", f"{asked}/{asked + unknown}", "đối chiếu với khung")


def _cites(span: Span) -> bool:
    return span.kind is SpanKind.CITATION and bool(span.refs)


def _figure(name: str, desk: Desk) -> Figure | None:
    spec, known = desk.pack.quantities[name], desk.ledger.get(name)
    if known is None or not known.settled or known.number is None:
        return None
    value = format_money(known.number) if spec.type == "money" else shown(known, spec)
    return Figure(capital(spec.label), f"{known.hedge} {value}".strip(), _origin(name, desk))


def _origin(name: str, desk: Desk) -> str:
    known = desk.ledger.get(name)
    assert known is not None
    if how := reckoned(name, desk):
        return f"tính {how}"
    facts = {fact.id: fact for fact in desk.ledger.facts}
    told = [facts[ref] for ref in known.refs if ref in facts]
    if told and not known.derived:
        return teller(told[0], desk.plan)
    return f"tính từ {len(known.refs)} dòng của danh mục nhiệm vụ, dự án"


def _largest(result: Result) -> list[tuple[int, Project]]:
    """Projects by their money, the largest first; those without money last, as told."""
    numbered = list(enumerate(result.projects))
    return sorted(numbered, key=lambda pair: (pair[1].total is None, -(pair[1].total or 0), pair[0]))


def _projects(result: Result) -> Iterator[tuple[str, ...]]:
    plan = result.plan
    rows = project_table(
        result.projects, annual=plan.kind == "annual", period=plan.period, context=result.desk.voice.context
    ).rows
    for place, project in _largest(result)[:PROJECTS]:
        number, name, lead, kind, _, time = (cell.text for cell in rows[place][:6])
        money = "chưa có" if project.total is None else format_number(project.total)
        yield number, name, lead, kind, time, money


def _others(result: Result) -> str:
    rest = [project for _, project in _largest(result)[PROJECTS:]]
    if not rest:
        return ""
    money = sum((project.total for project in rest if project.total is not None), Decimal(0))
    return f"Còn {format_count(Decimal(len(rest)))} nhiệm vụ, dự án khác, cộng {format_money(money)}."


def _open_rows(result: Result) -> list[Coverage]:
    by_id = result.desk.outline.by_id
    return [row for row in result.coverage if row.standing in _OPEN and not by_id[row.requirement].optional]


def _unknown(result: Result) -> Listed:
    """What the framework asks and nobody has told, with who usually knows."""
    desk = result.desk
    rows = [
        row for row in result.coverage if row.standing in _OPEN and not desk.outline.by_id[row.requirement].optional
    ]
    holders: dict[str, list[str]] = {}
    for row in rows:
        entry = desk.outline.by_id[row.requirement]
        holder = desk.pack.info.holders.get(entry.holder, entry.holder) or "đơn vị"
        if row.label not in (labels := holders.setdefault(holder, [])):
            labels.append(row.label)
    items = [f"{capital(label)} (hỏi {holder})" for holder, labels in holders.items() for label in labels]
    return Listed(tuple(items), len(items))


def _word(result: Result) -> Listed:
    """Who told how many answers; what rests on proposals that were accepted."""
    answers = [fact for fact in result.facts if fact.quantity == ANSWER]
    people = Counter(teller(fact, result.plan) for fact in answers)
    sections: dict[str, list[str]] = {}
    for fact in answers:
        entry = result.desk.outline.by_id.get(fact.source)
        place = entry.at.split(",")[0] if entry else ""
        if place and place not in (places := sections.setdefault(teller(fact, result.plan), [])):
            places.append(place)
    items = []
    for who, count in people.most_common():
        about = "; ".join(sections.get(who, ()))
        items.append(f"{count} câu trả lời của {who}" + (f" ({about})" if len(people) > 1 and about else ""))
    if result.projects:
        items.append(f"{len(result.projects)} dòng của danh mục dự án do {result.plan.said_by or 'đơn vị'} kể")
    if accepted := sum(fact.origin.startswith("proposal:") for fact in result.facts):
        items.append(f"{accepted} ý nhận từ đề xuất của trợ lý")
    return Listed(tuple(items), len(items))


def _errors(result: Result) -> Listed:
    items = [f"{_CODE.sub('', finding.where)}: {finding.message}" for finding in result.errors]
    return Listed(tuple(items), len(items))
