"""One turn of conversation: what is wanted is recognised, handed to who does it, kept, and answered."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.attached import ATTACHED, Attachment, Tell, read_attachment, standing_of, suggest, take
from assistant.intake import PROJECTS
from assistant.interview.corrections import Mend
from assistant.interview.intents import Intent, recognise
from assistant.interview.kept import kept_data
from assistant.interview.many import decide_spread
from assistant.interview.mending import apply_mends, correct, correct_in_passing, undo
from assistant.interview.moving import HELP, check, explain, go_back, go_to, put_off, status, told_so_far
from assistant.interview.offering import decide, give_back, offer, take_all, waiting_proposals
from assistant.interview.outlook import progress_of
from assistant.interview.saying import make_reply
from assistant.interview.session import Session
from assistant.interview.tabling import ROW, amend, complete_row, is_of_row, remove_project
from assistant.interview.taking import (
    append,
    give_to,
    next_row,
    placed_by_fit,
    placed_by_number,
    take_answer,
    told_again,
)
from assistant.interview.turn import Reply, Turn, chosen_number
from assistant.pipeline import Result, plan_id_of
from assistant.plan import Plan, Proposal
from assistant.store import AlreadySaid, Message, Store, current_of
from corpus.errors import InputError
from corpus.language import clean, short
from corpus.pack import Pack
from corpus.packs import load_pack
from corpus.units import find_unit

__all__ = ["Conversation", "Reply", "begin"]

LONGEST = 20_000  # characters of a message

Handler = Callable[[Session, Intent], Turn | None]
HANDLERS: dict[str, Handler] = {
    "help": lambda s, _: Turn([HELP], place=s.here()),
    "explain": explain,
    "back": go_back,
    "next": put_off,
    "later": put_off,
    "status": status,
    "facts": told_so_far,
    "view": lambda s, _: Turn(place=s.here(), action=f"view:{s.section()}", quiet=True),
    "check": check,
    "proposals": offer,
    "undo": undo,
    "take_all": take_all,
    "stop": lambda s, _: Turn(["Đã dừng; mọi câu trả lời đã được lưu."], place=s.here(), action="stop", quiet=True),
    "goto": go_to,
    "done": lambda s, intent: None if s.place.ask == PROJECTS else put_off(s, intent),
    "how_to_export": lambda s, _: Turn(["Ghi tên tệp, ví dụ: xuất ke-hoach.docx."], place=s.here()),
    "mend": correct,
    "append": append,
    "remove": remove_project,
    "giving": give_to,
    "export": lambda s, intent: Turn(place=s.here(), action=f"export:{intent.rest}", quiet=True),
}


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
        self._session = Session(store, plan, said_by=said_by, pack=pack)

    def open(self) -> Reply:
        """What to say when the person comes (back): where things stand, and the question that waits. Nothing is kept."""
        s = self._session
        turn = Turn()
        if not s.history:
            turn.notes.append(f"Kế hoạch của {s.unit.name}. Gõ “?” để xem các lệnh; mọi câu trả lời được lưu ngay.")
        else:
            turn.notes.append(f"Tiếp tục kế hoạch của {s.unit.name}.")
            turn.notes += s.last_kept()
        if s.place.ask and s.item(s.place.ask):
            turn.place = s.place
        if s.place.mode in _CHOICES:
            turn.notes.append(_still(s))
        return make_reply(s, turn, s.current)

    def reply(self, message: str, *, key: str = "") -> Reply:
        """Answer a message; what it told is on disk when this returns. A message sent again with the same `key` counts once:
        its first reply is given again."""
        s = self._session
        s.load()
        words = clean(message[: LONGEST + 1])
        if not words:
            note = "Chưa có chữ nào. Gõ câu trả lời, “bỏ qua”, hoặc “?”."
            return make_reply(s, Turn([note], place=s.here()), s.current)
        if len(words) > LONGEST:
            note = f"Tin dài quá {LONGEST:,} ký tự, chưa ghi gì. Chia thành nhiều tin ngắn hơn.".replace(",", ".")
            return make_reply(s, Turn([note], place=s.here()), s.current)
        return self._keep(words, _handle(s, words), key)

    def attach(self, name: str, content: bytes, tell: Tell) -> Reply:
        """Read a file that a person attached; what it may tell is kept beside the reply, and nothing of it is in the plan before it
        is taken. `tell` hears how far it is and may raise to stop. Raises InputError, told in the conversation, too."""
        s = self._session
        try:
            found, problem = suggest(s, name, content, tell), None
            count = len(found.suggestions)
            notes = [_read(found), *found.notes]
            notes.append(
                f"{count} mục có thể ghi vào kế hoạch; chưa ghi gì. Xem lại, bỏ chọn mục không đúng rồi bấm Ghi."
                if count
                else "Không thấy số liệu nào của kế hoạch trong tệp; gõ câu trả lời, hoặc chép đoạn cần dùng vào ô trả lời."
            )
        except InputError as error:
            found, problem = Attachment(name), error
            notes = [f"Không đọc được tệp “{name}”: {error}"]
        tell("Ghi kết quả", 0.98)
        s.load()  # the conversation may have gone on
        reply = self._keep(f"Đính kèm tệp “{name}”.", Turn(notes, place=s.place, quiet=True), attachment=found)
        if problem is not None:
            raise problem
        return reply

    def attachment(self, seq: int) -> Attachment:
        """The attachment that a reply tells of. Raises InputError where it tells of none."""
        kept = self._session.store.messages(self._session.plan.id, after=seq - 1, limit=1)
        found = read_attachment(kept[0].data) if kept and kept[0].seq == seq else None
        if found is None:
            raise InputError("tin này không có tệp đính kèm.", remedy="Chọn tin có tệp đính kèm.")
        return found

    def standings(self, found: Attachment) -> list[tuple[str, str]]:
        """How each suggestion stands with what the plan has: see `attached.taking.standing_of`."""
        return [standing_of(self._session, found, each) for each in found.suggestions]

    def take(self, seq: int, chosen: Sequence[int], *, key: str = "") -> Reply:
        """Keep the chosen suggestions (1 is the first) of the attachment at `seq`. Raises InputError as `attachment` does."""
        found = self.attachment(seq)
        if not set(chosen) <= set(range(1, len(found.suggestions) + 1)):
            raise InputError(f"tệp có {len(found.suggestions)} mục.", remedy="Chọn trong các mục đó.")
        self._session.load()
        turn = take(self._session, found, chosen)
        return self._keep(f"Ghi {len(set(chosen))} mục từ tệp “{found.name}”.", turn, key)

    def _keep(self, words: str, turn: Turn, key: str = "", *, attachment: Attachment | None = None) -> Reply:
        """The reply to a turn; both are on disk when this returns."""
        s = self._session
        after = current_of([*s.history, *(replace(fact, id=fact.id or "f0") for fact in turn.facts)])
        turn.notes += s.changes(after, turn)
        reply = make_reply(s, turn, after)
        reply.attached = attachment.name if attachment and attachment.suggestions else ""
        data = kept_data(s.place, reply.as_json(), {ATTACHED: attachment.as_json()} if attachment else None)
        if turn.head:  # before the turn is kept: what was acknowledged is never without its head
            s.put_head(turn.head)
        try:
            _, kept = s.store.record_turn(
                s.plan.id,
                Message("user", words, json.dumps({"undid": turn.undid}) if turn.undid else "", key=key),
                turn.facts,
                Message("assistant", reply.text, data),
            )
        except AlreadySaid as again:
            return self._again(again.seq)
        reply.seq = kept[-1].seq
        s.load()
        return reply

    def waiting_proposals(self) -> list[Proposal]:
        """Proposals that nobody has decided on."""
        return waiting_proposals(self._session)

    def result(self) -> Result:
        """The plan drafted and checked from what is known now."""
        return self._session.result()

    def _again(self, seq: int) -> Reply:
        """The reply that a message sent twice was given the first time."""
        s = self._session
        kept = s.store.messages(s.plan.id, after=seq, limit=1)[0]
        s.load()
        item = s.item(s.place.ask)
        parts = item.open or item.parts if item else ()
        return Reply(s.plan.id, kept.text, item=item, parts=parts, progress=progress_of(s.items), seq=kept.seq)


def _read(found: Attachment) -> str:
    """ "Đã đọc 45 đoạn, 3 bảng trong tệp “…”." """
    parts = [f"{found.lines} đoạn" if found.lines else "", f"{found.tables} bảng" if found.tables else ""]
    return f"Đã đọc {', '.join(filter(None, parts)) or 'tệp'} trong tệp “{found.name}”."


def _handle(s: Session, words: str) -> Turn:
    """What a message comes to: in the mode that the last reply set, as a command, as a correction, else as an answer."""
    intent = recognise(words)
    if s.place.mode and (turn := _in_mode(s, intent, words)) is not None:
        return turn
    place = s.place
    held = _held(s)
    turn = _outside(s, intent, words)
    if held and turn.place == place:  # only looked at something: the question that was put back still waits
        turn.notes.append(_still(s))
        turn.quiet = True
    elif held:  # what was asked back and not answered is not lost in silence
        turn.notes.insert(0, f"Câu “{short(held)}” chưa được ghi; cần thì gõ lại.")
    return turn


_CHOICES = {
    "fit": "gõ 1 để ghi vào câu kia, 2 để ghi vào câu đang hỏi, 3 để không ghi",
    "place": "gõ số thứ tự",
    "many": "gõ “đồng ý” để ghi, “không ghi” để bỏ",
    "choose": "gõ số thứ tự",
}


def _still(s: Session) -> str:
    return f"“{short(_held(s))}” vẫn chờ trả lời: {_CHOICES[s.place.mode]}."


def _held(s: Session) -> str:
    """What was said and is kept nowhere until what was asked back is answered."""
    if s.place.mode in ("many", "choose"):
        return ", ".join(text for _, text in s.place.options[:1]) + (" …" if len(s.place.options) > 1 else "")
    return s.place.words if s.place.mode in _CHOICES else ""


def _outside(s: Session, intent: Intent, words: str) -> Turn:
    """A message that does not answer what was asked back: a command, a correction, else an answer."""
    handler = HANDLERS.get(intent.kind)
    if handler is not None and (turn := handler(s, intent)) is not None:
        return turn
    if (turn := correct_in_passing(s, words)) is not None:
        return turn
    item = s.item(s.place.ask) if s.place.back else None  # a doubt is open still
    return told_again(s, item, words) if item else take_answer(s, words)


def _in_mode(s: Session, intent: Intent, words: str) -> Turn | None:
    """A message read as the question that was put back asks; None where it is something else."""
    place, item = s.place, s.item(s.place.ask)
    if place.mode == "proposal":
        return decide(s, intent, words)
    if place.mode == "taken":
        return give_back(s, words)
    if place.mode == "many":
        return decide_spread(s, intent, words)
    if place.mode == "row" and is_of_row(s, intent):
        return complete_row(s, intent, words)
    if place.mode == "choose" and (chosen := chosen_number(words, len(place.options))):
        id_, text = place.options[chosen - 1]
        if id_.startswith(ROW):
            return amend(s, id_.removeprefix(ROW), text)
        return apply_mends(s, [Mend(id_, "", text)])
    if item is None:
        return None
    if place.mode == "rows":
        return next_row(s, item, intent, words)
    if place.mode == "place":
        return placed_by_number(s, item, words)
    if place.mode == "fit":
        return placed_by_fit(s, intent, words)
    if place.mode == "doubt" and intent.kind == "answer":
        return told_again(s, item, words)
    return None
