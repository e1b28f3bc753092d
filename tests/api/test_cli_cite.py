"""kehoach cite and kehoach corpus, as people and programs use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli import main

KEYS = {"document", "number", "pinpoint", "title", "citation", "status", "passage", "kind", "score"}


@pytest.fixture(autouse=True)
def _words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")


def cited(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["cite", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_program_gets_what_the_contract_says(capsys: pytest.CaptureFixture[str]) -> None:
    document = cited(capsys, "chia sẻ dữ liệu", "-k", "3", "--date", "2020-09-15")
    assert document["refused"] is False
    assert len(document["hits"]) == 3
    for hit in document["hits"]:
        assert hit.keys() >= KEYS
        assert hit["kind"] in ("tóm lược", "nguyên văn")
        for start, end in hit["marks"]:
            assert hit["passage"][start:end].strip()


def test_a_citation_is_ready_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    hit = cited(capsys, "NĐ 45 điều 25", "-k", "1", "--date", "2020-09-15")["hits"][0]
    assert hit["citation"].startswith("Điều 25 Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ về thực hiện")
    assert hit["citation_short"] == "Điều 25 Nghị định số 45/2020/NĐ-CP"
    assert hit["status"] == "còn hiệu lực"
    assert hit["counterparts"] == ["Công văn số 2276/UBND-KSTTHC năm 2020"]


def test_a_person_reads_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "luật giao dịch điện tử 2005", "-k", "1", "--date", "2025-01-01"]) == 0
    out = capsys.readouterr().out
    assert "1. Luật Giao dịch điện tử" in out
    assert "hết hiệu lực từ ngày 01/7/2024" in out
    assert "Tóm lược: " in out


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cited(capsys, "giá vàng hôm nay") == {"hits": [], "refused": True}
    assert main(["cite", "giá vàng hôm nay"]) == 0
    assert "Không tìm thấy" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [""],
        ["số hóa", "--date", "15/9/2020"],
        ["số hóa", "-k", "0"],
        ["số hóa", "-k", "51"],
        ["số hóa", "--level", "xã"],
        ["a" * 3000],
    ],
)
def test_bad_use_is_one_line_and_prints_nothing(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["cite", *arguments, "--json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Lỗi: ")


def test_status_tells_whether_the_index_is_up_to_date(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))
    assert main(["corpus", "status"]) == 1
    assert "chưa có" in capsys.readouterr().out
    assert main(["corpus", "build"]) == 0
    assert main(["corpus", "status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert told["current"] is True
    assert told["index"]["passages"] == sum(told["passages"].values())
