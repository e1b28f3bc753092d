"""A plan in conversation: what is known of it, where the conversation stands, and how to find one's way in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from assistant.intake import PROJECTS
from assistant.interview.agenda import HEAD, Item, agenda
from assistant.interview.place import Place, read_place
from assistant.interview.table import money_line
from assistant.interview.turn import Turn
from assistant.interview.understanding import computed, conflicts, known_text
from assistant.ledger import Ledger
from assistant.pipeline import Result, make_desk, saved
from assistant.plan import Fact
from assistant.projects import projects_from_facts
from assistant.projects.facts import PROJECT
from assistant.reading import Context
from assistant.reading.context import ANSWER
from assistant.store import StaleError, Store, current_of
from corpus.language import expand, fold, short
from corpus.pack import Pack
from corpus.packs import load_pack
from corpus.units import Unit, find_unit


class Session:
    """Read anew from the store at each message; `place` is where the next message will find the conversation."""

    def __init__(self, store: Store, plan: str, *, said_by: str = "", pack: Pack | None = None) -> None:
        self.store = store
        self.pack = pack or load_pack()
        self.plan = store.plan(plan)
        self.said_by = said_by or self.plan.said_by
        self.unit: Unit = find_unit(self.pack, self.plan.unit)
        self.outline = self.pack.outlines[self.plan.kind]
        self.load()

    def load(self) -> None:
        """What the store holds now."""
        self.plan = self.store.plan(self.plan.id)
        self.context = Context(self.pack, self.unit, self.plan.kind, self.plan.period, self.plan.date, self.said_by)
        self.history = self.store.facts(self.plan.id)
        self.current = current_of(self.history)
        last = self.store.last_message(self.plan.id, "assistant")
        self.place = read_place(last.data if last else "")
        self.__dict__.pop("items", None)
        self.__dict__.pop("ledger", None)

    def put_head(self, changes: Mapping[str, Any]) -> None:
        """Change fields of the plan's head, over whatever else of it somebody changes at the same moment.

        Raises StaleError when others keep changing it.
        """
        for tries in range(3):
            plan = self.store.plan(self.plan.id)
            try:
                self.store.update_plan(replace(plan, **changes), expected=plan.revision)
                return
            except StaleError:
                if tries == 2:
                    raise

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return agenda(self.pack, self.unit, self.plan.kind, self.current)

    @cached_property
    def ledger(self) -> Ledger:
        return self.ledger_of(self.current)

    def at(self, ask: str, **changes: Any) -> Place:
        return Place(ask, put_off=self.place.put_off, passed=self.place.passed, **changes)

    def here(self) -> Place | None:
        return self.place if self.place.ask or self.place.mode else None

    def item(self, id_: str) -> Item | None:
        return next((item for item in self.items if item.id == id_), None)

    def part_name(self, item: Item, id_: str) -> str:
        return next((part.name for part in item.parts if part.id == id_), id_)

    def section(self) -> str:
        item = self.item(self.place.ask)
        return item.section if item else ""

    def last_told(self) -> str:
        """The requirement (for corrections) that was answered last."""
        return next((fact.source for fact in reversed(self.history) if fact.quantity == ANSWER), "")

    def last_kept(self) -> list[str]:
        """The answer that was kept last, for one who comes back and may not have seen it taken."""
        last = next((fact for fact in reversed(self.current) if fact.id == self._last_answer() and fact.words), None)
        spec = self.outline.by_id.get(last.source) if last else None
        return [f"Câu ghi gần nhất ({spec.label}): “{short(last.words)}”."] if spec and last else []

    def _last_answer(self) -> str:
        return next((fact.id for fact in reversed(self.history) if fact.quantity == ANSWER), "")

    def so_far(self, item: Item) -> list[str]:
        told = [
            f"Đang ghi{f' ({part.name})' if len(item.parts) > 1 else ''}: {fact.words}"
            for part in item.parts
            for fact in self.current
            if fact.quantity == ANSWER and fact.source == part.id and fact.words
        ]
        return [*told, "Trả lời lại để thay, hoặc gõ “tiếp” để giữ nguyên."] if told else []

    def find(self, words: str) -> Item | None:
        """The question that words name: by id, by its parts' names, by its section's heading, by its text."""
        wanted = re.sub(r"^(?:cau hoi|cau|phan|muc)\s+(?!dau)", "", fold(words).strip(" .:?"))
        if not wanted:
            return None
        if re.fullmatch(r"(?:so )?\d{1,2}", wanted):
            number = int(wanted.removeprefix("so "))
            return self.items[number - 1] if 0 < number <= len(self.items) else None
        headings = {spec.id: fold(f"{spec.number} {spec.heading}") for spec in self.outline.sections}
        texts: list[Callable[[Item], str]] = [
            lambda item: " | ".join((item.id, *(part.id for part in item.parts))),
            lambda item: " | ".join(fold(part.name) for part in item.parts),
            lambda item: " | ".join(fold(part.requirement.label) for part in item.parts),
            lambda item: headings.get(item.section, ""),
            lambda item: fold(item.ask),
        ]
        if wanted in ("du an", "bang du an", "nhiem vu, du an", "danh muc du an"):
            return self.item(PROJECTS)
        if wanted in ("dau", "phan dau", "nguoi ky", "noi nhan", "so van ban", "dia danh", "ngay ban hanh", "the thuc"):
            return self.item(HEAD)
        numbered = re.sub(r"^(?:phan )?(i{1,3})[.\s]+(?=[ivx]+\b)", lambda m: f"p{len(m[1])}.", wanted)
        own = {
            spec.id: (spec.id, fold(spec.heading), fold(f"{spec.number} {spec.heading}"))
            for spec in self.outline.sections
        }
        exact = [
            item
            for item in self.items
            if any(wanted in (fold(p.name), fold(p.requirement.label)) for p in item.parts)
            or {wanted, numbered} & set(own.get(item.section, ()))
        ]
        if exact:
            return next((item for item in exact if item.waiting), exact[0])
        for text in texts:
            found = [item for item in self.items if wanted in text(item)]
            if found:
                return next((item for item in found if item.waiting), found[0])
        said = set(re.findall(r"\w+", fold(expand(words).text))) - {"cau", "phan", "muc", "cua", "cac", "va", "ve"}
        names = {item.id: set(re.findall(r"\w+", " ".join(text(item) for text in texts[1:4]))) for item in self.items}
        return next((item for item in self.items if said and said <= names[item.id]), None)

    def changes(self, after: list[Fact], turn: Turn) -> list[str]:
        """What follows from the turn: figures computed anew, values that changed, contradictions that came up."""
        if not turn.facts:
            return []
        now = self.ledger_of(after)
        touched = {fact.quantity for fact in turn.facts if fact.quantity in self.pack.quantities}
        lines = []
        for id_, quantity in self.pack.quantities.items():
            old, new = self.ledger.get(id_), now.get(id_)
            if old is None or new is None or not old.settled or not new.settled or old.number is None:
                continue
            if now.summed(id_):  # the table's sums are told in one line below
                continue
            if new.number is not None and old.number != new.number:
                how = "tính lại " if new.derived else ""
                lines.append(f"{how}{quantity.label}: {known_text(old, quantity)} → {known_text(new, quantity)}")
        if any(fact.quantity == PROJECT for fact in turn.facts):
            lines.append(money_line(after, self.plan.period))
        told_anew = {line.removeprefix("tính lại ").partition(":")[0] for line in lines}
        lines += [
            line
            for line in computed(now, touched)
            if line not in computed(self.ledger, touched)
            and line.removeprefix("tính ra ").partition(":")[0] not in told_anew
        ]
        known = set(conflicts(self.ledger))
        lines += [f"Lưu ý: {line}." for line in conflicts(now) if line not in known]
        return lines

    def result(self) -> Result:
        """The plan drafted and checked from what is known now."""
        return saved(self.plan.id, self.store, pack=self.pack)

    def ledger_of(self, facts: list[Fact]) -> Ledger:
        return make_desk(self.plan, self.unit, self.pack, facts, projects_from_facts(facts)).ledger
