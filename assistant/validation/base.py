"""The table of rules and what a rule sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module

from assistant.drafting.desk import Desk
from assistant.editing.laying import Stale
from assistant.grounding import Unsupported
from assistant.plan import Document, Finding, Project, Proposal, Section, Severity
from assistant.projects import Totals
from assistant.reading.context import Reading
from corpus.framework import SectionSpec, Threshold
from corpus.language import short
from corpus.pack import Pack


@dataclass(frozen=True)
class Coverage:
    """Where a requirement's field stands: its section, its standing, the sentences that cover it."""

    requirement: str
    field: str
    label: str
    standing: str
    section: str
    sentences: tuple[str, ...]


@dataclass
class Check:
    """Everything a rule may look at."""

    desk: Desk
    document: Document
    coverage: list[Coverage]
    totals: Totals
    projects: list[Project]
    readings: dict[str, Reading] = field(default_factory=dict)
    project_notes: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )  # row -> doubts, leftovers
    unplaced: list[tuple[str, str]] = field(default_factory=list)  # (key of the answers file, words)
    unsupported: list[Unsupported] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    stale: tuple[Stale, ...] = ()  # edited text that is older than its facts
    _places: dict[str, str] = field(default_factory=dict, repr=False)

    def limit(self, name: str) -> Threshold | None:
        """The limit that holds on the plan's date; None where the pack has none for that day."""
        return self.desk.pack.threshold(name, self.desk.plan.date)

    def place(self, requirement: str) -> str:
        """Where a requirement stands, as the plan numbers it: "Phần II mục IV.3 (p2.4.4.databases)"; others by their own name."""
        entry = self.desk.outline.by_id.get(requirement)
        if entry is None:
            return requirement
        told, printed = self._numbers.get(entry.section, ("", ""))
        at = re.sub(rf"(?<=mục ){re.escape(told)}(?![\w.])", printed, entry.at) if told != printed else entry.at
        return self._named(f"{at} ({requirement})", requirement)

    def section(self, section: Section) -> str:
        """A section by its printed number: "Phần II mục IV.3 Phát triển dữ liệu"."""
        number = self._numbers.get(section.id, ("", section.number))[1]
        part = self._parts.get(section.id, "")
        path = " ".join(piece for piece in (part, f"mục {number}" if number else "") if piece)
        named = (
            f"{path} {section.heading[:1]}{section.heading[1:].lower()}".strip() if number else path or section.heading
        )
        return self._named(named, section.id)

    def row(self, project: Project, *columns: str) -> str:
        """Where a project stands in the table; `columns` are those that are meant."""
        number = self.projects.index(project) + 1
        named = f"Danh mục nhiệm vụ, dự án, dòng {number} ({short(project.name, 50) or 'chưa có tên'})"
        return self._named(named, ":".join([f"project:{project.row}", *columns]))

    def at(self, where: str) -> str:
        """The id of what a place names, as far as one of `place`, `section`, `row` named it last; else ""."""
        return self._places.get(where, "")

    def _named(self, where: str, id_: str) -> str:
        self._places[where] = id_
        return where

    def offers(self, prefix: str) -> list[Proposal]:
        """The open proposals whose id begins so."""
        return [proposal for proposal in self.proposals if proposal.id.startswith(prefix)]

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The Phần that each section stands in, where the plan has any."""
        return {
            inner.id: section.number if section.level == "part" else ""
            for section in self.document.sections
            for inner in section.walk()
        }

    @cached_property
    def _numbers(self) -> dict[str, tuple[str, str]]:
        """The number of each section in the framework and in print ("IV.4", "IV.3"), up to its Phần."""
        printed = {section.id: section.number for section in self.document.walk()}
        specs = {spec.id: spec for spec in self.desk.outline.sections}
        out = {}
        for spec in specs.values():
            told: list[str] = []
            shown: list[str] = []
            here: SectionSpec | None = spec
            while here is not None and here.level != "part":
                told.insert(0, here.number)
                shown.insert(0, printed.get(here.id, here.number))
                here = specs.get(here.parent)
            out[spec.id] = (".".join(told), ".".join(shown))
        return out


Found = tuple[str, str, str]  # where, message, hint


@dataclass(frozen=True)
class Rule:
    """A check with its stable id; `title` says in one line what it looks for, `basis` the line it rests on, or `limit`
    the limit of the pack whose line it is."""

    id: str
    severity: Severity
    title: str
    basis: str
    find: Callable[[Check], Iterable[Found]]
    limit: str = ""

    def basis_in(self, pack: Pack) -> str:
        """The line that the rule rests on."""
        known = pack.threshold(self.limit) if self.limit else None
        return known.basis if known else self.basis


RULES: list[Rule] = []
MODULES = (
    "coverage",
    "figures",
    "rows",
    "reading",
    "table",
    "sums",
    "budget",
    "budgeted",
    "goals",
    "targets",
    "tasks",
    "security",
    "documents",
    "text",
    "edited",
)


def rule(
    id_: str, severity: Severity, title: str, basis: str = "", *, limit: str = ""
) -> Callable[[Callable[[Check], Iterable[Found]]], Callable[[Check], Iterable[Found]]]:
    """Enter a function in the table of rules."""

    def enter(find: Callable[[Check], Iterable[Found]]) -> Callable[[Check], Iterable[Found]]:
        RULES.append(Rule(id_, severity, title, basis, find, limit))
        return find

    return enter


def load_rules() -> list[Rule]:
    """All rules of all modules, in the order of the table."""
    for name in MODULES:
        import_module(f"assistant.validation.{name}")
    RULES.sort(key=lambda rule: MODULES.index(rule.find.__module__.rsplit(".", 1)[-1]))  # whatever was imported before
    return RULES


def run_rules(check: Check) -> list[Finding]:
    """Every finding, errors first, each once."""
    return sorted(
        set(_findings(check)),
        key=lambda f: (list(Severity).index(f.severity), [r.id for r in RULES].index(f.rule), f.where, f.message),
    )


def _findings(check: Check) -> Iterator[Finding]:
    for entry in load_rules():
        for where, message, hint in entry.find(check):
            yield Finding(
                entry.id, entry.severity, where, message, hint, entry.basis_in(check.desk.pack), check.at(where)
            )
