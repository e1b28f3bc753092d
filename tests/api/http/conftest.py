"""The server as a program meets it, on a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path / 'k.db'}", workers=0)


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def plan(client: TestClient) -> str:
    """A plan that was just begun; its address."""
    body = {"unit": "Sở Tư pháp", "kind": "five_year", "period": [2021, 2025], "date": "2020-09-15"}
    return f"/api/v1/plans/{client.post('/api/v1/plans', json=body).json()['id']}"


def problem(response: Any) -> tuple[int, str]:
    """Status and kind of a problem; fails for anything else."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    body = response.json()
    assert body["status"] == response.status_code
    assert body["title"]
    return response.status_code, body["type"].removeprefix("urn:kehoach:problem:")
