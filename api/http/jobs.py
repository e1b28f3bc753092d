"""Long work beside requests: kept in the database, so that any process tells how far it is, cancels it and gives its result."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import sqlalchemy as sa

from api.http.holders import HOLDER, gone
from assistant.store import Store, metadata, writing
from corpus.errors import KehoachError

log = logging.getLogger("kehoach.jobs")
WORKERS = 2
ASKING = 4  # jobs that mostly wait for a language model, beside the others
KEPT = timedelta(days=1)  # then a job and its result are forgotten
BEAT_S = 10  # how often a process says that what it holds goes on
SILENT = timedelta(seconds=60)  # a job of which nothing was said for so long went down with its process
GOING = ("waiting", "running")
LOST = "Máy chủ dừng khi việc này chưa xong, nên việc bị ngắt. Làm lại từ đầu; số liệu đã lưu vẫn còn."
FAULT = "Lỗi ngoài dự kiến. Thử lại; nếu vẫn lỗi, báo người quản trị."

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("plan_id", sa.String(120), nullable=False),  # "" for what belongs to no plan
    sa.Column("owner", sa.String(80), nullable=False),
    sa.Column("does", sa.String(20), nullable=False),
    sa.Column(
        "state", sa.String(20), nullable=False
    ),  # waiting | running | done | failed | cancelled; told: interrupted
    sa.Column("progress", sa.Float, nullable=False),  # 0 to 1
    sa.Column("text", sa.Text, nullable=False),  # what is being done, or what went wrong
    sa.Column("media", sa.String(120), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),  # of the file that is read, or of the result as a file
    sa.Column("result", sa.LargeBinary),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
    sa.Column("holder", sa.String(160), nullable=False, server_default=""),  # the process that does it
)


@dataclass(frozen=True)
class Job:
    """How far a piece of work is."""

    id: str
    plan_id: str
    owner: str
    does: str
    state: str
    progress: float
    text: str
    name: str = ""


@dataclass(frozen=True)
class Made:
    """The result of a job, as a file."""

    content: bytes
    media: str
    name: str


class Cancelled(Exception):
    """Raised inside a job that somebody cancelled."""


class Tell(Protocol):
    """What is done now, how much of the whole is behind, and what there is of the result. Raises Cancelled."""

    def __call__(self, text: str, share: float, so_far: bytes | None = None) -> None: ...


Work = Callable[[Tell], Made]


def _job(told: dict[str, Any]) -> Job:
    updated, holder = told.pop("updated"), told.pop("holder")
    updated = updated if updated.tzinfo else updated.replace(tzinfo=UTC)
    if told["state"] in GOING and (gone(holder) or datetime.now(UTC) - updated > SILENT):
        told |= {"state": "interrupted", "text": LOST}
    return Job(**told)


class Jobs:
    """Runs work in threads of its own and keeps what became of it."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="job")
        self._asking = ThreadPoolExecutor(ASKING, thread_name_prefix="asking")
        self._held: set[str] = set()
        self._over = threading.Event()
        self._beat: threading.Thread | None = None

    def start(self, does: str, owner: str, work: Work, *, plan_id: str = "", name: str = "", asks: bool = False) -> Job:
        """Begin a piece of work (on the file `name`); it goes on when the request is long over. `asks`: it waits for a language
        model."""
        job = Job(secrets.token_urlsafe(18), plan_id, owner, does, "waiting", 0.0, "Đang chờ đến lượt", name)
        now = datetime.now(UTC)
        row = {name: getattr(job, name) for name in Job.__dataclass_fields__}
        with writing(self._engine) as connection:
            connection.execute(jobs.delete().where(jobs.c.created < now - KEPT))
            connection.execute(jobs.insert().values(**row, media="", created=now, updated=now, holder=HOLDER))
        self._hold(job.id)
        (self._asking if asks else self._pool).submit(self._run, job.id, work)
        return job

    def get(self, id_: str, owner: str) -> Job | None:
        """A job of its owner; None where there is none. Nobody sees another's."""
        found = self._found(jobs.c.id == id_, jobs.c.owner == owner)
        return found[0] if found else None

    def going(self, plan_id: str, owner: str) -> list[Job]:
        """What a person began for a plan and has not ended, the oldest first; what was lost with its process, too."""
        return self._found(jobs.c.plan_id == plan_id, jobs.c.owner == owner, jobs.c.state.in_(GOING))

    def _found(self, *wanted: sa.ColumnElement[bool]) -> list[Job]:
        columns = [jobs.c[name] for name in Job.__dataclass_fields__]
        query = sa.select(*columns, jobs.c.updated, jobs.c.holder).where(*wanted).order_by(jobs.c.created)
        with self._engine.connect() as connection:
            return [_job(dict(row)) for row in connection.execute(query).mappings()]

    def made(self, id_: str) -> Made | None:
        """The result of a job that is done."""
        query = sa.select(jobs.c.result, jobs.c.media, jobs.c.name).where(jobs.c.id == id_, jobs.c.state == "done")
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return Made(bytes(row[0] or b""), row[1], row[2]) if row else None

    def so_far(self, id_: str) -> bytes:
        """What there is of a job's result, whatever state it is in."""
        with self._engine.connect() as connection:
            return bytes(connection.execute(sa.select(jobs.c.result).where(jobs.c.id == id_)).scalar() or b"")

    def cancel(self, id_: str) -> None:
        """Cancel a job; one that has ended stays as it is."""
        self._change(id_, state="cancelled", text="Đã hủy")

    def close(self) -> None:
        self._over.set()
        for pool in (self._pool, self._asking):
            pool.shutdown(wait=False, cancel_futures=True)

    def _hold(self, id_: str) -> None:
        self._held.add(id_)
        if self._beat is None:
            self._beat = threading.Thread(target=self._say_so, name="job-beat", daemon=True)
            self._beat.start()

    def _say_so(self) -> None:
        """Say now and then that what this process holds goes on, also where it waits for its turn."""
        while not self._over.wait(BEAT_S):
            for id_ in tuple(self._held):
                with suppress(sa.exc.SQLAlchemyError):  # said again at the next beat
                    self._change(id_)

    def _run(self, id_: str, work: Work) -> None:
        def tell(text: str, share: float, so_far: bytes | None = None) -> None:
            more = {} if so_far is None else {"result": so_far}
            if not self._change(id_, state="running", text=text, progress=round(share, 2), **more):
                raise Cancelled

        try:
            tell("Bắt đầu", 0.0)
            made = work(tell)
            told = {"media": made.media, "name": made.name, "result": made.content}
            self._change(id_, state="done", text="Xong", progress=1.0, **told)
        except Cancelled:
            return
        except KehoachError as error:
            self._change(id_, state="failed", text=error.told)
        except Exception as error:
            log.error("fault", exc_info=error)
            self._change(id_, state="failed", text=FAULT)
        finally:
            self._held.discard(id_)

    def _change(self, id_: str, **values: object) -> bool:
        """False when the job has ended, by itself or because somebody cancelled it."""
        with writing(self._engine) as connection:
            change = jobs.update().where(jobs.c.id == id_, jobs.c.state.in_(GOING))
            return connection.execute(change.values(**values, updated=datetime.now(UTC))).rowcount == 1
