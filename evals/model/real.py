"""The configured model at work: sections rewritten and written, long messages read with its help, questions answered.

What it said stands in the report; a person judges its sentences (marks.yaml), labels its answers and readings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from assistant.model import Model, ModelAway
from assistant.pipeline import Result
from assistant.plan import Section
from assistant.writing import brief_of, draft_section, write
from assistant.writing.slots import to_model
from assistant.writing.writer import bases_of, checked, named_lines
from corpus.folders import data_folder
from corpus.lookup import open_searcher
from evals import talk
from evals.drafts import results
from evals.model.answers import Put, answered_row, judged, real_questions
from evals.model.form import faults
from evals.model.heard import Heard, Kept, Task, Told, done, interleaved
from evals.model.lies import share

SECTIONS, MESSAGES = 90, 24
SEED = 123  # of the drafts: others than those by whose wordings the guard was mended
DRAFTS, ALIKE = 40, 3  # of one part of the framework at most so many, each in other words
WHOLE = 4  # each fourth section is written as a whole, the others rewritten
WAYS = ("trang trọng hơn", "ngắn gọn hơn", "dễ hiểu với người dân")
MARKS = Path(__file__).with_name("marks.yaml")


def real_rows(model: Model, kept: Kept) -> dict[str, list[dict[str, Any]]]:
    """{runs: [row], answers: [row], reading: [rows], told: [what was done]} of as much as there is time for."""
    told = done(
        interleaved(
            list(_works()),
            [Task("message", str(number), _reading(message)) for number, message in _messages()],
            [Task("question", name, _answering(one)) for name, one in real_questions()],
        ),
        model,
        kept,
    )
    of = {kind: [entry for entry in told if entry["kind"] == kind] for kind in ("section", "message", "question")}
    return {
        "runs": [written_row(model.name, of["section"])],
        "answers": [_answers_row(model.name, of["question"])],
        "reading": _reading_rows(model.name, of["message"]),
        "told": told,
    }


def _works() -> Iterator[Task]:
    for number, (result, section) in enumerate(_varied()):
        whole = number % WHOLE == WHOLE - 1
        how = "viết cả mục" if whole else WAYS[number % len(WAYS)]
        do = _whole(result, section) if whole else _rewriting(section, how)
        yield Task("section", f"{section.id}, {how}", do)


def _whole(result: Result, section: Section) -> Any:
    def do(model: Heard) -> Told:
        brief = brief_of(section, result.desk.outline, open_searcher(data_folder()), result.plan.date)
        found = list(draft_section(section, brief, "", model))
        return _sentences(section, model, {one.before.id: one.after.text for one in found if one.suggestion})

    return do


def _rewriting(section: Section, how: str) -> Any:
    def do(model: Heard) -> Told:
        return _sentences(section, model, {one.before.id: one.text for one in write(section, how, model)})

    return do


def _sentences(section: Section, model: Heard, taken: dict[str, str]) -> Told:
    """Each sentence sent, every other wording that the model gave for it (slots as it saw them) with why it was refused, and what came of it."""
    bases = {name: base for name, base in bases_of(section).items() if not base.closed}
    given: dict[str, dict[str, str]] = {name: {} for name in bases}
    silent = set(bases)
    for heard in model.heard:
        for name, text in named_lines(heard["answer"]):
            silent.discard(name)
            closed, problem = checked(bases[name], text) if name in bases else ("", "")
            if closed and closed != bases[name].text:
                given[name].setdefault(to_model(closed), problem)
    return {
        "sentences": [
            {
                "base": to_model(base.text),
                "before": base.sentence.text,
                "silent": name in silent,
                "given": [{"text": text, "refused": why} for text, why in given[name].items()],
                "taken": taken.get(base.sentence.id, ""),
            }
            for name, base in bases.items()
        ]
    }


def written_row(name: str, told: list[Told]) -> dict[str, Any]:
    """Sentences sent, other wordings that the model gave, sentences taken; by a person's marks how many wordings say something else before
    the guard and after it, and how many honest ones are refused. Unsupported: marked wrong per 1,000 words of wordings."""
    sentences = [sentence for entry in told for sentence in entry.get("sentences", ())]
    wordings = [(s["base"], given["text"], not given["refused"]) for s in sentences for given in s["given"]]
    marks, taken = marked(), [s for s in sentences if s["taken"]]
    judged_ones = [(marks[base, text], stands) for base, text, stands in wordings if (base, text) in marks]
    wrong, honest = ([stands for right, stands in judged_ones if right is truth] for truth in (False, True))
    words = sum(len(text.split()) for _, text, _ in wordings)
    return {
        "model": name,
        "sections": len(told),
        "sentences": len(sentences),
        "silent": sum(s["silent"] for s in sentences),
        "unchanged": sum(not s["given"] and not s["silent"] for s in sentences),
        "wordings": len(wordings),
        "taken": len(taken),
        "share_taken": share(len(taken), len(sentences)),
        "marked": len(judged_ones),
        "marked_wrong": len(wrong),
        "marked_wrong_let_through": sum(wrong),
        "unsupported_before_guard": round(1000 * len(wrong) / words, 1) if words else 0.0,
        "unsupported_after_guard": round(1000 * sum(wrong) / words, 1) if words else 0.0,
        "marked_honest": len(honest),
        "honest_refused": len(honest) - sum(honest),
        "figures_changed": sum(_digits(s["before"]) != _digits(s["taken"]) for s in taken),
        "form_faults": sum(len(faults(s["taken"])) for s in taken),
        "failures": sum(bool(entry["failed"]) for entry in told),
        "tokens": sum(entry["tokens"] for entry in told),
        "seconds": round(sum(entry["seconds"] for entry in told), 1),
    }


def _messages() -> list[tuple[int, dict[str, Any]]]:
    """Messages set aside of which the offline reader leaves something, so that a model is asked, evenly drawn."""
    left = [(number, message) for number, message in enumerate(talk.load("strangers")) if talk.score(message).left]
    return left[:: max(1, len(left) // MESSAGES)][:MESSAGES]


def _reading(message: dict[str, Any]) -> Any:
    def do(model: Heard) -> Told:
        read = talk.score(message, model)
        if not model.heard:
            raise ModelAway("mô hình ngôn ngữ không đọc được tin này.")
        return {"say": message["say"], "offline": _counts(talk.score(message)), "read": _counts(read)}

    return do


def _counts(score: talk.Score) -> Told:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(score).items()}


def _answering(one: Put) -> Any:
    return lambda model: judged(one, model)


def _answers_row(name: str, told: list[Told]) -> dict[str, Any]:
    failed = sum(bool(entry["failed"]) for entry in told)
    return answered_row(name, [entry for entry in told if not entry["failed"]], failed)


def _reading_rows(name: str, told: list[Told]) -> list[dict[str, Any]]:
    """The same messages without the model and with it; one on which it failed is read without it."""
    if not told:
        return []
    scores = [[talk.Score(**entry[kind]) for entry in told if not entry["failed"]] for kind in ("offline", "read")]
    return [talk.row("offline, some", scores[0]), talk.row(f"{name}, some", scores[1])] if scores[0] else []


def marked() -> dict[tuple[str, str], bool]:
    """Wordings of models that a person judged, by the sentence they stand for: does each say what that one says, no more and no less?"""
    entries = yaml.safe_load(MARKS.read_text(encoding="utf-8")) or []
    return {(entry["base"], entry["text"]): entry["honest"] for entry in entries}


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _varied() -> Iterator[tuple[Result, Section]]:
    """Sections with words of their own, of all parts of the framework, no two with the same words."""
    found: Counter[str] = Counter()
    told: set[tuple[str, ...]] = set()
    for result in results(DRAFTS, SEED):
        for section in result.document.walk():
            words = tuple(base.text for base in bases_of(section).values() if not base.closed)
            if words and words not in told and found[section.id] < ALIKE and found.total() < SECTIONS:
                told.add(words)
                found[section.id] += 1
                yield result, section
