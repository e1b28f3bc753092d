"""Proposals: what the assistant suggests, taken over or declined by a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, status

from api.http import schemas as s
from api.http.deps import V1, ReadPlan, TheHouse, TheUser, WrittenPlan
from api.http.problems import Problem, documented

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/proposals", tags=["đề xuất"])
ProposalId = Annotated[str, Path(max_length=160, examples=["split:p1"])]


@router.get("", responses=documented("not-found", "not-allowed"))
def list_proposals(plan: ReadPlan, house: TheHouse) -> s.ProposalsOut:
    """Các đề xuất chưa ai nhận; chưa có trong kế hoạch."""
    _, result = house.drafts.get(plan.id)
    return s.ProposalsOut(items=[s.ProposalOut(id=p.id, text=p.text) for p in result.proposals])


@router.post("/{proposal}/accept", status_code=status.HTTP_204_NO_CONTENT, responses=documented("not-found"))
def accept_proposal(proposal: ProposalId, plan: WrittenPlan, house: TheHouse, user: TheUser) -> None:
    """Nhận một đề xuất: từ đây là số liệu của kế hoạch, có ghi ai nhận."""
    _, result = house.drafts.get(plan.id)
    found = next((p for p in result.proposals if p.id == proposal and p.fact), None)
    if found is None or found.fact is None:
        raise Problem("not-found", "Kế hoạch không còn đề xuất này.")
    house.store.add_facts(
        plan.id, [replace(found.fact, id="", said_at="", said_by=user.said_by, origin=f"proposal:{found.id}")]
    )
