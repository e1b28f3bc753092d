"""Findings are told by theme, and each rule has one."""

from assistant.plan import Finding, Severity
from assistant.validation.base import load_rules
from assistant.validation.themes import THEMES, by_theme, theme_of


def test_every_rule_has_a_theme_and_every_theme_a_rule() -> None:
    told = {rule.id.split(".")[0] for rule in load_rules()}
    assert told == set(THEMES)
    assert all(theme_of(rule.id) for rule in load_rules())


def test_the_theme_with_the_most_errors_comes_first_and_in_it_the_errors() -> None:
    def finding(rule: str, severity: Severity) -> Finding:
        return Finding(rule, severity, "mục", "sai.")

    found = [
        finding("table.duplicate", Severity.WARNING),
        finding("goals.period", Severity.ERROR),
        finding("security.share_project", Severity.WARNING),
        finding("table.missing", Severity.ERROR),
        finding("table.time", Severity.ERROR),
    ]
    grouped = by_theme(found)
    assert [theme for theme, _ in grouped] == ["Danh mục nhiệm vụ, dự án", "Mục tiêu", "An toàn thông tin"]
    assert [f.severity for f in grouped[0][1]] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
