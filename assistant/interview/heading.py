"""The plan's head told in one breath: number, place, day, signer, recipients; what is not told stays as the unit's form has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from assistant.interview.agenda import HEAD
from assistant.interview.session import Session
from assistant.interview.turn import Turn
from assistant.plan import Fact, Plan, Standing
from assistant.reading.context import ANSWER
from assistant.reading.standing import find_standing
from assistant.suspect import suspicions
from corpus.language import clean, fold, format_date, lacks_diacritics, short
from corpus.language.values import scan
from corpus.units import Unit

EXAMPLE = (
    "số 05; ngày 20/9/2020; ký: Phó Giám đốc Nguyễn Văn An; nơi nhận: UBND tỉnh, Sở Thông tin và Truyền thông, Lưu: VT"
)
FIELDS = ("number", "place", "date", "signer", "recipients")
_AS_IT_IS = ("giu nguyen", "mac dinh", "nhu mau", "dung", "dong y", "ok", "duoc", "nhu cu")
_NUMBER = re.compile(r"(?:so(?: ke hoach| van ban| hieu)?|kh(?: so)?)\s*:?\s*(\d{1,5}[a-z]?)(?:\s*/\s*\S+)?")
_DAY = re.compile(r"(?:(?:ngay(?: ky| ban hanh| thang)?|ky ngay|ban hanh ngay)\s*:?\s*)?(?=\d)")
_PLACE = re.compile(r"(?:dia danh|noi ban hanh|ban hanh tai)\s*:?\s*(?=\S)")
_TO = re.compile(r"(?:noi nhan|gui(?: den| cho)?|kinh gui)\s*:?\s*(?=\S)")
_SIGNED = re.compile(r"(?:nguoi ky|ky ten|ky thay|ky|lanh dao ky)\s*(?:la\s*)?:?\s*(?=\S)")
_AUTHORITY = re.compile(r"(KT|TM|TL|TUQ|Q)\b\.?\s*", re.IGNORECASE)
_OFFICES = {
    fold(office): office
    for head in (
        "Giám đốc",
        "Chủ tịch",
        "Chánh Văn phòng",
        "Chánh Thanh tra",
        "Trưởng ban",
        "Trưởng phòng",
        "Cục trưởng",
    )
    for office in (head, f"Phó {head}")
}
_TITLE = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_OFFICES, key=len, reverse=True))})(?!\w)(?: so| ubnd(?: huyen| thanh pho| thi xa)?| uy ban nhan dan)?"
)


@dataclass
class Heading:
    """What a message tells of the head: changed fields of the plan, and what could not be read."""

    changes: dict[str, Any] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)


def tell_head(s: Session, words: str) -> Turn:
    """Take a message as the plan's head; what is told is put into the head, the rest stays."""
    standing = find_standing(words)
    if standing is not None or fold(words).strip(" .!") in _AS_IT_IS:
        kept = Standing.SUGGESTED if standing in (None, Standing.SUGGESTED) else Standing.SKIPPED
        fact = Fact(ANSWER, "", HEAD, standing=kept, words=words, said_by=s.said_by)
        return Turn([f"Giữ như đang có: {head_line(s.plan, s.unit)}."], [fact], after=HEAD)
    told = read_head(words, s.plan.date)
    notes = [f"chưa rõ: {doubt}" for doubt in told.doubts]
    if not told.changes:
        return Turn([*notes, "Phần đầu chưa đổi gì; trả lời lại, hoặc gõ “theo mẫu”."], place=s.at(HEAD), quiet=True)
    facts = [
        Fact(ANSWER, clean(words), HEAD, words=clean(words), said_by=s.said_by),
        Fact(HEAD, pack(s.plan, told.changes), HEAD, column="before", words=words, said_by=s.said_by),
    ]
    notes.insert(0, f"✓ Phần đầu: {head_line(replace(s.plan, **told.changes), s.unit)}.")
    if told.doubts:
        notes.append("Trả lời lại phần chưa rõ, hoặc gõ “tiếp” để giữ như vậy.")
        return Turn(notes, facts, place=s.at(HEAD), quiet=True, head=told.changes)
    return Turn(notes, facts, after=HEAD, head=told.changes)


def read_head(words: str, today: date) -> Heading:
    """The fields that a message tells, piece by piece."""
    told = Heading()
    for piece in (part.strip(" ,.") for part in re.split(r"[;\n]", _parted(clean(words)))):
        if not re.search(r"\w", piece):
            continue
        if any(found.kind in ("markup", "order") for found in suspicions(piece, today)):
            told.doubts.append(f"“{short(piece)}” không phải nội dung của phần đầu văn bản.")
        elif not any(read(piece, told) for read in _READERS) and not _one_more(piece, told):
            told.doubts.append(f"“{short(piece)}” là số, ngày, địa danh, người ký hay nơi nhận? Ghi, ví dụ: {EXAMPLE}.")
    return told


def _parted(words: str) -> str:
    """Commas between fields as semicolons ("số 61, ngày 30/9/2020, ký: …"); those of a place and its day, of recipients, stay."""
    return _FIELDS.sub("; ", words)


_FIELDS = re.compile(
    r"(?<=\d),\s*(?=(?:ng[aà]y|k[yý]|ng[uư][oờ]i k[yý]|n[oơ]i nh[aậ]n)\b)|(?<=\w),\s*(?=(?:k[yý]|ng[uư][oờ]i k[yý]|n[oơ]i nh[aậ]n)\s*:)",
    re.IGNORECASE,
)


def _number(piece: str, told: Heading) -> bool:
    match = _NUMBER.fullmatch(fold(piece))
    if match:
        told.changes["number"] = match[1]
    return match is not None


def _day(piece: str, told: Heading) -> bool:
    """ "ngày 20/9/2020", "Mộ Đức, ngày 20 tháng 9 năm 2020"."""
    place = re.match(r"(?:địa danh\s*:?\s*)?([^\d,;:]{2,40}),\s*(?=ng[aà]y)", piece, re.IGNORECASE)
    rest = piece[place.end() :] if place else piece
    days = [value for value in scan(rest) if value.kind == "date"]
    lead = _DAY.match(fold(rest))
    if len(days) != 1 or lead is None or days[0].start > lead.end() or rest[days[0].end :].strip(" ."):
        return False
    if not days[0].iso:
        told.doubts.append(f"“{days[0].words}” không phải là ngày có thật. Ghi, ví dụ: ngày 20/9/2020.")
        return True
    told.changes["date"] = date.fromisoformat(days[0].iso)
    if place:
        told.changes["place"] = place[1].strip()
    return True


def _place(piece: str, told: Heading) -> bool:
    match = _PLACE.match(fold(piece))
    if match:
        told.changes["place"] = piece[match.end() :].strip()[:80]
    return match is not None


def _recipients(piece: str, told: Heading) -> bool:
    match = _TO.match(fold(piece))
    if match is None:
        return False
    body, kept = piece[match.end() :], ""
    if archive := re.search(r"(?:^|[,\s])(lưu|luu)(?!\w)", body, re.IGNORECASE):  # "Lưu: VT, VP" is one
        body, kept = body[: archive.start(1)], body[archive.start(1) :].strip()
    names = [name.strip(" .") for name in re.split(r",(?![^()]*\))", body)]
    told.changes["recipients"] = tuple(name[:200] for name in [*names, _archived(kept)] if name)[:50]
    return True


def _one_more(piece: str, told: Heading) -> bool:
    """ "nơi nhận: UBND tỉnh; Sở Nội vụ; Lưu: VT": the list goes on between semicolons."""
    listed = told.changes.get("recipients")
    if not listed or list(told.changes)[-1] != "recipients" or len(piece) > 200:
        return False
    told.changes["recipients"] = (*listed, _archived(piece))
    return True


def _archived(words: str) -> str:
    return re.sub(r"^(?:lưu|luu)\s*:?\s*", "Lưu: ", words, flags=re.IGNORECASE)


def _signer(piece: str, told: Heading) -> bool:
    lead = _SIGNED.match(fold(piece))
    rest = piece[lead.end() :] if lead else piece
    authority = _AUTHORITY.match(rest)
    rest = rest[authority.end() :] if authority else rest
    titles = list(_TITLE.finditer(fold(rest)))
    if not titles and not lead:
        return False
    title = titles[-1] if titles else None
    name = (rest[title.end() :] if title else rest).strip(" ,:.-")
    if title and not name:
        name = rest[: titles[0].start()].strip(" ,:.-")  # "Nguyễn Văn An, Phó Giám đốc"
    if name and (len(name.split()) < 2 or re.search(r"\d", name)):
        told.doubts.append(f"“{short(piece)}”: chưa rõ họ tên người ký. Ghi, ví dụ: ký: Giám đốc Nguyễn Văn An.")
        return True
    if name and lacks_diacritics(name):
        told.doubts.append(f"họ tên “{name}” gõ không dấu; gõ lại có dấu nếu tên có dấu.")
    if name.islower():
        name = name.title()
    office = _OFFICES[title[1]] if title else ""
    told.changes["signer"] = tuple(
        (key, text)
        for key, text in (("authority", authority[1].upper() if authority else ""), ("name", name), ("title", office))
        if text
    )
    return True


_READERS: tuple[Callable[[str, Heading], bool], ...] = (_number, _day, _place, _recipients, _signer)


def head_line(plan: Plan, unit: Unit) -> str:
    """The head for a person, in a line: what is told, else what the unit's form has."""
    signer = dict(plan.signer)
    signed = " ".join(part for part in (signer.get("title") or unit.signer_lines[-1], signer.get("name", "")) if part)
    return "; ".join(
        (
            f"số {plan.number}" if plan.number else "số để trống",
            f"{plan.place or unit.place}, ngày {format_date(plan.date)}",
            f"ký: {signed}" + ("" if signer.get("name") else " (chưa có họ tên)"),
            f"nơi nhận: {', '.join(plan.recipients or unit.recipients)}",
        )
    )


def pack(plan: Plan, changes: dict[str, Any]) -> str:
    """The fields that will change as they are now, in JSON, so that an undo brings them back."""
    values = {name: getattr(plan, name) for name in changes}
    return json.dumps(
        {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()},
        ensure_ascii=False,
    )


def unpack(text: str) -> dict[str, Any]:
    """What `pack` wrote, as fields of a plan."""
    kinds: dict[str, Callable[[Any], Any]] = {
        "date": date.fromisoformat,
        "signer": lambda pairs: tuple((a, b) for a, b in pairs),
        "recipients": tuple,
    }
    return {name: kinds.get(name, str)(value) for name, value in json.loads(text).items()}
