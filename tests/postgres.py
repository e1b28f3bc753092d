"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket file, gone afterwards."""

from __future__ import annotations

import glob
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.parts import missing

_USER = "kehoach"


def _program(name: str) -> str:
    found = shutil.which(name) or next(iter(sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)), None)
    if found is None:
        missing("PostgreSQL")
    return found


def _as_somebody(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then as nobody, who gets the folder."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "nobody", "nogroup")
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a running server; its databases are named in place of {}."""
    pytest.importorskip("psycopg")
    initdb, postgres = _program("initdb"), _program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="kehoach-pg-", dir="/tmp"))  # a socket's path must be short
    who = _as_somebody(folder)
    make = [initdb, "-D", str(folder / "data"), "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(make, check=True, capture_output=True, cwd=folder, **who)
    run = [postgres, "-D", str(folder / "data"), "-k", str(folder), "-c", "listen_addresses=", "-F"]
    server = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **who)
    address = f"postgresql+psycopg://{_USER}@/{{}}?host={folder}"
    try:
        _wait(address.format("postgres"))
        yield address
    finally:
        server.send_signal(signal.SIGINT)  # at once, whoever is still connected
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(url: str) -> None:
    engine = sa.create_engine(url)
    for _ in range(150):
        try:
            engine.connect().close()
            engine.dispose()
            return
        except sa.exc.OperationalError:
            time.sleep(0.2)
    pytest.fail("PostgreSQL did not start")


_numbers = itertools.count(1)


@pytest.fixture
def postgres_database(postgres_server: str) -> Callable[[], str]:
    """Makes empty databases, and gives their addresses."""

    def make() -> str:
        name = f"k{next(_numbers)}"
        engine = sa.create_engine(postgres_server.format("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return postgres_server.format(name)

    return make
