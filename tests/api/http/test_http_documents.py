"""Documentation over HTTP: every route is explained, every test that SECURITY.md names is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from jsonschema import Draft202012Validator

from api.http.examples import recorded

ROOT = Path(__file__).parents[3]


def test_every_route_says_what_it_does_and_how_it_refuses(app: FastAPI) -> None:
    for path, operations in app.openapi()["paths"].items():
        for method, operation in operations.items():
            assert operation.get("description") or operation["summary"], (method, path)
            if path.startswith("/api/v1"):
                assert {"401", "403"} <= set(operation["responses"]), (method, path)


def schema_of(part: dict[str, Any], contract: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**part["schema"], "components": contract["components"]})


def test_every_route_shows_a_real_request_and_its_answer(app: FastAPI) -> None:
    contract = app.openapi()
    shown = 0
    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            name = f"{method.upper()} {path}"
            assert name in recorded(), f"{name}: python -m tests.house_examples"
            parts = [operation.get("requestBody", {}), *(o for s, o in operation["responses"].items() if s < "300")]
            for body in (part.get("content", {}).get("application/json", {}) for part in parts):
                if body.get("schema"):  # files have none
                    schema_of(body, contract).validate(body["example"])
                    shown += 1
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path" or parameter.get("required"):
                    assert "example" in parameter, (name, parameter["name"])
    assert shown > 90
    assert set(recorded()) == {
        f"{method.upper()} {path}" for path in contract["paths"] for method in contract["paths"][path]
    }


def test_every_parameter_has_an_example_somewhere(app: FastAPI) -> None:
    without = set()
    for operations in app.openapi()["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                schema = parameter["schema"]
                if not {"example", "examples"} & set(parameter) and not {
                    "example",
                    "examples",
                    "default",
                    "anyOf",
                } & set(schema):
                    without.add((operation["operationId"], parameter["name"]))
    assert without == set()


def test_the_page_of_routes_names_every_noun(app: FastAPI) -> None:
    page = (ROOT / "api/http/README.md").read_text(encoding="utf-8")
    for path in app.openapi()["paths"]:
        nouns = [part for part in path.removeprefix("/api/v1").split("/") if part and not part.startswith("{")]
        assert all(noun in page for noun in nouns), path


def test_every_test_that_the_walk_names_is_there() -> None:
    walk = (ROOT / "api/SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:api/http/|assistant/)?test_\w+\.py)`", walk))
    assert len(named) > 6
    for name in named:
        assert list((ROOT / "tests").rglob(name.rsplit("/", 1)[-1])), name
