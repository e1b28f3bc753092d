"""What the terminal shows: progress on standard error, findings grouped for people, JSON for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from assistant.plan import Finding, Severity

SHOWN = 200  # findings of one severity before the rest is only counted
TITLES = {Severity.ERROR: "Lỗi phải sửa", Severity.WARNING: "Cần xem lại", Severity.INFO: "Ghi chú"}


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
    """Findings by severity, each with its place and remedy."""
    found = list(findings)
    blocks = []
    for severity, title in TITLES.items():
        group = [finding for finding in found if finding.severity is severity]
        if group:
            lines = [f"{title} ({len(group)}):"] + [_line(finding) for finding in group[:SHOWN]]
            if len(group) > SHOWN:
                lines.append(f"  … và {len(group) - SHOWN} mục khác.")
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks) or "Không có vấn đề nào."


def _line(finding: Finding) -> str:
    hint = f"\n      → {finding.hint}" if finding.hint and finding.severity is not Severity.INFO else ""
    return f"  - {finding.where}: {finding.message}{hint}"
