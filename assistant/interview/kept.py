"""What is kept of a reply beside its text: the place it leaves, and its parts as they were shown, so that a reload shows the same."""

from __future__ import annotations

import json
from typing import Any

from assistant.interview.place import Place

REPLY = "reply"
_NOT_KEPT = ("plan", "text", "progress", "seq", "action")  # the message has its own, or it is for the moment only


def kept_data(place: Place, reply: dict[str, Any], more: dict[str, Any] | None = None) -> str:
    """JSON of the place (see `read_place`) with the parts of the reply, and what else is kept with it."""
    parts = {name: value for name, value in reply.items() if name not in _NOT_KEPT and value}
    return json.dumps({**json.loads(place.as_text()), REPLY: parts, **(more or {})}, ensure_ascii=False)


def kept_reply(data: str) -> dict[str, Any]:
    """The parts of a reply that `kept_data` wrote; nothing for a message kept before there were any, or a broken one."""
    try:
        parts = json.loads(data or "{}").get(REPLY, {})
    except (ValueError, AttributeError):
        return {}
    return parts if isinstance(parts, dict) else {}
