"""How sure a figure is said to be: the words before it, "khoảng", "trên", "chưa đến"."""

from __future__ import annotations

import re

HEDGES = {
    "khoang": "khoảng",
    "tam": "khoảng",
    "co": "khoảng",
    "chung": "khoảng",
    "do": "khoảng",
    "tren duoi": "khoảng",
    "ngot": "gần",
    "chua den": "chưa đến",
    "chua toi": "chưa đến",
    "khong qua": "không quá",
    "duoi": "dưới",
    "~": "khoảng",
    "gan": "gần",
    "tren": "trên",
    "hon": "hơn",
    "uoc": "ước",
    "uoc dat": "ước",
    "uoc tinh": "ước",
    "toi thieu": "tối thiểu",
    "it nhat": "ít nhất",
    "toi da": "tối đa",
    "du kien": "dự kiến",
    "xap xi": "khoảng",
    "khoang tren": "khoảng",
    "khoang gan": "khoảng",
}


_MARKED_HEDGES = {"co", "tam", "chung", "do"}  # without their marks also everyday words
_OUT_OF = re.compile(
    r"\d[\w.,%]*(?:\s+[^\W\d_]+){1,4}\s+(?:tong so\s+|tong\s+)?tren$|(?<!\w)(?:cai|cai dat|lap dat|trien khai|chay)\s+tren$"
)  # "210 máy trên 380 người", "cài trên 33 máy": of or on, not above


def hedge_at_end(folded: str, typed: str) -> str:
    """The hedge that the words before a figure end with, as printed, or ""; `typed` is the same with its marks."""
    for key in sorted(HEDGES, key=len, reverse=True):
        if not folded.endswith(key) or not (key == "~" or re.search(rf"(?<!\w){re.escape(key)}$", folded)):
            continue
        if (key in _MARKED_HEDGES and not _is_hedge(folded, typed, key)) or (key == "tren" and _OUT_OF.search(folded)):
            continue
        return HEDGES[key]
    return ""


def _is_hedge(folded: str, typed: str, key: str) -> bool:
    """ "cỡ 60 máy" but not "có 60 máy", "chừng 70" but not "dùng chung 70": told by the marks, without them by the neighbour."""
    typed = typed[-len(key) :].lower()
    if typed == "độ":
        return not re.search(r"(?:cap|muc|toc|che|tien|nhiet|trinh|tan)\s+do$", folded)
    if typed in ("cỡ", "tầm", "chừng"):
        return True
    return typed == key == "chung" and not re.search(r"(?:dung|su dung|noi|cung|la|cua)\s+chung$", folded)
