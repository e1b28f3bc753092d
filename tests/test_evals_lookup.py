"""The measures of the lookup: worked by hand, and run on a small benchmark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import InputError
from evals.retrieval.bench import load_bench
from evals.retrieval.metrics import lead, ndcg, recall, reciprocal
from evals.retrieval.questions import figures, questions
from evals.speed.grown import read_grown, write_grown


def test_the_measures_are_those_of_hand_worked_cases() -> None:
    ranked, relevant = ["a", "b", "c"], {"b", "z"}
    assert recall(ranked, relevant, 1) == 0
    assert recall(ranked, relevant, 3) == 0.5
    assert reciprocal(ranked, relevant) == 0.5
    assert ndcg(["b", "z"], relevant) == 1
    assert ndcg(ranked, relevant) == pytest.approx((1 / 1.5849625) / (1 + 1 / 1.5849625))


def test_a_lead_is_sure_only_where_it_is_steady() -> None:
    assert lead([1.0] * 50, [0.5] * 50) == (0.5, 0.5, 0.5)
    difference, low, high = lead([1.0, 0.0] * 50, [0.0, 1.0] * 50)
    assert difference == 0
    assert low < 0 < high


def bench(folder: Path) -> Path:
    articles = [
        {
            "id": f"Luật A › Điều {n}",
            "law": "Luật A",
            "article": str(n),
            "text": f"Tên điều {n}\n\n1. Nội dung {word}.\n\n2. Khác.",
        }
        for n, word in enumerate(("số hóa", "chia sẻ", "lưu trữ"), 1)
    ]
    asked = [
        {"id": "q", "text": "lưu trữ gì", "relevant": ["Luật A › Điều 3"]},
        {"id": "r", "text": "x", "relevant": ["ngoài"]},
    ]
    for name, rows in (("corpus", articles), ("queries", asked)):
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_a_benchmark_is_read_and_questions_without_an_answer_in_it_are_left_out(tmp_path: Path) -> None:
    read = load_bench(bench(tmp_path))
    assert read.questions == ["lưu trữ gì"]
    assert read.relevant == [{"Luật A › Điều 3"}]
    assert {passage.provision for passage in read.passages()} == set(read.articles)


def test_a_folder_that_is_no_benchmark_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"corpus\.jsonl"):
        load_bench(tmp_path)


def test_the_benchmark_grows_with_changed_words_and_near_vectors(tmp_path: Path) -> None:
    import numpy as np

    passages = load_bench(bench(tmp_path)).passages()
    vectors = np.eye(len(passages), 8, dtype=np.float32)
    write_grown(tmp_path, 10, passages, vectors, ["a"], np.ones((1, 8), np.float32))
    grown, asked, model = read_grown(tmp_path)
    assert len(grown) == 10
    assert asked == ["a"]
    assert grown[: len(passages)] == passages
    copy = model.query(grown[len(passages)].embedded)
    assert float(copy @ vectors[0]) > 0.9


def test_totals_tell_nothing_of_single_questions() -> None:
    from evals.retrieval.questions import Asked

    asked = [Asked(question, "ask", False, 1, 1, question.get("status", ""), 1.0) for question in questions("held")]
    assert all(isinstance(value, str | int | float) for value in figures("any", asked, "held").values())
