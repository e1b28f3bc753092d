"""Pinpoints ("điểm b khoản 1 Điều 3") read in whatever order and spelling they are typed."""

from __future__ import annotations

import re
from typing import NamedTuple


class Pin(NamedTuple):
    """A pinpoint in official order, and its place in the text."""

    words: str
    start: int
    end: int


_TOKEN = (
    r"(?:(?:diem|d\.)\s?(?P<{0}p>[a-z])(?![\w.])|(?:khoan|k)\s?\.?\s?(?P<{0}k>\d{{1,2}})(?!\d)"
    r"|(?:dieu|d)\s?\.?\s?(?P<{0}d>\d{{1,3}}[a-z]?)(?!\w))"
)
_ONE = re.compile(rf"(?<!\w){_TOKEN.format('')}")
_RUN = re.compile(rf"(?<!\w){_TOKEN.format('x')}(?:[\s,]*(?:(?:cua|va)\s+)?{_TOKEN.format('y')})*")


def find_pins(text: str, folded: str) -> list[Pin]:
    """The runs of điểm, khoản, điều that name at least one điều; a letter is read as written ("điểm đ")."""
    found = []
    for run in _RUN.finditer(folded):
        ones = _ONE.finditer(folded, run.start(), run.end())
        tokens = [(kind, text[slice(*match.span(kind))].lower()) for match in ones for kind in "pkd" if match[kind]]
        if any(kind == "d" for kind, _ in tokens):
            found.append(Pin(_official(tokens), run.start(), run.end()))
    return found


def _official(tokens: list[tuple[str, str]]) -> str:
    """Each điều with its khoản and điểm before it; those typed after a điều belong to it when none came before."""
    groups: list[dict[str, str]] = [{}]
    for kind, value in tokens:
        if kind in groups[-1] or (groups[-1].keys() >= {"d"} and _opens(kind, groups)):
            groups.append({})
        groups[-1][kind] = value
    labels = (("p", "điểm"), ("k", "khoản"), ("d", "Điều"))
    return ", ".join(" ".join(f"{label} {group[kind]}" for kind, label in labels if kind in group) for group in groups)


def _opens(kind: str, groups: list[dict[str, str]]) -> bool:
    """After "khoản 2 Điều 25" a further khoản opens a new group; after "Điều 25" alone it completes it."""
    return kind != "d" and groups[-1].keys() != {"d"} and not (kind == "p" and next(iter(groups[-1])) == "d")
