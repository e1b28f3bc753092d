"""The folder of the user's own where everything that is kept is kept."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import InputError


def data_folder() -> Path:
    """KEHOACH_DATA, else the user's data folder; created for the user alone. Raises InputError where it cannot be."""
    import platformdirs

    folder = Path(os.environ.get("KEHOACH_DATA") or platformdirs.user_data_dir("kehoach", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise InputError(
            "không tạo được thư mục dữ liệu.",
            place=str(folder),
            remedy="Đặt biến KEHOACH_DATA là một thư mục ghi được.",
        ) from error
    return folder
