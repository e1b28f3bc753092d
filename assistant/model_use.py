"""What was asked of the model, for which plan, with how many tokens: one line a request in the data folder, no content."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.folders import data_folder

NAME = "model-use.jsonl"


@dataclass(frozen=True)
class Use:
    """`task` is a prompt and its version ("writing/2"); `outcome` is "ok" or the kind of failure."""

    plan: str
    task: str
    model: str
    where: str
    tokens_in: int
    tokens_out: int
    seconds: float
    outcome: str


def record(use: Use) -> None:
    """Append a line. A folder that cannot be written costs the count, never the answer."""
    line = {"when": datetime.now(UTC).isoformat(timespec="seconds"), **asdict(use)}
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        with _file().open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + os.linesep)
    except OSError:
        return


def uses() -> list[dict[str, Any]]:
    """Every line; one that was cut off is passed over."""
    try:
        lines = _file().read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return [entry for line in lines if isinstance(entry := _parsed(line), dict)]


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _file() -> Path:
    return data_folder() / NAME
