"""Rows of a table, told as fields or in free text; every cell typed, none dropped in silence."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.expressions import compile_expression
from assistant.reading.clauses import Piece
from assistant.reading.columns import columns_of, find_column, has_level, tell_cell
from assistant.reading.context import Telling
from assistant.reading.links import read_link
from assistant.reading.row_cells import read_piece
from assistant.reading.row_cuts import URL, cell_pieces, levelled, priced, text_rows
from corpus.framework import Column
from corpus.language import clean, fold
from corpus.language.values import scan


def read_rows(telling: Telling, answer: str | list[dict[str, str]]) -> None:
    """Tell each cell as a fact of quantity "row:<table>"."""
    if isinstance(answer, str):
        for number, pieces in enumerate(text_rows(telling, answer), 1):
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


_PAST = "past_projects"  # its cells in words stand between semicolons: "rút ngắn thời gian, giảm đi lại" is one


def _read_mapping(telling: Telling, row: str, mapping: dict[str, str]) -> None:
    columns = columns_of(telling)
    for key, raw in mapping.items():
        column = find_column(columns, key)
        if column is None:
            known = ", ".join(f"{id_} ({spec.label})" for id_, spec in columns.items())
            telling.doubt(
                f"Dòng {row[1:]}: cột “{key}” không có trong bảng; giá trị “{clean(raw)[:60]}” chưa được ghi. Các cột: {known}."
            )
            telling.reading.leftover.append(clean(raw))
            continue
        tell_cell(telling, row, column, columns[column], raw)


def _read_text_row(telling: Telling, row: str, pieces: list[Piece]) -> None:
    """A row in free text: the name first, then cells known by an address, by the words beside a figure, or by their type."""
    columns = columns_of(telling)
    taken: set[str] = set()
    segments: list[Piece] = []
    for number, piece in enumerate(pieces):
        rest = piece.text
        label, colon, cell = rest.partition(":")
        named = find_column(columns, label) if colon and number and cell.strip() else None
        if named and named not in taken:  # "mục tiêu: tra cứu hồ sơ" between semicolons
            tell_cell(telling, row, named, columns[named], cell)
            taken.add(named)
            continue
        if (url := URL.search(rest)) and "address" in columns and "address" not in taken:
            tell_cell(telling, row, "address", columns["address"], url[0])
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
                else cell_pieces(rest, piece.start, columns)
            )
    if segments and (figure := _FIGURE_AFTER_NAME.search(segments[0].text)):  # "Hệ thống X có khoảng 385.000 hồ sơ"
        head = segments[0]
        segments[:1] = [
            Piece(head.text[: figure.start()].strip(" ()"), head.start),
            Piece(head.text[figure.start() :].strip(), head.start + figure.start()),
        ]
    if segments and any(column.type == "money" for column in columns.values()):
        segments[:1] = priced(segments[0])
    if segments and has_level(telling):
        segments[:1] = levelled(segments[0])
    first = next(iter(columns))
    for segment in segments:
        if first not in taken and _is_name(segment.text):
            for id_, text in _named_pair(segment.text, columns).items():
                tell_cell(telling, row, id_, columns[id_], text)
                taken.add(id_)
        else:
            read_piece(telling, row, segment, columns, taken)


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
