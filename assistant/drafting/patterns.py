"""Requirements of figures and of free words: the pack's sentence patterns whose figures are known, told figures that disagree."""

from __future__ import annotations

from assistant.drafting.absence import compose_absence, note_missing
from assistant.drafting.clauses import Written, unprinted, write_clauses
from assistant.drafting.desk import Desk, Part, fields_of
from assistant.drafting.reckoning import reckoned_from
from assistant.drafting.voice import capital, confirm, value_span
from assistant.expressions import compile_expression
from assistant.plan import Fact, Sentence, Span
from assistant.reading.context import ANSWER, CLAUSE, REASON, SCOPE, UNCLAIMED, UNSURE
from corpus.framework import Pattern, Requirement
from corpus.language import says


def compose_patterns(requirement: Requirement, desk: Desk) -> list[Part]:
    """Typed sentences, contradictions, clauses in own words; fields without any of these are missing."""
    if requirement.reader == "derived" and any(
        _disputed(name, requirement, desk) for name in _needed(requirement, desk)
    ):
        return []  # both figures stand where the unit told them
    prose = desk.prose(requirement)
    clauses = [fact for fact in desk.facts(requirement, CLAUSE) if fact.column != REASON]
    written = Written()
    _write_patterns(requirement, desk, clauses, written)
    last = max((start for start, _ in written.placed), default=0)
    for sentence in _conflicts(requirement, desk):
        written.placed.append((last, sentence))
        written.covered.update(name for _, name in sentence.covers)
    clauses = [*clauses, *unprinted(requirement, desk, clauses, written.printed)]
    write_clauses(requirement, desk, clauses, written)
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


def _write_patterns(requirement: Requirement, desk: Desk, clauses: list[Fact], written: Written) -> None:
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
