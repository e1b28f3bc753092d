"""Administrative spelling: one way of writing each word."""

from __future__ import annotations

import re
from functools import cache

from corpus.language.data import load


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(load("spelling")["words"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


@cache
def _tones() -> re.Pattern[str]:
    # Only at the end of a syllable: "hoàn", "quý" keep their mark where it is.
    return re.compile(r"(?<![qQ])(" + "|".join(load("spelling")["tones"]) + r")(?!\w)", re.IGNORECASE)


def standardise(text: str) -> str:
    """bảo đảm, hằng năm, tỷ lệ, hóa, ủy …; text in quotation marks stays as it is."""
    pieces = re.split(r"(“[^”]*”|\"[^\"]*\")", text)
    return "".join(piece if index % 2 else _standardise(piece) for index, piece in enumerate(pieces))


def _standardise(text: str) -> str:
    data = load("spelling")
    text = _tones().sub(lambda match: _cased(match[1], data["tones"][match[1].lower()]), text)
    return _pattern().sub(lambda match: _cased(match[1], data["words"][match[1].lower()]), text)


def _cased(typed: str, right: str) -> str:
    if typed.isupper() and len(typed) > 3:
        return right.upper()
    return right[:1].upper() + right[1:] if typed[:1].isupper() else right
