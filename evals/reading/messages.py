"""The labelled messages: one half to tune on, one half kept apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HALVES = ("tuned", "held")


@dataclass(frozen=True)
class Message:
    """A message with its labels; the keys are told at the head of tuned.yaml."""

    id: str
    say: str
    unit: str = "Sở Xây dựng"
    kind: str = "five_year"
    values: dict[str, str] = field(default_factory=dict)
    standing: str = ""
    ask: bool = False
    kept: tuple[str, ...] = ()


def load(half: str) -> list[Message]:
    """The messages of a half; every scalar stays text, as in an answers file."""
    text = (Path(__file__).parent / f"{half}.yaml").read_text(encoding="utf-8")
    return [_message(raw) for raw in yaml.load(text, Loader=yaml.BaseLoader)]


def _message(raw: dict[str, Any]) -> Message:
    return Message(**{**raw, "ask": "ask" in raw, "kept": tuple(raw.get("kept", ()))})
