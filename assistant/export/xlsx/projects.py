"""The project table with every part of its money as a number, and what it adds up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from assistant.export.xlsx.model import Column, Percent, Sheet, Value
from assistant.pipeline import Result
from assistant.plan import Project
from assistant.projects import (
    UNALLOCATED,
    UNKNOWN,
    parts_by_kind,
    parts_by_source,
    parts_by_year,
    project_table,
    security_part,
)

UNIT_NOTE = "ĐVT: triệu đồng"
_UNPRICED = "chưa có số liệu"
_COLUMNS = (
    Column("TT", 5),
    Column("Danh mục nhiệm vụ, dự án", 34),
    Column("Đơn vị chủ trì", 20),
    Column("Mới/chuyển tiếp", 11),
    Column("Mục tiêu đầu tư", 38),
    Column("Thời gian triển khai", 12),
    Column("Tổng mức dự kiến", 12),
    Column("Trong đó: an toàn thông tin", 12),
    Column("Loại chi", 18),
    Column("Ngân sách", 18),
    Column("Thuộc mục nhiệm vụ", 11),
    Column("Nguyên lời đơn vị", 50),
)
_BEFORE_MONEY = 6
_NONE = "Chưa có nhiệm vụ, dự án nào."


def projects_sheet(result: Result) -> Sheet:
    """A row a project, in the words of the annex, with its total and its part for information security."""
    rows = []
    for number, (project, texts) in enumerate(zip(result.projects, _printed(result), strict=True), 1):
        money: tuple[Value, ...] = (_UNPRICED, None)
        if project.total is not None:
            money = (project.total, security_part(project) or None)
        before, after = texts[: _BEFORE_MONEY - 1], texts[-2:]
        rows.append((number, *before, *money, *after, project.area, project.words))
    totals = result.totals
    total: tuple[Value, ...] = ("", "Tổng cộng", "", "", "", "", totals.projects, totals.security, "", "", "", "")
    title = "Danh mục nhiệm vụ, dự án"
    return Sheet("Dự án", title, _COLUMNS, tuple(rows), (total,) if rows else (), _note(result), _NONE, unprinted=1)


def parts_sheet(result: Result) -> Sheet:
    """The money of each project parted by kind of spending, by source and by year; its totals are those of the plan."""
    totals = result.totals
    groups: list[tuple[dict[str, Decimal], Callable[[Project], dict[str, Decimal]]]] = [
        (totals.by_kind, parts_by_kind),
        (totals.by_source, parts_by_source),
        (totals.by_year, parts_by_year),
    ]
    parts = [(name, name_of(name, kind), read) for kind, (sums, read) in enumerate(groups) for name in sums]
    columns = (
        *(Column("TT", 5), Column("Danh mục nhiệm vụ, dự án", 42), Column("Tổng mức dự kiến", 13)),
        *(Column(heading, 13) for _, heading, _ in parts),
    )
    rows: list[tuple[Value, ...]] = []
    for number, (project, texts) in enumerate(zip(result.projects, _printed(result), strict=True), 1):
        priced = project.total is not None
        amounts = [read(project).get(name) if priced else None for name, _, read in parts]
        rows.append((number, texts[0], project.total if priced else _UNPRICED, *amounts))
    amounts = [sums[name] for sums, _ in groups for name in sums]
    total: tuple[Value, ...] = ("", "Tổng cộng", totals.projects, *amounts)
    title = "Kinh phí từng dự án theo loại chi, nguồn vốn, năm"
    return Sheet("Phân bổ kinh phí", title, columns, tuple(rows), (total,) if rows else (), _note(result), _NONE)


def _note(result: Result) -> str:
    unpriced = len(result.totals.unpriced)
    return UNIT_NOTE + (f". {unpriced} dự án chưa có kinh phí, không cộng vào tổng." if unpriced else "")


def _printed(result: Result) -> Iterable[list[str]]:
    """The cells of the annex, without its number."""
    plan = result.plan
    table = project_table(
        result.projects, annual=plan.kind == "annual", period=plan.period, context=result.desk.voice.context
    )
    return ([cell.text for cell in row[1:]] for row in table.rows)


def name_of(name: str, kind: int = 2) -> str:
    """A part's heading: kind of spending (0), source (1) or year (2)."""
    if name == UNALLOCATED:
        return "Chưa phân bổ năm"
    if name == UNKNOWN:
        return "Chưa rõ loại chi" if kind == 0 else "Chưa rõ nguồn vốn"
    return f"Năm {name}" if kind == 2 else name[:1].upper() + name[1:]


def budget_sheet(result: Result) -> Sheet:
    """The sums of the plan, each with its share of the whole."""
    totals = result.totals
    rows: list[tuple[Value, ...]] = [
        ("Tổng cộng", "Các nhiệm vụ, dự án", totals.projects, _share(totals.projects, totals.projects))
    ]
    for kind, (title, sums) in enumerate(
        (("Theo loại chi", totals.by_kind), ("Theo nguồn vốn", totals.by_source), ("Theo năm", totals.by_year))
    ):
        rows += [(title, name_of(name, kind), amount, _share(amount, totals.projects)) for name, amount in sums.items()]
    share = None if totals.security_share is None else Percent(totals.security_share)
    rows.append(("An toàn thông tin", "Phần chi cho an toàn thông tin", totals.security, share))
    if totals.in_year is not None:
        rows.append(
            ("Theo năm", f"Riêng năm {result.plan.period[0]}", totals.in_year, _share(totals.in_year, totals.projects))
        )
    columns = (Column("Nhóm", 20), Column("Khoản", 42), Column("Số tiền", 16), Column("Tỷ lệ trong tổng", 12))
    return Sheet("Kinh phí", "Tổng hợp kinh phí", columns, tuple(rows) if result.projects else (), note=UNIT_NOTE)


def _share(part: Decimal, whole: Decimal) -> Value:
    return Percent((100 * part / whole).quantize(Decimal("0.1"))) if whole else None
