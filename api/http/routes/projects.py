"""Rows of the project table told in one breath or by fields."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response, status

from api.http import schemas as s
from api.http.deps import V1, IfMatch, TheHouse, TheUser, WrittenPlan, etag, expected_version
from api.http.house import House
from api.http.problems import Problem, documented
from api.http.views import project_out
from assistant.answering import ToldProject, tell_project
from assistant.intake import PROJECTS
from assistant.plan import Plan
from assistant.projects import projects_from_facts
from assistant.store import StaleError, current_of, version_of
from corpus.errors import InputError

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/projects", tags=["dự án"])
Row = Annotated[str, Path(pattern=r"^p\d{1,6}$", examples=["p1"])]


@router.post(
    "", status_code=status.HTTP_201_CREATED, responses=documented("not-found", "not-allowed", "conflict", "invalid")
)
def add_project(
    body: s.ProjectIn, plan: WrittenPlan, house: TheHouse, user: TheUser, response: Response
) -> s.ProjectOut:
    """Thêm một dự án."""
    told = tell_project(house.store, plan, _entry(body), house.pack, said_by=user.said_by)
    return _shown(told, response)


@router.put("/{row}", responses=documented("not-found", "not-allowed", "conflict", "version-needed", "invalid"))
def change_project(
    row: Row,
    body: s.ProjectIn,
    plan: WrittenPlan,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.ProjectOut:
    """Nói lại một dự án."""
    expected = expected_version(if_match, _version(row, plan, house))
    try:
        told = tell_project(
            house.store, plan, _entry(body), house.pack, row=row, said_by=user.said_by, expected=expected
        )
    except StaleError as error:
        raise _conflict(row, plan, house, body.model_dump(exclude_none=True), error) from error
    return _shown(told, response)


def _entry(body: s.ProjectIn) -> str | dict[str, str]:
    if (body.text is None) == (body.fields is None):
        raise InputError("cần đúng một trong hai: text hoặc fields.", remedy='Ví dụ: {"text": "Số hóa hồ sơ; 1,2 tỷ"}.')
    return body.text if body.text is not None else body.fields or {}


def _version(row: str, plan: Plan, house: House) -> int:
    every = house.store.facts(plan.id)
    if all(project.row != row for project in projects_from_facts(current_of(every))):
        raise Problem("not-found", "Bảng dự án không có dòng này.")
    return version_of(every, PROJECTS, row)


def _shown(told: ToldProject, response: Response) -> s.ProjectOut:
    response.headers["ETag"] = etag(told.version)
    return project_out(told.reading.project, told.version, told.reading)


def _conflict(row: str, plan: Plan, house: House, yours: object, error: StaleError) -> Problem:
    every = house.store.facts(plan.id)
    version = version_of(every, PROJECTS, row)
    now = next((p for p in projects_from_facts(current_of(every)) if p.row == row), None)
    theirs = project_out(now, version).model_dump(mode="json") if now else None
    return Problem("conflict", error.told, theirs=theirs, yours=yours, etag=etag(version))
