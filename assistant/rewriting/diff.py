"""What differs between two wordings, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|[^\s\w]|[\w./-]*\w")


@dataclass(frozen=True)
class Piece:
    """A run of words: kind is "same", "out" (stood before) or "in" (stands now)."""

    kind: str
    text: str


def diff_words(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both wordings in order: "same" and "out" give the old one, "same" and "in" the new one."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        pieces += [Piece("out", "".join(old[a:b]))] if b > a else []
        pieces += [Piece("in", "".join(new[c:d]))] if d > c else []
    return tuple(pieces)


def shown(pieces: tuple[Piece, ...]) -> str:
    """For a terminal without colours: [-bỏ-]{+thêm+}."""
    forms = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return "".join(forms[piece.kind].format(piece.text) for piece in pieces)
