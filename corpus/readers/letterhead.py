"""The parts of a letterhead: number, date, name of the kind, issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from corpus.catalogue import read_yaml
from corpus.language.text import fold
from corpus.readers.blocks import Block, Line, Table
from corpus.reference_text import kinds, read_day

HEAD = 60  # blocks; a letterhead is never longer
DATED = re.compile(r"ng[àa]y\s+(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+(\d{4})", re.IGNORECASE)
MOTTO = re.compile(r"cong hoa xa hoi chu|nghia viet nam|doc lap\s*[-–]|dang cong san viet nam")
OPENING = re.compile(
    r"(?:căn cứ|theo đề nghị|xét (?:đề nghị|tờ trình)|kính gửi|thực hiện|xét|thi hành|trên cơ sở)(?!\w)", re.IGNORECASE
)
RULE = re.compile(r"[\W_]*$")
_SAID = r"(?:^|\t)\W*(?:(?:luật|bộ luật|pháp lệnh|nghị quyết)\s+)?số\s*[:.]?\s*"
_NUMBER = re.compile(rf"{_SAID}(?P<number>\d{{1,5}}[a-zđ]?\s?(?:\s?[/–-]\s?[\wĐđ.&]+)+)", re.IGNORECASE)
_BLANK = re.compile(r"(?:^|\t)\W*(?:luật\s+)?số\s*:[\s.…_]*(?:/|$|\t)", re.IGNORECASE)
_LAWS = ("luat", "bo luat", "phap lenh")
_DRAFT = re.compile(r"dự\s*thảo", re.IGNORECASE)


class KindLine(NamedTuple):
    """The line that names the kind of document, and the title where it stands on the same line."""

    at: int
    kind: str
    rest: str = ""


def text_at(head: Sequence[Block], at: int) -> str:
    """The words of a line; a table has none here."""
    block = head[at]
    return block.text if isinstance(block, Line) else ""


def flattened(blocks: Sequence[Block]) -> list[Block]:
    """Tables of the letterhead as lines, cell by cell; the rest as it is."""
    out: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table) and at < 12 and len(block.rows) <= 8 and _is_letterhead(block):
            out += block.flat()
        elif isinstance(block, Line) and at < HEAD:
            out += [Line(text, block.strong) for text in block.text.split("\n") if text.strip()]
        else:
            out.append(block)
    return out


def _is_letterhead(table: Table) -> bool:
    words = fold("\n".join(table.cells))
    return re.search(r"cong hoa xa hoi|dang cong san|doc lap|(?:^|\n)\W*(?:luat )?so\s*:", words) is not None


def number_line(head: list[Block], name: KindLine | None) -> int | None:
    """Where the number stands, or the place left for it."""
    end = min(HEAD, len(head)) if name is None else min(name.at + 6, len(head))
    for pattern in (_NUMBER, _BLANK):
        found = next((at for at in range(end) if pattern.search(text_at(head, at))), None)
        if found is not None:
            return found
    return None


def number_of(text: str) -> str:
    """The number of a line; "" where its place was left empty."""
    match = _NUMBER.search(text)
    return re.sub(r"\s", "", match["number"]).rstrip(".-–/") if match else ""


def kind_line(head: list[Block]) -> KindLine | None:
    """The line in capitals that is the kind of document, or else opens with it ("KẾ HOẠCH ỨNG DỤNG …")."""
    lines = [(at, text_at(head, at).strip(" .:*")) for at in range(min(HEAD, len(head)))]
    capital = [(at, text) for at, text in lines if text.isupper()]
    for at, text in capital:
        folded = fold(text)
        if folded in _LAWS or (len(folded) > 3 and folded in kinds()):
            return KindLine(at, kinds().get(folded) or text.capitalize())
    for at, text in capital[:12]:
        opening = next((word for word in _long_kinds() if fold(text).startswith(f"{word} ")), "")
        if opening:
            return KindLine(at, kinds()[opening], text[len(opening) :].strip())
    return None


@cache
def _long_kinds() -> list[str]:
    return sorted((word for word in kinds() if len(word) > 4), key=len, reverse=True)


def day_of(text: str) -> date | None:
    """The day told in words ("ngày 08 tháng 4 năm 2020")."""
    match = DATED.search(text)
    return read_day("/".join(match.groups())) if match else None


def is_draft(letterhead: list[Block]) -> bool:
    cells = (cell for at in range(len(letterhead)) for cell in text_at(letterhead, at).split("\t"))
    return any(_DRAFT.fullmatch(cell.strip(" ()")) for cell in cells)


def issuer_of(above: list[Block]) -> str:
    """The last body named above the number, in the left column of the letterhead."""
    names: list[str] = []
    for at in range(len(above)):
        text = text_at(above, at).split("\t")[0].strip(" *")
        if text.isupper() and not MOTTO.search(fold(text)):
            names.append(text)
    opening = next((at for at in reversed(range(len(names))) if fold(names[at]).startswith(_bodies())), len(names))
    return " ".join(names[opening:])


@cache
def _bodies() -> tuple[str, ...]:
    """How names of bodies begin: "SỞ TƯ PHÁP" is one, "VÀ TRUYỀN THÔNG" goes on with the line above it."""
    return tuple(fold(word) for word in read_yaml("letterheads")["opens"])
