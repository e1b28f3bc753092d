"""Rewrite suggestions for a section: sentence by sentence, as a word-level diff with reasons, to be taken or left."""

from assistant.rewriting.diff import Piece, diff_words, shown
from assistant.rewriting.named import Change, change_named, named_change
from assistant.rewriting.offline import suggest
from assistant.rewriting.suggestion import Suggestion, written_by
from assistant.rewriting.ways import Way, find_way, ways

__all__ = [
    "Change",
    "Piece",
    "Suggestion",
    "Way",
    "change_named",
    "diff_words",
    "find_way",
    "named_change",
    "shown",
    "suggest",
    "ways",
    "written_by",
]
