"""What a sentence names that a figure may count, and the figures that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from corpus.language import fold
from corpus.language.data import load
from corpus.language.values import Value, scan

NETS = ("net.lan", "net.internet", "net.wan")
_KINDS = ("count", "decimal", "percent", "fraction", "money", "ordinal")
_OF = ("tren", "trong", "tren tong so", "trong tong so", "trong so")


@dataclass(frozen=True)
class Name:
    """A name of a quantity at start to end of a sentence; `id` "other": of something that no question counts."""

    id: str
    start: int
    end: int


def figures_of(typed: str, names: list[Name]) -> list[Value]:
    """Figures outside the names, each read in one way; "4 trên 12" is a share, a bare 2025 a year and no figure."""
    masked = typed
    for name in names:
        masked = masked[: name.start] + "\x00" * (name.end - name.start) + masked[name.end :]
    out: list[Value] = []
    for value in scan(masked):
        if (
            value.kind == "version"
            and value.words.replace(" ", "") == "24/24"
            and any(name.id in NETS for name in names)
        ):
            value = replace(value, kind="fraction", number=Decimal(24), total=Decimal(24))
        if value.kind not in _KINDS or value.number is None or len(value.alternatives) > 1:
            continue
        if value.kind == "count" and re.fullmatch(r"(?:19|20)\d\d", value.words):
            continue
        before = masked[: value.start]
        if value.kind == "fraction" and _DAY.search(fold(before)) and (value.total or 0) <= 12:
            continue  # "tới 31/10"
        if value.kind == "count" and _MONTH.search(fold(before)) and (value.number or 0) <= 31:
            continue  # "cuối tháng 10"
        if value.hedge == "trên" and out and not re.search(r"[,;]", masked[out[-1].end : value.start]):
            value = replace(value, hedge="")  # "38 máy tính trên 36 cán bộ"
        if not value.hedge and masked.isascii() and re.search(r"(?<!\w)tam\s*$", before):
            value = replace(value, hedge="khoảng")
        last = out[-1] if out else None
        if last is not None and _is_share(last, value, masked):
            out[-1] = replace(last, kind="fraction", total=value.number, end=value.end)
        else:
            out.append(value)
    return out


def _is_share(part: Value, whole: Value, text: str) -> bool:
    """ "4 trên 12", with nothing counted between."""
    between = fold(text[part.end : whole.start]).strip()
    if not part.kind == whole.kind == "count" or between not in _OF or part.number is None or whole.number is None:
        return False
    return part.number <= whole.number


def side_by_side(folded: str, names: list[Name], values: list[Value]) -> tuple[list[Name], list[Value]]:
    """Machines and people told with a stroke between them are no share: "số máy: 46 / 44 người", "máy tính / người: 71 / 69"."""
    for value in [value for value in values if value.kind == "fraction"]:
        name = next((n for n in reversed(names) if n.end <= value.start), None)
        stroke = re.search(r"\s*/\s*", value.words)
        if name is None or stroke is None or value.total is None or re.search(r"[,;]", folded[name.end : value.start]):
            continue
        people = name.id == "it.computers" and _PEOPLE.match(folded[value.end :])
        both = (
            name.id == "it.ratio" and "/" in folded[name.start : name.end] and min(value.number or 0, value.total) > 10
        )
        if not (people or both):
            continue
        middle = value.start + stroke.start(), value.start + stroke.end()
        at = values.index(value)
        values[at : at + 1] = [
            replace(value, kind="count", total=None, end=middle[0], words=value.words[: stroke.start()]),
            replace(
                value,
                kind="count",
                number=value.total,
                total=None,
                start=middle[1],
                words=value.words[stroke.end() :],
                hedge="",
            ),
        ]
        if both:
            slash = folded.index("/", name.start)
            at = names.index(name)
            names[at : at + 1] = [Name("it.computers", name.start, slash), Name("org.staff", *middle)]
    return names, values


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (id_, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))
        for id_, patterns in load("talk")["names"].items()
        for pattern in patterns
    )


_TOTAL = re.compile(
    r"(?:^\W*|\b(?:co|trong|tong(?: so| cong)?|gom|quan(?: ly)?|thuc hien|thi|la|hien) (?:khoang |hon |tren |tong cong )?)\d+ $"
)
_SOME_PEOPLE = re.compile(
    r"\b(?:nguoi (?:dan|dung)|phu trach|chuyen trach|kiem nhiem|tap huan|dao tao|hoc|lop|trinh do|ky su|nghi|tuyen)\b"
)
_PEOPLE = re.compile(
    r"\s*(?:nguoi|cbcc|ccvc|cb|cc|can bo|cong chuc|vien chuc|nhan vien|bien che)"
    r"(?:,? (?:cong chuc|vien chuc|nguoi|nguoi lao dong))*\s*(?:[,;.)]|$|(?:thoi|a|nha|nhe|hen|nghen)\b)"
)
_ASKED_FOR = re.compile(  # "xin 12 tỷ, được 8 tỷ"
    r"\b(?:xin|nhu cau|de nghi)(?: [a-z]+){0,4}? [\d.,]+ ?(?:ty|trieu)(?: \d+| ruoi)?(?: dong)?\s*[-,/]?\s*(?:(?:ma|thi|nhung|chi) )*$"
)
_MONTH = re.compile(r"(?<!\w)(?<!hang )(?<!moi )(?<!tung )(?:thang|quy|ngay)\s*$")
_DAY = re.compile(r"(?<!\w)(?:ngay|sang|chieu|hom|(?:tinh|so lieu|chot|cap nhat) (?:toi|den|het|ngay))\s*$")
_TYPED = re.compile(r"(?:^|\s)(lan|wan|chi|tien chi|xin)$")


def names_in(folded: str, typed: str, around: str = "") -> Iterator[Name]:
    """Names in a sentence, none overlapping. `around`: folded words beside it that tell what a short name stands for."""
    found = [
        Name(id_, *match.span())
        for id_, pattern in _patterns()
        for match in pattern.finditer(folded)
        if match[0].strip()
    ]
    taken: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start)):
        if not any(other.start < name.end and name.start < other.end for other in taken) and _meant(
            name, folded, typed, f"{around} {folded}"
        ):
            taken.append(name)
    yield from sorted(taken, key=lambda name: name.start)


def _meant(name: Name, folded: str, typed: str, around: str) -> bool:
    """ "lần", "chỉ" and "chị" are folded as LAN and chi are."""
    words = folded[name.start : name.end]
    if (
        name.id == "spend.it"
        and re.fullmatch(r"(?:da )?chi|(?:xai|tieu|dung het).*", words)
        and not re.search(
            r"\b(?:cntt|cong nghe thong tin|nhu cau|bo tri|duoc cap|tinh cap|(?:xin|cap|duyet)(?: \w+){0,2} \d)", around
        )
    ):
        return False
    if (
        words == "chi"
        and typed.isascii()
        and re.match(r" (?:duoc )?(?:tinh )?(?:bo tri|cap|giao|rot)\b", folded[name.end :])
    ):
        return False  # "chỉ được bố trí"
    if words.endswith("co mat") and not re.search(r"\b(?:bien che|can bo|cong chuc|cbcc)\b", folded[: name.start]):
        return False
    if words == "duoc" and not _ASKED_FOR.search(folded[: name.start]):
        return False
    if words in ("can", "de nghi", "dang ky") and not re.search(
        r"\b(?:bo tri|(?:duoc|tinh) (?:cap|duyet|giao)|thuc chi|giai ngan|cap (?:co|duoc|cho)|chi het)\b", around
    ):
        return False  # what is wished for
    if words in ("cc", "cb") and not re.search(r"\bmay(?: vi)? tinh\b|\d may\b|\bso may\b|\bmay moc\b", around):
        return False
    if words.startswith("dinh ky") and not re.search(r"\b(?:kiem tra|danh gia)\b", folded):
        return False
    if words == "chiem" and not re.search(r"\b(?:attt|an toan|chi|kinh phi|cntt)\b", folded):
        return False
    if words == "cho" and not re.search(r"\b(?:xin|nhu cau|de xuat)\b", folded[: name.start]):
        return False
    if name.id == "spend.it" and words == "tong chi" and re.search(r"\bngan sach\b", folded):
        return False
    if (
        name.id == "dvc.total"
        and words.startswith("tong")
        and not re.search(r"\b(?:tthc|thu tuc|dvc|muc(?: do)? ?[34])\b", folded)
    ):
        return False
    told = _TOTAL.search(folded[: name.start]) or re.match(
        r"(?: cua(?! (?:chi cuc|phong|trung tam|xa|cac|truong))(?: \w+){1,4}?)?(?: thi| co| la|:| =)* \d",
        folded[name.end :],
    )
    if words == "thu tuc" and not (
        (re.search(r"\bmuc(?: do)? ?[34]\b", around) and told) or re.fullmatch(r"\W*\d+ thu tuc\W*", folded)
    ):
        return False
    if words in ("he thong", "ht") and not (
        re.search(r"\b(?:duyet|cap do|phuong an|kiem tra|quan ly|van hanh)\b", folded)
        and _TOTAL.search(folded[: name.start])
    ):
        return False
    if words == "nguoi" and (
        folded[: name.start].endswith("moi ")
        or _SOME_PEOPLE.search(folded)
        or not re.search(r"\bmay(?: vi)? tinh\b|\d may\b|\bso may\b|\bmay moc\b", around)
    ):
        return False
    if words == "may" and (
        re.search(
            r"\b(?:cai dat|(?:da|duoc|moi) cai|cai (?:cho|tren|phan mem|bkav|diet)|ma doc|virus|diet|mua|them)\b",
            folded,
        )
        or not re.search(r"\b(?:may tinh|can bo|cong chuc|cbcc|bien che|\d+ nguoi)\b", around)
        or not re.search(r"\d\s*$", folded[: name.start])
    ):
        return False
    short = _TYPED.search(words)
    if not short or name.id == "spend.security":
        return True
    said = typed[name.start : name.end].lower()
    if not typed.isascii() and not said.endswith(short[1]):
        return False
    if short[1] == "lan" and words == "lan":
        return not re.search(
            r"(?:\d|\b(?:moi|may|bao nhieu|tung|ty|nhieu|trieu))\s+$", folded[: name.start]
        ) and not re.match(r" nao\b", folded[name.end :])
    return short[1] != "chi" or typed.isascii() is False or bool(re.search(r"\d|\bdong nao\b", folded))
