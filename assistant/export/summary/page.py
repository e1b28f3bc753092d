"""The page laid out: long lists are shortened, and say by how much, until all of it stands on one sheet of A4."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordFile

from assistant.drafting.voice import uncapital
from assistant.export.summary.content import Listed, Summary
from assistant.export.text import clean
from assistant.export.word.metrics import text_width
from assistant.export.word.package import new_file
from assistant.export.word.page import UPRIGHT, section
from assistant.export.word.tables import unit_note, word_table
from assistant.export.word.xml import Node, paragraph, run
from assistant.plan import Cell, Letterhead, Table
from corpus.language import format_date

_ROOM = (297 - 20 - 20) * 72 / 25.4 - 30  # points of height, with some to spare for other fonts and programs
_SIZE = 12.0
_LEADING = 1.17
_EASE = 1.05  # words do not fill every line
_TABLE_SIZE = 12.0


@dataclass(frozen=True)
class _Fit:
    """How much is shown: items of a list, characters of an item and of a cell."""

    most: int
    longest: int


_FITS = sorted(  # tried from full to short
    (_Fit(most, longest) for most in (8, 6, 5, 4, 3, 2, 1, 0) for longest in (170, 120, 90, 60, 40)),
    key=lambda fit: (-fit.most * fit.longest, -fit.longest),
)


def summary_file(summary: Summary, head: Letterhead) -> WordFile:
    """The file, ready to be saved."""
    file = new_file(head)
    tried = (_blocks(summary, head, fit) for fit in _FITS)
    blocks = next((blocks for blocks in tried if _height(blocks) <= _ROOM), _blocks(summary, head, _FITS[-1]))
    body = file.element.body
    body.clear()
    body.extend(node for block in blocks for node in block.nodes)
    body.append(section(UPRIGHT))
    return file


@dataclass(frozen=True)
class _Block:
    """Nodes of the page and about how high they are, in points."""

    nodes: tuple[Node, ...]
    height: float


def _height(blocks: list[_Block]) -> float:
    return sum(block.height for block in blocks)


def _blocks(summary: Summary, head: Letterhead, fit: _Fit) -> list[_Block]:
    subject = f"{clean(head.title).capitalize()} {uncapital(clean(' '.join(head.subject_lines)))}"
    return [
        _line("BẢN TÓM TẮT TRÌNH NGƯỜI KÝ", size=14, bold=True, align="center"),
        _line(subject, size=13, bold=True, align="center"),
        _line(f"Số liệu tại bản dự thảo ngày {format_date(head.date)}", italic=True, align="center", after=6),
        _head("1. Năm con số"),
        *_items([f"{figure.label}: {figure.value} ({_cut(figure.origin, fit)})" for figure in summary.figures]),
        _head("2. Năm nhiệm vụ, dự án lớn nhất"),
        *_projects(summary, fit),
        _head(f"3. Điều chưa biết ({summary.unknown.count})"),
        *_list(summary.unknown, fit, "Không còn nội dung nào khung yêu cầu mà chưa trả lời.", "nội dung"),
        _head("4. Số liệu dựa trên lời của ai"),
        *_list(summary.word, fit, "Chưa có câu trả lời nào.", "người"),
        _head(f"5. Lỗi còn mở ({summary.errors.count})"),
        *_list(summary.errors, fit, "Không còn lỗi trong kết quả kiểm tra.", "lỗi"),
        *_closing(summary),
    ]


def _closing(summary: Summary) -> Iterator[_Block]:
    if summary.errors.count:
        yield _line("Còn lỗi thì chưa xuất được bản chính thức; danh sách đầy đủ ở kết quả kiểm tra.", italic=True)
    if summary.warnings:
        yield _line(f"Ngoài ra có {summary.warnings} điểm cần xem lại, ghi ở kết quả kiểm tra.", italic=True)


def _projects(summary: Summary, fit: _Fit) -> Iterator[_Block]:
    if not summary.projects:
        yield _line("Chưa có nhiệm vụ, dự án nào.")
        return
    heads = ("TT", "Tên", "Đơn vị chủ trì", "Mới/chuyển tiếp", "Thời gian", "Tổng mức")
    aligns = ("center", "left", "left", "center", "center", "right")
    rows = tuple(
        tuple(Cell(_cut(text, fit, 0.5), align) for text, align in zip(row, aligns, strict=True))
        for row in summary.projects
    )
    header = (tuple(Cell(text, "center", True) for text in heads),)
    table = Table(header, rows, (0.5, 4.2, 2.4, 1.2, 1.3, 1.1), unit_note="ĐVT: triệu đồng")
    widths = [share / sum(table.widths) * UPRIGHT.room_points - 10 for share in table.widths]
    lines = sum(
        max(_lines(cell.text, _TABLE_SIZE, width) for cell, width in zip(row, widths, strict=True))
        for row in (*rows, *header)
    )
    height = 20 + (lines + 1) * _TABLE_SIZE * _LEADING + (len(rows) + 1) * 5
    yield _Block((*unit_note(table), word_table(table, UPRIGHT.room, draft=False)), height)
    if summary.others:
        yield _line(summary.others, before=4)


def _list(listed: Listed, fit: _Fit, empty: str, noun: str) -> Iterator[_Block]:
    if not listed.count:
        yield _line(empty)
        return
    shown = listed.first(fit.most)
    items = [_cut(item.rstrip(".;"), fit) for item in shown.items]
    if shown.rest:
        items.append(f"và {shown.rest} {noun} khác" if items else f"{shown.rest} {noun}, ghi ở kết quả kiểm tra")
    yield from _items(items)


def _items(items: list[str]) -> Iterator[_Block]:
    """List lines, the last with a full stop."""
    for number, item in enumerate(items, 1):
        yield _line(f"- {item}{'.' if number == len(items) else ';'}")


def _cut(text: str, fit: _Fit, share: float = 1.0) -> str:
    """The text, or its beginning with a sign that it goes on."""
    text, most = clean(text), max(36, round(fit.longest * share))
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def _head(text: str) -> _Block:
    return _line(text, bold=True, before=6)


def _line(
    text: str,
    *,
    size: float = _SIZE,
    bold: bool = False,
    italic: bool = False,
    align: str = "",
    before: float = 0,
    after: float = 2,
) -> _Block:
    style = "CanCu" if italic else "OBang"
    text = clean(text)
    node = paragraph(style, run(text, bold=bold, size=size), before=before, after=after, sides=(0, 0), align=align)
    lines = _lines(text, size, UPRIGHT.room_points, bold=bold)
    return _Block((node,), before + after + lines * size * _LEADING * (1.1 if italic else 1))


def _lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    return max(1, math.ceil(text_width(text, size, bold=bold) * _EASE / width))
