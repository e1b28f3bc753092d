"""Two things that a line links: "A kết nối với B qua LGSP năm 2022", "A nối B", "A -> B"."""

from __future__ import annotations

import re

from corpus.framework import Column
from corpus.language import fold

_VERB = r"(?:kết nối|ket noi|liên thông|lien thong|tích hợp|tich hop|đồng bộ|dong bo|chia sẻ|chia se|nối|noi)(?: (?:dữ liệu|du lieu))?"
_OPENING = re.compile(rf"(?:(?:sẽ|se)\s+)?{_VERB}\s+(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?<=\S)\s+(?:(?:sẽ|se|được|duoc)\s+)?{_VERB}\s+(?=\S)", re.IGNORECASE)
_YEAR = re.compile(
    r"[\s,(]+(?:(?:hoàn thành|hoan thanh|xong|trong|vào|vao|đến|den|từ|tu)\s+)*(?:(?:năm|nam)\s+)?(20\d\d)\)?$",
    re.IGNORECASE,
)


def read_link(text: str, columns: dict[str, Column]) -> dict[str, str]:
    """Cells of the two things and of what joins them, by the joining words of the columns; {} where nothing is linked."""
    first, second, *others = columns
    body, cells = text.strip(), {}
    year = next((id_ for id_ in others if columns[id_].type == "years"), "")
    if year and (found := _YEAR.search(body)):
        cells[year], body = found[1], body[: found.start()].rstrip(" ,(")
    for id_ in others:
        parts = _parted(body, columns[id_].joins)
        if parts:
            body, cells[id_] = parts
    opened = _OPENING.sub("", body, count=1) if _OPENING.match(body) else body
    pair = _by_verb(opened, columns[second].joins) or _parted(opened, columns[second].joins)
    return {first: pair[0], second: pair[1], **cells} if pair else {}


def _by_verb(text: str, joins: tuple[str, ...]) -> tuple[str, str] | None:
    found = _BETWEEN.search(text)
    if found is None:
        return None
    words = "|".join(re.escape(fold(word)) for word in joins)
    led = re.match(rf"(?:{words})\s+(?=\S)", fold(text[found.end() :]))
    return text[: found.start()].strip(" ,"), text[found.end() + (led.end() if led else 0) :].strip(" ,")


def _parted(text: str, joins: tuple[str, ...]) -> tuple[str, str] | None:
    """Both sides of the first joining word that has both, typed with or without diacritics."""
    for word in joins:
        found = re.search(rf"(?<=\S) {re.escape(fold(word))} (?=\S)", fold(text))
        if found:
            return text[: found.start()].strip(" ,"), text[found.end() :].strip(" ,")
    return None
