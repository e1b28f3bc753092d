"""Versions of a section's text: appended, compared, restored; taking what is composed now where the text is older."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.editing.edits import Edit, Item, Ref, content_of, read_content
from assistant.editing.laying import Now
from assistant.editing.tokens import Token
from corpus.errors import InputError

if TYPE_CHECKING:
    from assistant.store import Store


@dataclass(frozen=True)
class Version:
    """A version of a section; number 0 is the text as composed, by nobody."""

    number: int
    edit: Edit
    text: str
    author: str = ""
    origin: str = "composed"
    created: datetime | None = None


def edits_of(store: Store, plan_id: str) -> dict[str, Edit]:
    """The edits in force by section: those of each last version."""
    found = {section: read_content(last.content)[0] for section, last in store.last_versions(plan_id).items()}
    return {section: edit for section, edit in found.items() if edit.items or edit.removed}


def versions_of(store: Store, plan_id: str, section: str) -> list[Version]:
    """Every version that was kept, the oldest first."""
    out = []
    for row in store.versions(plan_id, section):
        edit, text = read_content(row.content)
        out.append(Version(row.seq, edit, text, row.author, row.origin, row.created))
    return out


def save(
    store: Store,
    plan_id: str,
    section: str,
    edit: Edit,
    text: str,
    *,
    author: str = "",
    pack: str = "",
    expected: int | None = None,
) -> int:
    """A new version of the section; its number. Raises StaleError, with nothing written, when `expected` is not the number of
    its last version any more."""
    kept = Edit() if edit.empty else edit
    content = content_of(kept, text)
    return store.save_version(
        plan_id, section, content, author=author, origin=kept.origin, pack=pack, expected=expected
    )


def restore(store: Store, plan_id: str, section: str, number: int) -> Edit:
    """The edit of a version; of 0 the text as composed. Raises InputError for a version that there is not."""
    if number == 0:
        return Edit()
    found = next((version for version in versions_of(store, plan_id, section) if version.number == number), None)
    if found is None:
        last = len(store.versions(plan_id, section))
        raise InputError(f"mục {section} không có bản {number}.", remedy=f"Có các bản từ 0 đến {last}.")
    return found.edit


def renew(edit: Edit, composed: Sequence[Token], *, mine: bool) -> Edit:
    """The edit brought up to today's facts: where it is older, what is composed now is taken, or (`mine`) the words stay and
    count as written over today's sentence."""
    now = Now(edit, composed)

    def today(ref: Ref) -> list[Ref]:
        place = now.place(ref)
        return [] if place is None else [composed[place].ref]

    items: list[Item] = []
    for item in edit.items:
        if item.ref is not None or not now.changed(item.instead):
            items.append(item)
        elif mine:
            items.append(replace(item, instead=tuple(ref for old in item.instead for ref in today(old))))
    removed = [ref for old in edit.removed if mine or not now.changed([old]) for ref in today(old)]
    return Edit(tuple(items), tuple(removed))  # what is named no more is composed anew where it belongs
