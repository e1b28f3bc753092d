"""The whole database out and back in, on SQLite and on PostgreSQL, and from one to the other."""

from __future__ import annotations

import itertools
import json
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

import api.accounts.tables  # noqa: F401  # the accounts' tables are in the same database
from assistant.archive import export_plan, import_plan
from assistant.backup import LEFT_OUT, backup, restore
from assistant.pipeline import saved
from assistant.plan import Fact
from assistant.store import HEAD, Store, migrate, open_engine, open_store, revision_of
from corpus.errors import InputError
from tests.assistant.export.outputs import small

Place = Callable[[], str]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Addresses of empty databases, of one kind."""
    if request.param == "postgresql":
        made: Place = request.getfixturevalue("postgres_database")
        return made
    return sqlite_place(tmp_path)


_numbers = itertools.count()


def sqlite_place(folder: Path) -> Place:
    return lambda: f"sqlite:///{folder / f'k{next(_numbers)}.db'}"


def filled(url: str) -> Store:
    """Two plans, one with a conversation and versions, and an account."""
    store = open_store(url)
    result = small(said_by="Văn phòng “Sở” \\ \n\t😀")
    for name in ("mot", "hai"):
        store.save_plan(replace(result.plan, id=name, signer=(("name", "Lê Văn B"),)), "quang-ngai-784")
        store.add_facts(name, result.facts)
    store.add_facts("mot", [replace(result.facts[0], value="63", words="63 máy", origin="correction")])
    store.add_message("mot", "user", "dòng một\ndòng hai\u2028 ba", '{"a": 1}')
    store.save_version("hai", "p1.ii", "[]", author="A", origin="person")
    with store.writing() as connection:
        users, sessions = reflected(connection, "users"), reflected(connection, "sessions")
        moment = sa.func.current_timestamp()
        row = {"unit": "Sở Xây dựng", "role": "editor", "password": "băm", "active": True, "created": moment}
        connection.execute(users.insert().values(id=7, name="an", **row))
        connection.execute(sessions.insert().values(secret="s", user_id=7, created=moment, seen=moment, expires=moment))
    return store


def reflected(connection: sa.Connection, name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=connection)


def test_everything_comes_back(place: Place) -> None:
    store = filled(place())
    content, kept = backup(store)
    url = place()
    assert restore(content.decode(), url) == kept
    back = open_store(url)
    assert kept.plans == 2
    for plan in ("mot", "hai"):
        assert export_plan(back, plan) == export_plan(store, plan)
    assert saved("mot", back).document == saved("mot", store).document
    again, _ = backup(back)
    assert again.splitlines()[1:-1] == content.splitlines()[1:-1]
    assert back.add_message("mot", "user", "tiếp") == 2


def test_who_is_logged_in_stays_behind_and_accounts_come_along(place: Place) -> None:
    content, kept = backup(filled(place()))
    assert kept.rows["users"] == 1
    assert not set(kept.rows) & set(LEFT_OUT)
    url = place()
    restore(content.decode(), url)
    with open_store(url).writing() as connection:
        users, sessions = reflected(connection, "users"), reflected(connection, "sessions")
        assert connection.execute(sa.select(sessions)).all() == []
        row = {"unit": "", "role": "editor", "password": "", "active": True, "created": sa.func.current_timestamp()}
        connection.execute(users.insert().values(name="moi", **row))
        names = connection.execute(sa.select(users.c.id, users.c.name).order_by(users.c.id)).all()
    assert [tuple(found) for found in names] == [(7, "an"), (8, "moi")]


def test_a_plan_file_enters_either_database(place: Place, tmp_path: Path) -> None:
    file = export_plan(filled(sqlite_place(tmp_path)()), "mot")
    there = open_store(place())
    assert import_plan(there, file).new
    assert export_plan(there, "mot") == file


def test_from_sqlite_to_postgresql_and_back(postgres_database: Place, tmp_path: Path) -> None:
    lite = sqlite_place(tmp_path)
    store = filled(lite())
    first, _ = backup(store)
    server, file = postgres_database(), lite()
    restore(first.decode(), server)
    second, _ = backup(open_store(server))
    restore(second.decode(), file)
    third, _ = backup(open_store(file))
    assert sorted(first.splitlines()[1:-1]) == sorted(second.splitlines()[1:-1]) == sorted(third.splitlines()[1:-1])


def test_a_database_that_holds_something_is_not_touched(place: Place) -> None:
    store = filled(place())
    content, _ = backup(store)
    url = place()
    other = filled(url)
    other.add_facts("mot", [Fact("org.staff", "38", "p1.2.computers")])
    before, _ = backup(other)
    with pytest.raises(InputError, match="đang có dữ liệu; không ghi đè"):
        restore(content.decode(), url)
    assert backup(other)[0].splitlines()[1:-1] == before.splitlines()[1:-1]


def test_an_empty_database_made_by_opening_it_takes_a_backup(place: Place) -> None:
    content, _ = backup(filled(place()))
    url = place()
    assert open_store(url).plans() == []
    restore(content.decode(), url)
    assert len(open_store(url).plans()) == 2


def test_an_older_backup_is_brought_up_to_date(place: Place) -> None:
    """As one written before a schema change: its rows lack what came later."""
    url = place()
    engine = open_engine(url)
    with engine.begin() as connection:
        migrate(connection, "0001")
        table = reflected(connection, "plans")
        row = dict.fromkeys([column.name for column in table.columns], "")
        row |= {"id": "cu", "unit": "Sở Xây dựng", "kind": "five_year", "period_start": 2021, "period_end": 2025}
        row |= {
            "signer": "[]",
            "recipients": "[]",
            "date": sa.func.current_date(),
            "created": sa.func.current_timestamp(),
        }
        connection.execute(table.insert().values(row))
    content = backup(Store(engine))[0].decode()
    engine.dispose()
    head, *rest = content.splitlines()
    old = json.dumps({**json.loads(head), "schema": "0001"}, ensure_ascii=False)
    target = place()
    restore(resealed([old, *rest[:-1]], rest[-1]), target)
    store = open_store(target)
    assert (store.plan("cu").unit, store.plan("cu").revision) == ("Sở Xây dựng", 1)
    with store.reading() as connection:
        assert revision_of(connection) == HEAD


def resealed(lines: list[str], end: str) -> str:
    """Lines with a right sum, as a program would have written them."""
    import hashlib

    body = "".join(f"{line}\n" for line in lines)
    sealed = {**json.loads(end), "sha256": hashlib.sha256(body.encode()).hexdigest()}
    return body + json.dumps(sealed) + "\n"


def test_a_backup_while_others_write_is_of_one_moment(place: Place) -> None:
    """Every message has its reply, whenever the backup was taken."""
    url = place()
    store = filled(url)
    stop = threading.Event()

    def write() -> None:
        own = open_store(url)
        while not stop.is_set():
            with own.writing() as connection:
                for role in ("user", "assistant"):
                    own._say(connection, "hai", _message(role))
        own.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            rows = [json.loads(line) for line in backup(store)[0].splitlines()[1:-1]]
            said = [row["row"]["role"] for row in rows if row["table"] == "messages" and row["row"]["plan_id"] == "hai"]
            assert said.count("user") == said.count("assistant")
    finally:
        stop.set()
        writer.join()


def _message(role: str):  # noqa: ANN202
    from assistant.store import Message

    return Message(role, "x")


@pytest.fixture
def content(tmp_path: Path) -> str:
    return backup(filled(sqlite_place(tmp_path)()))[0].decode()


def test_a_file_cut_or_changed_is_refused_and_nothing_is_entered(content: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'moi.db'}"
    lines = [f"{line}\n" for line in content.rstrip().split("\n")]
    broken = {
        "empty": "",
        "cut in a line": content[: len(content) // 2],
        "without its last line": "".join(lines[:-1]),
        "without a row": "".join(lines[:5] + lines[6:]),
        "changed": content.replace("63 máy", "64 máy"),
        "something else": '{"a": 1}\n',
        "no JSON": "unit: Sở Xây dựng\n",
    }
    for text in broken.values():
        with pytest.raises(InputError) as refused:
            restore(text, url, place="s.jsonl")
        assert str(refused.value).startswith("s.jsonl")
        assert refused.value.remedy
    assert open_store(url).plans() == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (f'"schema":"{HEAD}"', '"schema":"9999"', "phiên bản mới hơn"),
        ('"version":1', '"version":2', "phiên bản 2"),
        ('{"table":"facts"', '{"table":"la"', r"dòng \d+: không rõ thuộc bảng nào"),
        ('"seq":3,', '"seq":"ba",', r"dòng \d+.seq: phải là số nguyên"),
        ('"seq":3,', '"seq":2,', "không khớp nhau"),
        ('{"plan_id":"mot","seq":1,', '{"plan_id":"ba","seq":1,', "không khớp nhau"),
    ],
)
def test_rows_that_do_not_fit_are_refused(content: str, tmp_path: Path, old: str, new: str, complaint: str) -> None:
    url = f"sqlite:///{tmp_path / 'moi.db'}"
    *lines, end = content.rstrip().split("\n")
    text = "\n".join(lines)
    assert old in text
    with pytest.raises(InputError, match=complaint):
        restore(resealed(text.replace(old, new, 1).split("\n"), end), url)
    assert open_store(url).plans() == []


def test_a_restored_file_is_a_sound_sqlite_database(content: str, tmp_path: Path) -> None:
    path = tmp_path / "moi.db"
    restore(content, f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
