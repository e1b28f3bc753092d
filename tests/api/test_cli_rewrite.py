"""kehoach rewrite and kehoach ask, as a person or a program meets them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.api.conftest import Run


def saved_plan(kehoach: Run, example: Path) -> str:
    out = kehoach("draft", example, "-o", "a.docx", "--draft", "--json").out
    return str(json.loads(out)["plan"])


def test_suggestions_are_shown_taken_in_part_and_restored(kehoach: Run, example: Path) -> None:
    plan = saved_plan(kehoach, example)
    shown = kehoach("rewrite", plan, "p1.i", "--how", "viet-du")
    assert shown.code == 0
    assert "[-CNTT-]{+công nghệ thông tin+}" in shown.out
    assert "Lý do: viết đủ chữ viết tắt" in shown.out
    assert "Chưa đổi gì" in shown.err
    told = json.loads(kehoach("rewrite", plan, "p1.i", "--how", "viet-du", "--take", "2", "--json").out)
    assert [s["taken"] for s in told["suggestions"]] == [False, True]
    assert told["version"] == 1
    left = json.loads(kehoach("rewrite", plan, "p1.i", "--how", "viet-du", "--json").out)
    assert [s["before"] for s in left["suggestions"]] == [told["suggestions"][0]["before"]]
    kehoach("rewrite", plan, "p1.i", "--restore", "0")
    again = json.loads(kehoach("rewrite", plan, "p1.i", "--how", "viet-du", "--json").out)
    assert again["suggestions"] == [{**s, "taken": False} for s in told["suggestions"]]


def test_bad_use_is_told_with_the_remedy(kehoach: Run, example: Path) -> None:
    plan = saved_plan(kehoach, example)
    for arguments, words in (
        ((plan, "p9.x"), "p1.ii"),
        ((plan, "p1.ii", "--how", "hay"), "ngan-gon"),
        ((plan, "p1.ii", "--take", "9"), "--take"),
        ((plan, "p1.ii", "--restore", "7"), "bản 7"),
        (("khong-co", "p1.ii"), "khong-co"),
    ):
        outcome = kehoach("rewrite", *arguments)
        assert outcome.code == 2
        assert words in outcome.err


def test_a_question_is_answered_with_passages_and_their_citations(kehoach: Run) -> None:
    outcome = kehoach("ask", "thời hạn số hóa kết quả giải quyết thủ tục hành chính", "--date", "2020-09-15", "--json")
    told = json.loads(outcome.out)
    assert outcome.code == 0
    assert not told["refused"]
    assert all(s["citation"] and s["text"] for s in told["statements"])
    shown = kehoach("ask", "thời hạn số hóa kết quả giải quyết thủ tục hành chính", "--date", "2020-09-15")
    assert "Hiệu lực ngày 15/9/2020" in shown.out


def test_what_is_not_there_is_said_not_to_be_there(kehoach: Run) -> None:
    outcome = kehoach("ask", "công thức nấu phở bò tái")
    assert outcome.code == 0
    assert outcome.out.startswith("Không có trong kho văn bản.")


def test_a_question_about_the_plan_gives_its_sentences(kehoach: Run, example: Path) -> None:
    plan = saved_plan(kehoach, example)
    told = json.loads(kehoach("ask", "có bao nhiêu máy tính phục vụ công chức", "--plan", plan, "--json").out)
    first = told["statements"][0]
    assert first["source"] == "plan"
    assert "84 máy tính" in first["text"]
    assert "HẠ TẦNG" in first["citation"]


def test_what_a_person_edited_stands_in_every_output(kehoach: Run, example: Path) -> None:
    from assistant.editing.sections import Editor
    from assistant.pipeline import saved
    from assistant.store import open_store

    plan = saved_plan(kehoach, example)
    store = open_store()
    editor = Editor(store, saved(plan, store), "p1.ii", author="Lan")
    editor.type(editor.shown.text + "\nPhòng họp trực tuyến có 9137 ghế.")
    store.close()
    assert kehoach("export", plan, "-o", "b.docx", "--draft").code in (0, 1)
    with zipfile.ZipFile("b.docx") as file:
        assert "Phòng họp trực tuyến có" in file.read("word/document.xml").decode()
    found = json.loads(kehoach("check", plan, "--json").out)["findings"]
    assert any(f["rule"] == "text.unsupported" and "9137" in f["message"] for f in found)
    kehoach("export", plan, "-o", "b.json")
    assert "Phòng họp trực tuyến" in Path("b.json").read_text(encoding="utf-8")
    assert "Phòng họp trực tuyến" in kehoach("ask", "phòng họp trực tuyến có bao nhiêu ghế", "--plan", plan).out
