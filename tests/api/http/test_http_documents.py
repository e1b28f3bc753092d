"""Documentation over HTTP: every route is explained, every test that SECURITY.md names is there."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi import FastAPI

ROOT = Path(__file__).parents[3]


def test_every_route_says_what_it_does_and_how_it_refuses(app: FastAPI) -> None:
    for path, operations in app.openapi()["paths"].items():
        for method, operation in operations.items():
            assert operation.get("description") or operation["summary"], (method, path)
            if path.startswith("/api/v1"):
                assert {"401", "403"} <= set(operation["responses"]), (method, path)


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
