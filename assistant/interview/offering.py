"""Proposals offered one by one, and what the person decides about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.interview.intents import Intent
from assistant.interview.session import Session
from assistant.interview.turn import Turn
from assistant.plan import Fact, Proposal
from assistant.proposals import accept
from corpus.errors import InputError
from corpus.language import fold

DECISION = "decision"  # quantity of what a person decided about a proposal: row its id, value "declined"
PROPOSALS = "proposals"  # source of decisions


def offer(s: Session, _: Intent) -> Turn:
    s.place = replace(s.place, passed=())
    return next_offer(s, [])


def next_offer(s: Session, notes: list[str], facts: Sequence[Fact] = (), without: str = "") -> Turn:
    waiting = [p for p in waiting_proposals(s) if p.id not in s.place.passed and p.id != without]
    if not waiting:
        note = "Không còn đề xuất nào." if notes else "Hiện không có đề xuất nào."
        return Turn([*notes, note], list(facts), place=s.at(s.place.ask))
    first = waiting[0]
    note = f"Đề xuất (còn {len(waiting)}): {first.text}. Gõ “nhận”, “không nhận” hoặc “để sau”; “thoát đề xuất” để trả lời tiếp."
    place = s.at(s.place.ask, mode="proposal", row=first.id)
    return Turn([*notes, note], list(facts), place=place, quiet=True)


def decide(s: Session, intent: Intent, words: str) -> Turn | None:
    id_ = s.place.row
    if fold(words).strip(" .") in ("thoat de xuat", "thoi de xuat", "tra loi tiep"):
        return Turn(place=s.at(s.place.ask))
    proposal = next((p for p in waiting_proposals(s) if p.id == id_), None)
    if proposal is None or intent.kind not in ("agree", "refuse", "later", "next"):
        return None
    if intent.kind in ("later", "next"):
        s.place = replace(s.place, passed=(*s.place.passed, id_))
        return next_offer(s, ["Để đề xuất này lại."])
    if intent.kind == "refuse":
        return next_offer(s, ["Không nhận."], declining(s, proposal), id_)
    return next_offer(s, ["Đã nhận."], accepting(s, [proposal]), id_)


def waiting_proposals(s: Session) -> list[Proposal]:
    """Proposals that nobody has decided on."""
    declined = {fact.row for fact in s.current if fact.quantity == DECISION and fact.value == "declined"}
    return [p for p in s.result().proposals if p.fact and p.id not in declined]


def accepting(s: Session, proposals: Sequence[Proposal]) -> list[Fact]:
    """The facts that taking proposals adds."""
    ids = tuple(p.id for p in proposals)
    taken, unknown = accept(s.current, list(proposals), ids)
    if unknown:
        raise InputError(f"không có đề xuất “{unknown[0]}”.", remedy="Xem lại danh sách đề xuất.")
    return [
        replace(fact, id="", said_by=s.said_by)
        for fact in taken
        if fact.origin.startswith("proposal:") and fact.origin[9:] in ids
    ]


def declining(s: Session, proposal: Proposal) -> list[Fact]:
    """The decision that a proposal is not taken; it is not offered again."""
    return [Fact(DECISION, "declined", PROPOSALS, row=proposal.id, words=proposal.text, said_by=s.said_by)]
