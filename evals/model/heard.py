"""The configured model listened to: what it says is kept, within a limit of time, and said again by the file instead of being asked anew."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.model import Model, ModelAway

Told = dict[str, Any]
ROUNDS = 3


class OutOfTime(Exception):
    """No time is left to ask what was not asked before."""


class Kept:
    """What models answered to which prompts, in memory and in a file if there is one (a line of JSON each); a failure is not kept."""

    def __init__(self, minutes: float, file: Path | None = None) -> None:
        self._until, self._file = time.monotonic() + 60 * minutes, file
        lines = file.read_text(encoding="utf-8").splitlines() if file is not None and file.exists() else []
        self._answers = {entry["key"]: entry for entry in map(json.loads, lines)}

    def get(self, model: str, prompt: str) -> Told | None:
        """The answer kept, with its seconds and tokens; None where it may be asked for. Raises OutOfTime."""
        found = self._answers.get(_key(model, prompt))
        if found is None and time.monotonic() >= self._until:
            raise OutOfTime
        return found

    def put(self, model: str, prompt: str, answer: str, seconds: float, tokens: int) -> Told:
        """Keep an answer."""
        entry = {"key": _key(model, prompt), "answer": answer, "seconds": round(seconds, 1), "tokens": tokens}
        self._answers[entry["key"]] = entry
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")
        return entry


def _key(model: str, prompt: str) -> str:
    return hashlib.sha256(f"{model}\n{prompt}".encode()).hexdigest()


class Heard(Model):
    """The same model; `heard` has an entry for each answer: its text, seconds and tokens."""

    def __init__(self, model: Model, kept: Kept) -> None:
        self.__dict__.update(model.__dict__)
        self._kept = kept
        self.heard: list[Told] = []

    def stream(self, prompt: str, task: str = "") -> Iterator[str]:
        """As it comes, or at once where it was kept. Raises OutOfTime."""
        if found := self._kept.get(self.name, prompt):
            self.heard.append(found)
            yield found["answer"]
            return
        told, begun, tokens = "", time.monotonic(), self.tokens
        try:
            for piece in super().stream(prompt, task):
                told += piece
                yield piece
        except ModelAway:
            self.heard.append({"answer": told, "seconds": time.monotonic() - begun, "tokens": 0})
            raise
        except GeneratorExit:  # what was enough of it
            self._keep(prompt, told, begun, tokens)
            raise
        self._keep(prompt, told, begun, tokens)

    def _keep(self, prompt: str, told: str, begun: float, tokens: int) -> None:
        self.heard.append(self._kept.put(self.name, prompt, told, time.monotonic() - begun, self.tokens - tokens))

    def ask_json(self, prompt: str, schema: dict[str, Any], task: str = "") -> dict[str, Any]:
        """The object. Raises OutOfTime."""
        found = self._kept.get(self.name, prompt)
        if found is None:
            begun, tokens = time.monotonic(), self.tokens
            told = json.dumps(super().ask_json(prompt, schema, task), ensure_ascii=False)
            found = self._kept.put(self.name, prompt, told, time.monotonic() - begun, self.tokens - tokens)
        self.heard.append(found)
        return dict(json.loads(found["answer"]))


@dataclass(frozen=True)
class Task:
    """A piece of work for the model; what it returns can be written as JSON."""

    kind: str
    id: str
    do: Callable[[Heard], Told]


def done(tasks: Iterable[Task], model: Model, kept: Kept) -> list[Told]:
    """What came of each task for which there was time: its kind and id, what the model said, seconds, tokens, and why it failed or ""."""
    out: list[Told] = []
    for task in tasks:
        heard, failed = Heard(model, kept), ""
        try:
            told = task.do(heard)
        except OutOfTime:
            continue
        except ModelAway as away:
            told, failed = {}, away.message
        spent = {name: round(sum(entry[name] for entry in heard.heard), 1) for name in ("seconds", "tokens")}
        said = [entry["answer"] for entry in heard.heard]
        out.append({"kind": task.kind, "id": task.id, **told, "said": said, "failed": failed, **spent})
    return out


def interleaved(*groups: list[Task]) -> list[Task]:
    """All tasks in rounds, each with the same part of each group; within a round a group stays together, so that a server may use
    the beginning of its prompts again."""
    placed = [
        (ROUNDS * number // len(group), place, number, task)
        for place, group in enumerate(groups)
        for number, task in enumerate(group)
    ]
    return [task for *_, task in sorted(placed, key=lambda entry: entry[:3])]
