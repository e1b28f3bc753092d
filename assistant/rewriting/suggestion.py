"""A suggestion for one sentence of a section."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.plan import Sentence
from assistant.rewriting.diff import Piece, diff_words


@dataclass(frozen=True)
class Suggestion:
    """What a sentence would become (one sentence or several), and why. `origin` is who wrote it: rules | model | person."""

    before: Sentence
    after: tuple[Sentence, ...]
    reasons: tuple[str, ...]
    origin: str = "rules"

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.after)

    @property
    def diff(self) -> tuple[Piece, ...]:
        return diff_words(self.before.text, self.text)


def written_by(suggestion: Suggestion) -> str:
    """Who wrote a sentence that is taken over: a model, a person who named the change, else the program by its rules."""
    return suggestion.origin if suggestion.origin in ("model", "person") else "composed"
