"""Text as typed made clean, and folded to compare without diacritics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus.language.data import load
from corpus.language.letters import LOWER

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_SPACES = re.compile(r"[ \t\r\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile(r"\r\n?|\u2028|\u2029|\u0085|\v|\f")


def visible(text: str) -> str:
    """NFC, without control, invisible and direction-changing characters; spaces and lines stay as they are."""
    return _CONTROL.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", _BREAKS.sub("\n", text))))


def clean(text: str) -> str:
    """NFC, without control, invisible and direction-changing characters; runs of spaces become one, lines stay."""
    text = _SPACES.sub(" ", visible(text))
    text = re.sub(r" *\n *", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def hidden_figures(text: str) -> tuple[str, ...]:
    """Figures with a character inside that nobody sees, as they read without it: it may part two figures."""
    joined = re.finditer(rf"\d[\d.,]*(?:{_INVISIBLE.pattern}+[\d.,]*\d)+", text)
    return tuple(_INVISIBLE.sub("", match[0]) for match in joined)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def fold(text: str) -> str:
    """Lower case without diacritics, of the same length as its NFC input, so that spans carry over."""
    return "".join(map(_fold_char, text))


@cache
def _bare() -> frozenset[str]:
    """Syllables that are hardly ever right without marks ("tin", "trong" are not among them)."""
    return frozenset(load("bare")["syllables"].split())


def lacks_diacritics(text: str) -> bool:
    """Is this prose typed without Vietnamese diacritics?"""
    words = [
        word
        for word in re.findall(r"[^\W\d_]+", re.sub(r"\S*(?:://|@|www\.)\S*|\S+/\S*-\S+", " ", clean(text)))
        if not (word.isupper() and len(word) > 1) and not re.search(rf"[{LOWER}][A-Z]", word)
    ]
    if not words:
        return False
    bare = sum(word.isascii() and word.lower() in _bare() for word in words)
    marked = sum(not word.isascii() for word in words)
    if not marked:
        return bare >= 2 or (bare == 1 and len(words) <= 4 and not words[0][0].isupper())
    return bare >= 3 and marked <= len(words) * 0.25


def short(text: str, length: int = 70) -> str:
    """Words quoted back: on one line, cut after a word with a mark for what was left out."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return f"{head.rsplit(' ', 1)[0].rstrip(' ,;:(-')} …" if " " in head else f"{head}…"


def says(text: str, words: Iterable[str]) -> bool:
    """Does any of the words stand in the text, with or without its marks?"""
    folded = fold(text)
    return any(alone(fold(word)).search(folded) for word in words)


@lru_cache(maxsize=4096)
def alone(word: str) -> re.Pattern[str]:
    """The word where it stands alone; there are more words than the library keeps patterns."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


_WITH_MARK = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
_FOREIGN = re.compile(r"[\u0400-\u04ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def is_vietnamese(text: str) -> bool:
    """Mostly Vietnamese with marks, and no other script: most syllables of such a text carry a mark, few foreign words do."""
    words = re.findall(r"[^\W\d_]+", text)
    marked = sum(bool(_WITH_MARK.search(word)) for word in words)
    return bool(words) and marked >= 0.35 * len(words) and not _FOREIGN.search(text)
