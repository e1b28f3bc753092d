"""What is said where there is nothing to say: told none, not applicable, or marked as missing at the end of the section."""

from __future__ import annotations

import re

from assistant.drafting.desk import Desk, Inline, Part, fields_of, label_of
from assistant.drafting.phrases import phrase, words_spans
from assistant.drafting.slots import unit_span
from assistant.drafting.voice import capital, uncapital
from assistant.plan import Fact, Span, SpanKind, Standing
from assistant.reading.context import ANSWER, CLAUSE, REASON, REFUSED
from assistant.reading.standing import find_standing, said_by
from corpus.formulas import names_in
from corpus.framework import Requirement
from corpus.language import fold, join_items
from corpus.language.values import DOCUMENT_NUMBER


def compose_absence(requirement: Requirement, desk: Desk) -> list[Part]:
    """What is said when there is nothing to say: told none and not applicable stand in a sentence, the rest is missing."""
    standing = desk.standing(requirement)
    prose = desk.prose(requirement)
    if standing is Standing.NONE:
        pattern = prose.absent.get("none", "{u} không có nội dung " + requirement.label + ".")
        if not pattern:  # a thing that need not be said when there is none
            return []
        answer = next((fact.value or fact.words for fact in desk.facts(requirement, ANSWER)), "")
        if fold(answer).split()[:1] == ["chua"]:  # what is not yet is not said never to be
            pattern = re.sub(r"(?<!\w)không (?=\w)", "chưa ", pattern, count=1)
        refusal = refused(requirement, desk)
        spans = desk.fill(pattern)
        if refusal and _tells_more(refusal, "".join(span.text for span in spans), desk):
            return [denial_part(requirement, desk, refusal)]
        return [Inline(desk.sentence(spans, requirement.id, "none", fields_of(requirement), end=""), prose.paragraph)]
    if standing is Standing.NOT_APPLICABLE:
        general = capital(f"nội dung {requirement.label} không áp dụng đối với ") + "{u}."
        pattern = prose.absent.get("not_applicable", general)
        reason = next((fact for fact in desk.facts(requirement, CLAUSE) if fact.column == REASON), None)
        if reason is not None and not _says(pattern, reason, desk):
            item = phrase(reason.value, desk.voice)
            words = words_spans(item, item.text, reason)
            spans = (*desk.fill(general.rstrip(".")), Span(", do "), *words)
            return [Inline(desk.sentence(spans, requirement.id, "na", fields_of(requirement)), prose.paragraph)]
        return [
            Inline(
                desk.sentence(desk.fill(pattern), requirement.id, "na", fields_of(requirement), end=""), prose.paragraph
            )
        ]
    if requirement.optional and standing in (Standing.SKIPPED, None):
        return []
    if requirement.reader == "derived" and _reckoned_from_none(requirement, desk):
        return []  # the sentence that there is none says it
    kind = "skipped" if standing is Standing.SKIPPED and "skipped" in prose.absent else "missing"
    if kind in prose.absent:
        spans = desk.fill(prose.absent[kind])
        return [Inline(desk.sentence(spans, requirement.id, kind, fields_of(requirement), end=""), prose.paragraph)]
    note_missing(requirement, desk, set())
    return []


def _tells_more(refusal: Fact, sentence: str, desk: Desk) -> bool:
    """Does a denial tell what the pack's sentence does not? One word, or shorthand that reads two ways, tells no more."""
    words = refusal.value
    if len(words.split()) < 3 and find_standing(words) is not None:  # "k có"
        return False
    if len(words.split()) < 2 or phrase(words, desk.voice).unresolved:
        return False
    return not said_by(words, sentence)


def refused(requirement: Requirement, desk: Desk) -> Fact | None:
    """The words by which the unit told that there is none, or none beside what it names."""
    return next(iter(desk.facts(requirement, REFUSED)), None)


def denial_part(requirement: Requirement, desk: Desk, refusal: Fact) -> Inline:
    """ "Về cơ sở dữ liệu quốc gia, Sở chưa tham gia": a denial in the unit's own words."""
    prose = desk.prose(requirement)
    item = phrase(refusal.value, desk.voice, prose)
    none_of = re.match(
        r"(?:chưa|không) có (?:[^\W\d_]+ ){1,3}nào(?!\w)", item.text
    )  # "chưa có doanh nghiệp nào": it is not the unit's
    acts = item.certain and item.kind == "verb" and none_of is None
    subject = (unit_span("u", desk.voice), Span(" ")) if acts else ()
    spans = (Span(f"Về {requirement.label}, "), *subject, *words_spans(item, uncapital(item.text), refusal))
    return Inline(desk.sentence(spans, requirement.id, "none", fields_of(requirement)), prose.paragraph)


def _reckoned_from_none(requirement: Requirement, desk: Desk) -> bool:
    """Is it reckoned from something of which the unit told that there is none?"""
    spec = desk.ledger.quantities.get(requirement.quantity)
    needed = names_in(spec.derive) if spec else frozenset()
    asked = [
        r
        for r in desk.outline.requirements
        if r.reader != "derived" and needed & {s.quantity for s in r.fields.values()}
    ]
    return any(desk.standing(r) is Standing.NONE for r in asked)


def _says(pattern: str, reason: Fact, desk: Desk) -> bool:
    """Does the pack's sentence give that very reason: "không có đơn vị trực thuộc"?"""
    text = "".join(span.text for span in desk.fill(pattern))
    told = re.sub(r"^.*?(?=khong co )", "", fold(reason.value))
    return bool(told.startswith("khong co ")) and told.strip(" .") in fold(text)


def note_missing(requirement: Requirement, desk: Desk, covered: set[str], *, asked: bool = False) -> None:
    """Fields that nothing covers are told together at the end of the section; what is `asked` back stands marked already."""
    open_fields = [
        name
        for name in fields_of(requirement)
        if name not in covered
        and not (name in requirement.fields and requirement.fields[name].optional)
        and not desk.settled(requirement, name)
    ]
    if asked:
        return
    if open_fields and len(open_fields) == len(fields_of(requirement)):
        desk.missing.labels.append(requirement.label)
    else:
        desk.missing.labels.extend(label_of(requirement, name) for name in open_fields)
    desk.missing.covers.extend((requirement.id, name) for name in open_fields)


NAMED_SYLLABLES = 24  # labels longer together than this are named in the mark alone


def closing_sentence(desk: Desk, section: str, *, status: bool, alone: bool) -> Inline | None:
    """One sentence for all that a section lacks; `status` = Phần I, where figures are told, `alone` = it says nothing else."""
    missing, labels = desk.missing, desk.missing.labels
    if not labels:
        return None
    mark = Span(f"«[chưa có số liệu: {'; '.join(labels)}]»", SpanKind.GAP)
    if (
        not status
    ):  # what the plan itself still lacks is no figure: the mark alone, so that nothing is left when it goes
        spans: tuple[Span, ...] = (Span("Nội dung của mục này: "), mark) if alone else (mark,)
        sentence = desk.sentence(spans, section, "missing")
        return Inline(type(sentence)(sentence.spans, sentence.id, covers=tuple(missing.covers)), opens=True)
    cited = any(
        DOCUMENT_NUMBER.search(label) for label in labels
    )  # a document is named whole in the text, or in the mark
    if not cited and sum(len(label.split()) for label in labels) <= NAMED_SYLLABLES:
        about: tuple[Span, ...] = (Span("Về "), Span(join_items(labels).replace(";", ","), SpanKind.GAP))
    else:
        about = (Span("Về các nội dung của mục này" if alone else "Về các nội dung còn lại của mục này"),)
    spans = (*about, *desk.fill(", {u} chưa có số liệu "), mark)
    sentence = desk.sentence(spans, section, "missing")
    return Inline(type(sentence)(sentence.spans, sentence.id, covers=tuple(missing.covers)), opens=True)
