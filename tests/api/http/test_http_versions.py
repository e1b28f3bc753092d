"""Whatever can be edited has a version: told with it, needed to write over it, and both texts for whoever comes second."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.commands.drafting import examples
from api.http.examples import recorded
from tests.api.http.conftest import problem

READ = {"POST /api/v1/plans/{plan_id}/life/approve", "POST /api/v1/plans/{plan_id}/life/submit"}  # where they say what


@pytest.fixture
def full(client: TestClient) -> str:
    """The shipped example, approved, so that a number can be entered."""
    made = client.post("/api/v1/plans/import", json={"yaml": examples()[0].read_text(encoding="utf-8")})
    address = f"/api/v1/plans/{made.json()['id']}"
    assert client.post(f"{address}/life/approve", json={}).status_code == 201
    section = client.get(f"{address}/sections/p1.i")
    typed = {"text": f"{section.json()['text']}\n- Phòng họp có 02 máy chiếu."}
    headers = {"If-Match": section.headers["etag"]}
    assert client.put(f"{address}/sections/p1.i", json=typed, headers=headers).status_code == 200
    return address


def edits(client: TestClient) -> list[str]:
    """Every route that takes a version."""
    app: Any = client.app
    found = [
        f"{method.upper()} {path}"
        for path, operations in app.openapi()["paths"].items()
        for method, operation in operations.items()
        if any(parameter["name"] == "if-match" for parameter in operation.get("parameters", ()))
    ]
    assert len(found) >= 15
    return found


def test_nothing_is_written_over_without_its_version_and_the_second_gets_both_texts(
    client: TestClient, full: str
) -> None:
    wrong = []
    for route in edits(client):
        method, path = route.split(" ")
        slots = recorded()[route]["parameters"] | {"plan_id": full.rsplit("/", 1)[1], "row": "p1"}
        address, body = path.format(**slots), recorded()[route].get("request")
        sent = {} if body is None else {"json": body}
        bare = client.request(method, address, **sent)
        late = client.request(method, address, headers={"If-Match": '"999999"'}, **sent)
        if route not in READ and bare.status_code != 428:
            wrong.append((route, bare.status_code))
        if problem(late) != (409, "conflict") or not late.json().get("etag"):
            wrong.append((route, late.status_code, late.text[:200]))
        elif route not in READ:
            told = late.json()
            assert told["theirs"], route
            assert body is None or {name: told["yours"][name] for name in body} == body, route
    assert wrong == []


def test_every_change_goes_through_a_version_or_adds(client: TestClient) -> None:
    """PUT and DELETE write over something; those without a version say the same thing however often they are said."""
    app: Any = client.app
    without = {
        f"{method.upper()} {path}"
        for path, operations in app.openapi()["paths"].items()
        for method in operations
        if method in ("put", "delete", "patch")
    } - set(edits(client))
    assert without == {
        "DELETE /api/v1/corpus",
        "DELETE /api/v1/jobs/{job}",
        "DELETE /api/v1/session",
        "DELETE /api/v1/session/all",
        "DELETE /api/v1/tokens/{token}",
        "PATCH /api/v1/accounts/{name}",
        "PUT /api/v1/plans/{plan_id}/given/{requirement}/{person}",
        "DELETE /api/v1/plans/{plan_id}/given/{requirement}/{person}",
        "PUT /api/v1/session/password",
    }
