"""What a figure of an answer may be read for: a field, and one of the two counts behind a share."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.framework import Quantity


@dataclass(frozen=True)
class Target:
    """A field waiting for its value; `counts` = one of the two counts behind a percent."""

    field: str
    id: str
    quantity: Quantity
    counts: bool = False
    label: str = ""  # how the question names it, shorter than the quantity
