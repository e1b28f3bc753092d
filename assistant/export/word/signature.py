"""The end of the main text: recipients on the left, who signs on the right."""

from __future__ import annotations

from assistant.export.text import clean
from assistant.export.word.frames import frame
from assistant.export.word.page import UPRIGHT, twips
from assistant.export.word.xml import Node, paragraph, run, runs
from assistant.plan import Letterhead

_LEFT = twips(80)
_WIDTHS = (_LEFT, UPRIGHT.room - _LEFT)
_ABOVE = 12
_ROOM_TO_SIGN = 76  # points: over four lines, for signature and seal
_FILED = "Lưu"


def signature_block(head: Letterhead, *, draft: bool) -> Node:
    """The borderless block; a signer whose name is not known gets an empty line to type it in."""
    return frame(_WIDTHS, [(_recipients(head), _signer(head, draft))])


def _recipients(head: Letterhead) -> list[Node]:
    names = [name for text in head.recipients if (name := clean(text).lstrip("-–+ ").rstrip(" ;.,"))]
    filed = [name for name in names if name.startswith(_FILED)] or [f"{_FILED}: VT"]
    items = (
        [f"- {name};" for name in names if not name.startswith(_FILED)]
        + [f"- {name};" for name in filed[:-1]]
        + [f"- {filed[-1]}."]
    )
    return [
        paragraph("NoiNhan", run("Nơi nhận:"), before=_ABOVE),
        *(paragraph("NguoiNhan", run(item)) for item in items),
    ]


def _signer(head: Letterhead, draft: bool) -> list[Node]:
    titles = [clean(line).upper() for line in head.signer_lines]
    last = len(titles) - 1
    found = [
        paragraph("ChucVu", run(title), before=0 if index else _ABOVE, after=_ROOM_TO_SIGN if index == last else None)
        for index, title in enumerate(titles)
    ]
    name = clean(head.signer_name)
    return [*found, paragraph("HoTen", *(runs(name, mark_gaps=draft) if name else ()))]
