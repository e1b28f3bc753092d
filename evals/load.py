"""Many people talking at once: how long a turn takes until it is acknowledged, how long until its text is there, what the
server does at most, long lists.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx2

from assistant.plan import Plan
from assistant.store import open_store
from evals.servers import Server, now_ms, percentile, server

PEOPLE, EVERY_S, DURATION_S = 100, 10, 60
SATURATION_S, PLANS = 15, 2000
SHOWN = ("outline", "sections", "findings", "projects", "proposals", "answers")
WORDS = ("62 máy tính, 58 cán bộ, công chức", "chưa có số liệu", "5/6 đơn vị", "khoảng 60%", "không có", "bỏ qua")


def run(people: int = PEOPLE, duration_s: float = DURATION_S, url: str = "") -> dict[str, Any]:
    """{systems: [{name, people, turns, errors, p50_ms, p95_ms, max_ms, turns_per_s_at_saturation, list_of_2000_p95_ms}, and
    the same people with the page open: {name, …, text_p50_ms, text_p95_ms}]}.
    """
    url = url or os.environ.get("KEHOACH_DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder, server(Path(folder), url) as running:
        figures = asyncio.run(_measure(running, people, duration_s))
        figures |= _lists(running, folder, url)
        reading = asyncio.run(_measure(running, people, duration_s, reading=True))
    name = "PostgreSQL" if url else "SQLite"
    return {"systems": [{"name": name, **figures}, {"name": f"{name}, text read after each turn", **reading}]}


async def _measure(running: Server, people: int, duration_s: float, *, reading: bool = False) -> dict[str, Any]:
    limits = httpx2.Limits(max_connections=people * 6, max_keepalive_connections=people * 6)
    async with httpx2.AsyncClient(base_url=running.address, timeout=60, limits=limits) as client:
        plans = [await _begin(client) for _ in range(people)]
        for plan in plans[:2]:  # the first turn of a server also loads what later ones find loaded
            await _turn(client, plan, "tình hình", [], [])
        times: list[float] = []
        texts: list[float] = []
        errors: list[str] = []
        told = (times, texts if reading else None, errors)
        await asyncio.gather(*(_person(client, plan, duration_s, *told) for plan in plans))
        if reading:
            return _figures(people, times, errors) | {
                "text_p50_ms": round(percentile(texts, 0.5)),
                "text_p95_ms": round(percentile(texts, 0.95)),
            }
        burst: list[float] = []
        begun = now_ms()
        await asyncio.gather(*(_flat_out(client, plan, burst, errors) for plan in plans[:16]))
        rate = len(burst) / ((now_ms() - begun) / 1000)
    return _figures(people, times, errors) | {"turns_per_s_at_saturation": round(rate, 1)}


def _figures(people: int, times: list[float], errors: list[str]) -> dict[str, Any]:
    return {
        "people": people,
        "turns": len(times),
        "errors": len(errors),
        "p50_ms": round(percentile(times, 0.5)),
        "p95_ms": round(percentile(times, 0.95)),
        "max_ms": round(max(times)),
    }


async def _begin(client: httpx2.AsyncClient) -> str:
    body = {"unit": "Sở Nội vụ", "kind": "five_year", "period": [2021, 2025]}
    return f"/api/v1/plans/{(await client.post('/api/v1/plans', json=body)).json()['id']}"


async def _person(
    client: httpx2.AsyncClient,
    plan: str,
    duration_s: float,
    times: list[float],
    texts: list[float] | None,
    errors: list[str],
) -> None:
    """A turn every ten seconds, beginning at a moment of one's own; with `texts` the page asks for what follows from it."""
    await asyncio.sleep(random.uniform(0, EVERY_S))
    until = now_ms() + duration_s * 1000
    while now_ms() < until:
        begun = now_ms()
        await _turn(client, plan, random.choice(WORDS), times, errors)
        if texts is not None:
            await _read(client, plan, texts, errors)
        await asyncio.sleep(max(0.0, EVERY_S - (now_ms() - begun) / 1000))


async def _turn(client: httpx2.AsyncClient, plan: str, words: str, times: list[float], errors: list[str]) -> None:
    begun = now_ms()
    try:
        answer = await client.post(f"{plan}/messages", json={"text": words})
    except httpx2.HTTPError as error:
        errors.append(type(error).__name__)
        return
    times.append(now_ms() - begun)
    if answer.status_code != 201:
        errors.append(str(answer.status_code))


async def _read(client: httpx2.AsyncClient, plan: str, texts: list[float], errors: list[str]) -> None:
    """All that the page shows of the plan, asked for at once; each waits for the new draft."""
    begun = now_ms()
    try:
        answers = await asyncio.gather(*(client.get(f"{plan}/{part}") for part in SHOWN))
    except httpx2.HTTPError as error:
        errors.append(type(error).__name__)
        return
    texts.append(now_ms() - begun)
    errors += [str(answer.status_code) for answer in answers if answer.status_code != 200]


async def _flat_out(client: httpx2.AsyncClient, plan: str, times: list[float], errors: list[str]) -> None:
    until = now_ms() + SATURATION_S * 1000
    while now_ms() < until:
        await _turn(client, plan, random.choice(WORDS), times, errors)


def _lists(running: Server, folder: str, url: str) -> dict[str, Any]:
    """Pages of a list of 2,000 plans: the first and one in the middle."""
    store = open_store(url or f"sqlite:///{folder}/kehoach.db")
    first = date(2020, 9, 15)
    for number in range(PLANS):
        day = first + timedelta(days=number % 300)
        store.save_plan(Plan(f"so-noi-vu-{number}", "Sở Nội vụ", "annual", (2021, 2021), day, "Quảng Ngãi"))
    times = []
    with httpx2.Client(base_url=running.address, timeout=60) as client:
        cursor = ""
        for _ in range(20):
            begun = now_ms()
            page = client.get("/api/v1/plans", params={"limit": 100, "cursor": cursor}).json()
            times.append(now_ms() - begun)
            cursor = page["next"] or ""
    store.close()
    return {f"list_of_{PLANS}_p95_ms": round(percentile(times, 0.95))}
