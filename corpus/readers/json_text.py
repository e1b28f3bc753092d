"""A document as JSON by article: {number, type, issuer, date, title, articles: [{no, heading, text}]}."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from corpus.errors import InputError
from corpus.language.text import clean
from corpus.readers.blocks import Block, Line
from corpus.readers.identity import Identity
from corpus.readers.marks import Level
from corpus.readers.structure import ROOT, Division, find_structure

_REMEDY = "Cần các khóa number, type, issuer, date, title và articles (mỗi điều có no, heading, text)."


def read(data: bytes) -> tuple[Identity, Division]:
    """The document with its articles as given; khoản and điểm are found within them. Raises InputError."""
    raw = _loaded(data)
    try:
        identity = Identity(
            number=clean(raw["number"]),
            type=clean(raw["type"]),
            issuer=clean(raw["issuer"]),
            date=date.fromisoformat(raw["date"]) if raw.get("date") else None,
            title=clean(raw["title"]),
        )
        articles = [_article(one) for one in raw["articles"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"thiếu hoặc sai trường {error}.", remedy=_REMEDY) from error
    return identity, Division(ROOT, children=articles)


def _loaded(data: bytes) -> dict[str, Any]:
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError("không đúng cú pháp JSON.", remedy="Mở lại tệp gốc, kiểm tra mã hóa UTF-8.") from error
    if not isinstance(raw, dict):
        raise InputError("không phải một văn bản.", remedy=_REMEDY)
    return raw


def _article(raw: dict[str, Any]) -> Division:
    article = Division(Level.ARTICLE, f"Điều {clean(str(raw['no']))}", clean(raw.get("heading") or ""))
    article.note = clean(raw.get("note") or "")
    lines: list[Block] = [Line(line) for line in clean(raw["text"]).split("\n") if line]
    return find_structure(lines, article)
