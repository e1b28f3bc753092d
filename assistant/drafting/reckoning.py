"""What a computed figure is computed from, in words: "số máy tính trên số cán bộ, công chức"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.framework import Quantity
from corpus.language import join_items


def reckoned_from(name: str, quantities: Mapping[str, Quantity]) -> str:
    """The labels in the formula of a quantity, those above the line "trên" those below it."""
    above, _, below = quantities[name].derive.rpartition("/")
    return " trên ".join(_labels(side, quantities) for side in (above, below) if side)


def _labels(formula: str, quantities: Mapping[str, Quantity]) -> str:
    labels = [quantities[name].label for name in re.findall(r"[a-z_][\w.]*", formula) if name in quantities]
    heads = {label.rpartition(" ")[0] for label in labels}
    ends = [label.rpartition(" ")[2] for label in labels]
    if len(labels) > 1 and len(heads) == 1 and all(map(str.isdigit, ends)):
        return f"{heads.pop()} {', '.join(ends)}"  # "số thủ tục mức độ 3, 4"
    return join_items(labels)
