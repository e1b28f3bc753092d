"""kehoach ask and kehoach rewrite with a model configured, over a real client and a fake server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.writing.fake import passages_of, sentences_of
from assistant.writing.fake_server import FakeServer, fake_server
from tests.api.conftest import Run

pytestmark = pytest.mark.enable_socket
ANSWER = ["Vi phạm bị phạt tiền 100.000 đồng [1]."]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    def script(prompt: str) -> str:
        if "Các đoạn:" in prompt:
            passage = passages_of(prompt)["1"].partition(": ")[2]
            return f"{ANSWER[0]} {passage.rstrip('.')} [1]."
        return "\n".join(f"{name}: {text.replace('triển khai', 'thực hiện')}" for name, text in sentences_of(prompt))

    with fake_server(script) as server:
        monkeypatch.setenv("KEHOACH_MODEL_URL", server.url)
        yield server


def test_an_answer_is_shown_with_its_passages_and_without_what_they_do_not_say(
    kehoach: Run, server: FakeServer
) -> None:
    shown = kehoach("ask", "an toàn hệ thống thông tin theo cấp độ")
    assert shown.code == 0
    assert "[1]" in shown.out
    assert "100.000" not in shown.out
    assert "Căn cứ:" in shown.out
    assert server.url.split("/")[2] in shown.err
    told = json.loads(kehoach("ask", "an toàn hệ thống thông tin theo cấp độ", "--json").out)
    assert [entry["numbers"] for entry in told["answer"]] == [[1]]
    assert told["statements"]


def test_offline_asks_nobody(kehoach: Run, server: FakeServer) -> None:
    assert kehoach("ask", "an toàn hệ thống thông tin theo cấp độ", "--offline").code == 0
    assert server.asked == []


def test_a_known_way_goes_to_the_model_where_that_is_asked_for(kehoach: Run, server: FakeServer, example: Path) -> None:
    plan = str(json.loads(kehoach("draft", example, "-o", "a.docx", "--draft", "--json").out)["plan"])
    assert json.loads(kehoach("rewrite", plan, "p1", "--how", "trang-trong", "--json").out)["suggestions"] == []
    assert server.asked == []
    told = json.loads(kehoach("rewrite", plan, "p1", "--how", "trang-trong", "--model", "--json").out)
    assert {entry["origin"] for entry in told["suggestions"]} == {"model"}
    assert "trang trọng hơn" in server.asked[0]["messages"][0]["content"]


def test_a_section_is_written_sentence_by_sentence_with_who_wrote_each(
    kehoach: Run, server: FakeServer, example: Path
) -> None:
    plan = str(json.loads(kehoach("draft", example, "-o", "a.docx", "--draft", "--json").out)["plan"])
    shown = kehoach("rewrite", plan, "p1", "--write", "--take", "all")
    assert shown.code == 0
    assert "mô hình viết; dựa trên" in shown.err
    assert "Đã nhận" in shown.err
    assert "Căn cứ: " in kehoach("rewrite", plan, "p1.vi", "--write").err
    prompt = server.asked[0]["messages"][0]["content"]
    assert "Khung yêu cầu mục này nêu:" in prompt
    assert json.loads(kehoach("rewrite", plan, "p1", "--write", "--json").out)["how"] == "viet-muc"


def test_a_section_cannot_be_written_with_no_model(kehoach: Run, example: Path) -> None:
    plan = str(json.loads(kehoach("draft", example, "-o", "a.docx", "--draft", "--json").out)["plan"])
    outcome = kehoach("rewrite", plan, "p1", "--write")
    assert outcome.code == 2
    assert "--write" in outcome.err
    assert "KEHOACH_MODEL_URL" in outcome.err


def test_a_figure_in_an_instruction_is_said_to_change_in_the_answer(
    kehoach: Run, server: FakeServer, example: Path
) -> None:
    plan = str(json.loads(kehoach("draft", example, "-o", "a.docx", "--draft", "--json").out)["plan"])
    shown = kehoach("rewrite", plan, "p1", "--how", "đổi thành 99 máy tính")
    assert "nói rõ số cũ và số mới" in shown.err
    assert "99" not in shown.out.partition("\n")[2]


def test_a_model_that_is_away_leaves_the_passages(kehoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with fake_server(lambda _: "x", "broken") as server:
        monkeypatch.setenv("KEHOACH_MODEL_URL", server.url)
        monkeypatch.setenv("KEHOACH_MODEL_RETRIES", "0")
        shown = kehoach("ask", "an toàn hệ thống thông tin theo cấp độ")
    assert shown.code == 0
    assert "HTTP 500" in shown.err
    assert "1. " in shown.out


def test_a_model_that_finds_nothing_else_to_say_is_told_so(kehoach: Run, server: FakeServer, example: Path) -> None:
    plan = str(json.loads(kehoach("draft", example, "-o", "a.docx", "--draft", "--json").out)["plan"])
    server.script = lambda _: "S1: Sở cam kết trang bị 9137 máy."
    for more in (("--how", "trang-trong", "--model"), ("--how", "hay như thơ"), ("--write",)):
        assert "Mô hình không viết được câu nào khác" in kehoach("rewrite", plan, "p1", *more).out
    assert "Mô hình" not in kehoach("rewrite", plan, "p1", "--how", "trang-trong").out
