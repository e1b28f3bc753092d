"""What a document says of itself at its head: number, type, issuer, date, title."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.catalogue import read_yaml
from corpus.document_numbers import tidy_number
from corpus.language.text import fold
from corpus.legal import kind_of_symbol
from corpus.readers.blocks import Block, Line, Table
from corpus.readers.marks import read_mark
from corpus.reference_text import find_references, kinds, read_day

HEAD = 60  # blocks; a letterhead is never longer


@dataclass(frozen=True)
class Identity:
    """What the head of a document tells; what it does not is "" or None. `body`: the first block after the title."""

    number: str = ""
    type: str = ""
    issuer: str = ""
    date: dt.date | None = None
    title: str = ""
    body: int = 0
    draft: bool = False


_NUMBER = re.compile(
    r"(?:^|\t)\W*(?:(?:luật|bộ luật|pháp lệnh|nghị quyết)\s+)?số\s*[:.]?\s*"
    r"(?P<number>\d{1,5}[a-zđ]?\s?(?:\s?[/–-]\s?[\wĐđ.&]+)+)",
    re.IGNORECASE,
)
_DATED = re.compile(r"ng[àa]y\s+(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+(\d{4})", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:^|\t)\W*(?P<title>(?:v/v|về việc)\b.*)", re.IGNORECASE | re.DOTALL)
_MOTTO = re.compile(
    r"(?:\t|^|\s{2,}).*?(?:cong hoa xa hoi chu|nghia viet nam|doc lap\s*[-–]|dang cong san viet nam)|^\W+$|^[-_–—\s*]+$"
)
_OPENING = re.compile(
    r"(?:căn cứ|theo đề nghị|xét (?:đề nghị|tờ trình)|kính gửi|thực hiện|xét|thi hành|trên cơ sở)(?!\w)", re.IGNORECASE
)
_RULE = re.compile(r"[\W_]*$")
_DRAFT = re.compile(r"dự\s*thảo", re.IGNORECASE)


def identify(blocks: Sequence[Block]) -> tuple[Identity, list[Block]]:
    """The document's own particulars, and its body with the letterhead and the title taken off."""
    head = _flattened(blocks)
    name_at = _type_line(head)
    number_at = _number_line(head, name_at)
    if number_at is None:
        return _told_in_title(head)
    letterhead = head[: name_at if name_at is not None and name_at > number_at else number_at + 4]
    number = tidy_number(_number_of(head[number_at]))
    day = next((day for line in letterhead if (day := _day(_text(line)))), None)
    kind = _kind(head[name_at]) if name_at is not None else kind_of_symbol(number) or "Công văn"
    title, body = _title(head, number_at, name_at)
    if kind == "Luật" and title and not title.startswith("Luật"):
        title = f"Luật {title}"
    draft = any(_DRAFT.fullmatch(cell.strip(" ()")) for line in letterhead for cell in _text(line).split("\t"))
    issuer = _issuer(head[:number_at])
    return Identity(number, kind, issuer, day or _passed_on(head), title, body, draft), head[body:]


def _flattened(blocks: Sequence[Block]) -> list[Block]:
    """Tables of the letterhead as lines, cell by cell; the rest as it is."""
    out: list[Block] = []
    for at, block in enumerate(blocks):
        lays_out = isinstance(block, Table) and at < 12 and len(block.rows) <= 8 and _is_letterhead(block)
        if isinstance(block, Table) and lays_out:
            out += block.flat()
        elif isinstance(block, Line) and at < HEAD:
            out += [Line(text, block.strong) for text in block.text.split("\n") if text.strip()]
        else:
            out.append(block)
    return out


def _is_letterhead(table: Table) -> bool:
    return (
        re.search(r"cong hoa xa hoi|dang cong san|doc lap|(?:^|\n)\W*(?:luat )?so\s*:", fold("\n".join(table.cells)))
        is not None
    )


def _text(block: Block) -> str:
    return block.text if isinstance(block, Line) else ""


def _number_line(head: list[Block], name_at: int | None) -> int | None:
    end = min(HEAD, len(head)) if name_at is None else min(name_at + 6, len(head))
    return next((at for at in range(end) if _NUMBER.search(_text(head[at]))), None)


def _number_of(block: Block) -> str:
    match = _NUMBER.search(_text(block))
    return re.sub(r"\s", "", match["number"]).rstrip(".-–/") if match else ""


def _type_line(head: list[Block]) -> int | None:
    """The line that is nothing but the kind of document, in capitals."""
    for at, block in enumerate(head[:HEAD]):
        text = _text(block).strip(" .:*")
        if text.isupper() and (
            (fold(text) in kinds() and len(text) > 3) or fold(text) in ("luat", "bo luat", "phap lenh")
        ):
            return at
    return None


def _kind(block: Block) -> str:
    text = fold(_text(block).strip(" .:*"))
    return kinds().get(text) or _text(block).strip(" .:*").capitalize()


def _day(text: str) -> date | None:
    match = _DATED.search(text)
    return read_day("/".join(match.groups())) if match else None


def _passed_on(head: list[Block]) -> date | None:
    """The day on which a law was passed stands at its end."""
    for block in reversed(head):
        if "thông qua" in _text(block) and (day := _day(_text(block))):
            return day
    return None


def _issuer(above: list[Block]) -> str:
    """The last body named above the number, in the left column of the letterhead."""
    names: list[str] = []
    for block in above:
        text = _text(block).split("\t")[0].strip(" *")
        if text and not _MOTTO.search(fold(text)) and not _RULE.match(text) and not _day(text):
            names.append(text)
    upper = [name for name in names if name.isupper()]
    opening = next((at for at in reversed(range(len(upper))) if fold(upper[at]).startswith(_bodies())), len(upper))
    return " ".join(upper[opening:])


@cache
def _bodies() -> tuple[str, ...]:
    """How names of bodies begin: "SỞ TƯ PHÁP" is one, "VÀ TRUYỀN THÔNG" goes on with the line above it."""
    return tuple(fold(word) for word in read_yaml("letterheads")["opens"])


def _title(head: list[Block], number_at: int, name_at: int | None) -> tuple[str, int]:
    """The trích yếu and where the body begins: below the name of the kind, or beside the number of a công văn."""
    if name_at is None:
        return _subject(head, number_at)
    at, held = name_at + 1, list[str]()
    while at < len(head) and len(held) < 12:
        text = _text(head[at])
        if not text or _OPENING.match(text) or read_mark(text) or (held and _ends_title(head, at, name_at)):
            break
        if not _RULE.match(text):
            held.append(text.strip())
        elif held:
            at += 1
            break
        at += 1
    return _cased(" ".join(held)), at


def _ends_title(head: list[Block], at: int, name_at: int) -> bool:
    """The name of the issuer in capitals, or plain text after lines that stood out."""
    block, before = head[at], head[at - 1]
    if not isinstance(block, Line) or not isinstance(before, Line):
        return True
    if block.text.isupper() != before.text.isupper() or re.search(r"[.;:]$", before.text):
        return True
    return before.strong and not block.strong


def _subject(head: list[Block], number_at: int) -> tuple[str, int]:
    held: list[str] = []
    at = number_at + 1
    for at in range(number_at, min(number_at + 8, len(head))):
        column = _text(head[at]).split("\t")[0].strip()
        if not held and (match := _SUBJECT.search(_text(head[at]))):
            held.append(match["title"].split("\t")[0].strip())
        elif re.match(r"(?i)kính gửi", column):
            break
        elif held and column and not _DATED.search(column) and not _MOTTO.search(fold(column)):
            held.append(column)
    return " ".join(held), _address(head, number_at)


def _address(head: list[Block], number_at: int) -> int:
    """The body of a letter begins with its "Kính gửi"."""
    places = range(number_at, min(number_at + 15, len(head)))
    return next((at for at in places if re.match(r"(?i)\s*kính gửi", _text(head[at]))), number_at + 1)


def _cased(title: str) -> str:
    """A title in capitals as a sentence; proper names in it cannot be told and stay small."""
    return title if not title.isupper() else title.capitalize()


def _told_in_title(head: list[Block]) -> tuple[Identity, list[Block]]:
    """No letterhead: a first line that opens with a reference ("Nghị định 45/2020/NĐ-CP về …") tells the document."""
    for at, block in enumerate(head[:8]):
        text = _text(block).strip()
        for ref in find_references(text)[:1]:
            if ref.start == 0 and "/" in ref.number and not _OPENING.match(text):
                title = text[ref.end :].strip(" .,:–-")
                return Identity(ref.number, ref.type, ref.issuer, ref.date, title, at + 1), head[at + 1 :]
    first = next(
        (at for at, block in enumerate(head[:8]) if _text(block) and not _MOTTO.search(fold(_text(block)))), None
    )
    title = _text(head[first]).strip() if first is not None else ""
    short = len(title.split()) <= 40 and read_mark(title) is None
    return Identity(title=title if short else ""), head
