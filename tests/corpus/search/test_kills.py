"""An indexer killed at any point leaves the index as it was, or wholly the new one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.catalogue import load_catalogue
from corpus.embedding import Model, Vectors
from corpus.index import build_index, open_index
from corpus.passages import Passage
from corpus.search import Searcher

KILLS = 50
ROOT = Path(__file__).parents[3]

# Told a number and a time, forks an indexer that builds again and again, and kills it after that time.
KILLER = """
import os, signal, sys, time
from pathlib import Path
import bm25s, chromadb, filelock
from corpus.index import build_index
from tests.corpus.search.test_kills import Small, corpus

def indexer(number, rounds):
    pid = os.fork()
    if pid == 0:
        for _ in range(rounds):
            build_index(Path(sys.argv[1]), corpus(number), Small(), str(number))
            number += 1
        os._exit(0)
    return pid

begun = time.perf_counter()
os.waitpid(indexer(0, 1), 0)
print(time.perf_counter() - begun, flush=True)
for line in sys.stdin:
    number, seconds = line.split()
    pid = indexer(int(number), 10**6)
    time.sleep(float(seconds))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    print("killed", flush=True)
"""


class Small(Model):
    """Vectors at once: where the kill falls is what matters here."""

    name = "small"

    def query(self, text: str) -> Vectors:
        return self.passages([text])[0]

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.asarray([[len(text) % 7 + 1.0, 1.0] for text in texts], np.float32)


def corpus(number: int) -> list[Passage]:
    """Fifty passages that all tell which build they are of."""
    return [
        Passage("45/2020/NĐ-CP", f"Điều {n}", f"Số hóa kết quả của lần lập thứ v{number}, đoạn {n}.", provision=f"p{n}")
        for n in range(50)
    ]


def number_of(folder: Path) -> int:
    """The one build that the index holds; fails where it is broken or mixed."""
    index = open_index(folder, "small")
    told = {int(passage.text.split("lần lập thứ v")[1].split(",")[0]) for passage in index.passages}
    assert len(index.passages) == 50
    assert told == {int(index.manifest.corpus)}
    (number,) = told
    assert len(Searcher(index, load_catalogue()).ranked(f"số hóa kết quả lần lập thứ v{number}", k=50)) == 50
    assert index.vectors is not None and index.vectors.shape == (50, 2)
    return number


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_fifty_kills_at_random_points_leave_no_broken_or_mixed_index(tmp_path: Path) -> None:
    build_index(tmp_path, corpus(0), Small(), "0")
    killer = subprocess.Popen(
        [sys.executable, "-c", KILLER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert killer.stdin is not None and killer.stdout is not None
    one_build = float(killer.stdout.readline())
    chance, seen = random.Random(5), [0]
    for kill in range(KILLS):
        killer.stdin.write(f"{kill * 1000 + 1} {chance.uniform(0, 3 * one_build)}\n")
        killer.stdin.flush()
        assert killer.stdout.readline() == "killed\n"
        seen.append(number_of(tmp_path))
    killer.stdin.close()
    killer.wait()
    assert seen == sorted(seen)
    assert len(set(seen)) > 5  # some builds came through, others did not
    build_index(tmp_path, corpus(10**6), Small(), str(10**6))  # no lock, no leftover stands in the way
    assert number_of(tmp_path) == 10**6
    assert not list((tmp_path / "builds").glob(".*"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_readers_go_on_while_a_writer_builds_again_and_again(tmp_path: Path) -> None:
    """One opened before goes on with what it opened; each opened anew sees one whole build, never an older one."""
    build_index(tmp_path, corpus(0), Small(), "0")
    opened = Searcher(open_index(tmp_path, "small"), load_catalogue())
    writer = subprocess.Popen(
        [sys.executable, "-c", KILLER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert writer.stdin is not None and writer.stdout is not None
    one_build = float(writer.stdout.readline())
    writer.stdin.write(f"1 {8 * one_build}\n")
    writer.stdin.close()
    seen = [0]
    while writer.poll() is None:
        seen.append(number_of(tmp_path))
        assert len(opened.ranked("số hóa kết quả lần lập thứ v0", k=50)) == 50
    assert seen == sorted(seen)
    assert len(set(seen)) > 2  # builds came in between
