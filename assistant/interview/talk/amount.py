"""A figure of a long message with what it counts; which of them stand once all are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.interview.talk.naming import NETS
from assistant.interview.talk.nouns import SHARES
from assistant.interview.talk.sentences import Sentence

ELSEWHERE = Decimal(-1)  # total of a share whose whole is told elsewhere
LACKING = Decimal(-2)  # the same, told by how many lack it


@dataclass(frozen=True)
class Amount:
    """A figure told: message[start:end] holds it and its name."""

    quantity: str
    number: Decimal
    start: int
    end: int
    hedge: str = ""
    total: Decimal | None = None  # of a share: of how many
    year: str = ""  # of a goal


_SHARE = re.compile(
    r"\s*(?:chiem|hien(?: nay| tai)?|moi|tuong (?:ung|duong)|tuc|la|dat|bang|ty le|khoang|gan|hon| )*\s*$"
)
_SHARE_OF = {**{id_: id_ for id_ in NETS}, "dvc.level4": "dvc.rate4", **SHARES}


def share_in_bracket(sentence: Sentence, text: str, found: Sequence[Amount]) -> list[Amount] | None:
    """ "mức độ 4 là 22 thủ tục (chiếm 7,7%)": the share of what stands right before the bracket; None where it is no share."""
    kinds = [value.kind for value in sentence.values]
    if (
        not sentence.inner
        or {name.id for name in sentence.names} - {"spend.security_share"}
        or kinds not in (["percent"], ["fraction"])
    ):
        return None
    value = sentence.values[0]
    around = [a for a in found if a.quantity in NETS and a.start < sentence.start < a.end]
    before = around or [amount for amount in found if amount.end <= sentence.start]
    amount = max(before, key=lambda amount: amount.end, default=None)
    if not _SHARE.match(sentence.folded[: value.start]) or sentence.folded[value.end :].strip():
        return None
    if (
        amount is None
        or value.number is None
        or (not around and re.search(r"[\d\n]", text[amount.end : sentence.start]))
    ):
        return []
    told = Amount(amount.quantity, value.number, sentence.start, sentence.start + value.end, value.hedge)
    if value.kind == "fraction":
        return [replace(told, total=value.total)] if amount.quantity in NETS and amount.total is None else []
    now = amount.quantity == "goal.dvc4" and re.search(r"\bhien\b", sentence.folded)
    slot = "dvc.rate4" if now else _SHARE_OF.get(amount.quantity, "")
    return [replace(told, quantity=slot)] if slot else []


def with_wholes(found: list[Amount], counted: set[Decimal]) -> list[Amount]:
    """Shares told as a count take the one whole that the message tells."""
    units = {a.total for a in found if a.quantity in NETS and a.total is not None and a.total > 0}
    out = []
    for amount in found:
        if amount.quantity in NETS and amount.total in (ELSEWHERE, LACKING):
            fitting = [whole for whole in units or counted if whole >= amount.number]
            if len(fitting) != 1:
                continue
            number = fitting[0] - amount.number if amount.total == LACKING else amount.number
            amount = replace(amount, number=number, total=fitting[0])
        out.append(amount)
    return out


def agreed(found: list[Amount]) -> list[Amount]:
    """Each quantity told once, as a count and as a share; of a goal told for several years the last. Told twice with two
    figures it is not told at all."""
    out: dict[tuple[str, bool], Amount] = {}
    torn = set()
    for amount in found:
        key = (amount.quantity, amount.quantity in NETS and amount.total is None)
        known = out.setdefault(key, amount)
        if known.year and amount.year and known.year != amount.year:
            out[key] = max(known, amount, key=lambda goal: goal.year)
        elif (known.number, known.total or 0) != (amount.number, amount.total or 0):
            torn.add(key)
    return [amount for key, amount in out.items() if key not in torn]
