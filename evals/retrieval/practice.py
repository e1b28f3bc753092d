"""Questions to learn from (evals/questions/practice): written once, without marks and with slips by drawing of lots."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

from corpus.language import fold

FOLDER = Path(__file__).parent.parent / "questions" / "practice"
# File -> who wrote it: the hand that wrote what ships, or one that had never seen it.
FILES = {
    "answerable": "own",
    "unanswerable": "own",
    "officers": "own",
    "contents": "own",
    "strangers-a": "stranger a",
    "strangers-b": "stranger b",
}
SLIPS = 1 / 6  # share of the words that are typed wrong


def practice() -> list[dict[str, Any]]:
    """The questions in the form of the labelled ones, of the half "practice"; those without answers must be refused."""
    read = [
        (author, entry)
        for name, author in FILES.items()
        for entry in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    ]
    return [_question(number, author, entry) for number, (author, entry) in enumerate(read)]


def _question(number: int, author: str, entry: dict[str, Any]) -> dict[str, Any]:
    ask = entry["ask"]
    answers = [{"document" if "/" in one else "framework": one} for one in entry.get("answers", ())]
    slips = " ".join(
        _mistyped(word, random.Random(f"{number} {place}")) for place, word in enumerate(fold(ask).split())
    )
    kind = "practice" if answers else "unanswerable"
    return {
        "id": f"practice-{number}",
        "author": author,
        "kind": kind,
        "half": "practice",
        "ask": ask,
        "bare": fold(ask),
        "slips": slips,
        "answers": answers,
    }


def _mistyped(word: str, chance: random.Random) -> str:
    """A word with a letter left out, doubled or swapped with the next, or whole."""
    if len(word) < 4 or not word.isalpha() or chance.random() > SLIPS:
        return word
    place = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
