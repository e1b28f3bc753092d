"""Goals told of several bodies in one breath: "cấp huyện 95%, xã 70%", "sở 100%, chi cục 80% năm 2024"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.language import fold

LEVELS = ("tỉnh", "huyện", "xã")
# Bodies that stand alone, or with a name of their own; and those that more words tell apart: "đơn vị trực thuộc".
_ALONE = (*LEVELS, "sở", "thành phố", "thị xã", "phường", "thị trấn", "ngành")
_TOLD_APART = (
    "chi cục",
    "văn phòng",
    "trung tâm",
    "phòng",
    "phòng ban",
    "ban",
    "đơn vị",
    "cơ quan",
    "bệnh viện",
    "trạm",
)
_HEADS = (*_ALONE, *_TOLD_APART, "trường", "khối", "UBND")
_HEAD = "|".join(sorted(map(fold, _HEADS), key=len, reverse=True))
_BODY = (
    rf"(?P<led>(?:(?:o|tai|cua|cho|rieng|con|doi voi) )*)(?P<body>(?P<many>(?:(?:cac|cap|toan|moi) )*)(?P<head>{_HEAD})"
    r"(?P<rest>(?: [^\W\d_]+){0,4}?))"
)
_TOLD = (
    r"(?= ?[:=]? ?(?:(?:thi|la) )?(?:hien|nay|gio|nam|den|dat|tu|phan dau|tang|nang|toi thieu|it nhat|khoang|tren|muc tieu|\d)(?!\w)"
    r"| ?[:=]? ?\d)"
)
_NOW = r"(?:hien(?: nay| tai| gio)?|bay gio|nay|gio)"
_OPENS = re.compile(rf"{_BODY}{_TOLD}")
_CLOSES = re.compile(rf"(?<!\w){_BODY}{_TOLD}")
_INSIDE = re.compile(rf"(?<!\w)(?:cap|cua|o|tai) (?:cac )?(?P<head>{_HEAD})(?= [^\W\d_])")
_ACTS = re.compile(r"(?<!\w)(?:xu ly|duoc|tren|co|dung|su dung|ky|nhan|gui|thuc hien|qua|da|deu|phai|se|va|len)(?!\w)")
_CUT = re.compile(r"(?<=[\d%])\.\s+(?=[^\W\d_])|\s*[,;\n]\s*(?!\d+\s*(?:[,;]|$))(?:và\s+)?|\s+(?:và|va|còn)\s+")
# What goes on telling of the body before it: a time, a level, a verb.
_GOES_ON = re.compile(rf"{_NOW}|(?:nam|den|vao|trong|dat|len|tang|muc tieu|phan dau|cuoi|het|truoc|\(|\d)")
_SHARE = re.compile(r"\d[\d.,]*\s*(?:%|->|→|len\b)|(?:dat|len|->|→) \d|\d+/\d+")
_TOGETHER = re.compile(
    rf"[\s,;]*\(?(?:{_NOW}(?: (?:la|dat|moi|lan luot|tuong ung))*) (\d[\d.,]*%?(?: ?(?:va|,|-|/) ?\d[\d.,]*%?)+)\)?[\s.]*$"
)


@dataclass
class Told:
    """What is told of one body, "huyện" or "chi cục": each part of it, and where it stands in the text."""

    body: str
    parts: list[str]
    start: int
    end: int

    @property
    def words(self) -> str:
        return "; ".join(self.parts)


def joined(body: str) -> str:
    """ "cấp huyện", "của chi cục": a body behind what is told of it."""
    if body.lower().startswith("cấp "):
        return body
    return f"cấp {body}" if body in LEVELS else f"của {body}"


def by_body(text: str, time_of: Callable[[str], str]) -> tuple[str, list[Told]]:
    """What is told of each body, and what all of it is told of, with "{}" where the body stands; ("", []) unless every body
    has a share and nothing between them is told of neither; where words lead, two bodies at least.

    A time or "hiện" before a body is of those behind it, a time behind the last of all; so are the levels now that stand
    together at the end, in the order of the bodies.
    """
    text, levels = _levels_together(text)
    spans = _parts(text)
    first = _first(text[: spans[0][1]])
    if first is None:
        return "", []
    lead, found = first
    told = [found]
    led, lead = _led(lead, time_of)
    lead = "" if lead == "{}" else lead
    found.parts = [_with(led, part) for part in found.parts]
    for start, end in spans[1:]:
        words = text[start:end].strip(" ,;.")
        before, rest = _led(words, time_of)
        if (mark := _opening(rest)) and _SHARE.search(fold(rest)):
            led = before or led
            part = rest[mark.end() :].strip(" ,;:=")
            _add(told, Told(_name(mark, rest), [part if time_of(part) else _with(led, part)], start, end))
        elif _SHARE.search(fold(words)) and len(told) > 1 and all(_only_now(each) for each in told):
            for each in told:  # "cấp huyện hiện 82%, cấp xã hiện 60%, đến 2025 đạt 90%": a goal of both
                each.parts.append(words)
                each.end = end
        elif _GOES_ON.match(fold(words)):
            alone = words == time_of(words)
            told[-1].parts[-1] += f"{' ' if alone else ', '}{words}"
            told[-1].end = end
        else:
            return "", []
    if (len(told) < 2 and lead) or not all(_SHARE.search(fold(each.words)) for each in told):
        return "", []
    time = time_of(told[-1].words)
    if time and not any(time_of(each.words) for each in told[:-1]):
        for each in told[:-1]:
            goal = next((n for n, part in enumerate(each.parts) if not re.match(_NOW, fold(part))), 0)
            each.parts[goal] += f" {time}"
    if levels and len(levels) != len(told):
        return "", []
    for each, level in zip(told, levels, strict=False):
        each.parts.append(f"hiện {level}")
    return lead, told


def _only_now(each: Told) -> bool:
    return len(each.parts) == 1 and re.match(_NOW, fold(each.parts[0])) is not None and each.parts[0].count("%") == 1


def _add(told: list[Told], new: Told) -> None:
    """A body told of once more ("hiện sở 80%, …; đến 2024 sở 100%") stays one."""
    for each in told:
        if fold(each.body) == fold(new.body):
            each.parts += new.parts
            each.end = new.end
            return
    told.append(new)


def _led(words: str, time_of: Callable[[str], str]) -> tuple[str, str]:
    """(the time or "hiện" that opens the words or stands in what is told of all, the words without it)."""
    if opening := re.match(rf"{_NOW}(?= |$)(?: nay)?", fold(words)):
        return words[: opening.end()], words[opening.end() :].strip(" ,:;–-")
    time = time_of(words.split("%")[0])
    bare = re.match(rf"(?:.*?(?:\s|,))??{re.escape(time)}(?!\w)[\s,:]*", words) if time else None
    if bare is None or re.search(r"\d", words[: bare.end()].replace(time, "")):
        return "", words.strip(" ,:;–-+*•")
    return time, f"{words[: bare.end()].replace(time, '').strip(' ,:')} {words[bare.end() :]}".strip(" ,:;–-+*•")


def _with(led: str, part: str) -> str:
    """ "hiện" stands before what is told, a time behind it."""
    return f"{led} {part}".strip() if re.fullmatch(_NOW, fold(led)) else f"{part} {led}".strip()


def _levels_together(text: str) -> tuple[str, list[str]]:
    """The text without "(giờ 85 và 50)" at its end, and those levels in percent."""
    found = _TOGETHER.search(fold(text))
    if not found:
        return text, []
    return text[: found.start()], [f"{level}%" for level in re.findall(r"\d+(?:[.,]\d+)?", found[1])]


def _parts(text: str) -> list[tuple[int, int]]:
    """Spans between commas and "và" outside brackets."""
    out, begin, depth = [], 0, 0
    cuts = {found.start(): found.end() for found in _CUT.finditer(text)}
    for place, letter in enumerate(text):
        depth = max(0, depth + (letter == "(") - (letter == ")"))
        if place in cuts and place >= begin and depth == 0:
            out.append((begin, place))
            begin = cuts[place]
    return [*out, (begin, len(text))]


def _first(words: str) -> tuple[str, Told] | None:
    """(what all of it is told of, with a place for the body; what is told of the first body)."""
    for found in _marks(words):
        if _SHARE.search(fold(words)[found.end() :]) and not re.search(r"\d\s*%", words[: found.start()]):
            before = words[: found.start()]
            lead = f"{before.strip(' ,:;–-')} {{}}" if re.search(r"[^\W\d_]", before) else ""
            return lead, Told(_name(found, words), [words[found.end() :].strip(" ,;:=")], found.start(), len(words))
    inner = _INSIDE.search(fold(words))
    share = re.search(r"(?:(?:đạt|dat|lên|len) )?\d[\d.,]*\s*%", words)
    if inner is None or share is None or share.start() < inner.end() or not _own_marks(inner, words):
        return None
    lead = f"{words[: inner.start()]}{{}}{words[inner.end() : share.start()]}".strip()
    body = next(head for head in _HEADS if fold(head) == inner["head"])
    return lead, Told(body, [words[share.start() :]], inner.start(), len(words))


def _marks(words: str) -> Iterator[re.Match[str]]:
    """Bodies before what is told of them, those that begin inside another's words too."""
    folded, place = fold(words), 0
    while found := _CLOSES.search(folded, place):
        if _is_body(found, words):
            yield found
        place = found.start() + 1


def _opening(words: str) -> re.Match[str] | None:
    found = _OPENS.match(fold(words))
    return found if found and _is_body(found, words) else None


def _is_body(found: re.Match[str], words: str) -> bool:
    """A body by its own marks, and no clause: "sở xử lý trên mạng 95%" is none, "Sở Y tế 95%" is one."""
    rest = words[found.start("rest") : found.end("rest")].strip()
    if _ACTS.search(fold(rest)) or not _own_marks(found, words):
        return False
    alone = found["head"] in map(fold, _ALONE)
    return not alone or not rest or rest[0].isupper() or fold(rest) in ("phuong", "thi tran", "xa", "huyen")


def _own_marks(found: re.Match[str], words: str) -> bool:
    """Folded, "số" and "tính" read as "sở" and "tỉnh": the head has its own marks, or none where nothing stands before it."""
    typed = words[found.start("head") : found.end("head")].lower()
    if typed in (head.lower() for head in _HEADS):
        return True
    return typed == fold(typed) and (
        found.start("head") > found.start() or re.search(r"(?:^|[,:;(])\s*$", words[: found.start()]) is not None
    )


def _name(found: re.Match[str], words: str) -> str:
    """The body with the marks of its head: "cap huyen" -> "huyện", "Chi cục Thủy lợi" -> "chi cục Thủy lợi"."""
    head = next(name for name in _HEADS if fold(name) == found["head"])
    many = words[found.start("many") : found.end("many")].lower().replace("cấp ", "").replace("cap ", "")
    rest = words[found.start("rest") : found.end("rest")]
    return f"{many}{head}{rest}"
