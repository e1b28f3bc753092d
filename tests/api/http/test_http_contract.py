"""The contract fuzzed: answers to generated requests are never a fault of ours and always what OpenAPI says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import checks

from api.http.app import create_app
from api.settings import Settings
from tests.api.http.people import people

CASES = 2  # of each route and person: some 60 routes x 7 people
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
ENDLESS = "/events"  # a stream; tests/api/http/test_http_messages.py follows it


def fuzz(app: FastAPI, headers: dict[str, str], plan: str, cases: int) -> int:
    """Send generated requests to every route; how many were sent. Raises the failure of schemathesis."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    sent: Counter[str] = Counter()
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path.endswith(ENDLESS):
            continue

        @settings(
            max_examples=cases, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def send(case: Any) -> None:
            label = case.operation.label
            if "plan_id" in (case.path_parameters or {}) and sent[label] % 4 != 3:
                case.path_parameters["plan_id"] = plan
            sent[label] += 1
            case.call_and_validate(headers=headers, checks=CHECKS)

        send()
    return sum(sent.values())


@pytest.fixture
def open_app(tmp_path: Path) -> FastAPI:
    """An app that also answers to the name under which the fuzzer calls it."""
    return create_app(Settings(database_url=f"sqlite:///{tmp_path / 'k.db'}", workers=0, hosts="testserver,127.0.0.1"))


def begun(app: FastAPI, headers: dict[str, str]) -> str:
    from fastapi.testclient import TestClient

    body = {"unit": "Sở Tư pháp", "kind": "annual", "year": 2021}
    made = TestClient(app, "http://127.0.0.1", headers=headers).post("/api/v1/plans", json=body)
    return str(made.json()["id"])


def test_a_server_of_one_user_answers_as_its_contract_says(open_app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    open_app.state.house.lookup.searcher()  # the first question opens the index, which takes longer than a request may
    assert fuzz(open_app, {}, begun(open_app, {}), 4 * CASES) > 400


@pytest.mark.parametrize("who", ["soan-thao", "dau-moi", "lanh-dao", "van-thu", "tham-dinh", "quan-tri", ""])
def test_so_does_a_server_with_accounts_for_each_role(
    open_app: FastAPI, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    open_app.state.house.lookup.searcher()
    them = people(open_app)
    plan = begun(open_app, {"Authorization": them["soan-thao"].headers["Authorization"]})
    headers = {"Authorization": them[who].headers["Authorization"]} if who else {}
    assert fuzz(open_app, headers, plan, CASES) > 100
