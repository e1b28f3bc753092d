"""Every route × role × unit: who may, who may not, and that units never see each other's plans."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import APIRouter, FastAPI
from starlette.routing import Mount

from api.http.jobs import Made
from tests.api.http.people import OWN, People, people

PLAN = "/api/v1/plans/{plan_id}"
EDITOR, SOURCE, HEAD, CLERK, REVIEWER, ADMIN = "soan-thao", "dau-moi", "lanh-dao", "van-thu", "tham-dinh", "quan-tri"
WITHIN = (EDITOR, SOURCE, HEAD, CLERK)
EVERYONE = (*WITHIN, REVIEWER, ADMIN)
READERS = (EDITOR, HEAD, CLERK)
NOBODY = "không ai"
ALL = (*EVERYONE, *(f"khac.{role}" for role in WITHIN), NOBODY)

# Route → who gets through, of the plan's own unit (and of none). Written by hand; roles.py is what is tested.
PAGE = {"GET /", "GET /web/{file}"}  # served before all routes; the page and its files hold nothing of any plan
OPEN = PAGE | {
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
    "POST /api/v1/session",
    "GET /api/v1/openapi.json",
}
SIGNED_IN = {
    "GET /api/v1/units",
    "GET /api/v1/citations",
    "POST /api/v1/questions",
    "GET /api/v1/rewriting/ways",
    "GET /api/v1/corpus",
    "GET /api/v1/session",
    "DELETE /api/v1/session",
    "DELETE /api/v1/session/all",
    "PUT /api/v1/session/password",
    "GET /api/v1/tokens",
    "POST /api/v1/tokens",
    "DELETE /api/v1/tokens/{token}",
}
OWN_PLANS = {
    f"GET {PLAN}": (*WITHIN, REVIEWER),
    f"GET {PLAN}/framework": (*WITHIN, REVIEWER),
    f"GET {PLAN}/framework/{{requirement}}": (*WITHIN, REVIEWER),
    f"PUT {PLAN}": (EDITOR,),
    f"DELETE {PLAN}": (EDITOR,),
    f"GET {PLAN}/answers": READERS,
    f"GET {PLAN}/answers/{{requirement}}": WITHIN,
    f"PUT {PLAN}/answers/{{requirement}}": (EDITOR, SOURCE),
    f"POST {PLAN}/answers/{{requirement}}/reading": (EDITOR, SOURCE),
    f"GET {PLAN}/facts": READERS,
    f"GET {PLAN}/facts/{{fact_id}}": READERS,
    f"GET {PLAN}/outline": READERS,
    f"GET {PLAN}/sections": READERS,
    f"GET {PLAN}/sections/{{section}}": READERS,
    f"PUT {PLAN}/sections/{{section}}": (EDITOR,),
    f"POST {PLAN}/sections/{{section}}/renew": (EDITOR,),
    f"GET {PLAN}/sections/{{section}}/versions": READERS,
    f"GET {PLAN}/sections/{{section}}/versions/compare": READERS,
    f"POST {PLAN}/sections/{{section}}/versions/{{version}}/restore": (EDITOR,),
    f"POST {PLAN}/sections/{{section}}/rewrites": (EDITOR,),
    f"POST {PLAN}/sections/{{section}}/rewrites/take": (EDITOR,),
    f"POST {PLAN}/sections/{{section}}/bases": (EDITOR,),
    f"POST {PLAN}/sections/{{section}}/writing": (EDITOR,),
    f"GET {PLAN}/charts": READERS,
    f"GET {PLAN}/figures/{{quantity}}": READERS,
    f"GET {PLAN}/findings": READERS,
    f"GET {PLAN}/coverage": READERS,
    f"GET {PLAN}/proposals": READERS,
    f"POST {PLAN}/proposals/{{proposal}}/accept": (EDITOR,),
    f"POST {PLAN}/proposals/{{proposal}}/decline": (EDITOR,),
    f"GET {PLAN}/messages": (EDITOR,),
    f"POST {PLAN}/messages": (EDITOR,),
    f"GET {PLAN}/messages/opening": (EDITOR,),
    f"GET {PLAN}/events": (EDITOR,),
    f"POST {PLAN}/attachments": (EDITOR,),
    f"GET {PLAN}/attachments/{{seq}}": (EDITOR,),
    f"POST {PLAN}/attachments/{{seq}}/take": (EDITOR,),
    f"GET {PLAN}/projects": READERS,
    f"POST {PLAN}/projects": (EDITOR,),
    f"PUT {PLAN}/projects/{{row}}": (EDITOR,),
    f"DELETE {PLAN}/projects/{{row}}": (EDITOR,),
    f"PUT {PLAN}/projects/{{row}}/cells/{{column}}": (EDITOR,),
    f"POST {PLAN}/projects/paste": (EDITOR,),
    f"PUT {PLAN}/projects/order": (EDITOR,),
    f"POST {PLAN}/projects/undo": (EDITOR,),
    f"GET {PLAN}/exports/word": READERS,
    f"GET {PLAN}/exports/xlsx": READERS,
    f"GET {PLAN}/jobs": READERS,
    f"POST {PLAN}/jobs": READERS,
    f"POST {PLAN}/questions": READERS,
    f"GET {PLAN}/exports/summary": READERS,
    f"GET {PLAN}/exports/json": (EDITOR,),
    f"GET {PLAN}/life": (*READERS, REVIEWER),
    f"POST {PLAN}/life/submit": (EDITOR,),
    f"POST {PLAN}/life/approve": (HEAD,),
    f"POST {PLAN}/life/return": (HEAD,),
    f"POST {PLAN}/life/register": (CLERK,),
    f"POST {PLAN}/life/opinion": (REVIEWER,),
    f"POST {PLAN}/life/more": (REVIEWER,),
    f"GET {PLAN}/versions/{{seq}}": (*READERS, REVIEWER),
    f"GET {PLAN}/versions/{{seq}}/word": (*READERS, REVIEWER),
    f"GET {PLAN}/given": (*WITHIN, REVIEWER),
    f"PUT {PLAN}/given/{{requirement}}/{{person}}": (EDITOR,),
    f"DELETE {PLAN}/given/{{requirement}}/{{person}}": (EDITOR,),
}
# A piece of long work that EDITOR began about the plan: nobody else sees it, of their unit or another.
JOBS = {
    "GET /api/v1/jobs/{job}": (EDITOR,),
    "DELETE /api/v1/jobs/{job}": (EDITOR,),
    "GET /api/v1/jobs/{job}/result": (EDITOR,),
    "GET /api/v1/jobs/{job}/events": (EDITOR,),
    "GET /api/v1/questions/{job}/events": (EDITOR,),
    "GET /api/v1/writing/{job}/events": (EDITOR,),
}
ELSEWHERE = {
    "GET /api/v1/plans": (*WITHIN, REVIEWER),
    "POST /api/v1/plans": (EDITOR,),
    "POST /api/v1/plans/import": (EDITOR,),
    "POST /api/v1/plans/archive": (EDITOR,),
    "GET /api/v1/accounts": (ADMIN,),
    "POST /api/v1/accounts": (ADMIN,),
    "PATCH /api/v1/accounts/{name}": (ADMIN,),
    "GET /api/v1/audit": (ADMIN,),
    "POST /api/v1/corpus": (ADMIN,),
    "DELETE /api/v1/corpus": (ADMIN,),
}
# Values for what stands in addresses; bodies are left out, so that whoever gets through is told what is wrong with it.
SLOTS = {"requirement": "p1.2.computers", "fact_id": "f1", "section": "p1.ii", "row": "p1", "seq": "1"}
SLOTS |= {"file": "js/app.js", "quantity": "dvc.total", "version": "0", "column": "total"}
SLOTS |= {"person": "dau-moi", "proposal": "split:p9", "token": "999", "name": "khong-co"}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[People, str]]:
    """People, and a submitted plan of OWN in which a question was given to the one who knows figures."""
    from api.http.app import create_app
    from api.settings import Settings

    url = f"sqlite:///{tmp_path_factory.mktemp('roles') / 'k.db'}"
    app: FastAPI = create_app(Settings(database_url=url, workers=0))
    them = people(app)
    made = them[EDITOR].post("/api/v1/plans", json={"unit": OWN, "kind": "annual", "year": 2021})
    assert made.status_code == 201, made.text
    plan = f"/api/v1/plans/{made.json()['id']}"
    editor = them[EDITOR]
    assert editor.post(f"{plan}/projects", json={"text": "Số hóa hồ sơ; 2021; 1,2 tỷ"}).status_code == 201
    asked = editor.get(f"{plan}/framework").json()["requirements"]
    SLOTS["requirement"] = next(r["id"] for r in asked if r["asked"] and r["reader"] == "items")
    told = editor.put(f"{plan}/answers/{SLOTS['requirement']}", json={"text": "Ban hành quy chế"})
    assert told.status_code == 200, told.text
    assert editor.put(f"{plan}/given/{SLOTS['requirement']}/dau-moi").status_code == 204
    assert editor.post(f"{plan}/life/submit", json={}).status_code == 201
    SLOTS["job"] = editor.post(f"{plan}/jobs", json={"do": "xlsx"}).json()["id"]
    while editor.get(f"/api/v1/jobs/{SLOTS['job']}").json()["state"] in ("waiting", "running"):
        time.sleep(0.05)
    question = editor.post(f"{plan}/questions", json={"text": "quy chế", "offline": True})
    SLOTS["question"] = question.json()["id"]
    SLOTS["writing"] = app.state.house.jobs.start("write", EDITOR, lambda tell: Made(b"[]", "application/json", "x")).id
    yield them, made.json()["id"]
    app.state.house.close()


def routes(app: FastAPI) -> list[str]:
    """Every route there is, also those that the contract does not tell of."""

    def walk(found: Any) -> Iterator[str]:
        for route in found:
            if hasattr(route, "original_router"):
                yield from walk(route.original_router.routes)
            elif isinstance(route, Mount):
                yield f"GET {route.path}/{{file}}"
            else:
                yield from (f"{method} {route.path}" for method in route.methods - {"HEAD"})

    return list(walk(app.routes))


def passes(who: str, route: str) -> bool:
    """Does this person get through, to success or to a complaint about what they sent?"""
    if route in OPEN:
        return True
    if who == NOBODY:
        return False
    if route in SIGNED_IN:
        return True
    if route in ELSEWHERE:
        return who.removeprefix("khac.") in ELSEWHERE[route]
    return who in (OWN_PLANS | JOBS)[route]


def refused_as(who: str, route: str) -> int:
    """How one is refused: 401 not signed in, 404 for a plan that is not theirs to see, 403 for work that is not theirs."""
    if who == NOBODY:
        return 401
    if route in ELSEWHERE:
        return 403
    if route in JOBS:
        return 404
    return 404 if who.startswith("khac.") else 403


def call(them: People, who: str, route: str, plan_id: str) -> Any:
    method, path = route.split(" ")
    slots = SLOTS | ({"person": "ai-do"} if method == "DELETE" else {})  # what was given stays given
    for kind in ("question", "writing"):
        if f"/{kind}" in path and path.endswith("/events"):
            slots = slots | {"job": slots[kind]}
    address = path.format(plan_id=plan_id, **slots)
    body = {"json": {"thừa": 1}} if method in ("POST", "PUT", "PATCH") else {}
    headers = {"If-Match": '"999999"'} if method == "DELETE" else {}
    if path.endswith("/events"):  # a stream that is let through would go on; this one ends at once
        headers = {"Last-Event-ID": "x" * 21}
    return them[who].request(method, address, headers=headers, **body)


def test_every_route_is_in_the_table(there: tuple[People, str]) -> None:
    found = {*routes(there[0].app), *PAGE}
    assert found == OPEN | SIGNED_IN | set(OWN_PLANS) | set(JOBS) | set(ELSEWHERE)
    told = there[0].app.openapi()["paths"]
    assert {f"{method.upper()} {path}" for path, operations in told.items() for method in operations} < found


@pytest.mark.parametrize(("prefix", "shown"), [("", True), ("/api/v1", False), ("/api/v1/plans", True)])
def test_a_route_that_is_not_in_the_table_is_noticed(there: tuple[People, str], prefix: str, shown: bool) -> None:
    app, router = FastAPI(), APIRouter(prefix=prefix)
    outer = APIRouter()
    router.add_api_route("/lối-mới", lambda: None, methods=["PATCH"], include_in_schema=shown)
    outer.include_router(router)
    app.include_router(outer)
    assert f"PATCH {prefix}/lối-mới" in routes(app)


@pytest.mark.parametrize("who", ALL)
def test_each_person_gets_through_exactly_where_the_table_says(there: tuple[People, str], who: str) -> None:
    them, plan_id = there
    wrong = []
    for route in sorted(routes(them.app), key=lambda route: route.startswith(("DELETE", "PUT"))):
        status = call(them, who, route, plan_id).status_code
        hidden = status == 404 and (route in JOBS or (who.startswith("khac.") and PLAN in route))
        through = status not in (401, 403) and not hidden
        if status >= 500 or through != passes(who, route):
            wrong.append((route, status))
        elif not through and status != refused_as(who, route):
            wrong.append((route, status, refused_as(who, route)))
    assert wrong == []


def test_nothing_of_another_units_plan_is_in_any_answer(there: tuple[People, str]) -> None:
    them, plan_id = there
    for role in WITHIN:
        for route in routes(them.app):
            if route not in OPEN:
                answer = call(them, f"khac.{role}", route, plan_id)
                assert plan_id not in answer.text, route
                assert "Ban hành quy chế" not in answer.text, route


def test_a_plan_that_there_is_not_and_one_of_another_unit_look_the_same(there: tuple[People, str]) -> None:
    them, plan_id = there
    other = them["khac.soan-thao"].get(f"/api/v1/plans/{plan_id}/sections")
    none = them["khac.soan-thao"].get("/api/v1/plans/khong-co/sections")
    assert (other.status_code, other.json()) == (none.status_code, none.json())


def test_reading_changes_nothing(there: tuple[People, str]) -> None:
    them, plan_id = there
    engine = them.app.state.house.store.engine
    tables = set(sa.inspect(engine).get_table_names()) - {
        "audit",
        "sessions",
        "login_attempts",
    }  # who read is written down

    def kept() -> dict[str, list[Any]]:
        with engine.connect() as connection:
            return {name: sorted(map(str, connection.execute(sa.text(f'SELECT * FROM "{name}"')))) for name in tables}

    before = kept()
    for who in (EDITOR, REVIEWER, ADMIN):
        for route in routes(them.app):
            if route.startswith("GET "):
                call(them, who, route, plan_id)
    assert kept() == before
