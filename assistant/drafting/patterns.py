"""Requirements of figures and of free words: the pack's sentence patterns, then what the unit said beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.drafting.desk import Desk, Inline, Part, fields_of, label_of
from assistant.drafting.phrases import LABELLED, frame_of, phrase, sentence_spans, words_spans
from assistant.drafting.reckoning import reckoned_from
from assistant.drafting.slots import unit_span
from assistant.drafting.voice import capital, confirm, uncapital, value_span
from assistant.expressions import compile_expression
from assistant.plan import Fact, Sentence, Span, SpanKind, Standing
from assistant.reading.clauses import split_clauses
from assistant.reading.context import ANSWER, ASKED, CLAUSE, REASON, REFUSED, SCOPE, UNCLAIMED, UNSURE
from assistant.reading.standing import find_standing, said_by
from corpus.formulas import names_in
from corpus.framework import Pattern, Prose, Requirement
from corpus.language import fold, join_items, polish, says
from corpus.language.values import DOCUMENT_NUMBER

MOST_JOINED = 4  # clauses in one sentence


@dataclass
class _Written:
    """What is written of a requirement so far: sentences with their place in the answer, what follows from them, the fields covered."""

    placed: list[tuple[int, Sentence]] = field(default_factory=list)
    reckoned: list[Sentence] = field(default_factory=list)  # from figures told in a clause: stands after that clause
    covered: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)  # quantities

    def parts(self, *, paragraph: bool) -> list[Part]:
        """In the order told."""
        told = [sentence for _, sentence in sorted(self.placed, key=lambda pair: pair[0])]
        return [Inline(sentence, paragraph and not place) for place, sentence in enumerate([*told, *self.reckoned])]


def compose_patterns(requirement: Requirement, desk: Desk) -> list[Part]:
    """Typed sentences, contradictions, clauses in own words; fields without any of these are missing."""
    if requirement.reader == "derived" and any(
        _disputed(name, requirement, desk) for name in _needed(requirement, desk)
    ):
        return []  # both figures stand where the unit told them
    prose = desk.prose(requirement)
    clauses = [fact for fact in desk.facts(requirement, CLAUSE) if fact.column != REASON]
    written = _Written()
    _write_patterns(requirement, desk, clauses, written)
    last = max((start for start, _ in written.placed), default=0)
    for sentence in _conflicts(requirement, desk):
        written.placed.append((last, sentence))
        written.covered.update(name for _, name in sentence.covers)
    clauses = [*clauses, *_unprinted(requirement, desk, clauses, written.printed)]
    _write_clauses(requirement, desk, clauses, written)
    parts = written.parts(paragraph=prose.paragraph)
    if requirement.reader == "derived" and any(
        _disputed(name, requirement, desk) for name in _needed(requirement, desk)
    ):
        return parts  # both figures stand where the unit told them
    if not parts or (not clauses and not written.covered):
        return [*parts, *compose_absence(requirement, desk)]
    asked = any(clause.column == UNSURE for clause in clauses)
    note_missing(requirement, desk, written.covered, asked=asked and not written.covered)
    return parts


def _write_patterns(requirement: Requirement, desk: Desk, clauses: list[Fact], written: _Written) -> None:
    """The pack's sentences whose figures are known."""
    for number, slot in enumerate(desk.prose(requirement).slots, 1):
        found = first_fitting(slot, requirement, desk, clauses)
        if found is None:
            continue
        before = written.placed[-1][1].text if written.placed else ""
        key = f"{requirement.id}.{number}"
        names = list(found.covers) or _fields_needing(requirement, found)
        variant = _as_told(
            _of_scope(desk.voice.choose(found.variants, key, before), requirement, desk), requirement, desk
        )
        spans = desk.fill(variant, requirement.id)
        sentence = desk.sentence(spans, requirement.id, number, names, end="")
        if any(_follows(name, requirement, desk, clauses) for name in found.needs):
            written.reckoned.append(sentence)
        else:
            written.placed.append((_start(found.needs, requirement, desk), sentence))
        written.covered.update(names)
        written.printed.update(found.needs, *(desk.ledger.quantities[name].counts for name in found.needs))


def _of_scope(variant: str, requirement: Requirement, desk: Desk) -> str:
    """A share told of "xã" is printed of "xã", not of all bodies below the unit."""
    for fact in desk.facts(requirement, SCOPE):
        variant = variant.replace("{sub_one}", fact.value).replace("{sub_one_cap}", capital(fact.value))
    return variant


def _as_told(variant: str, requirement: Requirement, desk: Desk) -> str:
    """The unit's own word for what the pattern calls by a general one: "cáp quang" for "tốc độ cao"."""
    answer = next((fact.value for fact in desk.facts(requirement, ANSWER)), "")
    for general, words in desk.prose(requirement).told.items():
        meant = {printed for word, printed in words.items() if says(answer, [word])}
        if len(meant) == 1:
            variant = variant.replace(general, meant.pop())
    return variant


def _write_clauses(requirement: Requirement, desk: Desk, clauses: list[Fact], written: _Written) -> None:
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


def _unprinted(requirement: Requirement, desk: Desk, clauses: list[Fact], printed: set[str]) -> list[Fact]:
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


def first_fitting(
    slot: tuple[Pattern, ...], requirement: Requirement, desk: Desk, clauses: list[Fact]
) -> Pattern | None:
    """The first pattern whose needs are known, that no clause in own words already tells, and whose condition holds."""
    for pattern in slot:
        if not all(desk.ledger.known(name, requirement.id) for name in pattern.needs):
            continue
        if any(_embedded(name, requirement, desk, clauses) for name in pattern.needs):
            continue
        if any(_unsure(name, requirement, desk, clauses) for name in pattern.needs):
            continue
        if any(_disputed(name, requirement, desk) for name in pattern.needs):
            continue
        if any(_of_none(name, desk) for name in pattern.needs):
            continue  # a share of none: "có mạng toàn cơ quan, không có đơn vị trực thuộc"
        if pattern.when and compile_expression(pattern.when).evaluate(desk.ledger.environment()) is not True:
            continue
        return pattern
    return None


def _of_none(quantity: str, desk: Desk) -> bool:
    """Is it the part of a share of which there is no whole?"""
    whole = desk.ledger.quantities[quantity].at_most
    shared = any(tuple(spec.counts) == (quantity, whole) for spec in desk.ledger.quantities.values())
    known = desk.ledger.get(whole) if shared else None
    return known is not None and known.number == 0


def _start(needs: tuple[str, ...], requirement: Requirement, desk: Desk) -> int:
    """Where in the answer a pattern's figures begin; what was told elsewhere comes first."""
    names = {part for name in needs for part in (name, *desk.ledger.quantities[name].counts)}
    return min((fact.start for name in names for fact in desk.facts(requirement, name)), default=-1)


def _follows(quantity: str, requirement: Requirement, desk: Desk, clauses: list[Fact]) -> bool:
    """Is it computed from a figure that a clause in own words tells?"""
    formula = desk.ledger.quantities[quantity].derive
    known = desk.ledger.get(quantity, requirement.id)
    return bool(formula and known and known.derived) and any(
        _embedded(name, requirement, desk, clauses) for name in compile_expression(formula).names
    )


def _embedded(quantity: str, requirement: Requirement, desk: Desk, clauses: list[Fact]) -> bool:
    names = (quantity, *desk.ledger.quantities[quantity].counts)
    return any(
        clause.start <= fact.start and fact.end <= clause.end and fact.end
        for name in names
        for fact in desk.facts(requirement, name)
        for clause in clauses
    )


def _unsure(quantity: str, requirement: Requirement, desk: Desk, clauses: list[Fact]) -> bool:
    """Is it computed from one figure of a clause that holds another figure which found no field? Then nobody can say."""
    return any(clause.column == UNCLAIMED for clause in clauses) and _follows(quantity, requirement, desk, clauses)


def _disputed(quantity: str, requirement: Requirement, desk: Desk) -> bool:
    """Do tellings differ here, or anywhere, where the program would only repeat one of them?"""
    own = (c for c in desk.ledger.conflicts() if c.quantity == quantity)
    return any(c.told.source == requirement.id or requirement.reader == "derived" for c in own)


def _needed(requirement: Requirement, desk: Desk) -> set[str]:
    return {name for slot in desk.prose(requirement).slots for pattern in slot for name in pattern.needs}


def _fields_needing(requirement: Requirement, pattern: Pattern) -> list[str]:
    if not requirement.fields:
        return fields_of(requirement)
    return [name for name, spec in requirement.fields.items() if spec.quantity in pattern.needs]


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


def _conflicts(requirement: Requirement, desk: Desk) -> list[Sentence]:
    """Both figures, the reckoning, no verdict."""
    out: list[Sentence] = []
    for number, conflict in enumerate(desk.ledger.conflicts(), 1):
        if conflict.told.source != requirement.id:
            continue
        spec = desk.ledger.quantities[conflict.quantity]
        told, other = value_span(conflict.told, spec), value_span(conflict.other, spec)
        reckoned = reckoned_from(conflict.quantity, desk.ledger.quantities) if conflict.other.derived else ""
        how = f"tính từ {reckoned} là " if reckoned else "ở nội dung khác là "
        spans = (
            *desk.fill("Theo số liệu của {u}, "),
            Span(f"{spec.label} là "),
            told,
            Span("; " + how),
            other,
            Span(" "),
            confirm(f"{spec.label} là {told.text} hay {other.text}", (*told.refs, *other.refs)),
        )
        names = [
            name for name, field in requirement.fields.items() if field.quantity == conflict.quantity
        ] or fields_of(requirement)[:1]
        out.append(desk.sentence(spans, requirement.id, f"k{number}", names))
    return out


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
