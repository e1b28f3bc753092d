"""Chroma: in the folder of a build, on a server, and for many passages; nothing goes beyond this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus import search
from corpus.catalogue import load_catalogue
from corpus.embedding import Model
from corpus.errors import InputError
from corpus.index import build_index, open_index
from corpus.nearest import Nearest, write_collection
from corpus.passages import Passage
from corpus.search import Filters, Searcher

SUBJECTS = ["số hóa hồ sơ", "chia sẻ dữ liệu", "chữ ký số", "mạng diện rộng", "đào tạo cán bộ", "kinh phí thực hiện"]
PASSAGES = [
    Passage(
        "45/2020/NĐ-CP" if n % 2 else "61/KH-UBND@2019",
        f"Điều {n}",
        f"Quy định về {subject}, phần {n}.",
        provision=f"p{n}",
    )
    for n, subject in enumerate(SUBJECTS * 200)
]


class Toy(Model):
    """Vectors that tell the subjects apart; the real model takes minutes for so many passages."""

    name = "toy"

    def query(self, text: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
        return self.passages([text])[0]

    def passages(self, texts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        rows = np.asarray([[1.0 if subject in text else 0.1 for subject in SUBJECTS] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_the_nearest_are_those_that_an_exact_comparison_finds(tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).normal(size=(6_000, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    write_collection(tmp_path, "b", vectors)
    found = set(Nearest(tmp_path, "b").rows(vectors[77], 20).tolist())
    exact = set(np.argsort(-(vectors @ vectors[77]))[:20].tolist())
    assert 77 in found
    assert len(found & exact) >= 15


def test_a_collection_left_by_a_crash_is_written_anew(tmp_path: Path) -> None:
    for size in (10, 4):
        write_collection(tmp_path, "b", np.eye(10, dtype=np.float32)[:size])
    assert len(Nearest(tmp_path, "b").rows(np.eye(10, dtype=np.float32)[0], 4)) == 4


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Searcher:
    monkeypatch.setattr(search, "EXACT", 100)  # so that these few count as many
    build_index(tmp_path, PASSAGES, Toy(), "1")
    return Searcher(open_index(tmp_path, "toy"), load_catalogue(), Toy())


def test_many_passages_are_found_by_way_of_chroma(many: Searcher) -> None:
    hits = many.search("chữ ký số", k=10).hits
    assert len(hits) == 10
    assert all("chữ ký số" in hit.passage.text for hit in hits)


def test_a_filter_holds_there_too(many: Searcher) -> None:
    hits = many.search("chữ ký số", k=10, filters=Filters(levels=frozenset({"province"}))).hits
    assert hits
    assert {hit.passage.document for hit in hits} == {"61/KH-UBND@2019"}


@pytest.fixture
def chroma_server(tmp_path: Path) -> Iterator[str]:
    """A real Chroma server on the loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = Path(sys.executable).parent / "chroma"
    server = subprocess.Popen(
        [command, "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(tmp_path / "server")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost"])
def test_vectors_lie_on_a_server_where_its_address_is_given(
    chroma_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import chromadb

    monkeypatch.setenv("KEHOACH_CHROMA_URL", chroma_server)
    monkeypatch.setattr(search, "EXACT", 100)
    for corpus in ("1", "2", "3", "4"):
        build_index(tmp_path / "index", PASSAGES, Toy(), corpus)
    index = open_index(tmp_path / "index", "toy")
    assert index.manifest.chroma == chroma_server
    assert not (index.folder / "chroma").exists()
    assert "chia sẻ dữ liệu" in Searcher(index, load_catalogue(), Toy()).search("chia sẻ dữ liệu").hits[0].passage.text
    port = int(chroma_server.rsplit(":", 1)[1])
    kept = chromadb.HttpClient("127.0.0.1", port).list_collections()
    assert len(kept) == 2  # those of builds that are gone are gone too


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost"])
def test_a_server_that_does_not_answer_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index(tmp_path, PASSAGES[:9], Toy(), "1")
    monkeypatch.setenv("KEHOACH_CHROMA_URL", "http://127.0.0.1:9")
    with pytest.raises(InputError, match="KEHOACH_CHROMA_URL"):
        build_index(tmp_path, PASSAGES[:5], Toy(), "2")
    assert len(open_index(tmp_path).passages) == 9
