"""Questions about law, the framework or a plan, answered with what bears on them: each statement with where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.plan import Document, Paragraph, SpanKind
from corpus.language import clean, fold
from corpus.legal import cite_full
from corpus.search import Hit, Searcher
from corpus.tokens import words

NOT_THERE = "Không có trong kho văn bản."
MOST_OF_PLAN = 3  # sentences of the plan in an answer
ENOUGH = 0.6  # share of the question's content words that a sentence of the plan must hold


@dataclass(frozen=True)
class Statement:
    """A sentence or passage with its support: `source` "law" | "plan"; `citation` where it stands; `status` its validity."""

    text: str
    citation: str
    source: str
    status: str = ""
    kind: str = ""  # tóm lược | nguyên văn | kế hoạch


@dataclass(frozen=True)
class Reply:
    """The answer to a question; `refused` = nothing that bears on it. `written_by` is "passages" or a model's name."""

    question: str
    statements: tuple[Statement, ...]
    refused: bool
    notes: tuple[str, ...] = ()
    written_by: str = "passages"


def ask(
    question: str, searcher: Searcher, *, day: date | None = None, k: int = 3, document: Document | None = None
) -> Reply:
    """What bears on a question, the plan's own sentences first. Raises InputError for a question that cannot be read."""
    found = searcher.search(question, k, day)
    own = of_plan(question, found.query.content, document) if document else []
    law = [of_hit(hit) for hit in found.hits]
    statements = (*own, *law)
    return Reply(clean(question), statements, refused=not statements, notes=found.notes)


def of_hit(hit: Hit) -> Statement:
    """A passage found, with its citation ready to paste."""
    passage = hit.passage
    citation = f"{passage.pinpoint} {cite_full(hit.document)}".strip() if hit.document else passage.document
    return Statement(passage.text, citation, "law", hit.status.text if hit.status else "chưa rõ", passage.kind)


def of_plan(question: str, content: Iterable[str], document: Document) -> list[Statement]:
    """Sentences of the plan that hold most of what the question asks, the fullest first."""
    wanted = set(content) or set(words(fold(question)))
    if not wanted:
        return []
    found: list[tuple[float, int, Statement]] = []
    for section in document.walk():
        for block in section.blocks:
            for sentence in block.sentences if isinstance(block, Paragraph) else ():
                told = " ".join(span.text for span in sentence.spans if span.kind is not SpanKind.GAP)
                held = set(words(fold(f"{section.heading} {told}")))
                share = len(wanted & held) / len(wanted)
                if share >= ENOUGH and wanted & set(words(fold(told))):
                    where = f"mục {section.number}. {section.heading}" if section.number else section.heading
                    found.append((-share, len(found), Statement(sentence.text, where, "plan", kind="kế hoạch")))
    return [statement for _, _, statement in sorted(found, key=lambda entry: entry[:2])[:MOST_OF_PLAN]]
