"""Which sheets a plan has, in order; names that Excel accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.export.xlsx.checks import coverage_sheet, figures_sheet, findings_sheet
from assistant.export.xlsx.goals import goals_sheet
from assistant.export.xlsx.model import Sheet
from assistant.export.xlsx.projects import budget_sheet, parts_sheet, projects_sheet
from assistant.export.xlsx.review import review_sheet
from assistant.export.xlsx.rows import row_sheets
from assistant.pipeline import Result

_MAX_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def sheets_of(result: Result) -> list[Sheet]:
    """All working tables; those of rows only where something was asked."""
    desk = result.desk
    return _named(
        [
            projects_sheet(result),
            parts_sheet(result),
            budget_sheet(result),
            goals_sheet(desk),
            *row_sheets(desk),
            findings_sheet(result),
            coverage_sheet(result),
            figures_sheet(desk),
            *review_sheet(desk),
        ]
    )


def _named(sheets: list[Sheet]) -> list[Sheet]:
    """Names as Excel takes them: short, without its marks, each once."""
    return list(_distinct(sheets))


def _distinct(sheets: list[Sheet]) -> Iterator[Sheet]:
    taken: set[str] = set()
    for sheet in sheets:
        name = " ".join(_FORBIDDEN.sub(" ", sheet.name).split())[:_MAX_NAME].strip() or "Bảng"
        number = 2
        base = name
        while name.lower() in taken:
            suffix = f" {number}"
            name, number = base[: _MAX_NAME - len(suffix)] + suffix, number + 1
        taken.add(name.lower())
        yield replace(sheet, name=name)
