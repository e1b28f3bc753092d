"""An entry as typed cut into pieces: between tabs, semicolons and the like (hard) and between commas (soft)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.projects.words import vocabulary, whole
from corpus.language.letters import LOWER, UPPER
from corpus.language.text import clean, fold

_BULLET = re.compile(r"^\s*(?:[-+*•–—]+\s+|\(?\d{1,3}[.)]\s*(?=\D)|[a-zđ]\)\s+|STT?\s*\d+\s*[:.]?\s+)+", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|[<>{}«»]|\x01")
_HARD = re.compile(r"[;\x01]+")
_DASH = re.compile(rf"\s+-+\s+|(?<=\w)\s+-+(?=[{UPPER}])")
_SOFT = re.compile(r",(?!\d)|(?<!\d),|(?<=\w{3})\.\s+(?=\D)|(?<=\d{3})\.\s+(?=\D)|(?<!\w)-+(?!\w)|\s-+\s")
_BRACKET = re.compile(r"\(([^()]*)\)")
_RANGE = re.compile(r"\d\s+-+\s+\d|(?:quy|thang)\s[\w/]+\s+-+\s+(?:quy|thang)")
_LABEL = re.compile(r"\s*([^:=;\x01]{1,45}?)\s*[:=]\s*")


_PART = re.compile(
    r"(?:(?:khoang|tam|hon|gan|la|chi|het|chiem|du kien|am) )*-?\d[\d.,]*\s*(?:%|(?:ty|ti|tr|trieu|trd|dong)(?!\w)|$)|"
    r"(?:khong|ko|k|chua|toan bo|tat ca)(?!\w)|[^\W\d_]+ (?:tram|chuc|muoi|trieu|ty)(?!\w)"
)


# "P. Chính sách", "TT Công báo và Tin học": a place has capitals throughout, these have not.
_PHONG = re.compile(rf"(?<!\w)P\.\s?(?=[{UPPER}][{LOWER}]+\s[{LOWER}])")
_TRUNG_TAM = re.compile(rf"(?<!\w)TT\.?\s(?=[{UPPER}][{LOWER}]+\s[{LOWER}]|(?:CNTT|GDTX|GDNN)(?!\w))")
_NAMED_DASH = re.compile(rf"(?:phòng|ban|trung tâm|chi cục)\s[^,;:\d]{{2,30}}?\s-+\s(?=(?-i:[{UPPER}]))", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """A part of the text; `group` counts hard separators before it; `label` is the field it was told for, if said."""

    start: int
    end: int
    group: int
    label: str = ""


def tidy(raw: str) -> str:
    """One line of plain text: breaks of lines and columns become ";", markup and template marks fall away."""
    columns = re.sub(r"[\t\r\n|\x0b\x0c\u2028\u2029]+", "\x01", raw)
    text = " ; ".join(clean(part) for part in columns.split("\x01"))
    text = _halved(_slashed(text))
    text = _MARKS.sub(" ", _TAG.sub(" ", text))
    text = re.sub(r"(?<=\d)\s*tr\.\s?đ(?!\w)", " triệu đồng", text)
    text = re.sub(r"(?<!\d)(?<!\d[.,])(20\d\d),(?=\d)", r"\1, ", text)
    text = _PHONG.sub("Phòng ", _TRUNG_TAM.sub("Trung tâm ", text))
    text = re.sub(r"[ \u00a0]+", " ", text.replace("–", "-").replace("—", "-").replace("−", "-").replace("\u00ad", ""))
    text = _headed(text)
    return _yearly(_BULLET.sub("", _BRACKET.sub(_unbracketed, text.strip(" ;"))).strip(" ;"))


_OF_YEAR = re.compile(
    r"(?<![\d/-])(?<!\d )(20\d\d) ?- ?(?!20\d\d(?!\d))(\d[\d.,]*\d|\d)(?![\d/%])( ?(?:tỷ|ty|tỉ|triệu|trieu|trđ|trd|tr)(?!\w))?(?! ?- ?20)",
    re.IGNORECASE,
)


def _yearly(text: str) -> str:
    """ "2021 - 100, 2022 - 120": money behind its year, year by year, no period."""
    found = list(_OF_YEAR.finditer(text))
    series = len({match[1] for match in found}) == len(found) > 1
    return _OF_YEAR.sub(lambda m: f"{m[1]}: {m[2]}{m[3] or ''}" if series else m[0], text)


def _headed(text: str) -> str:
    """ "Tên nhiệm vụ, dự án: …": the comma of a heading parts nothing."""
    for label in (label for label in vocabulary().labels if "," in label):
        while found := re.search(rf"(?<!\w){re.escape(label)}(?=\s*[:=])", fold(text)):
            text = f"{text[: found.start()]}{label.split(',')[0]}{text[found.end() :]}"
    return text


_YEARS_ALONE = re.compile(r"(?:nam |giai doan )?20\d\d(?:\s*[-–]\s*(?:20)?\d\d)?")
_MONEY_ALONE = re.compile(r"(?:(?:khoang|tam|hon|gan|tong|kinh phi) )*\d[\d.,]* ?(?:ty|ti|tr|trieu)(?: dong)?(?: \d+)?")


def _slashed(text: str) -> str:
    """ "Tên / 2021-2022 / 3 tỷ / NSĐP": slashes that part a row where nothing else does, one part being its years or its money."""
    if ";" in text:
        return text
    for cut in (r"\s+/\s+", r"\s*/\s*"):
        parts = [part.strip() for part in re.split(cut, text)]
        plain = [fold(part) for part in parts]
        timed, priced = (any(form.fullmatch(part) for part in plain) for form in (_YEARS_ALONE, _MONEY_ALONE))
        if len(parts) > 2 and (timed or priced if cut.startswith(r"\s+") else timed and priced):
            return " ; ".join(part for part in parts if part)
    return text


_LEVEL = r"(?:(?:ngan sach|ns|nguon|von) ?)*(trung uong|tw|tinh|huyen|xa|thanh pho|thi xa|dia phuong|dp)(?!\w)"
_HALVES = re.compile(
    rf"(?<!\w){_LEVEL} ?(?:[,:-] ?)?(\d{{1,2}}) ?%? ?/ ?(\d{{1,2}}) ?%?(?!\d) ?{_LEVEL}|"
    rf"(?<!\w){_LEVEL} ?(?:[,/&+-]|va|voi) ?{_LEVEL} ?:? ?(\d{{1,2}}) ?%? ?/ ?(\d{{1,2}}) ?%?(?![\d/])|"
    rf"(?<![\w/])(\d{{1,2}}) ?%? ?/ ?(\d{{1,2}}) ?%?(?!\d) ?(?:cho )?{_LEVEL} ?(?:[,/&+-]|va|voi) ?{_LEVEL}"
)


def _halved(text: str) -> str:
    """ "nguồn tỉnh 50/50 huyện", "TW, ĐP 70/30": two sources with their shares, each said with its percent."""
    found = _HALVES.search(fold(text))
    if found is None:
        return text
    groups = [group for group in found.groups() if group]
    numbers, names = [g for g in groups if g.isdigit()], [g for g in groups if not g.isdigit()]
    if sum(map(int, numbers)) != 100:
        return text
    levels: dict[str, str] = vocabulary().raw["levels"]
    told = "; ".join(f"{levels[name]} {number}%" for name, number in zip(names, numbers, strict=True))
    return f"{text[: found.start()]}; {told}; {text[found.end() :]}"


def _unbracketed(match: re.Match[str]) -> str:
    """ "… 20 điểm (mới)": a bracket that holds a field by itself is a piece."""
    alone = any(fold(match[1]).strip() in naming.alone for naming in (*vocabulary().kinds, *vocabulary().spending))
    return f", {match[1].strip()}," if alone else match[0]


def split_pieces(text: str) -> list[Piece]:
    """Pieces in order, bare of outer spaces and marks."""
    folded = _without_brackets(_protected(text))
    if (
        len(_HARD.findall(folded)) >= 2 or len(_DASH.findall(folded)) == 1
    ):  # the row is parted otherwise: a dash is its unit's
        for match in _NAMED_DASH.finditer(text):
            folded = (
                folded[: match.start()] + folded[match.start() : match.end()].replace("-", "_") + folded[match.end() :]
            )
    hard = [match.span() for match in _HARD.finditer(folded)]
    dashes = [match.span() for match in _DASH.finditer(folded)]
    if len(dashes) >= 2 and len(hard) < 2 and _dashed(text, dashes):
        hard = sorted({*hard, *dashes})
    out: list[Piece] = []
    begin = 0
    for group, (start, end) in enumerate([*hard, (len(text), len(text))]):
        out += _soft_pieces(text, folded, begin, start, group)
        begin = end
    return out


def _dashed(text: str, dashes: list[tuple[int, int]]) -> bool:
    """Do the dashes part the row's columns? Not in "quản lý cán bộ - công chức - viên chức, 2022, 400tr"."""
    edges = [0, *(place for dash in dashes for place in dash), len(text)]
    parts = [fold(text[start:end]).strip(" ,.") for start, end in zip(edges[::2], edges[1::2], strict=True)]
    fields = any(form.fullmatch(part) for part in parts for form in (_YEARS_ALONE, _MONEY_ALONE))
    return fields or "," not in parts[-1]


def _soft_pieces(text: str, folded: str, begin: int, end: int, group: int) -> list[Piece]:
    out: list[Piece] = []
    for start, stop in _between(folded, begin, end):
        start, stop = trim(text, start, stop)
        if start >= stop:
            continue
        label = _label(text, start, stop)
        if label is not None:
            out.append(Piece(label[1], stop, group, label[0]))
        elif out and out[-1].label:  # a labelled field runs on to the next label or hard separator
            out[-1] = Piece(out[-1].start, stop, group, out[-1].label)
        else:
            out.append(Piece(start, stop, group))
    return out


def _between(folded: str, begin: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.span() for match in _SOFT.finditer(folded, begin, end)]
    edges = [begin, *(place for cut in cuts for place in cut), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _label(text: str, start: int, stop: int) -> tuple[str, int] | None:
    match = _LABEL.match(text, start, stop)
    if match is None:
        return None
    field = field_named(match[1])
    if field == "security" and not text[:start].strip() and not _PART.match(fold(text[match.end() : stop])):
        return None  # "ATTT: mua tường lửa" names a project
    return (field, match.end()) if field else None


def field_named(label: str) -> str:
    """The field that a label or key names; "" when it names none."""
    folded = re.sub(r"[\s_:]+", " ", fold(clean(label))).strip(" .*-")
    labels: dict[str, str] = vocabulary().labels
    return labels.get(folded.strip("() "), "") or labels.get(re.sub(r"\s*\([^()]*\)$", "", folded), "")


def trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span without outer spaces and marks; a bracket stays when its partner does."""
    while start < stop and (text[start] in " ,;:.-+\"'“”" or (text[start] == "(" and ")" not in text[start:stop])):
        if text[start] == "-" and start + 1 < stop and text[start + 1].isdigit():
            break
        start += 1
    while stop > start and (
        text[stop - 1] in " ,;:.-+\"'“”(" or (text[stop - 1] == ")" and "(" not in text[start:stop])
    ):
        stop -= 1
    return start, stop


def _protected(text: str) -> str:
    """Folded text where dashes inside unit names and ranges are no separators."""
    folded = fold(text)
    for pattern in (whole("|".join(re.escape(name) for name in vocabulary().raw["joined"])), _RANGE):
        folded = pattern.sub(lambda match: match[0].replace("-", "_"), folded)
    return folded


def _without_brackets(folded: str) -> str:
    """Separators inside brackets count for nothing, unless the brackets hold fields of their own."""
    return _BRACKET.sub(lambda match: "(" + re.sub(r"[,;]", "_", match[1]) + ")", folded)
