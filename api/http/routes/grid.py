"""The project table as a grid: cells, rows pasted, their order, every change taken back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response, status

from api.accounts.roles import User
from api.http import schemas as s
from api.http.deps import V1, IfMatch, ReadDraft, TheHouse, TheUser, WrittenPlan, etag, expected_version
from api.http.documents import findings_out
from api.http.house import House
from api.http.problems import Problem, documented
from api.http.views import project_out
from assistant.answering import context_of
from assistant.grid import Grid, Table
from assistant.plan import Plan
from assistant.projects import percent_shares, plain_number, read_project, totals
from assistant.projects.cells import COLUMNS, cells, label_of
from assistant.projects.pasting import PastedRow
from assistant.store import StaleError

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/projects", tags=["dự án"])
Row = Annotated[str, Path(pattern=r"^p\d{1,6}$", examples=["p1"])]
CHANGES = documented("not-found", "not-allowed", "conflict", "version-needed", "invalid")


@router.get("", responses=documented("not-found", "not-allowed"))
def list_projects(plan: ReadDraft, house: TheHouse, response: Response) -> s.ProjectsOut:
    """Bảng dự án: các ô để sửa, kết quả kiểm tra cạnh ô, các tổng và tỷ lệ (triệu đồng, %)."""
    return _table(plan, house, response)


@router.put("/{row}/cells/{column}", responses=CHANGES)
def set_cell(
    row: Row,
    column: Annotated[str, Path(max_length=40, examples=["total"])],
    body: s.CellIn,
    plan: WrittenPlan,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.ProjectOut:
    """Sửa một ô; If-Match là version của dòng. Chữ không đọc được thì báo lỗi, ô giữ như cũ."""
    if column not in COLUMNS:
        raise Problem("not-found", f"Bảng dự án không có cột này; các cột: {', '.join(COLUMNS)}.")
    grid = _grid(plan, house, user)
    table = _with_row(grid.table(), row)
    expected = expected_version(if_match, table.version_of(row))
    try:
        reading = grid.set_cell(row, column, body.text, expected=expected)
    except StaleError as error:
        raise _row_conflict(grid, row, body.model_dump(), error) from error
    now = grid.table()
    out = _row(now, row)
    out.doubts = list(reading.doubts)
    response.headers["ETag"] = etag(out.version)
    return out


@router.post(
    "/paste",
    status_code=status.HTTP_201_CREATED,
    responses=documented(
        "not-found", "not-allowed", "invalid", more={200: {"model": s.PastedOut, "description": "Xem trước, không lưu"}}
    ),
)
def paste(body: s.PasteIn, plan: WrittenPlan, house: TheHouse, user: TheUser, response: Response) -> s.PastedOut:
    """Dán nhiều dòng từ Excel; preview=true: chỉ xem sẽ hiểu thế nào, không lưu (200)."""
    grid = _grid(plan, house, user)
    rows: list[str] = []
    if body.preview:
        response.status_code = status.HTTP_200_OK
        pasted = grid.read(body.text)
    else:
        if body.after:
            _with_row(grid.table(), body.after)
        pasted, rows = grid.paste(body.text, after=body.after)
    named = rows or [""] * len(pasted.rows)
    shown = [_pasted(row, entry) for row, entry in zip(named, pasted.rows, strict=True)]
    return s.PastedOut(rows=shown, leftover=list(pasted.leftover))


@router.put("/order", responses=CHANGES)
def reorder(
    body: s.OrderIn, plan: WrittenPlan, house: TheHouse, user: TheUser, response: Response, if_match: IfMatch = None
) -> s.ProjectsOut:
    """Xếp lại thứ tự các dòng; If-Match là version của bảng."""
    grid = _grid(plan, house, user)
    expected = expected_version(if_match, grid.table().version)
    return _changed(lambda: grid.reorder(body.rows, expected=expected), plan, house, body.model_dump(), response)


@router.post("/undo", responses=CHANGES)
def undo(
    body: s.UndoIn, plan: WrittenPlan, house: TheHouse, user: TheUser, response: Response, if_match: IfMatch = None
) -> s.ProjectsOut:
    """Hoàn tác thay đổi cuối của bảng, hoặc trở lại một version; làm lại là trở lại version trước khi hoàn tác."""
    grid = _grid(plan, house, user)
    expected = expected_version(if_match, grid.table().version)
    return _changed(lambda: grid.undo(body.to, expected=expected), plan, house, body.model_dump(), response)


@router.delete(
    "/{row}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented("not-found", "not-allowed", "conflict", "version-needed"),
)
def remove_project(row: Row, plan: WrittenPlan, house: TheHouse, user: TheUser, if_match: IfMatch = None) -> None:
    """Bỏ một dự án khỏi bảng; lịch sử vẫn còn, mã dòng không dùng lại."""
    grid = _grid(plan, house, user)
    expected = expected_version(if_match, _with_row(grid.table(), row).version_of(row))
    try:
        grid.remove(row, expected=expected)
    except StaleError as error:
        raise _row_conflict(grid, row, None, error) from error


def _grid(plan: Plan, house: House, user: User) -> Grid:
    return Grid(house.store, plan, house.pack, said_by=user.said_by)


def _with_row(table: Table, row: str) -> Table:
    if all(project.row != row for project in table.projects):
        raise Problem("not-found", "Bảng dự án không có dòng này.")
    return table


def _row(table: Table, row: str) -> s.ProjectOut:
    number, project = next((n, p) for n, p in enumerate(table.projects, 1) if p.row == row)
    out = project_out(project, table.version_of(row))
    out.number = number
    return out


def _row_conflict(grid: Grid, row: str, yours: object, error: StaleError) -> Problem:
    now = grid.table()
    there = any(project.row == row for project in now.projects)
    theirs = _row(now, row).model_dump(mode="json") if there else None
    return Problem("conflict", error.told, theirs=theirs, yours=yours, etag=etag(now.version_of(row)))


def _changed(change: Any, plan: Plan, house: House, yours: object, response: Response) -> s.ProjectsOut:
    try:
        change()
    except StaleError as error:
        theirs = _table(plan, house, response)
        raise Problem(
            "conflict", error.told, theirs=theirs.model_dump(mode="json"), yours=yours, etag=etag(theirs.version)
        ) from error
    return _table(plan, house, response)


def _table(plan: Plan, house: House, response: Response) -> s.ProjectsOut:
    _, draft = house.drafts.get(plan.id)
    table = Grid(house.store, plan, house.pack).table()
    context = context_of(plan, house.pack)
    found = findings_out(draft.findings, house.pack.outlines[plan.kind])
    items = []
    for project in table.projects:
        out = _row(table, project.row)
        told = any(f.row == project.row and f.origin == "correction" for f in table.facts)
        reading = None if told else read_project(project.words, project.row, context)
        if reading:  # a row that was mended has words of both its states
            out.doubts, out.leftover = list(reading.doubts), list(reading.leftover)
        out.findings = [
            s.CellFinding(rule=f.rule, severity=f.severity, message=f.message, hint=f.hint, column=f.column)
            for f in found
            if f.row == project.row
        ]
        items.append(out)
    sums = totals(table.projects, plan.period)
    response.headers["ETag"] = etag(table.version)
    return s.ProjectsOut(
        columns=[s.GridColumn(id=column, label=label_of(column)) for column in COLUMNS],
        items=items,
        totals=sums.as_json(),
        shares=s.SharesOut(
            security=plain_number(sums.security_share) if sums.security_share is not None else None,
            by_kind={k: plain_number(v) for k, v in percent_shares(sums.by_kind, sums.projects).items()},
            by_source={k: plain_number(v) for k, v in percent_shares(sums.by_source, sums.projects).items()},
        ),
        version=table.version,
        undo=table.undo,
    )


def _pasted(row: str, entry: PastedRow) -> s.PastedRow:
    doubts = [s.CellDoubt(column=column, message=message) for column, message in entry.doubts]
    return s.PastedRow(row=row, line=entry.line, cells=cells(entry.reading.project), doubts=doubts)
