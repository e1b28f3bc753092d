"""Sentences by a language model, and the guard on them."""

from assistant.writing.brief import Brief, brief_of
from assistant.writing.guard import problem_of
from assistant.writing.slots import Slotted, slotted
from assistant.writing.writer import Written, draft_section, write

__all__ = ["Brief", "Slotted", "Written", "brief_of", "draft_section", "problem_of", "slotted", "write"]
