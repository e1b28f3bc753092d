"""The types everything else speaks in: Fact, Proposal, Span, Sentence, Project, Finding, Plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

Day = date  # for a field that is called date itself


class Standing(StrEnum):
    """What a telling says about its quantity."""

    GIVEN = "given"  # a value was told
    UNKNOWN = "unknown"  # "chưa có số liệu", "chưa rõ"
    NONE = "none"  # a told zero: "không có"
    SKIPPED = "skipped"  # "bỏ qua"
    NOT_APPLICABLE = "not_applicable"  # "không áp dụng, vì …"
    SUGGESTED = "suggested"  # "theo gợi ý"
    WITHDRAWN = "withdrawn"  # told before, and no longer part of the answer told since


@dataclass(frozen=True, slots=True)
class Fact:
    """One telling of one quantity. Append-only: a later fact with the same key supersedes the earlier one.

    key = (quantity, row, source): `quantity` a pack quantity or "words:<requirement>", `row` a stable row id ("" outside
    tables), `source` the requirement id whose answer told it. `value` is the canonical text: plain decimal for numbers
    ("1234.5"), ISO for dates, the words themselves for text, "" when standing is not GIVEN. `words` is what the person
    wrote (the part read), `start`/`end` its span in the answer.
    """

    quantity: str
    value: str
    source: str
    row: str = ""
    column: str = ""
    unit: str = ""
    standing: Standing = Standing.GIVEN
    hedge: str = ""
    words: str = ""
    start: int = 0
    end: int = 0
    said_by: str = ""
    said_at: str = ""
    origin: str = "answer"  # answer | proposal:<id> | correction | file:<name>, <places>
    id: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.quantity, self.row, self.column, self.source)

    @property
    def number(self) -> Decimal:
        """The value as a Decimal. Raises decimal.InvalidOperation when the value is no number."""
        return Decimal(self.value)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something nobody has said yet; outside the plan until a person accepts it.

    Id: `milestone:…`, `split:…`, `area:…`, `task:…`, `restore:…`, `replace:…`.
    """

    id: str
    text: str
    fact: Fact | None = None


class SpanKind(StrEnum):
    LITERAL = "literal"  # connecting words of the pack
    VALUE = "value"  # a fact's or derivation's value in its form
    WORDS = "words"  # the person's own words, in administrative spelling
    CITATION = "citation"  # a legal document; refs = (document key, pinpoint)
    GAP = "gap"  # «[chưa có số liệu: …]» or «[cần xác nhận: …]»


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence; `refs` are ids of facts, derivations or documents that it rests on."""

    text: str
    kind: SpanKind = SpanKind.LITERAL
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the text of a working copy: `author` is the kind of remark, `lines` its paragraphs."""

    id: int
    author: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the plan and what it covers: `covers` holds (requirement, field) pairs.

    `notes` begin at the sentence; those whose ids are in `note_ends` end with it, which may be some sentences later.
    """

    spans: tuple[Span, ...]
    id: str = ""
    origin: str = "composed"  # composed | model | person
    covers: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    note_ends: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(ref for span in self.spans for ref in span.refs)

    def with_spans(self, spans: tuple[Span, ...]) -> Sentence:
        return replace(self, spans=spans)


class Level(StrEnum):
    """Heading levels of the official format (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    PART = "part"  # Phần I
    SECTION = "section"  # I. (mục)
    CLAUSE = "clause"  # 1. (khoản có tiêu đề)
    POINT = "point"  # a) (điểm có tiêu đề)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: one or more sentences. mark: "" | "-" | "+" | "1." | "a)"; style: body | basis | form-head | note."""

    sentences: tuple[Sentence, ...]
    mark: str = ""
    style: str = "body"

    @property
    def text(self) -> str:
        body = " ".join(s.text for s in self.sentences)
        return f"{self.mark} {body}" if self.mark else body


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; align: left | center | right."""

    text: str
    align: str = "left"
    bold: bool = False
    span: int = 1
    refs: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """header: one or two header rows (a cell with span > 1 heads several columns; an empty cell below a head merges up).

    `widths` are relative; `unit_note` ("ĐVT: triệu đồng") stands above on the right; `footer` rows are bold totals.
    """

    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    footer: tuple[tuple[Cell, ...], ...] = ()
    unit_note: str = ""
    landscape: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A drafted section with its place in the outline; number is printed as it stands ("Phần I", "II", "3", "b")."""

    id: str
    level: Level
    number: str
    heading: str
    blocks: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()

    def walk(self) -> Iterator[Section]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with its own head; `restricted` ones can be left out into a separate file."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""  # Roman, given when there are two or more
    landscape: bool = False
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What NĐ 30/2020 wants around the text. Unknown parts are "" (number, signer name) and print as room to fill in."""

    superior: str  # "UBND TỈNH QUẢNG NGÃI"; "" for a UBND
    issuer_lines: tuple[str, ...]  # ("SỞ TƯ PHÁP",) or ("ỦY BAN NHÂN DÂN", "HUYỆN SƠN TỊNH")
    symbol: str  # "KH-STP"
    place: str  # "Quảng Ngãi"
    date: Day
    title: str  # "KẾ HOẠCH"
    subject_lines: tuple[str, ...]  # trích yếu
    signer_lines: tuple[
        str, ...
    ]  # ("GIÁM ĐỐC",) / ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") / ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    recipients: tuple[str, ...]  # without "- " and ";": ("UBND tỉnh (b/c)", …, "Lưu: VT, VP")
    unit_name: str  # "Sở Tư pháp", "Ủy ban nhân dân huyện Sơn Tịnh"
    number: str = ""  # "05"; "" when not registered
    signer_name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole plan ready for export: letterhead, opening paragraphs, sections, annexes; `draft` adds DỰ THẢO.

    `notes` stand at the title.
    """

    letterhead: Letterhead
    opening: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    draft: bool = False
    notes: tuple[Note, ...] = ()

    def walk(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """A result of a check: what is wrong, where, what to do, and the line of the framework or law it rests on.

    `at` is the id of what `where` names: a requirement, a section, or a row of the table ("project:p3:total").
    """

    rule: str
    severity: Severity
    where: str
    message: str
    hint: str = ""
    basis: str = ""
    at: str = ""

    def as_json(self) -> dict[str, str]:
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "where": self.where,
            "message": self.message,
            "hint": self.hint,
            "basis": self.basis,
        }


@dataclass(frozen=True, slots=True)
class Funding:
    """One capital source of a project: budget ("ngân sách tỉnh" …) and its amount in triệu đồng (None = all or not told)."""

    budget: str
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A row of the project table; money in triệu đồng; None or "" = not told. `row` is stable, `words` what was typed."""

    row: str
    name: str = ""
    lead: str = ""
    kind: str = ""  # "mới" | "chuyển tiếp"
    objective: str = ""
    start: int | None = None
    end: int | None = None
    time: str = ""  # as printed: "2021-2024", "quý III/2021"
    since: int | None = None  # the year from which it is carried over, where that is told beside its time
    total: Decimal | None = None
    hedge: str = ""  # "khoảng", "hơn": how sure the total was told
    by_year: tuple[tuple[int, Decimal], ...] = ()
    spending: tuple[tuple[str, Decimal | None], ...] = ()  # (("chi thường xuyên", None),) or two kinds with amounts
    sources: tuple[Funding, ...] = ()
    area: str = ""  # "IV.1" … "IV.7" (annual: "III.1" …)
    security: Decimal | None = None  # the information-security part
    words: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's head: who, what kind, which years, which date. Facts live in the store under `id`."""

    id: str
    unit: str
    kind: str  # five_year | annual
    period: tuple[int, int]  # annual: (2021, 2021)
    date: date
    place: str
    number: str = ""
    signer: tuple[tuple[str, str], ...] = ()  # authority, title, name as given
    recipients: tuple[str, ...] = ()
    said_by: str = ""
    created: datetime | None = None
    revision: int = 1  # of the head; counts its changes
