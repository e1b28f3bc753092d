"""Does a clause speak of another unit than the plan's own: "bên Sở Y tế nghe nói có 120 máy"?"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.reading import Context
from corpus.language import fold
from corpus.pack import Pack
from corpus.units import all_units

_AFAR = re.compile(
    r"\b(?:nghe (?:noi|dau|ke)|benh vien|ca nuoc|toan quoc|toan tinh|ho (?:co|moi|noi|de|bao)|cua ho|nguoi ta"
    r"|(?:huyen|noi|don vi) (?:ben|ban|khac)|co quan (?:khac|cu)|ben canh|ban (?:em|toi) (?:o|ben|lam)"
    r"|(?:ben|o) (?:cong an|quan su|kho bac|ngan hang|buu dien|toa an|vien kiem sat)|binh dinh|da nang|quang nam|ha noi|phu yen)\b"
)


def strangers(text: str, context: Context) -> list[int]:
    """Where a text names another unit of the province, or a body outside it."""
    folded = fold(text)
    own = fold(f"{context.unit.name} {context.unit.place_name}")
    named = [
        match.start()
        for match in _others(context.pack).finditer(folded)
        if match[0] not in own and _AT_HEAD.sub("", match[0]) not in own
    ]
    they = (
        match
        for match in _AFAR.finditer(folded)
        if match[0] not in own and ("ho" not in match[0].split() or _says_they(text, match))
    )
    return named + [match.start() for match in they]


def _says_they(text: str, match: re.Match[str]) -> bool:
    """ "họ", not "hồ" or "hộ"."""
    return text.isascii() or "họ" in text[match.start() : match.end()].lower().split()


_AT = ("ben", "o", "ngoai", "tren", "duoi")  # "bên Tư Nghĩa"
_AT_HEAD = re.compile(rf"^(?:{'|'.join(_AT)}) ")


@lru_cache(maxsize=4)
def _others(pack: Pack) -> re.Pattern[str]:
    """The units' names and the short forms that people use of them."""
    names = {fold(unit.place_name) for unit in all_units(pack)} | {fold(unit.name) for unit in all_units(pack)}
    short = {re.sub(r"^(?:uy ban nhan dan|ubnd) ", "", name) for name in names}
    short |= {name.split(" va ")[0] for name in short if " va " in name}
    short |= {f"{at} {name.removeprefix('huyen ')}" for name in short if name.startswith("huyen ") for at in _AT}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, short), key=len, reverse=True))})(?!\w)")
