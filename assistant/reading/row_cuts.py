"""Free text cut into the rows of a table, and a row into the pieces that may be cells."""

from __future__ import annotations

import re

from assistant.reading.clauses import Piece, opens_with, split_segments
from assistant.reading.columns import UNSET, columns_of, find_column, has_level, is_unset
from assistant.reading.context import Telling
from corpus.framework import Column
from corpus.language import fold, split_items
from corpus.language.values import scan

URL = re.compile(
    r"(?:https?://|www\.)[^\s,;]+|(?<![\w@])(?:[a-z0-9-]+\.)+(?:vn|com|net|org)(?:/[^\s,;]*)?(?![\w@])", re.IGNORECASE
)


def text_rows(telling: Telling, answer: str) -> list[list[Piece]]:
    """Rows by lines, and by semicolons too unless a line has its cells between semicolons."""
    lines = [
        [Piece(item.text, line.start() + item.start) for item in split_items(_dashed(line[0], telling))]
        for line in re.finditer(r"[^\n]+", answer)
    ]
    by_cells = any(
        any(_is_cell(piece, telling) for piece in pieces[1:])
        and not any(_is_row(piece, telling) for piece in pieces[1:])
        for pieces in lines
    )
    if by_cells:
        return [pieces for pieces in lines if pieces]
    return [[part] for pieces in lines for piece in pieces for part in _things(piece, telling)]


_DASH = re.compile(r"(?<=\S)\s[-–]\s(?=\S)")


def _dashed(line: str, telling: Telling) -> str:
    """ "QLVB - Văn phòng - cấp 2 - chưa", "QLVB | Văn phòng": what parts the cells of a row; of a link the dash is between
    its ends."""
    if "|" in line:
        return line.replace("|", ";")
    joined = any("-" in column.joins for column in columns_of(telling).values())
    return line if joined or ";" in line or "," in line or len(_DASH.findall(line)) < 2 else _DASH.sub(" ; ", line)


_SYSTEM = re.compile(r"(?:phan mem|he thong|csdl|co so du lieu|cong|trang|ung dung|kho du lieu|nen tang)(?!\w)")


def _things(piece: Piece, telling: Telling) -> list[Piece]:
    """ "phần mềm kế toán MISA, phần mềm hộ nghèo" are two rows; a name that lists its own parts is one."""
    segments = split_segments(piece)
    if has_level(telling) and len(segments) > 1 and all(len(levelled(segment)) > 1 for segment in segments):
        return segments  # "trang web chưa xác định cấp độ, iOffice cấp độ 2"
    if telling.requirement.table not in ("databases", "systems"):
        return [piece]
    begins = [n for n, segment in enumerate(segments) if n == 0 or _SYSTEM.match(fold(segment.text))]
    if len(begins) < 2 or not _SYSTEM.match(fold(segments[0].text)):
        return [piece]
    ends = [segments[n].start for n in begins[1:]] + [piece.end]
    out = []
    for n, end in zip(begins, ends, strict=True):
        start = segments[n].start
        out.append(Piece(piece.text[start - piece.start : end - piece.start].strip(" ,;"), start))
    return out


# Money and time told with a cue of their own, whatever the columns are called.
_CUED = re.compile(
    r"(?:tong (?:muc|kinh phi|von)|kinh phi|gia tri|het|chi)(?: [a-z]+){0,3} \d|(?:tu )?(?:nam|giai doan) (?:19|20)\d\d|tu (?:19|20)\d\d"
)


def _is_cell(piece: Piece, telling: Telling) -> bool:
    """Does a piece of a line open as a cell does: an address, a figure, the name of a column that holds figures, or of any
    column and a colon?"""
    folded = fold(piece.text)
    columns = columns_of(telling)
    names = [name for c in columns.values() if c.type != "text" for name in (c.label, *c.aliases)]
    label, colon, _ = folded.partition(":")
    named = find_column(columns, label) if colon else None
    return (
        bool(URL.match(piece.text))
        or is_unset(piece.text, telling)
        or bool(re.match(r"(?:khoang |tren |gan )?\d", folded))
        or opens_with(folded, names)
        or bool(_CUED.match(folded))
        or named not in (None, next(iter(columns)))
    )


def _is_row(piece: Piece, telling: Telling) -> bool:
    """A name and a cell or more after it: a row of its own."""
    segments = split_segments(piece)
    if _is_cell(piece, telling) or _is_cell(segments[0], telling):
        return False
    return any(_is_cell(segment, telling) for segment in segments[1:])


_PRICED = re.compile(
    r"(.{6,}?)[ ,]+((?:(?:năm|nam|giai đoạn|giai doan) )?20\d\d(?:\s*-\s*20\d\d)?)?[ :]*"
    r"((?:(?:hết|het|chi|khoảng|khoang|tổng mức|tong muc|kinh phí|kinh phi) )*\d[\d.,]*\s*(?:tỷ|ty|tỉ|triệu|trieu|tr)(?:\s+đồng)?)"
    r"(?:[ ,]+((?:(?:năm|nam|giai đoạn|giai doan) )?20\d\d(?:\s*-\s*20\d\d)?))?",
    re.IGNORECASE,
)


def priced(segment: Piece) -> list[Piece]:
    """ "phần mềm một cửa 2018 2,1 tỷ": a name, its time and its money typed in one run."""
    found = _PRICED.fullmatch(segment.text)
    if found is None:
        return [segment]
    spans = [found.span(group) for group in range(1, 5) if found[group]]
    return [Piece(segment.text[begin:end].strip(), segment.start + begin) for begin, end in spans]


def cell_pieces(text: str, start: int, columns: dict[str, Column]) -> list[Piece]:
    """Pieces between commas, a column's name kept with what follows its colon, two figures joined by "và" apart."""
    names = [name for c in columns.values() if c.type != "text" for name in (c.label, *c.aliases)]
    out: list[Piece] = []
    for segment in split_segments(Piece(text, start)):
        if (
            out
            and opens_with(fold(out[-1].text), names)
            and not re.search(r"\d", out[-1].text.replace("2020", ""))
            and _counts(segment.text)
        ):
            out[-1] = Piece(f"{out[-1].text} {segment.text}", out[-1].start)
            continue
        left, joint, right = segment.text.partition(" và ")
        if joint and _counts(left) and _counts(right):
            out += [Piece(left, segment.start), Piece(right, segment.start + len(left) + len(joint))]
        else:
            out.append(segment)
    return out


def _counts(text: str) -> bool:
    return any(value.kind in ("count", "fraction", "money", "percent") for value in scan(text))


_LEVELLED = re.compile(rf"(?P<name>[^()]{{3,}}?)[ ,:(]+(?P<level>(?:cap do|(?<!truong )cap) [1-5]|{UNSET.pattern})\)?")


def levelled(segment: Piece) -> list[Piece]:
    """ "một cửa chưa xác định cấp độ", "iOffice (cấp 2)": a name and its level typed in one run."""
    found = _LEVELLED.fullmatch(fold(segment.text))
    if found is None:
        return [segment]
    spans = (found.span(group) for group in ("name", "level"))
    return [Piece(segment.text[begin:end].strip(), segment.start + begin) for begin, end in spans]
