"""Years and figures of a goal typed in short, written out so that each step is seen: "2022: 60%, 2023 lên 97" """

from __future__ import annotations

import re

_YEAR = r"(?<![\w/.,-])(20\d\d)"
_YEAR_COLON = re.compile(rf"{_YEAR}\s*[:=]\s*(?=(?:(?:khoảng|khoang|trên|tren|gần|gan|hơn|hon)\s+)?\d)", re.IGNORECASE)
_YEAR_VERB = re.compile(
    rf"(?:(?<=^)|(?<=[,;] )|(?<=[^\W\d_] )){_YEAR}(?= (?:có|co|sẽ|se|phải|phai|được|duoc|mở|mo|ra|xong|thêm|them|tăng|tang)(?!\w))",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:năm|nam|đến|den|vào|vao|trong|trước|truoc|hết|het|cuối|cuoi|đầu|dau|giữa|giua|tới|toi|từ|tu|sau|đoạn|doan) $",
    re.IGNORECASE,
)
_BARE_SHARE = re.compile(
    r"(?:(?:(?<=lên )|(?<=len )|(?<=đạt )|(?<=dat )|(?<=còn )|(?<=con )|(?<=là )|(?<=la )|(?<=20\d\d ))"
    r"(\d{1,2}(?:[.,]\d{1,2})?|100))(?=\s*(?:[,;](?!\d)|$))",
    re.IGNORECASE,
)


# "60 lên 90%", "60 -> 100%": where a share rises from is a share
_BARE_FROM = re.compile(
    r"(?<![\w.,/%])(\d{1,2}(?:[.,]\d{1,2})?)(?=\s*(?:->|→|(?<= )(?:lên|len|xuống|xuong)(?!\w))\s*(?:đến |den |tới |toi )?\d[\d.,]*\s*%)",
    re.IGNORECASE,
)


# "60% đến 2025 90%": a share of no year before a greater one of a year is where it stands
_STANDS = re.compile(
    r"((?:(?:khoảng|khoang|gần|gan|hơn|hon|trên|tren) )?(\d{1,3}(?:[.,]\d+)?)\s*%)[,;]?\s+"
    r"((?:(?:đến|den|vào|vao|năm|nam|tới|toi|cuối|cuoi|hết|het) )*20\d\d[,:]? (?:(?:đạt|dat|là|la|lên|len|phải|phai|được|duoc) )*"
    r"(?:(?:khoảng|khoang|trên|tren) )?(\d{1,3}(?:[.,]\d+)?)\s*%)",
    re.IGNORECASE,
)
# "hiện 80% lên 100%"
_RISES = re.compile(
    r"((?<!\w)(?:hiện|hien|giờ|gio|nay)(?: [^\W\d_]+){0,2} \d[\d.,]*\s*%) (?=(?:lên|len|xuống|xuong) (?:[^\W\d_]+ )?\d[\d.,]*\s*%)",
    re.IGNORECASE,
)


def write_out(text: str) -> str:
    """The goal with "năm" before bare years and "%" behind figures that stand among shares; the rest as typed."""
    text = _BARE_FROM.sub(r"\1%", text)
    for pattern, behind in ((_YEAR_COLON, " "), (_YEAR_VERB, "")):
        text = _with_word(pattern, text, behind)
    text = _RISES.sub(r"\1, ", _BARE_SHARE.sub(r"\1%", text)) if "%" in text else text
    stands = _STANDS.fullmatch(text.strip())
    return f"hiện {stands[1]}, {stands[3]}" if stands and _number(stands[2]) < _number(stands[4]) else text


def _number(words: str) -> float:
    return float(words.replace(",", "."))


def _with_word(pattern: re.Pattern[str], text: str, behind: str) -> str:
    return pattern.sub(lambda m: ("" if _LED.search(text[: m.start()]) else "năm ") + m[1] + behind, text)
