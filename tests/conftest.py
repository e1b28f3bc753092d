"""Fixtures for every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the repository; tests that read it are skipped without it, except in CI."""
    path = Path(__file__).resolve().parents[2] / "shared"
    if not path.is_dir():
        message = f"reference material not found: {path}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return path
