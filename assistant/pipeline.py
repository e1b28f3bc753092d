"""From answers to a drafted, checked plan: the one way through the house."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.answers import Answers
from assistant.budget import budget_quantities, repeated_quantities, row_sums
from assistant.coverage import coverage_of
from assistant.drafting.desk import Desk
from assistant.drafting.document import compose_document
from assistant.drafting.finish import sentences_of
from assistant.drafting.voicing import voice_for
from assistant.editing import Edits, Laid, edits_of, lay_over
from assistant.grounding import Support, check_sentences
from assistant.intake import Intake, take_in, taken_in
from assistant.ledger import Known, Ledger, with_ids
from assistant.plan import Document, Fact, Finding, Plan, Project, Proposal, Severity
from assistant.projects import Totals, projects_from_facts, totals
from assistant.proposals import accept, propose
from assistant.reading import Context
from assistant.validation import Check, run_rules
from assistant.validation.base import Coverage
from corpus.errors import InputError
from corpus.language import fold
from corpus.legal import full_names
from corpus.pack import Pack
from corpus.packs import load_pack
from corpus.units import Unit, find_unit

if TYPE_CHECKING:
    from assistant.store import Store

Progress = Callable[[str, float], None]


@dataclass
class Result:
    """A drafted plan with all that a person or a program wants to know of it."""

    plan: Plan
    desk: Desk
    laid: Laid
    findings: list[Finding]
    proposals: list[Proposal]
    coverage: list[Coverage]
    totals: Totals
    facts: list[Fact] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    support: Support = field(default_factory=lambda: Support({}, {}))  # what sentences may rest on

    @property
    def document(self) -> Document:
        """What is printed: composed, with people's edits laid over it."""
        return self.laid.document

    def with_document(self, document: Document) -> Result:
        """The same result of another document: with notes, without annexes."""
        return replace(self, laid=replace(self.laid, document=document))

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    def as_json(self, output: str = "") -> dict[str, Any]:
        """The form of `kehoach draft --json`."""
        return {
            "plan": self.plan.id,
            "output": output,
            "findings": [finding.as_json() for finding in self.findings],
            "proposals": [{"id": proposal.id, "text": proposal.text} for proposal in self.proposals],
            "coverage": [
                {
                    "requirement": row.requirement,
                    "field": row.field,
                    "standing": row.standing,
                    "section": row.section,
                    "sentences": list(row.sentences),
                }
                for row in self.coverage
            ],
            "totals": self.totals.as_json(),
        }


def draft(
    answers: Answers,
    store: Store | None = None,
    *,
    clean: bool = False,
    progress: Progress | None = None,
    pack: Pack | None = None,
) -> Result:
    """Read, draft and check a plan; saved when a store is given. Raises InputError for input that cannot be used."""
    tell = progress or (lambda _text, _share: None)
    tell("Đọc câu trả lời", 0.1)
    pack = pack or load_pack()
    unit = find_unit(pack, answers.unit)
    outline = pack.outlines[answers.kind]
    context = Context(pack, unit, answers.kind, answers.period, answers.date, answers.said_by)
    intake = take_in(answers, outline, context)
    plan = plan_of(answers, unit)
    if store is not None:
        intake.facts = _dated(intake.facts, store.current(plan.id))
    result = compose(plan, unit, pack, intake, clean=clean, accepted=answers.accept, tell=tell, place=answers.source)
    if store is not None:
        tell("Lưu kế hoạch", 0.9)
        store.save_plan(plan, pack.info.id)
        store.add_facts(plan.id, result.facts)
    return result


def _dated(told: list[Fact], kept: list[Fact]) -> list[Fact]:
    """Facts with the time at which they were told: that of the same telling kept before, else now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    before = {(fact.key, fact.value, fact.words): fact.said_at for fact in kept}
    return [replace(fact, said_at=before.get((fact.key, fact.value, fact.words), now)) for fact in told]


def saved(plan_id: str, store: Store, *, clean: bool = False, pack: Pack | None = None) -> Result:
    """A stored plan, drafted and checked anew from its facts. Raises InputError when there is no such plan."""
    plan, facts = store.plan(plan_id), store.current(plan_id)
    return redraft(plan, facts, pack or load_pack(), clean=clean, edits=edits_of(store, plan_id))


def redraft(plan: Plan, facts: list[Fact], pack: Pack, *, clean: bool = False, edits: Edits | None = None) -> Result:
    """A plan drafted and checked from its current facts. Raises InputError for a unit that the pack does not know."""
    unit = find_unit(pack, plan.unit)
    context = Context(pack, unit, plan.kind, plan.period, plan.date, plan.said_by)
    intake = taken_in(facts, pack.outlines[plan.kind], context)
    return compose(plan, unit, pack, intake, clean=clean, edits=edits)


def apart_from_restricted(document: Document) -> tuple[Document, Document]:
    """The document without its restricted annexes, and one that holds only those, for circulation apart."""
    kept = tuple(annex for annex in document.annexes if not annex.restricted)
    apart = tuple(annex for annex in document.annexes if annex.restricted)
    if not apart:
        raise InputError("kế hoạch không có phụ lục lưu hành hạn chế.", remedy="Xuất một tệp, không tách phụ lục.")
    return replace(document, annexes=kept), replace(document, opening=(), sections=(), annexes=apart)


def plan_of(answers: Answers, unit: Unit) -> Plan:
    """The plan's head; its id is the unit, the years and a mark of the answers, so the same file is the same plan."""
    digest = hashlib.sha256(
        json.dumps(asdict(replace(answers, source="")), default=str, sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()[:6]
    return Plan(
        id=plan_id_of(unit, answers.period, digest),
        unit=unit.name,
        kind=answers.kind,
        period=answers.period,
        date=answers.date,
        place=answers.place,
        number=answers.number,
        signer=tuple(sorted((answers.signer or {}).items())),
        recipients=answers.recipients,
        said_by=answers.said_by,
    )


def plan_id_of(unit: Unit, period: tuple[int, int], mark: str) -> str:
    """An id that people can read: unit, years, and a mark that tells plans of the same years apart."""
    first, last = period
    years = str(first) if first == last else f"{first}-{last}"
    slug = "-".join(fold(unit.name).split())
    slug = "".join(char for char in slug if char.isalnum() or char == "-")[:48].strip("-")
    return f"{slug}-{years}-{mark}"


def compose(
    plan: Plan,
    unit: Unit,
    pack: Pack,
    intake: Intake,
    *,
    clean: bool,
    accepted: tuple[str, ...] = (),
    tell: Progress | None = None,
    place: str = "",
    edits: Edits | None = None,
) -> Result:
    """Draft and check from what was taken in; `edits` are the sections as people edited them."""
    tell = tell or (lambda _text, _share: None)
    tell("Soạn các mục", 0.5)
    facts, projects = intake.facts, intake.projects
    desk = make_desk(plan, unit, pack, facts, projects)
    proposals = propose(desk)
    if accepted:
        taken, unknown = accept(facts, proposals, accepted)
        if unknown:
            raise InputError(
                f"không có đề xuất “{unknown[0]}”.",
                place=f"{place}, khóa accept",
                remedy="Các đề xuất hiện có: " + ", ".join(p.id for p in proposals[:12]) + ".",
            )
        facts = with_ids(taken)
        projects = projects_from_facts(facts)
        desk = make_desk(plan, unit, pack, facts, projects)
        proposals = [p for p in propose(desk) if p.id not in accepted and "all" not in accepted]
    support = support_for(desk, facts, totals(projects, plan.period))
    laid = lay_over(compose_document(desk, draft=not clean), edits or {}, desk, support)
    tell("Kiểm tra", 0.8)
    return _checked(desk, laid, support, replace(intake, facts=facts, projects=projects), proposals)


def make_desk(plan: Plan, unit: Unit, pack: Pack, facts: list[Fact], projects: list[Project]) -> Desk:
    """Everything that drafting reads."""
    sums = totals(projects, plan.period)
    computed: dict[str, Known] = {
        **budget_quantities(sums, projects, plan.period[0]),
        **repeated_quantities(projects, facts, plan.period[0]),
        **row_sums(pack.quantities, facts),
    }
    voice = voice_for(unit, plan, facts)
    texts = {"unit.type": unit.type, "unit.level": unit.level, "kind": plan.kind}
    ledger = Ledger(pack.quantities, facts, computed, texts)
    return Desk(pack, pack.outlines[plan.kind].for_type(unit.type), plan, unit, ledger, voice, projects)


def _checked(desk: Desk, laid: Laid, support: Support, intake: Intake, proposals: list[Proposal]) -> Result:
    sums, document = totals(intake.projects, desk.plan.period), laid.document
    unsupported = check_sentences(sentences_of(document), support)
    coverage = coverage_of(desk, document, intake.readings)
    check = Check(
        desk,
        document,
        coverage,
        sums,
        intake.projects,
        intake.readings,
        intake.project_notes,
        intake.unplaced,
        unsupported,
        proposals,
        laid.stale,
    )
    return Result(
        desk.plan, desk, laid, run_rules(check), proposals, coverage, sums, intake.facts, intake.projects, support
    )


def support_for(desk: Desk, facts: list[Fact], sums: Totals) -> Support:
    """Facts, project rows with their sums, the plan's own years, and the documents that the framework's own words name."""
    first, last = desk.plan.period
    texts = {  # the years of money split over "2022-2023" stand in no word
        f"project:{p.row}": " ".join((p.words, p.name, str(p.total), *(str(year) for year, _ in p.by_year)))
        for p in desk.projects
    }
    texts |= {r.id: "" for r in desk.outline.requirements}
    years = {str(year) for year in range(first, last + 1)} | {f"{first}-{last}", f"{first - 5}-{first - 1}"}
    dates = {
        day for offer in desk.pack.suggestions.values() for day in re.findall(r"\d{1,2}/\d{1,2}/\d{4}", offer.text)
    }
    own = [r.label for r in desk.outline.requirements] + [
        text for p in desk.proses.values() for text in p.absent.values()
    ]
    numbers = {number for text in own for number in re.findall(r"\d+(?:/[\w-]+)+", text)}
    rows = {Decimal(count) for count in range(1, len(desk.projects) + 1)}
    added = [
        *budget_quantities(sums, desk.projects, first).values(),
        *repeated_quantities(desk.projects, facts, first).values(),
    ]
    rows |= {known.number for known in added if known.number is not None}
    return Support(
        {fact.id: fact for fact in facts},
        texts,
        frozenset(years | dates | numbers),
        sums.numbers() | rows,
        full_names(),
    )
