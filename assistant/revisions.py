"""Wordings that a person took in place of what was composed, kept as versions of a section and laid over each new draft.

A change holds the composed sentence it replaces, word for word. When a fact of that sentence changes, it is composed
otherwise and the change no longer fits: the draft then shows the new sentence, never an old figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.plan import Block, Document, Paragraph, Section, Sentence, Span, SpanKind
from corpus.errors import InputError

if TYPE_CHECKING:
    from assistant.store import Store

Revisions = Mapping[str, tuple["Change", ...]]
ORIGINS = ("person", "model")


@dataclass(frozen=True)
class Change:
    """`before` is the text of a composed sentence, `after` what stands there instead (one sentence or more)."""

    before: str
    after: tuple[tuple[Span, ...], ...]
    origin: str = "person"

    def as_json(self) -> dict[str, Any]:
        spans = [[{"text": s.text, "kind": str(s.kind), "refs": list(s.refs)} for s in spans] for spans in self.after]
        return {"before": self.before, "after": spans, "origin": self.origin}


def lay_over(document: Document, revisions: Revisions) -> Document:
    """The document with every change that still fits."""
    if not revisions:
        return document
    return replace(document, sections=tuple(_section(section, revisions) for section in document.sections))


def outdated(document: Document, section: str, changes: Iterable[Change]) -> list[Change]:
    """Changes of a section (of the document as composed) whose sentence is composed otherwise by now."""
    texts = {sentence.text for part in document.walk() if part.id == section for sentence in _sentences(part)}
    return [change for change in changes if change.before not in texts]


def revisions_of(store: Store, plan_id: str) -> dict[str, tuple[Change, ...]]:
    """The changes in force by section: those of its last version."""
    return {section: tuple(changes_in(content)) for section, content in store.last_versions(plan_id).items()}


def changes_in(content: str) -> list[Change]:
    """The changes of a version; one that cannot be read holds none."""
    try:
        told = json.loads(content)["changes"]
        return [_change(entry) for entry in told]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []


def save_changes(store: Store, plan_id: str, section: str, changes: Iterable[Change], author: str, pack: str) -> int:
    """A new version of the section with all the changes that are to hold; its number."""
    kept = list(changes)
    origin = "model" if any(change.origin == "model" for change in kept) else "person" if kept else "composed"
    content = json.dumps({"changes": [change.as_json() for change in kept]}, ensure_ascii=False)
    return store.save_version(plan_id, section, content, author=author, origin=origin, pack=pack)


def version_text(store: Store, plan_id: str, section: str, number: int) -> list[Change]:
    """The changes of one version; 0 is the text as composed. Raises InputError for a version that there is not."""
    versions = store.versions(plan_id, section)
    if not 0 <= number <= len(versions):
        raise InputError(
            f"mục {section} không có bản {number}.", place="--restore", remedy=f"Có các bản từ 0 đến {len(versions)}."
        )
    return changes_in(versions[number - 1]) if number else []


def _change(entry: dict[str, Any]) -> Change:
    after = tuple(
        tuple(Span(str(s["text"]), SpanKind(s["kind"]), tuple(map(str, s["refs"]))) for s in spans)
        for spans in entry["after"]
    )
    if not after or not all(after):
        raise ValueError("a change without a sentence")
    return Change(str(entry["before"]), after, entry["origin"] if entry["origin"] in ORIGINS else "person")


def _section(section: Section, revisions: Revisions) -> Section:
    changes = {change.before: change for change in revisions.get(section.id, ())}
    blocks = tuple(_block(block, changes) for block in section.blocks) if changes else section.blocks
    return replace(section, blocks=blocks, children=tuple(_section(child, revisions) for child in section.children))


def _block(block: Block, changes: Mapping[str, Change]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    sentences: list[Sentence] = []
    for sentence in block.sentences:
        change = changes.get(sentence.text)
        sentences += [sentence] if change is None else _instead(sentence, change)
    return replace(block, sentences=tuple(sentences))


def _instead(sentence: Sentence, change: Change) -> list[Sentence]:
    """What stands for the sentence; the first part covers what it covered."""
    first = replace(sentence, spans=change.after[0], origin=change.origin)
    rest = [Sentence(s, id=f"{sentence.id}.s{n}", origin=change.origin) for n, s in enumerate(change.after[1:], 1)]
    return [first, *rest]


def _sentences(section: Section) -> Iterable[Sentence]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences
