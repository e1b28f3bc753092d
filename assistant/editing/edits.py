"""What a person made of a section: which composed sentences stay, which words stand in place of which, in which order."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

Opens = (
    tuple[str, str] | None
)  # mark and style of the paragraph that a sentence opens; None: it goes on in the last one
ORIGINS = ("person", "model", "composed")  # composed: reworded by the program's own rules


@dataclass(frozen=True)
class Ref:
    """A composed sentence as it was at the time. `key` is the same as long as it says the same (see tokens.key_of)."""

    id: str
    key: str
    text: str
    opens: Opens = None


@dataclass(frozen=True)
class Item:
    """A sentence of the edited section: the composed one of `ref`, or `text` by `origin` instead of others (or of none)."""

    opens: Opens
    ref: Ref | None = None
    text: str = ""
    origin: str = "person"
    instead: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Edit:
    """A section as edited. Without items and without removed sentences it is as composed."""

    items: tuple[Item, ...] = ()
    removed: tuple[Ref, ...] = ()

    @property
    def empty(self) -> bool:
        """Does it change nothing?"""
        return not self.removed and all(item.ref is not None and item.opens == item.ref.opens for item in self.items)

    @property
    def origin(self) -> str:
        """Who wrote in it: a person before a model before the program's rules."""
        written = {item.origin for item in self.items if item.ref is None} | ({"person"} if self.removed else set())
        return next((origin for origin in ORIGINS if origin in written), "composed")

    def as_json(self) -> dict[str, Any]:
        return {"items": [asdict(item) for item in self.items], "removed": [asdict(ref) for ref in self.removed]}


def content_of(edit: Edit, text: str) -> str:
    """A version's content: the edit, and the section's text as it stood then."""
    return json.dumps({"text": text, **edit.as_json()}, ensure_ascii=False)


def read_content(content: str) -> tuple[Edit, str]:
    """The edit and the text of a version; a content that cannot be read changes nothing."""
    try:
        told = json.loads(content)
        items = tuple(_item(entry) for entry in told["items"])
        return Edit(items, tuple(_ref(entry) for entry in told["removed"])), str(told["text"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return Edit(), ""


def _item(entry: dict[str, Any]) -> Item:
    ref = _ref(entry["ref"]) if entry["ref"] is not None else None
    item = Item(
        _opens(entry["opens"]), ref, str(entry["text"]), str(entry["origin"]), tuple(map(_ref, entry["instead"]))
    )
    if ref is None and not item.text.strip():
        raise ValueError("a sentence without words")
    return item if item.origin in ORIGINS else replace(item, origin="person")


def _ref(entry: dict[str, Any]) -> Ref:
    return Ref(str(entry["id"]), str(entry["key"]), str(entry["text"]), _opens(entry["opens"]))


def _opens(told: Any) -> Opens:
    return None if told is None else (str(told[0]), str(told[1]))
