"""Proposals: what the assistant suggests, taken over or declined by a person."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, status

from api.http import schemas as s
from api.http.deps import V1, ReadDraft, TheHouse, TheUser, WrittenDraft
from api.http.house import House
from api.http.problems import Problem, documented
from assistant.interview.offering import DECISION, accepting, declining
from assistant.interview.session import Session
from assistant.plan import Plan, Proposal

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/proposals", tags=["đề xuất"])
ProposalId = Annotated[str, Path(max_length=160, examples=["split:p1"])]


@router.get("", responses=documented("not-found", "not-allowed"))
def list_proposals(plan: ReadDraft, house: TheHouse) -> s.ProposalsOut:
    """Các đề xuất chưa ai nhận hay từ chối; chưa có trong kế hoạch."""
    return s.ProposalsOut(items=[s.ProposalOut(id=p.id, text=p.text) for p in _waiting(plan, house)])


@router.post(
    "/{proposal}/accept", status_code=status.HTTP_204_NO_CONTENT, responses=documented("not-found", "not-allowed")
)
def accept_proposal(proposal: ProposalId, plan: WrittenDraft, house: TheHouse, user: TheUser) -> None:
    """Nhận một đề xuất: từ đây là số liệu của kế hoạch, có ghi ai nhận."""
    found = _find(proposal, plan, house)
    session = Session(house.store, plan.id, said_by=user.said_by, pack=house.pack)
    house.store.add_facts(plan.id, accepting(session, [found]))


@router.post(
    "/{proposal}/decline", status_code=status.HTTP_204_NO_CONTENT, responses=documented("not-found", "not-allowed")
)
def decline_proposal(proposal: ProposalId, plan: WrittenDraft, house: TheHouse, user: TheUser) -> None:
    """Không nhận một đề xuất; đề xuất không nêu lại nữa."""
    found = _find(proposal, plan, house)
    session = Session(house.store, plan.id, said_by=user.said_by, pack=house.pack)
    house.store.add_facts(plan.id, declining(session, found))


def _waiting(plan: Plan, house: House) -> list[Proposal]:
    _, draft = house.drafts.get(plan.id)
    declined = {f.row for f in house.store.current(plan.id) if f.quantity == DECISION and f.value == "declined"}
    return [p for p in draft.proposals if p.fact and p.id not in declined]


def _find(id_: str, plan: Plan, house: House) -> Proposal:
    found = next((p for p in _waiting(plan, house) if p.id == id_), None)
    if found is None:
        raise Problem("not-found", "Kế hoạch không còn đề xuất này.")
    return found
