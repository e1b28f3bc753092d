"""The unit's own clauses as sentences beside the pack's: joined where they open alike, each with the fields that it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.drafting.desk import Desk, Inline, Part, fields_of, label_of
from assistant.drafting.phrases import phrase, words_spans
from assistant.drafting.sentences import frame_of, sentence_spans
from assistant.drafting.topics import LABELLED
from assistant.drafting.voice import capital, confirm, uncapital
from assistant.plan import Fact, Sentence, Span
from assistant.reading.clauses import split_clauses
from assistant.reading.context import ANSWER, ASKED, UNSURE
from corpus.formulas import names_in
from corpus.framework import Prose, Requirement
from corpus.language import fold, polish, says

MOST_JOINED = 4  # clauses in one sentence


@dataclass
class Written:
    """What is written of a requirement so far: sentences with their place in the answer, what follows from them, the fields covered."""

    placed: list[tuple[int, Sentence]] = field(default_factory=list)
    reckoned: list[Sentence] = field(default_factory=list)  # from figures told in a clause: stands after that clause
    covered: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)  # quantities

    def parts(self, *, paragraph: bool) -> list[Part]:
        """In the order told."""
        told = [sentence for _, sentence in sorted(self.placed, key=lambda pair: pair[0])]
        return [Inline(sentence, paragraph and not place) for place, sentence in enumerate([*told, *self.reckoned])]


def write_clauses(requirement: Requirement, desk: Desk, clauses: list[Fact], written: Written) -> None:
    """The unit's own words."""
    prose = desk.prose(requirement)
    answer = next((fact.value for fact in desk.facts(requirement, ANSWER)), "")
    for number, group in enumerate(_grouped(clauses, prose, desk, answer), 1):
        names = [name for fact in group for name in _covered_by(fact, requirement, desk)]
        unsure = group[0].column == UNSURE
        if unsure:
            names += _asked_fields(_question(group[0], desk), requirement, desk)
        spans = (
            asked_spans(group, requirement, desk)
            if unsure
            else sentence_spans(group[0], _beside_a_lead(prose, group[0], clauses), desk.voice, requirement.label)
        )
        for fact in () if unsure else group[1:]:
            item = phrase(fact.value, desk.voice, prose)
            spans = (*spans, Span("; "), *words_spans(item, uncapital(item.text), fact))
        before = max(written.placed, key=lambda pair: pair[0])[1].text if written.placed else ""
        spans = _said_once(spans, before)
        sentence = desk.sentence(spans, requirement.id, f"w{number}", dict.fromkeys(names))
        written.placed.append((group[0].start, sentence))
        written.covered.update(names)


def _said_once(spans: tuple[Span, ...], before: str) -> tuple[Span, ...]:
    """Without the "Về …, " that the sentence before opens with already."""
    opening = re.match(r"Về [^,.;]{3,60}, ", "".join(span.text for span in spans))
    if opening is None or not before.startswith(opening[0]):
        return spans
    left, out = len(opening[0]), []
    for span in spans:
        cut = min(left, len(span.text))
        left -= cut
        if span.text[cut:]:
            out.append(replace(span, text=span.text[cut:]))
    return (replace(out[0], text=capital(out[0].text)), *out[1:]) if out else spans


def _beside_a_lead(prose: Prose, fact: Fact, clauses: list[Fact]) -> Prose:
    """A body named alone leads; beside another that is said to lead it takes part."""
    led = any(says(clause.value, ["chủ trì"]) for clause in clauses if clause is not fact)
    frame = prose.lead.get("beside", "")
    return prose.model_copy(update={"frames": prose.frames | {"thing": frame}}) if frame and led else prose


def asked_spans(group: list[Fact], requirement: Requirement, desk: Desk) -> tuple[Span, ...]:
    """What reads two ways: the unit's own words, without a verb of ours, and what a person must settle."""
    words: tuple[Span, ...] = ()
    for fact in group:
        item = phrase(fact.value, desk.voice, desk.prose(requirement))
        words = (*words, *((Span("; "),) if words else ()), *words_spans(item, item.text, fact))
    question = confirm(_question(group[0], desk), tuple(fact.id for fact in group))
    return (Span(capital(f"về {requirement.label}: ")), *words, Span(" "), question)


def _question(fact: Fact, desk: Desk) -> str:
    """What is asked back about a clause."""
    return next((f.value for f in desk.ledger.of(fact.source, ASKED) if f.row == fact.row), "")


def _asked_fields(question: str, requirement: Requirement, desk: Desk) -> list[str]:
    """Fields that the question names, and those reckoned from them: they stand marked already."""
    named = {name for name in fields_of(requirement) if label_of(requirement, name) in question}
    quantities = {requirement.fields[name].quantity for name in named if name in requirement.fields}
    reckoned = {
        name
        for name, spec in requirement.fields.items()
        if spec.quantity and quantities & names_in(desk.ledger.quantities[spec.quantity].derive)
    }
    return [name for name in fields_of(requirement) if name in named | reckoned]


def unprinted(requirement: Requirement, desk: Desk, clauses: list[Fact], printed: set[str]) -> list[Fact]:
    """Clauses of figures that no pattern took: they are written as the unit put them, so that nothing told is lost."""
    disputed = {c.quantity for c in desk.ledger.conflicts()}
    elsewhere = {
        other.quantity
        for other in desk.outline.requirements
        if other.section == requirement.section and other.id != requirement.id and desk.prose(other).slots
    }
    lost = [
        fact
        for fact in desk.ledger.of(requirement.id)
        if fact.quantity in desk.ledger.quantities
        and fact.quantity not in printed | disputed | elsewhere
        and not any(clause.start <= fact.start and fact.end <= clause.end for clause in clauses)
    ]
    lost = [
        fact
        for fact in lost
        if not any(fact.quantity in desk.ledger.quantities[name].counts for name in printed | disputed)
    ]
    answer = desk.facts(requirement, ANSWER)
    if not lost or not answer:
        return []
    pieces = [
        piece
        for piece in split_clauses(answer[-1].value)
        if any(piece.start <= fact.start and fact.end <= piece.end for fact in lost)
    ]
    return [
        replace(answer[-1], value=piece.text, words=piece.text, start=piece.start, end=piece.end, column="")
        for piece in pieces
    ]


def _grouped(clauses: list[Fact], prose: Prose, desk: Desk, answer: str) -> list[list[Fact]]:
    """Clauses that would open alike share a sentence ("Sở sử dụng A; B; C"), and an act joins the body named before it
    in the same breath ("Văn phòng chủ trì …; tổng hợp báo cáo …").
    """
    groups: list[list[Fact]] = []
    before, acting = "", False
    for fact in clauses:
        item = phrase(fact.value, desk.voice, prose)
        frame = frame_of(item, prose) if item.certain else ""
        shared = frame == prose.frames.get("any") or (
            frame.endswith("{words}")
            and not LABELLED.match(item.text)
            and (item.kind == "thing" or frame.startswith("Về "))
        )
        follows = bool(groups) and "\n" not in answer[groups[-1][-1].end : fact.start]
        goes_on = follows and ((item.kind == "verb" and acting) or bool(_PART_OF.match(item.text)))
        if (
            groups
            and fact.column == UNSURE == groups[-1][0].column
            and _question(fact, desk) == _question(groups[-1][0], desk)
        ):
            groups[-1].append(fact)  # one question about both
            continue
        apart = fact.column == UNSURE or (bool(groups) and groups[-1][0].column == UNSURE)
        if not apart and (goes_on or (shared and frame == before)) and len(groups[-1]) < MOST_JOINED:
            groups[-1].append(fact)
        else:
            groups.append([fact])
            acting = (
                item.kind == "noun" and item.certain and frame in ("", "{words}") and bool(_BODY_ACTS.match(item.text))
            )
        before = frame if shared else ""
    return groups


# Belongs to the clause before it: "năm 2019 có 01 vụ mã độc; đã khôi phục".
_PART_OF = re.compile(
    r"(?:trong đó|cụ thể|bao gồm|đã (?:được )?(?:khắc phục|khôi phục|xử lý)(?: xong)?$)\b", re.IGNORECASE
)
# A clause whose subject is a body of the unit's own: what follows it after a semicolon is that body's too.
_BODY_ACTS = re.compile(
    r"(?:các )?(?:phòng|văn phòng|trung tâm|ban|bộ phận|tổ|đội|thanh tra|chi cục|ubnd|sở)\b", re.IGNORECASE
)


def _covered_by(fact: Fact, requirement: Requirement, desk: Desk) -> list[str]:
    """Fields that a clause speaks of: by the figures in it, or by the field's keywords."""
    if not requirement.fields:
        return fields_of(requirement)
    folded = fold(f"{fact.value} {polish(fact.value, context=desk.voice.context).text}")  # "HNTH" is a meeting, too
    inside = {
        f.column
        for f in desk.ledger.of(requirement.id)
        if f.column and fact.start <= f.start and f.end <= fact.end and f.end
    }
    return [
        name
        for name, spec in requirement.fields.items()
        if name in inside
        or any(re.search(rf"(?<!\w){re.escape(fold(word))}", folded) for word in (*spec.keywords, spec.label))
    ]
