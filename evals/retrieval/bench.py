"""A benchmark folder (corpus.jsonl, queries.jsonl) as passages and labelled questions."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue, LegalDocument
from corpus.errors import InputError
from corpus.language.text import clean
from corpus.passages import Passage, text_passages
from corpus.readers.blocks import Block, Line
from corpus.readers.marks import Level
from corpus.readers.passages import cut
from corpus.readers.structure import ROOT, Division, find_structure

DEFAULT = Path(__file__).parents[3] / "shared" / "bench"


@dataclass(frozen=True)
class Bench:
    """Articles by id in order, and questions with the ids that answer them."""

    articles: dict[str, dict[str, Any]]
    questions: list[str]
    relevant: list[set[str]]

    def whole(self, id_: str) -> str:
        """An article as one text, with the name of its law."""
        return f"{self.articles[id_]['law']}\n{clean(self.articles[id_]['text'])}"

    def passages(self) -> list[Passage]:
        """Each article as the passages that an added text is parted into."""
        return [passage for id_, article in self.articles.items() for passage in _passages(id_, article)]

    def catalogue(self) -> Catalogue:
        """Its laws, so that a question may name one."""
        laws = dict.fromkeys(article["law"] for article in self.articles.values())
        return Catalogue([LegalDocument(law, "Luật", "Quốc hội", None, law, "central") for law in laws])


def load_bench(folder: Path) -> Bench:
    """Read a benchmark. Raises InputError when a file is missing or of another form."""
    try:
        articles = {row["id"]: row for row in _rows(folder / "corpus.jsonl")}
        asked = _rows(folder / "queries.jsonl")
        questions = [clean(row["text"]) for row in asked]
        relevant = [set(row["relevant"]) & articles.keys() for row in asked]
    except (OSError, ValueError, KeyError) as error:
        remedy = "Cần corpus.jsonl {id, law, article, text} và queries.jsonl {id, text, relevant}."
        raise InputError("không đọc được bộ đo.", place=str(folder), remedy=remedy) from error
    kept = [number for number, ids in enumerate(relevant) if ids]
    return Bench(articles, [questions[number] for number in kept], [relevant[number] for number in kept])


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _passages(id_: str, article: dict[str, Any]) -> list[Passage]:
    """Parted as the articles of an added text are; the benchmark counts by article."""
    title, _, body = clean(article["text"]).partition("\n\n")
    lines: list[Block] = [Line(line) for line in (body or title).split("\n") if line]
    whole = find_structure(lines, Division(Level.ARTICLE, f"Điều {article['article']}", title))
    cuts = cut(Division(ROOT, children=[whole]), article["law"])
    return [replace(passage, provision=id_) for passage in text_passages(article["law"], "", cuts)]
