"""The pages of a PDF read and printed as JSON, in a process of its own: `python -m corpus.readers.pdf_pages FILE BYTES`."""

from __future__ import annotations

import json
import sys
from typing import Any

from corpus.errors import InputError
from corpus.language.text import visible
from corpus.readers.blocks import Line, Table
from corpus.readers.old_fonts import by_font
from corpus.readers.pdf_flow import flow
from corpus.readers.pdf_rows import Page, Placed, part_letterhead, rows_of

MOST_PAGES = 1_500


def read_pages(path: str) -> tuple[list[Line | Table], list[str]]:
    """The blocks of all pages in order, and what could not be read. Raises InputError for a scan, a password, damage."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise InputError(
                    f"có {len(pdf.pages)} trang, nhiều hơn {MOST_PAGES}.", remedy="Tách tệp thành nhiều phần."
                )
            pages = [_page(page) for page in pdf.pages]
    except PdfminerException as error:
        if isinstance(error.args[0], MemoryError):
            raise error.args[0] from error
        if "Password" in repr(error):
            remedy = "Mở bằng mật khẩu rồi in lại thành PDF không mật khẩu."
            raise InputError("tệp PDF có mật khẩu.", remedy=remedy) from error
        raise InputError("tệp PDF bị hỏng.", remedy="Mở bằng trình đọc PDF rồi in lại thành PDF.") from error
    empty = [number for number, page in enumerate(pages, 1) if not page.rows and not page.tables]
    if len(empty) > len(pages) / 2 or not pages:
        remedy = "Nhận dạng chữ (OCR) rồi thêm, hoặc dùng bản Word, bản PDF ký số."
        raise InputError("tệp PDF là bản chụp, không có chữ.", remedy=remedy)
    part_letterhead(pages[0].rows)
    unread = f"trang {', '.join(map(str, empty))} là ảnh hoặc trang trắng, không có chữ để đọc"
    return list(flow(pages)), [unread] if empty else []


def _page(page: Any) -> Page:
    from pdfplumber.utils.text import extract_words

    tables = [table for table in _tables(page) if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    words = extract_words(_printed_once([char for char in page.chars if _readable(char)]), return_chars=True)
    outside = [word for word in words if not any(_within(word, table.bbox) for table in tables)]
    for word in outside:
        word["text"] = by_font(word["text"], word["chars"][0]["fontname"])
    read = Page(rows_of(outside), [Placed(_cells(table), table.bbox[1]) for table in tables], page.width, page.height)
    page.close()
    return read


def _readable(char: dict[str, Any]) -> bool:
    """Not turned, and large enough for a person to see."""
    return bool(char["upright"] and char["size"] > 2)


def _printed_once(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Some programs print letters twice, a hair apart, to make them bold."""
    from pdfplumber.utils.text import dedupe_chars

    places = {(char["text"], round(char["x0"]), round(char["top"])) for char in chars}
    return dedupe_chars(chars) if len(places) < 0.98 * len(chars) else chars


def _tables(page: Any) -> list[Any]:
    """Looked for only on pages that have ruled lines, as looking takes as long as all the rest."""
    ruled = len(page.lines) + len(page.rects) + len(page.curves) >= 4
    return list(page.find_tables()) if ruled else []


def _within(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _cells(table: Any) -> Table:
    return Table(tuple(tuple(visible(cell or "") for cell in row) for row in table.extract()))


def _limit_memory(limit_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, limit_bytes))


def main(path: str) -> dict[str, Any]:
    """What is printed: blocks, or the problem and its remedy."""
    try:
        blocks, unread = read_pages(path)
    except InputError as error:
        return {"problem": error.message, "remedy": error.remedy}
    except (MemoryError, RecursionError):
        return {"problem": "tệp PDF cần quá nhiều bộ nhớ để đọc.", "remedy": "Tách nhỏ tệp, hoặc thêm bản Word."}
    return {"problem": "", "unread": unread, "blocks": [_told(block) for block in blocks]}


def _told(block: Line | Table) -> dict[str, Any]:
    return {"text": block.text, "strong": block.strong} if isinstance(block, Line) else {"rows": block.rows}


if __name__ == "__main__":
    _limit_memory(int(sys.argv[2]))
    print(json.dumps(main(sys.argv[1])))
