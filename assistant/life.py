"""The life of a plan beside its text: submitted, opinions, approved, registered; which questions were given to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, TypeAdapter

from assistant.pipeline import Result
from assistant.plan import Document, Finding
from assistant.store import Store, metadata, writing
from corpus.errors import InputError

SUBMITTED, OPINION, MORE, APPROVED, RETURNED, REGISTERED = (
    "submitted",
    "opinion",
    "more",
    "approved",
    "returned",
    "registered",
)
STATUSES = (SUBMITTED, MORE, APPROVED, RETURNED, REGISTERED)  # an opinion changes nothing of where a plan stands
OUTSIDE = (
    SUBMITTED,
    OPINION,
    MORE,
    APPROVED,
    REGISTERED,
)  # what a reviewer hears of; a return is the unit's own affair
SETTLED = (SUBMITTED, APPROVED, REGISTERED)  # others have read or signed it: the plan is not deleted any more
DRAFTING = "drafting"
Stamp = tuple[int, int, int]  # of what a draft rests on, see Store.stamp

events = sa.Table(
    "plan_events",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("facts", sa.Integer, nullable=False),  # the last fact that stood then
    sa.Column("content", sa.Text, nullable=False),  # JSON of a Frozen; "" where nothing was frozen
    sa.Column("head", sa.Integer, nullable=False, server_default="-1"),  # with `facts` the stamp of what was frozen
    sa.Column("versions", sa.Integer, nullable=False, server_default="-1"),
    sa.Column("number", sa.String(20), nullable=False, server_default=""),  # of a registration
    sa.Column("dated", sa.Date),
)
given = sa.Table(
    "given_questions",
    metadata,
    sa.Column("plan_id", sa.String(120), sa.ForeignKey("plans.id"), primary_key=True),
    sa.Column("requirement", sa.String(120), primary_key=True),
    sa.Column("person", sa.String(80), primary_key=True),
    sa.Column("given_by", sa.Text, nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
)


class Frozen(BaseModel):
    """A plan as it stood when it was submitted or approved: its text does not change any more."""

    document: Document
    findings: list[Finding]
    totals: dict[str, Any]


_FROZEN = TypeAdapter(Frozen)


@dataclass(frozen=True)
class Event:
    """Something that happened to a plan; `frozen` tells whether its text was kept, `number` and `dated` what was registered."""

    seq: int
    kind: str
    at: datetime
    who: str
    note: str
    facts: int
    frozen: bool
    number: str = ""
    dated: date | None = None


class Life:
    """Keeps events and given questions; appended, never changed."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def add(
        self,
        plan_id: str,
        kind: str,
        who: str,
        note: str = "",
        *,
        drafted: tuple[Stamp, Result] | None = None,
        registration: tuple[str, date] | None = None,
    ) -> Event:
        """Append an event; with `drafted` that text is frozen, with `registration` its number and date are kept."""
        content, stamp = "", (-1, 0, -1)
        if drafted is not None:
            stamp, result = drafted
            totals = dict(result.totals.as_json())
            frozen = Frozen(document=result.document, findings=result.findings, totals=totals)
            content = _FROZEN.dump_json(frozen).decode()
        number, dated = registration or ("", None)
        with writing(self._engine, plan_id) as connection:
            seq = 1 + int(
                connection.execute(
                    sa.select(sa.func.coalesce(sa.func.max(events.c.seq), 0)).where(events.c.plan_id == plan_id)
                ).scalar_one()
            )
            at = datetime.now(UTC)
            row = {"kind": kind, "at": at, "who": who, "note": note, "facts": stamp[1], "content": content}
            row |= {"head": stamp[0], "versions": stamp[2], "number": number, "dated": dated}
            connection.execute(events.insert().values(plan_id=plan_id, seq=seq, **row))
        return Event(seq, kind, at, who, note, stamp[1], bool(content), number, dated)

    def events(self, plan_id: str) -> list[Event]:
        """All that happened, in order."""
        columns = [events.c[name] for name in Event.__dataclass_fields__ if name != "frozen"]
        query = sa.select(*columns, (events.c.content != "").label("frozen"))
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(events.c.plan_id == plan_id).order_by(events.c.seq)).mappings()
            return [Event(**{**row, "frozen": bool(row["frozen"])}) for row in rows]

    def statuses(self, plan_ids: Iterable[str], kinds: Iterable[str] = STATUSES) -> dict[str, str]:
        """Where each of these plans stands, by the events of these kinds; those without one are being drafted."""
        query = sa.select(events.c.plan_id, events.c.kind).order_by(events.c.seq)
        wanted = sa.and_(events.c.plan_id.in_(list(plan_ids)), events.c.kind.in_(list(kinds)))
        with self._engine.connect() as connection:
            return {row.plan_id: row.kind for row in connection.execute(query.where(wanted))}

    def status(self, plan_id: str) -> str:
        return self.statuses([plan_id]).get(plan_id, DRAFTING)

    def settled(self, plan_ids: Iterable[str]) -> set[str]:
        """Of these plans those that were ever submitted or approved."""
        with self._engine.connect() as connection:
            return settled(connection, plan_ids)

    def revised(self, stamps: Mapping[str, Stamp]) -> set[str]:
        """Of these plans with their stamps now, those whose text went on after it was approved: what is read there is a
        new draft, what was approved stands in the frozen version.
        """
        query = sa.select(events.c.plan_id, events.c.kind, events.c.head, events.c.facts, events.c.versions).order_by(
            events.c.seq
        )
        wanted = sa.and_(events.c.plan_id.in_(list(stamps)), events.c.kind.in_((APPROVED, RETURNED, REGISTERED)))
        then: dict[str, Stamp] = {}
        with self._engine.connect() as connection:
            for plan_id, kind, head, facts, versions in connection.execute(query.where(wanted)):
                if kind == APPROVED and head >= 0:
                    then[plan_id] = (head, facts, versions)
                elif kind == REGISTERED and plan_id in then:  # entering the number changes the head, and is no edit
                    then[plan_id] = (then[plan_id][0] + 1, *then[plan_id][1:])
                else:
                    then.pop(plan_id, None)
        return {plan_id for plan_id, stamp in then.items() if stamps[plan_id] != stamp}

    def approval(self, plan_id: str) -> Event | None:
        """The approval that stands; None when there is none or the plan was returned since."""
        said = [event for event in self.events(plan_id) if event.kind in (APPROVED, RETURNED)]
        return said[-1] if said and said[-1].kind == APPROVED else None

    def registration(self, plan_id: str, seq: int) -> Event | None:
        """The last number entered for the text approved at `seq`, before another one was approved."""
        found = None
        for event in self.events(plan_id):
            if event.seq > seq and event.kind == APPROVED:
                break
            if event.seq > seq and event.kind == REGISTERED:
                found = event
        return found

    def next_kinds(self, plan_id: str, stamp: Stamp) -> set[str]:
        """What may happen next to a plan whose text stands at `stamp`: nothing is sent, approved or returned twice without a
        change in between, and a registered text is not returned."""
        columns = (events.c.kind, events.c.head, events.c.facts, events.c.versions)
        wanted = sa.and_(events.c.plan_id == plan_id, events.c.kind.in_(STATUSES))
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(*columns).where(wanted).order_by(events.c.seq)).all()
        last = rows[-1].kind if rows else DRAFTING
        outside = next((row.kind for row in reversed(rows) if row.kind in OUTSIDE), DRAFTING)
        approved, revised = self.approval(plan_id) is not None, bool(self.revised({plan_id: stamp}))
        sent = last == SUBMITTED and tuple(rows[-1][1:]) == stamp
        may = {
            SUBMITTED: not sent,
            OPINION: outside != DRAFTING,
            MORE: outside in (SUBMITTED, MORE),
            APPROVED: not approved or revised,
            RETURNED: last != REGISTERED or revised,
            REGISTERED: approved,
        }
        return {kind for kind, open_ in may.items() if open_}

    def was_submitted(self, plan_id: str) -> bool:
        query = sa.select(events.c.seq).where(events.c.plan_id == plan_id, events.c.kind == SUBMITTED).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def submitted(self) -> sa.Select[tuple[str]]:
        """Ids of plans that were submitted, as a query."""
        return sa.select(events.c.plan_id).where(events.c.kind == SUBMITTED)

    def given_to(self, person: str) -> sa.Select[tuple[str]]:
        """Ids of plans in which the person was given a question, as a query."""
        return sa.select(given.c.plan_id).where(given.c.person == person)

    def frozen(self, plan_id: str, seq: int) -> Frozen:
        """The text of a submission or an approval. Raises InputError when nothing was frozen there."""
        query = sa.select(events.c.content).where(events.c.plan_id == plan_id, events.c.seq == seq)
        with self._engine.connect() as connection:
            content = connection.execute(query).scalar()
        if not content:
            raise InputError("không có bản lưu này.", remedy="Xem các bản trong lịch sử kế hoạch.")
        return _FROZEN.validate_json(content)

    # questions given

    def give(self, plan_id: str, requirement: str, person: str, by: str) -> None:
        """Give a question to a person; giving it twice is giving it once."""
        where = _given_to(plan_id, requirement, person)
        with writing(self._engine, plan_id) as connection:
            if connection.execute(sa.select(given.c.person).where(where)).first() is None:
                row = {"plan_id": plan_id, "requirement": requirement, "person": person, "given_by": by}
                connection.execute(given.insert().values(**row, at=datetime.now(UTC)))

    def take_back(self, plan_id: str, requirement: str, person: str) -> bool:
        """False when it was not given."""
        with writing(self._engine, plan_id) as connection:
            where = _given_to(plan_id, requirement, person)
            return connection.execute(given.delete().where(where)).rowcount > 0

    def given(self, plan_id: str, person: str | None = None) -> list[tuple[str, str]]:
        """(requirement, person) of a plan, or of one person in it."""
        query = sa.select(given.c.requirement, given.c.person).where(given.c.plan_id == plan_id)
        if person is not None:
            query = query.where(given.c.person == person)
        with self._engine.connect() as connection:
            return [
                (row.requirement, row.person) for row in connection.execute(query.order_by(*query.selected_columns))
            ]


def settled(connection: sa.Connection, plan_ids: Iterable[str]) -> set[str]:
    """Of these plans those that were ever submitted or approved."""
    wanted = sa.and_(events.c.plan_id.in_(list(plan_ids)), events.c.kind.in_(SETTLED))
    return set(connection.execute(sa.select(events.c.plan_id).where(wanted).distinct()).scalars())


def registered(document: Document, number: str, day: date) -> Document:
    """A frozen text with the number and date that the văn thư entered, in the body and in every annex."""
    digits = number.strip()
    shown = f"{int(digits):02d}" if digits.isdigit() else digits
    return replace(document, draft=False, letterhead=replace(document.letterhead, number=shown, date=day))


def _given_to(plan_id: str, requirement: str, person: str) -> sa.ColumnElement[bool]:
    return sa.and_(given.c.plan_id == plan_id, given.c.requirement == requirement, given.c.person == person)
