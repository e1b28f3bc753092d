"""A piece of a row told as the cell that it is: by the name of its column, by its figure, or by its type."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading.cells import CONVERT, UNASSESSED, counted
from assistant.reading.clauses import Piece, opens_with
from assistant.reading.columns import is_unset, tell_cell
from assistant.reading.context import Telling
from corpus.framework import Column
from corpus.language import expand, fold
from corpus.language.values import Value, scan


def read_piece(telling: Telling, row: str, segment: Piece, columns: dict[str, Column], taken: set[str]) -> None:
    """Tell a piece as a cell of a column that is not `taken` yet; one that fits none is asked and left over."""
    if is_unset(segment.text, telling) and (
        unset := [id_ for id_, c in columns.items() if c.type in ("level", "month") and id_ not in taken]
    ):
        for id_ in unset:
            tell_cell(telling, row, id_, columns[id_], segment.text)
        taken.update(unset)
        return
    unasked = next((id_ for id_, c in columns.items() if c.type == "yesno" and id_ not in taken), None)
    if unasked and re.match(UNASSESSED, fold(segment.text)):
        tell_cell(telling, row, unasked, columns[unasked], segment.text)
        taken.add(unasked)
        return
    expanded = expand(segment.text, context=telling.context.language_context).text
    folded = fold(expanded)
    for value in [v for v in scan(segment.text) if v.number is not None and v.kind == "fraction"]:
        pair = [id_ for id_, c in columns.items() if c.type == "count" and id_ not in taken][-2:]
        if len(pair) == 2 and value.total is not None:
            tell_cell(telling, row, pair[0], columns[pair[0]], str(value.total))
            tell_cell(telling, row, pair[1], columns[pair[1]], str(value.number))
            taken.update(pair)
            return
    for id_ in _named_columns(folded, columns):
        cell = _value_text(segment.text, columns[id_]) if id_ not in taken else ""
        if cell:
            tell_cell(telling, row, id_, columns[id_], cell)
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
            tell_cell(telling, row, id_, column, segment.text)
            taken.add(id_)
            return
    free = next((id_ for id_ in columns if id_ not in taken and _is_free(columns[id_], folded)), None)
    told = [v for v in scan(segment.text) if v.kind in ("count", "money", "percent")]
    if free and (
        not told or (all(v.kind != "money" for v in told) and len(re.findall(r"[^\W\d_]+", segment.text)) > 1)
    ):
        tell_cell(telling, row, free, columns[free], segment.text)
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
