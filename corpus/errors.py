"""The exceptions of the house; each carries one Vietnamese sentence that is safe to show a person.

KehoachError
├── DataError     something the product ships or was pointed at (a pack, a catalogue) is broken
└── InputError    something a person gave (a file, an option, an answer) cannot be used
"""

from __future__ import annotations

from pathlib import PurePath


class KehoachError(Exception):
    """Base of every error meant for people. `message` says what is wrong, `place` where, `remedy` what to do, `command` what
    to type for that in a terminal: whoever is elsewhere is shown `told`.
    """

    def __init__(self, message: str, *, place: str = "", remedy: str = "", command: str = "") -> None:
        self.message, self.place, self.remedy, self.command = message, place, remedy, command
        super().__init__(str(self))

    @property
    def told(self) -> str:
        """All of it that makes sense outside a terminal: no command, no place on the machine's disk."""
        place = "" if PurePath(self.place).is_absolute() else self.place
        return " ".join(part for part in (f"{place}: {self.message}" if place else self.message, self.remedy) if part)

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        command = f"Lệnh: {self.command}" if self.command else ""
        return " ".join(part for part in (head, self.remedy, command) if part)


class DataError(KehoachError):
    """Raised when a framework pack or another data file does not hold what its schema demands."""


class InputError(KehoachError):
    """Raised when input of a person cannot be read; nothing has been written when it is raised."""
