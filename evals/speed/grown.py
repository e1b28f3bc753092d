"""The benchmark's passages repeated to any number: words changed, vectors perturbed rather than embedded anew."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.embedding import Model, Vectors, content_key
from corpus.passages import Passage

CHANGED = 0.2  # share of the words of a copy that come from elsewhere
NOISE = 0.02  # per dimension; a copy lies as near to its original as a paraphrase does


class Known(Model):
    """Answers with vectors that were made before, so that their making is not measured."""

    name = "known"

    def __init__(self, vectors: dict[str, Vectors]) -> None:
        self._vectors = vectors

    def query(self, text: str) -> Vectors:
        return self._vectors[content_key(text)]

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vectors[content_key(text)] for text in texts])


def write_grown(
    folder: Path,
    size: int,
    passages: Sequence[Passage],
    vectors: npt.NDArray[np.float32],
    questions: Sequence[str],
    asked: npt.NDArray[np.float32],
) -> None:
    """Write `size` passages with their vectors, and the questions with theirs."""
    chance, noise = random.Random(size), np.random.default_rng(size)
    words = [word for passage in passages[:500] for word in passage.text.split()]
    with (folder / "passages.jsonl").open("w", encoding="utf-8") as file:
        for number in range(size):
            passage = passages[number % len(passages)]
            if number >= len(passages):
                said = [chance.choice(words) if chance.random() < CHANGED else word for word in passage.text.split()]
                passage = replace(
                    passage, text=" ".join(said), provision=f"{passage.provision} {number // len(passages)}"
                )
            file.write(json.dumps(asdict(passage), ensure_ascii=False) + "\n")
    grown = vectors[np.arange(size) % len(vectors)].copy()
    copies = grown[len(vectors) :]
    copies += noise.normal(0, NOISE, copies.shape).astype(np.float32)
    grown /= np.linalg.norm(grown, axis=1, keepdims=True)
    np.savez(folder / "vectors.npz", passages=grown, asked=asked)
    (folder / "questions.json").write_text(json.dumps(list(questions)), encoding="utf-8")


def read_grown(folder: Path) -> tuple[list[Passage], list[str], Known]:
    """What `write_grown` wrote."""
    lines = (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    passages = [Passage(**json.loads(line)) for line in lines]
    questions: list[str] = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    with np.load(folder / "vectors.npz") as kept:
        vectors = {content_key(one.embedded): vector for one, vector in zip(passages, kept["passages"], strict=True)}
        vectors |= {content_key(text): vector for text, vector in zip(questions, kept["asked"], strict=True)}
    return passages, questions, Known(vectors)
