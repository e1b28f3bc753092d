"""Everything told in words, with its place: answers and projects."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.suspect import tainted, texts
from assistant.validation.base import Check


def told_in_words(check: Check) -> Iterator[tuple[str, str]]:
    """(place, text) of each clause, entry, goal, text cell and project text, each text once at its place."""
    seen: set[tuple[str, str]] = set()
    answers = (
        (check.place(fact.source), fact.value)
        for fact in texts(check.desk.ledger)
        if fact.source in check.desk.outline.by_id
    )
    rows = (
        (check.row(project), text)
        for project in check.projects
        for text in (project.name, project.objective, project.lead)
    )
    raw = ((check.row(project), project.words) for project in check.projects if tainted(project.words))
    for pair in (*answers, *rows, *raw):
        if pair[1] and pair not in seen:
            seen.add(pair)
            yield pair
