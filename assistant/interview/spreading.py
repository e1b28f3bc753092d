"""One long message with many facts: which piece of it answers which question, and what answers none. Offline, and sure or silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.interview.agenda import Item
from assistant.interview.talk.amount import Amount
from assistant.interview.talk.amounts import tell_amounts
from assistant.interview.talk.choosing import chosen
from assistant.interview.talk.cues import looks_back
from assistant.interview.talk.naming import figures_of, names_in
from assistant.interview.talk.pairing import OTHER
from assistant.interview.talk.pieces import bare, clauses_of, is_aside, told_in_words
from assistant.interview.talk.putting import put_figures
from assistant.interview.talk.sentences import sentences
from assistant.interview.talk.tasks import lead_in
from assistant.interview.talk.topics import asks_what_was, topic_of
from assistant.interview.talk.wording import kept_words
from assistant.plan import Fact, Standing
from assistant.reading import Context, Reading, read_answer
from assistant.reading.context import ANSWER, GOAL
from corpus.framework import Requirement
from corpus.language import clean, fold
from corpus.language.spelled import spelled

SPREAD = ("figures", "words", "items", "date", "goals")  # readers whose answers a model may be asked to find
IN_WORDS = (
    "words",
    "items",
    "date",
    "documents",
    "rows",
    "bases",
    "results",
    "assigned",
    "layers",
    "goals",
    "roadmap",
    "reviewed",
    "choice",
    "figures",
    "goal",
)


Spans = list[tuple[int, int]]


_SLASHED = re.compile(r"^[^\n/]+ / [^\n/]+ / [^\n]+$", re.MULTILINE)  # "1 / Máy tính / 45"


@dataclass(frozen=True)
class Placed:
    """Words of the message that answer a requirement, and what was read from them. `said`: the words as they stand in the
    message, where `words` puts the same figures plainer."""

    requirement: str
    words: str
    reading: Reading
    by_model: bool = False
    said: str = ""


@dataclass(frozen=True)
class Spread:
    """`left`: pieces that answer no question, or that nobody is sure of, in the person's words; `unasked`: those that tell what
    this kind of plan does not ask for."""

    placed: tuple[Placed, ...]
    left: tuple[str, ...]
    unasked: tuple[str, ...] = ()


def spread(items: Sequence[Item], message: str, context: Context) -> Spread:
    """Divide a message among the questions of a plan. Every word lands in `placed`, `left` or `unasked`; nothing is guessed.

    Figures are placed only where one pairing of names and figures stands out, and where the reader of the question reads
    the same figures without a doubt.
    """
    asked = {part.id: part.requirement for item in items for part in item.parts}
    typed = clean(message.replace("\t", " | "))
    message = _SLASHED.sub(lambda row: row[0].replace(" / ", " | "), typed)
    groups = {item.group: item for item in items if item.group}
    figured, idle = _figures(message, asked, context)
    taken = sorted(span for _, spans in figured for span in spans)
    placed = {entry.requirement: (min(spans), entry) for entry, spans in figured}
    left: list[tuple[int, int]] = []
    unasked: list[tuple[int, int]] = []
    homes: dict[str, list[tuple[int, int]]] = {}
    for home, span in told_in_words(message, taken, context):
        if home in asked and asked[home].reader in IN_WORDS:
            homes.setdefault(home, []).append(span)
        elif home in groups and (picked := _chosen(groups[home], message[slice(*span)], context)):
            for choice in picked:
                before = placed.get(choice.requirement)
                if before is None or len(before[1].words) < len(choice.words):  # with what is to be done of it
                    placed[choice.requirement] = span, choice
        elif (home not in asked and _is_of_a_plan(home, context)) or (
            not home and _stands(message, span, idle, context)
        ):
            unasked.append(span)
        else:
            left.append(span)
    for id_, spans in homes.items():
        said = ", ".join(message[start:end] for start, end in spans)
        words = ", ".join(kept_words(message[start:end], id_, context) for start, end in spans)
        known = placed[id_][1] if id_ in placed else None
        entry = _with_words(asked[id_], words, known, context)
        if entry is not None and known is None and words != said:
            entry = replace(entry, said=said)
        if entry is None:
            left += spans
        else:
            placed[id_] = min((spans[0], entry), placed.get(id_, (spans[0], entry)), key=lambda pair: pair[0])[0], entry
    in_order = sorted(placed.values(), key=lambda pair: pair[0])
    rest, idle_rest = (tuple(typed[start:end] for start, end in sorted(spans)) for spans in (left, _joined(unasked)))
    return Spread(tuple(entry for _, entry in in_order), rest, idle_rest)


def likely(items: Sequence[Item], words: str, context: Context) -> str:
    """The requirement that words which were left seem to speak of, so that it can be asked; "" without a sign. Nothing is kept by it."""
    asked = {part.id: part.requirement for item in items for part in item.parts}
    named = [_holder(name.id, asked) for name in names_in(fold(words), words) if name.id != OTHER]
    return next((home for home in (*named, topic_of(words, context)[0]) if home in asked), "")


def counts_only(message: str, context: Context) -> bool:
    """Does a message tell nothing but figures of today, to a plan that asks for what is to be done?"""
    told = [span for _, span in told_in_words(clean(message), [], context)]
    idle = [(amount.start, amount.end) for amount in tell_amounts(clean(message), context)]
    return not asks_what_was(context) and bool(told) and all(any(a < y and x < b for x, y in idle) for a, b in told)


def _is_of_a_plan(home: str, context: Context) -> bool:
    """Is it what some kind of plan asks for?"""
    return any(home in outline.by_id for outline in context.pack.outlines.values())


def _stands(message: str, span: tuple[int, int], idle: Spans, context: Context) -> bool:
    """Does it count or tell what stands today, of which the plan does not ask?"""
    text = message[slice(*span)]
    over = not asks_what_was(context) and looks_back(text, fold(text)) and not is_aside(text, context)
    return over or any(a < span[1] and span[0] < b for a, b in idle)


def _chosen(item: Item, text: str, context: Context) -> list[Placed]:
    """What is chosen from what the framework offers, each kept as such."""
    members = [part.requirement for part in item.parts]
    told = [(id_, _detailed(words, context)) for id_, words in chosen(item.group, text, members)]
    by_id = {member.id: member for member in members}
    return [Placed(id_, words, read_answer(by_id[id_], words, context), said=text) for id_, words in told]


def _detailed(words: str, context: Context) -> str:
    """ "chọn: trong năm làm xong mô hình 4 lớp" without the year of the plan."""
    choice, colon, detail = words.partition(": ")
    return f"{choice}{colon}{detail[lead_in(detail, context) :]}"


def _figures(message: str, asked: dict[str, Requirement], context: Context) -> tuple[list[tuple[Placed, Spans]], Spans]:
    """The requirements that figures of the message answer, each with the spans it was read from; spans of those that count what
    no question asks for."""
    plain = spelled(message)
    told: dict[str, list[tuple[Amount, tuple[int, int]]]] = {}
    idle: Spans = []
    for amount in tell_amounts(plain.text, context):
        home = _holder(amount.quantity, asked)
        if home:
            told.setdefault(home, []).append((amount, plain.origin(amount.start, amount.end)))
        else:
            idle.append(plain.origin(amount.start, amount.end))
    whole = _whole_clauses(message, {span: id_ for id_, pairs in told.items() for _, span in pairs}, context)
    out = []
    for id_, pairs in told.items():
        put = put_figures(asked[id_], [amount for amount, _ in pairs], _said(message, pairs, whole), context)
        if put is not None:
            words, reading, kept = put
            pairs = [(amount, span) for amount, span in pairs if amount in kept]
            said = _said(message, pairs, whole)
            spans = _joined([whole.get(span, span) for _, span in pairs])
            out.append((Placed(id_, words, reading, said="" if words == said else said), spans))
    return out, idle


def _said(
    message: str, pairs: list[tuple[Amount, tuple[int, int]]], whole: dict[tuple[int, int], tuple[int, int]]
) -> str:
    return ", ".join(message[start:end] for start, end in _joined([whole.get(span, span) for _, span in pairs]))


def _whole_clauses(
    message: str, homes: dict[tuple[int, int], str], context: Context
) -> dict[tuple[int, int], tuple[int, int]]:
    """The whole clause of each figure's span, where all figures of the clause answer one question."""
    out: dict[tuple[int, int], tuple[int, int]] = {}
    for start, end in sentences(message):
        clauses, dictated = clauses_of(message, start, end, context)
        for begin, stop in [] if dictated else clauses:
            inside = [span for span in homes if span[0] < stop and begin < span[1]]
            if (
                inside
                and len({homes[span] for span in inside}) == 1
                and all(a >= begin and b <= stop for a, b in inside)
                and not _has_more(message, begin, stop, inside)
            ):
                heading = message.rfind(": ", begin, min(inside)[0])
                out |= dict.fromkeys(inside, bare(message, heading + 1 if heading >= 0 else begin, stop))
    return out


def _has_more(message: str, begin: int, stop: int, inside: list[tuple[int, int]]) -> bool:
    """Does a clause hold a figure outside the spans that were read?"""
    for a, b in inside:
        message = message[:a] + " " * (b - a) + message[b:]
    return bool(figures_of(message[begin:stop], []))


def _holder(quantity: str, asked: dict[str, Requirement]) -> str:
    """The requirement whose answer may tell a quantity."""
    quantity = "goal.dvc4" if quantity == "dvc.rate4" else quantity
    for id_, requirement in asked.items():
        if quantity in {requirement.quantity, *(field.quantity for field in requirement.fields.values())}:
            return id_
    return ""


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or stand side by side as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + 2:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _with_words(requirement: Requirement, words: str, known: Placed | None, context: Context) -> Placed | None:
    """What is told in words placed, beside the figures of the same requirement where there are any."""
    if known is not None:
        both = f"{known.words}; {words}"
        reading = read_answer(requirement, both, context)
        goals = requirement.reader == "goal"
        same, now = (_figures_told(told, context, goals=goals) for told in (known.reading, reading))
        said = f"{known.said or known.words}; {words}"
        return replace(known, words=both, reading=reading, said="" if said == both else said) if same == now else None
    reading = read_answer(requirement, words, context)
    offered = requirement.reader == "bases" or bool(requirement.suggest)
    if reading.standing not in (Standing.GIVEN, Standing.NONE, *([Standing.SUGGESTED] if offered else ())):
        return None
    told = _figures_told(reading, context, goals=requirement.reader == "goal")
    if any(value != "0" for _, value in told):
        return None  # figures are placed as figures only; that there is none is said in words
    if requirement.reader == "figures" and reading.doubts and (told or figures_of(words, [])):
        return None
    return Placed(requirement.id, words, reading)


def _figures_told(reading: Reading, context: Context, *, goals: bool) -> list[tuple[str, str]]:
    """(quantity, value) of its figures; `goals`: those of a goal, by their columns, too."""
    aims = [f for f in reading.facts if goals and f.quantity == GOAL and f.column in ("base", "target")]
    told = [f for f in reading.facts if f.quantity in context.pack.quantities]
    return [*((f.column, f.value) for f in aims if _PLAIN.fullmatch(f.value)), *((f.quantity, f.value) for f in told)]


_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def is_sure(requirement: Requirement, reading: Reading) -> bool:
    """Nothing doubtful, nothing left over, and a figure where figures are asked for."""
    if reading.doubts or reading.leftover or reading.standing not in (Standing.GIVEN, Standing.NONE):
        return False
    told = [fact for fact in reading.facts if fact.quantity != ANSWER]
    return requirement.reader != "figures" or any(_is_figure(fact, requirement) for fact in told)


def _is_figure(fact: Fact, requirement: Requirement) -> bool:
    known = {requirement.quantity, *(field.quantity for field in requirement.fields.values())} - {""}
    return any(fact.quantity == id_ or fact.quantity.startswith(f"{id_}.") for id_ in known)
