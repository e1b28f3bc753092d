"""One page for whoever signs: five figures, five projects, what is not known, on whose word what rests, what is open."""

from __future__ import annotations

from pathlib import Path

from assistant.pipeline import Result

__all__ = ["render_summary", "write_summary"]


def render_summary(result: Result) -> bytes:
    """The page as a .docx; the same plan gives the same bytes."""
    from assistant.export.summary.content import summarise
    from assistant.export.summary.page import summary_file
    from assistant.export.word.package import to_bytes

    return to_bytes(summary_file(summarise(result), result.document.letterhead))


def write_summary(result: Result, path: Path) -> None:
    """Write the page whole or not at all. Raises InputError when the place cannot be written."""
    from assistant.files import write_whole

    write_whole(path, render_summary(result))
