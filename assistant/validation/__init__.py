"""Checks of a whole plan: rules in one table, each a small function that yields findings."""

from assistant.validation.base import RULES, Check, Rule, run_rules

__all__ = ["RULES", "Check", "Rule", "run_rules"]
