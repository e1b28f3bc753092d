"""The columns of a table: the one that a name means, and a cell told in its type."""

from __future__ import annotations

import re

from assistant.plan import Standing
from assistant.reading.cells import CONVERT, EXAMPLE, UNASSESSED, counted, hedge
from assistant.reading.context import ROW, Telling
from assistant.reading.standing import find_standing
from corpus.framework import Column
from corpus.language import clean, fold


def columns_of(telling: Telling) -> dict[str, Column]:
    """The columns of the table that the requirement asks for."""
    return telling.context.pack.tables[telling.requirement.table].columns


def find_column(columns: dict[str, Column], key: str) -> str | None:
    """The column of a table that a head or a key names; None where it names none."""
    wanted = fold(clean(key)).replace("_", " ")
    for id_, column in columns.items():
        names = (id_.replace("_", " "), column.label, *column.keys, *column.aliases)
        if wanted in {fold(name).replace("_", " ") for name in names}:
            return id_
    return None


def tell_cell(telling: Telling, row: str, id_: str, column: Column, raw: str) -> None:
    """Tell a cell in the type of its column; what cannot be read is asked and left over."""
    text = clean(raw)
    if not text:
        return
    unset = is_unset(text, telling) and column.type in ("level", "month")
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


UNSET = re.compile(
    r"(?:chua|khong|dang|van chua|con chua)"
    r"(?: (?:duoc|lap|trinh|lam|phe|xac dinh|phan loai|phan cap|duyet|co|ho so|cap do|tham dinh|de xuat|xong|an toan))+"
)


def has_level(telling: Telling) -> bool:
    """Is it a table of systems with their levels?"""
    return any(column.type == "level" for column in columns_of(telling).values())


def is_unset(text: str, telling: Telling) -> bool:
    """ "chưa xác định cấp độ", "đang trình": of a system that has no level yet; "chưa" alone answers another column."""
    return has_level(telling) and UNSET.fullmatch(fold(text).strip(" .")) is not None
