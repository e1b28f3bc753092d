"""Edits of a plan laid over what was composed: the document that is printed, checked and exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.drafting.desk import Desk
from assistant.editing.edits import Edit, Item
from assistant.editing.laying import Stale, lay
from assistant.editing.tokens import Token, tokens_of, with_tokens
from assistant.editing.words import Typist
from assistant.grounding import Support
from assistant.plan import Document, Section, Sentence, Span

Edits = Mapping[str, Edit]  # by section


@dataclass(frozen=True)
class Laid:
    """The document as edited, and as composed; the own text of edited sections; what of it is older than its facts."""

    document: Document
    composed: Document
    tokens: Mapping[str, list[Token]] = field(default_factory=dict)
    stale: tuple[Stale, ...] = ()


def lay_over(document: Document, edits: Edits, desk: Desk, support: Support) -> Laid:
    """The composed document with every edit; sections that nobody edited are the same objects."""
    if not any(edits.values()):
        return Laid(document, document)
    layer = _Layer(edits, desk, support)
    sections = tuple(layer.section(section) for section in document.sections)
    return Laid(replace(document, sections=sections), document, layer.tokens, tuple(layer.stale))


class _Layer:
    def __init__(self, edits: Edits, desk: Desk, support: Support) -> None:
        self._edits, self._desk = edits, desk
        self._typist = Typist(desk, support)
        self.tokens: dict[str, list[Token]] = {}
        self.stale: list[Stale] = []

    def section(self, section: Section) -> Section:
        children = tuple(self.section(child) for child in section.children)
        edit = self._edits.get(section.id)
        if edit is None:
            return replace(section, children=children) if children != section.children else section
        composed = tokens_of(section, self._desk.pack.abbreviations)
        requirements = frozenset(r.id for r in self._desk.outline.requirements if r.section == section.id)
        beside = [span for token in composed for span in token.sentence.spans]

        def write(item: Item, there: list[Token], number: int) -> Token:
            near: list[Span] = [span for token in there for span in token.sentence.spans]
            id_ = there[0].sentence.id if there else f"{section.id}.own{number}"
            covers = tuple(dict.fromkeys(pair for token in there for pair in token.sentence.covers))
            spans = self._typist.spans(item.text, [*near, *beside], requirements)
            return Token(Sentence(spans, id_, item.origin, covers), item.opens, "", item=item)

        tokens, stale = lay(edit, composed, section.id, write)
        self.tokens[section.id] = tokens
        self.stale += stale
        return replace(with_tokens(section, tokens), children=children)
