"""A unit's own documents as it lists them: read into parts, printed in official form with marks for what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.catalogue import names
from corpus.document_numbers import read_number
from corpus.language import clean, fold, format_date
from corpus.legal import official_title
from corpus.reference_text import Reference, find_references, kinds, read_day


@dataclass(frozen=True)
class OwnDocument:
    """A unit's own document as it named it; what it did not name is "". A number without "/" lacks its symbol."""

    type: str
    number: str
    date: date | None
    title: str
    words: str
    outcome: str = ""
    problems: tuple[str, ...] = ()
    issuer: str = ""
    year: int | None = None  # of issue, where only the year was told


_ISSUED_IN = re.compile(
    r"(?:[(,:;–-]|(?:ban hanh|phe duyet)\s+(?:kem\s+)?(?:theo|tai|bang|boi)|kem\s+theo"
    r"|(?<!thuc hien )(?:theo|tai))\s*$"
)
_CARRIED_OUT = re.compile(r"(?:thuc hien|trien khai|can cu)[^,(]*$")
_TOLD = re.compile(r"(?:^|\s)(?:ban hanh|co|gom|la|ra|ky|tham muu|duoc)\s*:?\s*$")
_THING = re.compile(r"(?:quy che|quy dinh|quy trinh|noi quy|ke hoach|de an|chuong trinh|phuong an|danh muc)(?!\w)")
_RESULT = r"đã|da|đang|dang|chưa|chua|hiện|hien|kết quả|ket qua"
_YET = r"còn|con|nhưng|nhung|tuy nhiên|tuy nhien|sau đó|sau do|đến nay|den nay"
_DONE = r"triển khai|trien khai|thực hiện|thuc hien|đạt|dat|áp dụng|ap dung|còn|con"
_OUTCOME = re.compile(
    rf"\s*;\s*|\s*,\s+(?=(?:{_RESULT}|{_YET})\s)|\s+(?=(?:nhưng|nhung)\s)|(?<=\w\w\w)\s?\.\s+(?=[A-ZĐ])|\s*\((?=(?:{_RESULT})\s)"
    rf"|\s+(?=(?:kết quả|ket qua)\s*:)|\s+[–-]\s+(?=(?:{_RESULT}|{_DONE})\s)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\s*[,(]?\s*(?:ngay|ng\.)\s*(?P<day>\d{1,2}(?:\s?[/.-]\s?|\s+thang\s+)\d{1,2}"
    r"(?:\s?[/.-]\s?|\s+nam\s+)\d{2,5})(?!\w)\)?"
)
_DATE_FIRST = re.compile(r"(?:ngay\s+)?(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s*[:,;–-]?\s*")
_HINT = "Ghi, ví dụ: Quyết định 45/QĐ-STP ngày 12/3/2018 ban hành Quy chế …"


def parse_document(text: str) -> OwnDocument:
    """One document of a list: kind, number, date, trích yếu, and what came of it after a semicolon or a dash."""
    words = clean(text)
    body = re.sub(r"^(?:[*+•–-]+\s*|\d{1,2}[.)]\s+|[a-zđ]\)\s+)", "", words)
    body = re.sub(
        r"^(?:các |cac )?(?:văn bản|van ban) (?:thì |thi )?(?:có|co|gồm|gom|là|la) ", "", body, flags=re.IGNORECASE
    )
    body = re.sub(
        r"^(?:ngoài ra|ngoai ra|bên cạnh đó|cùng với đó)(?:,|\s+còn|\s+con|\s+có|\s+co)*\s+",
        "",
        body,
        flags=re.IGNORECASE,
    )
    body, day, misread = _take_date(body)
    kind, kind_end = _kind(body)
    main = _main(find_references(body), body, kind)
    if main is None:
        return _document(words, kind, "", day, misread, body[kind_end:], "")
    between = body[kind_end if main.type == kind and kind_end <= main.start else 0 : main.start]
    if _TOLD.search(fold(between)):
        between = ""
    day, misread = main.date or day, main.misread or misread
    year = main.year if day is None and str(main.year) not in main.number else None
    return _document(words, main.type, main.number, day, misread, between, body[main.end :], main.issuer, year)


def _take_date(body: str) -> tuple[str, date | None, str]:
    """The date of issue where it stands apart from the number: first of all, or with "ngày" outside any reference."""
    folded = fold(body)
    taken = [(ref.start, ref.end) for ref in find_references(body)]
    apart = (match for match in _DATED.finditer(folded) if not any(a <= match.start("day") < b for a, b in taken))
    found = _DATE_FIRST.match(folded) or next(apart, None)
    if found is None:
        return body, None, ""
    written = body[found.start("day") : found.end("day")]
    day = read_day(written)
    left = body[: found.start()] + (" " if found.start() else "") + body[found.end() :].lstrip()
    return left.strip(), day, "" if day else written


def _kind(body: str) -> tuple[str, int]:
    """The kind that the item opens with."""
    table = kinds()
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    match = re.match(rf"({words})(?![a-z])", fold(body))
    return (table[match[1]], match.end()) if match else ("", 0)


def _main(references: list[Reference], body: str, kind: str) -> Reference | None:
    """The reference that is the document itself, not one that it carries out ("… thực hiện Nghị quyết số 17/NQ-CP")."""
    for ref in references:
        before = fold(body[: ref.start])
        if ref.type == "Luật":
            continue
        own_kind = fold(ref.words).startswith(tuple(kinds()))
        if not before.strip() or _TOLD.search(before) or (ref.type == kind and not own_kind):
            return ref
        if _ISSUED_IN.search(before) and not _CARRIED_OUT.search(before):
            return ref
        if ref.type == "Quyết định" and _THING.match(before) and not _CARRIED_OUT.search(before):
            return ref  # "quy chế … QĐ 21/QĐ-BDT": a decision right behind what it issued
    return None


def _document(
    words: str,
    kind: str,
    number: str,
    day: date | None,
    misread: str,
    before: str,
    after: str,
    issuer: str = "",
    year: int | None = None,
) -> OwnDocument:
    """Put the parts together; the trích yếu stands after the number, or before it."""
    if not day:
        alone, rest = _year_alone(after)
        if alone and alone == (year or alone):
            year, after = alone, rest
    (after, outcome), (lead, early) = _split(after), _split(_tidy_lead(before))
    (after, body), (lead, other) = _without_issuer(after), _without_issuer(lead)
    issuer = issuer or body or other
    if not lead:
        title = after
    elif number and _THING.match(fold(lead)):
        title, outcome = f"ban hành {lead}", outcome or after
    else:
        title, outcome = lead, outcome or after
    title, outcome = _closed(official_title(title)), _closed(outcome or early)
    return OwnDocument(
        kind, number, day, title, words, outcome, _problems(kind, number, day, title, misread), issuer, year
    )


def _year_alone(after: str) -> tuple[int | None, str]:
    """The year right after a number: "(2019)", "năm 2019"."""
    found = re.match(
        r"\s*(?:\(\s*(?:năm |nam )?((?:19|20)\d\d)\s*\)|,?\s*(?:năm|nam)\s+((?:19|20)\d\d)(?![\d-]))\s*,?\s*",
        after,
        re.IGNORECASE,
    )
    return (int(found[1] or found[2]), after[found.end() :]) if found else (None, after)


def _closed(text: str) -> str:
    """With the bracket that trimming took away."""
    return text + ")" * (text.count("(") - text.count(")"))


def _tidy_lead(text: str) -> str:
    """The words before a number without the joint ("ban hành theo", "("); "số" alone tells nothing, in "chuyển đổi số" it does."""
    text = re.sub(r"(?i)^\s*(?:số|so)?\s*:?\s*$|\s*:?\s*$", "", text)
    folded = fold(text)
    joint = _ISSUED_IN.search(folded)
    return text[: joint.start()] if joint else text


@cache
def _before_title() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A year, and a body ("của Sở Tư pháp"), where a trích yếu or nothing follows."""
    leads = "|".join(re.escape(fold(word)) for word in names()["leads"])
    year = rf"(?:nam\s+)?(?:19|20)\d\d\s*,?\s*(?=(?:{leads})(?!\w)|$)"
    # a body's own name may hold a word that opens a trích yếu: "của Sở Xây dựng về …"
    body = rf"(?:cua|do)\s+(?:(?:bo|so|phong|cuc)\s+(?!ban hanh|ve\s)\w+\s+)?[^,;()]{{2,70}}?\s*(?:,\s*|(?=\s(?:{leads})(?!\w))|$)"
    return re.compile(year), re.compile(body)


def _without_issuer(text: str) -> tuple[str, str]:
    """The text without a year and a body between the number and the trích yếu, and that body: "của Thanh tra tỉnh"."""
    text, issuer = text.strip(" ,.;:-–()"), ""
    for pattern in _before_title():
        if match := pattern.match(fold(text)):
            body = re.match(r"(?:của|cua|do)\s+(.+)", text[: match.end()].strip(" ,.:-–"), re.IGNORECASE)
            issuer = body[1] if body else issuer
            text = text[match.end() :].strip(" ,.:-–")
    return text, issuer


def _split(text: str) -> tuple[str, str]:
    parts = _OUTCOME.split(text, maxsplit=1)
    return parts[0].strip(" ,.;:–-("), parts[1].strip(" ,.;:–-)") if len(parts) > 1 else ""


def _problems(kind: str, number: str, day: date | None, title: str, misread: str) -> tuple[str, ...]:
    problems = [f"“{misread}” không phải là ngày có thật."] if misread else []
    missing = [
        label
        for label, there in (
            ("loại văn bản", kind),
            ("số, ký hiệu", number),
            ("ngày", day or misread),
            ("trích yếu", title),
        )
        if not there
    ]
    if number and not read_number(number).symbol:
        missing.insert(0, f"ký hiệu sau số {number}")
    if missing:
        problems.append(f"thiếu {', '.join(missing)}. {_HINT}")
    return tuple(problems)


def format_own(document: OwnDocument, *, issuer: bool = False) -> str:
    """In official form: "Quyết định số 45/QĐ-STP ngày 12/3/2018 ban hành …", each missing part marked.

    `issuer`: the body is named too, as a basis asks; a unit's list of its own documents leaves it out.
    """
    kind = document.type or "Văn bản"
    day = f"ngày {format_date(document.date)}" if document.date else f"ngày {_gap(f'ngày ban hành {kind}')}"
    if document.year and not document.date:
        day = f"ngày {_gap(f'ngày, tháng ban hành {kind}')} năm {document.year}"
    body = f"của {document.issuer} " if issuer and document.issuer else ""
    return f"{kind} {_numbered(document.number, kind)} {day} {body}{document.title or _gap(f'trích yếu {kind}')}"


def _numbered(number: str, kind: str) -> str:
    if not number:
        return _gap(f"số, ký hiệu {kind}")
    return f"số {number}" if read_number(number).symbol else f"số {number} {_gap(f'ký hiệu {kind}')}"


def _gap(what: str) -> str:
    return f"«[chưa có số liệu: {what}]»"
