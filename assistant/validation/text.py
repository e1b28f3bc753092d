"""The written plan: nothing unsupported, nothing left to confirm unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.verdicts import disputed_quantity
from assistant.plan import Annex, Document, Paragraph, Proposal, Section, Sentence, Severity, SpanKind, Table
from assistant.projects.words import LEVEL_MARK
from assistant.reading.context import RESULT
from assistant.suspect import overspent, suspect_facts, suspicions
from assistant.validation.base import Check, Found, rule
from assistant.validation.words import told_in_words
from corpus.language import lacks_diacritics, polish, short
from corpus.language.data import load

_MARK = re.compile(r"«\[cần xác nhận: ([^\]]*)\]»")
SUMS = "sums"
MANY = 3  # texts typed without marks, beyond which they are told together
_SHORT = re.compile(r"[^\W\d_][^\W_]{0,7}(?:&[^\W_]{1,7})*")  # one word of letters: "HS", "QLQH&XD", "tgia"
_CAPITALS = re.compile(r"(?<![\w/.-])[BCDĐFGHJKLMNPQRSTVWXZ]{3,7}(?![\w/-])")
_NUMBERED = re.compile(r"(?:Phần [IVX]+ ?)?(?:mục [\w.]+)?")


@rule("text.unsupported", Severity.ERROR, "Con số, ngày, số văn bản trong câu không có chỗ dựa")
def unsupported(check: Check) -> Iterator[Found]:
    sections = {s.text: section for section in check.document.walk() for s in own_sentences(section)}
    for problem in check.unsupported:
        section = sections.get(problem.sentence)
        where = check.section(section) if section else "Nội dung dự thảo"
        yield where, f"“{short(problem.words)}”: {problem.reason}.", f"Câu: {short(problem.sentence, 120)}"


@rule("text.markup", Severity.ERROR, "Câu trả lời có mã lệnh, hoặc lời ra lệnh cho chương trình")
def markup(check: Check) -> Iterator[Found]:
    for place, text in told_in_words(check):
        found = next((s for s in suspicions(text, check.desk.plan.date) if s.kind in ("markup", "order")), None)
        if found:
            yield place, f"“{found.words}” {found.reason}.", "Ghi lại câu trả lời, chỉ để nội dung của đơn vị."


@rule("text.confirm", Severity.ERROR, "Chữ hoặc số cần người xác nhận")
def confirm(check: Check) -> Iterator[Found]:
    """Marks that no other rule speaks of: what contradicts itself, or names no level of budget, is told by its own rule.
    What stands in two sections is asked where it stands first."""
    asked: dict[str, tuple[str, tuple[str, ...]]] = {}
    for place, mark, refs in _asked(check):
        if not _SHORT.fullmatch(mark):
            asked.setdefault(mark, (place, refs))
    bare = [mark for mark in asked if lacks_diacritics(mark) and len(mark.split()) > 1]
    for mark, (place, refs) in asked.items():
        if mark not in bare or len(bare) <= MANY:
            yield place, f"Cần xác nhận: {mark}.", _remedy(check, mark, refs)
    if len(bare) > MANY:  # one way of typing, one finding
        offers = [offer.id for mark in bare if (offer := _offer(check, asked[mark][1]))]
        accept = f" Nhận cách đọc được đề xuất bằng accept: [{', '.join(offers)}]." if offers else ""
        yield (
            asked[bare[0]][0],
            f"{len(bare)} nội dung gõ không dấu, chưa đọc chắc: "
            + "; ".join(f"“{short(mark)}” ({_numbers([asked[mark][0]])})" for mark in bare)
            + ".",
            f"Trả lời lại các nội dung này, gõ có dấu.{accept}",
        )


@rule("text.shorthand", Severity.ERROR, "Chữ viết tắt có nhiều cách hiểu, hoặc không rõ là gì")
def shorthand(check: Check) -> Iterator[Found]:
    """All of them at once, each with its readings and where it stands: what one letter stands for is one question."""
    places: dict[str, list[str]] = {}
    for place, mark, _ in _asked(check):
        if _SHORT.fullmatch(mark) and place not in places.setdefault(mark, []):
            places[mark].append(place)
    if places:
        named = [f"{mark}{_read_as(mark)} ở {_numbers(told)}" for mark, told in places.items()]
        yield (
            next(iter(places.values()))[0],
            f"Chưa rõ {len(named)} chữ viết tắt: {'; '.join(named)}.",
            "Trả lời lại các nội dung này, viết đầy đủ chữ; bản dự thảo in chữ viết tắt trong dấu cần xác nhận.",
        )


@rule("text.capitals", Severity.INFO, "Chữ viết tắt ngoài danh mục, in nguyên như đơn vị gõ")
def capitals(check: Check) -> Iterator[Found]:
    """Capitals without a vowel that no list knows and the plan never writes out: the name of a product, or shorthand."""
    words = [(place, s.text) for place, s in _printed(check)]
    words += [(check.row(p), f"{p.name}; {p.lead}; {p.objective}") for p in check.projects]
    whole = " ".join(text for _, text in words)
    known = {key.upper() for key in load("abbreviations")["plain"]} | {
        n.upper() for n in load("abbreviations")["names"]
    }
    places: dict[str, list[str]] = {}
    for place, text in words:
        for found in _CAPITALS.findall(re.sub(r"«\[[^\]]*\]»|\S*/\S*", " ", text)):
            if found not in known and f"({found})" not in whole and place not in places.setdefault(found, []):
                places[found].append(place)
    if places:
        yield (
            next(iter(places.values()))[0],
            f"In nguyên {len(places)} chữ viết tắt ngoài danh mục: "
            f"{'; '.join(f'{word} ở {_numbers(told)}' for word, told in places.items())}.",
            "Tên sản phẩm thì giữ; chữ viết tắt thì trả lời lại, viết đầy đủ.",
        )


def _printed(check: Check) -> Iterator[tuple[str, Sentence]]:
    """The sentences of the main text that hold the unit's own words."""
    for section in check.document.walk():
        for sentence in own_sentences(section):
            if any(span.kind is SpanKind.WORDS for span in sentence.spans):
                yield check.section(section), sentence


def _asked(check: Check) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each mark to be confirmed with its place and what it rests on; the roadmap, which tells what others told, last."""
    owned = _owned(check)
    retold = {spec.id for spec in check.desk.outline.sections if spec.layout == "roadmap"}
    sections = [(check.section(section), section) for section in check.document.walk()]
    annexes = [(f"Phụ lục {a.number} {short(a.title.capitalize())}".strip(), a) for a in check.document.annexes]
    parts: list[tuple[str, Section | Annex]] = [pair for pair in sections if pair[1].id not in retold]
    for place, part in [*parts, *annexes, *(pair for pair in sections if pair[1].id in retold)]:
        for mark, refs in _marks(part, check):
            told = isinstance(part, Section) and suspicions(mark, check.desk.plan.date)
            if not owned.intersection(refs) and not told and mark not in LEVEL_MARK:
                yield place, mark, refs


def _numbers(places: list[str]) -> str:
    """ "Phần II mục III, IV.7" of "Phần II mục III Mục tiêu cụ thể" and "Phần II mục IV.7 Phát triển nguồn nhân lực"."""
    out: list[str] = []
    for place in places:
        found = _NUMBERED.match(place)
        told = found[0] if found and found[0] else place
        head = told.rpartition(" ")[0]
        out.append(told.rpartition(" ")[2] if head.endswith("mục") and any(head in other for other in out) else told)
    return ", ".join(out)


def _read_as(mark: str) -> str:
    """ " (hồ sơ, học sinh)": what the letters may stand for, where that is known."""
    told = load("abbreviations")["readings"].get(mark.upper())
    return f" ({', '.join(told[:-1])} hay {told[-1]})" if told and len(told) > 1 else ""


@rule("text.diacritics", Severity.INFO, "Câu trả lời gõ không dấu, chương trình đã thêm dấu")
def diacritics(check: Check) -> Iterator[Found]:
    """What is certain is printed with its marks, and said here once; what is not stands to be confirmed."""
    places = [
        place
        for place, text in told_in_words(check)
        if lacks_diacritics(text) and len(text.split()) > 3 and polish(text).certain
    ]
    if places:
        told = list(dict.fromkeys(places))
        yield (
            "Câu trả lời gõ không dấu",
            f"Đã thêm dấu ở {len(told)} nội dung: {'; '.join(told[:6])}.",
            "Đọc lại các câu này trong bản dự thảo.",
        )


def _offer(check: Check, refs: tuple[str, ...]) -> Proposal | None:
    """The reading that is offered for words typed without marks."""
    facts = [fact for fact in check.desk.ledger.facts if fact.id in refs]
    names = {f"restore:{fact.source}.{fact.row}" if fact.row else f"restore:{fact.source}" for fact in facts}
    return next((proposal for proposal in check.proposals if proposal.id in names), None)


def _remedy(check: Check, mark: str, refs: tuple[str, ...]) -> str:
    """The reading that is offered, or how to say it, where there is one."""
    offer = _offer(check, refs)
    if offer is not None:
        return f"Nếu {offer.text[:1].lower()}{offer.text[1:]} thì ghi accept: [{offer.id}]; nếu không thì trả lời lại, gõ có dấu."
    doubts = [text for reading in check.readings.values() for text in reading.doubts if f": {mark}. Ghi" in text]
    if doubts:
        return "Ghi" + doubts[0].split(f": {mark}. Ghi", 1)[1]
    return "Trả lời lại nội dung này: gõ có dấu, viết thành câu văn, hoặc nêu số đúng."


def printed_marks(document: Document) -> set[str]:
    """What the main text asks to be confirmed."""
    return {mark for section in document.walk() for s in own_sentences(section) for mark in _MARK.findall(s.text)}


def own_sentences(section: Section) -> Iterator[Sentence]:
    """The sentences of a section, without those below it."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences


def _owned(check: Check) -> set[str]:
    """Facts whose mark another rule explains."""
    ledger = check.desk.ledger
    owned = {ref for found in ledger.conflicts() for ref in (*found.told.refs, *found.other.refs)}
    for requirement in check.desk.outline.requirements:
        for columns in ledger.rows(RESULT, requirement.id).values():
            if disputed_quantity(columns, check.desk):
                owned.add(columns["result"].id)
    owned |= suspect_facts(ledger, check.desk.pack, check.desk.plan.date)
    owned |= {f"project:{project.row}" for project in check.projects if overspent(project)}
    if check.totals.likely_share is not None or check.desk.ledger.get("budget.repeated") is not None:
        owned.add(SUMS)
    return owned


def _marks(part: Section | Annex, check: Check) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each mark with what it rests on."""
    for block in part.blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                own = _own_refs(sentence, check)
                yield from ((mark, span.refs or own) for span in sentence.spans for mark in _MARK.findall(span.text))
        elif isinstance(block, Table):
            yield from ((mark, cell.refs) for row in block.rows for cell in row for mark in _MARK.findall(cell.text))


def _own_refs(sentence: Sentence, check: Check) -> tuple[str, ...]:
    """What the program says of its own sums rests on them."""
    readers = {check.desk.outline.by_id[id_].reader for id_, _ in sentence.covers if id_ in check.desk.outline.by_id}
    return (SUMS,) if readers == {"derived"} else ()
