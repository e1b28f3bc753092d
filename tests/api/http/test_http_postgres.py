"""Two servers on one PostgreSQL: sessions, throttling, conflicts, idempotency and streams hold across them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
import sqlalchemy as sa

from api.accounts.roles import Role
from api.accounts.service import TRIES_PER_NAME, Accounts
from api.commands.users import accounts
from api.settings import Settings
from assistant.store import open_store
from tests.api.http.conftest import problem
from tests.api.http.people import PASSWORD
from tests.api.http.test_http_messages import events
from tests.api.http.test_http_serve import serving

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def two(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[httpx2.Client, httpx2.Client]]:
    """Clients of two processes behind which stands one database with one account."""
    monkeypatch.setenv("KEHOACH_DATABASE_URL", postgres_url)
    kept = accounts(Settings())
    kept.add("lan.stp", "Sở Tư pháp", Role.EDITOR, PASSWORD)
    with (
        serving(tmp_path / "a", KEHOACH_DATABASE_URL=postgres_url) as (first, _),
        serving(tmp_path / "b", KEHOACH_DATABASE_URL=postgres_url) as (second, _),
        httpx2.Client(base_url=first, timeout=60, headers=OURS) as one,
        httpx2.Client(base_url=second, timeout=60, headers=OURS) as other,
    ):
        yield one, other
    open_store(postgres_url).close()


@pytest.mark.enable_socket
def test_what_one_process_keeps_the_other_has(two: tuple[httpx2.Client, httpx2.Client]) -> None:
    one, other = two
    assert one.post("/api/v1/session", json={"name": "lan.stp", "password": PASSWORD}).status_code == 200
    other.cookies.set("kehoach", one.cookies["kehoach"])
    made = other.post("/api/v1/plans", json={"unit": "STP", "kind": "five_year", "period": [2021, 2025]})
    assert made.status_code == 201
    plan = f"/api/v1/plans/{made.json()['id']}"

    # A message sent to both under one key is kept once.
    key = {"Idempotency-Key": "m-1"}
    first = one.post(f"{plan}/messages", json={"text": "tình hình"}, headers=key).json()
    again = other.post(f"{plan}/messages", json={"text": "tình hình"}, headers=key).json()
    assert (first["seq"], first["text"]) == (again["seq"], again["text"])
    assert len(other.get(f"{plan}/messages").json()["items"]) == 2

    # Of two who edit at two servers the second gets both texts.
    path = f"{plan}/answers/p1.2.computers"
    seen = one.put(path, json={"text": "62 máy tính"}).headers["etag"]
    assert other.put(path, json={"text": "63 máy tính"}, headers={"If-Match": seen}).status_code == 200
    late = one.put(path, json={"text": "64 máy tính"}, headers={"If-Match": seen})
    assert problem(late) == (409, "conflict")
    assert late.json()["theirs"]["text"] == "63 máy tính"

    # A stream broken at one server is taken up at the other.
    assert [event[0] for event in events(one, f"{plan}/events", "", 1)] == ["1"]
    assert [event[0] for event in events(other, f"{plan}/events", "1", 1)] == ["2"]

    # Both draft from the same state.
    assert "63 máy tính" in one.get(f"{plan}/sections/p1.ii").text
    assert one.get(f"{plan}/sections").headers["etag"] == other.get(f"{plan}/sections").headers["etag"]

    # Signed out at one is signed out at both; guesses at both are counted together.
    assert one.delete("/api/v1/session").status_code == 204
    assert problem(other.get("/api/v1/session"))[0] == 401
    guess = {"name": "lan.stp", "password": "đoán mò"}
    statuses = [two[n % 2].post("/api/v1/session", json=guess).status_code for n in range(TRIES_PER_NAME + 1)]
    assert statuses[-1] == 429


@pytest.mark.enable_socket
def test_sections_the_grid_and_jobs_hold_across_processes(two: tuple[httpx2.Client, httpx2.Client]) -> None:
    one, other = two
    assert one.post("/api/v1/session", json={"name": "lan.stp", "password": PASSWORD}).status_code == 200
    other.cookies.set("kehoach", one.cookies["kehoach"])
    made = one.post("/api/v1/plans", json={"unit": "STP", "kind": "five_year", "period": [2021, 2025]})
    plan = f"/api/v1/plans/{made.json()['id']}"

    # Two edit one section at two servers: the second gets both texts, whoever looks sees the first's.
    section = f"{plan}/sections/p1.ii"
    seen = other.get(section)
    mine = one.put(section, json={"text": "Phòng họp có máy chiếu."}, headers={"If-Match": seen.headers["etag"]})
    assert mine.status_code == 200, mine.text
    late = other.put(section, json={"text": "Bản khác."}, headers={"If-Match": seen.headers["etag"]})
    assert problem(late) == (409, "conflict")
    assert late.json()["theirs"]["text"] == other.get(section).json()["text"] == "Phòng họp có máy chiếu."

    # Rows pasted here are undone there.
    one.post(f"{plan}/projects/paste", json={"text": "Việc một\t2022\t100 triệu\nViệc hai\t2022\t200 triệu"})
    table = other.get(f"{plan}/projects")
    assert len(table.json()["items"]) == 2
    back = other.post(f"{plan}/projects/undo", json={}, headers={"If-Match": table.headers["etag"]})
    assert back.json()["items"] == one.get(f"{plan}/projects").json()["items"] == []

    # A job begun here is followed and fetched there.
    job = one.post(f"{plan}/jobs", json={"do": "xlsx"}).json()["id"]
    told = other.get(f"/api/v1/jobs/{job}/events").text
    assert '"done"' in told
    assert other.get(f"/api/v1/jobs/{job}/result").content[:2] == b"PK"


def test_the_trail_only_grows_in_postgres_too(postgres_url: str) -> None:
    store = open_store(postgres_url)
    Accounts(store, idle=timedelta(1), longest=timedelta(1)).note("lan.stp", "approved", "ke-hoach")
    for statement in ("DELETE FROM audit", "UPDATE audit SET who = 'x'", "TRUNCATE audit"):
        with pytest.raises(sa.exc.DatabaseError, match="append-only"), store.engine.begin() as connection:
            connection.execute(sa.text(statement))
    store.close()
