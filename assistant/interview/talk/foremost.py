"""Do words of a long message say first what they are about, or name it by the way?"""

from __future__ import annotations

import re

from assistant.interview.talk.cues import NOTHING, cues_of
from assistant.interview.talk.topics import as_typed, asks_what_was
from assistant.reading import Context
from corpus.language import fold

OPENING = 3  # words of a clause that only opens: "Trong kỳ, …"
FAR = 12  # words before what the first clause is about


def says_first(text: str, home: str, context: Context) -> bool:
    """Do the words say what they are about in their first clause, as its own thing and not by the way: not "Hệ thống quản lý đô
    thị do sở đặt làm, chạy trên máy chủ riêng", "Từ ngày có phần mềm một cửa thì …", nor going on from something else?"""
    cue = cues_of(context.kind).get(home, NOTHING)
    folded = as_typed(text)
    places = [match.start() for pattern in cue.sure if (match := pattern.search(folded))]
    if not places or any(label.match(folded) for label in cue.labels) or not asks_what_was(context):
        return True
    before = text[: min(places)].lower()
    before = before[before.rfind(": ") + 1 :]
    clauses = [
        clause
        for clause in re.split(r"[,;](?!\d)", before)[:-1]
        if not _opens(clause) and not any(hint.search(as_typed(clause)) for hint in cue.hint)
    ]
    by_the_way = _BY_THE_WAY if text.isascii() else _BY_THE_WAY_MARKED
    return not clauses and len(before.split()) <= FAR and not by_the_way.search(before)


def _opens(clause: str) -> bool:
    """ "Trong kỳ, …", "Đối với phần mềm nội bộ, …"."""
    return len(clause.split()) <= OPENING or bool(
        re.match(
            r"\s*(?:doi voi|ve|rieng|thuc hien|trong|truoc|sau|tu|den|theo|hien|nam|giai doan|cuoi|dau|nhin chung)\b",
            fold(clause),
        )
    )


_BY_THE_WAY = re.compile(
    r"(?<!\w)(?:nhung|nen|neu|(?:tu )?khi|tu ngay|theo|de(?= \w+ \w)|chay tren)(?!\w)|^(?:voi|cung|ma)(?!\w)"
)
_BY_THE_WAY_MARKED = re.compile(
    r"(?<!\w)(?:nhưng|nên|nếu|khi|từ ngày|theo|chạy trên|vì(?! vậy| thế)|(?<!^)để|mà|bằng)(?!\w)|^(?:với|cùng|mà)(?!\w)"
)
