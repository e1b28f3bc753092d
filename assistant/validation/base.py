"""The table of rules and what a rule sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module

from assistant.drafting.desk import Desk
from assistant.grounding import Unsupported
from assistant.plan import Document, Finding, Project, Severity
from assistant.projects import Totals
from assistant.reading.context import Reading


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


Found = tuple[str, str, str]  # where, message, hint


@dataclass(frozen=True)
class Rule:
    """A check with its stable id; `title` says in one line what it looks for, `basis` the line it rests on."""

    id: str
    severity: Severity
    title: str
    basis: str
    find: Callable[[Check], Iterable[Found]]


RULES: list[Rule] = []
MODULES = ("coverage", "figures", "table", "goals", "documents", "text")


def rule(
    id_: str, severity: Severity, title: str, basis: str = ""
) -> Callable[[Callable[[Check], Iterable[Found]]], Callable[[Check], Iterable[Found]]]:
    """Enter a function in the table of rules."""

    def enter(find: Callable[[Check], Iterable[Found]]) -> Callable[[Check], Iterable[Found]]:
        RULES.append(Rule(id_, severity, title, basis, find))
        return find

    return enter


def load_rules() -> list[Rule]:
    """All rules of all modules, in the order of the table."""
    for name in MODULES:
        import_module(f"assistant.validation.{name}")
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
            yield Finding(entry.id, entry.severity, where, message, hint, entry.basis)
