"""A whole plan as one JSON file, and back without loss: head, facts with their words, conversation, versions of sections.

Who submitted and approved it stays where that was done: approvals belong to the accounts of a database (see backup.py).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from assistant.pipeline import redraft
from assistant.plan import Fact, Plan, Standing
from assistant.rows import REMEDY, Row, decode, encode, parse
from assistant.store import Store, current_of, fact_of_row, metadata, plan_of_row, plans
from corpus.errors import InputError, KehoachError
from corpus.pack import Pack
from corpus.packs import load_pack

FORMAT, VERSION = "kehoach-plan", 1
PARTS = ("facts", "messages", "section_versions")  # tables of a plan's own rows, in the order of the file
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")
_JSON = ("signer", "recipients")  # columns that hold JSON: in the file as such


@dataclass(frozen=True)
class Imported:
    """The plan's id here, and whether it is new."""

    plan: str
    new: bool


def export_plan(store: Store, plan_id: str) -> str:
    """All that is kept of a plan; the same plan gives the same text. Raises InputError when there is no such plan."""
    kept = _kept(store, plan_id)
    if kept is None:
        raise InputError(
            f"không tìm thấy kế hoạch “{plan_id[:120]}”.", remedy="Xem các kế hoạch đã lưu.", command="kehoach plans"
        )
    return json.dumps(_document_of(*kept), ensure_ascii=False, indent=1) + "\n"


def import_plan(store: Store, text: str, *, place: str = "", as_id: str = "", pack: Pack | None = None) -> Imported:
    """Enter a plan of a file, whole or not at all. One that is there already is never overwritten.

    `as_id` enters it under another id. Raises InputError naming the place in the file for what is broken, of another
    version or framework, and for an id under which another plan is kept.
    """
    head, parts = _read(text, place, as_id)
    _check(head, parts, place, pack or load_pack())
    kept = _kept(store, head["id"])
    if kept is not None and _document_of(*kept) == _document_of(head, parts):
        return Imported(head["id"], new=False)
    try:
        with store.writing() as connection:
            connection.execute(plans.insert().values(head))
            for name, rows in parts.items():
                if rows:
                    connection.execute(metadata.tables[name].insert(), rows)
    except sa.exc.IntegrityError as error:  # the id is taken: by the plan found above, or by one entered meanwhile
        raise InputError(
            f"đã có kế hoạch khác mang mã “{head['id']}”; không ghi đè.",
            place=place,
            remedy="Nhập dưới mã khác.",
            command="kehoach import TỆP --as MÃ_MỚI",
        ) from error
    return Imported(head["id"], new=True)


def head_of(text: str, place: str = "") -> Plan:
    """Of which plan a file tells. Raises InputError as `import_plan` for a file that is none."""
    return plan_of_row(_read(text, place, "")[0])


Parts = dict[str, list[Row]]


def _kept(store: Store, plan_id: str) -> tuple[Row, Parts] | None:
    """The plan's rows as they are in the database, all of one moment."""
    with store.reading() as connection:
        head = connection.execute(sa.select(plans).where(plans.c.id == plan_id)).mappings().first()
        if head is None:
            return None
        return dict(head), {name: _rows(connection, metadata.tables[name], plan_id) for name in PARTS}


def _rows(connection: sa.Connection, table: sa.Table, plan_id: str) -> list[Row]:
    query = sa.select(table).where(table.c.plan_id == plan_id).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(query).mappings()]


def _document_of(head: Row, parts: Parts) -> dict[str, Any]:
    """What a file holds. Rows do not repeat the plan's id, so that a plan can be entered under another."""
    plan = encode(plans, head)
    plan |= {name: json.loads(plan[name]) for name in _JSON}
    rows = {name: [encode(metadata.tables[name], row) for row in found] for name, found in parts.items()}
    for row in (row for found in rows.values() for row in found):
        del row["plan_id"]
    return {"format": FORMAT, "version": VERSION, "plan": plan, **rows}


def _read(text: str, place: str, as_id: str) -> tuple[Row, Parts]:
    document = _document(text, place)
    told = document["plan"]
    if not isinstance(told, dict):
        raise InputError("phải là một nhóm trường.", place=_at(place, "plan"), remedy=REMEDY)
    told = told | {name: json.dumps(told[name], ensure_ascii=False) for name in _JSON if name in told}
    head = decode(plans, told, _at(place, "plan"))
    head["id"] = as_id or head["id"]
    if not _ID.fullmatch(head["id"]):
        raise InputError(
            f"mã kế hoạch “{head['id'][:60]}” không hợp lệ.",
            place=place,
            remedy="Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: so-tu-phap-2021-2025.",
        )
    return head, {name: _part_rows(document[name], name, head["id"], place) for name in PARTS}


def _document(text: str, place: str) -> dict[str, Any]:
    document = parse(text, place)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InputError(
            "không phải tệp kế hoạch đã xuất.",
            place=place,
            remedy="Chọn tệp .json đã xuất.",
            command="kehoach export MÃ -o TỆP.json",
        )
    if document.get("version") != VERSION:
        raise InputError(
            f"tệp thuộc phiên bản {str(document.get('version'))[:20]}, chương trình này đọc phiên bản {VERSION}.",
            place=place,
            remedy="Cập nhật chương trình, hoặc xuất lại tệp bằng phiên bản này.",
        )
    if lacking := [name for name in ("plan", *PARTS) if name not in document]:
        raise InputError(f"thiếu phần “{lacking[0]}”.", place=place, remedy=REMEDY)
    if odd := [name for name in document if name not in ("format", "version", "plan", *PARTS)]:
        raise InputError(f"phần lạ “{odd[0][:60]}”.", place=place, remedy=REMEDY)
    return document


def _at(place: str, path: str) -> str:
    return f"{place}, {path}" if place else path


def _part_rows(told: Any, name: str, plan_id: str, place: str) -> list[Row]:
    if not isinstance(told, list):
        raise InputError("phải là một danh sách.", place=_at(place, name), remedy=REMEDY)
    rows = [_part_row(entry, name, plan_id, _at(place, f"{name}[{number}]")) for number, entry in enumerate(told)]
    keys = [column.name for column in metadata.tables[name].primary_key.columns]
    counted = Counter(tuple(row[key] for key in keys) for row in rows)
    for number, row in enumerate(rows):
        if counted[tuple(row[key] for key in keys)] > 1 or row["seq"] < 1:
            raise InputError(
                f"số thứ tự {row['seq']} trùng hoặc không hợp lệ.",
                place=_at(place, f"{name}[{number}].seq"),
                remedy=REMEDY,
            )
    return sorted(rows, key=lambda row: tuple(row[key] for key in keys))


def _part_row(entry: Any, name: str, plan_id: str, place: str) -> Row:
    if isinstance(entry, dict) and "plan_id" in entry:
        raise InputError("trường lạ “plan_id”.", place=place, remedy=REMEDY)
    return decode(metadata.tables[name], {**entry, "plan_id": plan_id} if isinstance(entry, dict) else entry, place)


def _check(head: Row, parts: Parts, place: str, pack: Pack) -> None:
    """Does the plan hold together? It must be possible to draft it, as one told here."""
    if head["pack"] and head["pack"] != pack.info.id:
        raise InputError(
            f"kế hoạch lập theo khung “{head['pack'][:60]}”, ở đây chỉ có khung “{pack.info.id}”.",
            place=_at(place, "plan.pack"),
            remedy="Cài bộ khung đó rồi nhập lại.",
        )
    if head["kind"] not in pack.outlines or not head["period_start"] <= head["period_end"]:
        raise InputError("loại kế hoạch hoặc thời kỳ không hợp lệ.", place=_at(place, "plan"), remedy=REMEDY)
    facts = []
    for number, row in enumerate(parts["facts"]):
        if row["standing"] not in list(Standing):
            raise InputError(
                f"tình trạng “{row['standing']}” không có.",
                place=_at(place, f"facts[{number}].standing"),
                remedy=REMEDY,
            )
        facts.append(fact_of_row(row))
    keys = [row["key"] for row in parts["messages"] if row.get("key")]
    if len(set(keys)) < len(keys):
        raise InputError("hai tin nhắn cùng một khóa.", place=_at(place, "messages"), remedy=REMEDY)
    _try(head, facts, place, pack)


def _try(head: Row, facts: list[Fact], place: str, pack: Pack) -> None:
    try:
        plan: Plan = plan_of_row(head)
        redraft(plan, current_of(facts), pack)
    except KehoachError as error:
        raise InputError(error.message, place=_at(place, "plan"), remedy=error.remedy) from error
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, AssertionError) as error:
        raise InputError(
            "số liệu trong tệp không khớp nhau, không soạn lại được kế hoạch.", place=place, remedy=REMEDY
        ) from error
