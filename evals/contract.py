"""The HTTP contract fuzzed: requests made up from the OpenAPI, as whoever is not signed in, as the single user and as each role.

An answer is a failure when it is a fault of the server (5xx), or when its status, its type or its shape does not stand in the contract.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis import checks

from api.accounts.roles import Role
from api.http.app import create_app
from api.settings import Settings

CASES = 13  # of each route and person: over 1,000 as each person
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
ENDLESS = "/events"  # streams; tests follow them
UNIT = "Sở Tư pháp"
ROLES = (Role.EDITOR, Role.SOURCE, Role.HEAD, Role.CLERK, Role.REVIEWER, Role.ADMIN)
ALONE, NOBODY = "mot-nguoi", "chua-dang-nhap"


def run(cases: int = CASES) -> dict[str, Any]:
    """{runs: [{who, routes, cases, failures}], cases: int, failures: [text]}."""
    runs, failures = [], []
    for who in (ALONE, NOBODY, *map(str, ROLES)):
        with served(who) as (app, headers, plan):
            sent, failed = fuzz(app, headers, plan, cases)
        runs.append({"who": who, "routes": len(sent), "cases": sum(sent.values()), "failures": len(failed)})
        failures += [f"{who}: {failure}" for failure in failed]
    return {"runs": runs, "cases": sum(row["cases"] for row in runs), "failures": failures}


@contextmanager
def served(who: str) -> Iterator[tuple[FastAPI, dict[str, str], str]]:
    """An app of its own, the headers of that person, and a plan that was just begun."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: os.environ.get(name) for name in ("KEHOACH_DATA", "KEHOACH_EMBEDDING")}
        os.environ |= {"KEHOACH_DATA": folder, "KEHOACH_EMBEDDING": "none"}
        url = f"sqlite:///{Path(folder) / 'k.db'}"
        told: dict[str, Any] = {"database_url": url, "workers": 0, "hosts": "testserver,127.0.0.1"}
        app = create_app(Settings(**told))
        house = app.state.house
        house.lookup.searcher()  # the first question opens the index, which takes longer than a request may
        secrets = {ALONE: "", NOBODY: ""}
        if who != ALONE:
            for role in ROLES:
                unit = "" if role in (Role.REVIEWER, Role.ADMIN) else UNIT
                account = house.accounts.add(str(role), unit, role, "con suối chảy qua làng")
                secrets[str(role)] = house.accounts.add_token(account.user, "fuzz", 1)[1]
        try:
            owner = _headers(secrets[str(Role.EDITOR) if who != ALONE else ALONE])
            body = {"unit": UNIT, "kind": "annual", "year": 2021}
            made = TestClient(app, "http://127.0.0.1", headers=owner).post("/api/v1/plans", json=body)
            yield app, _headers(secrets[who]), str(made.json()["id"])
        finally:
            house.close()
            for name, value in kept.items():
                os.environ.pop(name, None)
                os.environ |= {name: value} if value is not None else {}


def _headers(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"} if secret else {}


def fuzz(app: FastAPI, headers: dict[str, str], plan: str, cases: int) -> tuple[Counter[str], list[str]]:
    """Send generated requests to every route, three of four about the plan: requests sent by route, and what failed."""
    schema: Any = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    sent: Counter[str] = Counter()
    failed: list[str] = []
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

        try:
            send()
        except Exception as failure:  # whatever schemathesis raises is the finding
            failed.append(f"{operation.label}: {failure}")
    return sent, failed
