"""Documents that a unit names: its own, and the bases it chooses."""

from __future__ import annotations

import re

from assistant.reading.context import BASIS, DOCUMENT, Telling
from corpus.language import fold, split_items
from corpus.language.lists import Item
from corpus.references import find_references, parse_document

_SUGGESTED = re.compile(
    r"\s*(?:(?:lay |dong y )?(?:theo|nhu) (?:goi y|khung|mau)|"
    r"(?:dong y|nhat tri|thong nhat|ok|oke|lay|chon)(?: (?:het|tat ca|toan bo|ca))?(?=[\s.!]*(?:$|[,;\n]|them |bo sung )))"
    r"[\s,;:.]*(?:va |co )?(?:them|bo sung|cung voi|ngoai ra)?[\s,:]*"
)


_ANSWERED = re.compile(r"^(?:dạ |vâng |sở |ban )*có(?: rồi)?[,:;]\s+", re.IGNORECASE)  # "có, KH số 12/KH-VP …"


def read_documents(telling: Telling) -> None:
    """One row a document: kind, number, date, title, outcome; what is missing is asked, never made up."""
    for number, item in enumerate(split_items(telling.text), 1):
        document = parse_document(_ANSWERED.sub("", item.text))
        row = f"d{number}"
        parts = {
            "type": document.type,
            "number": document.number,
            "date": document.date.isoformat() if document.date else "",
            "title": document.title,
            "outcome": document.outcome,
            "year": str(document.year or ""),
        }
        for column, value in parts.items():
            if value:
                telling.add(DOCUMENT, value, row=row, column=column, words=item.text, start=item.start, end=item.end)
        telling.add(DOCUMENT, item.text, row=row, column="words", words=item.text, start=item.start, end=item.end)
        for problem in document.problems:
            telling.doubt(f"“{item.text[:70]}”: {problem}")


def read_bases(telling: Telling) -> None:
    """Legal bases that the unit names, as it wrote them; they are resolved against the catalogue when drafted."""
    text = telling.text
    if lead := _SUGGESTED.match(fold(text)):
        telling.add(BASIS, "theo gợi ý", row="suggested", column="suggested", words=text[: lead.end()], end=lead.end())
        text = " " * lead.end() + text[lead.end() :]
    pieces = [piece for item in split_items(text) for piece in _each_document(item)]
    for number, item in enumerate(pieces, 1):
        telling.add(BASIS, item.text, row=f"b{number}", words=item.text, start=item.start, end=item.end)


def _each_document(item: Item) -> list[Item]:
    """ "NĐ 64, luật CNTT, QĐ 1819" are three; a comma inside a trích yếu parts nothing."""
    cuts = [
        reference.start
        for reference in find_references(item.text)
        if re.search(r"(?:,|\svà|\sva)\s*$", item.text[: reference.start])
    ]
    ends = [*cuts, len(item.text)]
    out = []
    for begin, end in zip([0, *cuts], ends, strict=True):
        piece = re.sub(r"(?:\s*,|\s+và|\s+va)\s*$", "", item.text[begin:end])
        if piece.strip():
            out.append(Item(piece, item.start + begin, item.start + begin + len(piece)))
    return out
