"""The divisions of a document found in its lines: a tree of Phần, Chương, Mục, Điều, khoản, điểm and Phụ lục."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.language.text import fold
from corpus.readers.blocks import Block, Line, Sheet, Table
from corpus.readers.marks import Level, Mark, read_marks
from corpus.readers.quotations import quoted_lines

ROOT = -1


@dataclass
class Division:
    """A division: its label ("Điều 25"), its heading, the lines and tables of its own, and the divisions within."""

    level: int
    label: str = ""
    heading: str = ""
    body: list[Block] = field(default_factory=list)
    children: list[Division] = field(default_factory=list)
    order: tuple[int, int] = (0, 0)
    note: str = ""  # how the division was amended, where the source tells

    def walk(self) -> Iterator[Division]:
        yield self
        for child in self.children:
            yield from child.walk()


_ATTACHED = re.compile(r"\(?\s*(?:ban hanh )?(?:kem )theo (?!phu luc)")
_ATTACHABLE = re.compile(
    r"(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|QUY CHUẨN|NỘI QUY|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|DANH MỤC|ĐIỀU LỆ|HƯỚNG DẪN|CHIẾN LƯỢC)\b"
)
_CLOSING = re.compile(r"(?:nơi nhận|nơi gửi)\s*:", re.IGNORECASE)
_PASSED = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết) này (?:đã )?được .{3,120}(?:thông qua|biểu quyết)", re.IGNORECASE
)
_GAPS = {Level.ARTICLE: 20, Level.CLAUSE: 6, Level.POINT: 6, Level.DECIMAL: 3}  # left out where repealed
_TITLED = (Level.ANNEX, Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)


def find_structure(blocks: list[Block], root: Division | None = None) -> Division:
    """The tree of a document's body (what follows the letterhead and the title); signatures are left out.

    `root`: a division whose own text the blocks are, where the file itself says so.
    """
    builder = _Builder(root or Division(ROOT))
    quoted = quoted_lines(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            builder.table(block)
        elif isinstance(block, Sheet):
            builder.sheet(block)
        else:
            builder.line(block, blocks[at + 1 : at + 6], inside=quoted[at])
    _settle_headings(builder.root)
    return builder.root


class _Builder:
    """Takes lines one after another; `path` is the division that is open now, from the root down."""

    def __init__(self, root: Division) -> None:
        self.root = root
        self.path = [self.root]
        self.last_article: tuple[int, int] | None = None
        self.closed = False
        self.awaits_title = False
        self.title_lines = 0  # lines to come that are the heading, whatever they look like

    @property
    def open(self) -> Division:
        return self.path[-1]

    def table(self, table: Table) -> None:
        if any(_CLOSING.match(cell.strip()) for cell in table.cells):
            self.closed = True
        if not self.closed:
            self.awaits_title = False
            self.open.body.append(table)

    def sheet(self, sheet: Sheet) -> None:
        self._open(Division(Level.ANNEX, f"trang tính “{sheet.name}”"))
        self.awaits_title = False

    def line(self, line: Line, following: list[Block], *, inside: bool) -> None:
        if inside:
            self._keep(line)
        elif self.root.level == ROOT and (lines := _title_of_attached(line, following)):
            self._attach(line, lines)
        elif (found := self._accepted(line)) is not None:
            self._push(*found, line)
            self.open.heading = " ".join(self.open.heading.split())
        elif _CLOSING.match(line.text) or _PASSED.match(line.text):
            self.closed = True
        else:
            self._keep(line)

    def _keep(self, line: Line) -> None:
        if self.closed:
            return
        titled = line.text.isupper() or line.strong or line.text.startswith("(")
        if self.title_lines or (self.awaits_title and titled):
            self.title_lines = max(0, self.title_lines - 1)
            self.open.heading = " ".join(f"{self.open.heading} {line.text}".split())
            return
        self.awaits_title = False
        self.open.body.append(line)

    def _attach(self, line: Line, title_lines: int) -> None:
        """A regulation, a plan or a list that the document brings into force, with articles of its own."""
        words = " ".join(line.text.split())
        kind = _ATTACHABLE.match(words)
        name = kind[0] if kind else words
        self._open(Division(Level.ANNEX, f"{name.capitalize()} kèm theo", words[len(name) :].strip()))
        self.title_lines = title_lines

    def _push(self, mark: Mark, parent: Division, line: Line) -> None:
        division = Division(mark.level, mark.label, order=mark.order)
        if mark.level in _TITLED or mark.level in (Level.CAPITAL, Level.ROMAN):
            division.heading = mark.rest
        elif mark.level == Level.ARTICLE:
            division.body += [Line(mark.rest)] if mark.rest else []
        else:
            division.body.append(line)
        self._open(division, parent)
        if mark.level == Level.ARTICLE:
            self.last_article = mark.order

    def _open(self, division: Division, parent: Division | None = None) -> None:
        while self.open.level >= division.level or (parent is not None and self.open is not parent):
            self.path.pop()
        self.open.children.append(division)
        self.path.append(division)
        self.closed = False
        self.awaits_title = division.level in _TITLED
        if division.level == Level.ANNEX:
            self.last_article = None

    def _accepted(self, line: Line) -> tuple[Mark, Division] | None:
        """The reading of the line that goes on from what came before, and where; after the signatures only an annex does."""
        marks = read_marks(line.text)
        if self.closed:
            marks = [mark for mark in marks if mark.level == Level.ANNEX]
        elif not self._expects_annex(line):
            marks = [mark for mark in marks if mark.level != Level.ANNEX]
        return next(((mark, parent) for mark in marks if (parent := self._parent(mark)) is not None), None)

    def _expects_annex(self, line: Line) -> bool:
        """Within the articles, "Mẫu số 01" on a line is an item of a list, unless it stands out as "PHỤ LỤC I" does."""
        after_articles = any(one.level == Level.ANNEX for one in self.path) or self.last_article is None
        return after_articles or line.strong or line.text.startswith("PHỤ LỤC")

    def _parent(self, mark: Mark) -> Division | None:
        """The division that a mark goes on in; None where it does not go on from what came before."""
        if mark.level <= self.root.level:
            return None
        nearest, *wider = [one for one in reversed(self.path) if one.level < mark.level]
        if self._goes_on(mark, nearest):
            return nearest
        if mark.level != Level.POINT:
            return None
        return next((one for one in wider if _next_in(one, mark)), None)  # "b)" after a "a)" that held "1." and "2."

    def _goes_on(self, mark: Mark, parent: Division) -> bool:
        if mark.level == Level.ANNEX:
            return True
        if mark.level == Level.ARTICLE:
            return self.last_article is None or _follows(self.last_article, mark, _GAPS[Level.ARTICLE])
        if mark.level == Level.DECIMAL:
            return self._decimal(parent, mark)
        before = [child for child in parent.children if child.level == mark.level]
        if not before:
            return mark.order[0] <= (3 if mark.level in (Level.CLAUSE, Level.POINT) and self._in_article() else 1)
        return _follows(before[-1].order, mark, _GAPS.get(mark.level, 2))

    def _in_article(self) -> bool:
        return any(one.level == Level.ARTICLE for one in self.path)

    def _decimal(self, parent: Division, mark: Mark) -> bool:
        """ "1.2" within khoản 1."""
        if parent.level != Level.CLAUSE or parent.order[0] != mark.order[0]:
            return False
        before = [child.order for child in parent.children if child.level == Level.DECIMAL]
        return mark.order[1] == 1 if not before else 0 < mark.order[1] - before[-1][1] <= _GAPS[Level.DECIMAL]


def _next_in(division: Division, mark: Mark) -> bool:
    """Is the mark the very next of those that a division holds already?"""
    before = [child.order for child in division.children if child.level == mark.level]
    return bool(before) and _follows(before[-1], mark, 1)


def _follows(last: tuple[int, int], mark: Mark, gap: int) -> bool:
    return last < mark.order and mark.order[0] - last[0] <= gap


def _title_of_attached(line: Line, following: list[Block]) -> int:
    """How many lines on from "QUY CHẾ" in capitals "(Ban hành kèm theo Quyết định số …)" stands; 0 where it does not."""
    if not _ATTACHABLE.match(line.text) or not line.text.isupper():
        return 0
    told = (at for at, one in enumerate(following, 1) if isinstance(one, Line) and _ATTACHED.match(fold(one.text)))
    return next(told, 0)


def _settle_headings(root: Division) -> None:
    """The words after "Điều 5." are its heading where more follows, else its text."""
    for division in root.walk():
        if division.level != Level.ARTICLE or not division.body or not isinstance(division.body[0], Line):
            continue
        first = division.body[0].text
        if (len(division.body) > 1 or division.children) and not re.search(r"[;:,]$", first):
            division.heading = first.removesuffix(".")
            division.body = division.body[1:]
