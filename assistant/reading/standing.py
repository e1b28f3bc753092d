"""Answers that say there is no value: not known, none, skipped, not applicable, as suggested."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

import corpus
from assistant.plan import Standing
from corpus.language import clean, fold


@cache
def _phrases() -> dict[str, Standing]:
    path = Path(corpus.__file__).parent / "data" / "language" / "standings.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {phrase: Standing(standing) for standing, phrases in raw.items() for phrase in phrases}


def find_standing(answer: str) -> Standing | None:
    """The standing that a whole answer expresses, or None when it tells something."""
    text = re.sub(r"\s+", " ", fold(clean(answer))).strip()
    bare = re.sub(r"\s+(?:a|nhe|nha|em|anh|chi)$", "", text.strip(" .!;:,()")) or text  # "chưa rõ ạ"
    if found := _phrases().get(bare):
        return found
    reason = re.match(r"(.+?)\s*(?:,| vi | do |\()", bare)
    if reason and _phrases().get(reason[1].strip()) is Standing.NOT_APPLICABLE:
        return Standing.NOT_APPLICABLE
    return None
