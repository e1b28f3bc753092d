"""Words of a text as search counts them: with and without diacritics, and pairs of neighbours."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.language.text import fold

_WORD = re.compile(r"[^\W_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"

# What Vietnamese has for a syllable, diacritics left out: a word of this form that the corpus lacks is another word, no slip.
SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:(?:a|e|i|ie|o|oa|oe|oo|u|ua|ue|uo|uy|uye|y|ye)(?:ch?|m|ng?|nh|p|t)?"
    r"|a[iouy]|e[ou]|i(?:a|eu|u)|o(?:a[iouy]|eo|i)|u(?:a[iy]|i|o[iu]|u|y(?:a|eu?|u))|yeu)"
)


class Terms(NamedTuple):
    """The terms of one text: `marked` words and pairs as written, `folded` ones without diacritics."""

    marked: list[str]
    folded: list[str]


def words(text: str) -> list[str]:
    """The words of NFC text in small letters."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=65_536)
def with_tone_last(word: str) -> str:
    """A syllable with its tone after it, so that "hoá" and "hóa" are one word."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    tone = "".join(char for char in apart if char in _TONES)
    return unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES)) + tone


def terms(text: str) -> Terms:
    """Words and adjacent pairs of NFC text, in both writings."""
    plain = words(text)
    return Terms(with_pairs([with_tone_last(word) for word in plain]), with_pairs([fold(word) for word in plain]))


def with_pairs(plain: list[str]) -> list[str]:
    """The words, and each two neighbours as one term."""
    return plain + [f"{one} {two}" for one, two in pairwise(plain)]
