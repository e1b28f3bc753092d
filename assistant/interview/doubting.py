"""What a reader takes and a person should look at twice: asked at once, in the words that the checks of the plan would use later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.drafting.roadmap import goal_year
from assistant.plan import Fact, Standing
from assistant.reading import Context
from assistant.reading.context import GOAL
from assistant.suspect import falls_back, suspicions
from corpus.language import format_number

MOST = "count_most"  # the limit of the pack above which a count of a unit is asked about
_EXAMPLE = "Ghi lại, ví dụ: hiện 40%, đến năm 2025 đạt 90%."


def doubts_of(words: str, facts: Sequence[Fact], asked: Sequence[str], context: Context) -> list[str]:
    """Questions about what was just told; not what the reader asks already."""
    found = [f"“{s.words}”: {s.reason}" for s in suspicions(words, context.date)]
    new = [*(text for text in found if not _asks(asked, text)), *_goals(facts, context), *_counts(facts, context)]
    return list(dict.fromkeys(new))


def _asks(asked: Sequence[str], text: str) -> bool:
    return any(text[1 : text.index("”")] in doubt for doubt in asked)


def _goals(facts: Iterable[Fact], context: Context) -> Iterator[str]:
    """Goals below the level now, and those that end before the plan begins or after it ends."""
    rows: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        if fact.quantity == GOAL:
            rows.setdefault(fact.row, {})[fact.column] = fact
    first, last = context.period
    for columns in rows.values():
        if falls_back(columns):
            base, target = columns["base"], columns["target"]
            yield f"Mục tiêu {target.words} thấp hơn mức hiện nay {base.words}. {_EXAMPLE}"
        year = goal_year(columns["time"].value) if "time" in columns else None
        if year is not None and not first - 1 <= year <= last:
            span = f"giai đoạn {first}-{last}" if first != last else f"năm {first}"
            yield f"Năm {year} nằm ngoài {span} của kế hoạch. Ghi lại năm hoàn thành."


def _counts(facts: Iterable[Fact], context: Context) -> Iterator[str]:
    """Counts that no unit of the province has."""
    limit = context.pack.threshold(MOST, context.date)
    for fact in facts:
        quantity = context.pack.quantities.get(fact.quantity)
        counted = quantity is not None and quantity.type == "count" and fact.standing is Standing.GIVEN
        if limit is not None and quantity is not None and counted and fact.number > limit.number:
            yield f"{quantity.label} {format_number(fact.number)} lớn khác thường. Xem lại con số, đúng thì gõ “tiếp”."
