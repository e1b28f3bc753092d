"""Suggestions of an attached file taken: facts that name the file and the place; and how each stands with what the plan has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.attached.attachment import Attachment, Suggestion, file_of
from assistant.intake import PROJECTS
from assistant.interview.session import Session
from assistant.interview.table import Row
from assistant.interview.telling import retell, withdrawn
from assistant.interview.turn import Turn
from assistant.interview.understanding import Understood, understood
from assistant.plan import Fact
from assistant.projects import project_facts, projects_from_facts, read_project
from assistant.reading import read_answer
from assistant.reading.context import ANSWER

OPEN, TAKEN, OTHER = "open", "taken", "other"


def standing_of(s: Session, attachment: Attachment, suggestion: Suggestion) -> tuple[str, str]:
    """("taken", ""): it is in the plan; ("other", words): the plan has another answer there; ("open", "")."""
    mine = [fact for fact in s.current if fact.source == suggestion.requirement]
    if any(_came_from(fact, attachment, suggestion) for fact in mine):
        return TAKEN, ""
    if suggestion.requirement == PROJECTS:
        return OPEN, ""
    told = next((fact.words or fact.value for fact in mine if fact.quantity == ANSWER), "")
    return (OTHER, told) if told else (OPEN, "")


def _came_from(fact: Fact, attachment: Attachment, suggestion: Suggestion) -> bool:
    places = file_of(fact).removeprefix(f"{attachment.name}, ").split("; ")
    if not file_of(fact).startswith(f"{attachment.name}, ") or suggestion.place not in places:
        return False
    return bool(suggestion.rows) or fact.quantity != ANSWER or suggestion.words in fact.words


def take(s: Session, attachment: Attachment, chosen: Sequence[int]) -> Turn:
    """Keep the chosen suggestions (1 is the first). Several for one requirement become one answer, in the file's order."""
    picked = [each for number, each in enumerate(attachment.suggestions, 1) if number in set(chosen)]
    turn = Turn(place=s.at(s.place.ask, parts=s.place.parts) if s.place.ask else None)
    answers: dict[str, list[Suggestion]] = {}
    for each in picked:
        if each.requirement != PROJECTS and standing_of(s, attachment, each)[0] != TAKEN:
            answers.setdefault(each.requirement, []).append(each)
    for id_, several in answers.items():
        facts, entry = _told(s, id_, several)
        turn.facts += [replace(fact, origin=attachment.origin(several)) for fact in facts]
        turn.understood.append(entry)
    rows = [each for each in picked if each.requirement == PROJECTS and standing_of(s, attachment, each)[0] != TAKEN]
    _take_projects(s, attachment, rows, turn)
    item = s.item(s.place.ask)
    if item is not None and any(part.id in answers for part in item.parts):
        turn.place, turn.after = None, s.place.ask
    if not turn.facts:
        turn.notes.append("Các mục đã chọn đều có trong kế hoạch rồi; không ghi gì thêm.")
    return turn


def _told(s: Session, id_: str, several: list[Suggestion]) -> tuple[list[Fact], Understood]:
    requirement = s.outline.by_id[id_]
    rows = [row for each in several for row in each.rows]
    if not rows:
        told = retell(s.outline, id_, requirement.label, "; ".join(e.words for e in several), s.current, s.context)
        return told.facts, told.understood[0]
    reading = read_answer(requirement, rows, s.context)
    new = [replace(fact, said_by=s.said_by) for fact in reading.facts]
    entry = understood(requirement, requirement.label, reading, s.pack)
    return [*withdrawn(s.current, id_, new), *new], entry


def _take_projects(s: Session, attachment: Attachment, rows: list[Suggestion], turn: Turn) -> None:
    """New rows below those that are there; a row that was taken out keeps its id."""
    number = max((int(match[1]) for fact in s.history if (match := re.fullmatch(r"p(\d+)", fact.row))), default=0)
    there = len(projects_from_facts(s.current))
    for at, each in enumerate(rows, 1):
        reading = read_project(each.rows[0] if each.rows else each.words, f"p{number + at}", s.context)
        turn.facts += [
            replace(fact, said_by=s.said_by, origin=attachment.origin([each]))
            for fact in project_facts(reading.project, PROJECTS)
        ]
        turn.notes += Row(reading.project, there + at, (), ()).lines()
