"""Legal references in running text: found however people write them, resolved against the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.language import clean, fold, format_date, scan
from corpus.language.data import load
from corpus.legal import Catalogue, LegalDocument, cite_short, normal_number

KINDS = ("Nghị định", "Nghị quyết", "Quyết định", "Thông tư liên tịch", "Thông tư", "Chỉ thị", "Công văn", "Kế hoạch", "Hướng dẫn", "Thông báo",
         "Kết luận", "Chương trình", "Báo cáo", "Tờ trình", "Quy chế", "Quy định", "Đề án", "Công điện")
_LONG = "|".join(sorted((fold(kind) for kind in KINDS), key=len, reverse=True))
_KINDS_BY_FOLD = {fold(kind): kind for kind in KINDS}
_SYMBOL = r"(?<![\w])(?=O?\d)[0-9O]{1,5}[a-z]?\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?(?:[A-ZĐ]{1,}[\wĐđ]*(?:\s*[-–]\s*[A-ZĐ][\wĐđ]*)*(?:/[A-ZĐ][\w]*)*|(?:nđ|nd)[-\s]?cp|qh\d+)|[0-9]{1,4}(?:-[A-ZĐ]{2,}|[a-z]?-[A-ZĐ]+)/[A-ZĐ]{2,}"
_REFERENCE = re.compile(
    rf"(?P<kind>(?<!\w)(?:{_LONG}|nd|nq|qd|tt|ct|cv|kh|tb|hd|kl|bc|ttr)(?!\w))?\s*(?:so|s[oô]́?)?\s*:?\s*(?P<number>{_SYMBOL})", re.IGNORECASE)
_SHORT = re.compile(rf"(?P<kind>(?<!\w)(?:{_LONG}|nd|nq|qd|tt|ct|cv|kh)(?!\w))\s*(?:so)?\s*(?P<serial>\d{{1,5}})(?:\s*/\s*(?P<year>(?:19|20)\d\d))?(?![\w/]|[.,]\d)")
_LAW = re.compile(r"(?<!\w)luat\s+(?:cong nghe thong tin|cntt|an toan thong tin mang|an toan thong tin|attt mang|attt|giao dich dien tu|gddt|gdđt|an ninh mang|"
                  r"to chuc chinh quyen dia phuong|tccqdp|tccqđp|dau tu cong|ngan sach nha nuoc|nsnn|luu tru|du lieu|dau thau)(?!\w)")
_LAW_NAMES = {"cntt": "công nghệ thông tin", "attt": "an toàn thông tin mạng", "attt mang": "an toàn thông tin mạng", "an toan thong tin": "an toàn thông tin mạng",
              "gddt": "giao dịch điện tử", "tccqdp": "tổ chức chính quyền địa phương", "nsnn": "ngân sách nhà nước"}
_PINPOINT = re.compile(r"(?:(?:điểm|diem|đ\.)\s*(?P<p>[a-zđ])\s*,?\s*)?(?:(?:khoản|khoan|k)\s*\.?\s*(?P<k>\d+)\s*,?\s*)?(?:điều|dieu|đ)\s*\.?\s*(?P<d>\d+)(?:\s*,?\s*(?:khoản|khoan|k)\s*\.?\s*(?P<k2>\d+))?(?:\s*,?\s*(?:điểm|diem)\s*(?P<p2>[a-zđ])(?!\w))?",
                       re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """A reference as written, with its place in the text. `number` "" for laws named without one."""

    type: str
    number: str
    year: int | None
    date: date | None
    pinpoint: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Resolution:
    """What a reference means: one document, several that fit, or none; `problem` says it to a person."""

    documents: tuple[LegalDocument, ...]
    certain: bool
    problem: str = ""


def find_references(text: str) -> list[Reference]:
    """Every reference of a text, in order."""
    found: list[Reference] = []
    folded = fold(text)
    for match in _REFERENCE.finditer(_comparable(text)):
        if not re.search(r"[A-Za-zĐđ]{2}", match["number"]) or _is_date(match["number"]):
            continue
        found.append(_reference(text, match.start(), match.end(), match["kind"] or "", _tidy(re.sub(r"(?<=\d)[Oo](?=\d)", "0", text[match.start("number"):match.end("number")])), None))
    taken = [(ref.start, ref.end) for ref in found]
    for match in _SHORT.finditer(folded):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            year = int(match["year"]) if match["year"] else None
            if _kind(match["kind"]):
                found.append(_reference(text, match.start(), match.end(), match["kind"], match["serial"], year))
    for match in _LAW.finditer(folded):
        name = match[0].removeprefix("luat ").strip()
        issued = re.match(r"\s*(?:năm\s*)?((?:19|20)\d\d)", text[match.end():])
        title = f"Luật {_LAW_NAMES.get(name, text[match.start() + 5:match.end()].strip())}"
        found.append(Reference("Luật", title, int(issued[1]) if issued else None, None, _pinpoint(text, match.start(), match.end()), match.start(), match.end(),
                               text[match.start():match.end()]))
    return sorted(found, key=lambda ref: ref.start)


def _comparable(text: str) -> str:
    """Diacritics off but capitals kept, so that symbols are still told from words."""
    text = re.sub(r"(?<=\d)[Oo](?=\d)", "0", text)
    return "".join(f.upper() if c.isupper() and f.isalpha() and c not in "Đ" else c if c in "Đđ" else f for c, f in zip(text, fold(text), strict=True))


def _is_date(number: str) -> bool:
    return bool(re.fullmatch(r"[\d\s/]+", number))


def _tidy(number: str) -> str:
    text = re.sub(r"\s*([/–-])\s*", r"\1", number).replace("–", "-")
    serial, _, rest = text.partition("/")
    serial = serial.replace("O", "0").replace("o", "0") if re.fullmatch(r"[0-9Oo]+", serial) else serial
    rest = re.sub(r"(?i)n[dđ]-?cp$", "NĐ-CP", rest)
    return f"{serial}/{rest}" if rest else serial


def _reference(text: str, start: int, end: int, kind: str, number: str, year: int | None) -> Reference:
    day = None
    if told := re.match(r"\s*,?\s*(?:ngày\s+|ngay\s+)?(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})", text[end:]):
        try:
            day = date(int(told[3]), int(told[2]), int(told[1]))
        except ValueError:
            day = None
        end += told.end()
    inside = re.search(r"/((?:19|20)\d\d)/", number)
    year = year or (int(inside[1]) if inside else day.year if day else None)
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    return Reference(_kind(kind) or _kind_by_symbol(number), number, year, day, _pinpoint(text, start, end), start + lead, end, text[start + lead:end])


def _kind(text: str) -> str:
    folded = fold(text).strip()
    if folded in _KINDS_BY_FOLD:
        return _KINDS_BY_FOLD[folded]
    return str({fold(short): long for short, long in load("abbreviations")["kinds"].items()}.get(folded, ""))


def _kind_by_symbol(number: str) -> str:
    symbol = re.split(r"/", number)[-1].split("-")[0]
    if "NĐ" in number.upper() or "ND-CP" in number.upper():
        return "Nghị định"
    return str(load("abbreviations")["kinds"].get(symbol, "")) if symbol not in ("CT",) or "TTg" in number else "Chỉ thị"


def _pinpoint(text: str, start: int, end: int) -> str:
    """"điểm b khoản 1 Điều 3" standing just before or after a reference, in official order."""
    for part in (text[max(0, start - 45):start], text[end:end + 40]):
        if match := _PINPOINT.search(part):
            near = len(part) - match.end() <= 12 if part == text[max(0, start - 45):start] else match.start() <= 6
            if near:
                point, clause = match["p"] or match["p2"], match["k"] or match["k2"]
                pieces = [f"điểm {point.lower()}" if point else "", f"khoản {clause}" if clause else "", f"Điều {match['d']}"]
                return " ".join(piece for piece in pieces if piece)
    return ""


def resolve(reference: Reference, catalogue: Catalogue) -> Resolution:
    """The document meant. A date that differs from the catalogue's is a problem, never followed."""
    if reference.type == "Luật":
        found = catalogue.find_name(reference.number)
    elif "/" in reference.number or "-" in reference.number:
        found = catalogue.find(reference.number)
    else:
        found = catalogue.find_short(reference.type, reference.number, reference.year)
        named = [document for document in found if document.named_at]
        found = named if len(found) > 1 and len(named) == 1 else found
    same_year = [document for document in found if reference.year is None or (document.date and document.date.year == reference.year)]
    if len(found) > 1 and same_year:
        found = same_year
    if not found:
        return Resolution((), False, f"{reference.words.strip()}: chưa đối chiếu được với danh mục văn bản.")
    if len(found) > 1:
        if reference.type == "Luật" and reference.year is None:
            found = sorted(found, key=lambda document: document.date or date.min)
            return Resolution((next((d for d in found if d.named_at), found[0]),), True)
        return Resolution(tuple(found), False, f"{reference.words.strip()} có thể là {' hoặc '.join(cite_short(d) + (f' năm {d.date.year}' if d.date else '') for d in found[:3])}.")
    document = found[0]
    if "/" in reference.number and normal_number(reference.number) != normal_number(document.number):
        return Resolution((document,), True, f"Số {reference.number} ghi chưa đúng, đúng là {cite_short(document)}.")
    if reference.date and document.date and reference.date != document.date:
        return Resolution((document,), True, f"{cite_short(document)} có ngày {format_date(document.date)}, không phải {format_date(reference.date)}.")
    return Resolution((document,), True)


@dataclass(frozen=True)
class OwnDocument:
    """A unit's own document as it named it; what it did not name is ""."""

    type: str
    number: str
    date: date | None
    title: str
    words: str
    outcome: str = ""
    problems: tuple[str, ...] = ()


def parse_document(text: str) -> OwnDocument:
    """One document of a list: kind, number, date, trích yếu, and what came of it after a semicolon or a dash."""
    text = clean(text)
    references = [ref for ref in find_references(text) if ref.type != "Luật" and ("/" in ref.number)]
    kind_match = re.match(rf"\s*({_LONG}|nd|nq|qd|tt|ct|cv|kh|tb|hd)(?!\w)", fold(text))
    kind = _kind(kind_match[1]) if kind_match else (references[0].type if references else "")
    number = references[0].number if references and references[0].start < 30 else ""
    rest_start = references[0].end if number else (kind_match.end() if kind_match else 0)
    day = references[0].date if number else None
    problems = []
    if day is None:
        dates = [value for value in scan(text) if value.kind == "date"]
        if dates and not dates[0].iso:
            problems.append(f"“{dates[0].words}” không phải là ngày có thật.")
        elif dates and dates[0].start < rest_start + 25:
            day, rest_start = date.fromisoformat(dates[0].iso), max(rest_start, dates[0].end)
    title, outcome = _title(text[rest_start:])
    missing = [label for label, value in (("số, ký hiệu", number), ("ngày", day), ("trích yếu", title)) if not value]
    if missing and not problems:
        problems.append(f"thiếu {', '.join(missing)}. Ghi, ví dụ: Quyết định 45/QĐ-STP ngày 12/3/2018 ban hành Quy chế …")
    return OwnDocument(kind, number, day, title, text, outcome, tuple(problems))


def _title(text: str) -> tuple[str, str]:
    text = re.sub(r"^\s*(?:của\s+[^,;]{3,60}?\s+)?(?=(?:về|ban hành|phê duyệt|quy định|v/v|triển khai|ứng dụng|kiện toàn|thành lập))", "", text.strip(" ,.;:-–"), flags=re.IGNORECASE)
    text = re.sub(r"^[vV]/v\s+", "về việc ", text)
    parts = re.split(r"\s*;\s*|\s+–\s+", text, maxsplit=1)
    return parts[0].strip(" ,.;:"), parts[1].strip(" ,.;:") if len(parts) > 1 else ""


def format_own(document: OwnDocument) -> str:
    """"Quyết định số 45/QĐ-STP ngày 12/3/2018 ban hành …", each missing part marked."""
    kind = document.type or "Văn bản"
    number = f"số {document.number}" if document.number else f"«[chưa có số liệu: số, ký hiệu {kind}]»"
    day = f"ngày {format_date(document.date)}" if document.date else f"«[chưa có số liệu: ngày ban hành {kind}]»"
    title = document.title or f"«[chưa có số liệu: trích yếu {kind}]»"
    return f"{kind} {number} {day} {title}"
