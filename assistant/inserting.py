"""A legal basis put into a section: among the bases that the unit tells where the section lists them, else as a sentence."""

from __future__ import annotations

from assistant.answering import tell_answer
from assistant.editing.sections import Editor
from assistant.pipeline import Result
from assistant.plan import Plan
from assistant.reading.context import ANSWER
from assistant.store import Store, version_of
from corpus.errors import InputError
from corpus.legal import cite_dated, cite_full, load_catalogue
from corpus.pack import Pack


def insert_basis(
    store: Store,
    plan: Plan,
    result: Result,
    section: str,
    document: str,
    pinpoint: str,
    pack: Pack,
    *,
    author: str = "",
    expected: int | None = None,
) -> None:
    """Insert a document of the catalogue by its key. Raises InputError for a document that nobody knows, or that the section
    cites already, StaleError when `expected` is not the section's last version any more."""
    known = load_catalogue().get(document)
    if known is None:
        raise InputError(f"không có văn bản “{document[:60]}” trong danh mục.", remedy="Chọn từ kết quả tra cứu.")
    editor = Editor(store, result, section, author=author)
    refs = [span.refs for token in editor.shown.tokens for span in token.sentence.spans if span.refs]
    if any(found[0] == document and (not pinpoint or pinpoint in found[1:]) for found in refs):
        raise InputError("mục này đã dẫn văn bản đó.", remedy="Chọn văn bản khác hoặc mục khác.")
    outline = pack.outlines[plan.kind]
    lists = next(
        (r for r in outline.requirements if r.section == editor.shown.section.id and r.reader == "bases"), None
    )
    if lists is None:
        where = f"{pinpoint} của {cite_dated(known)}" if pinpoint else cite_dated(known)
        editor.type(f"{editor.shown.text}\nThực hiện theo {where}.", expected=expected)
        return
    every = store.facts(plan.id)
    told = next((f.words for f in reversed(every) if f.source == lists.id and f.quantity == ANSWER), "")
    answer = f"{told.rstrip(' .;')}; {cite_full(known)}" if told else cite_full(known)
    tell_answer(store, plan, lists.id, answer, pack, said_by=author, expected=version_of(every, lists.id))
