"""backup and restore: everything that is kept, in one file; a plan deleted for good."""

from __future__ import annotations

import sys
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


def run_delete(plan_id: str, *, yes: bool) -> int:
    """A plan that nobody submitted or approved, after its id was typed once more; written in the audit trail.

    Raises InputError when there is no such plan, it may not be deleted, or nobody is there to confirm.
    """
    from api.accounts.service import entry
    from assistant.removal import delete_plan
    from assistant.store import open_store

    store = open_store()
    plan = store.plan(plan_id)
    years = "-".join(str(year) for year in dict.fromkeys(plan.period))
    named = f"{plan.id} ({plan.unit}, {'giai đoạn' if plan.kind == 'five_year' else 'năm'} {years})"
    if not yes and not _confirmed(plan.id, named):
        print("Chưa xóa gì.")
        return 0
    delete_plan(store, plan.id, also=entry("", "plan deleted", plan.id, "lệnh"))
    print(f"Đã xóa {named}.")
    return 0


def _confirmed(plan_id: str, named: str) -> bool:
    if not sys.stdin.isatty():
        raise InputError("chưa xóa: không có người xác nhận.", remedy="Chạy trong cửa sổ lệnh, hoặc thêm --yes.")
    print(f"Xóa hẳn {named}, không lấy lại được. Giữ một bản: kehoach export {plan_id} -o ke-hoach.json")
    return input("Gõ lại mã kế hoạch để xóa: ").strip() == plan_id
