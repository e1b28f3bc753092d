"""May a sentence of a model stand? Slots whole and in order, no word that claims anything, no word from nowhere."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from assistant.writing.slots import SLOT
from corpus.language.data import load

_WORD = re.compile(r"⟦\d+⟧|[^\W_]+|[^\s\w]")
_COMMA = ","  # other marks make sentences, lists and quotations: they stay as they are


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], int]:
    data = load("claims")
    return frozenset(data["claims"]), frozenset(data["connecting"]), int(data["most"])


def problem_of(base: str, written: str) -> str:
    """Why a sentence with slots may not stand for the composed one; "" when it may.

    `base` and `written` hold ⟦n⟧. Slots and claiming words must be the same in the same order; every other word must be one of
    the composed sentence's, no oftener than there, or one of a closed list of connecting words.
    """
    claims, connecting, most = _lists()
    old, new = _words(base), _words(written)
    if re.search(r"[⟦⟧]", SLOT.sub("", written)):
        return "ô bị viết sai"
    if _slots(old) != _slots(new):
        return "thiếu ô, thừa ô hoặc sai thứ tự ô"
    if [w for w in old if w in claims or SLOT.match(w)] != [w for w in new if w in claims or SLOT.match(w)]:
        return "thêm, bớt hoặc đổi chỗ từ khẳng định (đã, chưa, không, toàn bộ …)"
    added = Counter(new) - Counter(old)
    for word in added:
        if word not in connecting and word != _COMMA:
            return f"“{word}” không có trong câu gốc"
    if added.total() > most:
        return "thêm quá nhiều từ"
    lost = Counter(old) - Counter(new)
    for word in lost:
        if word not in connecting and word != _COMMA:
            return f"bỏ mất “{word}”"
    return "" if written.strip().endswith(base.strip()[-1:] or ".") else "sai dấu cuối câu"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _slots(words: list[str]) -> list[str]:
    return [word for word in words if SLOT.match(word)]
