"""The reply put into words: how the message was understood, what follows, the next question."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.intake import PROJECTS
from assistant.interview.agenda import HEAD, Item, Part, State, agenda, next_item
from assistant.interview.outlook import progress_of
from assistant.interview.place import Place
from assistant.interview.session import Session
from assistant.interview.turn import Asked, Reply, Turn
from assistant.interview.understanding import Understood
from assistant.plan import Fact

QUICK = {
    "taken": ("tiếp", "hoàn tác"),
    "proposal": ("nhận", "không nhận", "để sau", "thoát đề xuất"),
    "fit": ("1", "2", "3"),
    "many": ("đồng ý", "không ghi"),
    "row": ("hết", "để sau"),
}


def make_reply(s: Session, turn: Turn, facts: list[Fact]) -> Reply:
    """The reply to a turn: what was understood, notes, and the next question; the place is set for the message after."""
    items = agenda(s.pack, s.unit, s.plan.kind, facts)
    place = turn.place
    if place is None:
        item = next((i for i in items if i.id == turn.ask), None)
        item = item or next_item(items, frozenset(s.place.put_off), turn.after or s.place.ask)
        place = s.at(item.id if item else "")
    item = next((i for i in items if i.id == place.ask), None)
    parts = tuple(p for p in item.parts if p.id in place.parts) or item.open or item.parts if item else ()
    lines = [understood_text(entry) for entry in turn.understood]
    lines += turn.notes
    quick: tuple[str, ...] = ()
    asked: Asked | None = None
    if item is None and not turn.quiet:
        lines += finished(s, items)
        quick = ("kiểm tra", "đề xuất", "tình hình")
    elif item is not None and not turn.quiet:
        asked = asked_of(s, item, parts, items)
        lines.append(asked.text)
        quick = quick_answers(item, place)
    else:
        quick = QUICK.get(place.mode, ())
    s.place = place
    return Reply(
        s.plan.id,
        "\n".join(lines),
        turn.understood,
        turn.notes,
        item,
        parts,
        quick,
        progress_of(items),
        turn.action,
        place.mode,
        asked=asked,
    )


def asked_of(s: Session, item: Item, parts: tuple[Part, ...], items: Sequence[Item]) -> Asked:
    number = next(n for n, entry in enumerate(items, 1) if entry.id == item.id)
    if 0 < len(parts) < len(item.parts) and not item.group:
        if len(parts) > 1:
            return Asked(number, len(items), f"Còn: {'; '.join(part.name for part in parts)}?")
        return Asked(number, len(items), parts[0].requirement.ask, (), parts[0].requirement.example)
    named: tuple[str, ...] = ()
    if len(item.parts) == 1 and (field_ := item.parts[0].requirement.named):
        named = getattr(s.unit, field_)
    return Asked(number, len(items), item.ask, named, item.example)


def finished(s: Session, items: Sequence[Item]) -> list[str]:
    waiting = sum(item.waiting for item in items)
    unknown = sum(item.state is State.UNKNOWN for item in items)
    skipped = sum(item.state is State.SKIPPED for item in items)
    left = [
        text
        for count, text in (
            (waiting, f"{waiting} câu để sau (gõ “tiếp” để trả lời)"),
            (unknown, f"{unknown} câu chưa có số liệu"),
            (skipped, f"{skipped} câu bỏ qua"),
        )
        if count
    ]
    return [
        "\nĐã hỏi hết các câu" + (f"; còn {', '.join(left)}." if left else "."),
        "Gõ “kiểm tra” để xem lỗi, “đề xuất” để xét các đề xuất, “xuất ke-hoach.docx” để ghi tệp Word.",
    ]


def understood_text(entry: Understood) -> str:
    mark = "?" if entry.doubts or entry.leftover else "✓"
    lines = [f"{mark} {entry.name[:1].upper() + entry.name[1:]}: " + (entry.lines[0] if len(entry.lines) == 1 else "")]
    if len(entry.lines) > 1:
        lines += [f"    {line}" for line in entry.lines]
    lines += [f"    ? {doubt}" for doubt in entry.doubts]
    lines += [f"    … “{words}” chưa rõ thuộc số liệu nào, kế hoạch ghi theo lời đơn vị" for words in entry.leftover]
    return "\n".join(lines)


def quick_answers(item: Item, place: Place) -> tuple[str, ...]:
    """Answers that one tap gives."""
    if place.mode == "place":
        return tuple(str(n) for n in range(1, len(place.parts) + 1))
    if item.id == PROJECTS:
        return ("hết", "không có")
    if item.id == HEAD:
        return ("theo mẫu", "bỏ qua", "để sau")
    readers = {part.requirement.reader for part in item.parts}
    offers: list[str] = []
    if "bases" in readers:
        offers.append("theo gợi ý")
    if readers == {"choice"} and not item.group:
        offers += ["đồng ý"]
    return (*offers, "không có", "chưa có số liệu", "bỏ qua", "để sau")
