"""export: a saved plan as a file, of the kind that its name asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from api.commands.drafting import deliver
from api.commands.targets import check_target
from api.console import note
from assistant.pipeline import Result, saved
from corpus.errors import InputError

SUFFIXES = (".docx", ".xlsx")


@dataclass(frozen=True)
class Wanted:
    """What was asked of an export beside its file."""

    draft: bool = False
    restricted: Path | None = None


def run_export(plan: str, output: Path, wanted: Wanted) -> int:
    """A saved plan in Word, or its working tables. 0 done; 1 errors found."""
    from assistant.store import open_store

    check_target(output, suffixes=SUFFIXES)
    if output.suffix.lower() != ".docx":
        _refuse_word_options(output, wanted)
    if wanted.restricted:
        check_target(wanted.restricted, output)
    result = saved(plan, open_store(), clean=not wanted.draft)
    if output.suffix.lower() == ".xlsx":
        return _tables(result, output)
    return deliver(result, output, clean=not wanted.draft, restricted=wanted.restricted, as_json=False)


def _refuse_word_options(output: Path, wanted: Wanted) -> None:
    for name, given in (("--draft", wanted.draft), ("--restricted", wanted.restricted)):
        if given:
            raise InputError(
                f"{name} chỉ dùng khi xuất Word.", place=str(output), remedy=f"Bỏ {name}, hoặc đặt tên tệp đuôi .docx."
            )


def _tables(result: Result, output: Path) -> int:
    from assistant.export.xlsx import write_tables

    write_tables(result, output)
    note(f"Đã ghi {output}. Mã kế hoạch: {result.plan.id}")
    return 1 if result.errors else 0
