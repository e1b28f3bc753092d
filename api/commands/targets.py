"""Files that a command is asked to write, refused before anything is read when they cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import InputError


def check_target(output: Path, *others: Path, suffixes: Sequence[str] = (".docx",)) -> None:
    """Raise InputError for a wrong suffix, a place that is not there, or a file that the command also reads or writes."""
    if output.suffix.lower() not in suffixes:
        raise InputError(
            f"tệp xuất phải có đuôi {' hoặc '.join(suffixes)}.",
            place=str(output),
            remedy=f"Ví dụ: -o ke-hoach{suffixes[0]}.",
        )
    if not output.parent.exists():
        raise InputError(
            "thư mục không tồn tại.", place=str(output.parent), remedy="Tạo thư mục trước hoặc chọn nơi khác."
        )
    if output.is_dir():
        raise InputError("là thư mục, không phải tệp.", place=str(output), remedy=f"Chỉ rõ tên tệp {suffixes[0]}.")
    if any(output.resolve() == other.resolve() for other in others):
        raise InputError("trùng với tệp khác của lệnh này.", place=str(output), remedy="Chọn tên tệp khác.")
