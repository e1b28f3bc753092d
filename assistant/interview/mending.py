"""Messages that correct what was said, or take the last turn back."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.interview.agenda import HEAD
from assistant.interview.corrections import Mend, Wish, find_mends, read_wish
from assistant.interview.heading import unpack
from assistant.interview.intents import Intent
from assistant.interview.session import Session
from assistant.interview.table import names_row, row_wish
from assistant.interview.tabling import amend, amend_named
from assistant.interview.telling import retell
from assistant.interview.turn import Turn
from assistant.plan import Standing
from assistant.projects import projects_from_facts
from assistant.reading.standing import find_standing
from corpus.language import read_words, scan, short


def correct(s: Session, intent: Intent) -> Turn | None:
    rows = projects_from_facts(s.current)
    if (named := names_row(intent.rest, rows)) is not None and named[1]:
        return amend(s, named[0].row, re.sub(r"\s+(?:thành|thanh)\s+", " ", named[1]), corrected=True)
    if (wished := row_wish(intent.rest, rows, s.place.row if s.place.mode == "row" else "")) is not None:
        return amend_named(s, wished[0], wished[1], intent.rest)
    wish = read_wish(intent.rest, asked=True)
    if wish is not None:
        mends = find_mends(wish, s.current, s.outline, s.pack, s.last_told())
        if mends and without_figure(wish, mends):
            return no_figure(s, wish)
        if mends:
            return apply_mends(s, mends)
        note = f"Không tìm thấy “{short(wish.old)}” trong những gì đã trả lời. Gõ “số liệu” để xem, hoặc “sang phần …”."
        return Turn([note], place=s.here())
    if item := s.find(intent.rest):
        return Turn(s.so_far(item), ask=item.id)
    return None


def correct_in_passing(s: Session, words: str) -> Turn | None:
    """ "năm 2020 chứ không phải 2019" without "sửa", where the old words were said."""
    wish = read_wish(words)
    if wish is None or len(words) > 200:
        return None
    mends = find_mends(wish, s.current, s.outline, s.pack, s.last_told())
    last = next((i for i in s.items if s.last_told() in [part.id for part in i.parts]), None)
    recent = [part.id for part in last.parts] if last else []
    elsewhere = any(mend.requirement not in recent for mend in mends)  # said long ago: asked before it is changed
    if mends and without_figure(wish, mends):
        return no_figure(s, wish)
    return apply_mends(s, mends, ask=elsewhere) if mends else None


def without_figure(wish: Wish, mends: list[Mend]) -> bool:
    """Is a figure to be replaced by words that hold none: "rất nhiều"?"""
    told = any(value.number is not None or value.iso for value in scan(wish.new, money=True))
    figured = any(mend.figure for mend in mends) or bool(re.fullmatch(r"[\d.,/%\s]+", wish.old))
    return figured and not told and read_words(wish.new) is None and find_standing(wish.new) is None


def no_figure(s: Session, wish: Wish) -> Turn:
    note = (
        f"“{short(wish.new)}” không có con số nên chưa sửa gì. Ghi số thay vào, ví dụ: sửa {short(wish.old)} thành 54."
    )
    return Turn([note], place=s.here())


def apply_mends(s: Session, mends: list[Mend], *, ask: bool = False) -> Turn:
    """The mended answer read again; of several, or where `ask`, the person picks first."""
    if ask or len(mends) > 1:
        listed = "\n".join(
            f"  {n}. {s.outline.by_id[m.requirement].label}: {short(m.after, 90)}" for n, m in enumerate(mends, 1)
        )
        options = tuple((m.requirement, m.after) for m in mends)
        note = f"Sửa chỗ nào? Gõ số thứ tự.\n{listed}"
        return Turn([note], place=s.at(s.place.ask, mode="choose", options=options), quiet=True)
    mend = mends[0]
    requirement = s.outline.by_id[mend.requirement]
    told = retell(s.outline, mend.requirement, requirement.label, mend.after, s.current, s.context)
    facts = [replace(fact, origin="correction") for fact in told.facts]
    note = f"Đã sửa câu trả lời về {requirement.label}; các câu khác giữ nguyên."
    return Turn([note], facts, told.understood, place=s.here())


def undo(s: Session, _: Intent) -> Turn:
    """The facts of the last turn that told any, as they were before it."""
    ids = s.store.last_turn_facts(s.plan.id)
    if not ids:
        return Turn(["Không có gì để hoàn tác."], place=s.here())
    first = next(n for n, fact in enumerate(s.history) if fact.id in ids)
    before = {fact.key: fact for fact in s.history[:first]}  # what an undo since then told anew is no state of before
    undone = [fact for fact in s.history if fact.id in ids]
    facts = [
        replace(before[fact.key], id="", said_at="")
        if fact.key in before
        else replace(fact, id="", value="", words="", start=0, end=0, standing=Standing.WITHDRAWN, said_at="")
        for fact in {fact.key: fact for fact in undone}.values()
    ]
    head = next((unpack(f.value) for f in undone if f.quantity == HEAD and f.value), {})
    item = next((i for f in undone for i in s.items if f.source in (i.id, *(p.id for p in i.parts))), None)
    label = f" ({short(item.ask, 60)})" if item else ""
    return Turn(
        [f"Đã hoàn tác lượt trả lời gần nhất{label}."],
        facts,
        ask=item.id if item else "",
        head=head,
        undid=tuple(sorted(ids)),
    )
