"""Plain text: UTF-8, UTF-16 with its mark, or the Windows code page of Vietnamese."""

from __future__ import annotations

import codecs
import re

from corpus.errors import InputError
from corpus.language.text import visible
from corpus.readers.blocks import Block, Line
from corpus.readers.old_fonts import convert, told_by_words
from corpus.readers.reflow import Printed, reflow

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_COLUMNS = re.compile(r"(?<=\S) {4,}(?=\S)")
LETTERHEAD = 15  # lines in which wide spaces part two columns
WRAPPED = 130  # characters; a file none of whose lines is longer was broken by a program, not by its writer


def read(data: bytes) -> list[Block]:
    """The paragraphs; lines broken at a fixed width are put together again."""
    lines = [line.rstrip() for line in visible(_unicode(decode(data))).split("\n")]
    lines = [_COLUMNS.sub("\t", line) if at < LETTERHEAD else line for at, line in enumerate(lines)]
    width = max((len(line) for line in lines), default=0)
    if not 40 <= width <= WRAPPED:
        return [Line(line) for line in lines if line.strip()]
    printed = [Printed(line.strip(), len(line) - len(line.lstrip()), len(line)) for line in lines]
    return list(reflow(printed, width))


def _unicode(text: str) -> str:
    encoding = told_by_words(text)
    return convert(text, encoding) if encoding else text


def _one_byte(data: bytes) -> str:
    """The letters of fonts from before Unicode stand where Latin-1 has others; else it is Windows' Vietnamese page."""
    return "latin-1" if told_by_words(data.decode("latin-1")) else "cp1258"


def decode(data: bytes) -> str:
    """The text of a file. Raises InputError where it is none."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\x00" in data[:4096]:
        raise InputError(
            "tệp nhị phân, không phải văn bản.", remedy="Chọn tệp .docx, .doc, .pdf, .html, .xlsx, .txt hoặc .json."
        )
    for name in [encoding] if encoding else ["utf-8", _one_byte(data)]:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise InputError(
        "không đọc được bảng mã của tệp chữ.", remedy="Mở bằng Notepad, chọn Lưu thành (Save As), mã hóa UTF-8."
    )
