"""What a task says is done to the thing it opens with: no verb of ours fits before it, so the act comes first or the thing is led in."""

from __future__ import annotations

import re
from functools import cache

from assistant.drafting.openings import kind_of, opening_verb, opens_with_verb, own_clause, verb_of
from corpus.language.data import load

_TIME = (
    r"(?:(?:trong|vào|trước|đến|từ|hết|cuối|đầu|giữa|ngay|xong) )*(?:(?:năm|quý|tháng|ngày|giai đoạn) (?:này |sau |tới )?[\dIVX/-]+|"
    r"năm|(?:hằng|mỗi|đầu|cuối) (?:ngày|tuần|tháng|quý|năm)|20\d\d|\d{1,2}/\d{1,2}(?:/\d{4})?|\d+ (?:ngày|tuần|tháng|quý|năm)(?:/lần)?|định kỳ)"
    r"(?:(?: và| đến| -)? (?:(?:năm|quý|tháng|ngày|hằng|mỗi) )?[\dIVX/-]+| (?:hằng|mỗi) (?:ngày|tuần|tháng|quý|năm))*"
)
_CLOSED = re.compile(r"^\d|(?<!\w)(?:còn lại|cũ|hỏng|lạc hậu|xuống cấp|hiện có|đang dùng|này|trên|nói trên)$")


@cache
def _acts() -> dict[str, re.Pattern[str]]:
    lists = load("frames")["done_to"]
    thing = r"^(?P<thing>(?:[^,:;()]|,(?= ?\d)|,(?= [^\W\d_])|\([^()]*\))+?)(?: (?:thì|sẽ|phải))* "
    ways = {
        "first": rf"(?P<act>{_any(lists['first'])})(?P<rest>,? \S.*)?$",
        "often": rf"(?P<act>{_any(lists['often'])}) (?P<rest>(?:mỗi|hằng) (?:năm|tháng|quý) \d.*|{_TIME})$",
        "behind": rf"(?P<act>{_any(lists['behind'])})(?: (?P<rest>\S.*))?$",
        "made": rf"(?:làm|thực hiện|triển khai|tiến hành) (?P<rest>{_TIME}(?:,.*)?)$",
    }
    heads = {name: rf"(?:\d[\d.]* )?(?:{_any(lists[name])})(?!\w)" for name in ("serves", "papers", "never")}
    return {name: re.compile(thing + way) for name, way in ways.items()} | {n: re.compile(h) for n, h in heads.items()}


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))


def acted_on(text: str, verb: str) -> str:
    """The clause with its act first ("3 hệ thống còn lại trình duyệt trong quý II/2021" -> "trình duyệt 3 hệ thống còn lại trong
    quý II/2021"), or led by its thing where the act has an object ("12 máy cũ chuyển cho xã" -> "đối với 12 máy cũ, chuyển cho
    xã"); what is only made takes `verb`. "" where nothing is done to the thing: "phần mềm theo dõi nâng cấp thiết bị".
    """
    ways = _acts()
    for way in ("made", "often", "first", "behind"):
        found = ways[way].match(text)
        if found is None or not _fits(found, way):
            continue
        thing, rest = found["thing"].rstrip(" ,"), (found["rest"] or "").lstrip()
        act = verb if way == "made" else re.sub(r"^xong(?= |$)", "hoàn thành", found["act"])
        if way == "first" and rest.startswith(","):  # "máy chủ thanh lý, thuê đám mây": one act, then another
            return f"{act} {thing}{rest}"
        if (way == "behind" and rest) or (way == "first" and rest and not re.fullmatch(_TIME, rest)):
            return f"đối với {thing}, {act} {rest}".rstrip()
        return f"{act} {thing} {rest}".rstrip()
    return ""


_LIGHT = re.compile(r"(?:thực hiện|tiến hành) (?=\S)", re.IGNORECASE)
_ENDS = re.compile(rf"(?P<act>[^,;:()]+?) (?:hoàn thành|xong) (?P<time>{_TIME})")
# What is made, set up or held; rules and plans are carried out, so "thực hiện quy chế" stays.
_MADE = ("Xây dựng", "Triển khai", "Trang bị", "Kết nối", "Tổ chức")
_BINDS = re.compile(r"(?<!\w)(?:các|những|mọi|đã|được|phải|cần|sẽ|để|chưa|khi|nếu|do|mà|cơ bản|sau|trước)(?!\w)")


def with_act(text: str) -> str:
    """The clause with the act that its thing takes, its end apart: "thực hiện phần mềm nhân sự hoàn thành năm 2022" ->
    "triển khai phần mềm nhân sự, hoàn thành năm 2022"; as told where it reads already, or another thing may be meant.
    """
    if light := _LIGHT.match(text):
        rest = text[light.end() :]
        thing = re.split(r"[,;:(]| (?:hoàn thành|xong|trong|năm|theo|cho|tại|và) ", rest, maxsplit=1)[0].strip()
        if verb_of(thing) in _MADE and (kind_of(thing) == "thing" or verb_of(thing) == "Tổ chức"):
            text = f"{verb_of(thing).lower()} {rest}"
    ends = _ENDS.fullmatch(text)
    if ends is None or not opens_with_verb(text) or _BINDS.search(ends["act"].lower()):
        return text
    act = opening_verb(text)
    return f"{ends['act']}, hoàn thành {ends['time']}" if len(ends["act"][len(act) :].split()) > 1 else text


def brought(text: str) -> str:
    """What a year brings, with its act: "mạng LAN" -> "triển khai mạng LAN", "cơ sở dữ liệu nhà ở hoàn thành" -> "hoàn thành …"."""
    ended = re.fullmatch(rf"(?P<thing>[^;:()]+?),? (?:hoàn thành|xong)(?P<time> {_TIME})?", text)
    if ended and not _BINDS.search(ended["thing"].lower()):
        thing = ended["thing"]
        act = opens_with_verb(thing) and len(thing.split()) > 2
        if act or (kind_of(thing) == "thing" and verb_of(thing)):
            return f"hoàn thành {with_act(thing)}{ended['time'] or ''}"
    alone = re.split(r",? (?:trong |vào )?năm ", text, maxsplit=1)[0]
    if "," not in alone and kind_of(alone) == "thing" and verb_of(alone) in _MADE and not own_clause(text):
        return f"{verb_of(alone).lower()} {text}"
    return with_act(text)


def _fits(found: re.Match[str], way: str) -> bool:
    ways, lists = _acts(), load("frames")["done_to"]
    thing, rest = found["thing"].rstrip(" ,"), (found["rest"] or "").strip()
    lowered = thing.lower()
    if (
        (len(thing.split()) < 2 and not thing.isupper())
        or kind_of(thing) not in ("noun", "thing", "figure")
        or ways["never"].match(lowered)
    ):
        return False
    if any(opens_with_verb(part) for part in thing.split(", ")[1:]):
        return False  # "thay máy, lắp mạng …": another act, no part of the thing
    if lowered.split()[-1] in lists["leads"] or " ".join(lowered.split()[-2:]) in lists["leads"]:
        return False  # "thiết bị để nâng cấp", "kinh phí thuê": the act says what for
    if way == "made":
        return True
    if found["act"] in ("xong", "hoàn thành"):  # "LAN xã xong, còn 2 xã chưa" tells how things stand
        return bool(re.fullmatch(_TIME, rest) or rest.startswith("hồ sơ"))
    if ways["papers"].match(lowered):  # "quy chế quản lý …": what a paper is about
        named = len(thing.split()) > 2 or re.match(r"(?:lãnh đạo|UBND|Ủy ban|Sở|HĐND|Chủ tịch|Giám đốc)(?!\w)", rest)
        return bool(named and re.match(r"(?:trình|gửi|bỏ)(?!\w)", found["act"]))
    if ways["serves"].match(lowered) and not _CLOSED.search(
        thing
    ):  # "phần mềm quản lý nâng cấp thiết bị": what it is for
        plain = not any(opens_with_verb(thing[space.end() :]) for space in re.finditer(r"\s", thing))
        return len(thing.split()) > 2 and way != "behind" and bool(re.fullmatch(_TIME, rest) or (plain and not rest))
    return True
