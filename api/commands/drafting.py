"""demo, draft, check: from answers to a Word file, its tables and its findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.targets import check_target
from api.console import findings_text, note, print_json, progress
from assistant.pipeline import Result, apart_from_restricted, draft, saved
from corpus.errors import InputError
from corpus.language import format_money

if TYPE_CHECKING:
    from assistant.store import Store


def run_draft(
    answers_path: Path,
    output: Path,
    *,
    clean: bool,
    restricted: Path | None = None,
    tables: Path | None = None,
    comments: bool = False,
    as_json: bool = False,
) -> int:
    """Draft from an answers file. 0 done; 1 errors found (a clean file is then not written, the working tables are).

    A file with comments is always a working draft.
    """
    from assistant.answers import load_answers
    from assistant.store import open_store

    check_target(output, answers_path)
    if restricted:
        check_target(restricted, answers_path, output)
    if tables:
        check_target(tables, answers_path, suffixes=(".xlsx",))
    answers = load_answers(answers_path)
    clean = clean and not comments
    result = draft(answers, open_store(), clean=clean, progress=progress())
    if tables:
        _write_tables(result, tables)
    return deliver(result, output, clean=clean, restricted=restricted, comments=comments, as_json=as_json)


def run_check(target: str, *, as_json: bool) -> int:
    """Findings of an answers file, or of a saved plan by its id."""
    from assistant.answers import load_answers
    from assistant.store import open_store

    path = Path(target)
    from_file = path.exists() or path.suffix in (".yaml", ".yml")
    result = draft(load_answers(path), progress=progress()) if from_file else saved(target, open_store())
    if as_json:
        print_json({"findings": [finding.as_json() for finding in result.findings]})
    else:
        print(findings_text(result.findings))
    return 1 if result.errors else 0


def run_demo(folder: Path, *, as_json: bool) -> int:
    """The shipped examples, from answers to Word, table and report, in one go."""
    from assistant.store import open_store

    _make_folder(folder)
    store = open_store()
    outcomes = [_demonstrate(example, folder, store) for example in examples()]
    if as_json:
        result, output, _ = outcomes[0]
        print_json(result.as_json(str(output)))
    else:
        for result, output, report in outcomes:
            print(f"{result.plan.unit}\n  Kế hoạch: {output}")
            print(f"  Bảng làm việc: {output.with_suffix('.xlsx')}")
            print(f"  Kết quả kiểm tra: {report} ({len(result.errors)} lỗi, {len(result.findings)} mục)")
            print(f"  Tổng kinh phí: {format_money(result.totals.projects)}\n")
        print(f"Sửa tệp trả lời mẫu trong {folder} theo đơn vị của mình rồi chạy:")
        print("  kehoach draft TỆP.yaml -o ke-hoach.docx --draft")
    return 1 if any(result.errors for result, _, _ in outcomes) else 0


def _demonstrate(example: Path, folder: Path, store: Store) -> tuple[Result, Path, Path]:
    """The plan of one example, its report, and a copy of its answers to start from."""
    from assistant.answers import load_answers
    from assistant.files import write_whole

    result = draft(load_answers(example), store, clean=True, progress=progress())
    output, report, answers = (
        folder / f"{example.stem}.docx",
        folder / f"{example.stem}-kiem-tra.txt",
        folder / example.name,
    )
    _write(result, output, None)
    _write_tables(result, output.with_suffix(".xlsx"))
    write_whole(report, _report(result).encode())
    if not answers.exists():  # whoever edited the copy keeps the edits
        write_whole(answers, example.read_bytes())
    return result, output, report


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            "không tạo được thư mục này.", place=str(folder), remedy="Chọn thư mục khác với -o."
        ) from error


def examples() -> list[Path]:
    """The shipped answers files: a sở's five-year plan first, then a huyện's annual plan."""
    import corpus

    found = sorted(
        (Path(corpus.__file__).parent / "data" / "examples").glob("*.yaml"),
        key=lambda path: ("2021-2025" not in path.stem, path.stem),
    )
    if not found:
        raise InputError("bản cài đặt thiếu tệp mẫu.", remedy="Cài lại gói kehoach.")
    return found


def deliver(
    result: Result,
    output: Path,
    *,
    clean: bool,
    restricted: Path | None = None,
    comments: bool = False,
    as_json: bool = False,
) -> int:
    """Write the Word file unless errors forbid it; tell findings, proposals and the plan's id."""
    refused = clean and bool(result.errors)
    if not refused:
        _write(_noted(result) if comments else result, output, restricted)
    if as_json:
        print_json(result.as_json("" if refused else str(output)))
    else:
        print(findings_text(result.findings))
        if result.proposals:
            print(f"\nCó {len(result.proposals)} đề xuất chưa đưa vào kế hoạch (ghi mã vào khóa accept để nhận):")
            print("\n".join(f"  - {proposal.id}: {proposal.text}" for proposal in result.proposals[:30]))
    note(
        f"Không xuất bản chính thức vì còn {len(result.errors)} lỗi; thêm --draft để xuất bản làm việc."
        if refused
        else f"Đã ghi {output}" + (f" và {restricted}" if restricted else "") + f". Mã kế hoạch: {result.plan.id}"
    )
    return 1 if result.errors else 0


def _write(result: Result, output: Path, restricted: Path | None) -> None:
    from assistant.export.word import write_word

    document = result.document
    if restricted:
        kept, apart = apart_from_restricted(result.document)
        write_word(apart, restricted)
        document = kept
    write_word(document, output)


def _noted(result: Result) -> Result:
    from assistant.export.notes import annotate

    return result.with_document(annotate(result))


def _write_tables(result: Result, path: Path) -> None:
    from assistant.export.xlsx import write_tables

    write_tables(result, path)


def _report(result: Result) -> str:
    totals = result.totals
    lines = [f"{result.plan.unit} — kết quả kiểm tra", "", findings_text(result.findings), "", "Bảng nhiệm vụ, dự án"]
    for number, project in enumerate(result.projects, 1):
        money = "chưa có kinh phí" if project.total is None else format_money(project.total)
        lines.append(f"  {number}. {project.name}: {money} ({project.time})")
    lines.append(f"  Tổng cộng: {format_money(totals.projects)}; an toàn thông tin: {format_money(totals.security)}")
    return "\n".join(lines) + "\n"
