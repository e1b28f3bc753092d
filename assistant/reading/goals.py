"""Goals: what is to be reached, the level now, the target, the time, each with the unit's own wording."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.reading.arrows import Chain, read_chain
from assistant.reading.bodies import by_body
from assistant.reading.clauses import Piece, split_clauses, split_segments
from assistant.reading.context import FOLLOWS, GOAL, LEVEL, Telling
from assistant.reading.goal_items import goal_items
from assistant.reading.goal_levels import LEVEL_OF_YEAR, NOW_LAST, split_base
from assistant.reading.goal_times import time_of
from assistant.reading.steps import write_out
from corpus.language import fold, split_items
from corpus.language.values import Value, scan

_TARGET = re.compile(
    r"(?:dat|len|muc tieu|chi tieu|phan dau|toi thieu|it nhat|xong|bang|la|con|dang ky|hoan thanh|dk)\s*(?:la|dat|khoang|tren)?\s*$"
)


# "hiện 10% 2025 80%": the present level and the target in one breath.
_RUN_ON = re.compile(
    r"(?<=%)\s+(?=(?:mục tiêu|muc tieu|chỉ tiêu|chi tieu|phấn đấu|phan dau)\s+(?:(?:là|la|đạt|dat)\s+)?\d)|"
    r"(?<=%)\s+(?=(?:(?:đến|den|năm|nam|vào|vao)\s+)*20\d\d\s+(?:(?:đạt|dat|là|la)\s+)?\d+(?:[.,]\d+)?\s*%)"
)


@dataclass(frozen=True)
class Parts:
    """A goal's pieces; statement is the text without the part that tells the present level."""

    statement: str
    base_words: str
    base: Value | None
    base_count: Value | None
    target: Value | None
    time: str


def read_goal(telling: Telling) -> None:
    """One goal whose subject the question names ("hiện 82%, mục tiêu 100% vào năm 2023"), or one of each level."""
    lead, bodies = by_body(telling.text, time_of)
    if bodies and not lead:
        for number, told in enumerate(bodies, 1):
            row = f"g{number}"
            _tell(telling, row, Piece(told.words, told.start))
            telling.add(GOAL, told.body, row=row, column=LEVEL, words=told.words, start=told.start, end=told.end)
        return
    if bodies:
        read_goals(telling)
        return
    lines = split_items(telling.text)
    told_first = bool(lines) and NOW_LAST.fullmatch(fold(lines[0].text))
    if len(lines) > 1 and not told_first and all(_target_like(item.text) for item in lines):
        read_goals(telling)
        return
    _tell(telling, "g1", Piece(telling.text.strip(), 0))


def read_goals(telling: Telling) -> None:
    """Several goals, each naming its own subject; "; hiện nay tỷ lệ này là 71%" belongs to the one before it."""
    for number, item in enumerate(goal_items(telling), 1):
        _tell(telling, f"g{number}", Piece(item.text, item.start))


def _target_like(text: str) -> bool:
    return any(value.kind in ("percent", "fraction", "count") for value in scan(text)) and len(text.split()) > 4


def parse_goal(text: str, start: int = 9999) -> Parts:
    """Split a goal into its parts; what cannot be told apart stays in the statement. Levels of years before `start` are present ones."""
    statement, base_words = split_base(Piece(_RUN_ON.sub(", ", text), 0), start)
    statement = re.sub(r"^(?:mục tiêu|chỉ tiêu)\s*(?:là|:)?\s+(?=\S)", "", statement, flags=re.IGNORECASE)
    statement = _LAST_YEAR.sub(r"\1 năm \2", statement)
    base_values = [v for v in scan(base_words) if v.kind in ("percent", "fraction", "count", "decimal", "money")]
    if "," in base_words and LEVEL_OF_YEAR.fullmatch(fold(base_words.rpartition(", ")[2])):
        base_values = base_values[::-1]
    base = next((v for v in base_values if v.kind == "percent"), base_values[0] if base_values else None)
    base_count = next((v for v in base_values if v.kind == "fraction" and v is not base), None)
    values = [v for v in scan(statement) if v.kind in ("percent", "fraction", "count", "decimal", "money")]
    return Parts(statement, base_words, base, base_count, _target(statement, values), time_of(statement))


# "mở 2 bộ dữ liệu 2023": a year that ends a goal is its time
_LAST_YEAR = re.compile(
    r"((?:[^\W\d_]{2}|\)|%))(?<!năm)(?<!nam)(?<!đến)(?<!den)(?<!vào)(?<!vao)(?<!trong)(?<!trước)(?<!truoc)(?<!hết)(?<!het)"
    r"(?<!cuối)(?<!cuoi)(?<!đầu)(?<!dau)(?<!giữa)(?<!giua)(?<!tới)(?<!toi)(?<!từ)(?<!tu)(?<!sau)(?<!đạt)(?<!dat)(?<!là)(?<!la)"
    r"(?<!đoạn)(?<!doan) (20[23]\d)$"
)


def _target(statement: str, values: list[Value]) -> Value | None:
    folded = fold(statement)
    led = [v for v in values if _TARGET.search(folded[: v.start].rstrip() + " ") or _TARGET.search(folded[: v.start])]
    pool = led or values
    percents = [v for v in pool if v.kind == "percent"]
    chosen = percents or pool
    return chosen[0] if chosen else None


def _stages(statement: str) -> list[str]:
    """ "năm 2023 đạt 50%, năm 2025 đạt 80%": one goal in steps, each with its own time and target; else the whole."""
    out: list[str] = []
    stepped = 0
    steps = [s for clause in split_clauses(statement) for s in split_segments(clause)]
    parted = [part for s in steps for part in re.split(r"\s+và\s+(?=(?:đến |vào |năm |tới )*20\d\d)", s.text)]
    for segment in (Piece(part, 0) for part in parted):
        step = time_of(segment.text) and any(v.kind in ("percent", "fraction") for v in scan(segment.text))
        stepped += bool(step)
        if step and stepped > 1:
            out.append(segment.text)
        else:
            out = [", ".join([*out[:1], segment.text])] if len(out) < 2 else [*out[:-1], f"{out[-1]}, {segment.text}"]
    return out if stepped > 1 else [statement]


def _tell(telling: Telling, row: str, piece: Piece) -> None:
    start = telling.context.period[0]
    text = write_out(piece.text)
    if chain := read_chain(text, start, named=bool(telling.requirement.quantity)):
        _tell_chain(telling, row, piece, chain)
        return
    parts = parse_goal(text, start)
    first, *later = _stages(parts.statement)
    if (
        later and not parts.base_words and (bare := _BARE_LEVEL.match(first))
    ):  # "70%; 2022 85%; 2025 100%": now, then, then
        level = next(iter(scan(bare[1])), None)
        parts = replace(parts, base_words=bare[1], base=level)
        first = first[bare.end() :]
    if later:
        step = parse_goal(first, start)
        own = (
            step if step.base_words and not parts.base_words else parts
        )  # "22/132 hiện nay; 50% năm 2022, 80% năm 2025"
        parts = replace(step, base_words=own.base_words, base=own.base, base_count=own.base_count)
    _tell_parts(telling, row, piece, parts)
    _tell_later(telling, row, piece, later)


def _tell_chain(telling: Telling, row: str, piece: Piece, chain: Chain) -> None:
    """ "60% -> 90% 2022 -> 100% 2025": each step of its own year, the first the level now."""
    start = telling.context.period[0]
    first, *later = chain.steps
    level = parse_goal(f"hiện {chain.level}", start) if chain.level else None
    parts = parse_goal(first, start)
    if level is not None:
        parts = replace(parts, base_words=chain.level, base=level.base, base_count=level.base_count)
    _tell_parts(telling, row, piece, parts)
    _tell_later(telling, row, piece, later)


def _tell_later(telling: Telling, row: str, piece: Piece, later: list[str]) -> None:
    start = telling.context.period[0]
    for number, stage in enumerate(later, 2):
        step = parse_goal(stage, start)
        _tell_parts(telling, f"{row}.{number}", piece, step)
        telling.add(GOAL, row, row=f"{row}.{number}", column=FOLLOWS, words=stage, start=piece.start, end=piece.end)


_BARE_LEVEL = re.compile(r"((?:khoảng )?\d[\d.,]*\s*%)[,;]\s+(?=(?:đến |vào |năm )*20\d\d)")


_UNIT_END = re.compile(r"(?:(?:^|\s+)(?:vào|vao|trong|đến|den|hết|het|năm|nam|hiện nay|hien nay|hiện tại|hien tai))+$")


def _tell_parts(telling: Telling, row: str, piece: Piece, parts: Parts) -> None:
    def tell(column: str, value: str, words: str = "", unit: str = "", hedge: str = "") -> None:
        telling.add(
            GOAL,
            value,
            row=row,
            column=column,
            unit=unit,
            words=words or value,
            start=piece.start,
            end=piece.end,
            hedge=hedge,
        )

    tell("statement", parts.statement, piece.text)
    if parts.base_words:
        tell("base_words", parts.base_words)
    for column, value in (("base", parts.base), ("base_count", parts.base_count), ("target", parts.target)):
        if value is not None and value.number is not None:
            number = f"{value.number}/{value.total}" if value.kind == "fraction" else format(value.number, "f")
            unit = "%" if value.kind == "percent" else _UNIT_END.sub("", value.unit_word)
            tell(column, number, value.words, unit, value.hedge)
    if parts.time:
        tell("time", parts.time)
