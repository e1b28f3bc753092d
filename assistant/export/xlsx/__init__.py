"""The working tables of a plan as one workbook: every cell plain text or a number, never a formula."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.pipeline import Result

__all__ = ["render_tables", "write_tables"]


def render_tables(result: Result) -> bytes:
    """The plan's tables as an .xlsx; the same plan gives the same bytes."""
    from assistant.export.xlsx.sheets import sheets_of
    from assistant.export.xlsx.workbook import to_bytes

    return to_bytes(sheets_of(result), result.plan, result.document.letterhead.subject_lines[0])


def write_tables(result: Result, path: Path) -> None:
    """Write the tables whole or not at all. Raises InputError when the place cannot be written."""
    from assistant.files import write_whole

    write_whole(path, render_tables(result))
