"""users: accounts added, listed, shut, opened; passwords set."""

from __future__ import annotations

import getpass
import sys
from datetime import timedelta

from api.accounts.roles import TITLES, Role
from api.accounts.service import Accounts
from api.console import note, print_json
from api.settings import Settings, load_settings
from assistant.store import open_store
from corpus.errors import InputError
from corpus.packs import load_pack
from corpus.units import find_unit


def accounts(settings: Settings) -> Accounts:
    """The accounts of this data folder or database."""
    return Accounts(
        open_store(),
        idle=timedelta(minutes=settings.session_idle_minutes),
        longest=timedelta(hours=settings.session_hours),
    )


def run_add(name: str, role: str, unit: str) -> int:
    """Raises InputError for an unknown role or unit, a taken name, a password that will not do."""
    roles = {str(entry): entry for entry in Role if entry is not Role.OWNER}
    if role not in roles:
        raise InputError(f"không có vai trò “{role[:40]}”.", remedy=f"Chọn một trong: {', '.join(roles)}.")
    full = find_unit(load_pack(), unit).name if unit else ""
    kept = accounts(load_settings())
    account = kept.add(name, full, roles[role], _password())
    kept.note("", "account added", account.name, "lệnh")
    note(f"Đã thêm {account.name}: {TITLES[account.role]}{', ' + full if full else ''}.")
    return 0


def run_list(*, as_json: bool) -> int:
    found = accounts(load_settings()).all()
    if as_json:
        print_json(
            [{"name": a.name, "unit": a.unit, "role": str(a.role), "active": a.active} for a in found],
        )
    for account in [] if as_json else found:
        state = "" if account.active else " (đã khóa)"
        print(f"{account.name}  {TITLES[account.role]}  {account.unit}{state}")
    if not found and not as_json:
        print("Chưa có tài khoản nào; máy chủ chạy cho một người dùng trên máy này.")
    return 0


def run_active(name: str, *, active: bool) -> int:
    kept = accounts(load_settings())
    ended = kept.set_active(name, active)
    kept.note("", "account opened" if active else "account shut", name, "lệnh")
    kept.note_ended("", ended, name, "lệnh")
    note(f"Đã mở {name}." if active else f"Đã khóa {name}; {ended.told}.")
    return 0


def run_password(name: str) -> int:
    kept = accounts(load_settings())
    kept.find(name)
    ended = kept.set_password(name, _password())
    kept.note("", "password", name, "lệnh")
    kept.note_ended("", ended, name, "lệnh")
    note(f"Đã đặt mật khẩu mới cho {name}; {ended.told}.")
    return 0


def _password() -> str:
    """Asked for twice in a terminal; a program gives one line on standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Mật khẩu (từ 12 ký tự): ")
    if getpass.getpass("Nhập lại: ") != first:
        raise InputError("hai lần nhập không giống nhau.", remedy="Chạy lại lệnh.")
    return first
