"""One answer to several requirements asked in one breath: which piece belongs to which."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from assistant.interview.agenda import Part
from assistant.plan import Standing
from assistant.reading.standing import find_standing
from corpus.language import clean, expand, fold
from corpus.language.lists import split_items

_TYPED = ("figures", "goal", "layers", "bases", "choice", "rows")  # readers that know what they are told of
_NUMBERED = re.compile(r"^\s*(\d{1,2})\s*[.):]\s*(?!\d)(.+)$", re.DOTALL)
_STOP_BEFORE_FIGURE = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=\d)")
_STOP = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_])|(?<=[\d%)])\.\s+(?=[^\W\d_])")
_COMMA_LABEL = re.compile(r",\s+(?=([^,;:.\n]{1,40}):)")
# Where another part may begin: at a comma, "còn", "và", with the small words that may stand before its name.
_BREAK = re.compile(
    r"(?:,(?!\d)|\s+(?=con\b|rieng\b)|\s+va\b)\s*"
    r"(?:(?:con|va|rieng|ve|chi|co|da|moi|hien|dang|thi|nhung|voi|cua)\b\s*)*"
)
_BESIDE = re.compile(r"^\s*(?:[,;/&+]|va\b|voi\b|cung\b|lan\b)[\s,]*(?:va\b\s*)?$")
_LINK = re.compile(r"^[\s,;:/&+-]*(?:(?:va|voi|cung|ca|lan|deu)\b[\s,:]*)*$")
_LABEL = re.compile(r"^\s*(?:ve\s+)?(.{1,60}?)\s*(?::|=|\s-\s|\s–\s)\s*")


@dataclass
class Routed:
    """`answers`: requirement id -> its words; `unplaced`: pieces that no part claims, in the person's words."""

    answers: dict[str, str] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Piece:
    text: str
    homes: tuple[str, ...]
    bare: bool = False  # nothing but the names of its homes
    item: tuple[int, int] = (0, 0)  # line of the answer, and sentence or semicolon piece in it


def route(parts: Sequence[Part], answer: str) -> Routed:
    """Divide an answer among parts. Every word lands in `answers` or in `unplaced`; nothing is dropped or guessed.

    A standing ("không có", "chưa có số liệu") said of the whole goes to every part. Lines numbered as the parts were shown go by
    number; other pieces by the words of a part in them; a piece without any follows the piece before it. As many bare pieces as
    there are parts are taken in order.
    """
    if len(parts) == 1:
        return Routed({parts[0].id: _denied(parts[0], answer) or _standing_of(parts, answer) or answer})
    if (standing := find_standing(answer)) is not None:
        offered = [part for part in parts if part.requirement.suggest or part.requirement.reader == "bases"]
        suited = offered if standing is Standing.SUGGESTED and offered else parts
        return Routed({part.id: answer for part in suited})
    if (numbered := _by_number(parts, answer)) is not None:
        return numbered
    pieces = _pieces(parts, answer)
    if not any(piece.homes for piece in pieces):
        named = _homes(parts, expand(answer).text)  # "KH 112/KH-BDT …" names a kế hoạch
        return Routed({named[0]: answer}) if len(named) == 1 else _unnamed(parts, pieces, answer)
    return _placed(parts, _gather(parts, pieces))


def is_labelled(parts: Sequence[Part], part: Part, answer: str) -> bool:
    """Does a piece of the answer open with a label that names the part: "nội bộ: …"?"""
    items = (item for line in clean(answer).splitlines() for item in split_items(_stopped(parts, line), sentences=True))
    return any(_labelled(parts, item.text) is part for item in items)


def _placed(parts: Sequence[Part], routed: Routed) -> Routed:
    """Words that name no part are the answer to the only part that nothing else answers."""
    left = [part.id for part in parts if part.id not in routed.answers]
    if len(left) == 1 and routed.unplaced:
        return Routed({**routed.answers, left[0]: "; ".join(routed.unplaced)})
    return routed


def _by_number(parts: Sequence[Part], answer: str) -> Routed | None:
    """ "1. …", "2) …": lines numbered as the parts were shown. None where any line is not."""
    out = Routed()
    for line in clean(answer).splitlines():
        match = _NUMBERED.match(line)
        if match is None or not 1 <= int(match[1]) <= len(parts) or parts[int(match[1]) - 1].id in out.answers:
            return None
        out.answers[parts[int(match[1]) - 1].id] = match[2].strip()
    return out if out.answers else None


def _unnamed(parts: Sequence[Part], pieces: list[_Piece], answer: str) -> Routed:
    """No part is named: figures and standings by order where the count fits, else to the part that takes what others leave, or to
    nobody. Words alone are never dealt out: three difficulties are no difficulty, effect and proposal."""
    if len(pieces) == 1:
        pieces = [_Piece(item.text, ()) for item in split_items(clean(answer), commas=True)]
    said = [find_standing(piece.text) is not None for piece in pieces]
    counted = all(part.requirement.reader in _TYPED for part in parts) and all(
        re.search(r"\d", piece.text) for piece in pieces
    )
    if len(pieces) == len(parts) and (all(said) or counted):  # "không có; có 3 sự cố" is no answer to two things
        return Routed({part.id: piece.text for part, piece in zip(parts, pieces, strict=True)})
    if (taker := next((part for part in parts if not part.words), None)) is not None:
        return Routed({taker.id: answer})
    return Routed(unplaced=[answer])


def _gather(parts: Sequence[Part], pieces: list[_Piece]) -> Routed:
    """Pieces to their homes; names alone share the words they stand by ("LAN, Internet, WAN: đủ cả", "đủ LAN, Internet")."""
    out: dict[str, dict[int, list[str]]] = {}  # requirement -> line -> its pieces
    lost: list[str] = []
    taker = next((part.id for part in parts if not part.words), "")
    last: tuple[str, ...] = (taker,) if taker else ()
    for line, words, homes in _joined(pieces):
        if not homes and not last:
            lost.append(words)
        for home in homes or last:
            out.setdefault(home, {}).setdefault(line, []).append(words)
        last = homes or last
    answers = {id_: "\n".join("; ".join(texts) for texts in lines.values()) for id_, lines in out.items()}
    return Routed(answers, lost)


def _joined(pieces: list[_Piece]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Pieces with the bare names beside them in the same item: those before, else those after."""
    for (line, _), group in itertools.groupby(pieces, key=lambda piece: piece.item):
        names: list[_Piece] = []
        told: list[tuple[str, tuple[str, ...]]] = []
        for piece in group:
            if piece.bare:
                names.append(piece)
                continue
            shared = [home for name in names for home in name.homes]
            words = ", ".join([*(name.text for name in names), piece.text])
            told.append((words, tuple(dict.fromkeys((*shared, *piece.homes)))))
            names = []
        if names and told:
            words, homes = told.pop()
            words = ", ".join([words, *(name.text for name in names)])
            homes = tuple(dict.fromkeys((*homes, *(home for name in names for home in name.homes))))
            told.append((words, homes))
        elif names:
            told.append((", ".join(name.text for name in names), tuple(h for name in names for h in name.homes)))
        for words, homes in told:
            yield line, words, homes


def _pieces(parts: Sequence[Part], answer: str) -> list[_Piece]:
    """The answer by lines, semicolons and sentences; cut further at the names of other parts."""
    out: list[_Piece] = []
    for line, words in enumerate(clean(answer).splitlines()):
        for number, item in enumerate(split_items(_stopped(parts, words), sentences=True)):
            if _labelled(parts, item.text) is not None:
                out.append(replace(_piece(parts, item.text), item=(line, number)))
                continue
            out += [replace(piece, item=(line, number)) for piece in _apart(parts, item.text)]
    return out


def _stopped(parts: Sequence[Part], words: str) -> str:
    """What ends a piece besides a semicolon: a stop before a figure or before the name of a part typed small ("… chuyên trách.
    de xuat: …"), a comma before the name of a part and a colon ("kt: 1/3 ht, mã độc: 30 máy")."""
    words = _STOP_BEFORE_FIGURE.sub("; ", words)
    names = [word for part in parts for word in (part.name, *part.words)]
    labels = {fold(name) for name in names}
    words = _COMMA_LABEL.sub(lambda comma: "; " if fold(comma[1]).strip() in labels else comma[0], words)
    return _STOP.sub(
        lambda stop: "; " if any(_opens(fold(words[stop.end() :]), name) for name in names) else stop[0], words
    )


def _apart(parts: Sequence[Part], text: str) -> list[_Piece]:
    """A sentence cut where another part begins; what belongs to the same part stays in one piece, as it was said."""
    spans: list[tuple[int, int, _Piece]] = []
    for start, end in itertools.pairwise([0, *_cuts(parts, text), len(text)]):
        if not re.search(r"\w", text[start:end]):
            continue
        piece = _piece(parts, text[start:end].strip(" ,;."))
        if spans and not piece.bare and not spans[-1][2].bare and piece.homes in ((), spans[-1][2].homes):
            start = spans.pop()[0]
            piece = _piece(parts, text[start:end].strip(" ,;."))
        spans.append((start, end, piece))
    return [piece for _, _, piece in spans]


def _cuts(parts: Sequence[Part], text: str) -> list[int]:
    """Commas (and "còn", "và") before a clause that opens with the name of a part."""
    folded, out = fold(text), []
    for match in _BREAK.finditer(folded):
        opening = [part for part in parts for word in part.words if _opens(folded[match.end() :], word)]
        if opening and match.start() > 0:
            out.append(match.start())
    return out


def _opens(folded: str, word: str) -> bool:
    return re.match(rf"(?:so |ty le |cac |nhung |phan |muc )?{re.escape(fold(word))}(?!\w)", folded) is not None


def _labelled(parts: Sequence[Part], text: str) -> Part | None:
    """The part whose name, or one of whose words, stands before a colon at the head of the piece."""
    match = _LABEL.match(fold(text))
    if match is None:
        return None
    label = match[1].strip()
    named = [part for part in parts if _is_name(label, part)] or [
        part
        for part in parts
        if label in (fold(part.name), *fold(part.name).split(", "), *(fold(word) for word in part.words))
    ]
    if len(named) != 1:  # or a label made of a part's words: "dịch vụ công mức 4: …"
        homes, left = _homes(parts, label), label
        for word in sorted((word for part in parts for word in part.words), key=len, reverse=True):
            left = _whole(word).sub(" ", left)
        named = [part for part in parts if part.id in homes] if _LINK.match(left) else []
    return named[0] if len(named) == 1 else None


def _piece(parts: Sequence[Part], text: str) -> _Piece:
    if (part := _labelled(parts, text)) is not None:
        match = _LABEL.match(fold(text))
        assert match is not None
        rest = text[match.end() :].strip()
        # The part's own name ("khó khăn: …") only says where the words belong; another ("KH 61: …") is part of the answer.
        named = _is_name(match[1].strip(), part)
        typed = part.requirement.reader in _TYPED
        alone = bool(rest) and (named or typed or find_standing(rest) is not None)
        return _Piece(rest if alone else text, (part.id,), bare=not rest)
    homes = _homes(parts, text)
    text = _without_name(parts, homes, _without_subject(parts, homes, text))
    left = fold(text)
    for word in sorted((word for part in parts for word in part.words), key=len, reverse=True):
        left = _whole(word).sub(" ", left)
    own = [part for part in parts if homes == (part.id,)]
    if homes and (told := _standing_of(parts, text) or (_denied(own[0], text) if own else "")):
        return _Piece(told, homes)
    return _Piece(text, homes, bare=bool(homes) and bool(_LINK.match(left)) and find_standing(text) is None)


def _is_name(label: str, part: Part) -> bool:
    """Is the (folded) label the part's own name, whole, begun, shortened or abbreviated: "CSDL", "riêng ngành"?"""
    name = fold(part.name)
    written = fold(expand(label).text)
    for said in (label, written):
        words = said.split()
        if said in (name, *name.split(", ")) or name.startswith(f"{said} "):
            return True
        if len(words) > 1 and words[0] == name.split()[0] and set(words) <= set(re.findall(r"\w+", name)):
            return True
    return False


def _without_name(parts: Sequence[Part], homes: tuple[str, ...], text: str) -> str:
    """ "khó khăn thì máy tính cũ" tells of old computers: what is listed is told without the name that leads to it."""
    part = next((part for part in parts if homes == (part.id,) and part.requirement.reader == "items"), None)
    for name in (part.name, *part.name.split(", ")) if part else ():
        head = re.match(rf"(?:ve |phan )?{re.escape(fold(name))}\s+(?:thi|la|gom co|gom)\s+(?=\w+\W+\w)", fold(text))
        if head:
            return text[head.end() :]
    return text


def _without_subject(parts: Sequence[Part], homes: tuple[str, ...], text: str) -> str:
    """A goal's own subject, which its question names, is not told again: "hồ sơ công việc hiện 80%, 2023 đạt 95%"."""
    part = next((part for part in parts if homes == (part.id,) and part.requirement.reader == "goal"), None)
    for word in sorted(part.words if part else (), key=len, reverse=True):
        head = re.match(rf"(?:ty le )?{re.escape(fold(word))}\s*:?\s+(?=(?:hien|dang|dat|tu|moi|\d))", fold(text))
        if head:
            return text[head.end() :]
    return text


def _standing_of(parts: Sequence[Part], text: str) -> str:
    """What is said of a part named in full at the head: "kế hoạch riêng thì không có" -> "không có"; "" for anything else."""
    for part in parts:
        words, rest = fold(part.name).split(), text
        while words and (match := re.match(rf"\W*{re.escape(words[0])}(?!\w)", fold(rest))):
            rest, words = rest[match.end() :], words[1:]
        told = re.sub(r"^\W*(?:thì(?!\w)|thi(?!\w))?\W*", "", rest, flags=re.IGNORECASE)
        if rest != text and find_standing(told) is not None:
            return told
    return ""


_NONE = re.compile(
    r"(?P<who>(?:\w+ ){0,6})(?:thi )?(?:khong|ko|k|chua) (?:he )?(?:co|ban hanh|xay dung|trien khai)"
    r"(?P<what>(?: \w+){1,6})[\s.]*"
)
_SPEAKER = {
    "huyen",
    "so",
    "ban",
    "don",
    "vi",
    "ubnd",
    "ben",
    "em",
    "toi",
    "minh",
    "chung",
    "hien",
    "nay",
    "qua",
    "giai",
    "doan",
    "rieng",
    "ve",
    "thi",
}
_ANY = {"nao", "rieng", "gi", "het", "ca", "cu", "the"}


def _denied(part: Part, text: str) -> str:
    """Words that only say that the thing asked for is not there ("dự án ATTT: không có", "huyện không ban hành kế hoạch riêng"),
    as a standing; "" for anything more."""
    label = _LABEL.match(fold(text))
    if label and _is_name(label[1].strip(), part) and find_standing(text[label.end() :]) is not None:
        return text[label.end() :].strip()
    none = _NONE.fullmatch(fold(expand(text).text))
    if none is None:
        return ""
    asked = set(re.findall(r"\w+", fold(f"{part.name} {part.requirement.label}")))
    what = set(none["what"].split())
    if what - _ANY and what <= asked | _ANY and set(none["who"].split()) <= asked | _SPEAKER:
        return "chưa có" if re.search(r"\bchua (?:he )?(?:co|ban|xay|trien)", none[0]) else "không có"
    return ""


@cache
def _whole(word: str) -> re.Pattern[str]:
    """The word as a whole word, folded; "%" may follow a figure."""
    edge = (r"(?<!\w)" if word[:1].isalnum() else "", r"(?!\w)" if word[-1:].isalnum() else "")
    return re.compile(edge[0] + re.escape(fold(word)) + edge[1])


def _homes(parts: Sequence[Part], text: str) -> tuple[str, ...]:
    """The part whose words claim most of the piece; several only where the piece does nothing but name them side by side."""
    folded = fold(text)
    scores: dict[str, int] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    for part in parts:
        for word in part.words:
            for match in _whole(word).finditer(folded):
                spans.setdefault(part.id, []).append(match.span())
                scores[part.id] = scores.get(part.id, 0) + len(fold(word))
    if not scores:
        return tuple(filter(None, (_opened(parts, folded),)))
    together = [id_ for id_ in scores if _side_by_side(folded, spans, id_)]
    if len(together) > 1:
        return tuple(part.id for part in parts if part.id in together)
    if opened := _opened(parts, folded):
        return (opened,)
    first = {id_: min(start for start, _ in found) for id_, found in spans.items()}
    best = max(scores, key=lambda id_: (scores[id_], -first[id_]))
    return (best,)


def _opened(parts: Sequence[Part], folded: str) -> str:
    """The one part with whose own name the piece opens: "hiệu quả rõ nhất là …"; "" for none or several."""
    found = [part.id for part in parts if any(_opens(folded, name) for name in (part.name, *part.name.split(", ")))]
    return found[0] if len(found) == 1 else ""


def _side_by_side(folded: str, spans: dict[str, list[tuple[int, int]]], id_: str) -> bool:
    """Is this part named next to another with only "và", "," between ("LAN và Internet đủ 5/5")?"""
    own = spans[id_]
    others = [span for other, found in spans.items() if other != id_ for span in found]
    return any(
        _BESIDE.match(folded[min(a[1], b[1]) : max(a[0], b[0])]) is not None
        for a in own
        for b in others
        if a[1] <= b[0] or b[1] <= a[0]
    )
