"""Fixtures for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.parts import missing
from tests.postgres import postgres_database, postgres_server  # noqa: F401

settings.register_profile("shared machines", deadline=None)  # how long an example takes says nothing there
settings.load_profile("shared machines")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the repository; tests that read it are skipped without it, except in CI."""
    path = Path(__file__).resolve().parents[2] / "shared"
    if not path.is_dir():
        missing(f"reference material ({path})")
    return path


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the plans of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEHOACH_DATA", str(tmp_path_factory.mktemp("data")))
        patch.delenv("KEHOACH_DATABASE_URL", raising=False)
        patch.delenv("KEHOACH_DEBUG", raising=False)
        yield


@pytest.fixture
def postgres_url(postgres_database: Callable[[], str]) -> str:  # noqa: F811
    """A fresh database in a running PostgreSQL."""
    return postgres_database()
