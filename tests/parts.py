"""Parts of a machine that some tests need: a browser, PostgreSQL, LibreOffice, the reference material."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip the test that needs it; in CI, which is meant to have every part, fail it."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")
