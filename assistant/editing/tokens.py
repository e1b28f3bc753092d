"""A section's own text as a row of sentences and tables, as lines to edit, and back as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.editing.edits import Item, Opens, Ref
from assistant.plan import Block, Paragraph, Section, Sentence, SpanKind, Table

BODY = ("", "body")
MARK = re.compile(r"(-|\+|\d{1,2}\.|[a-zđ]\))\s+(?=\S)")


@dataclass(frozen=True)
class Token:
    """A sentence or a table, the paragraph it opens (a table opens one), and the item of an edit that it came from."""

    sentence: Sentence
    opens: Opens
    key: str
    table: Table | None = None
    item: Item | None = None

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def ref(self) -> Ref:
        return Ref(self.sentence.id, self.key, self.text, self.opens)


def tokens_of(section: Section, abbreviations: Mapping[str, str]) -> list[Token]:
    """The section's own text in order, without its subsections. `abbreviations`: full words → short."""
    out: list[Token] = []
    tables = 0
    for block in section.blocks:
        if isinstance(block, Table):
            tables += 1
            name = f"⟦Bảng {tables}⟧"
            out.append(Token(Sentence((), id=name), BODY, name, block))
            continue
        for number, sentence in enumerate(block.sentences):
            opens = None if number else (block.mark, block.style)
            out.append(Token(sentence, opens, key_of(sentence, abbreviations)))
    return out


def key_of(sentence: Sentence, abbreviations: Mapping[str, str]) -> str:
    """The same for two drafts of a sentence that rest on the same facts: whether a term or a document is mentioned for the
    first time, and whether the sentence ends its list, depends on other sentences and does not count."""
    pieces = [
        f"[{span.refs[0]}]" if span.kind is SpanKind.CITATION and span.refs else span.text for span in sentence.spans
    ]
    text = "".join(pieces)
    for term, short in abbreviations.items():
        text = re.sub(rf"{re.escape(term)}(?: \({re.escape(short)}\))?", short, text, flags=re.IGNORECASE)
    return " ".join(text.split()).rstrip(" .;,/").lower()


def with_tokens(section: Section, tokens: Iterable[Token]) -> Section:
    """The section with these for its own text."""
    blocks: list[Block] = []
    for token in tokens:
        if token.table is not None:
            blocks.append(token.table)
        elif token.opens is not None or not blocks or not isinstance(blocks[-1], Paragraph):
            mark, style = token.opens or BODY
            blocks.append(Paragraph((token.sentence,), mark, style))
        else:
            blocks[-1] = replace(blocks[-1], sentences=(*blocks[-1].sentences, token.sentence))
    return replace(section, blocks=tuple(blocks))


def text_of(tokens: Iterable[Token]) -> str:
    """Lines to edit: a paragraph each, its mark first; a table is a line of its name."""
    lines: list[str] = []
    for token in tokens:
        words = token.sentence.id if token.table is not None else token.text
        if token.opens is None and lines:
            lines[-1] += f" {words}"
        else:
            mark = token.opens[0] if token.opens else ""
            lines.append(f"{mark} {words}" if mark else words)
    return "\n".join(lines)
