"""Sections as people edit them: kept as versions, laid over each new draft, older than their facts where these changed."""

from assistant.editing.edits import Edit, Item, Ref
from assistant.editing.laying import Stale
from assistant.editing.overlay import Edits, Laid, lay_over
from assistant.editing.tokens import Token, text_of, tokens_of
from assistant.editing.typed import reworded, typed
from assistant.editing.versions import Version, edits_of, renew, restore, save, versions_of

__all__ = [
    "Edit",
    "Edits",
    "Item",
    "Laid",
    "Ref",
    "Stale",
    "Token",
    "Version",
    "edits_of",
    "lay_over",
    "renew",
    "restore",
    "reworded",
    "save",
    "text_of",
    "tokens_of",
    "typed",
    "versions_of",
]
