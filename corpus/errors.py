"""The exceptions of the house; each carries one Vietnamese sentence that is safe to show a person.

KehoachError
├── DataError     something the product ships or was pointed at (a pack, a catalogue) is broken
└── InputError    something a person gave (a file, an option, an answer) cannot be used
"""

from __future__ import annotations


class KehoachError(Exception):
    """Base of every error meant for people. `message` says what is wrong, `place` where, `remedy` what to do."""

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        self.message, self.place, self.remedy = message, place, remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head} {self.remedy}".strip()


class DataError(KehoachError):
    """Raised when a framework pack or another data file does not hold what its schema demands."""


class InputError(KehoachError):
    """Raised when input of a person cannot be read; nothing has been written when it is raised."""
