"""Where a passage holds the words that were asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.language.text import fold

_WORD = re.compile(r"[^\W_]+")


def marks(text: str, content: Iterable[str]) -> list[tuple[int, int]]:
    """The spans of a text's words that are among folded content words; neighbours are one span."""
    wanted = set(content)
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(fold(text)):
        if match[0] not in wanted:
            continue
        if spans and not text[spans[-1][1] : match.start()].strip():
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans
