"""One file as one document: its kind told by its content, its identity and its structure recognised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import cast

from corpus.errors import InputError
from corpus.language.text import clean
from corpus.readers.blocks import Block, Line, Sheet, Table, Unread
from corpus.readers.files import kind_of, load
from corpus.readers.identity import Identity, identify
from corpus.readers.old_fonts import by_words
from corpus.readers.passages import Passage, cut
from corpus.readers.structure import Division, find_structure

_READERS = {"docx": "word", "txt": "txt", "pdf": "pdf", "html": "html", "xlsx": "excel", "doc": "old_word"}


@dataclass(frozen=True)
class Document:
    """A file as read: what it says of itself, its tree of divisions and its passages."""

    identity: Identity
    root: Division
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()  # what could not be read


def read_document(path: Path, data: bytes | None = None) -> Document:
    """Read a file whatever its kind (`data`: what it holds, where known). Raises InputError; nothing is written."""
    data = load(path) if data is None else data
    try:
        identity, root, notes = _read(kind_of(data, path.suffix), data)
    except InputError as error:
        raise InputError(error.message, place=str(path), remedy=error.remedy) from error
    passages = tuple(cut(root, name_of(identity) or path.stem))
    if not passages:
        raise InputError("không có chữ nào để đọc.", place=str(path), remedy="Kiểm tra lại tệp.")
    return Document(identity, root, passages, notes)


def _read(kind: str, data: bytes) -> tuple[Identity, Division, tuple[str, ...]]:
    if kind == "json":
        from corpus.readers import json_text

        return (*json_text.read(data), ())
    blocks, notes = _blocks(kind, data)
    identity, body = identify(blocks)
    return identity, find_structure([_in_one_column(block) for block in body]), notes


def read_blocks(name: str, data: bytes) -> tuple[list[Block], tuple[str, ...]]:
    """The lines and tables of a file held in memory, as they are read, and what could not be read.

    Raises InputError, without a place, where it is empty, unsafe to open, or of no kind that has lines.
    """
    if not data.strip():
        raise InputError("tệp rỗng.", remedy="Chọn đúng tệp.")
    kind = kind_of(data, f".{name.rpartition('.')[2]}")
    if kind not in _READERS:
        raise InputError("loại tệp này không có lời văn để đọc.", remedy="Chọn tệp Word, PDF, Excel, HTML hoặc .txt.")
    return _blocks(kind, data)


def _blocks(kind: str, data: bytes) -> tuple[list[Block], tuple[str, ...]]:
    reader = import_module(f"corpus.readers.{_READERS[kind]}")
    found = cast("Callable[[bytes], list[Block | Unread]]", reader.read)(data)
    notes = tuple(f"{block.what[0].upper()}{block.what[1:]}." for block in found if isinstance(block, Unread))
    blocks = by_words([block for block in found if not isinstance(block, Unread)])
    return [block for raw in blocks if (block := _clean(raw)) is not None], notes


def _clean(block: Block) -> Block | None:
    """NFC, without invisible and direction-changing characters; a tab between columns stays."""
    if isinstance(block, Table):
        rows = tuple(tuple(clean(cell) for cell in row) for row in block.rows)
        return Table(rows) if any(cell for row in rows for cell in row) else None
    if isinstance(block, Sheet):
        return block
    text = "\t".join(clean(part) for part in block.text.split("\t")).rstrip()
    return replace(block, text=text) if text.strip() else None


def _in_one_column(block: Block) -> Block:
    return block if not isinstance(block, Line) else replace(block, text=" ".join(block.text.split("\t")).strip())


def name_of(identity: Identity) -> str:
    """How the document is called at the head of a path: kind and number; a law by its name."""
    if identity.type == "Luật" and identity.title:
        return identity.title
    return f"{identity.type} {identity.number}".strip() if identity.number else identity.title
