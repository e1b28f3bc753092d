"""One turn of conversation: what is wanted is recognised, handed to who does it, kept, and answered."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from assistant.intake import PROJECTS
from assistant.interview.agenda import Item, Part, State, agenda, next_item, previous_item
from assistant.interview.corrections import Mend, find_mends, read_wish
from assistant.interview.fit import better_item
from assistant.interview.intents import Intent, recognise
from assistant.interview.outlook import findings_lines, progress_of, standing_lines, told_lines
from assistant.interview.place import Place, read_place
from assistant.interview.table import add_rows, amend_row, completes, money_line, names_row, remove_row, row_of
from assistant.interview.telling import Told, retell, tell
from assistant.interview.understanding import Understood, computed, conflicts, known_text
from assistant.ledger import Ledger
from assistant.pipeline import Result, make_desk, plan_id_of, saved
from assistant.plan import Fact, Plan, Proposal, Standing
from assistant.projects import projects_from_facts
from assistant.projects.facts import PROJECT
from assistant.proposals import accept
from assistant.reading import Context
from assistant.reading.context import ANSWER
from assistant.reading.standing import find_standing
from assistant.store import AlreadySaid, Message, Store, current_of
from corpus.errors import InputError
from corpus.language import clean, fold
from corpus.packs import Pack, load_pack
from corpus.units import Unit, find_unit

DECISION = "decision"  # quantity of what a person decided about a proposal: row its id, value "declined"
HOLDER = "holder"  # quantity of who was named to answer a requirement: value the words
PROPOSALS = "proposals"  # source of decisions
LONGEST = 20_000  # characters of a message

HELP = (
    "Trả lời bằng lời thường; không biết thì gõ “chưa có số liệu”, không có thật thì gõ “không có”. Có thể gõ thêm:\n"
    "  bỏ qua / để sau       chuyển câu khác\n"
    "  quay lại              về câu trước\n"
    "  sửa … thành …         sửa điều đã nói, ví dụ: sửa số máy tính thành 54; năm 2020 chứ không phải 2019\n"
    "  sang phần …           đến câu khác, ví dụ: sang phần an toàn thông tin\n"
    "  không biết, hỏi …     ghi lại ai nắm số liệu, ví dụ: không biết, hỏi phòng kế toán\n"
    "  giải thích            câu này hỏi gì, ví dụ trả lời\n"
    "  tình hình             đã xong đến đâu, còn gì, ai nắm\n"
    "  số liệu               những gì đã trả lời\n"
    "  xem                   đoạn văn sẽ in của mục này\n"
    "  kiểm tra              lỗi và chỗ cần xem lại\n"
    "  đề xuất               xét từng đề xuất của trợ lý\n"
    "  hoàn tác              bỏ lượt vừa rồi\n"
    "  xuất ke-hoach.docx    ghi tệp Word\n"
    "  thoát                 dừng; mọi câu trả lời đã được lưu"
)


@dataclass
class Reply:
    """What the assistant answers. `text` is the whole for a terminal; the rest is the same in parts, for a page.

    `action`: what the way in has to do: "export:<file name>", "stop", "view:<section id>".
    """

    plan: str
    text: str
    understood: list[Understood] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    item: Item | None = None
    parts: tuple[Part, ...] = ()
    quick: tuple[str, ...] = ()
    progress: dict[str, Any] = field(default_factory=dict)
    action: str = ""
    mode: str = ""  # how the next message is read (see interview.place.Place)
    seq: int = 0

    def as_json(self) -> dict[str, Any]:
        question = self.item and {
            "id": self.item.id,
            "ask": self.item.ask,
            "example": self.item.example,
            "help": self.item.help,
            "section": self.item.section,
            "parts": [{"requirement": part.id, "name": part.name} for part in self.parts],
        }
        return {
            "plan": self.plan,
            "text": self.text,
            "understood": [entry.as_json() for entry in self.understood],
            "notes": self.notes,
            "mode": self.mode,
            "question": question,
            "quick": list(self.quick),
            "progress": self.progress,
            "action": self.action,
            "seq": self.seq,
        }


@dataclass
class _Turn:
    """What a handler makes of a message."""

    notes: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    place: Place | None = None  # None: go on to the next question that waits
    ask: str = ""  # go to this question
    action: str = ""
    quiet: bool = False  # the question is not put again


def begin(
    store: Store,
    unit_name: str,
    kind: str,
    period: tuple[int, int],
    day: date,
    *,
    said_by: str = "",
    pack: Pack | None = None,
) -> Plan:
    """A new plan for a conversation. Raises InputError for a unit that nobody knows."""
    pack = pack or load_pack()
    unit = find_unit(pack, unit_name)
    plan = Plan(
        plan_id_of(unit, period, secrets.token_hex(3)), unit.name, kind, period, day, unit.place, said_by=said_by
    )
    store.save_plan(plan, pack.info.id)
    return plan


class Conversation:
    """The interview of one plan. Holds nothing between turns that the store does not: made anew, it goes on where it stood."""

    def __init__(self, store: Store, plan: str, *, said_by: str = "", pack: Pack | None = None) -> None:
        self._store = store
        self._pack = pack or load_pack()
        self._plan = store.plan(plan)
        self._said_by = said_by or self._plan.said_by
        self._unit: Unit = find_unit(self._pack, self._plan.unit)
        self._outline = self._pack.outlines[self._plan.kind]
        self._context = Context(
            self._pack, self._unit, self._plan.kind, self._plan.period, self._plan.date, self._said_by
        )
        self._load()

    def _load(self) -> None:
        self._history = self._store.facts(self._plan.id)
        self._current = current_of(self._history)
        last = self._store.last_message(self._plan.id, "assistant")
        self._place = read_place(last.data if last else "")
        self.__dict__.pop("_items", None)
        self.__dict__.pop("_ledger", None)

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return agenda(self._pack, self._unit, self._plan.kind, self._current)

    @cached_property
    def _ledger(self) -> Ledger:
        return self._ledger_of(self._current)

    def _ledger_of(self, facts: list[Fact]) -> Ledger:
        return make_desk(self._plan, self._unit, self._pack, facts, projects_from_facts(facts)).ledger

    def open(self) -> Reply:
        """What to say when the person comes (back): where things stand, and the question that waits. Nothing is kept."""
        turn = _Turn()
        if not self._history:
            turn.notes.append(f"Kế hoạch của {self._unit.name}. Gõ “?” để xem các lệnh; mọi câu trả lời được lưu ngay.")
        else:
            turn.notes.append(f"Tiếp tục kế hoạch của {self._unit.name}.")
        if self._place.ask and self._item(self._place.ask):
            turn.place = self._place
        return self._reply(turn, self._current)

    def reply(self, message: str, *, key: str = "") -> Reply:
        """Answer a message; what it told is on disk when this returns. A message sent again with the same `key` counts once:
        its first reply is given again."""
        self._load()
        words = clean(message[: LONGEST + 1])
        if not words:
            return self._reply(
                _Turn(["Chưa có chữ nào. Gõ câu trả lời, “bỏ qua”, hoặc “?”."], place=self._here()), self._current
            )
        if len(words) > LONGEST:
            note = f"Tin dài quá {LONGEST:,} ký tự, chưa ghi gì. Chia thành nhiều tin ngắn hơn.".replace(",", ".")
            return self._reply(_Turn([note], place=self._here()), self._current)
        turn = self._handle(words)
        after = current_of([*self._history, *(replace(fact, id=fact.id or "f0") for fact in turn.facts)])
        turn.notes += self._changes(after, turn)
        reply = self._reply(turn, after)
        try:
            _, kept = self._store.record_turn(
                self._plan,
                Message("user", words, key=key),
                turn.facts,
                Message("assistant", reply.text, self._place.as_text()),
                pack=self._pack.info.id,
            )
        except AlreadySaid as again:
            return self._again(again.seq)
        reply.seq = kept[-1].seq
        self._load()
        return reply

    # what a message is

    def _handle(self, words: str) -> _Turn:
        intent = recognise(words)
        if self._place.mode and (turn := self._in_mode(intent, words)) is not None:
            return turn
        handler: Callable[[Intent], _Turn | None] | None = {
            "help": lambda _: _Turn([HELP], place=self._here()),
            "explain": self._explain,
            "back": self._back,
            "next": self._later,
            "later": self._later,
            "status": self._status,
            "facts": self._facts,
            "view": lambda _: _Turn(place=self._here(), action=f"view:{self._section()}", quiet=True),
            "check": self._check,
            "proposals": self._proposals,
            "undo": self._undo,
            "stop": lambda _: _Turn(
                ["Đã dừng; mọi câu trả lời đã được lưu."], place=self._here(), action="stop", quiet=True
            ),
            "goto": self._goto,
            "mend": self._mend,
            "append": lambda i: self._append(i, words),
            "remove": self._remove,
            "giving": self._giving,
            "export": lambda i: _Turn(place=self._here(), action=f"export:{i.rest}", quiet=True),
        }.get(intent.kind)
        if handler is not None and (turn := handler(intent)) is not None:
            return turn
        if (turn := self._plain_mend(words)) is not None:
            return turn
        return self._answer(words)

    def _in_mode(self, intent: Intent, words: str) -> _Turn | None:
        """A message read as the question that was put back asks; None where it is something else."""
        place = self._place
        if place.mode == "proposal":
            return self._decide(intent, words)
        if place.mode == "row" and self._of_row(intent):
            return self._row_answer(intent, words)
        if place.mode == "choose" and (chosen := _chosen(words, len(place.options))):
            id_, text = place.options[chosen - 1]
            return self._mended([Mend(id_, "", text)])
        if place.mode == "place" and (item := self._item(place.ask)):
            return self._placed(item, words)
        if place.mode == "fit" and (turn := self._fitted(intent, words)) is not None:
            return turn
        if place.mode == "doubt" and intent.kind == "answer" and (item := self._item(place.ask)):
            return self._told_again(item, words)
        return None

    # answers

    def _answer(self, words: str) -> _Turn:
        item = self._item(self._place.ask) or next_item(self._items)
        if item is None:
            return self._nowhere(words)
        if item.id == PROJECTS:
            return self._projects(words)
        if (better := better_item(self._items, item, words, self._pack)) is not None:
            note = (
                f"Câu này có vẻ trả lời cho câu khác: “{_short(better.ask, 90)}” Ghi vào đó hay vào câu đang hỏi?\n"
                "  1. Ghi vào câu kia\n  2. Ghi vào câu đang hỏi\n  3. Không ghi, để trả lời lại"
            )
            place = self._at(item.id, parts=self._place.parts, mode="fit", words=words, row=better.id)
            return _Turn([note], place=place, quiet=True)
        return self._answered(item, self._place.parts, words)

    def _answered(self, item: Item, ids: Sequence[str], words: str) -> _Turn:
        asked = [part for part in item.parts if part.id in ids] or list(item.open or item.parts)
        return self._after(item, tell(item, asked, words, self._current, self._context))

    def _fitted(self, intent: Intent, words: str) -> _Turn | None:
        """Where an answer that looked misplaced belongs."""
        place, chosen = self._place, _chosen(words, 3) or {"agree": 1, "refuse": 2}.get(intent.kind, 0)
        here, there = self._item(place.ask), self._item(place.row)
        if not chosen or here is None or there is None:
            return None
        if chosen == 3:
            return _Turn(place=self._at(place.ask, parts=place.parts))
        if chosen == 2:
            return self._answered(here, place.parts, place.words)
        turn = self._projects(place.words) if there.id == PROJECTS else self._answered(there, (), place.words)
        if turn.place is None or not turn.place.mode:  # nothing more is asked of it: back to the question that was open
            turn.place, turn.quiet = self._at(place.ask, parts=place.parts), False
        return turn

    def _after(self, item: Item, told: Told) -> _Turn:
        turn = _Turn(facts=told.facts, understood=told.understood)
        answered = {entry.requirement for entry in told.understood}
        if told.unplaced and not item.group:
            options = tuple(part.id for part in item.parts if part.id not in answered) or tuple(
                p.id for p in item.parts
            )
            names = "; ".join(f"{n}. {self._name(item, id_)}" for n, id_ in enumerate(options, 1))
            turn.notes.append(
                f"Chưa rõ “{_short(' … '.join(told.unplaced))}” nói về nội dung nào: {names}. Gõ số thứ tự."
            )
            turn.place = self._at(item.id, parts=options, mode="place", words="\n".join(told.unplaced))
        elif told.unplaced:
            turn.notes.append(
                f"Chưa rõ “{_short(' … '.join(told.unplaced))}” thuộc nội dung nào; gõ lại kèm tên nội dung."
            )
        elif told.doubtful and not (self._place.mode == "doubt" and self._place.ask == item.id):
            # asked back once; what stays doubtful is a finding of the plan
            turn.notes.append("Trả lời lại phần chưa rõ, hoặc gõ “tiếp” để giữ như vậy.")
            turn.place = self._at(item.id, parts=told.doubtful, mode="doubt")
        elif rest := [p for p in item.open if p.id not in answered and not p.requirement.optional]:
            turn.place = self._at(item.id, parts=tuple(part.id for part in rest))
        else:
            turn.ask = self._following(item.id)
        return turn

    def _told_again(self, item: Item, words: str) -> _Turn:
        """An answer to a doubt: the whole told again, or only the doubtful words of it."""
        parts = [part for part in item.parts if part.id in self._place.parts]
        if len(parts) == 1 and (merged := self._merged(parts[0], words)) is not None:
            return self._after(
                item, retell(self._outline, parts[0].id, parts[0].name, merged, self._current, self._context)
            )
        return self._after(item, tell(item, parts, words, self._current, self._context))

    def _merged(self, part: Part, words: str) -> str | None:
        """The answer with its doubtful words replaced, where the new words alone would lose what was certain in it."""
        before = next((f.words for f in self._current if f.quantity == ANSWER and f.source == part.id), "")
        if not before or find_standing(words) is not None:
            return None
        alone = retell(self._outline, part.id, part.name, words, self._current, self._context)
        figures = {
            f.key for f in alone.facts if f.quantity in self._pack.quantities and f.standing is not Standing.WITHDRAWN
        }
        lost = [
            f
            for f in self._current
            if f.source == part.id and f.quantity in self._pack.quantities and f.key not in figures
        ]
        again = retell(self._outline, part.id, part.name, before, self._current, self._context)
        entry = again.understood[0]
        quoted = [*(m for doubt in entry.doubts for m in re.findall("“([^”]+)”", doubt)), *entry.leftover]
        doubtful = next((text for text in quoted if text in before), "")
        return _replaced(before, doubtful, words) if lost and doubtful else None

    def _placed(self, item: Item, words: str) -> _Turn | None:
        options = self._place.parts
        chosen = _chosen(words, len(options))
        named = next((id_ for id_ in options if fold(self._name(item, id_)) == fold(words).strip(" .")), "")
        id_ = options[chosen - 1] if chosen else named
        if not id_:
            return None
        told = retell(self._outline, id_, self._name(item, id_), self._place.words, self._current, self._context)
        return self._after(item, told)

    def _append(self, intent: Intent, words: str) -> _Turn | None:
        """ "thêm …" to a question that is answered, "thêm: …" to the one before the question that waits."""
        here = self._item(self._place.ask)
        if here is not None and here.waiting and not re.match(r"\w+(?: \w+)?\s*:", words):
            return None
        for id_ in dict.fromkeys((self._place.ask, self._last_told())):
            item = self._item(id_)
            if item is not None and item.id != PROJECTS and not item.waiting and len(item.parts) == 1:
                before = next(
                    (f.words for f in self._current if f.quantity == ANSWER and f.source == item.parts[0].id), ""
                )
                longer = f"{before}\n{intent.rest}" if before and find_standing(before) is None else intent.rest
                part = item.parts[0]
                turn = self._after(
                    item, retell(self._outline, part.id, part.name, longer, self._current, self._context)
                )
                turn.ask = "" if turn.place else self._place.ask
                return turn
        return None

    def _giving(self, intent: Intent) -> _Turn | None:
        """ "không biết, hỏi kế toán": left open, with who is to be asked."""
        item = self._item(self._place.ask)
        if item is None or not item.parts:
            return None
        parts = [part for part in item.parts if part.id in self._place.parts] or list(item.open)
        turn = self._after(item, tell(item, parts, "chưa có số liệu", self._current, self._context))
        turn.facts += [Fact(HOLDER, intent.rest, part.id, words=intent.rest, said_by=self._said_by) for part in parts]
        turn.notes.append(f"Đã ghi: hỏi {intent.rest}.")
        return turn

    # the project table

    def _projects(self, words: str) -> _Turn:
        rows = projects_from_facts(self._current)
        folded = fold(words).strip(" .!")
        if recognise(words).kind in ("done", "refuse") or find_standing(words) is not None:
            standing = Standing.GIVEN if rows else find_standing(words) or Standing.NONE
            fact = Fact(
                ANSWER,
                f"{len(rows)} dự án" if rows else "",
                PROJECTS,
                standing=standing,
                words=folded,
                said_by=self._said_by,
            )
            note = f"Bảng có {len(rows)} nhiệm vụ, dự án." if rows else "Kế hoạch chưa có nhiệm vụ, dự án nào."
            return _Turn([note], [fact], ask=self._following(PROJECTS))
        if (named := names_row(words, rows)) is not None and named[1]:
            return self._amended(named[0].row, named[1])
        facts, added = add_rows(words, self._current, self._history, self._context)
        notes = [line for row in added for line in (*row.lines(), *(f"chưa rõ: {doubt}" for doubt in row.doubts))]
        lacking = next((row for row in reversed(added) if row.missing), None)
        place = self._at(PROJECTS, mode="row", row=lacking.project.row) if lacking else self._at(PROJECTS)
        notes.append(
            f"Bổ sung cho dự án {lacking.number}, kể dự án khác, hoặc gõ “hết”."
            if lacking
            else "Kể dự án khác, hoặc gõ “hết”."
        )
        return _Turn(notes, facts, place=place, quiet=True)

    def _of_row(self, intent: Intent) -> bool:
        """Is it said of the row that lacks something? "thay máy cũ" opens like a correction and is none."""
        if intent.kind in ("mend", "append"):
            rows = projects_from_facts(self._current)
            return read_wish(intent.rest, asked=True) is None and names_row(intent.rest, rows) is None
        return intent.kind in ("answer", "agree", "refuse", "later", "next", "done")

    def _row_answer(self, intent: Intent, words: str) -> _Turn | None:
        """What a row still lacks; a message that names something new is another row."""
        if intent.kind in ("later", "next"):
            return _Turn(["Kể dự án khác, hoặc gõ “hết”."], place=self._at(PROJECTS), quiet=True)
        if intent.kind in ("agree", "refuse", "done"):
            return self._projects(words)
        rows = projects_from_facts(self._current)
        if names_row(words, rows) is not None or all(row.row != self._place.row for row in rows):
            return self._projects(words)
        number, row = next((n, p) for n, p in enumerate(rows, 1) if p.row == self._place.row)
        fields_ = completes(words, row_of(row, number), self._context)
        return self._amended(row.row, fields_) if fields_ else self._projects(words)

    def _amended(self, row: str, words: str) -> _Turn:
        facts, after = amend_row(row, words, self._current, self._context)
        notes = [*after.lines(), *(f"chưa rõ: {doubt}" for doubt in after.doubts)]
        place = self._at(PROJECTS, mode="row", row=row) if after.missing else self._at(PROJECTS)
        notes.append(
            "Bổ sung tiếp, kể dự án khác, hoặc gõ “hết”." if after.missing else "Kể dự án khác, hoặc gõ “hết”."
        )
        return _Turn(notes, facts, place=place, quiet=True)

    def _remove(self, intent: Intent) -> _Turn | None:
        rows = projects_from_facts(self._current)
        number = re.fullmatch(r"(?:so )?(\d{1,3})", fold(intent.rest).strip(" ."))
        if number is None or not 1 <= int(number[1]) <= len(rows):
            listed = "; ".join(f"{n}. {row.name}" for n, row in enumerate(rows, 1)) or "chưa có dự án nào"
            return _Turn([f"Không có dự án “{_short(intent.rest)}”. Bảng đang có: {listed}."], place=self._here())
        row = rows[int(number[1]) - 1]
        note = f"Đã bỏ dự án “{row.name}” khỏi bảng; gõ “hoàn tác” để lấy lại."
        return _Turn([note], remove_row(row.row, self._current), place=self._here())

    # corrections

    def _mend(self, intent: Intent) -> _Turn | None:
        rows = projects_from_facts(self._current)
        if (named := names_row(intent.rest, rows)) is not None and named[1]:
            return self._amended(named[0].row, re.sub(r"\s+(?:thành|thanh)\s+", " ", named[1]))
        wish = read_wish(intent.rest, asked=True)
        if wish is not None:
            mends = find_mends(wish, self._current, self._outline, self._pack, self._last_told())
            if mends:
                return self._mended(mends)
            note = f"Không tìm thấy “{_short(wish.old)}” trong những gì đã trả lời. Gõ “số liệu” để xem, hoặc “sang phần …”."
            return _Turn([note], place=self._here())
        if item := self._find(intent.rest):
            return _Turn(self._so_far(item), ask=item.id)
        return None

    def _plain_mend(self, words: str) -> _Turn | None:
        """ "năm 2020 chứ không phải 2019" without "sửa", where the old words were said."""
        wish = read_wish(words)
        if wish is None or len(words) > 200:
            return None
        mends = find_mends(wish, self._current, self._outline, self._pack, self._last_told())
        return self._mended(mends) if mends else None

    def _mended(self, mends: list[Mend]) -> _Turn:
        if len(mends) > 1:
            listed = "\n".join(
                f"  {n}. {self._outline.by_id[m.requirement].label}: {_short(m.after, 90)}"
                for n, m in enumerate(mends, 1)
            )
            options = tuple((m.requirement, m.after) for m in mends)
            note = f"Sửa chỗ nào? Gõ số thứ tự.\n{listed}"
            return _Turn([note], place=self._at(self._place.ask, mode="choose", options=options), quiet=True)
        mend = mends[0]
        requirement = self._outline.by_id[mend.requirement]
        told = retell(self._outline, mend.requirement, requirement.label, mend.after, self._current, self._context)
        facts = [replace(fact, origin="correction") for fact in told.facts]
        note = f"Đã sửa câu trả lời về {requirement.label}; các câu khác giữ nguyên."
        return _Turn([note], facts, told.understood, place=self._here())

    def _undo(self, _: Intent) -> _Turn:
        """The facts of the last turn that told any, as they were before it."""
        ids = self._store.last_turn_facts(self._plan.id)
        if not ids:
            return _Turn(["Không có gì để hoàn tác."], place=self._here())
        before = {fact.key: fact for fact in self._history if fact.id not in ids}
        undone = [fact for fact in self._history if fact.id in ids]
        facts = [
            replace(before[fact.key], id="", said_at="")
            if fact.key in before
            else replace(fact, id="", value="", words="", start=0, end=0, standing=Standing.WITHDRAWN, said_at="")
            for fact in {fact.key: fact for fact in undone}.values()
        ]
        item = next((i for f in undone for i in self._items if f.source in (i.id, *(p.id for p in i.parts))), None)
        label = f" ({_short(item.ask, 60)})" if item else ""
        return _Turn([f"Đã hoàn tác lượt trả lời gần nhất{label}."], facts, ask=item.id if item else "")

    # moving about

    def _explain(self, _: Intent) -> _Turn:
        item = self._item(self._place.ask)
        if item is None:
            return _Turn([HELP], place=self._here())
        lines = [item.help or next((part.requirement.help for part in item.parts if part.requirement.help), "")]
        if len(item.parts) > 1 and not item.group:
            lines += [f"{part.name}: {part.requirement.help}" for part in item.parts if part.requirement.help]
        lines.append(f"Ví dụ: {item.example}")
        if holder := self._pack.info.holders.get(item.holder):
            lines.append(f"Thường do {holder} nắm.")
        return _Turn([line for line in dict.fromkeys(lines) if line], place=self._here())

    def _back(self, _: Intent) -> _Turn:
        item = previous_item(self._items, self._place.ask)
        if item is None:
            return _Turn(["Đây là câu đầu tiên."], place=self._here())
        return _Turn(self._so_far(item), ask=item.id)

    def _later(self, _: Intent) -> _Turn:
        item = self._item(self._place.ask)
        if item is None:
            return _Turn()
        put_off = tuple(dict.fromkeys((*self._place.put_off, item.id))) if item.waiting else self._place.put_off
        self._place = replace(self._place, put_off=put_off)
        return _Turn(["Để câu này lại sau."] if item.waiting else [], ask=self._following(item.id))

    def _goto(self, intent: Intent) -> _Turn | None:
        if item := self._find(intent.rest):
            return _Turn(self._so_far(item), ask=item.id)
        return None

    def _status(self, _: Intent) -> _Turn:
        holders = {fact.source: fact.value for fact in self._current if fact.quantity == HOLDER}
        return _Turn(standing_lines(self._items, self._outline, self._pack, holders), place=self._here())

    def _facts(self, _: Intent) -> _Turn:
        rows = [row_of(p, n).lines()[0] for n, p in enumerate(projects_from_facts(self._current), 1)]
        return _Turn(
            [*told_lines(self._current, self._outline), *rows] or ["Chưa có câu trả lời nào."], place=self._here()
        )

    def _check(self, _: Intent) -> _Turn:
        return _Turn(findings_lines(self.result().findings, self._section()), place=self._here())

    # proposals

    def _proposals(self, _: Intent) -> _Turn:
        self._place = replace(self._place, passed=())
        return self._next_proposal([])

    def _next_proposal(self, notes: list[str], facts: Sequence[Fact] = (), without: str = "") -> _Turn:
        waiting = [p for p in self.waiting_proposals() if p.id not in self._place.passed and p.id != without]
        if not waiting:
            note = "Không còn đề xuất nào." if notes else "Hiện không có đề xuất nào."
            return _Turn([*notes, note], list(facts), place=self._at(self._place.ask))
        first = waiting[0]
        note = f"Đề xuất (còn {len(waiting)}): {first.text}. Gõ “nhận”, “không nhận” hoặc “để sau”; “thoát đề xuất” để trả lời tiếp."
        place = self._at(self._place.ask, mode="proposal", row=first.id)
        return _Turn([*notes, note], list(facts), place=place, quiet=True)

    def _decide(self, intent: Intent, words: str) -> _Turn | None:
        id_ = self._place.row
        if fold(words).strip(" .") in ("thoat de xuat", "thoi de xuat", "tra loi tiep"):
            return _Turn(place=self._at(self._place.ask))
        proposal = next((p for p in self.waiting_proposals() if p.id == id_), None)
        if proposal is None or intent.kind not in ("agree", "refuse", "later", "next"):
            return None
        if intent.kind in ("later", "next"):
            self._place = replace(self._place, passed=(*self._place.passed, id_))
            return self._next_proposal(["Để đề xuất này lại."])
        if intent.kind == "refuse":
            return self._next_proposal(["Không nhận."], self.declining(proposal), id_)
        return self._next_proposal(["Đã nhận."], self.accepting([proposal]), id_)

    def waiting_proposals(self) -> list[Proposal]:
        """Proposals that nobody has decided on."""
        declined = {fact.row for fact in self._current if fact.quantity == DECISION and fact.value == "declined"}
        return [p for p in self.result().proposals if p.fact and p.id not in declined]

    def accepting(self, proposals: Sequence[Proposal]) -> list[Fact]:
        """The facts that taking proposals adds."""
        ids = tuple(p.id for p in proposals)
        taken, unknown = accept(self._current, list(proposals), ids)
        if unknown:
            raise InputError(f"không có đề xuất “{unknown[0]}”.", remedy="Xem lại danh sách đề xuất.")
        return [
            replace(fact, id="", said_by=self._said_by)
            for fact in taken
            if fact.origin.startswith("proposal:") and fact.origin[9:] in ids
        ]

    def declining(self, proposal: Proposal) -> list[Fact]:
        """The decision that a proposal is not taken; it is not offered again."""
        return [Fact(DECISION, "declined", PROPOSALS, row=proposal.id, words=proposal.text, said_by=self._said_by)]

    def result(self) -> Result:
        """The plan drafted and checked from what is known now."""
        return saved(self._plan.id, self._store, pack=self._pack)

    # the question put next

    def _following(self, after: str) -> str:
        """The id of the question after one, once what this turn tells is counted; decided when the reply is made."""
        return f">{after}"

    def _reply(self, turn: _Turn, facts: list[Fact]) -> Reply:
        """The reply to a turn: what was understood, notes, and the next question; the place is set for the message after."""
        items = agenda(self._pack, self._unit, self._plan.kind, facts)
        place = turn.place
        if place is None:
            if turn.ask and not turn.ask.startswith(">"):
                item = next((i for i in items if i.id == turn.ask), None)
            else:
                item = next_item(items, frozenset(self._place.put_off), turn.ask[1:] or self._place.ask)
            place = self._at(item.id if item else "")
        item = next((i for i in items if i.id == place.ask), None)
        parts = tuple(p for p in item.parts if p.id in place.parts) or item.open or item.parts if item else ()
        lines = [_understood_text(entry) for entry in turn.understood]
        lines += turn.notes
        quick: tuple[str, ...] = ()
        if item is None and not turn.quiet:
            lines += self._finished(items)
            quick = ("kiểm tra", "đề xuất", "tình hình")
        elif item is not None and not turn.quiet:
            lines.append(self._question(item, parts, items))
            quick = _quick(item, place)
        else:
            quick = _QUICK.get(place.mode, ())
        self._place = place
        return Reply(
            self._plan.id,
            "\n".join(lines),
            turn.understood,
            turn.notes,
            item,
            parts,
            quick,
            progress_of(items),
            turn.action,
            place.mode,
        )

    def _question(self, item: Item, parts: tuple[Part, ...], items: Sequence[Item]) -> str:
        number = next(n for n, entry in enumerate(items, 1) if entry.id == item.id)
        head = f"\n[{number}/{len(items)}] "
        if 0 < len(parts) < len(item.parts) and not item.group:
            asked = parts[0].requirement.ask if len(parts) == 1 else f"Còn: {'; '.join(part.name for part in parts)}?"
            example = parts[0].requirement.example if len(parts) == 1 else ""
            return head + asked + (f"\n  Ví dụ: {example}" if example else "")
        lines = [head + item.ask]
        named: tuple[str, ...] = ()
        if len(item.parts) == 1 and (field_ := item.parts[0].requirement.named):
            named = getattr(self._unit, field_)
        if named:
            lines.append("  Khung nêu tên cho đơn vị: " + "; ".join(named))
        if item.example:
            lines.append(f"  Ví dụ: {item.example}")
        return "\n".join(lines)

    def _finished(self, items: Sequence[Item]) -> list[str]:
        unknown = sum(item.state is State.UNKNOWN for item in items)
        skipped = sum(item.state is State.SKIPPED for item in items)
        left = [
            text
            for count, text in ((unknown, f"{unknown} câu chưa có số liệu"), (skipped, f"{skipped} câu bỏ qua"))
            if count
        ]
        return [
            "\nĐã hỏi hết các câu" + (f"; còn {', '.join(left)}." if left else "."),
            "Gõ “kiểm tra” để xem lỗi, “đề xuất” để xét các đề xuất, “xuất ke-hoach.docx” để ghi tệp Word.",
        ]

    def _nowhere(self, words: str) -> _Turn:
        note = f"Đã hỏi hết các câu nên “{_short(words)}” chưa được ghi vào đâu. Gõ “sang phần …” rồi trả lời, hoặc “sửa … thành …”."
        return _Turn([note])

    # small things

    def _at(self, ask: str, **changes: Any) -> Place:
        return Place(ask, put_off=self._place.put_off, passed=self._place.passed, **changes)

    def _here(self) -> Place | None:
        return self._place if self._place.ask or self._place.mode else None

    def _item(self, id_: str) -> Item | None:
        return next((item for item in self._items if item.id == id_), None)

    def _name(self, item: Item, id_: str) -> str:
        return next((part.name for part in item.parts if part.id == id_), id_)

    def _section(self) -> str:
        item = self._item(self._place.ask)
        return item.section if item else ""

    def _last_told(self) -> str:
        """The requirement (for corrections) that was answered last."""
        return next((fact.source for fact in reversed(self._history) if fact.quantity == ANSWER), "")

    def _so_far(self, item: Item) -> list[str]:
        told = [
            f"Đang ghi{f' ({part.name})' if len(item.parts) > 1 else ''}: {fact.words}"
            for part in item.parts
            for fact in self._current
            if fact.quantity == ANSWER and fact.source == part.id and fact.words
        ]
        return [*told, "Trả lời lại để thay, hoặc gõ “tiếp” để giữ nguyên."] if told else []

    def _find(self, words: str) -> Item | None:
        """The question that words name: by id, by its parts' names, by its section's heading, by its text."""
        wanted = fold(words).strip(" .:?")
        if not wanted:
            return None
        headings = {spec.id: fold(f"{spec.number} {spec.heading}") for spec in self._outline.sections}
        texts: list[Callable[[Item], str]] = [
            lambda item: " | ".join((item.id, *(part.id for part in item.parts))),
            lambda item: " | ".join(fold(part.name) for part in item.parts),
            lambda item: headings.get(item.section, ""),
            lambda item: fold(item.ask),
        ]
        if wanted in ("du an", "bang du an", "nhiem vu, du an", "danh muc du an"):
            return self._item(PROJECTS)
        for text in texts:
            found = [item for item in self._items if wanted in text(item)]
            if found:
                return next((item for item in found if item.waiting), found[0])
        return None

    def _changes(self, after: list[Fact], turn: _Turn) -> list[str]:
        """What follows from the turn: figures computed anew, values that changed, contradictions that came up."""
        if not turn.facts:
            return []
        now = self._ledger_of(after)
        touched = {fact.quantity for fact in turn.facts if fact.quantity in self._pack.quantities}
        lines = []
        for id_, quantity in self._pack.quantities.items():
            old, new = self._ledger.get(id_), now.get(id_)
            if old is None or new is None or not old.settled or not new.settled or old.number is None:
                continue
            if now.summed(id_):  # the table's sums are told in one line below
                continue
            if new.number is not None and old.number != new.number:
                how = "tính lại " if new.derived else ""
                lines.append(f"{how}{quantity.label}: {known_text(old, quantity)} → {known_text(new, quantity)}")
        if any(fact.quantity == PROJECT for fact in turn.facts):
            lines.append(money_line(after, self._plan.period))
        told_anew = {line.removeprefix("tính lại ").partition(":")[0] for line in lines}
        lines += [
            line
            for line in computed(now, touched)
            if line not in computed(self._ledger, touched)
            and line.removeprefix("tính ra ").partition(":")[0] not in told_anew
        ]
        known = set(conflicts(self._ledger))
        lines += [f"Lưu ý: {line}." for line in conflicts(now) if line not in known]
        return lines

    def _again(self, seq: int) -> Reply:
        """The reply that a message sent twice was given the first time."""
        kept = next(m for m in self._store.messages(self._plan.id, after=seq, limit=1))
        self._load()
        item = self._item(self._place.ask)
        parts = item.open or item.parts if item else ()
        return Reply(self._plan.id, kept.text, item=item, parts=parts, progress=progress_of(self._items), seq=kept.seq)


def _understood_text(entry: Understood) -> str:
    lines = [f"✓ {entry.name[:1].upper() + entry.name[1:]}: " + (entry.lines[0] if len(entry.lines) == 1 else "")]
    if len(entry.lines) > 1:
        lines += [f"    {line}" for line in entry.lines]
    lines += [f"    ? {doubt}" for doubt in entry.doubts]
    lines += [f"    … “{words}” chưa rõ thuộc số liệu nào, kế hoạch ghi theo lời đơn vị" for words in entry.leftover]
    return "\n".join(lines)


def _quick(item: Item, place: Place) -> tuple[str, ...]:
    """Answers that one tap gives."""
    if place.mode == "place":
        return tuple(str(n) for n in range(1, len(place.parts) + 1))
    if item.id == PROJECTS:
        return ("hết", "không có")
    readers = {part.requirement.reader for part in item.parts}
    offers: list[str] = []
    if "bases" in readers:
        offers.append("theo gợi ý")
    if readers == {"choice"} and not item.group:
        offers += ["đồng ý"]
    return (*offers, "không có", "chưa có số liệu", "bỏ qua", "để sau")


def _replaced(text: str, old: str, new: str) -> str:
    """Words put in the place of others; what they say again of the words that follow is not said twice ("150 máy" for "1.50")."""
    before, _, after = text.partition(old)
    ends = [new[match.start() :] for match in re.finditer(r"(?<!^)\s", new)]
    said = next((end for end in ends if fold(after).startswith(fold(end))), "")
    return before + new + after[len(said) :]


_QUICK = {
    "proposal": ("nhận", "không nhận", "để sau", "thoát đề xuất"),
    "fit": ("1", "2", "3"),
    "row": ("hết", "để sau"),
}


def _chosen(words: str, count: int) -> int:
    match = re.fullmatch(r"(?:so |chon |cai )?(\d{1,2})\.?", fold(words).strip())
    return int(match[1]) if match and 1 <= int(match[1]) <= count else 0


def _short(text: str, length: int = 70) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + " …"
