"""An answers file taken in: every answer read, every project row, into one batch of facts."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field

from assistant.answers import Answers, Rows
from assistant.ledger import with_ids
from assistant.plan import Fact, Project
from assistant.projects import project_facts, projects_from_facts, read_project
from assistant.projects.facts import PROJECT
from assistant.reading import Context, Reading, read_answer, split_group
from assistant.reading.context import ANSWER
from assistant.reading.standing import find_standing
from corpus.errors import InputError
from corpus.framework import Outline, Requirement

PROJECTS = "projects"  # source of the facts of the project table


@dataclass
class Intake:
    """What came of the answers: facts with ids, readings by requirement, project rows with their notes."""

    facts: list[Fact] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
    projects: list[Project] = field(default_factory=list)
    project_notes: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    unplaced: list[tuple[str, str]] = field(default_factory=list)


def take_in(answers: Answers, outline: Outline, context: Context) -> Intake:
    """Read all answers. Raises InputError for a key that the framework does not know."""
    intake = Intake()
    facts: list[Fact] = []
    listed = list(answers.projects)
    for key, answer in answers.answers.items():
        if key in outline.by_id and _tells_table(outline.by_id[key], outline):  # the table itself, told as an answer
            listed += _rows_told(answer)
            continue
        for id_, text in routed(key, answer, answers, outline, intake).items():
            reading = read_answer(outline.by_id[id_], text, context)
            intake.readings[id_] = reading
            facts += reading.facts
    for number, entry in enumerate(listed, 1):
        row = read_project(entry, f"p{number}", context)
        intake.projects.append(row.project)
        intake.project_notes[row.project.row] = (row.doubts, row.leftover)
        facts += project_facts(row.project, PROJECTS)
    intake.facts = with_ids(facts)
    return intake


def _tells_table(requirement: Requirement, outline: Outline) -> bool:
    """Is it the requirement that stands for the project table?"""
    return any(section.id == requirement.section and section.layout == "pointer" for section in outline.sections)


def _rows_told(answer: str | Rows) -> list[str | dict[str, str]]:
    """Rows of the project table told under its own heading; "không có" tells none."""
    if not isinstance(answer, str):
        return list(answer)
    lines = [re.sub(r"^\s*(?:[-*•+]|\d{1,2}[.)])\s+", "", line).strip() for line in answer.splitlines()]
    return [line for line in lines if line and find_standing(line) is None]


def taken_in(facts: list[Fact], outline: Outline, context: Context) -> Intake:
    """A stored plan's facts as an intake; the tellings are read once more for their doubts and leftovers."""
    intake = Intake(facts=facts, projects=projects_from_facts(facts))
    for fact in facts:
        if fact.quantity == ANSWER and fact.words and fact.source in outline.by_id:
            intake.readings[fact.source] = read_answer(outline.by_id[fact.source], fact.words, context)
    mended = {fact.row for fact in facts if fact.quantity == PROJECT and fact.origin == "correction"}
    for project in intake.projects:
        if project.row in mended:  # its words hold both what was told first and what replaced it
            continue
        row = read_project(project.words, project.row, context)
        intake.project_notes[project.row] = (row.doubts, row.leftover)
    return intake


def routed(key: str, answer: str | Rows, answers: Answers, outline: Outline, intake: Intake) -> dict[str, str | Rows]:
    """requirement id -> answer; a group's answer is parted among its requirements."""
    if key in outline.by_id:
        return {key: answer}
    if key in outline.groups and isinstance(answer, str):
        members = [outline.by_id[id_] for id_ in outline.groups[key]]
        letters = tuple(choice_letter(member.id) for member in members) if members[0].reader == "choice" else ()
        parted, lost = split_group(members, answer, letters)
        intake.unplaced += [(f"answers.{key}", words) for words in lost]
        return dict(parted)
    known = [*outline.by_id, *outline.groups]
    near = difflib.get_close_matches(key, known, n=2, cutoff=0.5)
    hint = f"Có phải {' hoặc '.join(near)}?" if near else "Tệp trả lời trống có đủ các mã."
    raise InputError(
        f"không có mã yêu cầu “{key[:60]}” trong kế hoạch loại này.",
        place=f"{answers.source}, khóa answers",
        remedy=hint,
        command="" if near else "kehoach new",
    )


def choice_letter(id_: str) -> str:
    """The framework's own letter of a choice: y.focus.dd is "đ"."""
    name = id_.rsplit(".", 1)[-1]
    return "đ" if name == "dd" else name
