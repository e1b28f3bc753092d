"""The server killed at random points while people talk: is each acknowledged answer there afterwards, once?"""

from __future__ import annotations

import os
import random
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import httpx2

from evals.servers import Server, server

KILLS = 200
TALKERS = 4
ANSWERS = (
    4  # every other kill falls after so many answers of its round, however slow the machine; the rest at any point
)
PATIENCE_S = 20.0


def run(kills: int = KILLS, url: str = "", seed: int = 784) -> dict[str, Any]:
    """{systems: [{name, kills, acknowledged, lost, twice, unfinished_kept}]}; lost and twice must be 0."""
    chance = random.Random(seed)
    url = url or os.environ.get("KEHOACH_DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder, server(Path(folder), url) as running:
        talkers = [Talker(running, number) for number in range(TALKERS)]
        for number in range(kills):
            _one_kill(running, talkers, chance.uniform(0.02, 0.6), answers=ANSWERS if number % 2 else 0)
        counts = [talker.count() for talker in talkers]
    total = {name: sum(count[name] for count in counts) for name in counts[0]}
    name = "PostgreSQL" if url else "SQLite"
    return {"systems": [{"name": name, "kills": kills, **total}]}


def _one_kill(running: Server, talkers: list[Talker], after_s: float, answers: int) -> None:
    aim = sum(talker.acknowledged for talker in talkers) + answers
    patience = time.monotonic() + PATIENCE_S
    stop = threading.Event()
    threads = [threading.Thread(target=talker.talk, args=(stop,)) for talker in talkers]
    for thread in threads:
        thread.start()
    while sum(talker.acknowledged for talker in talkers) < aim and time.monotonic() < patience:
        time.sleep(0.002)
    time.sleep(after_s)
    running.kill()
    stop.set()
    for thread in threads:
        thread.join()
    running.start()


class Talker:
    """One who answers in the conversation and by the form, each answer another one, and remembers what was acknowledged.

    After a kill the message without an acknowledgement is sent again under its key, as a page does.
    """

    def __init__(self, running: Server, number: int) -> None:
        self._server, self._number, self._turn = running, number, 0
        self._acknowledged: list[str] = []
        self._waiting: str | None = None
        made = httpx2.post(
            f"{running.address}/api/v1/plans",
            json={"unit": "Sở Nội vụ", "kind": "five_year", "period": [2021, 2025]},
            timeout=60,
        )
        self._plan = f"/api/v1/plans/{made.json()['id']}"

    @property
    def acknowledged(self) -> int:
        return len(self._acknowledged)

    def talk(self, stop: threading.Event) -> None:
        with httpx2.Client(base_url=self._server.address, timeout=30) as client:
            while not stop.is_set():
                if self._waiting is None:
                    self._turn += 1
                    self._waiting = f"lượt {self._number}.{self._turn}: {self._turn + 50} máy tính"
                try:
                    answer = client.post(
                        f"{self._plan}/messages",
                        json={"text": self._waiting},
                        headers={"Idempotency-Key": f"{self._number}-{self._turn}"},
                    )
                except httpx2.HTTPError:
                    return
                if answer.status_code == 201:
                    self._acknowledged.append(self._waiting)
                    self._waiting = None

    def count(self) -> dict[str, int]:
        """Acknowledged messages, those of them that are not there, those that are there twice, and whole turns that were
        kept although nobody was told."""
        said = [m["text"] for m in self._messages() if m["role"] == "user"]
        replies = sum(m["role"] == "assistant" for m in self._messages())
        return {
            "acknowledged": len(self._acknowledged),
            "lost": sum(text not in said for text in self._acknowledged),
            "twice": len(said) - len(set(said)),
            "turns_without_reply": len(said) - replies,
            "kept_unacknowledged": len(set(said) - set(self._acknowledged)),
        }

    def _messages(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = []
        cursor = ""
        while True:
            page = httpx2.get(
                f"{self._server.address}{self._plan}/messages", params={"cursor": cursor, "limit": 200}, timeout=60
            ).json()
            items += page["items"]
            if not page["next"]:
                return items
            cursor = page["next"]
