"""Do two names mean one piece of work?"""

from __future__ import annotations

import re
from collections import Counter

from corpus.language import fold

# What may open a name, or stand in it, without telling one thing from another.
_OPENING = re.compile(r"^(?:(?:du an|nhiem vu|xay dung|trien khai|dau tu|thuc hien|he thong|phan mem)\s+)+")
_HOLLOW = {"cua", "cho", "tai", "va", "cac"}


def plain(name: str) -> str:
    """A name without case, marks and doubled spaces."""
    return " ".join(fold(name).split())


def alike(left: str, right: str) -> bool:
    """Do two names say the same: the same words but one, in any order, no figure apart?"""
    words, others = (Counter(re.findall(r"\w+", _OPENING.sub("", fold(name)))) for name in (left, right))
    apart = [word for word in ((words - others) + (others - words)).elements() if word not in _HOLLOW]
    if any(word.isdigit() for word in apart) or min(words.total(), others.total()) < 3:
        return False
    return not apart or (len(apart) == 1 and words.total() > 4)


def same_work(left: str, right: str) -> bool:
    """The same name, or one that says the same."""
    return plain(left) == plain(right) or alike(left, right)
