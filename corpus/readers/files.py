"""A file taken in safely: its size, and its kind told by what it holds, never by its name alone."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from corpus.errors import InputError

LARGEST = 60_000_000  # bytes; scans beyond it have no text layer worth reading
UNPACKED = 400_000_000  # bytes that a packed file may hold; a bomb holds more
RATIO = 200  # times that one part may grow; words and tables grow some twentyfold
SUFFIXES = (".docx", ".doc", ".pdf", ".html", ".htm", ".txt", ".xlsx", ".json")
_WEB = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)|mime-version:", re.IGNORECASE | re.DOTALL
)
_KINDS = "tệp .docx, .doc, .pdf, .html, .txt, .xlsx hoặc .json"


def load(path: Path) -> bytes:
    """The bytes of a file. Raises InputError where it is missing, empty, too large or no file."""
    try:
        if path.is_dir():
            raise InputError("là thư mục, không phải tệp.", place=str(path), remedy="Chỉ rõ tên tệp.")
        size = path.stat().st_size
        if size > LARGEST:
            raise InputError(
                f"tệp nặng {size // 1_000_000} MB, vượt mức {LARGEST // 1_000_000} MB.",
                place=str(path),
                remedy="Bỏ hình ảnh trong tệp rồi lưu lại, hoặc tách thành nhiều tệp.",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("không tìm thấy tệp.", place=str(path), remedy="Kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise InputError("không mở được tệp.", place=str(path), remedy="Kiểm tra quyền đọc tệp.") from error
    if not data.strip():
        raise InputError("tệp rỗng.", place=str(path), remedy="Chọn đúng tệp cần thêm.")
    return data


def kind_of(data: bytes, suffix: str) -> str:
    """docx, xlsx, doc, pdf, html, json or txt. Raises InputError for anything else, and for what is unsafe to open."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if head.startswith(b"{\\rtf"):
        return "doc"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{") and suffix.lower() == ".json":
        return "json"
    if suffix.lower() in (".html", ".htm") or _WEB.match(head):
        return "html"
    if suffix.lower() == ".txt":
        return "txt"
    raise InputError(f"không nhận ra loại tệp theo nội dung (đuôi {suffix or 'không có'}).", remedy=f"Chọn {_KINDS}.")


def _compound(data: bytes) -> str:
    """The container of old Office files and of those with a password; its parts are named in UTF-16."""
    if _named(data, "EncryptedPackage"):
        raise InputError("tệp có mật khẩu.", remedy="Mở bằng Word hoặc Excel, bỏ mật khẩu (Save As) rồi thêm.")
    if _named(data, "WordDocument"):
        return "doc"
    if _named(data, "Workbook") or _named(data, "Book"):
        raise InputError("là tệp Excel kiểu cũ (.xls).", remedy="Mở bằng Excel rồi lưu lại (Save As) dạng .xlsx.")
    raise InputError("không phải tệp Word.", remedy=f"Chọn {_KINDS}.")


def _named(data: bytes, part: str) -> bool:
    return f"{part}\0".encode("utf-16-le") in data


def _packed(data: bytes) -> str:
    """Word or Excel in a zip; measured before anything is unpacked into memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            _measure(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise InputError("tệp nén bị hỏng hoặc có mật khẩu.", remedy="Mở bằng Word hoặc Excel rồi lưu lại.") from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise InputError("tệp có macro.", remedy="Lưu lại dạng .docx hoặc .xlsx (không macro) rồi thêm.")
    for part, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if part in names:
            return kind
    raise InputError("là tệp nén, không phải tệp Word hay Excel.", remedy=f"Giải nén rồi chọn {_KINDS}.")


def _measure(packed: zipfile.ZipFile) -> None:
    """Unpack in small pieces, keeping none: the sizes that a packed file tells of itself cannot be trusted."""
    total = 0
    for part in packed.infolist():
        size = 0
        with packed.open(part) as stream:
            while piece := stream.read(1_000_000):
                size += len(piece)
                if total + size > UNPACKED or size > max(20_000_000, RATIO * part.compress_size):
                    raise InputError(
                        "tệp nén nở ra quá lớn khi mở.", remedy="Kiểm tra nguồn gốc tệp; lưu lại bằng Word."
                    )
        total += size
