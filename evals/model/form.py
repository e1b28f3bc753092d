"""What a reader of an official plan would find wrong in a sentence's form, told without looking at what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.language.text import is_vietnamese

CHECKS: dict[str, Callable[[str], object]] = {
    "not Vietnamese": lambda text: not is_vietnamese(text) and len(text.split()) > 3,
    "no end": lambda text: text.rstrip()[-1:] not in (".", ":", ";", "/"),
    "doubled space or mark": lambda text: re.search(r"  |[,;:]{2}|\.\.(?!\.)|\s[,;.:](?=\s|$)", text),
    "slot or markup": lambda text: re.search(r"[⟦⟧<>{}*#`_]|\[\d+\]", text),
    "small letter at the start": lambda text: text[:1].islower(),
    "thousands without a dot": lambda text: re.search(r"(?<![\w/.,-])(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\w/-])", text),
    "not the tone of a plan": lambda text: re.search(
        r"chúng tôi|vui mừng|tuyệt vời|xin chào|\bbạn\b|\bem\b|tôi là|!|\?", text, re.IGNORECASE
    ),
}


def faults(text: str) -> list[str]:
    """The names of what is wrong; empty for a sentence that may be printed."""
    return [name for name, wrong in CHECKS.items() if wrong(text)]
