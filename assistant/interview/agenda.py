"""What there is to ask and where it stands: a pure function of pack, unit, kind of plan and facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.intake import PROJECTS
from assistant.plan import Fact, Standing
from assistant.reading.context import ANSWER
from corpus.framework import Outline, QuestionPart, Requirement
from corpus.pack import Pack
from corpus.units import Unit

HEAD = "head"  # id of the question for the plan's head, and source of the facts that it tells


class State(StrEnum):
    """Where a question, or a part of one, stands."""

    OPEN = "open"
    PARTLY = "partly"  # some parts are told
    TOLD = "told"  # a value, "không có" or "không áp dụng"
    UNKNOWN = "unknown"  # "chưa có số liệu"
    SKIPPED = "skipped"  # "bỏ qua"


@dataclass(frozen=True)
class Part:
    """One requirement within a question; `words` lead a piece of the answer to it, `state` never PARTLY."""

    requirement: Requirement
    name: str
    words: tuple[str, ...] = ()
    state: State = State.OPEN

    @property
    def id(self) -> str:
        return self.requirement.id


@dataclass(frozen=True)
class Item:
    """A question of the interview. The project table is an item with the id "projects" and no parts."""

    id: str
    ask: str
    example: str
    help: str
    section: str  # id of the section that its answer goes to
    holder: str  # key of pack.holders
    parts: tuple[Part, ...]
    group: str = ""  # group of the outline whose members one answer fills
    optional: bool = False
    told: State = State.OPEN  # of an item without parts

    @property
    def state(self) -> State:
        # Optional parts do not hold a question open once another part of it is told.
        needed = [part for part in self.parts if not part.requirement.optional]
        states = {part.state for part in needed or self.parts} or {self.told}
        if len(states) == 1:
            return states.pop()
        if State.OPEN in states:
            return State.PARTLY
        return next(state for state in (State.UNKNOWN, State.SKIPPED, State.TOLD) if state in states)

    @property
    def open(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.state is State.OPEN)

    @property
    def waiting(self) -> bool:
        return self.state in (State.OPEN, State.PARTLY)


_STATES = {
    Standing.GIVEN: State.TOLD,
    Standing.NONE: State.TOLD,
    Standing.NOT_APPLICABLE: State.TOLD,
    Standing.SUGGESTED: State.TOLD,
    Standing.UNKNOWN: State.UNKNOWN,
    Standing.SKIPPED: State.SKIPPED,
}


def agenda(pack: Pack, unit: Unit, kind: str, facts: Iterable[Fact]) -> tuple[Item, ...]:
    """Every question for this unit in asking order, with where it stands. `facts` are the current ones of the plan."""
    outline = pack.outlines[kind].for_type(unit.type)
    told = {fact.source: _STATES[fact.standing] for fact in facts if fact.quantity == ANSWER}
    joint = {
        id_: question
        for question in pack.questions.get(kind, ())
        for id_ in question.parts or outline.groups[question.group]
    }
    items: list[Item] = []
    seen: set[str] = set()
    for requirement in outline.requirements:
        question = joint.get(requirement.id)
        key = question.id if question else requirement.id
        if key in seen or not asked_of(requirement, unit):
            continue
        seen.add(key)
        if question is None:
            items.append(_alone(requirement, told))
            continue
        names: dict[str, QuestionPart | None] = dict(question.parts) or dict.fromkeys(outline.groups[question.group])
        members = [outline.by_id[id_] for id_ in names if asked_of(outline.by_id[id_], unit)]
        parts = tuple(
            Part(
                member,
                spec.name if (spec := names[member.id]) else member.label,
                spec.words if spec else (),
                told.get(member.id, State.OPEN),
            )
            for member in members
        )
        if len(parts) == 1 and len(names) > 1:  # the others are not asked of this unit
            items.append(_alone(members[0], told))
            continue
        items.append(
            Item(
                question.id,
                question.ask,
                question.example,
                members[0].help if len(members) == 1 else "",
                members[0].section,
                members[0].holder,
                parts,
                question.group,
                all(member.optional for member in members),
            )
        )
    last = (projects_item(outline, told.get(PROJECTS, State.OPEN)), head_item(unit, told.get(HEAD, State.OPEN)))
    return (*items, *last)


def asked_of(requirement: Requirement, unit: Unit) -> bool:
    """Is this unit asked for it at all?"""
    return (
        bool(requirement.ask)
        and requirement.reader not in ("front", "derived")
        and (not requirement.only or unit.type in requirement.only)
    )


def _alone(requirement: Requirement, told: dict[str, State]) -> Item:
    return Item(
        requirement.id,
        requirement.ask,
        requirement.example,
        requirement.help,
        requirement.section,
        requirement.holder,
        (Part(requirement, requirement.label, (), told.get(requirement.id, State.OPEN)),),
        optional=requirement.optional,
    )


def projects_item(outline: Outline, state: State) -> Item:
    """The question for the project table, asked last."""
    section = next((spec.id for spec in outline.sections if spec.layout == "pointer"), outline.sections[-1].id)
    return Item(
        PROJECTS,
        "Kể từng nhiệm vụ, dự án của kế hoạch: tên, đơn vị chủ trì, mới hay chuyển tiếp, mục tiêu, thời gian, kinh phí từng năm, "
        "loại chi, nguồn vốn, phần cho an toàn thông tin. Mỗi dự án một dòng; kể hết thì gõ “hết”.",
        "Số hóa hồ sơ cấp phép; Văn phòng Sở chủ trì; mới; 2022-2023; 1,2 tỷ; chi thường xuyên; ngân sách tỉnh; "
        "mục tiêu: tra cứu hồ sơ trên mạng",
        "Thứ tự thông tin tùy ý. Không có dự án nào thì gõ “không có”.",
        section,
        "ke_toan",
        (),
        told=state,
    )


def head_item(unit: Unit, state: State) -> Item:
    """The question for what the official format wants around the text; the unit's own form is offered."""
    return Item(
        HEAD,
        "Số, ngày ban hành, người ký (chức vụ, họ tên) và nơi nhận của kế hoạch? "
        f"Gõ “theo mẫu” để giữ mẫu của đơn vị: {unit.place}; {unit.signer_lines[-1]} ký; nơi nhận: {', '.join(unit.recipients)}.",
        "số 05; ngày 20/9/2020; ký: Phó Giám đốc Nguyễn Văn An",
        "Số để trống khi chưa đăng ký; ngày là ngày của kế hoạch, căn cứ pháp lý được xét theo ngày này. "
        "Người khác nơi nhận mẫu thì ghi “nơi nhận: …”.",
        "",
        "van_phong",
        (),
        told=state,
    )


def next_item(items: Sequence[Item], put_off: frozenset[str] = frozenset(), after: str = "") -> Item | None:
    """The next question that waits: from the place after `after` on, then from the start; None when all are told or put off."""
    place = next((n + 1 for n, item in enumerate(items) if item.id == after), 0)
    return next((i for i in (*items[place:], *items[:place]) if i.waiting and i.id not in put_off), None)


def previous_item(items: Sequence[Item], before: str) -> Item | None:
    """The question that stands before another; None at the start."""
    place = next((n for n, item in enumerate(items) if item.id == before), len(items))
    return items[place - 1] if place else None
