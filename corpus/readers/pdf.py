"""PDF with a text layer, in a process of its own: a file made to exhaust memory or time ends that process and no more."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus.errors import InputError
from corpus.readers.blocks import Block, Line, Table, Unread

MEMORY = 3_000_000_000  # bytes that reading may take
SECONDS = 300  # some thirteen pages a second; a law of 400 pages takes half a minute


def read(data: bytes) -> list[Block | Unread]:
    """The blocks of a PDF. Raises InputError for a scan, a password, a broken file, or one that takes too much."""
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        command = [sys.executable, "-P", "-m", "corpus.readers.pdf_pages", str(path), str(MEMORY)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise InputError("đọc quá lâu.", remedy="Tách tệp thành nhiều phần nhỏ rồi thêm từng phần.") from error
    if done.returncode:
        raise InputError(
            "tệp PDF làm chương trình đọc dừng giữa chừng.", remedy="In lại thành PDF, hoặc thêm bản Word."
        )
    answer = json.loads(done.stdout)
    if answer["problem"]:
        raise InputError(answer["problem"], remedy=answer["remedy"])
    blocks: list[Block | Unread] = [
        Line(one["text"], one["strong"]) if "text" in one else _table(one["rows"]) for one in answer["blocks"]
    ]
    return [*(Unread(what) for what in answer["unread"]), *blocks]


def _table(rows: list[list[str]]) -> Table:
    return Table(tuple(tuple(row) for row in rows))
