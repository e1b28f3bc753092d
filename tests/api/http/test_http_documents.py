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


LEVEL_1 = {"1.2": 5, "1.3": 2, "1.5": 1, "2.1": 1, "2.2": 2, "2.3": 1, "3.2": 2, "3.3": 1, "3.4": 2, "3.5": 3, "4.1": 1, "4.4": 1, "5.2": 2, "5.3": 2, "6.1": 1, "6.2": 8, "6.3": 2, "6.4": 2, "7.2": 4, "7.4": 2, "8.1": 1, "8.2": 2, "8.3": 1, "9.1": 3, "9.2": 1, "10.4": 5, "11.3": 2, "11.4": 1, "12.1": 1, "12.2": 2, "13.4": 1, "14.2": 1, "14.3": 1, "15.1": 1, "15.2": 1, "15.3": 1}  # fmt: skip
WITHOUT = {"4.4.1", "6.4.2", "12.1.1", "15.1.1", "10.4.1"}  # there is no such thing here, or it is not the program's


def test_every_requirement_of_the_level_has_its_answer_and_a_test_that_is_there() -> None:
    walk = (ROOT / "api/SECURITY.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:4] for line in walk.splitlines() if re.match(r"\| \d", line)]
    asked = [f"{part}.{number}" for part, count in LEVEL_1.items() for number in range(1, count + 1)]
    assert len(asked) == 70
    assert sorted(number for head, _, _ in rows for number in re.findall(r"\d+\.\d+\.\d+", head)) == sorted(asked)
    for head, answer, tests in rows:
        assert answer.strip(), head
        assert "::" in tests or set(re.findall(r"\d+\.\d+\.\d+", head)) & WITHOUT, head
    named = set(re.findall(r"`(test_\w+\.py)::(\w+)`", walk))
    assert len(named) > 40
    for file, test in named:
        (found,) = (ROOT / "tests").rglob(file)
        assert f"def {test}(" in found.read_text(encoding="utf-8"), (file, test)
