"""A message taken as an answer: told, asked back, told again, added to, left to somebody who knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake import PROJECTS
from assistant.interview.agenda import HEAD, Item, Part, next_item
from assistant.interview.fit import better_item
from assistant.interview.heading import tell_head
from assistant.interview.intents import Intent
from assistant.interview.many import STILL_DOUBTFUL, TOLD_AGAIN, offer_spread
from assistant.interview.merging import LINES, is_cells, merge_words
from assistant.interview.routing import is_labelled, route
from assistant.interview.session import Session
from assistant.interview.spreading import spread
from assistant.interview.table import is_project
from assistant.interview.tabling import tell_projects
from assistant.interview.telling import Told, retell, tell
from assistant.interview.turn import Turn, chosen_number
from assistant.plan import Fact
from assistant.reading.context import ANSWER
from assistant.reading.standing import find_standing
from corpus.language import fold, short

LISTS = ("rows", "items", "documents", "results", "goals", "roadmap", "reviewed")  # readers of several lines
_GONE = re.compile(r"(?:bo|xoa|huy) (?:dong|cai|he thong|csdl|muc)(?: so| thu)? (\d{1,2})")
# Replies to something put back; on their own they answer no question of the plan.
ONLY_REPLIES = {
    *(
        "dong y",
        "khong dong y",
        "ok",
        "oke",
        "yes",
        "nhan",
        "khong nhan",
        "nhan het",
        "chap nhan",
        "khong lay",
        "sai",
        "sai roi",
        "thoi",
    ),
    *("khong ghi", "dung ghi", "bo di", "khong, bo di", "bo het", "huy", "ghi vao cau kia", "ghi vao cau dang hoi"),
}
HOLDER = "holder"  # quantity of who was named to answer a requirement: value the words


def take_answer(s: Session, words: str) -> Turn:
    item = s.item(s.place.ask) or next_item(s.items)
    if item is None:
        return nowhere(s, words)
    if fold(words).strip(" .!") in ONLY_REPLIES and not _agrees(item):
        return Turn([f"“{short(words)}” không trả lời câu nào đang chờ, nên chưa ghi gì."], place=s.here())
    if item.id == PROJECTS:
        return tell_projects(s, words)
    if item.id == HEAD:
        return tell_head(s, words)
    if (
        (gone := _GONE.fullmatch(fold(words).strip(" .")))
        and len(item.parts) == 1
        and item.parts[0].requirement.reader in LINES
    ):
        part = item.parts[0]
        before = next((f.words for f in s.current if f.quantity == ANSWER and f.source == part.id), "")
        return without_line(s, item, part, [line for line in before.splitlines() if line.strip()], int(gone[1]))
    return told_elsewhere(s, item, words) or answer_item(s, item, s.place.parts, words)


def told_elsewhere(s: Session, item: Item, words: str) -> Turn | None:
    """Words that answer several questions, or plainly another one, put to the person; None where they answer this one."""
    if is_project(words, s.context) and (table := s.item(PROJECTS)) is not None and not _of_projects(item):
        return ask_where(s, item, table, words)
    if (many := offer_spread(s, words)) is not None:
        return many
    parts = [part for part in item.parts if part.id in s.place.parts] or list(item.open or item.parts)
    homeless = len(parts) > 1 and not route(parts, words).answers
    better = _told_of(s, item, words, homeless=homeless)
    better = better or better_item(s.items, item, words, s.context, homeless=homeless)
    return ask_where(s, item, better, words) if better else None


def _told_of(s: Session, item: Item, words: str, *, homeless: bool) -> Item | None:
    """The one other question that all of a message answers, as a long message would be divided. `homeless`: no part of the
    question asked claims it; else only in a plan of one year, where its answer is of another form: who leads is no task."""
    if not homeless and s.context.period[0] != s.context.period[1]:
        return None
    found = spread(s.items, words, s.context)
    homes = {placed.requirement for placed in found.placed}
    if len(homes) != 1 or found.left or any(part.id in homes for part in item.parts):
        return None
    readers = {part.requirement.reader for part in item.parts}
    if not homeless and readers & {s.outline.by_id[id_].reader for id_ in homes}:
        return None
    return next((other for other in s.items if any(part.id in homes for part in other.parts)), None)


def _of_projects(item: Item) -> bool:
    return any(part.requirement.table == "past_projects" for part in item.parts)


def _agrees(item: Item) -> bool:
    """May a question be answered with "đồng ý"?"""
    return item.id in (HEAD, PROJECTS) or any(
        p.requirement.suggest or p.requirement.reader in ("choice", "bases") for p in item.parts
    )


def next_row(s: Session, item: Item, intent: Intent, words: str) -> Turn | None:
    """Another row of a table that is being told line by line; None where the message is something else."""
    if intent.kind in ("done", "next", "later", "refuse") or find_standing(words) is not None:
        return Turn(after=item.id)
    if intent.kind != "answer":
        return None
    if (better := better_item(s.items, item, words, s.context)) is not None:
        return ask_where(s, item, better, words)
    part = next(part for part in item.parts if part.id in s.place.parts)
    before = next((f.words for f in s.current if f.quantity == ANSWER and f.source == part.id), "")
    lines = [line for line in before.splitlines() if line.strip()]
    if match := _GONE.fullmatch(fold(words).strip(" .")):
        return without_line(s, item, part, lines, int(match[1]))
    if lines and is_cells(s, part, words):  # no name: more of the row before
        lines[-1] += f"; {words}"
        return follow_up(s, item, retell(s.outline, part.id, part.name, "\n".join(lines), s.current, s.context))
    return follow_up(s, item, retell(s.outline, part.id, part.name, longer(s, part, words), s.current, s.context))


def without_line(s: Session, item: Item, part: Part, lines: list[str], number: int) -> Turn:
    """ "bỏ dòng 2": the other lines stay."""
    if not 1 <= number <= len(lines):
        return Turn([f"Câu này đang có {len(lines)} dòng, không có dòng {number}."], place=s.here(), quiet=True)
    kept = "\n".join(line for n, line in enumerate(lines, 1) if n != number) or "bỏ qua"
    turn = follow_up(s, item, retell(s.outline, part.id, part.name, kept, s.current, s.context))
    turn.notes.insert(0, f"Đã bỏ dòng {number}: {short(lines[number - 1])}.")
    return turn


def longer(s: Session, part: Part, words: str) -> str:
    """What was told to a requirement, with more of it."""
    before = next((f.words for f in s.current if f.quantity == ANSWER and f.source == part.id), "")
    return f"{before}\n{words}" if before and find_standing(before) is None else words


def ask_where(s: Session, item: Item, better: Item, words: str) -> Turn:
    """An answer held back until the person says which question it belongs to."""
    note = (
        f"Câu này có vẻ trả lời cho câu khác: “{short(better.ask, 90)}” Ghi vào đó hay vào câu đang hỏi?\n"
        "  1. Ghi vào câu kia\n  2. Ghi vào câu đang hỏi\n  3. Không ghi, để trả lời lại"
    )
    place = s.at(item.id, parts=s.place.parts, mode="fit", words=words, row=better.id, back=s.place.kept_mode)
    return Turn([note], place=place, quiet=True)


def answer_item(s: Session, item: Item, ids: Sequence[str], words: str) -> Turn:
    asked = [part for part in item.parts if part.id in ids] or list(item.open or item.parts)
    return follow_up(s, item, tell(item, _with_named(item, asked, words), words, s.current, s.context))


def _with_named(item: Item, asked: list[Part], words: str) -> list[Part]:
    """The parts asked for, with those of the same question that the words name: what says "riêng ATTT 150 triệu" is no answer to
    another part. One that is answered already has to be named by a label ("nội bộ: …")."""
    if item.group or len(asked) == len(item.parts):
        return asked
    waiting = {part.id for part in (*asked, *item.open)}
    answers = route(item.parts, words).answers
    if find_standing(words) is not None or not any(part.id in answers for part in item.parts if part not in asked):
        return asked
    named = [p for p in item.parts if p.id in answers and (p.id in waiting or is_labelled(item.parts, p, words))]
    return [part for part in item.parts if part in asked or part in named]


def placed_by_fit(s: Session, intent: Intent, words: str) -> Turn | None:
    """Where an answer that looked misplaced belongs."""
    place, chosen = s.place, chosen_number(words, 3) or _chosen_fit(intent, words)
    here, there = s.item(place.ask), s.item(place.row)
    if not chosen or here is None or there is None:
        return None
    if chosen == 3:
        return Turn(place=s.at(place.ask, parts=place.parts, mode=place.back))
    if chosen == 2 and place.back:
        return tell_again(s, here, place.words)
    if chosen == 2:
        return answer_item(s, here, place.parts, place.words)
    if there.id == PROJECTS:
        turn = tell_projects(s, place.words)
    elif (
        len(there.parts) == 1 and there.parts[0].requirement.reader in LISTS
    ):  # one more line, never instead of the others
        part = there.parts[0]
        told = retell(s.outline, part.id, part.name, longer(s, part, place.words), s.current, s.context)
        turn = follow_up(s, there, told)
    else:
        turn = answer_item(s, there, (), place.words)
    if turn.place is None or turn.place.mode in (
        "",
        "rows",
    ):  # nothing more is asked of it: back to the question that was open
        turn.place, turn.quiet = s.at(place.ask, parts=place.parts, mode=place.back), False
        turn.notes += [STILL_DOUBTFUL] if place.back else []
    return turn


def _chosen_fit(intent: Intent, words: str) -> int:
    """The choice told in its own words: "ghi vào câu kia", "câu đang hỏi", "không ghi"."""
    said = re.sub(r"^(?:ghi )?(?:vao )?", "", fold(words).strip(" ."))
    named = {"cau kia": 1, "do": 1, "cau do": 1, "cau dang hoi": 2, "cau nay": 2, "day": 2, "dang hoi": 2}
    return 3 if intent.kind == "refuse" else named.get(said, 0)


def follow_up(s: Session, item: Item, told: Told) -> Turn:
    turn = Turn(facts=told.facts, understood=told.understood)
    answered = {entry.requirement for entry in told.understood}
    turn.notes += [f"Hiểu là đã sửa lời: bỏ “{short(words)}”." for words in told.dropped]
    if told.unplaced and not item.group:
        asked = s.place.parts if s.place.ask == item.id else ()
        options = tuple(p.id for p in item.parts if p.id not in answered and (not asked or p.id in asked))
        options = options or tuple(part.id for part in item.parts)
        names = "; ".join(f"{n}. {s.part_name(item, id_)}" for n, id_ in enumerate(options, 1))
        turn.notes.append(f"Chưa rõ “{short(' … '.join(told.unplaced))}” nói về nội dung nào: {names}. Gõ số thứ tự.")
        turn.place = s.at(item.id, parts=options, mode="place", words="\n".join(told.unplaced))
    elif told.unplaced:
        turn.notes.append(f"Chưa rõ “{short(' … '.join(told.unplaced))}” thuộc nội dung nào; gõ lại kèm tên nội dung.")
    elif told.doubtful and not (s.place.kept_mode == "doubt" and s.place.ask == item.id):
        # asked back once; what stays doubtful is a finding of the plan
        turn.notes.append(TOLD_AGAIN)
        turn.place = s.at(item.id, parts=told.doubtful, mode="doubt")
    elif rest := [p for p in item.open if p.id not in answered and not p.requirement.optional]:
        turn.place = s.at(item.id, parts=tuple(part.id for part in rest))
    elif len(item.parts) == 1 and item.parts[0].requirement.reader == "rows" and told.given:
        turn.notes.append("Kể dòng tiếp theo, hoặc gõ “hết”.")
        turn.place, turn.quiet = s.at(item.id, parts=(item.parts[0].id,), mode="rows"), True
    else:
        turn.after = item.id
    return turn


def told_again(s: Session, item: Item, words: str) -> Turn:
    """An answer to a doubt: the whole told again, or only the doubtful words of it. What speaks of other questions is theirs."""
    return told_elsewhere(s, item, words) or tell_again(s, item, words)


def tell_again(s: Session, item: Item, words: str) -> Turn:
    parts = [part for part in item.parts if part.id in s.place.parts]
    if len(_with_named(item, parts, words)) > len(parts):
        return answer_item(s, item, s.place.parts, words)
    if len(parts) == 1 and (merged := merge_words(s, parts[0], words)) is not None:
        return follow_up(s, item, retell(s.outline, parts[0].id, parts[0].name, merged, s.current, s.context))
    return follow_up(s, item, tell(item, parts, words, s.current, s.context))


def placed_by_number(s: Session, item: Item, words: str) -> Turn | None:
    options = s.place.parts
    chosen = chosen_number(words, len(options))
    named = next((id_ for id_ in options if fold(s.part_name(item, id_)) == fold(words).strip(" .")), "")
    id_ = options[chosen - 1] if chosen else named
    if not id_:
        return None
    told = retell(s.outline, id_, s.part_name(item, id_), s.place.words, s.current, s.context)
    return follow_up(s, item, told)


def append(s: Session, intent: Intent) -> Turn | None:
    """ "thêm …" to a question that is answered, "thêm: …" to the one before the question that waits."""
    here = s.item(s.place.ask)
    if here is not None and here.waiting and not intent.marked:
        return None
    for id_ in dict.fromkeys((s.place.ask, s.last_told())):
        item = s.item(id_)
        if item is not None and item.id != PROJECTS and not item.waiting and len(item.parts) == 1:
            part = item.parts[0]
            told = retell(s.outline, part.id, part.name, longer(s, part, intent.rest), s.current, s.context)
            turn = follow_up(s, item, told)
            turn.ask = "" if turn.place else s.place.ask
            return turn
    return None


def give_to(s: Session, intent: Intent) -> Turn | None:
    """ "không biết, hỏi kế toán": left open, with who is to be asked."""
    item = s.item(s.place.ask)
    if item is None or not item.parts:
        return None
    parts = [part for part in item.parts if part.id in s.place.parts] or list(item.open)
    turn = follow_up(s, item, tell(item, parts, "chưa có số liệu", s.current, s.context))
    turn.facts += [Fact(HOLDER, intent.rest, part.id, words=intent.rest, said_by=s.said_by) for part in parts]
    turn.notes.append(f"Đã ghi: hỏi {intent.rest}.")
    return turn


def nowhere(s: Session, words: str) -> Turn:
    note = f"Đã hỏi hết các câu nên “{short(words)}” chưa được ghi vào đâu. Gõ “sang phần …” rồi trả lời, hoặc “sửa … thành …”."
    return Turn([note])
