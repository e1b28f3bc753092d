"""export and import: a saved plan as a file, of the kind that its name asks for, and a whole plan back in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from api.commands.drafting import deliver
from api.commands.targets import check_target
from api.console import note
from assistant.pipeline import Result, saved
from corpus.errors import InputError

SUFFIXES = (".docx", ".xlsx", ".json")
MAX_PLAN = 200_000_000  # bytes of a plan file; a large plan has some megabytes


@dataclass(frozen=True)
class Wanted:
    """What was asked of an export beside its file."""

    draft: bool = False
    restricted: Path | None = None
    comments: bool = False
    summary: bool = False


def run_export(plan: str, output: Path, wanted: Wanted) -> int:
    """A saved plan in Word, its one-page summary, its working tables, or all of it as JSON. 0 done; 1 errors found."""
    from assistant.store import open_store

    check_target(output, suffixes=SUFFIXES)
    if output.suffix.lower() != ".docx":
        _refuse_word_options(output, wanted)
    if wanted.restricted:
        check_target(wanted.restricted, output)
    if wanted.summary and (wanted.comments or wanted.restricted):
        raise InputError(
            "bản tóm tắt không có ghi chú và phụ lục.", place="--summary", remedy="Bỏ --comments, --restricted."
        )
    if output.suffix.lower() == ".json":
        return _whole(plan, output)
    clean = not (wanted.draft or wanted.comments)
    result = saved(plan, open_store(), clean=clean)
    if output.suffix.lower() == ".xlsx" or wanted.summary:
        return _aside(result, output)
    return deliver(result, output, clean=clean, restricted=wanted.restricted, comments=wanted.comments)


def _refuse_word_options(output: Path, wanted: Wanted) -> None:
    for name, given in (
        ("--draft", wanted.draft),
        ("--restricted", wanted.restricted),
        ("--comments", wanted.comments),
        ("--summary", wanted.summary),
    ):
        if given:
            raise InputError(
                f"{name} chỉ dùng khi xuất Word.", place=str(output), remedy=f"Bỏ {name}, hoặc đặt tên tệp đuôi .docx."
            )


def _aside(result: Result, output: Path) -> int:
    """A working output, which is written even while errors are open."""
    if output.suffix.lower() == ".xlsx":
        from assistant.export.xlsx import write_tables

        write_tables(result, output)
    else:
        from assistant.export.summary import write_summary

        write_summary(result, output)
    note(f"Đã ghi {output}. Mã kế hoạch: {result.plan.id}")
    return 1 if result.errors else 0


def _whole(plan: str, output: Path) -> int:
    from assistant.archive import export_plan
    from assistant.files import write_whole
    from assistant.store import open_store

    write_whole(output, export_plan(open_store(), plan).encode())
    note(f"Đã ghi {output}: toàn bộ kế hoạch {plan}. Đưa vào máy khác bằng lệnh: kehoach import {output.name}")
    return 0


def run_import(source: Path, as_id: str) -> int:
    """A plan of a file entered whole; one that is there is never overwritten."""
    from assistant.archive import import_plan
    from assistant.files import read_text
    from assistant.store import open_store

    imported = import_plan(open_store(), read_text(source, MAX_PLAN), place=str(source), as_id=as_id)
    done = "Đã nhập" if imported.new else "Đã có sẵn, giống hệt; không đổi gì:"
    print(f"{done} kế hoạch {imported.plan}. Xem và soạn tiếp: kehoach export {imported.plan} -o ke-hoach.docx --draft")
    return 0
