"""A figure or citation changed because the instruction names it ("đổi 62 thành 65"): code does it, no model, and nothing else changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.plan import Paragraph, Section, Span, SpanKind
from assistant.rewriting.figures import figures_of
from assistant.rewriting.suggestion import Suggestion
from corpus.language import clean
from corpus.language.values import DOCUMENT_NUMBER
from corpus.legal import cite_dated, cite_full, load_catalogue
from corpus.references import find_references, resolve

_ASKED = re.compile(
    r"\b(?:đổi|doi|sửa|sua|thay|chỉnh|chinh)\b(?P<old>[^;\n]*?\d[^;\n]*?)\s(?:thành|thanh|sang|bằng|bang|->|→)\s(?P<new>[^;\n]*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?![\w/-])")
REASON = (
    "theo lời dặn: {old} thành {new}; câu trả lời của đơn vị chưa đổi, sửa ở đó thì mọi chỗ trong kế hoạch đổi theo"
)


@dataclass(frozen=True)
class Change:
    """What stands now and what is to stand instead: two figures, or two document numbers."""

    old: str
    new: str

    @property
    def of_documents(self) -> bool:
        return DOCUMENT_NUMBER.fullmatch(self.old) is not None


def named_change(how: str) -> Change | None:
    """The one figure or document number that an instruction puts for another; None where it names none, or several."""
    match = _ASKED.search(clean(how))
    if match is None:
        return None
    change = Change(*(_only(match[side]) for side in ("old", "new")))
    same_kind = change.of_documents == (DOCUMENT_NUMBER.fullmatch(change.new) is not None)
    return change if change.old and change.new and change.old != change.new and same_kind else None


def change_named(section: Section, change: Change) -> list[Suggestion]:
    """The section's sentences that hold the figure, with the other one instead; what is taken is the person's own wording."""
    changed = _cited if change.of_documents else _counted
    reason = REASON.format(old=change.old, new=change.new)
    found: list[Suggestion] = []
    for block in section.blocks:
        for sentence in block.sentences if isinstance(block, Paragraph) else ():
            after = replace(sentence, spans=tuple(changed(span, change) for span in sentence.spans), origin="person")
            if after.text != sentence.text:
                found.append(Suggestion(sentence, (after,), (reason,), "person"))
    return found


def _only(text: str) -> str:
    numbers = [match[0] for match in DOCUMENT_NUMBER.finditer(text)] or [match[0] for match in _NUMBER.finditer(text)]
    return numbers[0] if len(numbers) == 1 else ""


def _counted(span: Span, change: Change) -> Span:
    """The span with the other figure; it rests on no fact then. A citation's own figures stay."""
    if span.kind is SpanKind.CITATION:
        return span
    wanted = figures_of(change.old)
    text = _NUMBER.sub(lambda match: change.new if figures_of(match[0]) == wanted else match[0], span.text)
    return span if text == span.text else Span(text)


def _cited(span: Span, change: Change) -> Span:
    """The span with the other document as it is cited here; one that the catalogue does not know is not put in."""
    if figures_of(change.old) - figures_of(span.text):
        return span
    known = [
        document for found in find_references(change.new) for document in resolve(found, load_catalogue()).documents
    ]
    if len(known) != 1:
        return span
    if span.kind is SpanKind.CITATION:
        return Span((cite_full if "full" in span.refs else cite_dated)(known[0]))
    text = DOCUMENT_NUMBER.sub(lambda match: known[0].number if match[0] == change.old else match[0], span.text)
    return span if " ngày " in span.text else Span(text)
