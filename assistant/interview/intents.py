"""Is a message a command, or an answer? What people type to steer stands in corpus/data/language/commands.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.language import clean, fold
from corpus.language.data import load

_TAIL = re.compile(r"[\s.!?…]*(?:\s+(?:a|nhe|nha|em|anh|chi|giup|giup em|di|voi))*[\s.!?…]*$")
_HANDED_ON = re.compile(
    r"^(?:(?:toi |em |minh |cau nay )?(?:khong|ko|chua)(?: duoc)? (?:biet|ro|nam)[\s,;.-]+)?(?:cau nay )?"
    r"(?:de )?(?:hoi|giao cho|chuyen cho|hoi lai|hoi them)\s+(?:ben |cho )?(.+)$"
)
_EXPORT = re.compile(r"^(?:xuat|xuat ra|xuat file|luu file)\s+(\S+\.(?:docx|xlsx|json))$")


@dataclass(frozen=True)
class Intent:
    """kind: answer, or a key of commands.yaml; `rest`: what the command is about, in the words typed."""

    kind: str
    rest: str = ""
    marked: bool = False  # a colon after the word that opens the command


def recognise(message: str) -> Intent:
    """The intent of a message. One that opens like a command is still an answer when what follows makes no sense as one;
    that is decided by who handles it."""
    text = clean(message)
    folded = fold(text)
    if text == "?":
        return Intent("help")
    bare = _TAIL.sub("", folded) or folded
    for kind, phrases in load("commands")["whole"].items():
        if bare in phrases and not _other_word(text, kind):
            return Intent(kind)
    if text.endswith("?") and not re.search(r"\d", text):  # a question of the person's own is no answer
        return Intent("explain")
    if "\n" in text:
        return Intent("answer", text)
    if match := _EXPORT.match(folded):
        return Intent("export", text[match.start(1) :])
    if (match := _HANDED_ON.match(folded)) and len(folded.split()) < 14:
        return Intent("giving", text[match.start(1) :].rstrip(" ."))
    for kind, openings in load("commands")["opening"].items():
        for opening in sorted(openings, key=len, reverse=True):
            if kind not in ("giving", "export") and re.match(rf"{opening}[\s:,]+\S", folded):
                rest = text[len(opening) :]
                return Intent(kind, rest.strip(" :,"), rest.lstrip().startswith(":"))
    return Intent("answer", text)


def _other_word(text: str, kind: str) -> bool:
    """ "đúng" is no "dừng", nor the other way round, once marks are typed."""
    typed = re.sub(r"[\s.!?…]+$", "", text.lower())
    return (kind == "stop" and typed.startswith("đúng")) or (kind == "agree" and typed.startswith("dừng"))
