"""Who wrote a wording that a person takes over: a proposal whole or in part is the program's or a model's, anything else the
person's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.plan import Sentence
from assistant.rewriting.diff import Piece
from assistant.rewriting.suggestion import Suggestion, written_by
from assistant.writing import problem_of, slotted
from assistant.writing.slots import Slotted


def taken(suggestion: Suggestion | None, before: Sentence, after: str, *, model: bool) -> tuple[list[str], str]:
    """The sentences that stand instead, and their origin (see Sentence.origin). `suggestion` is what the program's rules propose for
    `before` now; `model`: a language model may have written it, which its guard tells."""
    if suggestion is not None:
        if after == suggestion.text:
            return [sentence.text for sentence in suggestion.after], written_by(suggestion)
        if part_of(suggestion.diff, after):
            return [after], written_by(suggestion)
    if model and (told := in_slots(slotted(before), after)) is not None and not problem_of(slotted(before).text, told):
        return [after], "model"
    return [after], "person"


def part_of(pieces: Sequence[Piece], text: str) -> bool:
    """Is the text made of the pieces, with some of the changes taken and others left?"""
    pattern = ""
    for same, run in groupby(pieces, lambda piece: piece.kind == "same"):
        found = list(run)
        if same:
            pattern += "".join(re.escape(piece.text) for piece in found)
        else:
            old = "".join(piece.text for piece in found if piece.kind == "out")
            new = "".join(piece.text for piece in found if piece.kind == "in")
            pattern += f"(?:{re.escape(old)}|{re.escape(new)})"
    return re.fullmatch(pattern, text) is not None


def in_slots(base: Slotted, text: str) -> str | None:
    """The text with what carries facts in its slots again; None where one of them is not there, in order."""
    out, position = "", 0
    for number, span in enumerate(base.spans, 1):
        found = text.find(span.text, position)
        if found < 0:
            return None
        out += text[position:found] + f"⟦{number}⟧"
        position = found + len(span.text)
    return out + text[position:]
