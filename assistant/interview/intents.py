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
_NUMBERED = re.compile(
    r"(?:(?:quay lai|tro lai|lui lai|ve|sang|den|toi|xem lai|sua lai|sua|tra loi lai) )?cau (?:so |hoi )?(\d{1,2})$"
)
_TALK = re.compile(
    r"(?:a|u|uh|oi|khoan|thoi|khong|ko|nham|nham roi|em nham|toi nham|sai|sai roi|ghi nham|go nham|xin loi|chet|da|vang)"
)
_ALONE = ("agree", "done", "next", "stop", "explain")  # after other words these are as likely part of an answer
_ASKS = re.compile(
    r"(?:la gi|gi vay|gi the|gi (?:ay )?nhi|sao nhi|nao nhi|dau nhi|the nao nhi|la sao|nghia la sao)[\s.?!]*$"
)
_ASKED = re.compile(
    r"(?<!\w)(?:gi|nao|sao|dau|may|bao nhieu|la ai)(?: (?:vay|the|nhi|ha|a|day|em|anh|chi|ay|duoc))*[\s?]*$"
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
    if kind := _whole(text, folded):
        return Intent(kind)
    if numbered := _NUMBERED.match(_TAIL.sub("", folded) or folded):  # "quay lại câu 12"
        return Intent("goto", f"câu {numbered[1]}")
    if _is_question(text, folded):  # a question of the person's own is no answer
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


def _whole(text: str, folded: str) -> str:
    """The command that a message is, alone or after small talk ("nhầm rồi, hoàn tác"); "" for none."""
    clauses = [part for part in re.split(r"[,;.!]\s+", folded) if part.strip(" .!…")]
    asked = [part for part in clauses if not _TALK.fullmatch(_TAIL.sub("", part) or part)]
    for said in (folded, *asked[-1:]) if len(clauses) < 4 and len(asked) < 2 else (folded,):
        bare = _TAIL.sub("", said) or said
        for kind, phrases in load("commands")["whole"].items():
            if bare in phrases and not _other_word(text, kind) and (said == folded or kind not in _ALONE):
                return str(kind)
    return ""


def _is_question(text: str, folded: str) -> bool:
    """Does the message ask something: "?" without a figure, or one sentence that ends in a question word?"""
    if text.endswith("?") and not re.search(r"\d", text):
        return True
    one = len(re.findall(r"[.;:!?]\s+\S|\n", text)) == 0
    return one and (_ASKS.search(folded) is not None or (text.endswith("?") and _ASKED.search(folded) is not None))


def _other_word(text: str, kind: str) -> bool:
    """ "đúng" is no "dừng", nor the other way round, once marks are typed."""
    typed = re.sub(r"[\s.!?…]+$", "", text.lower())
    return (kind == "stop" and typed.startswith("đúng")) or (kind == "agree" and typed.startswith("dừng"))
