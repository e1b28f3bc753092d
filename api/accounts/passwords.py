"""Passwords: what is allowed, hashed with argon2id."""

from __future__ import annotations

import re
from functools import cache

from pwdlib import PasswordHash

from corpus.errors import InputError
from corpus.language import fold

SHORTEST, LONGEST = 12, 200
# Long passwords that stand in lists of leaked ones, as their folded beginnings.
COMMON = (
    "matkhau",
    "password",
    "passw0rd",
    "qwerty",
    "abc123",
    "admin",
    "kehoach",
    "quangngai",
    "iloveyou",
    "1q2w3e4r",
)


def check_password(password: str, name: str) -> None:
    """Raises InputError for a password that is short, common, made of one thing repeated, or the account's own name."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(
            f"mật khẩu phải có từ {SHORTEST} đến {LONGEST} ký tự.", remedy="Dùng một câu dễ nhớ, có dấu cách cũng được."
        )
    folded = re.sub(r"[\W_]", "", fold(password))
    without = re.sub("|".join([*COMMON, re.escape(re.sub(r"\W", "", fold(name)) or " "), r"\d"]), "", folded)
    if len(set(folded)) < 5 or len(without) < 4 or folded in _SEQUENCES or folded[::-1] in _SEQUENCES:
        raise InputError(
            "mật khẩu dễ đoán.", remedy="Dùng một câu dài hơn, không lặp lại tên, số thứ tự hay từ hay gặp."
        )


_SEQUENCES = (
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789012345678901234567890qwertyuiopasdfghjklzxcvbnm"
)


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobody() -> str:
    return _hasher().hash("a password that nobody has")


def hash_password(password: str) -> str:
    return _hasher().hash(password)


def verify_password(password: str, hashed: str | None) -> bool:
    """Takes as long for an account that there is not (None) as for one that there is."""
    right = _hasher().verify(password, hashed or _nobody())
    return right and hashed is not None
