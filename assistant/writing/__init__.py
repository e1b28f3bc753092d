"""Sentences by a language model, and the guard on them."""

from assistant.writing.guard import problem_of
from assistant.writing.slots import Slotted, slotted
from assistant.writing.writer import write

__all__ = ["Slotted", "problem_of", "slotted", "write"]
