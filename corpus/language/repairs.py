"""A slip and its correction in one breath: "46 máy, à nhầm, 54 máy", "không có. Thực ra có 2 hệ thống"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.language.text import fold
from corpus.language.values import Value, scan

_SOUND = r"(?:a|ah|ay|oi|ui|uh|o|ua|y)"
# What a person says on noticing a slip. A sound or a stop stands before it, so that "cấp nhầm", "thư xin lỗi" are none.
_SLIP = (
    rf"(?:{_SOUND}\s+(?:(?:noi |ghi |viet )?nham(?: roi| mat)?|quen(?: mat)?|lon(?: roi)?|khong(?: phai)?|ko|xin loi)"
    r"|(?<=[,.;:(\n]\s)(?:(?:noi |ghi |viet )?nham(?: roi| mat)?|xin loi|dung ra(?: phai)?"
    r"|(?:dinh chinh|noi lai|sua lai|chinh xac)(?: lai)?(?=[ ,:]+la |\s*:|[^.;]{0,25}\d))"
    r"|(?<=[\w%]\s)(?:(?:noi |ghi |viet )?nham(?: roi)?|noi lai la|sua lai la|sua thanh)(?=[\s,:]+(?:la\s+|co\s+)?\d))"
)
_RATHER = r"(?<=[,.;:\n]\s)(?:thuc ra|thuc te la|that ra)"  # may add as well as take back
_MARK = re.compile(rf"[\s,.;:(-]+(?P<mark>(?P<slip>{_SLIP})|{_RATHER})(?!\w)(?:\s+(?:la|thi)(?!\w))?[\s,.:;)-]*(?=\S)")
_TYPED = {"quên", "lộn", "nhầm", "quen", "lon", "nham"}
_DENIAL = re.compile(
    r"(?:khong|chua|ko|k)(?: he)?(?: co| phat sinh| xay ra| ghi nhan| ro| biet| nam| bi)*"
    r"(?: so lieu| gi| nao| thong tin| lan nao| vu nao| may nao| cai nao)*"
)
_STOP = re.compile(r"[;\n]|[.](?=\s)|[:,](?=\s)")
_AFRESH = re.compile(r"(?:la|co|chi|chi co|con|dung la|phai la|khoang|tong|tong so)?\s*")
_POSITIVE = re.compile(r"(?<!khong )(?<!chua )(?<!ko )(?<!du kien )(?<!se )(?<!can )(?<!\w)co(?: khoang| tong)? \d")


@dataclass(frozen=True)
class Settled:
    """`text` after the person's own corrections; `dropped`: words taken back; `unclear`: corrections nobody can work out."""

    text: str
    dropped: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def settle(text: str) -> Settled:
    """Carry out the corrections that a text makes of itself. What they replace is certain, or the text stays as it is."""
    dropped: list[str] = []
    unclear: list[str] = []
    at = 0
    while match := _next(text, at):
        mended = _denied(text, match) or (_refigured(text, match) if match["slip"] else None)
        if mended is not None:
            text, words = mended
            dropped.append(" ".join(words.split()))
            continue
        if match["slip"] or _both_figured(text, match):
            unclear.append(" ".join(text[max(0, match.start() - 40) : match.end() + 40].split()))
        at = match.end()
    if not dropped and (said := _said_both(text)):
        unclear.append(said)
    return Settled(text, tuple(dropped), tuple(unclear))


def _next(text: str, at: int) -> re.Match[str] | None:
    for match in _MARK.finditer(fold(text), at):
        words = text[match.start("mark") : match.end("mark")].lower()
        last = words.split()[-1]
        typed_so = not match["slip"] or last.isascii() or fold(last) not in _TYPED or last in _TYPED
        confused = re.match(r"\s+l[aẫ]n(?!\w)", text[match.end("mark") :]) is not None  # "nhầm lẫn"
        if (
            text[: match.start()].strip()
            and typed_so
            and not confused
            and (_set_apart(text, match) or _behind_figure(text, match))
        ):
            return match
    return None


def _set_apart(text: str, match: re.Match[str]) -> bool:
    """Does a sound or a stop open the correction?"""
    first = fold(text[match.start("mark") : match.end("mark")]).split()[0]
    return bool(re.fullmatch(_SOUND, first) or re.search(r"[,.;:(\n-]", text[match.start() : match.start("mark")]))


def _behind_figure(text: str, match: re.Match[str]) -> bool:
    """Is it said right behind a figure: "1.200 triệu nhầm 2.100 triệu", not "cấp nhầm 2 hồ sơ"?"""
    before = [v.end for v in scan(text) if v.end <= match.start()]
    return bool(before) and len(text[max(before) : match.start()].split()) < 3


def _denied(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    """The text without the bare denial that is taken back."""
    begin = max((stop.end() for stop in _STOP.finditer(text[: match.start()])), default=0)
    if not _DENIAL.fullmatch(fold(text[begin : match.start()]).strip(" .,;:")):
        return None
    if _DENIAL.fullmatch(fold(text[match.end() :]).strip(" .,;:")):
        return None
    while begin < match.start() and text[begin].isspace():
        begin += 1
    return text[:begin] + text[match.end() :], text[begin : match.start()].strip(" .,;:")


def _refigured(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    """The text with the figure that is taken back replaced by the one told for it."""
    new = next((v for v in scan(text) if v.start >= match.end()), None)
    olds = [v for v in scan(text) if v.end <= match.start()]
    if new is None or not olds:
        return None
    lead, noun = fold(text[match.end() : new.start]).strip(" :,"), _noun(text, new)
    fitting = [v for v in reversed(olds) if _replaces(text, v, new, lead, noun)]
    named = [v for v in fitting if noun and v.kind == new.kind and fold(_noun(text, v)) == fold(noun)]
    if named and olds[-1].kind != new.kind:  # "5 máy, 300 triệu, à nhầm 54 máy"
        fitting = named
    old = fitting[0] if fitting else None
    if old is None or (old is not olds[-1] and not (noun or _AFRESH.sub("", lead, count=1))):
        return None
    last = old is olds[-1]
    kept = text[old.end : match.start()].rstrip(" ,.;:(-")
    tail = text[new.end :]
    if not last:
        tail = tail[len(tail) - len(tail.lstrip()) + len(noun) :] if noun else tail
    elif kept and fold(tail).startswith(fold(kept)):
        tail = tail[len(kept) :]
    elif kept and tail.lstrip()[:1].isalpha() and fold(tail).split()[0] not in ("va", "con"):
        return None  # "46 máy à nhầm 54 bộ": of something else
    words = text[old.start : match.start()].strip(" ,.;:") if last else old.words
    return (
        f"{text[: old.start]}{_in_its_unit(old, new)}{text[old.end : match.start()] if not last else kept}{tail}",
        words,
    )


def _in_its_unit(old: Value, new: Value) -> str:
    """The new figure as words; a bare one takes the unit of the old: "1.200 triệu à nhầm 2.100"."""
    if new.kind in ("count", "decimal") and old.kind in ("money", "percent"):
        return re.sub(r"^\D*\d[\d.,]*(?<![.,])", new.words, old.words)
    return new.words


def _replaces(text: str, old: Value, new: Value, lead: str, noun: str) -> bool:
    """May the new figure stand in the place of the old one: of one kind, with one noun or behind one name?"""
    if _year(old) != _year(new):
        return False
    if (
        old.kind != new.kind
        and not _year(old)
        and not any({old.kind, new.kind} <= {"count", "decimal", unit} for unit in ("money", "percent"))
    ):
        return False
    named = _AFRESH.sub("", lead, count=1).strip()
    if named:
        return fold(text[: old.start]).rstrip(" :").endswith(named)
    mine = fold(_noun(text, old))
    return not noun or not mine or mine.startswith(fold(noun)) or fold(noun).startswith(mine)


def _year(value: Value) -> bool:
    return value.kind == "year" or bool(re.fullmatch(r"(?:19|20)\d\d", value.words))


def _noun(text: str, value: Value) -> str:
    """The words right behind a figure, up to a stop: "máy tính"."""
    found = re.match(r"\s*([^\W\d_]+(?:\s(?!(?:va|và|à|a|còn|con|nhầm|nham|ấy|ay)\b)[^\W\d_]+)?)", text[value.end :])
    return found[1] if found and not re.match(r"(?:và|va|còn|con|à|a|ấy|ay|nhầm|nham)$", found[1].split()[0]) else ""


def _both_figured(text: str, match: re.Match[str]) -> bool:
    """Do both sides of a "thực ra" tell figures of one kind?"""
    kinds = {v.kind for v in scan(text) if v.end <= match.start()}
    return any(v.kind in kinds and v.kind != "year" for v in scan(text) if v.start >= match.end())


def _said_both(text: str) -> str:
    """ "không có; có 3 vụ": denied in a word and counted in the same breath."""
    stop = _STOP.search(text)
    if stop is None or not _DENIAL.fullmatch(fold(text[: stop.start()]).strip()) or text[stop.start()] == ":":
        return ""
    return text[:60] if _POSITIVE.search(fold(text[stop.end() :])) else ""
