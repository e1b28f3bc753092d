"""backup and restore: everything that is kept, in one file."""

from __future__ import annotations

from pathlib import Path

from api.commands.targets import check_target
from corpus.errors import InputError

MAX_BACKUP = 2_000_000_000  # bytes


def run_backup(output: Path) -> int:
    """The whole database in one file that no one else on the computer may read; a file that is there stays."""
    from assistant.backup import backup
    from assistant.files import write_whole
    from assistant.store import open_store

    check_target(output, suffixes=(".jsonl",))
    if output.exists():
        raise InputError("tệp đã có, không ghi đè.", place=str(output), remedy="Chọn tên khác, ví dụ có ngày.")
    content, kept = backup(open_store())
    write_whole(output, content, private=True)
    print(f"Đã sao lưu {kept.plans} kế hoạch ra {output}. Giữ kín: tệp chứa mọi số liệu và tài khoản.")
    return 0


def run_restore(source: Path) -> int:
    """A backup entered into an empty database."""
    from assistant.backup import restore
    from assistant.files import read_text

    kept = restore(read_text(source, MAX_BACKUP), place=str(source))
    print(f"Đã khôi phục {kept.plans} kế hoạch. Xem: kehoach plans")
    return 0
