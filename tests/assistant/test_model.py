"""The model behind its gate: limits that hold whatever a server does, keys that never show, tokens counted by plan."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant import model_gate
from assistant.model import FAILURES, Limits, Model, ModelAway, configured_model
from assistant.model_check import check_model
from assistant.model_settings import ModelSettings, load_model_settings
from assistant.model_use import uses
from assistant.writing.fake import FakeModel
from assistant.writing.fake_server import FAILURES as SERVER_FAILURES
from assistant.writing.fake_server import fake_server
from corpus.errors import InputError
from corpus.language.text import is_vietnamese
from tests.parts import missing

SCHEMA = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False}
online = pytest.mark.enable_socket


def quick(script: Callable[[str], str], **limits: float) -> Model:
    return Model(FakeModel(script=script), "x", limits=Limits(**{"timeout": 5, **limits}))  # type: ignore[arg-type]


def settings(url: str, **more: object) -> ModelSettings:
    return ModelSettings(**{"model_url": url, "model_timeout": 3, **more})  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_gate, "FIRST_PAUSE", 0.01)


def test_a_slow_model_is_waited_for_no_longer_than_was_set() -> None:
    model = quick(lambda _: time.sleep(5) or "muộn", timeout=0.2)
    begun = time.monotonic()
    with pytest.raises(ModelAway, match=r"0\.2 giây"):
        model.ask("x")
    assert time.monotonic() - begun < 1


def test_several_questions_of_one_task_share_the_limit_of_time() -> None:
    calls: list[str] = []
    model = Model(
        FakeModel(script=lambda prompt: calls.append(prompt) or "một hai ba", pause=0.15), "x", limits=Limits(timeout=1)
    ).timed()
    begun = time.monotonic()
    assert list(model.stream("x")) == ["một ", "hai ", "ba"]
    with pytest.raises(ModelAway, match="1 giây"):
        list(itertools.chain.from_iterable(model.stream("x") for _ in range(9)))
    assert time.monotonic() - begun < 1.3
    asked = len(calls)
    with pytest.raises(ModelAway, match="1 giây"):
        model.ask("x")
    assert len(calls) == asked  # nothing is sent where no time is left


def test_a_stream_that_never_pauses_long_ends_in_time_too() -> None:
    model = Model(FakeModel(script=lambda _: "một hai ba bốn năm " * 400, pause=0.01), "x", limits=Limits(timeout=0.3))
    for ask in (model.stream, lambda prompt: [model.ask_json(prompt, SCHEMA)]):
        begun = time.monotonic()
        with pytest.raises(ModelAway, match=r"0\.3 giây"):
            list(ask("x"))
        assert time.monotonic() - begun < 1


def test_a_model_that_failed_too_often_is_given_a_rest_and_tried_once_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def script(prompt: str) -> str:
        calls.append(prompt)
        if len(calls) <= FAILURES:
            raise ConnectionError
        return "được"

    model = quick(script)
    for _ in range(FAILURES + 2):
        with pytest.raises(ModelAway):
            model.ask("x")
    assert len(calls) == FAILURES
    monkeypatch.setattr(model_gate.time, "monotonic", lambda now=time.monotonic: now() + model_gate.REST + 1)
    assert model.ask("x") == "được"


def test_no_more_are_asked_at_once_than_was_set() -> None:
    at_once, most, lock = [0], [0], threading.Lock()

    def script(_: str) -> str:
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        time.sleep(0.05)
        with lock:
            at_once[0] -= 1
        return "được"

    model = quick(script, concurrency=2)
    threads = [threading.Thread(target=model.ask, args=("x",)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 2


def test_a_place_left_behind_by_a_slow_answer_is_free_again_when_it_ends() -> None:
    waits = iter([0.4, 0])
    model = quick(lambda _: time.sleep(next(waits)) or "được", timeout=0.2, concurrency=1)
    with pytest.raises(ModelAway):
        model.ask("x")
    time.sleep(0.4)
    assert model.ask("x") == "được"


def test_what_does_not_fit_the_context_is_not_sent() -> None:
    calls: list[str] = []
    model = quick(lambda prompt: calls.append(prompt) or "x", context=1024)
    with pytest.raises(ModelAway, match="KEHOACH_MODEL_CONTEXT"):
        model.ask("x" * (model.room + 1))
    assert calls == []
    assert model.ask("x" * model.room) == "x"


@pytest.mark.parametrize("piece", ["và ", "Sở sẽ hoàn thành nhiệm vụ. ", "a"])
def test_endless_repetition_is_cut_off(piece: str) -> None:
    with pytest.raises(ModelAway, match="lặp lại"):
        quick(lambda _: piece * 3000).ask("x")
    shown: list[str] = []
    with pytest.raises(ModelAway, match="lặp lại"):
        shown.extend(quick(lambda _: piece * 3000).stream("x"))
    assert len("".join(shown)) < 1000


@pytest.mark.parametrize("text", ["", "{", "[1]", "xin chào", '"n"', '{"n": 1} và', "```json\n{}\n```"])
def test_what_is_no_json_object_is_no_answer(text: str) -> None:
    with pytest.raises(ModelAway, match="đúng dạng"):
        quick(lambda _: text).ask_json("x", SCHEMA)


@online
def test_the_client_that_is_configured_asks_streams_and_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))
    with fake_server(lambda prompt: '{"n": 4}' if "số" in prompt else "một\nhai\n") as server:
        model = configured_model(settings(server.url, model_key="sk-secret", model_name="m"), plan="kh-1")
        assert model is not None
        assert model.ask("x", "thử/1") == "một\nhai\n"
        assert list(model.stream("x")) == ["một\n", "hai\n"]
        assert model.ask_json("số?", SCHEMA) == {"n": 4}
        assert server.asked[0]["model"] == "m"
        assert server.asked[2]["response_format"]["json_schema"]["schema"] == SCHEMA
        assert server.keys[0] == "Bearer sk-secret"
        assert f"http://{model.where}/v1" == server.url
    first, streamed, _ = uses()
    assert (first["plan"], first["task"], first["tokens_in"], first["tokens_out"]) == ("kh-1", "thử/1", 7, 3)
    assert streamed["tokens_out"] > 0
    assert "sk-secret" not in (tmp_path / "model-use.jsonl").read_text(encoding="utf-8")


@online
def test_a_busy_server_is_asked_again() -> None:
    with fake_server(lambda _: "được", "busy", times=2) as server:
        model = configured_model(settings(server.url))
        assert model is not None
        assert model.ask("x") == "được"
        assert len(server.asked) == 3
    with fake_server(lambda _: "được", "busy", times=2) as server:
        model = configured_model(settings(server.url, model_retries=0))
        assert model is not None
        with pytest.raises(ModelAway, match="quá tải"):
            model.ask("x")
        assert len(server.asked) == 1


@online
@pytest.mark.parametrize("failure", SERVER_FAILURES)
@pytest.mark.parametrize("way", ["ask", "stream"])
def test_no_failure_of_a_server_lasts_longer_than_was_set_or_shows_the_key(failure: str, way: str) -> None:
    with fake_server(lambda _: "x", failure) as server:
        model = configured_model(settings(server.url, model_key="sk-secret", model_timeout=0.6))
        assert model is not None
        begun = time.monotonic()
        with pytest.raises(ModelAway) as raised:
            list(model.stream("x")) if way == "stream" else model.ask("x")
        assert time.monotonic() - begun < 1.5
        assert "sk-secret" not in f"{raised.value} {raised.value.__cause__}"


@online
def test_every_ability_is_tried_and_a_model_that_can_nothing_is_told_so() -> None:
    with fake_server(lambda _: "???") as server:
        model = configured_model(settings(server.url))
        assert model is not None
        found = {ability.name: ability.works for ability in check_model(model)}
    assert found == {
        "trò chuyện": True,
        "JSON theo lược đồ": False,
        "tiếng Việt": False,
        "gửi dần": False,
        "viết lại giữ ô": False,
    }
    with fake_server(lambda _: "x", "broken") as server:
        model = configured_model(settings(server.url))
        assert model is not None
        (only,) = check_model(model)
        assert not only.works


def test_vietnamese_is_told_from_other_languages() -> None:
    assert is_vietnamese("Mạng nội bộ giúp các phòng trao đổi văn bản nhanh, thuận tiện.")
    assert not is_vietnamese("The local network helps departments exchange documents.")
    assert not is_vietnamese("Mạng nội bộ giúp các phòng 交换文件.")
    assert not is_vietnamese("Mang noi bo giup cac phong trao doi van ban.")
    assert not is_vietnamese("")


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("URL", "ftp://x", "http://"),
        ("URL", "http://", "http://"),
        ("URL", "http://user:pass@host/v1", "http://"),
        ("PROVIDER", "Không có", "tên như ollama"),
        ("TIMEOUT", "0", "lớn hơn 0"),
        ("TIMEOUT", "lâu", "con số"),
        ("CONCURRENCY", "0", "từ 1 trở lên"),
        ("CONTEXT", "12", "từ 1024 trở lên"),
        ("RETRIES", "99", "không quá 10"),
    ],
)
def test_a_wrong_setting_is_told_by_name_with_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(f"KEHOACH_MODEL_{name}", value)
    with pytest.raises(InputError, match=allowed) as raised:
        load_model_settings()
    assert f"KEHOACH_MODEL_{name}" in str(raised.value)


def test_a_key_may_stand_in_a_file_and_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="KEY_FILE"):
        configured_model(settings("http://127.0.0.1:9/v1", model_key_file=tmp_path / "none"))
    (tmp_path / "key").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="KEY_FILE"):
        configured_model(settings("http://127.0.0.1:9/v1", model_key_file=tmp_path / "key"))


def test_a_line_of_use_that_was_cut_off_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))
    (tmp_path / "model-use.jsonl").write_text('{"plan": "a"}\n{"plan": "b', encoding="utf-8")
    assert [use["plan"] for use in uses()] == ["a"]


class Ollama(BaseHTTPRequestHandler):
    """A server with Ollama's own API: lines of JSON."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        assert asked["model"] == "q"
        self.send_response(200)
        self.end_headers()
        for piece in ('{"n":', " 4}"):
            message = {"role": "assistant", "content": piece}
            self.wfile.write(json.dumps({"model": "q", "message": message, "done": False}).encode() + b"\n")
        done = {"model": "q", "message": {"role": "assistant", "content": ""}, "done": True, "prompt_eval_count": 5}
        self.wfile.write(json.dumps({**done, "eval_count": 2}).encode() + b"\n")

    def log_message(self, *_args: object) -> None:
        return


@online
def test_a_model_of_another_provider_is_asked_through_langchain() -> None:
    if not (find_spec("langchain") and find_spec("langchain_ollama")):
        missing("langchain, langchain-ollama (pip install -e .[dev])")
    server = HTTPServer(("127.0.0.1", 0), Ollama)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        model = configured_model(settings(address, model_provider="ollama", model_name="q", model_timeout=20))
        assert model is not None
        assert model.where == address.removeprefix("http://")
        assert model.ask("x") == '{"n": 4}'
        assert list(model.stream("x")) == ['{"n":', " 4}"]
        assert model.ask_json("x", SCHEMA) == {"n": 4}
        assert model.tokens == 3 * 7
    finally:
        server.shutdown()
        server.server_close()


def test_a_provider_whose_package_is_missing_is_told_with_what_to_install() -> None:
    with pytest.raises(InputError, match="pip install langchain langchain-mistralai") as raised:
        configured_model(settings("", model_provider="mistralai", model_key="sk-secret"))
    assert "KEHOACH_MODEL_PROVIDER" in str(raised.value)
    assert "sk-secret" not in str(raised.value)


def test_a_provider_that_there_is_not_is_told() -> None:
    with pytest.raises(InputError, match="KEHOACH_MODEL_PROVIDER"):
        configured_model(settings("", model_provider="khong_co"))


def test_json_in_a_fence_is_read_where_a_server_takes_no_schema() -> None:
    fenced = Model(FakeModel(script=lambda _: '```json\n{"n": 4}\n```'), "x", schemas=False)
    assert fenced.ask_json("x", SCHEMA) == {"n": 4}
