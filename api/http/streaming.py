"""Work told piece by piece: kept with its job as it comes, followed as a stream that is taken up where it broke."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from anyio import sleep
from anyio.to_thread import run_sync
from fastapi import Header, Request
from fastapi.sse import ServerSentEvent

from api.http.house import House
from api.http.jobs import GOING, Job, Made, Tell, Work

LastEvent = Annotated[
    str, Header(alias="Last-Event-ID", max_length=20, description="số của tin cuối đã nhận; nhận tiếp từ sau đó")
]
TICK_S, LONGEST_S = 0.1, 120  # then the client connects again, and whether it may is asked anew


@dataclass(frozen=True)
class Piece:
    """One event of a stream: its name, and its data as JSON takes it."""

    event: str
    data: dict[str, Any]


def piecewise(pieces: Iterator[Piece], text: str) -> Work:
    """Work whose result grows piece by piece; `text` says what is being done."""

    def work(tell: Tell) -> Made:
        told: list[dict[str, Any]] = []
        for piece in pieces:
            told.append({"event": piece.event, "data": piece.data})
            tell(text, 0.5, _dumped(told))
        return Made(_dumped(told), "application/json", "ket-qua.json")

    return work


async def followed(house: House, own: Job, request: Request, last_event_id: str) -> AsyncIterator[ServerSentEvent]:
    """The pieces after the last one received, each with its number as id, and at the end `end` with what went wrong, if anything."""
    sent = after(last_event_id)
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until and not await request.is_disconnected():
        job = await run_sync(house.jobs.get, own.id, own.owner)
        told = json.loads(await run_sync(house.jobs.so_far, own.id) or b"[]")
        for number, piece in enumerate(told[sent:], sent + 1):
            yield ServerSentEvent(data=piece["data"], event=piece["event"], id=str(number))
        sent = max(sent, len(told))
        if job is None or job.state not in GOING:
            problem = "" if job is None or job.state == "done" else job.text
            yield ServerSentEvent(data={"problem": problem}, event="end", id=str(len(told) + 1))
            return
        await sleep(TICK_S)


def after(last_event_id: str) -> int:
    """The number of the last event that was received; 0 for none, or for what is no number."""
    return int(last_event_id) if last_event_id.isascii() and last_event_id.isdigit() else 0


def _dumped(told: list[dict[str, Any]]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()
