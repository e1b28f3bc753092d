"""A message that answers several questions at once: shown piece by piece with its words, kept when the person agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.interview.agenda import Item, Part
from assistant.interview.intents import Intent
from assistant.interview.merging import merge_words
from assistant.interview.reading_model import read_rest
from assistant.interview.session import Session
from assistant.interview.spreading import Placed, Spread, counts_only, likely, spread
from assistant.interview.talk.learned import likely as how_likely
from assistant.interview.talk.putting import plain_rest
from assistant.interview.telling import retell
from assistant.interview.turn import Turn
from assistant.interview.understanding import understood
from assistant.model import Model, configured_model
from assistant.reading import read_answer
from corpus.language import fold
from corpus.language.text import short

MORE_THAN_NOT = 0.5
LEAST = 2  # questions beside the one that waits, before a message is taken apart
TOLD_AGAIN = "Trả lời lại phần chưa rõ, hoặc gõ “tiếp” để giữ như vậy."
STILL_DOUBTFUL = "Câu đang hỏi vẫn còn phần chưa rõ: trả lời lại phần đó, hoặc gõ “tiếp” để giữ như vậy."
LONG = 15  # words; shorter messages are never sent to a model
_DROP = re.compile(r"^(?:bo|tru|khong ghi)\s+(?:cau |so |muc )?((?:\d{1,2}[\s,;va]*)+)$")
_AGREED = ("agree", "done")


def offer_spread(s: Session, words: str) -> Turn | None:
    """What each piece of a long message would be kept as; None where it answers no more than the question that waits."""
    asked = [part for item in s.items if item.id == s.place.ask for part in item.parts]
    if _headed(s, asked, words):
        return None
    here = {part.id for part in asked}
    if _is_row(s, asked, words):
        return None
    found, told = spread(s.items, words, s.context), []
    model = _model() if found.left and len(words.split()) >= LONG else None
    if model is not None:
        found, problem = read_rest(found, s.items, s.context, model.on(s.plan.id))
        told = [f"Phần chưa rõ đã gửi đến {model.where} để đọc{': ' + problem if problem else '.'}"]
    elsewhere = [placed for placed in found.placed if placed.requirement not in here]
    homes = {placed.requirement for placed in elsewhere}
    if any(fact.quantity in s.pack.quantities for placed in elsewhere for fact in placed.reading.facts):
        homes |= {likely(s.items, text, s.context) for text in found.left} - here - {""}
    if not (found.placed or found.left) and counts_only(words, s.context):
        return Turn([f"Kế hoạch này không hỏi đến “{short(words, 120)}”, nên chưa ghi."], place=s.here())
    if len(homes) < LEAST:
        return None
    return _offer(s, found, told)


def _offer(s: Session, found: Spread, told: Sequence[str] = ()) -> Turn:
    """The pieces with their words, what was left and how to say it so that it is understood."""
    notes = [*told, "Tin này trả lời nhiều câu; xem lại rồi gõ “đồng ý” để ghi, “bỏ 2” để bỏ câu số 2:"]
    notes += [f"  {number}. {_line(s, placed)}" for number, placed in enumerate(found.placed, 1)]
    near = [likely(s.items, text, s.context) for text in found.left]
    notes += [
        f"  Chưa hiểu, không ghi: “{short(text, 120)}”.{_example(s, id_)}"
        for text, id_ in zip(found.left, near, strict=True)
    ]
    notes += [f"  Kế hoạch này không hỏi đến, không ghi: “{short(text, 120)}”." for text in found.unasked]
    options = tuple((placed.requirement, placed.words) for placed in found.placed)
    kept = {placed.requirement for placed in found.placed}
    before = (s.place.row,) if s.place.mode == "many" else ()
    next_ = next((id_ for id_ in (*near, *before) if id_ and id_ not in kept and _waiting(s, id_)), "")
    place = s.at(s.place.ask, parts=s.place.parts, mode="many", options=options, back=s.place.kept_mode, row=next_)
    return Turn(notes, place=place, quiet=True)


def _example(s: Session, id_: str) -> str:
    """How the question that left words seem to answer is answered."""
    part = next((part for item in s.items for part in item.parts if part.id == id_), None)
    if part is None or not part.requirement.example:
        return ""
    return f" Nếu là {part.requirement.label}, nói rõ hơn, ví dụ: “{part.name}: {part.requirement.example}”."


def _waiting(s: Session, id_: str) -> Item | None:
    """The question that asks for a requirement that nobody has told yet."""
    return next((item for item in s.items for part in item.open if part.id == id_), None)


def _added(s: Session, words: str) -> Turn | None:
    """More told before the pieces are kept: added to them, or in place of what was told of the same; None where it tells nothing."""
    found = spread(s.items, words, s.context)
    if not found.placed:
        return None
    told = {id_: Placed(id_, text, read_answer(s.outline.by_id[id_], text, s.context)) for id_, text in s.place.options}
    for placed in found.placed:
        if (known := told.get(placed.requirement)) is None:
            told[placed.requirement] = placed
            continue
        spec = s.outline.by_id[placed.requirement]
        ways = [
            f"{known.words}; {placed.words}",
            f"{placed.words}; {plain_rest(known.reading, placed.reading)}".strip("; "),
        ]
        readings = [(words, read_answer(spec, words, s.context)) for words in ways]
        plain = (
            Placed(spec.id, words, reading) for words, reading in readings if not (reading.doubts or reading.leftover)
        )
        told[placed.requirement] = next(plain, placed)
    return _offer(s, replace(found, placed=tuple(told.values())))


_HEAD = re.compile(r"(?:^|[;\n])\s*([^:;\n]{2,40}):")


def _headed(s: Session, asked: Sequence[Part], words: str) -> bool:
    """Does a piece open with the name of a part of the question that waits ("riêng: …"), or with a year of its roadmap, and
    none with the name of another question?"""
    heads = [fold(head).strip() for head in _HEAD.findall(words)]
    names = {fold(name) for part in asked for name in (part.name, part.requirement.label, *part.words)}
    others = {fold(name) for item in s.items for part in item.parts for name in (part.name, part.requirement.label)}
    if any(head in others - names for head in heads):
        return False
    yearly = any(part.requirement.reader == "roadmap" for part in asked)
    return any(head in names or (yearly and re.fullmatch(r"(?:nam )?20\d\d(?:\s*-\s*20\d\d)?", head)) for head in heads)


def _is_row(s: Session, asked: Sequence[Part], words: str) -> bool:
    """Is it a row of the table that is asked for, whose cells alone may be like other answers?"""
    rows = [part.id for part in asked if part.requirement.reader == "rows"]
    chances = how_likely(words, s.context) if rows and "\n" not in words else {}
    return any(chances.get(id_, 0.0) >= MORE_THAN_NOT for id_ in rows)


@cache
def _model() -> Model | None:
    """One for the process, so that all conversations share its limits."""
    return configured_model()


def decide_spread(s: Session, intent: Intent, words: str) -> Turn | None:
    """The pieces kept, or kept without some; None where the message is something else."""
    options = s.place.options
    dropped: set[int] = set()
    if match := _DROP.match(fold(words).strip(" .")):
        dropped = {int(number) for number in re.findall(r"\d+", match[1])}
        if not dropped <= set(range(1, len(options) + 1)):
            return Turn([f"Chỉ có các câu từ 1 đến {len(options)}."], place=s.place, quiet=True)
    elif intent.kind == "refuse":
        dropped = set(range(1, len(options) + 1))
    elif intent.kind not in _AGREED:
        return _added(s, words) if intent.kind == "answer" else None
    item = s.item(s.place.ask)
    doubtful = {part.id: part for part in item.parts if part.id in s.place.parts} if item and s.place.back else {}
    turn = Turn(place=s.at(s.place.ask, parts=s.place.parts, mode=s.place.back) if s.place.ask else None)
    unclear: list[str] = []
    for number, (id_, text) in enumerate(options, 1):
        if number not in dropped:
            whole = merge_words(s, doubtful[id_], text) if id_ in doubtful else None
            told = retell(s.outline, id_, s.outline.by_id[id_].label, whole or text, s.current, s.context)
            turn.facts += told.facts
            turn.understood += told.understood
            unclear += told.doubtful
    if item is not None and any(part.id in {id_ for id_, _ in options} for part in item.parts):
        turn.place, turn.after = None, s.place.ask
    near = _waiting(s, s.place.row) if turn.facts else None
    if near is not None and not (turn.place and turn.place.mode):
        turn.place, turn.after = s.at(near.id), ""
        turn.notes.append("Còn phần chưa hiểu, hỏi lại ngay:")
    if turn.place and turn.place.mode:
        turn.notes.append(STILL_DOUBTFUL)
    elif unclear and (asked := next((i for i in s.items if any(part.id == unclear[0] for part in i.parts)), None)):
        parts = tuple(part.id for part in asked.parts if part.id in unclear)
        turn.place, turn.after = s.at(asked.id, parts=parts, mode="doubt"), ""
        turn.notes = [TOLD_AGAIN]
    if not turn.facts:
        turn.notes.append("Không ghi câu nào.")
    return turn


def _line(s: Session, placed: Placed) -> str:
    requirement = s.outline.by_id[placed.requirement]
    entry = understood(requirement, requirement.label, placed.reading, s.pack)
    name = requirement.label[:1].upper() + requirement.label[1:]
    by = " (mô hình đề nghị)" if placed.by_model else ""
    said, read = short(placed.said or placed.words, 120), "; ".join(line.removeprefix("- ") for line in entry.lines)
    known = read.endswith(f": “{said}”") and len(entry.lines) == 1  # read as nothing but the words
    return f"{name}{'' if known else f': {read}'} ← “{said}”{by}"
