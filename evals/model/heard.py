"""The configured model listened to: what it says is kept, task by task, within a limit of time, and taken up where it ended."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.model import Model, ModelAway

Told = dict[str, Any]


class Heard(Model):
    """The same model, whose answers are kept in `said`, one for each time it was asked."""

    def __init__(self, model: Model) -> None:
        self.__dict__.update(model.__dict__)
        self.said: list[str] = []

    def stream(self, prompt: str, task: str = "") -> Iterator[str]:
        """As it comes, and kept."""
        self.said.append("")
        for piece in super().stream(prompt, task):
            self.said[-1] += piece
            yield piece

    def ask_json(self, prompt: str, schema: dict[str, Any], task: str = "") -> dict[str, Any]:
        """The object, and kept."""
        told = super().ask_json(prompt, schema, task)
        self.said.append(json.dumps(told, ensure_ascii=False))
        return told


@dataclass(frozen=True)
class Task:
    """A piece of work for the model: `kind` and `id` name it, with the versions of its prompts; what it returns is kept as JSON."""

    kind: str
    id: str
    do: Callable[[Heard], Told]


def done(tasks: Iterable[Task], model: Model, minutes: float, kept: Path | None) -> list[Told]:
    """What came of the tasks, each with its kind, id, seconds, what the model said and why it failed, if it did; as many as there is time for.

    `kept`: a file of what was done before, which is not done again; a failure is.
    """
    before = _read(kept)
    until = time.monotonic() + 60 * minutes
    out: list[Told] = []
    for task in tasks:
        name = f"{model.name} {task.kind} {task.id}"
        if name in before:
            out.append(before[name])
            continue
        if time.monotonic() >= until:
            continue
        told = json.loads(json.dumps({"name": name, "kind": task.kind, "id": task.id, **_done(task, model)}))
        out.append(told)
        if kept is not None and not told["failed"]:
            with kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
    return out


def _done(task: Task, model: Model) -> Told:
    heard, begun, tokens, failed = Heard(model), time.monotonic(), model.tokens, ""
    try:
        told = task.do(heard)
    except ModelAway as away:
        told, failed = {}, away.message
    seconds = round(time.monotonic() - begun, 1)
    return {**told, "said": heard.said, "failed": failed, "seconds": seconds, "tokens": model.tokens - tokens}


def _read(kept: Path | None) -> dict[str, Told]:
    if kept is None or not kept.exists():
        return {}
    entries = (json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines() if line)
    return {entry["name"]: entry for entry in entries}


ROUNDS = 3


def interleaved(*groups: list[Task]) -> list[Task]:
    """All tasks in rounds, each with the same part of each group; within a round a group stays together, so that a server may use
    the beginning of its prompts again."""
    placed = [
        (ROUNDS * number // len(group), place, number, task)
        for place, group in enumerate(groups)
        for number, task in enumerate(group)
    ]
    return [task for *_, task in sorted(placed, key=lambda entry: entry[:3])]
