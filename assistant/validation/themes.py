"""Findings as an appraiser puts them: by theme, the worst first."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.plan import Finding, Severity

# First piece of a rule's id -> what it is about; in this order where two themes are equally bad.
THEMES = {
    "security": "An toàn thông tin",
    "levels": "An toàn thông tin",
    "table": "Danh mục nhiệm vụ, dự án",
    "budget": "Kinh phí và quy định về quản lý đầu tư",
    "finance": "Kinh phí và quy định về quản lý đầu tư",
    "totals": "Kinh phí và quy định về quản lý đầu tư",
    "goals": "Mục tiêu",
    "targets": "Mục tiêu",
    "tasks": "Nhiệm vụ, giải pháp, lộ trình",
    "roadmap": "Nhiệm vụ, giải pháp, lộ trình",
    "figures": "Số liệu không khớp nhau",
    "rows": "Bảng, biểu mẫu",
    "databases": "Bảng, biểu mẫu",
    "bases": "Căn cứ, văn bản viện dẫn",
    "documents": "Căn cứ, văn bản viện dẫn",
    "coverage": "Nội dung khung yêu cầu",
    "section": "Nội dung khung yêu cầu",
    "reading": "Câu trả lời đọc chưa chắc",
    "text": "Chữ và câu trong dự thảo",
}


def theme_of(rule: str) -> str:
    """What a rule is about."""
    return THEMES[rule.split(".")[0]]


def by_theme(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Themes with their findings: those with the most errors first, then with the most warnings; in each the worst first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(theme_of(finding.rule), []).append(finding)
    order = list(dict.fromkeys(THEMES.values()))
    for found in groups.values():
        found.sort(key=lambda finding: list(Severity).index(finding.severity))
    return sorted(groups.items(), key=lambda pair: (*(-count(pair[1], s) for s in Severity), order.index(pair[0])))


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """How many are of that severity."""
    return sum(finding.severity is severity for finding in findings)
