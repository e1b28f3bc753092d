"""A person's clause in print form: spelling, abbreviations, numbers, dates; not one figure changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.language.abbreviations import expand
from corpus.language.data import load
from corpus.language.dates import format_date
from corpus.language.diacritics import restore
from corpus.language.letters import LOWER, UPPER, with_letters
from corpus.language.numbers import format_count, format_money, format_number, format_percent
from corpus.language.orthography import standardise
from corpus.language.speech import spoken, written
from corpus.language.text import clean, fold, lacks_diacritics
from corpus.language.values import Value, scan

# A count of 1 to 9 takes two digits before the thing counted ("02 máy chủ"), not before these.
COUNTING = re.compile(
    r"\s+(?!(?:triệu|tỷ|nghìn|đồng|phần(?! mềm)|và|đến|là|của|thì|hoặc|trên|trong|cửa|"
    r"lớp(?!,? mỗi lớp|, lớp \d cho|: \d"  # classes of people; not layers of the model
    r"| (?!trong|của|mô hình|năm|đã|còn|thì|là|và|xong|hoàn|đang|chưa|theo|bảo|đầu|cuối|nào|này|có|do|khi|để|nếu|từ)[^\W\d_])|"
    r"người/|x|lần/|máy/|năm(?! \d))(?!\w))"
    rf"[{LOWER}]"
)
_NEVER_COUNTED = re.compile(
    r"(?:(?:mức độ|mức|cấp độ|lớp|(?<!trực )tuyến|hạng|bậc|điều|khoản|điểm|(?<!mỗi )(?<!hằng )quý|(?<!mỗi )(?<!hằng )tháng)"
    r"(?: \d{1,2}(?:,| và) ?)*|"  # "lớp 3, 4"
    r"(?<!mỗi )ngày|(?<!mỗi )(?<!hằng )(?<!\d )năm|số|thứ|phiên bản|cấp|nhóm|từ|đến|mô hình)\s*$",
    re.IGNORECASE,
)
_LAYERED = re.compile(r"(?:mô hình|an toàn thông tin|phòng thủ|bảo vệ)\s*$", re.IGNORECASE)  # ... "4 lớp"
_MARKUP = re.compile(r"<[^<>]{0,200}>|\{\{|\}\}|\{%|%\}|\{#|#\}|\$\{|\*\*|__|```|<%|%>|\\[nrt]")


# How one speaks, not how one writes: "ạ", "nhé em", "anh nha"; "1 em nhé" still counts one.
_SPOKEN_TO = r"(?:các )?(?:anh chị|anh|chị|em|bạn)"
_PARTICLE = re.compile(
    rf"(?:(?<!\s\d)(?<!\s\d\d)(?<!\s\d\d\d)(?<!các)(?<!cho)(?<!của)(?<!với)(?<!một)\s+{_SPOKEN_TO})?"
    rf"\s+(?:ạ|nhé|nha|nhá|nghen)(?: {_SPOKEN_TO})?(?=\s*(?:[,.;:)]|$))",
    re.IGNORECASE,
)
_KIND_NUMBER = re.compile(
    r"(?<!\w)(Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Công văn|Kế hoạch|"
    r"Hướng dẫn|Thông báo|Kết luận|Báo cáo|Tờ trình) (?=\d+[a-z]?(?:/\d{4})?[/-][A-ZĐ])"
)


_CLASSES = re.compile(r"(?<!\w)(\d{1,3}) lớp ?[x×] ?(?=\d+ (?:người|học viên|cán bộ))")  # "3 lớp x 50 người"
_BARE_YEAR = re.compile(r"(?<!\w)(?:den|vao|trong|truoc|tu|het|cuoi|dau|giua|sau) $")  # "đến 2025" is đến năm 2025
_CODE_BEFORE = re.compile(r"(?:tong dai|duong day nong|hotline|dien thoai|dau so|fax|dt|sdt)(?: so)?\s*:?\s*$")
_SERIAL_BEFORE = re.compile(
    r"(?<!\w)(?:ISO|IEC|TCVN|QCVN|CV|QĐ|NĐ|NQ|KH|CT|TT|TTr|BC|HD|TB|GP|Công văn|Kế hoạch|Quyết định|Thông báo)(?: số)? ?$"
)
_KIND_BEFORE = re.compile(r"(?:nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|luat|ke hoach|cong van|van ban|so)\s*$")


@dataclass(frozen=True)
class Polished:
    """Print form; not `certain` = typed without diacritics and not surely restored, or talk; `unresolved` shorthand is left in."""

    text: str
    certain: bool
    unresolved: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def polish(text: str, *, context: str = "") -> Polished:
    """The print form of a clause. Idempotent; figures keep their values."""
    text = written(_plain(clean(text)))
    certain = True
    bare = lacks_diacritics(text)
    text = re.sub(r"(?<!\w)1 c(?:ửa|ua)(?!\w)", "một cửa", text)  # the office, no count
    if bare:
        restored = restore(_spelled_out(text, context))
        text, certain = restored.text, restored.certain
    expansion = expand(standardise(text), context=context)
    text = _KIND_NUMBER.sub(r"\1 số ", standardise(expansion.text))
    for _ in range(4):  # a stray mark taken away can set a number or a word free, and the other way round
        before, text = text, _marks(_numbers(_as_written(text)))
        if text == before:
            break
    return Polished(text, certain and not spoken(text), expansion.unresolved)


def _spelled_out(text: str, context: str) -> str:
    return expand(text, context=context).text


@cache
def _spoken() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Turns of speech and what stands for them in writing."""
    return tuple(
        (re.compile(with_letters(rule["when"]), re.IGNORECASE), rule["to"]) for rule in load("spelling")["spoken"]
    )


def _plain(text: str) -> str:
    """Markup and template marks are not language: taken out, what stands between them stays."""
    for _ in range(3):
        text = _MARKUP.sub(" ", text)
    text = _PARTICLE.sub("", text)
    text = _as_written(text)
    text = re.sub(r"(?<=\w) \+ (?=\w)", " và ", text)
    text = _CLASSES.sub(lambda match: f"{int(match[1]):02d} lớp, mỗi lớp ", text)
    text = re.sub(r"[{}<>`|\\^]|(?<!\w)#+|\[\[|\]\]", " ", text)
    text = text.replace("«", "“").replace("»", "”").replace("[", "(").replace("]", ")")
    return re.sub(
        r"(?<!\w)(?:~|tầm|cỡ)\s*(?=\d)",
        "khoảng ",
        text.replace("&", " và ") if not re.search(r"[A-ZĐ]&[A-ZĐ]", text) else text,
    )


_YEARS_LISTED = re.compile(r"(?<!\w)(?<!các )năm 20\d\d(?:, năm 20\d\d)+(?=\s*(?:$|[;.)]))")  # "LAN 2021, 2022"


def _as_written(text: str) -> str:
    text = _YEARS_LISTED.sub(lambda found: "các năm " + ", ".join(re.findall(r"20\d\d", found[0])), text)
    for when, to in _spoken():
        text = when.sub(to, text)
    return text


def _numbers(text: str) -> str:
    out, position = [], 0
    for value in scan(text):
        form = _form(value, text)
        if form is None:
            continue
        out.append(text[position : value.start] + form)
        position = value.end
    return "".join(out) + text[position:]


# A year without its word: at the end of a clause, or before what happens in it ("ban hành 2021", "2023 đạt 95%").
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:nam|thang|quy|ngay|giai doan|phien ban|khoa|so|ban|model|iso)\s*$|[/:.\d–-]\s*$|nam (?:20\d\d, )+$"
)
_YEAR_AFTER = re.compile(
    r"\s*(?:$|[,;.)])|\s+(?:va|roi)\s|\s+(?:dat|hoan thanh|len|xuong|la|xong|trien khai|ban hanh|dua|duoc|se|da|dang|chua|bo|sua|"
    r"phan dau|bat dau|ket noi|"
    r"mua|sam|trang bi|nang cap|thue|thay|them|lam|xay dung|dau tu|hop|to chuc|so hoa|mo rong|cai dat|\d[\d.,]*\s*%)(?!\w)"
)
_RECORDS_BEFORE = re.compile(r"(?<!\w)(?:hồ|ho) (?:sơ|so) $", re.IGNORECASE)  # folded, its "sơ" is a "số"
_CLASS_BEFORE = re.compile(r"(?<!\w)(?:lop|muc do|cap do) \d(?:(?:,| va) ?\d)* $")  # "lớp 3,4 2022"
# "Windows Server 2019" is a name, the network of "mạng LAN 2021" has none
_PRODUCT = re.compile(
    r"(?<!\w)(?!(?:LAN|WAN|IOC|GIS|LGSP|NGSP|CNTT|ATTT|CSDL|DVC|DVCTT|TTHC|HTTT|UBND|HĐND|IPv6|IoT|CCHC|NTM|TSLCD|VPN)\s)[A-Z][A-Za-z.]*\s*$"
)
# "chuyển đổi số 2021": the year of what is digital, no number of a paper
_DIGITAL_BEFORE = re.compile(
    r"(?<!\w)(?:chuyển đổi|kỹ năng|kĩ năng|chữ ký|chứng thư|kinh tế|xã hội|chính quyền|công dân|"
    r"nền tảng|hạ tầng|dữ liệu|công nghệ|văn hóa|truyền hình) số\s+$",
    re.IGNORECASE,
)


def _bare_year(value: Value, text: str) -> bool:
    before = text[: value.start]
    return (
        re.fullmatch(r"20[0-4]\d", value.words) is not None
        and bool(re.search(r"\w", before))
        and (
            not _YEAR_BEFORE.search(fold(before))
            or _DIGITAL_BEFORE.search(before) is not None
            or _CLASS_BEFORE.search(fold(before)) is not None
            or _RECORDS_BEFORE.search(before) is not None
        )
        and (after := _YEAR_AFTER.match(fold(text[value.end :]))) is not None
        and ((name := _PRODUCT.search(before)) is None or (name[0].isupper() and after[0].strip(" ,;.)") != ""))
    )


def _bare_period(value: Value, text: str) -> bool:
    """Years that close a clause after words of their own: "cơ sở dữ liệu giống cây trồng 2021-2022", "trong 2023-2024"."""
    before = fold(text[: value.start])
    return (
        re.search(r"[^\W\d_]\s+$", before) is not None
        and (
            _DIGITAL_BEFORE.search(text[: value.start]) is not None
            or re.search(
                r"(?<!\w)(?:nam|giai doan|ky|nhiem ky|tu|nien khoa|nam hoc|thoi gian|la|so|nghi quyet|den|khoa)\s+$",
                before,
            )
            is None
        )
        and re.match(r"\s*(?:$|[,;.])", text[value.end :]) is not None
    )


def _form(value: Value, text: str) -> str | None:
    if _bare_year(value, text):
        return f"năm {value.words}"
    if len(value.alternatives) > 1 or (value.number is not None and value.number < 0):
        return None
    if value.kind == "money" and value.number is not None:
        if (
            re.search(r"(?i)(?:đồng|vnđ|vnd|đ)$", value.words)
            and value.number >= 1
            and "tr" not in fold(value.words)
            and "ty" not in fold(value.words)
        ):
            return f"{format_number(value.number)} triệu đồng"
        tail = text[value.end : value.end + 20]
        return (
            format_money(value.number).removesuffix(" đồng")
            if re.match(r"\s*đồng", tail)
            else format_money(value.number)
        )
    if value.kind == "percent" and value.number is not None:
        return format_percent(value.number)
    if value.kind == "fraction" and value.number is not None and value.total is not None:
        if re.search(r"/\s*(?:19|20)\d\d$", value.words) and _KIND_BEFORE.search(fold(text[: value.start])):
            return None  # "Nghị quyết 50/2021": a serial and its year
        return f"{format_number(value.number)}/{format_number(value.total)}"
    if value.kind == "date" and value.iso:
        day = date.fromisoformat(value.iso)
        led = fold(value.words).startswith("ngay")
        return ("ngày " if led else "") + format_date(day)
    if value.kind == "month" and value.iso:
        year, month = value.iso.split("-")
        shown = f"{int(month):02d}" if int(month) < 3 else str(int(month))
        return ("tháng " if fold(value.words)[:1] == "t" else "") + f"{shown}/{year}"
    if value.kind == "quarter":
        year, quarter = value.iso.split("-Q")
        return f"quý {('I', 'II', 'III', 'IV')[int(quarter) - 1]}/{year}"
    if value.kind == "year" and _BARE_YEAR.search(fold(text[: value.start])):
        return f"năm {value.words}"
    if value.kind == "period":
        if re.search(r"den|toi", fold(value.words)) and re.search(r"(?<!\w)tu(?: nam)?\s+$", fold(text[: value.start])):
            return value.iso.replace("-", " đến năm ")  # "từ năm 1990 đến 2010"
        return ("giai đoạn " if _bare_period(value, text) else "") + value.iso
    if value.kind in ("count", "decimal") and value.number is not None:
        return _count(value, text)
    return None


def _count(value: Value, text: str) -> str:
    assert value.number is not None
    if re.fullmatch(r"0\d+", value.words) and len(value.words) > 2:
        return value.words  # a telephone number, a code
    if re.search(r"\d\s*[-–]\s*$", text[: value.start]) or re.match(r"\s*[-–]\s*\d", text[value.end :]):
        return value.words if len(value.words) < 3 else format_number(value.number)  # "3-4 lần"
    if _CODE_BEFORE.search(fold(text[: value.start])) or _SERIAL_BEFORE.search(text[: value.start]):
        return value.words
    before, after = text[max(0, value.start - 24) : value.start], text[value.end : value.end + 60]
    if re.search(r"(?<!\w)[A-Z][a-z]+\s$", before) and value.number <= 99:  # "Windows 7" is a name
        return value.words
    if (
        value.number <= 9
        and value.kind == "count"
        and COUNTING.match(after)
        and not _NEVER_COUNTED.search(before)
        and not (re.match(r"\s+lớp(?!\w)", after) and _LAYERED.search(before))
        and value.number >= 1
    ):
        return format_count(value.number)
    if re.fullmatch(r"0[1-9]", value.words):
        return value.words
    return format_number(value.number) if not re.fullmatch(r"(?:19|20)\d\d", value.words) else value.words


def _marks(text: str) -> str:
    """One space after a mark, none before, Vietnamese quotation marks, no mark at the end, none doubled."""
    text = re.sub(r'"([^"]*)"', r"“\1”", text).replace('"', "")
    text = re.sub(r"(?<!\w)'([^']*)'(?!\w)", r"“\1”", text)
    text = re.sub(r"(?<=\d)\s*[–—]\s*(?=\d)", "-", text)
    text = re.sub(r"\.{2,}|…", " ", text)
    text = re.sub(r"([,;:!?])[,;:.!?]+", r"\1", text)
    text = re.sub(r"[!?]+", "", text)
    text = re.sub(r"\s+([,;:.)”])", r"\1", text)
    text = re.sub(r"([(“])\s+", r"\1", text)
    text = re.sub(r"([,;])(?=[^\s\d)”])", r"\1 ", text)
    text = re.sub(r":(?=[^\s\d/)”])", ": ", text)
    text = re.sub(rf"(?<=[^\W\d_]{{2}})\.(?=[{UPPER}][{LOWER}])", ". ", text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"[\s,;:.\-–+*]+$", "", text).lstrip(" ,;:.-–+*")
