"""Words that may be put for others in a section: what a model is told, from the lists that the guard goes by."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.writing.units import lists, words_of

MOST, FORMS = 12, 3  # entries, and other words to each


def glossary(texts: Iterable[str]) -> str:
    """A line for each term of the texts that has others of the same meaning, in the order they come; "" for none."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for word in words_of(text):
            others = [other for other in lists().meaning_the_same(word) if other != word]
            if " " in word and others:
                found.setdefault(word, tuple(others[:FORMS]))
    return "\n".join(f"- {word}: {', '.join(others)}" for word, others in list(found.items())[:MOST])
