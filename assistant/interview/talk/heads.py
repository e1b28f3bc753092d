"""What stands under a heading in a long message: "Khó khăn: …; …", a line "Đề xuất:" with lines of dashes below it."""

from __future__ import annotations

import re

from assistant.interview.talk.topics import topic_of
from assistant.reading import Context

MUCH = 8  # words
_BULLET = re.compile(r"\s*[-*•+–]\s")
_HEADING = re.compile(r"\s*(?:[-*•+–]\s+|\d{1,2}[.)]\s+)?([^:;\d]{2,60}):(?:\s+|$)")


def heading_topic(text: str, ahead: bool, context: Context) -> str | None:
    """The topic of the heading that a sentence opens with, "" of one about another thing; None without a heading."""
    match = _HEADING.match(text)
    return topic_of(match[1], context, ahead)[0] if match else None


def heading_end(text: str) -> int:
    """Where the heading that a text opens with ends; 0 without one."""
    match = _HEADING.match(text)
    return match.end() if match and match.end() < len(text) else 0


def behind_heading(text: str) -> int:
    """Where an answer begins that tells much behind its heading; little is told with it ("Nhân sự CNTT: 3 kỹ sư")."""
    end = heading_end(text)
    return end if len(text[end:].split()) >= MUCH else 0


def goes_on_list(message: str, before: tuple[int, int], here: tuple[int, int]) -> bool:
    """Does a sentence go on with the list of the one before: behind ";", or a line of dashes under a heading or under another such line?"""
    between = message[before[1] : here[0]]
    if ";" in between and "\n" not in between:
        return True
    if "\n" not in between or not _BULLET.match(message[slice(*here)]):
        return False
    return message[: before[1]].rstrip().endswith(":") or bool(_BULLET.match(message[slice(*before)]))
