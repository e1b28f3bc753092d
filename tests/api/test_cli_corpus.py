"""corpus add, list, remove as a person and a program use them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.readers.samples import Letterhead, as_text, as_word

Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "văn bản"
    folder.mkdir()
    (folder / "45.docx").write_bytes(as_word(Letterhead()))
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04")
    (folder / "riêng.txt").write_text(
        as_text(Letterhead("SỞ TƯ PHÁP", "45/QĐ-STP", kind="QUYẾT ĐỊNH", title="Ban hành Quy chế"))
    )
    return folder


def test_a_folder_is_added_and_each_file_is_accounted_for(kehoach: Run, folder: Path) -> None:
    outcome = kehoach("corpus", "add", folder)
    assert outcome.code == 1
    assert "+ Nghị định 45/2020/NĐ-CP: đã thêm 4 đoạn." in outcome.out
    assert "3 tệp: 2 đã thêm, 1 không đọc được." in outcome.out
    assert "hỏng.docx: tệp nén bị hỏng" in outcome.err
    listed = json.loads(kehoach("corpus", "list", "--json").out)["texts"]
    assert [(text["key"], text["kind"]) for text in listed] == [
        ("45/QĐ-STP@2020 (SỞ TƯ PHÁP)", "own"),
        ("45/2020/NĐ-CP", "official"),
    ]


def test_nothing_read_is_bad_input(kehoach: Run, folder: Path) -> None:
    assert kehoach("corpus", "add", folder / "hỏng.docx").code == 2
    assert kehoach("corpus", "add", folder / "không có.docx").code == 2
    assert "Chưa thêm văn bản nào" in kehoach("corpus", "list").out


def test_programs_get_one_document(kehoach: Run, folder: Path) -> None:
    outcome = kehoach("corpus", "add", folder / "45.docx", "--json")
    assert [file["outcome"] for file in json.loads(outcome.out)["files"]] == ["added"]


def test_a_text_is_removed_by_its_number(kehoach: Run, folder: Path) -> None:
    kehoach("corpus", "add", folder / "45.docx")
    assert "45/2020/NĐ-CP: Nghị định 45/2020/NĐ-CP (08/4/2020)" in kehoach("corpus", "list").out
    assert "Đã gỡ 45/2020/NĐ-CP" in kehoach("corpus", "remove", "45/2020/NĐ-CP").out
    assert kehoach("corpus", "remove", "45/2020/NĐ-CP").code == 2
