"""Facts: every figure with the words it was read from, who said it and when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.http import schemas as s
from api.http.deps import V1, ReadPlan, TheHouse, ThePage
from api.http.problems import Problem, documented
from api.http.views import fact_out
from assistant.plan import Fact
from assistant.reading.context import ANSWER
from assistant.store import current_of

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/facts", tags=["số liệu"])


@router.get("", responses=documented("not-found", "not-allowed", "invalid"))
def list_facts(
    plan: ReadPlan,
    house: TheHouse,
    page: ThePage,
    source: Annotated[str, Query(max_length=80, description="chỉ số liệu của câu trả lời này")] = "",
    history: Annotated[bool, Query(description="cả những lần nói trước")] = False,
) -> s.FactPage:
    """Số liệu đang dùng (hoặc cả lịch sử), theo thứ tự được nêu."""
    every = house.store.facts(plan.id)
    current = {fact.id for fact in current_of(every)}
    after = page.number()
    wanted = [
        fact
        for fact in every
        if _seq(fact) > after and (history or fact.id in current) and (not source or fact.source == source)
    ]
    shown = wanted[: page.limit]
    return s.FactPage(
        items=[fact_out(fact, house.pack, current=fact.id in current) for fact in shown],
        next=shown[-1].id[1:] if len(wanted) > page.limit else None,
    )


@router.get("/{fact_id}", responses=documented("not-found", "not-allowed"))
def show_fact(
    plan: ReadPlan, house: TheHouse, fact_id: Annotated[str, Path(pattern=r"^f\d{1,9}$", examples=["f12"])]
) -> s.FactOrigin:
    """Một số liệu từ đâu ra: ai nói, khi nào, bằng lời nào, và các lần nói trước."""
    every = house.store.facts(plan.id)
    fact = next((fact for fact in every if fact.id == fact_id), None)
    if fact is None:
        raise Problem("not-found", "Kế hoạch này không có số liệu đó.")
    current = {kept.id for kept in current_of(every)}
    history = [fact_out(f, house.pack, current=f.id in current) for f in every if f.key == fact.key]
    shown = fact_out(fact, house.pack, current=fact.id in current)
    return s.FactOrigin(fact=shown, told=_telling(fact, every), history=history)


def _telling(fact: Fact, every: list[Fact]) -> str:
    """The answer that the fact was read from: the last one told before it under the same requirement."""
    tellings = [f.words for f in every if f.source == fact.source and f.quantity == ANSWER and _seq(f) <= _seq(fact)]
    return (tellings[-1] if tellings else "") or fact.words


def _seq(fact: Fact) -> int:
    return int(fact.id[1:])
