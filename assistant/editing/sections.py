"""A section of a drafted plan as it is edited: found by id, shown as lines, changed through one door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.editing.edits import Edit
from assistant.editing.laying import Stale
from assistant.editing.overlay import lay_over
from assistant.editing.tokens import Token, text_of, tokens_of
from assistant.editing.typed import reworded, typed
from assistant.editing.versions import edits_of, renew, restore, save
from assistant.plan import Section
from corpus.errors import InputError

if TYPE_CHECKING:
    from assistant.pipeline import Result
    from assistant.store import Store


@dataclass(frozen=True)
class Shown:
    """A section as it reads now: its own sentences, those composed on today's facts, what of it is older than they are."""

    section: Section
    tokens: Sequence[Token]
    composed: Sequence[Token]
    stale: tuple[Stale, ...] = ()

    @property
    def text(self) -> str:
        return text_of(self.tokens)

    @property
    def edited(self) -> bool:
        return any(token.item is not None for token in self.tokens) or len(self.tokens) < len(self.composed)


def shown(result: Result, section_id: str) -> Shown:
    """A section of the plan. Raises InputError that lists the sections with text where there is none of that id."""
    wanted = section_id.strip().lower()
    found = {section.id: section for section in result.document.walk()}
    if wanted not in found:
        known = "; ".join(f"{s.id} ({s.heading.capitalize()})" for s in found.values() if s.blocks)
        raise InputError(f"kế hoạch không có mục “{section_id[:40]}”.", remedy=f"Các mục có chữ: {known}.")
    before = next(section for section in result.laid.composed.walk() if section.id == wanted)
    composed = tokens_of(before, result.desk.pack.abbreviations)
    stale = tuple(entry for entry in result.laid.stale if entry.section == wanted)
    return Shown(found[wanted], result.laid.tokens.get(wanted, composed), composed, stale)


class Editor:
    """Changes one section of a stored plan; each change is a new version. `author` is who does it, "" a single user.

    `expected` is the number of the last version that the author saw; None does not ask. Raises StaleError.
    """

    def __init__(self, store: Store, result: Result, section_id: str, *, author: str = "") -> None:
        self._store, self._result, self._author = store, result, author
        self.shown = shown(result, section_id)
        self._id = self.shown.section.id
        self._edit = edits_of(store, result.plan.id).get(self._id)

    def type(self, text: str, *, expected: int | None = None) -> int:
        """The whole section as typed."""
        return self._keep(typed(text, self.shown.tokens, self._edit), expected)

    def reword(self, wanted: Iterable[tuple[str, Sequence[str], str]], *, expected: int | None = None) -> int:
        """Sentences said otherwise: (id, what stands instead, who wrote it)."""
        return self._keep(reworded(self.shown.tokens, wanted, self._edit), expected)

    def restore(self, number: int, *, expected: int | None = None) -> int:
        """The section as it was in a version; 0 as composed."""
        return self._keep(restore(self._store, self._result.plan.id, self._id, number), expected)

    def renew(self, *, mine: bool, expected: int | None = None) -> int:
        """What is older than its facts: take what is composed now, or keep (`mine`) what was written."""
        edit = self._edit or Edit()
        return self._keep(renew(edit, self.shown.composed, mine=mine), expected)

    def _keep(self, edit: Edit, expected: int | None) -> int:
        result = self._result
        laid = lay_over(result.laid.composed, {self._id: edit}, result.desk, result.support)
        text = text_of(laid.tokens.get(self._id, self.shown.composed))
        pack = result.desk.pack.info.id
        return save(
            self._store, result.plan.id, self._id, edit, text, author=self._author, pack=pack, expected=expected
        )
