"""The head of the first page: who issues, number, national title, place and date, name of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.export.text import clean
from assistant.export.word.comments import around
from assistant.export.word.frames import LINE_SHARE, frame, ruled_line
from assistant.export.word.metrics import balanced, text_width
from assistant.export.word.page import UPRIGHT
from assistant.export.word.xml import Node, lines, paragraph, run
from assistant.plan import Letterhead, Note

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_RIGHT = 5680
_WIDTHS = (UPRIGHT.room - _RIGHT, _RIGHT)
_GAP = 4  # points kept free beside the national title
_LEFT_ROOM = _WIDTHS[0] / 20 - _GAP
_NAME_SIZE, _SMALL_NAME_SIZE, _MOTTO_SIZE, _TITLE_SIZE = 13, 12, 14, 14
_USUAL_LINES = 2
_BLANK = " " * 6


def letterhead_block(head: Letterhead, *, draft: bool, notes: Sequence[Note] = ()) -> list[Node]:
    """The two-column block, the title with its notes, and what it is about."""
    left = [paragraph("SoKyHieu", run(f"Số: {number(head) or _BLANK[1:]}/{clean(head.symbol)}"))]
    if draft:
        left.append(paragraph("DuThao", run("DỰ THẢO")))
    return [frame(_WIDTHS, [(_issuer(head), _nation()), (left, [_place_and_date(head)])]), *_title(head, notes)]


def number(head: Letterhead) -> str:
    """The registered number, under ten with a leading zero."""
    text = clean(head.number)
    return text.zfill(2) if text.isdigit() else text


def day_in_words(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2020": a zero before days under ten and before January and February."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _issuer(head: Letterhead) -> list[Node]:
    size, names = _fitted(head.issuer_lines or (head.unit_name,))
    above = balanced(clean(head.superior).upper(), size, _LEFT_ROOM, bold=False) if head.superior else []
    direct = 0 if size == _NAME_SIZE else size
    return [
        *(paragraph("CoQuanChuQuan", run(line, size=direct)) for line in above),
        *(paragraph("CoQuanBanHanh", run(line, size=direct)) for line in names),
        ruled_line(_WIDTHS[0], text_width(names[-1], size, bold=True) * LINE_SHARE),
    ]


def _fitted(issuer: tuple[str, ...]) -> tuple[float, list[str]]:
    """The issuer's lines, in smaller letters when they would be many."""
    large, small = (
        [line for name in issuer for line in balanced(clean(name).upper(), size, _LEFT_ROOM)]
        for size in (_NAME_SIZE, _SMALL_NAME_SIZE)
    )
    return (_NAME_SIZE, large) if len(large) <= max(_USUAL_LINES, len(issuer)) else (_SMALL_NAME_SIZE, small)


def _nation() -> list[Node]:
    return [
        paragraph("QuocHieu", run(_NATION)),
        paragraph("TieuNgu", run(_MOTTO)),
        ruled_line(_RIGHT, text_width(_MOTTO, _MOTTO_SIZE, bold=True)),
    ]


def _place_and_date(head: Letterhead) -> Node:
    text = f"{clean(head.place)}, {day_in_words(head.date)}"
    fits = text_width(text, _TITLE_SIZE) <= _RIGHT / 20
    return paragraph("NgayThang", run(text, size=0 if fits else 13))


def _title(head: Letterhead, notes: Sequence[Note]) -> list[Node]:
    room = UPRIGHT.room_points
    subject = [line for text in head.subject_lines for line in balanced(clean(text), _TITLE_SIZE, room * 0.95)]
    longest = max((text_width(line, _TITLE_SIZE, bold=True) for line in subject), default=0.0)
    return [
        paragraph("Title", *around([run(clean(head.title).upper())], notes)),
        paragraph("TrichYeu", *lines(subject)),
        ruled_line(UPRIGHT.room, longest * LINE_SHARE, after=12),
    ]
