"""What the terminal shows: progress on standard error, findings by theme for people, JSON for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from assistant.plan import Finding, Severity

SHOWN = 200  # findings of one theme before the rest is only counted
WORDS = {Severity.ERROR: "lỗi phải sửa", Severity.WARNING: "điều cần xem lại", Severity.INFO: "ghi chú"}
TAGS = {Severity.ERROR: "lỗi", Severity.WARNING: "xem lại", Severity.INFO: "ghi chú"}


def progress() -> Callable[[str, float], None]:
    """Tells each step once the work has taken more than a second; silent where nobody watches."""
    begun = time.monotonic()

    def tell(text: str, share: float) -> None:
        if sys.stderr.isatty() and time.monotonic() - begun > 1:
            print(f"  {share:4.0%}  {text} …", file=sys.stderr, flush=True)

    return tell


def print_json(document: Any) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """For people, beside what goes to standard output."""
    print(text, file=sys.stderr, flush=True)


def findings_text(findings: Iterable[Finding]) -> str:
    """What the appraiser will ask: findings by theme, the worst first, each with its place, remedy and basis."""
    from assistant.validation.themes import by_theme

    found = list(findings)
    if not found:
        return "Không có vấn đề nào."
    blocks = [f"Sở Thông tin và Truyền thông sẽ hỏi gì: {_counts(found)}."]
    for theme, group in by_theme(found):
        common = _common(group)
        head = f"{theme} ({_counts(group)})" + (f"\n  Căn cứ: {common}" if common else "")
        lines = [head, *(_line(finding, common) for finding in group[:SHOWN])]
        if len(group) > SHOWN:
            lines.append(f"  … và {len(group) - SHOWN} mục khác.")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _counts(findings: list[Finding]) -> str:
    """ "2 lỗi phải sửa, 1 cần xem lại" """
    told = {severity: sum(finding.severity is severity for finding in findings) for severity in WORDS}
    return ", ".join(f"{number} {WORDS[severity]}" for severity, number in told.items() if number)


def _common(findings: list[Finding]) -> str:
    """The line that all findings of a theme rest on, told once; "" where they rest on several."""
    bases = {finding.basis for finding in findings}
    return bases.pop() if len(bases) == 1 and len(findings) > 1 else ""


def _line(finding: Finding, common: str = "") -> str:
    hint = f"\n      → {finding.hint}" if finding.hint and finding.severity is not Severity.INFO else ""
    told = finding.basis and finding.basis != common and finding.severity is not Severity.INFO
    basis = f"\n      Căn cứ: {finding.basis}" if told else ""
    return f"  - [{TAGS[finding.severity]}] {finding.where}: {finding.message}{hint}{basis}"
