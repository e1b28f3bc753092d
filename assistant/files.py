"""Files read and written safely: whole or not at all, with limits, in a folder of the user's own."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from corpus.errors import InputError

MAX_TEXT = 10_000_000  # bytes; an answers file beyond it is something else


def read_text(path: Path, limit_bytes: int = MAX_TEXT) -> str:
    """A text file of a user, UTF-8 or UTF-16 with its mark. Raises InputError naming the remedy."""
    try:
        if path.is_dir():
            raise InputError("là thư mục, không phải tệp.", place=str(path), remedy="Chỉ rõ tên tệp.")
        if path.stat().st_size > limit_bytes:
            raise InputError(
                f"tệp lớn hơn {limit_bytes // 1_000_000} MB.",
                place=str(path),
                remedy="Tệp trả lời chỉ gồm chữ; kiểm tra lại tên tệp.",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("không tìm thấy tệp.", place=str(path), remedy="Kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise InputError("không mở được tệp.", place=str(path), remedy="Kiểm tra quyền đọc tệp.") from error
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "tệp không phải văn bản UTF-8.",
            place=str(path),
            remedy="Mở bằng Notepad, chọn Lưu thành (Save As), mã hóa UTF-8.",
        ) from error
    if "\x00" in text[:4096] and text.count("\x00") > 8:
        raise InputError(
            "tệp là tệp nhị phân, không phải văn bản.", place=str(path), remedy="Chọn đúng tệp trả lời (.yaml)."
        )
    return text


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write all of it or leave what was there; `private` = no one else on the computer may read it.

    Raises InputError when the place cannot be written.
    """
    if path.is_dir():
        raise InputError("là thư mục.", place=str(path), remedy="Chỉ rõ tên tệp cần ghi.")
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:  # with the rights that the user's mask gives
            if private:
                temporary.chmod(0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists() and not private:
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise InputError(
            "không ghi được tệp.", place=str(path), remedy="Kiểm tra thư mục có tồn tại và còn quyền ghi."
        ) from error
