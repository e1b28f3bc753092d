"""Examples of the contract: what real requests got, recorded in examples.json, laid into the OpenAPI document."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")
JSON = "application/json"


@cache
def recorded() -> dict[str, dict[str, Any]]:
    """ "GET /api/v1/plans" → {parameters: {name: value}, request?, responses?: {status: body}}."""
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def lay_in(contract: dict[str, Any]) -> dict[str, Any]:
    """The contract with the example of each operation."""
    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            example = recorded().get(f"{method.upper()} {path}", {})
            body = operation.get("requestBody", {}).get("content", {}).get(JSON)
            if body is not None and "request" in example:
                body["example"] = example["request"]
            for status, told in example.get("responses", {}).items():
                operation["responses"][status]["content"][JSON]["example"] = told
            for parameter in operation.get("parameters", ()):
                if parameter["name"] in example.get("parameters", {}):
                    parameter["example"] = example["parameters"][parameter["name"]]
    return contract
