"""Talk made writing: what only a speaker says falls away; what still sounds like talk is told apart."""

from __future__ import annotations

import re
from functools import cache

from corpus.language.data import load
from corpus.language.text import fold

_ROUNDS = 6  # "dạ thì bên em thì …"
_NOW = re.compile(r"(?<!\w)(?:bây )?giờ (?=(?:mới|là|đang|được|còn|có|đạt|khoảng|\d)(?!\w)|\d)", re.IGNORECASE)
_ASIDE_FIGURE = re.compile(
    r",? (?:thì )?(?:bên )?(?:em|mình|tôi) (?:thấy|nghĩ)(?: là| rằng)? (?=(?:khoảng |tầm |cỡ |trên |hơn |gần )?\d)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",? (?:thì )?(?:bên )?(?:em|mình|tôi) (?:thấy|nghĩ)(?: là| rằng)?(?= )", re.IGNORECASE)
_THEN_FIGURE = re.compile(r"(?<=\w) thì (?=(?:khoảng |tầm |cỡ |trên |hơn |gần |đạt |được )?\d)", re.IGNORECASE)
_THEN = re.compile(r"(?<=\w),? thì (?=\w)", re.IGNORECASE)
_IF = re.compile(r"(?<!\w)(?:nếu|khi|hễ|mỗi lần|trường hợp)(?!\w)", re.IGNORECASE)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data, verbs = load("speech"), load("frames")["verbs"]
    bare = [fold(word) for word in data["openings"] + data["speakers"] if " " in word]
    speakers = [*data["speakers"], *(fold(word) for word in data["speakers"])]
    return {
        "opening": re.compile(rf"(?:{_any([*data['openings'], *bare])})(?=[\s,:]+\w)[\s,:]+", re.IGNORECASE),
        "speaker": re.compile(rf"(?:{_any(speakers)})(?=\s+\w)(?:\s+(?:thì|cũng|thi|cung)(?=\s))?\s+", re.IGNORECASE),
        "alone": re.compile(rf"(?:{_any(data['alone'])})\s+(?=(?:{_any(verbs)})(?!\w))", re.IGNORECASE),
        "own": re.compile(data["own"], re.IGNORECASE),
        "inside": re.compile(rf"(?<!\w)(?:{_any(data['speakers'])})(?!\w)", re.IGNORECASE),
        "tail": re.compile(rf"\s+(?:{_any(data['tails'])})(?=\s*(?:[,.;:)]|$))", re.IGNORECASE),
        "talk": re.compile(rf"(?<!\w)(?:{'|'.join(data['talk'])})(?!\w)", re.IGNORECASE),
    }


def written(text: str) -> str:
    """The text without what only a speaker says: "dạ bên em có 3 máy rồi ạ" is "có 3 máy". Idempotent; no figure is touched."""
    patterns = _patterns()
    for _ in range(_ROUNDS):
        before = text
        for name in ("opening", "speaker", "alone"):
            if found := patterns[name].match(text):
                text = text[found.end() :]
        text = patterns["tail"].sub("", patterns["own"].sub(r"\1", text))
        if text == before:
            break
    text = _NOW.sub("hiện nay ", _ASIDE.sub("", _ASIDE_FIGURE.sub(": ", text)))
    if not _IF.search(text):
        text = _THEN.sub(" ", _THEN_FIGURE.sub(": ", text))
    return patterns["inside"].sub("đơn vị", text)


def spoken(text: str) -> bool:
    """Does it still sound like talk: a speaker, a guess, "cái này"?"""
    return _patterns()["talk"].search(re.sub(r"“[^”]*”", "", text)) is not None
