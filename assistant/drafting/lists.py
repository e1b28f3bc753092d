"""Requirements told as lists: tasks, solutions, difficulties, choices."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.absence import compose_absence, note_missing
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.entries import entry
from assistant.drafting.openings import opening_time, opens_with_verb, own_clause
from assistant.drafting.phrases import phrase, words_spans
from assistant.drafting.sentences import frame_of, sentence_spans
from assistant.drafting.twice import told_above
from assistant.drafting.voice import capital, confirm, uncapital
from assistant.plan import Fact, Paragraph, Sentence, Span, Standing
from assistant.reading.choices import excepted
from assistant.reading.context import CHOICE, CLAUSE, EXCEPTED, GOAL, ITEM
from corpus.framework import Requirement
from corpus.language import fold

INLINE_ITEMS, INLINE_SYLLABLES = 3, 12  # beyond either a list takes a line each


def compose_tasks(requirement: Requirement, desk: Desk) -> list[Part]:
    """A list line for each task or solution, opening with a verb."""
    items = desk.facts(requirement, ITEM) or desk.facts(requirement, CLAUSE)
    if not items:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    covered: set[str] = set()
    parts: list[Part] = []
    refused: list[Part] = []
    for number, fact in enumerate(items, 1):
        names = _topics(requirement, fact, desk)
        covered.update(names)
        spans = task_spans(requirement, desk, fact)
        if _STATE.match(spans[0].text):  # how things stand and what will not be done is no task: said after the tasks
            short = len("".join(span.text for span in spans).split()) <= BARE_SYLLABLES
            about = (Span(capital(f"về {requirement.label}, ")),) if short else ()
            denied = (*about, *desk.fill("{u} "), replace(spans[0], text=uncapital(spans[0].text)), *spans[1:])
            refused.append(Inline(desk.sentence(denied, requirement.id, number, names)))
        else:
            parts.append(Entry(desk.sentence(spans, requirement.id, number, names, end="")))
    if head := prose.lead.get("head"):
        parts.insert(0, Paragraph((Sentence((Span(head),), id=f"{requirement.id}.head"),), style="lead"))
    note_missing(requirement, desk, covered if requirement.fields else set(fields_of(requirement)))
    return parts + refused


_STATE = re.compile(r"(?:Không|Chưa|Đang|Hiện|Hiện nay|Hiện tại|Vẫn|Đã)\s(?!dùng chung)")
BARE_SYLLABLES = 6  # a clause no longer than this does not say what it is about: "chưa lên lịch"


def task_spans(requirement: Requirement, desk: Desk, fact: Fact) -> tuple[Span, ...]:
    """A told task as its line of the plan says it, without the closing mark."""
    prose = desk.prose(requirement)
    item, text = entry(fact.value, requirement.verb, desk.voice, prose)
    if not item.certain:
        named = "head" in prose.lead or sum(r.section == requirement.section for r in desk.outline.requirements) == 1
        lead = () if named else (Span(capital(f"{requirement.label}: ")),)  # the heading says it already
        return (*lead, *words_spans(item, text, fact))
    as_told = text.lower().endswith(item.text.lower())  # else its act has been put first
    if (
        as_told
        and frame_of(item, prose)
        and not own_clause(item.text)
        and not opens_with_verb(opening_time(item.text)[1])
    ):
        return sentence_spans(fact, prose, desk.voice, requirement.label)
    if cut := told_above(requirement, text, fact, desk):
        return (*words_spans(item, text[:cut], fact), Span(" nêu trên"), *words_spans(item, text[cut:], fact))
    return words_spans(item, _of_whole(text, desk), fact)


_REST = re.compile(r"(?<!\w)(\d[\d.,]*)% ([^\d,;:()]+?) còn lại(?!\w)")


def _of_whole(text: str, desk: Desk) -> str:
    """ "số hóa 65% sổ hộ tịch còn lại" where a goal says that 35% of them are done: the rest, 65% of all; else as told."""
    found = _REST.search(text)
    if found is None:
        return text
    rest, thing = Decimal(found[1].replace(",", ".")), set(fold(found[2]).split())
    sources = {fact.source for fact in desk.ledger.facts if fact.quantity == GOAL}
    for columns in (row for source in sorted(sources) for row in desk.ledger.rows(GOAL, source).values()):
        base = columns.get("base")
        if base is None or base.unit != "%" or Decimal(base.value) + rest != 100:
            continue
        words = set(fold(f"{columns['base_words'].value} {columns['statement'].value}").split())
        if len(thing & words) >= min(2, len(thing)):
            return f"{text[: found.start()]}{found[2]} còn lại, bằng {found[1]}% tổng số {found[2].split()[0]}{text[found.end() :]}"
    return text


def _topics(requirement: Requirement, fact: Fact, desk: Desk) -> list[str]:
    """The parts of the requirement that an entry speaks of, by keyword; a requirement without parts is one."""
    if not requirement.fields:
        return fields_of(requirement)
    folded = fold(f"{fact.value} {phrase(fact.value, desk.voice, desk.prose(requirement)).text}")
    return [
        name
        for name, spec in requirement.fields.items()
        if any(re.search(rf"(?<!\w){re.escape(fold(word))}", folded) for word in (*spec.keywords, spec.label))
    ]


def compose_items(requirement: Requirement, desk: Desk) -> list[Part]:
    """A list inside Phần I: one sentence when short, a lead and lines when long."""
    items = desk.facts(requirement, ITEM)
    if not items:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    phrases = [phrase(fact.value, desk.voice, prose) for fact in items]
    names = fields_of(requirement)
    lead = prose.lead.get("one" if len(items) == 1 else "many", "{u} nêu " + requirement.label + ": ")
    short = len(items) <= INLINE_ITEMS and all(len(p.text.split()) <= INLINE_SYLLABLES for p in phrases)
    if short or len(items) == 1:
        spans = list(desk.fill(lead, entries=items))
        for position, (item, fact) in enumerate(zip(phrases, items, strict=True)):
            spans += [Span("; ")] if position else []
            spans += words_spans(item, uncapital(item.text), fact)
        return [Inline(desk.sentence(spans, requirement.id, "list", names), opens=True)]
    opening = Sentence((*desk.fill(lead.rstrip(), entries=items),), id=f"{requirement.id}.lead")
    lines = [
        Entry(desk.sentence(words_spans(item, capital(item.text), fact), requirement.id, n, names, end=""))
        for n, (item, fact) in enumerate(zip(phrases, items, strict=True), 1)
    ]
    return [Inline(opening, opens=True), *lines]


def compose_choice(requirement: Requirement, desk: Desk) -> list[Part]:
    """A task that the framework offers, taken over by the unit; its wording and bases stand in the pack."""
    chosen = [fact for fact in desk.facts(requirement, CHOICE) if fact.standing is Standing.GIVEN]
    suggested = desk.standing(requirement) is Standing.SUGGESTED
    if not chosen and not suggested:
        if desk.standing(requirement) in (None, Standing.UNKNOWN):
            note_missing(requirement, desk, set())
        return []
    prose = desk.prose(requirement)
    refs = tuple(fact.id for fact in chosen)
    parts: list[Part] = []
    offered = [desk.pack.suggestions[id_].for_level(desk.unit.level) for id_ in requirement.suggest] or [
        slot[0].variants[0] for slot in prose.slots
    ]
    reserve = next((fact for fact in chosen if fact.column == EXCEPTED), None)
    out = excepted(reserve.value, prose) if reserve else set()
    for number, pattern in enumerate(offered, 1):
        if number - 1 in out:
            continue
        spans = tuple(Span(s.text, s.kind, s.refs or refs) for s in desk.fill(pattern, requirement.id))
        parts.append(
            Entry(
                desk.sentence(spans, requirement.id, number, fields_of(requirement), end=""),
                mark=prose.lead.get("mark", "-"),
            )
        )
    if reserve:
        words = re.sub(
            r"^(?:(?:ngoại )?trừ|nhưng|riêng|(?:ngoai )?tru|nhung|rieng)\s+", "", reserve.value, flags=re.IGNORECASE
        )
        mark = confirm(f"đơn vị chưa nhận: {words}", (reserve.id,))
        parts.append(Entry(desk.sentence((mark,), requirement.id, "excepted", fields_of(requirement), end="")))
    for number, fact in enumerate(desk.facts(requirement, CLAUSE), 1):
        item, text = entry(fact.value, requirement.verb, desk.voice, prose)
        parts.append(
            Entry(
                desk.sentence(
                    words_spans(item, text, fact), requirement.id, f"w{number}", fields_of(requirement), end=""
                )
            )
        )
    return parts
