"""Proposals offered one by one, and what the person decides about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.interview.intents import Intent
from assistant.interview.session import Session
from assistant.interview.turn import Turn
from assistant.plan import Fact, Proposal, Standing
from assistant.proposals import accept
from corpus.errors import InputError
from corpus.language import fold

DECISION = "decision"  # quantity of what a person decided about a proposal: row its id, value "declined"
PROPOSALS = "proposals"  # source of decisions
RESTORED = "restore"  # kind of the proposals that give typed words their diacritics back
_GIVEN_BACK = re.compile(
    r"(?:bo|hoan tac|khong nhan|khong lay|tru|sai)(?: (?:so|cau|chu|cai))?\s+(\d{1,3}(?:(?:\s*,\s*|\s+va\s+|\s+)\d{1,3})*)"
)


def offer(s: Session, _: Intent) -> Turn:
    s.place = replace(s.place, passed=())
    return next_offer(s, [])


def next_offer(s: Session, notes: list[str], facts: Sequence[Fact] = (), without: str = "") -> Turn:
    waiting = [p for p in waiting_proposals(s) if p.id not in s.place.passed and p.id != without]
    if not waiting:
        note = "Không còn đề xuất nào." if notes else "Hiện không có đề xuất nào."
        return Turn([*notes, note], list(facts), place=s.at(s.place.ask))
    first = waiting[0]
    alike = sum(_kind(p) == _kind(first) for p in waiting)
    batch = f"; “nhận hết” để nhận cả {alike} đề xuất loại này" if alike > 1 else ""
    text = first.text.rstrip(".")
    note = f"Đề xuất (còn {len(waiting)}): {text}. Gõ “nhận”, “không nhận” hoặc “để sau”{batch}; “thoát đề xuất” để trả lời tiếp."
    place = s.at(s.place.ask, mode="proposal", row=first.id)
    return Turn([*notes, note], list(facts), place=place, quiet=True)


def decide(s: Session, intent: Intent, words: str) -> Turn | None:
    id_ = s.place.row
    if fold(words).strip(" .") in ("thoat de xuat", "thoi de xuat", "tra loi tiep"):
        return Turn(place=s.at(s.place.ask))
    proposal = next((p for p in waiting_proposals(s) if p.id == id_), None)
    if intent.kind == "take_all" and proposal is not None:
        return take_all(s, intent, RESTORED if "dau" in fold(words) else _kind(proposal))
    if proposal is None or intent.kind not in ("agree", "refuse", "later", "next"):
        return None
    if intent.kind in ("later", "next"):
        s.place = replace(s.place, passed=(*s.place.passed, id_))
        return next_offer(s, ["Để đề xuất này lại."])
    if intent.kind == "refuse":
        return next_offer(s, ["Không nhận."], declining(s, proposal), id_)
    return next_offer(s, ["Đã nhận."], accepting(s, [proposal]), id_)


def take_all(s: Session, _: Intent, kind: str = RESTORED) -> Turn:
    """Every waiting proposal of a kind taken in one turn, each listed with the number by which it is given back."""
    taken = [p for p in waiting_proposals(s) if _kind(p) == kind]
    if not taken:
        what = "chữ thêm dấu nào chờ nhận" if kind == RESTORED else "đề xuất nào chờ nhận"
        return Turn([f"Không có {what}. Gõ “đề xuất” để xem các đề xuất khác."], place=s.here())
    listed = "\n".join(f"  {n}. {p.text}" for n, p in enumerate(taken, 1))
    note = (
        f"Đã nhận {len(taken)} đề xuất:\n{listed}\n"
        "Sai chỗ nào thì gõ “bỏ” kèm số, ví dụ: bỏ 1, 3; “hoàn tác” để bỏ cả lượt; “tiếp” để đi tiếp."
    )
    place = s.at(s.place.ask, mode="taken", options=tuple((p.id, p.text) for p in taken))
    return Turn([note], accepting(s, taken), place=place, quiet=True)


def give_back(s: Session, words: str) -> Turn | None:
    """ "bỏ 3, 5" after a batch: those proposals taken back and not offered again; None where the message is something else."""
    match = _GIVEN_BACK.fullmatch(fold(words).strip(" ."))
    if match is None:
        return None
    options = s.place.options
    numbers = sorted({int(number) for number in re.findall(r"\d+", match[1])})
    if wrong := [n for n in numbers if not 1 <= n <= len(options)]:
        return Turn([f"Không có số {wrong[0]} trong {len(options)} đề xuất vừa nhận."], place=s.place, quiet=True)
    chosen = [options[n - 1] for n in numbers]
    facts = [fact for id_, text in chosen for fact in _undone(s, id_, text)]
    note = "Đã bỏ: " + "; ".join(text for _, text in chosen) + ". Phần còn lại giữ nguyên; gõ “tiếp” để đi tiếp."
    return Turn([note], facts, place=s.place, quiet=True)


def _undone(s: Session, id_: str, text: str) -> list[Fact]:
    """What a taken proposal had replaced, told anew, and the decision not to take it."""
    decision = Fact(DECISION, "declined", PROPOSALS, row=id_, words=text, said_by=s.said_by)
    out = [decision]
    for fact in (fact for fact in s.current if fact.origin == f"proposal:{id_}"):
        before = next((f for f in reversed(s.history) if f.key == fact.key and f.origin != fact.origin), None)
        gone = replace(fact, value="", words="", start=0, end=0, standing=Standing.WITHDRAWN)
        out.append(replace(before or gone, id="", said_at=""))
    return out


def _kind(proposal: Proposal) -> str:
    return proposal.id.partition(":")[0]


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
