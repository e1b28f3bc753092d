"""The project table (danh mục nhiệm vụ, dự án) in the columns of the framework."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.plan import Cell, Project, Table
from assistant.projects.sums import UNKNOWN, Totals, totals, year_part
from assistant.projects.words import vocabulary, with_level
from corpus.language import format_number, polish

UNIT_NOTE = "ĐVT: triệu đồng"
SECURITY_ROW = "Riêng chi cho an toàn thông tin (đã gồm trong các khoản trên)"

_HEADS = (
    ("TT", 0.5),
    ("Danh mục nhiệm vụ, dự án", 2.6),
    ("Đơn vị chủ trì", 2.0),
    ("Mới/chuyển tiếp", 1.0),
    ("Mục tiêu đầu tư", 2.6),
    ("Thời gian triển khai", 1.1),
    ("Tổng mức dự kiến", 1.0),
)
_BEFORE_MONEY = len(_HEADS) - 1


def project_table(projects: Sequence[Project], *, annual: bool, period: tuple[int, int], context: str = "") -> Table:
    """All rows with their sums; an annual plan with projects of several years also shows the year's part."""
    year = period[0] if annual and any(_long(project) for project in projects) else None
    rows = tuple(_row(number, project, year, context) for number, project in enumerate(projects, 1))
    split = max((sum(map(len, _parts(project))) for project in projects), default=0)
    heads = [width + (min(split / 50, 1.6) if name == "Mục tiêu đầu tư" else 0) for name, width in _HEADS]
    widths = (*heads, *((1.0,) if year else ()), 1.7, 1.5)
    return Table(
        _header(year),
        rows,
        widths,
        footer=_footer(projects, totals(projects, period), year) if rows else (),
        unit_note=UNIT_NOTE,
        landscape=True,
    )


def _long(project: Project) -> bool:
    return project.start is not None and project.end is not None and project.end > project.start


def _header(year: int | None) -> tuple[tuple[Cell, ...], ...]:
    heads = [*(name for name, _ in _HEADS), *((f"Kinh phí năm {year}",) if year else ())]
    first = (*(_head(name) for name in heads), _head("Nguồn vốn", span=2))
    return first, (*(_head("") for _ in heads), _head("Loại chi"), _head("Ngân sách"))


def _head(text: str, span: int = 1) -> Cell:
    return Cell(text, "center", True, span=span)


def _row(number: int, project: Project, year: int | None, context: str) -> tuple[Cell, ...]:
    ref = (f"project:{project.row}",)
    cells = [
        Cell(format_number(Decimal(number)), "center"),
        Cell(_words(project.name, "name", context), refs=ref),
        Cell(_words(project.lead, "lead", context), refs=ref),
        Cell(_kind(project), "center", refs=ref),
        Cell(_objective(project, context), refs=ref),
        Cell(_time(project), "center", refs=ref),
        _money(project.total, "total", ref, project.hedge),
    ]
    if year:
        cells.append(_money(year_part(project, year), f"kinh phí năm {year}", ref))
    return (*cells, Cell(_spending(project), refs=ref), Cell(_sources(project), refs=ref))


def gap(name: str) -> str:
    """«[chưa có số liệu: …]» for a field or a label."""
    return f"«[chưa có số liệu: {vocabulary().headings.get(name, name)}]»"


def _words(text: str, name: str, context: str) -> str:
    """Official spelling; what cannot be restored with certainty is shown as typed, to be confirmed."""
    if not text:
        return gap(name)
    polished = polish(text, context=context)
    if not re.search(r"\w", polished.text):
        return gap(name)
    return _capital(polished.text) if polished.certain else f"«[cần xác nhận: {_unmarked(text)}]»"


def _unmarked(text: str) -> str:
    return " ".join("".join(" " if char in "«»[]{}<>" else char for char in text).split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _time(project: Project) -> str:
    return _capital(project.time) if any(char.isdigit() for char in project.time) else gap("time")


def _money(amount: Decimal | None, label: str, ref: tuple[str, ...], hedge: str = "") -> Cell:
    if amount is None:
        return Cell(gap(label), refs=ref)
    return Cell(f"{hedge} {format_number(amount)}".strip(), "right", refs=ref)


def _spending(project: Project) -> str:
    if not project.spending:
        return gap("spending")
    told = _listed(list(project.spending))
    asked = any(
        name in vocabulary().raw["asked_spending"] or name not in vocabulary().raw["spending"]
        for name, _ in project.spending
    )
    return f"{told} {gap('chi thường xuyên hay chi đầu tư phát triển')}" if asked else told


def _sources(project: Project) -> str:
    return _capital("; ".join(with_level(_share(s.budget, s.amount), s.budget) for s in project.sources)) or gap(
        "source"
    )


def _kind(project: Project) -> str:
    kind = _capital(project.kind) or gap("kind")
    return f"{kind} từ năm {project.since}" if project.kind and project.since else kind


def _objective(project: Project, context: str) -> str:
    told, parts = _words(project.objective, "objective", context), _parts(project)
    return f"{told} ({'; '.join(parts)})" if parts else told


def _parts(project: Project) -> list[str]:
    """The split by year and the part for information security, where they were told: the framework has no column for them."""
    years = [f"năm {year}: {format_number(amount)}" for year, amount in project.by_year]
    if len(years) < 2:
        years = []
    elif len({amount for _, amount in project.by_year}) == 1:
        years = [f"mỗi năm {format_number(project.by_year[0][1])}"]
    security = project.security if project.security != project.total else None
    return [*years, *([f"phần an toàn thông tin: {format_number(security)}"] if security is not None else [])]


def _listed(parts: Sequence[tuple[str, Decimal | None]]) -> str:
    """ "Ngân sách tỉnh 3.000; ngân sách huyện 1.000"."""
    return _capital("; ".join(_share(name, amount) for name, amount in parts))


def _share(name: str, amount: Decimal | None) -> str:
    return name if amount is None else f"{name} {format_number(amount)}"


def _footer(projects: Sequence[Project], sums: Totals, year: int | None) -> tuple[tuple[Cell, ...], ...]:
    priced = [project for project in projects if project.total is not None]
    about = "khoảng " if any(project.hedge for project in priced) else ""
    rows = [
        _sum_row("Tổng cộng", sums.projects if priced else None, year, _in_year(projects, year), "center", about=about)
    ]
    for position, (name, amount) in enumerate(sums.by_kind.items()):
        label = "Chưa rõ loại chi" if name == UNKNOWN else _capital(name)
        rows.append(_sum_row(label if position else f"Trong đó: {label}", amount, year, "", "left"))
    told = sums.security or any(project.security is not None for project in projects)
    if priced:  # the framework asks for a share of the whole: a sum nobody told is marked, not left out
        sure = sums.security if told and not sums.likely_security else None
        rows.append(_sum_row(SECURITY_ROW, sure, year, "", "left", _unsaid_security(sums)))
    return tuple(rows)


def _unsaid_security(sums: Totals) -> str:
    """The sum of rows that speak of nothing but security stands to be confirmed, as in the text; else it is a gap."""
    likely = sums.security + sums.likely_security
    return f"«[cần xác nhận: {format_number(likely)}]»" if sums.likely_security else gap("security")


def _in_year(projects: Sequence[Project], year: int | None) -> str:
    """The sum of the year's column; a gap as long as one row's part is not told."""
    if year is None:
        return ""
    parts = [year_part(project, year) for project in projects]
    told = [part for part in parts if part is not None]
    return format_number(sum(told, Decimal(0))) if len(told) == len(parts) else gap(f"kinh phí năm {year}")


def _sum_row(
    label: str, amount: Decimal | None, year: int | None, in_year: str, align: str, missing: str = "", about: str = ""
) -> tuple[Cell, ...]:
    cells = [
        Cell(label, align, True, span=_BEFORE_MONEY),
        Cell(missing or gap("total"), bold=True)
        if amount is None
        else Cell(about + format_number(amount), "right", True),
    ]
    if year:
        cells.append(Cell(in_year, "right", True))
    return (*cells, Cell("", bold=True), Cell("", bold=True))
