"""Numbers with a scale: money as it is typed ("2 tỷ 500", "2tr5", "2 nghìn tỷ") and large counts ("3 chục máy")."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.language.numbers import number_readings

NUM = r"\d+(?:[.,]\d+)*"
MARKED = r"(?<![\w.,])(?<!\d/)(?<!\d /)(?<!\d / )"
COUNTED = r"(?:ho so|van ban|luot|ban ghi|trang|giao dich|nguoi|doanh nghiep|thu tuc|du lieu|tai lieu|so|phieu|hoc sinh|ho|dan)"
COUNTING = (
    r"(?:may|he thong|phong|don vi|xa|lop|nguoi|can bo|cong chuc|vien chuc|hoi nghi|cuoc|lan|luot|"
    r"thu tuc|phan mem|bo du lieu|su co|du an|dau|chiec|cai|ban|nhiem vu|thi tran|phuong|co so)"
)
_SCALE = {
    "nghin": Decimal("0.001"),
    "ngan": Decimal("0.001"),
    "k": Decimal("0.001"),
    "trieu": Decimal(1),
    "tr": Decimal(1),
    "trd": Decimal(1),
    "ty": Decimal(1000),
    "ti": Decimal(1000),
}
# What is counted: after "4 tỷ 2" one of these makes the 2 a count of its own.
_THINGS = (
    r"may|he thong|phong|don vi|xa|lop|nguoi|can bo|cong chuc|hoi nghi|cuoc|lan|luot|thu tuc|phan mem|bo|su co|du an|dau|chiec|cai|"
    r"ban|nhiem vu|thi tran|phuong|co so|ho so|van ban|trang|goi|nam|thang|huyen|diem|camera"
)
MONEY = re.compile(
    rf"{MARKED}({NUM})\s*(ty|ti)(?!\w)(?:\s*dong)?(?:\s+(?:va\s+)?({NUM})(?:\s*(trieu|tr|trd)(?!\w))?(?!\s*[%/]|\s*(?:{_THINGS}|tram|chuc|nghin|ngan)(?!\w)|[\d.,]*\w)|\s+(?:va\s+)?({NUM})\s*(trieu|tr|trd)(?!\w)|\s*(ruoi)(?!\w))?(?:\s*dong)?"
    rf"|{MARKED}({NUM})\s*(trieu|trd|tr|nghin|ngan|k)(?!\w)(?:\s*(dong|d)(?!\w))?(?:\s*(ruoi)(?!\w))?(?:\s*dong)?"
    rf"|{MARKED}({NUM})\s*(?:dong|vnd|vnđ|đ|d)(?!\w)"
)
GLUED_MONEY = re.compile(rf"{MARKED}({NUM})(tr|trieu|ty|ti)(\d{{1,3}})(?![\w]|[.,]\d)")  # "2tr5", "1tỷ2"
STACKED_MONEY = re.compile(  # "2 nghìn tỷ", "2 nghìn 5 trăm tỷ", "3 trăm triệu", "2 nghìn tỷ 500 triệu"
    rf"{MARKED}({NUM})\s*(nghin|ngan|tram|chuc)(?:\s+(?:va\s+)?(\d+)(?:\s*(tram|chuc))?)?\s*(ty|ti|trieu|trd|tr|nghin|ngan)(?!\w|\s+(?:le|ruoi)(?!\w))"
    rf"(?:\s*dong(?!\w))?(?:\s+(?:va\s+)?({NUM})\s*(?:trieu|trd|tr)(?!\w)(?:\s*dong(?!\w))?)?"
)
HUNDREDS_OF_MILLIONS = re.compile(  # "5 tỷ 2 trăm triệu", "1 tỷ 3 chục", "5 tỷ 2 trăm 50 triệu"
    rf"{MARKED}({NUM})\s*(?:ty|ti)(?!\w)(?:\s*dong)?\s+(?:va\s+)?([1-9])\s*(tram|chuc)(?!\w)(?:\s+(\d{{1,2}})(?![\d.,]*\d|\s*/))?"
    rf"(?:\s*(?:trieu|trd|tr)(?!\w)|(?!\s+(?:{_THINGS}|nghin|ngan)(?!\w)))(?:\s*dong(?!\w))?"
)
_STACKS = {"van": 10_000, "nghin": 1000, "ngan": 1000, "tram": 100, "chuc": 10}
STACK_WORDS = ("vạn", "nghìn", "ngàn", "trăm", "chục", "nghin", "ngan", "tram", "chuc")  # "2 van ban" are documents
# Words that begin like a unit of money: "năm 2021 tỷ lệ …", "2021 đồng bộ"; typed without marks only what can be nothing else.
COMPOUND = re.compile(
    r"(?<!\w)(?:t[ỷỉ] (?:lệ|trọng|suất|giá|phú|số)|triệu (?:tập|hồi)|"
    r"(?<!triệu )(?<!tỷ )(?<!tỉ )(?<!nghìn )(?<!ngàn )đồng "
    r"(?:bộ|chí|nghiệp|thời|ý|nhất|hồ|loạt|bào|hành|thuận|tình|phục|đều|bằng|hạng|chủ trì|quản lý|tổ chức)|"
    r"t[yi] le(?= (?!mot |hai |ba |bon |nam |sau |bay |tam |chin |muoi )[^\W\d_])|"
    r"trieu tap|(?<!trieu )(?<!ty )(?<!ti )(?<!nghin )(?<!ngan )dong (?:bo|chi|nghiep|thoi|nhat|ho|loat))(?!\w)",
    re.IGNORECASE,
)
PRICED = re.compile(
    r"(?:chi|phi|gia|tien|muc|het|ton|mat|kinh phi|cuoc|thue|luong)(?: \w+){0,2}\s*:?\s*$"
)  # "phí 300k" is money
THOUSANDS = re.compile(rf"{MARKED}({NUM})k(?=\s+[^\W\d_]{{2}})(?!\s*(?:dong|vnd)(?!\w))")  # "3k hồ sơ"
STACKED_COUNT = re.compile(  # "3 chục máy", "2 trăm 50 hồ sơ", "1 nghìn 2 trăm lượt"
    rf"{MARKED}({NUM})\s*(nghin|ngan|tram|chuc|van)(?:\s+(\d+)(?:\s*(tram|chuc))?)?(?=\s+(?:{COUNTED}|{COUNTING})(?!\w))"
)


def glued(match: re.Match[str]) -> tuple[Decimal, ...]:
    """ "2tr5" is 2,5 triệu; of two digits both readings, as of "2 tỷ 25"."""
    readings = number_readings(match[1])
    if len(readings) != 1:
        return ()
    scale = Decimal(1000) if match[2] in ("ty", "ti") else Decimal(1)
    tenths = readings[0] * scale + Decimal(f"0.{match[3]}") * scale
    thousandths = readings[0] * scale + Decimal(match[3]) * scale / 1000
    return (tenths, thousandths) if len(match[3]) == 2 else (tenths,)


def stacked(match: re.Match[str]) -> tuple[Decimal, ...]:
    """ "2 nghìn 5 trăm" is 2.500, of money times its unit; "2 nghìn 5" is 2.005 or 2.500. Nothing where the second part is no
    part of the first."""
    if match.re is HUNDREDS_OF_MILLIONS:
        less = int(match[2]) * _STACKS[match[3]] + int(match[4] or 0)
        return tuple(number * 1000 + less for number in number_readings(match[1]))
    high, low, scale = number_readings(match[1]), Decimal(match[3] or 0), Decimal(_STACKS[match[2]])
    lows = [low * _STACKS[match[4]]] if match[4] else [low]
    if match[3] and not match[4] and len(match[3]) == 1 and scale > 10:
        lows.append(low * scale / 10)
    if lows[0] >= scale:
        return ()
    numbers = dict.fromkeys(number * scale + more for number in high for more in lows)
    if match.re is STACKED_COUNT:
        return tuple(numbers)
    unit, tail = _SCALE[match[5]], number_readings(match[6] or "0")
    if len(tail) != 1 or (tail[0] and unit <= 1):
        return ()
    if scale == 1000 and unit < 1:  # "2 nghìn nghìn": a million twice, or a word typed twice
        return tuple(number * step for number in high for step in (1, unit)) if not match[3] else ()
    return tuple(number * unit + tail[0] for number in numbers)


def amount(match: re.Match[str]) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """An amount in triệu đồng, and its readings when there are several."""
    if match[2]:
        readings = number_readings(match[1])
        if not readings:
            return None, ()
        high = readings[0] * 1000
        low_text = match[3] or match[5]
        if low_text:
            if not (lows := number_readings(low_text)):
                return None, ()  # "2 tỷ 1.2.3"
            low = lows[0]
            spoken_tenths = match[3] and not match[4] and len(low_text) == 1  # "6 tỷ 2" is 6,2 tỷ
            if match[3] and not match[4] and len(low_text) == 2:  # "6 tỷ 25": 6,25 tỷ or 6.025 triệu
                return high + low * 10, (high + low * 10, high + low)
            return high + (low * 100 if spoken_tenths else low), ()
        if match[7]:
            return high + 500, ()
        return high, tuple(reading * 1000 for reading in readings) if len(readings) > 1 and readings[0] > 100 else ()
    if match[9]:
        readings = number_readings(match[8])
        scale = _SCALE[match[9]]
        extra = scale / 2 if match[11] else Decimal(0)
        return (readings[0] * scale + extra if readings else None), tuple(r * scale for r in readings) if len(
            readings
        ) > 1 else ()
    readings = number_readings(match[12])
    return (readings[0] / 1_000_000 if readings else None), ()
