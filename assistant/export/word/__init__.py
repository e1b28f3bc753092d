"""Word export in the official format of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from assistant.plan import Document
from corpus.errors import InputError

__all__ = ["render_word", "write_word"]


def render_word(document: Document) -> bytes:
    """The plan as a .docx; the same document gives the same bytes."""
    from assistant.export.word.document import word_file
    from assistant.export.word.package import to_bytes

    return to_bytes(word_file(document))


def write_word(document: Document, path: Path) -> None:
    """Write the plan whole or not at all. Raises InputError when the place cannot be written; what was there stays."""
    content = render_word(document)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise InputError(
            f"không ghi được tệp Word ({error.strerror}).",
            place=str(path),
            remedy="Hãy đóng tệp nếu đang mở trong Word, hoặc chọn thư mục khác có quyền ghi.",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
