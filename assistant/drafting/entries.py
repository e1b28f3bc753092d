"""An entry of a list of tasks, opening with a verb: the unit's own, or the one that its thing takes."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.acted import acted_on, with_act
from assistant.drafting.openings import kind_of, opening_time, opens_with_verb, own_clause, verb_of
from assistant.drafting.phrases import Phrase, phrase
from assistant.drafting.topics import LABELLED
from assistant.drafting.voice import Voice, capital, uncapital
from corpus.framework import Prose
from corpus.language import fold, polish
from corpus.language.values import DOCUMENT_NUMBER


def entry(raw: str, verb: str, voice: Voice, rewrites: Prose | None = None) -> tuple[Phrase, str]:
    """A list entry that opens with a verb: the unit's own, or the one its thing usually takes."""
    item = phrase(raw, voice, rewrites)
    text = item.text
    if verb and item.certain:
        text = _SAID_ALOUD.sub("", text)
    if (opening := re.match(r"(?:có|sẽ)\s+", text)) and verb and opens_with_verb(text[opening.end() :]):
        text = text[opening.end() :]  # "có làm hồ sơ cấp độ"
    item = replace(item, text=text, kind=kind_of(text)) if text != item.text else item
    if item.kind in ("noun", "thing", "figure") and (_DECLINED.search(fold(text)) or _WAITS.search(text)):
        return replace(item, certain=False), capital(text)  # no task at all: a verb of ours would make it one
    if item.certain and verb and (present := _PRESENT.match(text)):  # what is now is no task, it stands behind the act
        return item, f"{capital(present[2])}, {present[3]} ({uncapital(present[1])})"
    if item.certain and verb and (behind := _ACT_BEHIND.match(text)) and not fold(raw).startswith("ban hanh"):
        document, act, when = (group for group in behind.groups() if group is not None)
        return item, f"{capital(act)} {document}{when}"  # "QĐ 120 rà soát 2022" is reviewed, not issued
    if item.kind in ("noun", "thing", "figure") and (shared := _DONE_WITH.match(text)):
        return item, f"Triển khai {uncapital(shared[1])} {shared[2]} {shared[3]}"
    if verb and item.certain and (labelled := LABELLED.match(text)) and kind_of(labelled[2]) == "verb":
        return item, capital(f"về {uncapital(labelled[1])}, {uncapital(labelled[2])}")  # "máy tính: cấp 22 bộ cho xã"
    if counted := re.match(r"\d[\d.]* (?=[A-ZĐ][^\W\d_A-Z])", text):
        text = polish(counted[0] + uncapital(text[counted.end() :]), context=voice.context).text
    named = re.sub(r"^ban hành ", "", text) if not fold(raw).startswith("ban hanh") else text
    if item.certain and verb and kind_of(named) in ("noun", "thing", "figure") and (done := _acted(named, verb)):
        return item, capital(done)
    if item.kind in ("noun", "thing", "figure") and verb and item.certain and not own_clause(text):
        text = f"{_verb_for(text, verb)} {uncapital(text)}"
    if item.kind == "time" and verb and item.certain:
        text = _timed(text, verb)
    return item, capital(with_act(text) if item.certain and item.kind == "verb" else text)


# What answers a question before it says something: "có, xây nền tảng …", "nên có quy chế …".
_SAID_ALOUD = re.compile(r"^(?:(?:có|vâng|rồi|được)[,:] (?=\w+ \w)|(?:rất )?nên (?:có )?(?=\w+ \w))", re.IGNORECASE)
# Folded: "cáp quang tới các xã rồi nên không làm nữa".
_DECLINED = re.compile(
    r"(?<!\w)(?:roi nen|nen thoi|khong (?:lam|can|mua|trien khai|thuc hien|dau tu)(?: nua| them| gi)*$|"
    r"da (?:co|xong|lam|du|hoan thanh)(?: du| xong| het| tot)?$|(?:co|xong|du) roi$)|"
    r", (?:da|moi) (?:mo|to chuc|tap huan|cu|mua|lam) (?:\w+ ){0,3}(?:thang|nam|ngay|quy) |: (?:chua|khong)(?: co| lam)?$|"
    r"(?<!\w)chua$|(?<!\w)chua (?:lam|co|trien khai|thuc hien|mua)(?: \w+){0,3} nao(?!\w)|"
    r"^(?:van |tiep tuc )?(?:nhu|giong)(?: nam)? (?:20\d\d|truoc|ngoai|cu|hien nay)$"
)
# As written, for "cho" is not "chờ": "đường truyền cấp xã: đang chờ tỉnh".
_WAITS = re.compile(
    r"(?<!\w)(?:chờ|đợi|phụ thuộc(?: vào)?) (?:tỉnh|trung ương|bộ(?! phận)|sở|cấp trên|huyện|kinh phí|vốn|tiền|ý kiến|hướng dẫn|"
    r"chủ trương|phê duyệt)(?!\w)(?: [^\W\d_]+){0,3}$|(?:[-–:,] |(?:đang|còn|thì) )(?:chờ|đợi) \w",
    re.IGNORECASE,
)
# "IPv6 (thì) làm cùng tỉnh": the thing, and with whom
_DONE_WITH = re.compile(r"^([^,;:]+?) (?:làm|triển khai|thực hiện) (cùng|chung với) (.+)$")


# "hiện chép ra ổ cứng, từ năm 2022 sao lưu về Trung tâm dữ liệu"
_PRESENT = re.compile(
    r"^(hiện(?: nay| tại| giờ)? (?!đại|thực|hành|trạng|hữu)[^,;()]*?)[,;]\s+(?:nhưng |nên |và |còn )?"
    r"((?:từ |đến |sang |trong |vào |cuối |đầu |hết )*(?:năm (?:20\d\d|sau|tới)|quý [IVX]+(?:/20\d\d)?|tháng \d+(?:/20\d\d)?)|sang năm)"
    r"[\s,]+(?:sẽ |thì )?([^;]{4,})$",
    re.IGNORECASE,
)
_ACT_BEHIND = re.compile(
    r"^((?:quyết định|kế hoạch|quy chế|quy định|công văn|chỉ thị)(?: số)? \d[\w/.-]*)[ ,]+\(?"
    r"(rà soát|sửa đổi, bổ sung|sửa đổi|sửa|thay thế|bổ sung|cập nhật|điều chỉnh)(?!\w)\)?([^)]*)$|"
    r"^(?:ban hành )?((?:quy chế|quy định|kế hoạch) [^,;:()\d]{3,60}?) (rà soát|sửa đổi|sửa lại|sửa|thay thế|điều chỉnh|cập nhật|bổ sung)"
    r"((?: lại)?(?: (?:trong |vào )?(?:năm 20\d\d|hằng năm|mỗi năm))?)$",
    re.IGNORECASE,
)


def _timed(text: str, verb: str) -> str:
    """ "mỗi năm 02 lớp" -> "tổ chức mỗi năm 02 lớp", "năm 2021, 20 máy" -> "năm 2021, trang bị 20 máy"; what has its verb stays."""
    time, rest = opening_time(text)
    if not rest or kind_of(rest) not in ("thing", "figure") or own_clause(rest):
        return text
    doing = _verb_for(rest, verb)
    often = re.match(r"(?:mỗi|hằng) ", time, re.IGNORECASE)
    return f"{doing} {uncapital(time)} {rest}" if often else f"{time}, {uncapital(doing)} {uncapital(rest)}"


def _acted(text: str, verb: str) -> str:
    """What is done to the thing that a task opens with, told as an act; "" where nothing is."""
    return acted_on(uncapital(text), uncapital(_verb_for(text, verb)))


def _verb_for(text: str, verb: str) -> str:
    if DOCUMENT_NUMBER.search(text):  # "Kế hoạch 61/KH-UBND" is there already: what it gives is carried out
        return "Thực hiện"
    return verb_of(text) or verb
