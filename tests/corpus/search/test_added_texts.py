"""Texts that people add are found in their own words, and a unit's own file is never shown as law."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from api.cli import main
from corpus import added, lookup
from corpus.passages import FULL

DAY = date(2020, 9, 15)
LAW = {
    "number": "47/2020/NĐ-CP",
    "type": "Nghị định",
    "issuer": "Chính phủ",
    "date": "2020-04-09",
    "title": "về quản lý, kết nối và chia sẻ dữ liệu số của cơ quan nhà nước",
    "articles": [
        {"no": "1", "heading": "Phạm vi", "text": "Lời bịa cho kiểm thử về phạm vi."},
        {
            "no": "90",
            "heading": "Chim bồ câu",
            "text": "Lời bịa cho kiểm thử: dữ liệu được chuyển bằng chim bồ câu vào sáng thứ Hai.",
        },
    ],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    (tmp_path / "data").mkdir()
    law = tmp_path / "nd47.json"
    law.write_text(json.dumps(LAW, ensure_ascii=False), encoding="utf-8")
    own = tmp_path / "ghi-chu.txt"
    own.write_text("Ghi chú của phòng\n\nMáy chiếu hỏng cần thay bóng đèn trước kỳ họp quý tới.\n", encoding="utf-8")
    assert [added.add(path).kind for path in (law, own)] == ["added", "added"]
    return tmp_path / "data"


def test_an_added_text_is_found_in_its_own_words_with_its_place(folder: Path) -> None:
    hit = lookup.open_searcher(folder).search("chuyển dữ liệu bằng chim bồ câu", day=DAY).hits[0]
    assert (hit.passage.document, hit.passage.pinpoint, hit.passage.kind) == ("47/2020/NĐ-CP", "Điều 90", FULL)
    assert hit.status is not None
    assert hit.status.kind == "in_force"


def test_the_words_themselves_come_before_a_gist_of_the_same_place(folder: Path) -> None:
    found = lookup.open_searcher(folder).search("Điều 90 Nghị định 47/2020/NĐ-CP", day=DAY).hits[0]
    assert found.passage.kind == FULL


def test_a_units_own_file_is_never_shown_as_law(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hit = lookup.open_searcher(folder).search("máy chiếu hỏng thay bóng đèn", day=DAY).hits[0]
    assert hit.document is None
    assert hit.status is None
    assert main(["cite", "máy chiếu hỏng thay bóng đèn", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["hits"][0]
    assert told["number"] == ""
    assert told["citation"].startswith("Tệp của đơn vị")
    assert told["status"] == "tệp của đơn vị, không phải văn bản pháp luật"


def test_the_index_follows_what_is_added_and_taken_out(folder: Path) -> None:
    lookup.open_searcher(folder)
    assert lookup.is_current(folder)
    added.remove("47/2020/NĐ-CP")
    assert not lookup.is_current(folder)
    assert lookup.open_searcher(folder).search("chuyển dữ liệu bằng chim bồ câu", day=DAY).refused


def test_while_another_process_builds_the_index_before_serves(folder: Path) -> None:
    lookup.open_searcher(folder)
    added.remove("47/2020/NĐ-CP")
    with FileLock(folder / "index" / "lock"):
        hits = lookup.open_searcher(folder).search("chuyển dữ liệu bằng chim bồ câu", day=DAY).hits
    assert hits[0].passage.document == "47/2020/NĐ-CP"
