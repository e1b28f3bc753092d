"""How a figure of a message is told: of now or of another time, of all or of none, asked about, ordered, or of things that are lost."""

from __future__ import annotations

import re

from assistant.interview.talk.sentences import Sentence
from assistant.reading import Context
from corpus.language.values import Value

NEARBY = 10  # words around a figure that tell how it is meant

_EDGE = re.compile(r"[,;|](?!\d)|(?<!\w)(?:con(?! lai| thieu)|nhung)(?!\w)")
_GOAL = re.compile(
    r"\b(?:muc tieu|target|phan dau|chi tieu|ke hoach den|nang len|len den|dat ra|huong toi"
    r"|se (?:len|dat|nang|duoc)|den (?:het )?(?:nam )?(?:202[1-9]|203\d)"
    r"|(?:vao|toi|trong|cuoi) (?:nam )?(?:202[1-9]|203\d)|(?<![/-])202[1-9](?![/-]))\b"
)
_SET = re.compile(
    r"\b(?:(?<!lắp )đặt(?=\s+(?:ra|lên|mức|mục tiêu|chỉ tiêu|(?:khoảng |chỉ )?[\d.,]+\s*(?:%|phần trăm)))|muốn|quyết tâm)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:(?<!thuc )hien(?: nay| tai| gio)?|bay gio|gio|dang|den nay|nay|moi(?! truong| nam)|da len|da dat|da)\b"
)
_NOW_MARKED = re.compile(
    r"\b(?:(?<!thực )hiện(?: nay| tại| giờ)?|bây giờ|giờ|đang|đến nay|nay|mới|đã)\b", re.IGNORECASE
)
_MALWARE = re.compile(r"\b(?:ma doc|pcmd|virus|vi rut|antivirus|av|bkav|kas|kis|kas?pers?ky|eset|nod ?32|diet)\b")
_PAST = re.compile(
    r"\b(?:truoc day|hoi (?:do|nam|dau|moi|ay)|luc (?:do|dau|moi|ay)|truoc kia|cach day|khi moi|moi thanh lap|"
    r"nam ngoai|nam truoc|ngay truoc|luc truoc|lan truoc|ky truoc do|dau ky|dau nam|dau giai doan)\b"
)
_LEFT_BEHIND = re.compile(
    r"\s*(?:nguoi |may |cai |bo )?(?:xuong|len|con|thanh)(?: con| thanh)? \d"
)  # "giảm từ 60 xuống 57"
_AHEAD = re.compile(
    r"\b(?:(?<!chia )se|du kien|du dinh|dinh (?:mua|thay|trang bi|lam|xay|nang|mo|dau tu|trien khai|to chuc)|mua them|trang bi them"
    r"|nam toi|nam sau|toi day|sap toi|giai doan toi|can (?:them|co|cai|mua|trang bi|bo sung|thay|nang cap|dau tu)|xin them)\b"
)
_AIMED = re.compile(r"\b(?:muc tieu|phan dau|chi tieu|huong toi)\b")
_PASSED_OVER = re.compile(
    r"\b(?:dung ghi|khong tinh|chua chot|dung cong|nghe noi|nghe dau|khong lien quan|cho biet thoi|doc cho biet|ke cho vui"
    r"|dung lan|khong can ghi|cua ho)\b"
)
_ORDERED = re.compile(
    r"\b(?:tinh giao|theo quyet dinh|theo nghi quyet|theo cong van|trung uong giao|chinh phu giao|quyet dinh (?:so )?\d+"
    r"|nghi quyet (?:so )?\d+)\b"
)
_EVENT = re.compile(  # "thay 20 máy", "cử 2 công chức": what was done to some
    r"(?<!\w)(?:mua|(?<!ca )thay|nang cap|sua|nhiem|(?<!trang )bi|phat hien|khac phuc|thanh ly|them|cu|dao tao|mo|to chuc"
    r"|tap huan|tuyen|ban giao|muon|thieu|bot|(?<!da )(?:nang|dua|tich hop))(?: duoc| moi| them)*\s*$"
)
_BROKEN = re.compile(
    r"^\s*(?:may tinh |may |cai |bo |chiec |nguoi |can bo |cong chuc |bien che )*(?:(?:da|dang|bi|cu|con) )*(?:hong|thanh ly|cu mem"
    r"|(?:qua|tren|hon|duoi) \d+ nam|cho muon|nghi huu|nghi viec|kiem nhiem|chuyen trach|phu trach|lam cntt|cntt|la so|la tinh|chua)\b"
)
_SPAN = re.compile(r"\s*(?:den|hay|hoac)\s+(?:khoang )?(?!20\d\d)\d|-\d")  # "40 đến 45 cái"
_SOMETHING = re.compile(r"\s*(?:mấy(?! tính)|có lẻ|lẻ|gì đó)(?!\w)|\s*may may\b")  # "60 mấy máy tính"
_SPAN_BEFORE = re.compile(r"\d\s*(?:den|hay|hoac)\s*$|\d-$")
_UNSURE = re.compile(
    r"\b(?:khong chac|chua chac|hinh nhu|mang mang|khong nho|khong ro|chua ro|co le|nghe dau|chac (?:la|tam|khoang|co|phai|cung))\b"
)
_TO_WRITE = re.compile(r"\b(?:ghi|lay|chot|chon)\s+(?:la |giup |so )?(\d[\d.,]*)")
_SINGLE_YEAR = re.compile(
    r"\b(?:(?<!\d )(?<!may )(?<!nhung )nam (?:20\d\d(?!\s*[-–])|nay|ngoai|truoc|roi|sau|toi)|moi nam|hang nam|mot nam)\b"
)
_NEXT_PERIOD = re.compile(r"\b(?:giai doan|thoi gian|ky|nhiem ky|5 nam) (?:toi|sau|moi|202[1-9])|\b202[1-9]\s*[-–]")
_WHOLE_PERIOD = re.compile(
    r"\b(?:giai doan (?:truoc|qua|vua|roi|2016)|ca giai doan|ky truoc|5 nam (?:qua|vua)|nam nam qua|2016\s*[-–]\s*2020)\b"
)
_SOME_STAFF = re.compile(  # "lớp tập huấn có 45 công chức tham dự"
    r"\b(?:lop|hoi nghi|tap huan|tham du|du|tham gia|dao tao|boi duong|hoc|chung chi|thanh thao|trinh do|duoc cap|chu ky so|tai khoan|hop thu"
    r"|luot|tuyen truyen|dien tap|di hoc|dai hoc)\b"
)
_SOME_MACHINES = re.compile(
    r"\b(?:ket noi|noi mang|win\w*|cau hinh|ban quyen|nhiem|the he|doi \d+|mua|cap moi|thue|muon)\b"
)
_QUOTA = re.compile(  # "biên chế 120, thực hiện 112"
    r"\s*(?:nguoi|bien che|chi tieu)?\s*[,;]?\s*(?:nhung )?(?:da |hien |moi )?"
    r"(?:thuc hien|thuc te|thuc co|hien co|co mat|dang co|su dung)(?: la| duoc| co)* \d"
)
_BESIDE_LOWER = re.compile(  # "cán bộ huyện 120 người, xã 260 người"
    r"\s*(?:nguoi|may|cai|bo|chiec)?\s*[,;]\s*(?:(?:con|cap|o|cac) )*(?:xa|phuong)(?: thi| la| co|:)*"
    r" \d+(?: (?:nguoi|may|cai|bo|chiec))?\s*(?:[,;.]|$)"
)
_OF_PART = re.compile(r"^\s*(?:gom|bao gom|trong do|trong so do)\b")
_OF_A_ROOM = re.compile(
    r"^[\s·]*(?:(?:rieng|tai|o|ben|cac|mot so|cua|ubnd) )*(?:phong|chi cuc|trung tam|ban quan ly|doi|to|xa|phuong|thi tran|truong|tram|hat|khoa"
    r"|cong an|huyen doan|benh vien|mat tran|van phong (?:hdnd|ubnd))\s+(?!(?:hien |dang )?nay\b)[\w·]"
    r"|^[\s·]*(?:rieng )?(?:van phong|ban|thanh tra) (?:hien |dang )?co\b"
    r"|\bcua (?:cac |mot so )?(?:phong|chi cuc|trung tam|xa|truong|bo phan|ca nhan|lanh dao|van phong(?! (?:so|ubnd|uy ban|hdnd)))\b"
    r"|\bmoi (?:phong|don vi|xa|phuong|bo phan|chi cuc|truong|nam|quy|thang)\b"
)
_LOST = re.compile(r"\b(?:hu|hong|con dung|con lai|thanh ly)\b[^.,;]{0,25}\d")
_INSTALLED = re.compile(r"\b(?:da|duoc|moi|co|thi|tram|chu) cai\b")


def clause_around(sentence: Sentence, value: Value) -> str:
    """The words between stops around a figure, folded; of a dictated sentence the nearest ones."""
    folded = sentence.folded
    begin = max((match.end() for match in _EDGE.finditer(folded[: value.start])), default=0)
    edge = _EDGE.search(folded[value.end :])
    end = value.end + edge.start() if edge else len(folded)
    before, after = folded[begin : value.start].split(" "), folded[value.end : end].split(" ")
    cut = before[-NEARBY:] if before[-NEARBY:][:1] != ["nam"] else before[-NEARBY - 1 :]  # "5 năm rồi" is not "năm rồi"
    return " ".join((*cut, folded[value.start : value.end], *after[:NEARBY]))


def is_uncertain(sentence: Sentence, value: Value) -> bool:
    """Is it one of two figures, or one that the speaker does not know?"""
    folded = sentence.folded
    named = next((name.start for name in sentence.names if name.start >= value.end), len(folded))
    meant = _TO_WRITE.search(folded[value.end : named])
    return bool(
        (meant and meant[1].strip(".,") not in value.words)
        or _SPAN.match(folded[value.end :])
        or (value.kind == "money" and re.match(r"\s*(?:may|hon|gi do)\b", folded[value.end :]))  # "5 tỷ mấy"
        or _SOMETHING.match(sentence.typed[value.end :].lower())
        or _SPAN_BEFORE.search(folded[: value.start])
        or _UNSURE.search(clause_around(sentence, value))
    )


def is_of_some(sentence: Sentence, value: Value, quantity: str) -> bool:
    """Are only some of the unit's machines or people counted: those of a room, of a course, of a level?"""
    clause = clause_around(sentence, value)
    if quantity in ("org.staff", "it.computers") and _goes_on_of_a_room(sentence, value):
        return True
    levels = {"org.staff": "xa|huyen|tinh", "it.computers": "xa|huyen|tinh", "dvc.total": "xa|tinh"}
    if quantity in levels and re.search(rf"\bcap (?:{levels[quantity]})\b", clause):
        return True
    if quantity in ("org.staff", "it.computers") and _BESIDE_LOWER.match(sentence.folded[value.end :]):
        return True
    if quantity == "org.staff":
        if re.search(r"\bcon lai(?: la)?\s*$", sentence.folded[: value.start]) or _QUOTA.match(
            sentence.folded[value.end :]
        ):
            return True
        return bool(_SOME_STAFF.search(clause) or _OF_PART.search(clause) or _OF_A_ROOM.search(clause))
    return quantity == "it.computers" and bool(
        _SOME_MACHINES.search(clause) or _OF_PART.search(clause) or _OF_A_ROOM.search(clause)
    )


def _goes_on_of_a_room(sentence: Sentence, value: Value) -> bool:
    """ "Chi cục có 20 máy tính, 18 công chức": the second of them, too."""
    edges = [0, *(match.end() for match in re.finditer(r"[,;](?!\d)", sentence.folded[: value.start]))]
    bare = not sentence.folded[edges[-1] : value.start].strip()
    return bare and len(edges) > 1 and bool(_OF_A_ROOM.match(sentence.folded[edges[-2] : edges[-1]]))


def is_of_a_room(sentence: Sentence, value: Value) -> bool:
    """Is it counted room by room: "phòng Kế hoạch 8 máy tính"?"""
    return bool(_OF_A_ROOM.search(clause_around(sentence, value)))


def is_of_the_period(sentence: Sentence, value: Value) -> bool:
    """Is an amount of money one of the whole period that is over, not of one year or of what is to come?"""
    clause, before = clause_around(sentence, value), sentence.folded[: value.start]
    told = [clause] if _WHOLE_PERIOD.search(clause) else [clause, before]
    return not any(pattern.search(text) for pattern in (_SINGLE_YEAR, _NEXT_PERIOD, _AHEAD) for text in told)


def is_passed_over(sentence: Sentence, value: Value) -> bool:
    """Is it told only by the way, or what others ordered?"""
    clause = clause_around(sentence, value)
    return bool(_PASSED_OVER.search(clause) or (value.kind != "percent" and _ORDERED.search(clause)))


def is_of_now(sentence: Sentence, value: Value, context: Context, *, done: bool = False) -> bool:
    """Does a count stand for what there is now: not of a past year, not to come? `done`: it counts what was done within the
    period, be it in one year of it."""
    clause = clause_around(sentence, value)
    years = [int(year) for year in re.findall(r"\bnam (20\d\d|19\d\d)", clause)]
    if done and len(re.findall(r"\bnam (?:20\d\d|ngoai|nay|truoc)\b", sentence.folded)) < 2:
        return not _AHEAD.search(clause) and all(year <= context.date.year for year in years)
    past = (
        _PAST.search(clause)
        or _LEFT_BEHIND.match(sentence.folded[value.end :])
        or any(year < context.date.year for year in years)
    )
    if past and not re.search(r"\bnay\b", clause):
        return False
    years += [int(year) for year in re.findall(r"(?<![\d/.,-])(20[2-3]\d)(?![\d/.,%-])", clause)]
    return not _AHEAD.search(clause) and not _AIMED.search(clause) and all(year <= context.date.year for year in years)


def is_whole(sentence: Sentence, value: Value, next_name: int, *, lacking: bool = False) -> bool:
    """Are all of the things counted, and nothing done to some of them? "37 cái nhưng hư 5, còn dùng được 32" tells no one
    figure. `next_name`: where the next name stands; `lacking`: "thiếu 2" is a way of telling, too."""
    before, after = sentence.folded[: value.start], sentence.folded[value.end :]
    done = _EVENT.search(before) and not (lacking and re.search(r"\bthieu\s*$", before))
    lost = not lacking and _LOST.search(sentence.folded[value.end : next_name])
    return not _BROKEN.match(after) and not done and not lost


def speaks_of_malware(text: str) -> bool:
    """Folded: does it name software against malware?"""
    return bool(_MALWARE.search(text))


def is_installed(folded: str, typed: str) -> bool:
    """Is something said to be installed: "cài", which folds as "cái" does?"""
    return bool(_INSTALLED.search(folded)) if typed.isascii() else "cài" in typed.lower()


def aims_at(folded: str, typed: str = "") -> list[int]:
    """Where words look to a goal."""
    return [match.start() for match in (*_GOAL.finditer(folded), *_SET.finditer(typed))]


def says_now(folded: str, typed: str) -> list[int]:
    """Where words say that it is so today; "môi trường" folds as "mới" does."""
    pattern, text = (_NOW, folded) if typed.isascii() else (_NOW_MARKED, typed)
    return [match.start() for match in pattern.finditer(text)]


def is_asked(folded: str) -> bool:
    """Is it what must be, not what is?"""
    return bool(re.search(r"\b(?:phai|giao|yeu cau|quy dinh|theo)\b", folded))


def is_ordered(folded: str) -> bool:
    """Is it what a decision or the province asks, not what the unit sets itself?"""
    return bool(_ORDERED.search(folded))
