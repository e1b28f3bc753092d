"""The application factory: one FastAPI app with its routes, errors and what they share."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from importlib.metadata import version
from threading import Thread
from typing import Any

from fastapi import FastAPI

from api.accounts.service import Accounts
from api.http import page, problems
from api.http.deps import V1
from api.http.drafts import Drafts
from api.http.examples import lay_in
from api.http.guard import LOCAL, Guard, is_loopback
from api.http.house import House
from api.http.jobs import Jobs
from api.http.lookup import Lookup
from api.http.observe import Metrics, Observer
from api.http.routes import (
    accounts,
    answers,
    attachments,
    citations,
    corpus,
    editing,
    exports,
    facts,
    figures,
    framework,
    grid,
    health,
    jobs,
    life,
    messages,
    plans,
    projects,
    proposals,
    questions,
    rewriting,
    sections,
    session,
)
from api.settings import Settings, load_settings
from assistant.interview.talk.learned import learned
from assistant.life import Life
from assistant.store import Store, database_url, open_store
from corpus.packs import load_pack

ROUTERS = (
    framework.router,
    plans.router,
    answers.router,
    messages.router,
    attachments.router,
    citations.router,
    questions.router,
    corpus.router,
    facts.router,
    figures.router,
    sections.router,
    editing.router,
    rewriting.listing,
    rewriting.router,
    grid.router,
    projects.router,
    proposals.router,
    exports.router,
    jobs.router,
    life.router,
    session.router,
    accounts.router,
    health.router,
)


# What any route may answer; the rest stands with each.
EVERYWHERE = problems.documented(
    "bad-request", "not-signed-in", "not-allowed", "too-large", "invalid", "internal", "unavailable"
)


def open_house(settings: Settings) -> House:
    """Everything that requests share. Raises InputError when the database cannot be opened."""
    if settings.data:
        os.environ["KEHOACH_DATA"] = str(settings.data)
    url = settings.database_url or database_url()
    store = open_store(url)
    return House(
        settings,
        store,
        load_pack(),
        Drafts(store, url, settings.workers),
        Metrics(),
        accounts_of(store, settings),
        Life(store),
        Lookup(),
        Jobs(store),
    )


def accounts_of(store: Store, settings: Settings) -> Accounts:
    return Accounts(
        store,
        idle=timedelta(minutes=settings.session_idle_minutes),
        longest=timedelta(hours=settings.session_hours),
    )


def _hosts(settings: Settings) -> tuple[str, ...]:
    named = tuple(name.strip() for name in settings.hosts.split(",") if name.strip())
    return named or (LOCAL if is_loopback(settings.host) else ())


class _Server(FastAPI):
    """FastAPI whose contract holds an example of each operation, laid in once."""

    def openapi(self) -> dict[str, Any]:
        return self.openapi_schema or lay_in(super().openapi())


def create_app(settings: Settings | None = None) -> FastAPI:
    """The whole server. Raises InputError for wrong settings or a database that cannot be opened."""
    house = open_house(settings or load_settings())

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        house.drafts.warm()
        Thread(target=learned, args=(house.pack,), daemon=True).start()
        yield
        house.close()

    app = _Server(
        title="Trợ lý lập kế hoạch ứng dụng CNTT",
        version=version("kehoach"),
        description="API của trợ lý. Lỗi theo RFC 9457, bằng tiếng Việt, `type` không đổi.",
        openapi_url=f"{V1}/openapi.json",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.house = house
    problems.install(app)
    app.add_middleware(page.Page)
    app.add_middleware(
        Guard,
        max_body_bytes=house.settings.max_body_mb * 1_000_000,
        hosts=_hosts(house.settings),
        https=house.settings.https,
    )
    app.add_middleware(Observer, metrics=house.metrics)  # outermost: what is refused is counted, too

    for router in ROUTERS:
        app.include_router(router, responses={} if router is health.router else EVERYWHERE)
    return app
