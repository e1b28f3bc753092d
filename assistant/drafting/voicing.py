"""The voice of a plan, from its unit and its years."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.drafting.voice import Voice
from assistant.plan import Fact, Plan
from assistant.reading.context import REASON
from corpus.language import fold
from corpus.units import Unit


def voice_for(unit: Unit, plan: Plan, facts: Iterable[Fact] = ()) -> Voice:
    """Names and fixed words that patterns may use: {period}, {before}, {year}, {end}, {sub_one}, {subordinates} …"""
    first, last = plan.period
    words = {
        "period": f"{first}-{last}" if first != last else str(first),
        "before": f"{first - 5}-{first - 1}",
        "year": str(first),
        "end": str(last),
        "sub_one": unit.subordinate,
        "sub_one_cap": unit.subordinate[:1].upper() + unit.subordinate[1:],
        "subordinates": _subordinates(unit, facts),
        "unit_place": unit.place_name,
        "head": unit.head,
        "advises": unit.advises,
        "budget_verb": unit.budget_verb,
    }
    return Voice(
        short=unit.short,
        place=unit.state_name,
        full=unit.name,
        context=unit.language_context,
        words=words,
        seed=plan.id.rsplit("-", 1)[0],
    )


def _subordinates(unit: Unit, facts: Iterable[Fact]) -> str:
    """Those who carry the plan out; bodies below the unit only where it has not said that there are none."""
    none = re.compile(rf"(?<!\w)khong co (?:\w+ )?{re.escape(fold(unit.subordinate))}")
    if any(fact.column == REASON and none.search(fold(fact.value)) for fact in facts):
        return re.sub(rf",? (?:và )?{re.escape(unit.subordinate)}(?= )", " thuộc", unit.subordinates)
    return unit.subordinates
