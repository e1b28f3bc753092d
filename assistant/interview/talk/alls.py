"""What comes back to a count told before: "Sở có 3 hệ thống, cả 3 đều chưa được phê duyệt cấp độ"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.interview.talk.manner import is_installed, speaks_of_malware
from assistant.interview.talk.nouns import SYSTEMS
from assistant.interview.talk.sentences import Sentence

_WORDS = {"hai": "2", "ba": "3", "bon": "4"}
_ALL = re.compile(r"\b(?:ca|du|het) (\d+|hai|ba|bon)\b([^,;.]*)")
_SERVERS = re.compile(r"\b(\d+) (?:may chu|server)\b|\b(?:may chu|server)(?: co| la| gom|:)* (\d+)\b(?!%)")
_NOT_YET = re.compile(r"\b(?:se|dang|du kien|nam)\b|[1-9]")


@dataclass
class Counts:
    """How many systems and servers a message has told of so far."""

    systems: Decimal | None = None
    servers: Decimal | None = None

    def see(self, folded: str, systems: Decimal | None) -> None:
        """Take in what a sentence counts; `systems`: their number where it was placed."""
        self.systems = systems if systems is not None else self.systems
        if told := _SERVERS.search(folded):
            self.servers = Decimal(told[1] or told[2])

    def alls(self, sentence: Sentence, malware: bool) -> Iterator[tuple[str, Decimal, int, int]]:
        """(quantity, number, start, end) of all that were counted, or of none of them."""
        folded = sentence.folded
        for match in _ALL.finditer(folded):
            number = Decimal(_WORDS.get(match[1], match[1]))
            begin = max((edge.end() for edge in re.finditer(r"[,;]", folded[: match.start()])), default=0)
            clause = slice(begin, match.end())
            named = {name.id for name in sentence.names if match.start() <= name.start < match.end()}
            ids = named & set(SYSTEMS) if number == self.systems else set()
            installed = is_installed(folded[clause], sentence.typed[clause]) or speaks_of_malware(folded[clause])
            if number == self.servers and malware and installed:
                ids.add("sec.servers")
            if len(ids) == 1 and not _NOT_YET.search(match[2]):
                none = re.search(r"\b(?:chua|khong|ko)\b", match[2])
                yield ids.pop(), Decimal(0) if none else number, match.start(), match.end()
