"""corpus add, list, remove: texts that people add, from files to the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.added import AddedText, Outcome

KINDS = {"official": "văn bản", "own": "tệp của đơn vị"}
SIGNS = {"added": "+", "replaced": "~", "unchanged": "=", "refused": "!"}


def run_add(paths: list[Path], *, as_json: bool) -> int:
    """0 all taken in; 1 some refused; 2 nothing could be read, and nothing was written."""
    from api.console import print_json
    from corpus.added import add, files_of

    outcomes = []
    for path in _watched(files_of(paths)):
        outcomes.append(outcome := add(path))
        if not as_json:
            _tell(outcome)
    refused = sum(outcome.kind == "refused" for outcome in outcomes)
    if as_json:
        print_json({"files": [_outcome_json(outcome) for outcome in outcomes]})
    elif len(outcomes) > 1:
        print(_summary(outcomes))
    return 0 if not refused else 2 if refused == len(outcomes) else 1


def _watched(files: list[Path]) -> Iterator[Path]:
    """The files one after another, with a bar, the rate and the time left where somebody watches."""
    import sys

    if len(files) < 5 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="Đọc văn bản", console=Console(stderr=True), transient=True)


def _tell(outcome: Outcome) -> None:
    from api.console import note

    line = f"{SIGNS[outcome.kind]} {outcome.message}"
    if outcome.kind == "refused":
        note(line)
    else:
        print("\n".join([line, *(f"    {text}" for text in outcome.notes)]))


def _summary(outcomes: list[Outcome]) -> str:
    words = {"added": "đã thêm", "replaced": "đã thay", "unchanged": "không đổi", "refused": "không đọc được"}
    counts = {kind: sum(outcome.kind == kind for outcome in outcomes) for kind in words}
    return f"{len(outcomes)} tệp: " + ", ".join(f"{counts[kind]} {words[kind]}" for kind in words if counts[kind]) + "."


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "path": str(outcome.path),
        "outcome": outcome.kind,
        "key": outcome.key,
        "message": outcome.message,
        "notes": list(outcome.notes),
    }


def run_list(*, as_json: bool) -> int:
    """The added texts, official ones first."""
    from api.console import print_json
    from corpus.added import listed

    found = sorted(listed(), key=lambda text: text.kind, reverse=True)
    if as_json:
        print_json({"texts": [_text_json(text) for text in found]})
    elif not found:
        print("Chưa thêm văn bản nào. Thêm bằng lệnh: kehoach corpus add TỆP|THƯ_MỤC")
    else:
        print("\n".join(_line(text) for text in found))
    return 0


def _line(text: AddedText) -> str:
    from corpus.language import format_date

    named = f"{text.type} {text.number} ({format_date(text.date)})" if text.number and text.date else ""
    title = f"{named or f'{text.type} {text.number}'.strip()} {text.title}".strip()
    unknown = ", chưa có trong danh mục" if text.kind == "official" and not text.catalogued else ""
    return f"{text.key}: {title}\n    {KINDS[text.kind]}{unknown}, {text.count} đoạn, từ {text.source}"


def _text_json(text: AddedText) -> dict[str, Any]:
    return {
        "key": text.key,
        "number": text.number,
        "type": text.type,
        "issuer": text.issuer,
        "date": text.date.isoformat() if text.date else None,
        "title": text.title,
        "kind": text.kind,
        "catalogued": text.catalogued,
        "passages": text.count,
        "source": text.source,
        "added_on": text.added_on.isoformat(),
    }


def run_remove(key: str) -> int:
    """Take one text out. Raises InputError where none or several fit."""
    from corpus.added import remove

    gone = remove(key)
    print(f"Đã gỡ {gone.key} ({gone.count} đoạn, từ {gone.source}).")
    return 0
