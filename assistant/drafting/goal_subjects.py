"""What a goal is about: what its question names, what its own words name, and in short for a mark."""

from __future__ import annotations

import re

from assistant.drafting.desk import Desk
from assistant.drafting.goal_levels import NOW
from assistant.drafting.openings import opening_verb
from assistant.drafting.phrases import phrase
from assistant.drafting.voice import uncapital
from assistant.plan import Fact
from assistant.reading.bodies import joined
from assistant.reading.context import LEVEL
from corpus.framework import Requirement
from corpus.language import fold, says
from corpus.language.values import scan

# Syllables (folded) that carry no subject beside a target and its time.
_FILL = set(
    re.findall(
        r"\w+",
        "den nam dat muc tieu la vao trong xong chi phan dau toi thieu it nhat len hoan thanh cuoi het truoc khoang tren tu "
        "giai doan va cua tong so dang ky se tang quy ty le nang hang moi phai duoc co gang quyet tam duy tri",
    )
)


def one_year(desk: Desk) -> bool:
    """An annual plan's goals are all of its year."""
    return desk.plan.period[0] == desk.plan.period[1]


def about(requirement: Requirement, statement: Fact, desk: Desk) -> str:
    """What an unread goal is about: what the question names, else the matter its words tell, else the plan's years."""
    if requirement.quantity:
        return desk.ledger.quantities[requirement.quantity].label
    topic = next((t for t in desk.pack.topics if not t.counted and says(statement.value, t.keywords)), None)
    return f"về {topic.label}" if topic and one_year(desk) else _horizon(desk)


def _horizon(desk: Desk) -> str:
    return f"năm {desk.plan.period[0]}" if one_year(desk) else f"đến năm {desk.plan.period[1]}"


def subject_of(requirement: Requirement, statement: str, desk: Desk) -> str:
    """What the question names as the goal's subject, of the level told ("cấp xã"); "" when the statement names its own."""
    if not requirement.quantity:
        return ""
    label = desk.ledger.quantities[requirement.quantity].label
    level = re.match(r"(cấp (?:huyện|xã|tỉnh|sở)|toàn (?:huyện|ngành|tỉnh))\b[\s,:]*", statement, re.IGNORECASE)
    if level and not own_words(statement[level.end() :]):
        return f"{label} {level[1].lower()}"
    return "" if own_words(statement) and not _repeats(statement, label) else label


def goal_subject(requirement: Requirement, columns: dict[str, Fact], statement: str, desk: Desk) -> str:
    """What the goal is about: what the question names, unless the present level counts another thing
    ("hiện 35% sổ hộ tịch đã số hóa"): then that thing. "" when the statement names its own.
    """
    thing, words, base = subject_of(requirement, statement, desk), columns.get("base_words"), columns.get("base")
    if "target" not in columns and _ALL.search(fold(statement)):  # "số hóa hết trong năm 2023" says its own target
        return ""
    if LEVEL in columns:
        label = desk.ledger.quantities[requirement.quantity].label if requirement.quantity else ""
        body = phrase(columns[LEVEL].value, desk.voice).text
        return f"{label} {joined(body)}" if label and not own_words(statement) else thing
    if not thing and not requirement.quantity and words is not None and not own_words(statement):
        present = phrase(words.value, desk.voice)
        return _before_figure(present.text) if present.certain else ""
    if not thing or words is None or base is None or base.unit != "%":
        return thing
    present = phrase(words.value, desk.voice)
    if not present.certain:  # diacritics that may be others name nothing
        return thing
    told = present.text
    value = next((v for v in scan(told) if v.kind == "percent"), None)
    counted = told[value.end :].strip(" ,.()") if value else ""
    known = {word.lower() for word in thing.split()} | {"đã", "được", "hiện", "nay"}
    own = {word.lower() for word in re.findall(r"[^\W\d_]+", counted)} - known
    return f"tỷ lệ {counted}" if len(own) >= 2 and not re.search(r"\d", counted) else thing


def _before_figure(told: str) -> str:
    """ "báo cáo doanh nghiệp qua mạng 70%" -> the thing, where the level told names it and the goal does not."""
    found = re.match(r"([^\d,;:()]+?)(?: (?:đạt|là|được|mới|khoảng|gần|trên|hơn))* \d", told)
    return uncapital(found[1]) if found and len(found[1].split()) >= 2 and not NOW.match(told) else ""


_ALL = re.compile(r"(?<!\w)(?<!den )(?<!cho den )(?:het|toan bo|tat ca|day du)(?! nam| quy| thang| 20)(?!\w)")


# "phải được 95%", "cố gắng … được khoảng 70%": as long as what it is, so that places stay
_MUST = re.compile(
    r"(?<!\w)(?:phai|co gang|can|se|"
    r"mong muon|mong|muon|hy vong|ky vong|huong toi|huong den|du kien|uoc tinh|uoc|co the|chac)(?= |$)|"
    r"(?<!\w)duoc(?= (?:khoang |tren |it nhat )?\d)"
)


def own_words(statement: str) -> bool:
    """Does the statement name its own subject beside target and time?"""
    folded = _MUST.sub(lambda found: " " * len(found[0]), fold(statement))
    for value in reversed(scan(statement)):
        folded = folded[: value.start] + " " + folded[value.end :]
    return len(set(re.findall(r"[^\W\d_]+", folded)) - _FILL) >= 2


def _repeats(statement: str, label: str) -> bool:
    """Does the statement only repeat, in short, what the question names: "báo cáo năm 2025 đạt 100%"?"""
    folded = fold(statement)
    for value in reversed(scan(statement)):
        folded = folded[: value.start] + " " + folded[value.end :]
    own = " ".join(word for word in re.findall(r"[^\W\d_]+", folded) if word not in _FILL)
    return bool(own) and own in fold(label)


# Commas inside these are part of the term.
_PAIRED = r"(?<!phòng(?=, chống))(?<!chỉ đạo(?=, điều hành))(?<!kết nối(?=, chia sẻ))(?<!kiểm tra(?=, đánh giá))(?<!cán bộ(?=, công chức))"
_PAIRED += r"(?<!xã(?=, phường))(?<!xã(?=, thị trấn))(?<!phường(?=, xã))(?<!phường(?=, thị trấn))"


_WHEN = re.compile(
    r"\s(?:(?:vào|trong|trước|đến|hết|cuối|từ) )+(?:(?:cuối|hết|đầu) )?(?=(?:năm |quý |tháng )\d|20\d\d|\d{1,2}/)"
    r"|\s(?:năm )?20\d\d$|\snăm 20\d\d (?=có |mở |đạt )|\s(?:để|nhằm|theo) "
)


def short_label(statement: str, requirement: Requirement) -> str:
    """The thing a goal speaks of, for a mark: a noun phrase without its time, its target and what follows; figures inside stay."""
    text = re.sub(
        r"^(?:(?:phấn đấu|cố gắng) )?(?:(?:đến|trước|trong|vào|từ|hết|cuối|đầu|giữa) )*"
        r"(?:(?:ngày )?\d{1,2}/\d{1,2}/20\d\d|(?:tháng |quý )[IVX\d]+/20\d\d|(?:năm )?20\d\d(?:-20\d\d)?)[,:]?\s*(?:(?:xong|hoàn thành) )?",
        "",
        uncapital(statement),
    )
    text = re.sub(r"^(?:(?:phấn đấu|có|đạt|mỗi (?:năm|quý|tháng)|hằng (?:năm|quý|tháng)) )+", "", text)
    text = re.sub(r"^(?:tối thiểu |ít nhất |khoảng |trên )?\d[\d.,]*%\s*(?=\S)", "", text)
    text = re.split(rf"{_PAIRED}[,;:(]", text)[0].strip()
    text = _WHEN.split(text)[0]
    text = re.split(
        r"\s(?:đạt|phấn đấu|(?<!trở )lên|xuống|tối thiểu|ít nhất|khoảng|(?:mới|đã)(?= [^\d,;]*\d)|được(?= \d))(?=\s|$)",
        text,
    )[0]
    text = re.sub(r"\s\d[\d.,]*(?:%|/\d[\d.,]*(?: [^\W\d_]+)?)$", "", text)
    text = re.sub(
        r"(?:\s+(?:xong|hoàn thành|hết|đạt|trong|của|cho|tại|ở|trên|năm|và|vào|được|về|với|đến|là|lên|từ|phải|mới|đã))+$",
        "",
        text,
    ).strip()
    text = re.sub(r"^đủ (?=\d+ (?:lớp|xã|phòng|đơn vị|hệ thống|máy))", "", text)
    text = re.sub(r"^(?:(?:cả|toàn bộ|tất cả) )?(?:\d+/)?\d+ (?=[^\W\d_])", "số ", text)
    if opening_verb(text) and len(text.split()) < 3:  # "được", "không": what is left says nothing
        text = ""
    text = f"việc {text}" if opening_verb(text) else text
    if text.startswith("mỗi "):
        return "mức hiện nay của chỉ tiêu này"
    if 2 < len(text.split()) <= LABEL_WORDS:
        return text
    if 1 < len(text.split()) <= LABEL_WORDS:
        return text
    return uncapital(statement) if len(statement.split()) <= LABEL_WORDS else requirement.label


LABEL_WORDS = 20
