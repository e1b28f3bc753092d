"""A goal told as a chain of arrows: "60% -> 90% 2022 -> 100% 2025" is the level now and steps, each with its own year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.language import fold
from corpus.language.values import Value, scan

_ARROW = re.compile(r"\s*(?:[-–—]+>|=+>|→|⇒|➔|➜)\s*")
_YEAR = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/.-])")
# A year that nothing leads: in brackets, or behind its figure.
_BARE_YEAR = re.compile(r"\s*\(\s*(?:năm |nam )?(20\d\d)\s*\)|(?<=[\w%])\s+(20\d\d)(?=\s*$|\s*[,(])")
_LEDS = ("nam", "den", "vao", "trong", "truoc", "het", "cuoi", "dau", "giua", "toi", "tu", "sau", "doan")
_NOW = re.compile(
    r"(?:[\s,:(]|(?<!\w)(?:hien nay|hien tai|hien|dang|bay gio|nay|moi|tu|la|dat|duoc|o muc|muc|khoang|tren|gan|hon|chi))*$"
)
_KINDS = ("percent", "fraction", "count", "decimal", "money")


@dataclass(frozen=True)
class Chain:
    """The level now ("" when every step has a year of the plan) and the steps, the last of them the target."""

    level: str
    steps: tuple[str, ...]


def read_chain(text: str, start: int, *, named: bool) -> Chain | None:
    """The chain that a goal tells, None where no arrow leads from one thing to another. `start` is the plan's first year;
    `named`: the question names what the goal is about, so words beside the first figure belong to the level.
    """
    steps = [step for step in (part.strip(" ,;:") for part in _ARROW.split(text)) if step]
    if len(steps) < 2:
        return None
    head, *later = steps[0], *map(_dated, steps[1:])
    values = _values(head)
    years = [int(year) for year in _YEAR.findall(head)]
    if values and years and min(years) >= start:
        return Chain("", (_dated(head), *later))
    if not values:  # "chữ ký số -> 100% 2021" names the thing, "hồ sơ giấy -> hồ sơ điện tử" tells how it is now
        bare = re.match(r"(?:hien|chua|khong|dang)(?!\w)", fold(head)) is None and bool(_values(later[0]))
        return Chain("", _of(head, later)) if bare else Chain(head, tuple(later))
    cut = 0 if named else _subject_end(head, values[-1], later[0])
    return Chain(head[cut:].strip(" ,:"), _of(head[:cut].strip(" ,:"), later))


def _of(thing: str, steps: list[str]) -> tuple[str, ...]:
    """The steps, each of the thing."""
    return tuple(f"{thing} {step}".strip() for step in steps)


def _values(text: str) -> list[Value]:
    return [value for value in scan(text) if value.kind in _KINDS]


def _subject_end(head: str, level: Value, following: str) -> int:
    """Where the thing ends and its level begins: "báo cáo qua mạng 70%"; 0 where the next step names a thing of its own."""
    folded = fold(head)
    end = _NOW.search(folded, 0, level.start)
    cut = end.start() if end else level.start
    if len(re.findall(r"[^\W\d_]+", head[:cut])) < 2:
        return 0
    opens = re.match(
        r"(?:(?:den|vao|nam|het|cuoi|truoc|trong|dat|len|xuong|con|khoang|tren|20\d\d)[\s:,]*)*\d", fold(following)
    )
    return cut if opens or not _values(following) else 0


def _dated(step: str) -> str:
    """ "90% (2022)", "90% 2022" -> "90% năm 2022"; a year that something leads stays."""
    found = _BARE_YEAR.search(step)
    if found is None:
        return step
    before = fold(step[: found.start()]).split()
    if found[2] and before and before[-1] in _LEDS:
        return step
    return f"{step[: found.start()]} năm {found[1] or found[2]}{step[found.end() :]}".strip()
