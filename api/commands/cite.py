"""cite: legal bases for a question, with citation, validity on a day and the words found."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

from api.console import note, print_json, progress
from corpus.catalogue import Catalogue, LegalDocument
from corpus.errors import InputError
from corpus.folders import data_folder
from corpus.legal import cite_apart, cite_full, cite_pinpoint, official_title
from corpus.lookup import open_searcher
from corpus.marking import marks
from corpus.search import Answer, Filters, Hit

LEVELS = {"trung-uong": "central", "tinh": "province", "so": "department"}
OWN = "tệp của đơn vị, không phải văn bản pháp luật"
MOST = 50  # hits that one question may ask for


def run_cite(
    text: str,
    *,
    k: int,
    day: str | None,
    types: Iterable[str],
    issuers: Iterable[str],
    levels: Iterable[str],
    in_force: bool,
    as_json: bool,
) -> int:
    """Print what bears on a question; 0 also where nothing does."""
    on, count = read_day(day), _count(k)
    filters = Filters(frozenset(types), frozenset(issuers), frozenset(map(_level, levels)), in_force)
    searcher = open_searcher(data_folder(), progress())
    answer = searcher.search(text, count, on, filters)
    if as_json:
        print_json(
            {"hits": [hit_as_json(hit, answer, searcher.catalogue) for hit in answer.hits], "refused": answer.refused}
        )
    else:
        print(_for_people(answer, on, searcher.catalogue))
    for problem in answer.notes:
        note(problem)
    if searcher.model is None:
        note("Không có mô hình nhúng: chỉ tìm theo từ (BM25).")
    return 0


def read_day(text: str | None) -> date:
    """The day of --date, today without it. Raises InputError for what is no day."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"“{text[:40]}” không phải là ngày.", place="--date", remedy="Ghi dạng 2020-09-15.") from error


def _count(k: int) -> int:
    if not 1 <= k <= MOST:
        raise InputError(f"số kết quả phải từ 1 đến {MOST}.", place="-k")
    return k


def _level(name: str) -> str:
    if name not in LEVELS:
        raise InputError(
            f"không có cấp “{name[:40]}”.", place="--level", remedy=f"Chọn một trong: {', '.join(LEVELS)}."
        )
    return LEVELS[name]


def hit_as_json(hit: Hit, answer: Answer, catalogue: Catalogue) -> dict[str, Any]:
    document, passage = hit.document, hit.passage
    return {
        "document": passage.document,
        "number": document.number if document else "",
        "pinpoint": passage.pinpoint,
        "title": official_title(document.title) if document else "",
        "citation": _citation(hit),
        "citation_short": cite_pinpoint(document, passage.pinpoint) if document else passage.document,
        "status": hit.status.text if hit.status else OWN,
        "counterparts": [cite_apart(other) for other in _counterparts(document, catalogue)],
        "passage": passage.text,
        "marks": [list(span) for span in marks(passage.text, answer.query.content)],
        "kind": passage.kind,
        "score": hit.score,
        "why": hit.why,
    }


def _citation(hit: Hit) -> str:
    """Ready to paste: the place, then kind, number, date, issuer and title."""
    if hit.document is None:
        return f"Tệp của đơn vị: {hit.passage.heading.replace(' › ', ', ') or hit.passage.document}"
    return f"{hit.passage.pinpoint} {cite_full(hit.document)}".strip()


def _counterparts(document: LegalDocument | None, catalogue: Catalogue) -> list[LegalDocument]:
    """The province's documents that carry a central one out; of one of the province, what it carries out."""
    if document is None:
        return []
    if document.counterpart_of:
        above = catalogue.named(document.counterpart_of)
        return [above] if above else []
    return [other for other in catalogue.documents if catalogue.named(other.counterpart_of) is document]


def _for_people(answer: Answer, day: date, catalogue: Catalogue) -> str:
    if answer.refused:
        return "Không tìm thấy văn bản nào nói về điều này trong kho. Thử hỏi bằng từ khác, hoặc thêm văn bản: kehoach corpus add TỆP."
    return "\n\n".join(_entry(number, hit, day, answer, catalogue) for number, hit in enumerate(answer.hits, 1))


def _entry(number: int, hit: Hit, day: date, answer: Answer, catalogue: Catalogue) -> str:
    lines = [f"{number}. {_citation(hit)}"]
    document = hit.document
    if document is not None and hit.status is not None:
        lines.append(f"Viết gọn: {cite_pinpoint(document, hit.passage.pinpoint)}")
        lines.append(f"Hiệu lực ngày {day.day}/{day.month}/{day.year}: {hit.status.text}")
        if others := _counterparts(document, catalogue):
            lead = "Thực hiện" if document.counterpart_of else "Văn bản của tỉnh thực hiện"
            lines.append(f"{lead}: {'; '.join(cite_apart(other) for other in others)}")
    lines.append(f"{hit.passage.kind.capitalize()}: {_marked(hit.passage.text, answer.query.content)}")
    return "\n   ".join(lines)


def _marked(text: str, content: Iterable[str]) -> str:
    """The words found in bold where a person reads, «…» nowhere: a file stays plain."""
    if not sys.stdout.isatty():
        return text
    out, position = [], 0
    for start, end in marks(text, content):
        out.append(f"{text[position:start]}\033[1m{text[start:end]}\033[0m")
        position = end
    return "".join(out) + text[position:]
