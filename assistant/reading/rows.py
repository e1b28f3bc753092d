"""Rows of a table, told as fields or in free text; every cell typed, none dropped in silence."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.expressions import compile_expression
from assistant.plan import Standing
from assistant.reading.cells import CONVERT, EXAMPLE, UNASSESSED, counted, hedge
from assistant.reading.clauses import Piece, opens_with, split_segments
from assistant.reading.context import ROW, Telling
from assistant.reading.links import read_link
from assistant.reading.standing import find_standing
from corpus.framework import Column
from corpus.language import clean, expand, fold, split_items
from corpus.language.values import Value, scan

_URL = re.compile(
    r"(?:https?://|www\.)[^\s,;]+|(?<![\w@])(?:[a-z0-9-]+\.)+(?:vn|com|net|org)(?:/[^\s,;]*)?(?![\w@])", re.IGNORECASE
)


def read_rows(telling: Telling, answer: str | list[dict[str, str]]) -> None:
    """Tell each cell as a fact of quantity "row:<table>"."""
    if isinstance(answer, str):
        for number, pieces in enumerate(_text_rows(telling, answer), 1):
            _read_text_row(telling, f"r{number}", pieces)
    else:
        for number, mapping in enumerate(answer, 1):
            _read_mapping(telling, f"r{number}", mapping)
    _check_rows(telling)


def _check_rows(telling: Telling) -> None:
    """Cells of a row that deny each other are asked; both stay as told."""
    table = telling.context.pack.tables[telling.requirement.table]
    rows: dict[str, dict[str, Decimal | str | None]] = {}
    for fact in telling.reading.facts:
        if fact.row and fact.column in table.columns and fact.value:
            amount = table.columns[fact.column].type in ("count", "money", "percent")
            rows.setdefault(fact.row, {})[fact.column] = Decimal(fact.value) if amount else fact.value
    for row, cells in rows.items():
        for condition in table.checks:
            if compile_expression(condition.test).evaluate(cells) is False:
                telling.doubt(f"Dòng {row[1:]}: {condition.message} Xem lại hai con số.")


def _text_rows(telling: Telling, answer: str) -> list[list[Piece]]:
    """Rows by lines, and by semicolons too unless a line has its cells between semicolons."""
    lines = [
        [Piece(item.text, line.start() + item.start) for item in split_items(_dashed(line[0], telling))]
        for line in re.finditer(r"[^\n]+", answer)
    ]
    by_cells = any(
        any(_is_cell(piece, telling) for piece in pieces[1:])
        and not any(_is_row(piece, telling) for piece in pieces[1:])
        for pieces in lines
    )
    if by_cells:
        return [pieces for pieces in lines if pieces]
    return [[part] for pieces in lines for piece in pieces for part in _things(piece, telling)]


_DASH = re.compile(r"(?<=\S)\s[-–]\s(?=\S)")


def _dashed(line: str, telling: Telling) -> str:
    """ "QLVB - Văn phòng - cấp 2 - chưa", "QLVB | Văn phòng": what parts the cells of a row; of a link the dash is between
    its ends."""
    if "|" in line:
        return line.replace("|", ";")
    joined = any("-" in column.joins for column in _columns(telling).values())
    return line if joined or ";" in line or "," in line or len(_DASH.findall(line)) < 2 else _DASH.sub(" ; ", line)


_PAST = "past_projects"  # its cells in words stand between semicolons: "rút ngắn thời gian, giảm đi lại" is one
_SYSTEM = re.compile(r"(?:phan mem|he thong|csdl|co so du lieu|cong|trang|ung dung|kho du lieu|nen tang)(?!\w)")


def _things(piece: Piece, telling: Telling) -> list[Piece]:
    """ "phần mềm kế toán MISA, phần mềm hộ nghèo" are two rows; a name that lists its own parts is one."""
    segments = split_segments(piece)
    if _has_level(telling) and len(segments) > 1 and all(len(_levelled(segment)) > 1 for segment in segments):
        return segments  # "trang web chưa xác định cấp độ, iOffice cấp độ 2"
    if telling.requirement.table not in ("databases", "systems"):
        return [piece]
    begins = [n for n, segment in enumerate(segments) if n == 0 or _SYSTEM.match(fold(segment.text))]
    if len(begins) < 2 or not _SYSTEM.match(fold(segments[0].text)):
        return [piece]
    ends = [segments[n].start for n in begins[1:]] + [piece.end]
    out = []
    for n, end in zip(begins, ends, strict=True):
        start = segments[n].start
        out.append(Piece(piece.text[start - piece.start : end - piece.start].strip(" ,;"), start))
    return out


# Money and time told with a cue of their own, whatever the columns are called.
_CUED = re.compile(
    r"(?:tong (?:muc|kinh phi|von)|kinh phi|gia tri|het|chi)(?: [a-z]+){0,3} \d|(?:tu )?(?:nam|giai doan) (?:19|20)\d\d|tu (?:19|20)\d\d"
)


def _is_cell(piece: Piece, telling: Telling) -> bool:
    """Does a piece of a line open as a cell does: an address, a figure, the name of a column that holds figures, or of any
    column and a colon?"""
    folded = fold(piece.text)
    columns = _columns(telling)
    names = [name for c in columns.values() if c.type != "text" for name in (c.label, *c.aliases)]
    label, colon, _ = folded.partition(":")
    named = find_column(columns, label) if colon else None
    return (
        bool(_URL.match(piece.text))
        or _is_unset(piece.text, telling)
        or bool(re.match(r"(?:khoang |tren |gan )?\d", folded))
        or opens_with(folded, names)
        or bool(_CUED.match(folded))
        or named not in (None, next(iter(columns)))
    )


def _is_row(piece: Piece, telling: Telling) -> bool:
    """A name and a cell or more after it: a row of its own."""
    segments = split_segments(piece)
    if _is_cell(piece, telling) or _is_cell(segments[0], telling):
        return False
    return any(_is_cell(segment, telling) for segment in segments[1:])


def _columns(telling: Telling) -> dict[str, Column]:
    return telling.context.pack.tables[telling.requirement.table].columns


def _read_mapping(telling: Telling, row: str, mapping: dict[str, str]) -> None:
    columns = _columns(telling)
    for key, raw in mapping.items():
        column = find_column(columns, key)
        if column is None:
            known = ", ".join(f"{id_} ({spec.label})" for id_, spec in columns.items())
            telling.doubt(
                f"Dòng {row[1:]}: cột “{key}” không có trong bảng; giá trị “{clean(raw)[:60]}” chưa được ghi. Các cột: {known}."
            )
            telling.reading.leftover.append(clean(raw))
            continue
        _tell_cell(telling, row, column, columns[column], raw)


def find_column(columns: dict[str, Column], key: str) -> str | None:
    """The column of a table that a head or a key names; None where it names none."""
    wanted = fold(clean(key)).replace("_", " ")
    for id_, column in columns.items():
        names = (id_.replace("_", " "), column.label, *column.keys, *column.aliases)
        if wanted in {fold(name).replace("_", " ") for name in names}:
            return id_
    return None


def _tell_cell(telling: Telling, row: str, id_: str, column: Column, raw: str) -> None:
    text = clean(raw)
    if not text:
        return
    unset = _is_unset(text, telling) and column.type in ("level", "month")
    if unset or (column.type == "yesno" and re.match(UNASSESSED, fold(text))):
        telling.add(ROW + telling.requirement.table, "", row=row, column=id_, words=text, standing=Standing.NONE)
        return
    standing = find_standing(text)
    if standing in (Standing.UNKNOWN, Standing.SKIPPED) or (
        standing is Standing.NONE and column.type not in ("count", "money", "yesno")
    ):
        telling.add(ROW + telling.requirement.table, "", row=row, column=id_, words=text, standing=standing)
        return
    if standing is Standing.NONE and column.type in ("count", "money"):
        telling.add(ROW + telling.requirement.table, "0", row=row, column=id_, words=text, standing=standing)
        return
    for word in column.joins:
        text = re.sub(rf"^{re.escape(word)}\s+(?=\S)", "", text, flags=re.IGNORECASE)
    value = CONVERT[column.type](text)
    if value is None:
        telling.doubt(
            f"Dòng {row[1:]}, {column.label}: không đọc được “{text[:60]}”. Ghi, ví dụ: {EXAMPLE[column.type]}."
        )
        telling.reading.leftover.append(text)
        return
    unit = counted(text) if column.noun else ""
    telling.add(
        ROW + telling.requirement.table,
        value,
        row=row,
        column=id_,
        unit=unit,
        words=text,
        hedge=hedge(text, column.type),
    )


def _read_text_row(telling: Telling, row: str, pieces: list[Piece]) -> None:
    """A row in free text: the name first, then cells known by an address, by the words beside a figure, or by their type."""
    columns = _columns(telling)
    taken: set[str] = set()
    segments: list[Piece] = []
    for number, piece in enumerate(pieces):
        rest = piece.text
        label, colon, cell = rest.partition(":")
        named = find_column(columns, label) if colon and number and cell.strip() else None
        if named and named not in taken:  # "mục tiêu: tra cứu hồ sơ" between semicolons
            _tell_cell(telling, row, named, columns[named], cell)
            taken.add(named)
            continue
        if (url := _URL.search(rest)) and "address" in columns and "address" not in taken:
            _tell_cell(telling, row, "address", columns["address"], url[0])
            taken.add("address")
            rest = _NAMES_ADDRESS.sub("", rest[: url.start()]) + " " * len(url[0]) + rest[url.end() :]
        whole_name = (
            number == 0 and len(pieces) > 1 and not scan(rest)
        )  # cells stand between semicolons: commas are the name's
        whole_text = number > 0 and telling.requirement.table == _PAST and not scan(rest) and not named
        if rest.strip(" :"):
            segments += (
                [Piece(rest.strip(), piece.start)]
                if whole_name or whole_text
                else _segments(rest, piece.start, columns)
            )
    if segments and (figure := _FIGURE_AFTER_NAME.search(segments[0].text)):  # "Hệ thống X có khoảng 385.000 hồ sơ"
        head = segments[0]
        segments[:1] = [
            Piece(head.text[: figure.start()].strip(" ()"), head.start),
            Piece(head.text[figure.start() :].strip(), head.start + figure.start()),
        ]
    if segments and any(column.type == "money" for column in columns.values()):
        segments[:1] = _priced(segments[0])
    if segments and _has_level(telling):
        segments[:1] = _levelled(segments[0])
    first = next(iter(columns))
    for segment in segments:
        if first not in taken and _is_name(segment.text):
            for id_, text in _named_pair(segment.text, columns).items():
                _tell_cell(telling, row, id_, columns[id_], text)
                taken.add(id_)
        else:
            _read_segment(telling, row, segment, columns, taken)


_PRICED = re.compile(
    r"(.{6,}?)[ ,]+((?:(?:năm|nam|giai đoạn|giai doan) )?20\d\d(?:\s*-\s*20\d\d)?)?[ :]*"
    r"((?:(?:hết|het|chi|khoảng|khoang|tổng mức|tong muc|kinh phí|kinh phi) )*\d[\d.,]*\s*(?:tỷ|ty|tỉ|triệu|trieu|tr)(?:\s+đồng)?)"
    r"(?:[ ,]+((?:(?:năm|nam|giai đoạn|giai doan) )?20\d\d(?:\s*-\s*20\d\d)?))?",
    re.IGNORECASE,
)


def _priced(segment: Piece) -> list[Piece]:
    """ "phần mềm một cửa 2018 2,1 tỷ": a name, its time and its money typed in one run."""
    found = _PRICED.fullmatch(segment.text)
    if found is None:
        return [segment]
    spans = [found.span(group) for group in range(1, 5) if found[group]]
    return [Piece(segment.text[begin:end].strip(), segment.start + begin) for begin, end in spans]


_USED = re.compile(
    r"^(?:(?:ngành|sở|ban|đơn vị|huyện|văn phòng|hiện|nay|đã|đang|có|cũng) )*"
    r"(?:(?:tự |có )*(?:làm|lập|viết|xây dựng)|có|"
    r"sử dụng|dùng|tham gia(?: cập nhật| khai thác| sử dụng)?|khai thác|cập nhật|kết nối(?: với| vào| tới)?)\s+(?=\S)",
    re.IGNORECASE,
)
# "co so du lieu" is a name
_USED_BARE = re.compile(fold(_USED.pattern).replace("|co|", "|co(?! so)|").replace("(?=\\s)", "(?=\\S)"), re.IGNORECASE)
_FIGURE_AFTER_NAME = re.compile(
    r"(?<=\w{2})\W*\s+(?:đã |hiện |đang )?(?:có|theo dõi|cập nhật|quản lý|lưu trữ)\s+"
    r"(?:được )?(?:khoảng |trên |hơn |gần )?(?=\d)",
    re.IGNORECASE,
)
_NAMES_ADDRESS = re.compile(
    r"(?:địa chỉ|dia chi|truy cập|truy cap|link|url|tại|web)(?: truy cập| truy cap)?\s*:?\s*$", re.IGNORECASE
)


def _segments(text: str, start: int, columns: dict[str, Column]) -> list[Piece]:
    """Pieces between commas, a column's name kept with what follows its colon, two figures joined by "và" apart."""
    names = [name for c in columns.values() if c.type != "text" for name in (c.label, *c.aliases)]
    out: list[Piece] = []
    for segment in split_segments(Piece(text, start)):
        if (
            out
            and opens_with(fold(out[-1].text), names)
            and not re.search(r"\d", out[-1].text.replace("2020", ""))
            and _counts(segment.text)
        ):
            out[-1] = Piece(f"{out[-1].text} {segment.text}", out[-1].start)
            continue
        left, joint, right = segment.text.partition(" và ")
        if joint and _counts(left) and _counts(right):
            out += [Piece(left, segment.start), Piece(right, segment.start + len(left) + len(joint))]
        else:
            out.append(segment)
    return out


def _counts(text: str) -> bool:
    return any(value.kind in ("count", "fraction", "money", "percent") for value in scan(text))


def _is_name(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]+", text)) >= 2 or not any(v.kind == "count" for v in scan(text))


def _named_pair(text: str, columns: dict[str, Column]) -> dict[str, str]:
    """The first column's cell; those of a link where the table is of links ("A với B", "A -> B")."""
    first, second = list(columns)[:2]
    if columns[second].joins and (pair := read_link(text, columns)):
        return pair
    name = (_USED_BARE if text.isascii() else _USED).sub("", text)
    name = re.sub(
        r"\s*(?:,|nhưng|thì)?\s*(?:chưa rõ|chưa có|không có|chưa nắm) số liệu$", "", name, flags=re.IGNORECASE
    )
    return {first: name or text}


_UNSET = re.compile(
    r"(?:chua|khong|dang|van chua|con chua)"
    r"(?: (?:duoc|lap|trinh|lam|phe|xac dinh|phan loai|phan cap|duyet|co|ho so|cap do|tham dinh|de xuat|xong|an toan))+"
)


def _has_level(telling: Telling) -> bool:
    return any(column.type == "level" for column in _columns(telling).values())


_LEVELLED = re.compile(rf"(?P<name>[^()]{{3,}}?)[ ,:(]+(?P<level>(?:cap do|(?<!truong )cap) [1-5]|{_UNSET.pattern})\)?")


def _levelled(segment: Piece) -> list[Piece]:
    """ "một cửa chưa xác định cấp độ", "iOffice (cấp 2)": a name and its level typed in one run."""
    found = _LEVELLED.fullmatch(fold(segment.text))
    if found is None:
        return [segment]
    spans = (found.span(group) for group in ("name", "level"))
    return [Piece(segment.text[begin:end].strip(), segment.start + begin) for begin, end in spans]


def _is_unset(text: str, telling: Telling) -> bool:
    """ "chưa xác định cấp độ", "đang trình": of a system that has no level yet; "chưa" alone answers another column."""
    return _has_level(telling) and _UNSET.fullmatch(fold(text).strip(" .")) is not None


def _read_segment(telling: Telling, row: str, segment: Piece, columns: dict[str, Column], taken: set[str]) -> None:
    if _is_unset(segment.text, telling) and (
        unset := [id_ for id_, c in columns.items() if c.type in ("level", "month") and id_ not in taken]
    ):
        for id_ in unset:
            _tell_cell(telling, row, id_, columns[id_], segment.text)
        taken.update(unset)
        return
    unasked = next((id_ for id_, c in columns.items() if c.type == "yesno" and id_ not in taken), None)
    if unasked and re.match(UNASSESSED, fold(segment.text)):
        _tell_cell(telling, row, unasked, columns[unasked], segment.text)
        taken.add(unasked)
        return
    expanded = expand(segment.text, context=telling.context.language_context).text
    folded = fold(expanded)
    for value in [v for v in scan(segment.text) if v.number is not None and v.kind == "fraction"]:
        pair = [id_ for id_, c in columns.items() if c.type == "count" and id_ not in taken][-2:]
        if len(pair) == 2 and value.total is not None:
            _tell_cell(telling, row, pair[0], columns[pair[0]], str(value.total))
            _tell_cell(telling, row, pair[1], columns[pair[1]], str(value.number))
            taken.update(pair)
            return
    for id_ in _named_columns(folded, columns):
        cell = _value_text(segment.text, columns[id_]) if id_ not in taken else ""
        if cell:
            _tell_cell(telling, row, id_, columns[id_], cell)
            taken.add(id_)
            return
    others = _columns_of_noun(segment.text, columns)
    for id_, column in columns.items():
        if id_ in taken or column.type == "text" or (others and id_ not in others):
            continue
        if _other_thing(telling, row, segment.text, column, columns):
            continue
        if others and len(others - taken) > 1:  # "5 đơn vị": those that should, or those that do?
            break
        if _is_bare_cell(segment.text, column):
            _tell_cell(telling, row, id_, column, segment.text)
            taken.add(id_)
            return
    free = next((id_ for id_ in columns if id_ not in taken and _is_free(columns[id_], folded)), None)
    told = [v for v in scan(segment.text) if v.kind in ("count", "money", "percent")]
    if free and (
        not told or (all(v.kind != "money" for v in told) and len(re.findall(r"[^\W\d_]+", segment.text)) > 1)
    ):
        _tell_cell(telling, row, free, columns[free], segment.text)
        taken.add(free)
        return
    if not told and _runs_on(telling, row, segment, columns):
        return
    telling.reading.leftover.append(segment.text)
    telling.doubt(
        f"Dòng {row[1:]}: chưa biết “{segment.text[:60]}” thuộc cột nào. Ghi kèm tên cột, ví dụ: tổng hồ sơ 1.250."
    )


def _other_thing(telling: Telling, row: str, text: str, column: Column, columns: dict[str, Column]) -> bool:
    """Does a piece count another thing than the row's records: "1.200 xe, 45 lái xe"? Then it is no part of them."""
    own = fold(counted(text)) if column.type == "count" else ""
    told = [
        fold(fact.unit or columns[fact.column].noun)
        for fact in telling.reading.facts
        if fact.row == row and fact.column in columns and columns[fact.column].noun
    ]
    return bool(own and told and own != told[0])


def _runs_on(telling: Telling, row: str, segment: Piece, columns: dict[str, Column]) -> bool:
    """ "hiệu quả tốt, đang chạy ổn": words that no column is left for go on with the cell before, where that is one of words."""
    facts = telling.reading.facts
    before = facts[-1] if facts and facts[-1].row == row else None
    if (
        before is None
        or before.column == next(iter(columns))
        or columns[before.column].type != "text"
        or not before.value
    ):
        return False
    if not _is_free(columns[before.column], fold(segment.text)):
        return False
    facts[-1] = replace(before, value=f"{before.value}, {segment.text}", words=f"{before.words}, {segment.text}")
    return True


def _is_free(column: Column, folded: str) -> bool:
    """May a column of words take a piece that does not name it?"""
    return column.type == "text" and bool(re.search(column.looks, folded))


def _columns_of_noun(text: str, columns: dict[str, Column]) -> set[str]:
    """Columns of counts whose names speak of the thing that a piece counts; empty where none does."""
    noun = counted(text).lower()
    if opens_with(fold(noun), _OFFICES):  # "6 hạt kiểm lâm" use it: they are no records
        noun = "đơn vị"
    plain = fold if noun.isascii() else str.lower  # a "hộ" is no "hồ sơ"
    return {
        id_
        for id_, c in columns.items()
        if noun and c.type == "count" and re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", plain(c.label))
    }


def _is_bare_cell(text: str, column: Column) -> bool:
    """Is it the value of a column of that type and hardly anything else? "giám sát 3 điểm" is no amount."""
    if CONVERT[column.type](text) is None:
        return False
    if column.type not in ("count", "money", "percent"):
        return True
    values = [v for v in scan(text) if v.kind in ("count", "money", "percent", "decimal")]
    if not values:
        return False
    before = re.findall(r"[^\W\d_]+", text[: values[0].start])
    if column.type == "money":
        return values[0].kind == "money" or not re.search(r"[^\W\d_]", text)
    return len([word for word in before if fold(word) not in _FILLERS]) < 2


_OFFICES = ("đơn vị", "hạt", "chi cục", "phòng", "trung tâm", "cơ quan", "sở", "ban")
_FILLERS = {"da", "co", "khoang", "tong", "so", "la", "duoc", "hien", "gom", "cong", "tren", "hon", "gan", "nhap"}


def _named_columns(folded: str, columns: dict[str, Column]) -> list[str]:
    """Columns named in a piece, the longest name first: "38.120 hồ sơ từ 01/01/2020" is not the total."""
    lengths = {
        id_: max((len(name) for name in (column.label, *column.aliases) if _names(folded, name, column)), default=0)
        for id_, column in columns.items()
    }
    return sorted((id_ for id_, length in lengths.items() if length), key=lambda id_: -lengths[id_])


def _names(folded: str, name: str, column: Column) -> bool:
    """Does a piece name the column? One small word is part of other words ("truy xuất nguồn gốc"): it names a column of words
    only where the piece opens with it, and none before "gốc", "lực", "nước".
    """
    if column.type == "text" and name.islower() and " " not in name:
        return opens_with(folded, [name]) and not re.match(_OTHERWISE, folded)
    return fold(name) in folded


_OTHERWISE = r"nguon (?:goc|luc|nuoc|tin|mo|du lieu|nhan luc)(?!\w)"


def _value_text(text: str, column: Column) -> str:
    if column.type in ("count", "money", "percent"):
        values: list[Value] = [
            v for v in scan(text, money=column.type == "money") if v.kind in ("count", "money", "percent", "decimal")
        ]
        return f"{values[0].hedge} {values[0].words}".strip() if len(values) == 1 else ""
    return re.sub(r"^[^:]*:\s*", "", text)
