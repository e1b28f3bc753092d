"""The whole document: letterhead, opening, sections, annexes, closing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.drafting.composer import asked_of, compose_sections
from assistant.drafting.desk import Desk
from assistant.drafting.finish import finish
from assistant.drafting.suspects import mark_suspects
from assistant.drafting.tables import annex_table
from assistant.plan import Annex, Block, Document, Letterhead, Paragraph, Section, Sentence
from assistant.projects import project_table
from corpus.framework import AnnexSpec
from corpus.legal import load_catalogue

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def compose_document(desk: Desk, *, draft: bool) -> Document:
    """Draft everything and give it the finishing pass."""
    sections = compose_sections(desk)
    annexes = _annexes(desk, _mentions(sections))
    numbers = {annex.id: annex.number for annex in annexes}
    opening = (Paragraph((Sentence(desk.fill(desk.outline.opening), id="opening"),)),)
    document = Document(_letterhead(desk), opening, _closed(sections, desk), tuple(annexes), draft)
    finished = finish(document, desk.voice, load_catalogue(), desk.pack, numbers)
    return mark_suspects(finished, desk)


def _mentions(sections: Iterable[Section]) -> list[str]:
    """Ids of the annexes in the order in which the text first names them."""
    named: list[str] = []
    for section in sections:
        spans = (
            s for b in section.blocks if isinstance(b, Paragraph) for sentence in b.sentences for s in sentence.spans
        )
        named += [ref[6:] for span in spans for ref in span.refs if ref.startswith("annex:")]
        named += _mentions(section.children)
    return list(dict.fromkeys(named))


def _annexes(desk: Desk, mentioned: list[str]) -> list[Annex]:
    """Annexes that have rows, in the order of their mention, numbered when there are two or more."""
    specs = sorted(desk.outline.annexes, key=lambda spec: [*mentioned, spec.id].index(spec.id))
    found = [(spec, blocks) for spec in specs if (blocks := _annex_blocks(spec, desk))]
    several = len(found) > 1
    return [
        Annex(spec.id, _titled(spec.title, desk), blocks, ROMAN[n] if several else "", spec.landscape, spec.restricted)
        for n, (spec, blocks) in enumerate(found)
    ]


def _annex_blocks(spec: AnnexSpec, desk: Desk) -> tuple[Block, ...]:
    if not spec.requirements:
        annual = desk.plan.kind == "annual"
        return (
            (project_table(desk.projects, annual=annual, period=desk.plan.period, context=desk.voice.context),)
            if desk.projects
            else ()
        )
    requirements = [desk.outline.by_id[id_] for id_ in spec.requirements if asked_of(desk.outline.by_id[id_], desk)]
    table = annex_table(requirements, desk, landscape=spec.landscape) if requirements else None
    return (table,) if table else ()


def _titled(title: str, desk: Desk) -> str:
    for slot, text in {**desk.voice.words, "unit": desk.voice.full}.items():
        title = title.replace("{" + slot + "}", text)
    return title.upper()


def _closed(sections: tuple[Section, ...], desk: Desk) -> tuple[Section, ...]:
    """The closing sentence ends the main text with "./."."""
    closing = Paragraph((Sentence(desk.fill(desk.outline.closing), id="closing"),))

    def append(section: Section) -> Section:
        if section.children:
            return replace(section, children=(*section.children[:-1], append(section.children[-1])))
        return replace(section, blocks=(*section.blocks, closing))

    return (*sections[:-1], append(sections[-1]))


def _letterhead(desk: Desk) -> Letterhead:
    unit, plan = desk.unit, desk.plan
    return Letterhead(
        superior=unit.superior,
        issuer_lines=tuple(unit.issuer_lines),
        symbol=f"KH-{unit.symbol}",
        place=plan.place or unit.place,
        date=plan.date,
        title="KẾ HOẠCH",
        subject_lines=(_subject(desk),),
        signer_lines=_signer(desk),
        recipients=plan.recipients or tuple(unit.recipients),
        unit_name=unit.name,
        number=_number(plan.number),
        signer_name=_person(dict(plan.signer).get("name", "")),
    )


def _subject(desk: Desk) -> str:
    title = desk.outline.title
    for slot, text in {**desk.voice.words, "unit": desk.voice.full}.items():
        title = title.replace("{" + slot + "}", text)
    return title


def _number(text: str) -> str:
    """The registered number alone, under ten with a leading zero."""
    found = re.match(r"\s*(\d+)", text)
    return f"{int(found[1]):02d}" if found else ""


def _person(name: str) -> str:
    """A signer's name without học hàm, học vị, which the official format leaves out."""
    return re.sub(r"^(?:(?:PGS|GS|TS|ThS|Ths|CN|KS|BS|CKI+|Ông|Bà)\.?\s*)+", "", name.strip())


def _signer(desk: Desk) -> tuple[str, ...]:
    """The head's lines; a deputy signs "KT." the head's office, with his own below."""
    unit = desk.unit
    told = dict(desk.plan.signer)
    title = " ".join(told.get("title", "").upper().split())
    head = tuple(unit.signer_lines)
    authority = told.get("authority", "").strip().upper().rstrip(".")
    if authority == "Q":
        return (*head[:-1], f"Q. {head[-1]}")
    if not title or title in head[-1].upper():
        return head
    if authority in ("", "KT") and title.startswith("PHÓ"):
        return (*head[:-1], f"KT. {head[-1]}", tuple(unit.deputy_lines)[-1] if unit.deputy_lines else title)
    if authority in ("TL", "TUQ"):
        return (*head[:-1], f"{authority}. {head[-1]}", title)
    return (*head[:-1], title)
