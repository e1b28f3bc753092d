"""Which process holds a piece of work, so that it is known at once when that process is gone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def _kernel() -> str:
    """This boot of this machine and its numbering of processes; "" where that cannot be told."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}/{os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return ""


KERNEL = _kernel()
HOLDER = f"{KERNEL}|{os.getpid()}|{secrets.token_hex(8)}"  # the last part: numbers of processes are used again


def gone(holder: str) -> bool:
    """Has the process ended? False for one of another machine, of which nothing is known here."""
    kernel, _, rest = holder.partition("|")
    pid, _, _ = rest.partition("|")
    if not KERNEL or kernel != KERNEL or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return holder != HOLDER
    try:
        os.kill(int(pid), 0)  # asks, and does nothing
    except ProcessLookupError:
        return True
    except OSError:  # there, but another user's
        return False
    return False
