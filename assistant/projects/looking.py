"""Small questions about the projects of a plan, for checks and drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.plan import Project
from corpus.language import fold


def project_years(project: Project) -> range:
    """The years a project runs in; empty when they are not known."""
    if project.start is None or project.end is None:
        return range(0)
    return range(project.start, project.end + 1)


def runs_within(project: Project, period: tuple[int, int]) -> bool:
    """Does some year of the project lie in the period? Unknown years count as yes."""
    years = project_years(project)
    return not years or (years[0] <= period[1] and period[0] <= years[-1])


def starts_before(project: Project, period: tuple[int, int]) -> bool:
    return project.start is not None and project.start < period[0]


def duplicates(projects: Iterable[Project]) -> list[tuple[Project, Project]]:
    """Pairs of rows with the same name but for case, diacritics, spaces and marks; each with the first of its name."""
    first: dict[str, Project] = {}
    out: list[tuple[Project, Project]] = []
    for project in projects:
        name = " ".join(re.findall(r"\w+", fold(project.name)))
        if name and name in first:
            out.append((first[name], project))
        elif name:
            first[name] = project
    return out
