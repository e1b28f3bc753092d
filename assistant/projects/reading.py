"""A project as an officer tells it, in free text or in fields, read into a Project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.projects.amounts import find_bare, find_percents, read_bare
from assistant.projects.gathering import Told, say
from assistant.projects.leads import find_lead
from assistant.projects.model import Amount, Claim, Notes, ProjectReading, ReadContext, Share
from assistant.projects.naming import drop_aim, name_parts
from assistant.projects.pieces import Piece, field_named, split_pieces, tidy
from assistant.projects.sorting import PURE, choose, remaining, weigh
from assistant.projects.told import area_section, make_project
from assistant.projects.words import vocabulary
from corpus.language.numbers import format_number
from corpus.language.repairs import settle
from corpus.language.text import clean, fold

LONGEST = 6000  # characters of an entry that are read; a row of a table is never longer in earnest

_INDEX = re.compile(r"\A\s*(?:\d{1,3})\s*[\t|;]\s*(?=.*\S)", re.DOTALL)
_YEAR_AMOUNT = re.compile(r"(?:nam\s+)?(20\d\d)\s*(?:[:=-]|la|chi)?\s*(\d[\d.,]*)(?<![.,])(?!\s*(?:-|den)\s*20)")


# "P. QLMT", "P.KHTC", "p. khtc": an office, by its letters; "P. Nghĩa Lộ" is a phường.
_OFFICE = re.compile(
    r"(?<!\w)(?:[Pp]\.\s?(?=[A-ZĐƯ]{2,}(?:[&.-][A-ZĐƯ]+)*(?![\w/]))|P\s(?=[BCDĐGHKLMNPQRSTVX]{2,}(?:[&-][A-ZĐƯ]+)*(?![\w/]))|"
    r"p\.\s?(?=[bcdđghklmnpqrstvx]{2,}(?![\w/])))"
)


def read_project(entry: str | Mapping[str, str], row: str, context: ReadContext) -> ProjectReading:
    """Read one entry. Nothing is guessed: what reads two ways is a doubt with no value."""
    notes, told = Notes(row), Told()
    if isinstance(entry, str):
        words = _shortened(entry, notes)
        _read_text(_INDEX.sub("", words), told, context, notes)
    elif isinstance(entry, Mapping):
        words = "; ".join(f"{key}: {value}" for key, value in entry.items() if value not in ("", None))
        _read_fields(entry, told, context, notes)
    else:
        words = clean(str(entry))
        notes.leave(words)
        notes.doubt("nội dung phải là một dòng chữ hoặc các cặp “tên cột: nội dung”.")
    project = make_project(told, row, clean(words), context, notes)
    return ProjectReading(project, tuple(notes.doubts), tuple(notes.leftover))


def _shortened(entry: str, notes: Notes) -> str:
    if len(entry) <= LONGEST:
        return entry
    cut = entry.rfind(" ", 0, LONGEST)
    cut = cut if cut > LONGEST // 2 else LONGEST
    notes.leave(entry[cut:].strip())
    notes.doubt(f"nội dung dài {len(entry)} ký tự, chỉ đọc {cut} ký tự đầu. Ghi mỗi dự án một dòng ngắn.")
    return entry[:cut]


def _read_text(raw: str, told: Told, context: ReadContext, notes: Notes) -> None:
    text = tidy(_settled(raw, notes))
    pieces = split_pieces(text)
    labelled = [piece for piece in pieces if piece.label]
    for piece in labelled:
        read_field(piece.label, text[piece.start : piece.end], told, context, notes)
    free = [piece for piece in pieces if not piece.label]
    view = _only(text, free, labelled)
    settled = {claim.field for claim in told.claims}
    chosen, beaten = choose(
        [c for c in weigh(view, free) if c.field not in settled or c.field in ("by_year", "source", "spending")],
        context.period,
    )
    told.claims += chosen
    for claim in beaten:
        _report(view[claim.start : claim.end], notes)
    name_parts(view, remaining(view, free, [*chosen, *beaten]), told.naming, notes)
    if not told.naming.name and pieces and pieces[0].label == "security":  # "An toàn thông tin: 500 triệu; 2021-2025"
        told.naming.name = text[: pieces[0].start].strip(" :=")


def _settled(raw: str, notes: Notes) -> str:
    """The entry after the corrections that it makes of itself: "1.200 triệu à nhầm 2.100 triệu"."""
    settled = settle(raw)
    for words in settled.unclear:
        notes.doubt(f"“{words}”: lời sau sửa lời trước mà chưa rõ bỏ điều nào. Ghi lại, chỉ giữ điều đúng.")
    return _OFFICE.sub("Phòng ", settled.text)


def _only(text: str, free: list[Piece], labelled: list[Piece]) -> str:
    """The text with labelled fields and their labels blanked, so that places stay."""
    if not labelled:
        return text
    view = [";"] * len(text)
    for piece in free:
        view[piece.start : piece.end] = text[piece.start : piece.end]
    return "".join(view)


def _report(words: str, notes: Notes) -> None:
    words = words.strip(" ,;:")
    notes.leave(words)
    notes.doubt(f"“{words[:60]}” chưa được ghi vào cột nào vì đã có nội dung khác cho cột đó. Ghi kèm tên cột nếu cần.")


def _read_fields(entry: Mapping[str, str], told: Told, context: ReadContext, notes: Notes) -> None:
    for key, value in entry.items():
        if value is None or value == "":
            continue
        field = field_named(str(key))
        if not isinstance(value, str):
            notes.leave(clean(str(value)))
            notes.doubt(f"“{key}” phải là chữ, không phải danh sách hay nhóm giá trị. Ghi trên một dòng.")
        elif not field:
            notes.leave(clean(f"{key}: {value}"))
            notes.doubt(
                f"không có cột “{clean(str(key))[:40]}”; “{clean(value)[:60]}” chưa được ghi. "
                f"Các cột: {', '.join(vocabulary().headings.values())}."
            )
        else:
            read_field(field, value, told, context, notes)


def read_field(field: str, raw: str, told: Told, context: ReadContext, notes: Notes) -> None:
    """Read what was told for a named field; other fields told in passing are taken too."""
    text = tidy(_settled(_shortened(raw, notes), notes))
    if not text or field == "order":
        return
    if field in ("name", "objective", "lead"):
        _read_words(field, text, told, notes)
        return
    text = _as_money(text) if field in ("total", "security") else text
    whole = [Piece(0, len(text), 0)]
    pieces = whole if field in ("area", "security") else split_pieces(text) or whole
    claims = weigh(text, pieces)
    mine = _own(field, text, claims)
    others = [c for c in claims if _in_passing(c, field) and not any(_overlap(c, own) for own in mine)]
    told.claims += [*mine, *others]
    if not mine and not others:
        example = say(field).replace("{section}", area_section(context.kind))
        notes.leave(text)
        notes.doubt(f"{vocabulary().headings[field]}: không đọc được “{text[:60]}”. {example}")
        return
    beside = [c for c in claims if field == "source" and c.field == "total"]
    told.claims += [replace(claim, rank=1) for claim in beside]
    for run in remaining(text, pieces, [*mine, *others, *beside]):
        _report(run.text, notes)


def _as_money(text: str) -> str:
    """A bare figure told for money is money, also where it could be a year: 1950 is 1.950."""
    return format_number(Decimal(text)) if re.fullmatch(r"[1-9]\d{3,11}", text) else text


_PASSING = ("kind", "spending", "source", "time", "unknown_total", "unknown_source", "security", "by_year", "area")


def _in_passing(claim: Claim, field: str) -> bool:
    """May a claim be taken in a field that was told for another?"""
    return claim.field in _PASSING and claim.field != field and claim.rank >= 2 and field not in ("security", "by_year")


def _overlap(left: Claim, right: Claim) -> bool:
    return left.start < right.end and right.start < left.end


def _read_words(field: str, text: str, told: Told, notes: Notes) -> None:
    if fold(text).strip(" .") in vocabulary().raw["unknown_words"]:
        return
    if getattr(told.naming, field):
        _report(text, notes)
        return
    if field == "lead" and (lead := find_lead(text)) and lead.cued and not lead.rest:
        text = lead.unit
    setattr(told.naming, field, drop_aim(text) if field == "objective" else text.strip())


def _own(field: str, text: str, claims: list[Claim]) -> list[Claim]:
    """The claims of a told field; with its name said, weaker words are enough."""
    mine = [claim for claim in claims if claim.field == field]
    if field == "total":
        mine = (
            mine
            or [claim for claim in claims if claim.field in ("unknown_total", "each", "product")]
            or _bare_total(text)
        )
    elif field == "security":
        mine = mine or _security_field(text, claims)
    elif field == "by_year":
        mine = _years_field(text, mine)
    elif field == "area":
        mine = mine or _area_field(text)
    elif field == "source" and not mine and (level := vocabulary().raw["levels"].get(fold(text).strip(" ."))):
        mine = [Claim("source", (level, Share()), 0, len(text), 2)]
    elif (
        field in ("source", "spending")
        and not mine
        and not re.search(r"\d", text)
        and not any(c.rank >= PURE for c in claims)
    ):
        mine = [Claim(field, (text, Share()), 0, len(text), 2)]
    return mine


def _bare_total(text: str) -> list[Claim]:
    return [Claim("total", amount, amount.start, amount.end, 3) for amount in find_bare(text, 0, len(text))]


def _security_field(text: str, claims: list[Claim]) -> list[Claim]:
    percents = [Share(percent=number) for number, _, _ in find_percents(text)]
    amounts = [
        claim.told for claim in claims if claim.field == "total" and isinstance(claim.told, Amount)
    ] or find_bare(text, 0, len(text))
    shares = percents or [Share(amount.number, problem=amount.problem) for amount in amounts]
    if not shares and fold(text).strip(" .") in ("khong", "khong co", "ko", "0"):
        shares = [Share(Decimal(0))]
    return [Claim("security", share, 0, len(text), 3) for share in shares]


def _years_field(text: str, mine: list[Claim]) -> list[Claim]:
    bare = [Claim("by_year", (int(m[1]), read_bare(m[2])), *m.span(), 3) for m in _YEAR_AMOUNT.finditer(fold(text))]
    return mine + [claim for claim in bare if not any(_overlap(claim, other) for other in mine)] if mine or bare else []


def _area_field(text: str) -> list[Claim]:
    folded = fold(text).strip(" .")
    digit = re.fullmatch(r"(?:muc |nhiem vu |nhom |so )?(?:(?:iv|iii)[ .\-]*)?([1-7])(?:[ .:\-].*)?", folded)
    number = digit[1] if digit else vocabulary().areas.get(folded, "")
    return [Claim("area", number, 0, len(text), 3)] if number else []
