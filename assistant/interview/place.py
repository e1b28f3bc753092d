"""Where a conversation stands between two messages: kept as JSON with the assistant's message, so that it survives everything."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Place:
    """`ask`: the question that was put; `parts`: the requirements of it that were asked for.

    mode says how the next message is read: "" an answer to the question; "doubt" an answer to `parts` told again; "place" which part
    the words in `words` belong to; "choose" which of `options` (mended answers) was meant; "rows" one more row of the
    table asked for; "row" what project `row` still lacks;
    "fit" whether `words` answer the question `row` rather than `ask`; "proposal" whether `row` (a proposal's id) is taken;
    "taken" which of `options` (proposals just taken) are given back; "many" whether `options` (requirement, words) of one message are kept;
    `row` is the requirement then that what was left of it seems to answer.
    `back` is the mode to go back to once "fit" or "many" is settled: a doubt stays open meanwhile.
    """

    ask: str = ""
    parts: tuple[str, ...] = ()
    mode: str = ""
    words: str = ""
    row: str = ""
    back: str = ""
    options: tuple[tuple[str, str], ...] = ()  # (requirement, answer as it would read)
    put_off: tuple[str, ...] = ()  # questions left for later
    passed: tuple[str, ...] = ()  # proposals left for later

    @property
    def kept_mode(self) -> str:
        """ "doubt" while a doubt is open, be it beside another question; else ""."""
        return "doubt" if "doubt" in (self.mode, self.back) else ""

    def as_text(self) -> str:
        """JSON of what is set."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


def read_place(text: str) -> Place:
    """The place that `as_text` wrote; a broken or foreign text is the start."""
    try:
        raw: Any = json.loads(text or "{}")
        known = {field.name for field in fields(Place)}
        values = {name: _frozen(value) for name, value in raw.items() if name in known}
        return Place(**values)
    except (ValueError, TypeError, AttributeError):
        return Place()


def _frozen(value: Any) -> Any:
    return tuple(_frozen(entry) for entry in value) if isinstance(value, list) else value
