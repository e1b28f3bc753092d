"""The whole way (interview, draft, writing, rewriting, question) beside a model that fails in each way there is: nothing is lost, and nobody waits
for longer than was set."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest

from assistant.asking import ask
from assistant.chat import Conversation, begin
from assistant.cited import cited_answer
from assistant.interview import many
from assistant.interview.talk.learned import learned
from assistant.model import Model, ModelAway, configured_model
from assistant.model_settings import ModelSettings
from assistant.pipeline import saved
from assistant.plan import Document
from assistant.store import open_store
from assistant.writing import brief_of, draft_section, write
from assistant.writing.fake_server import FAILURES, fake_server
from corpus.lookup import open_searcher
from corpus.packs import load_pack

LIMIT = 0.6  # seconds for an answer
SAID = "Gửi anh: LAN thì 6/6 đơn vị trực thuộc có rồi, WAN mới nối 2/7 đơn vị. Anh em ở đây ai cũng rành vi tính cả."
QUESTION = "an toàn hệ thống thông tin theo cấp độ"


def slowly(_: str) -> str:
    time.sleep(2 * LIMIT)
    return "muộn"


ANSWERS: dict[str, Callable[[str], str]] = {
    "English": lambda _: "S1: The department has completed the plan.\nThe system is classified [1].",
    "broken JSON": lambda _: '{"facts": [{"question": "p1.2.computers", "words": ',
    "other JSON": lambda _: json.dumps({"facts": [{"question": 7, "words": None}, "x"], "S1": ["⟦1⟧"]}),
    "endless": lambda _: "và " * 20_000,
    "endless lines": lambda _: "S1: S1\n" * 9000,
    "slow": slowly,
    "empty": lambda _: "",
}


@pytest.mark.enable_socket
@pytest.mark.parametrize("failure", [*FAILURES, *ANSWERS])
def test_the_whole_way_goes_on_whatever_the_model_does(
    failure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    with fake_server(ANSWERS.get(failure, lambda _: "x"), failure if failure in FAILURES else "") as server:
        model = configured_model(ModelSettings(model_url=server.url, model_timeout=LIMIT, model_retries=0))  # type: ignore[call-arg]
        assert model is not None
        _walk(model, tmp_path, monkeypatch)
        assert server.asked


def _walk(model: Model, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_model", lambda: model)
    store = open_store(f"sqlite:///{folder / 'a.db'}")
    plan = begin(store, "Sở Xây dựng", "five_year", (2021, 2025), date(2020, 11, 20))
    talk = Conversation(store, plan.id)
    learned(load_pack(), "five_year")
    begun = time.monotonic()
    offered = talk.reply(SAID)
    assert time.monotonic() - begun < LIMIT + 3  # the reading itself on a busy machine
    assert offered.mode == "many"
    talk.reply("đồng ý")
    assert {fact.value for fact in store.current(plan.id)} >= {"6", "2", "7"}
    document = saved(plan.id, store).document
    _writes(model, document, plan.id, folder)
    assert saved(plan.id, store).document == document


def _writes(model: Model, document: Document, plan: str, folder: Path) -> None:
    result = saved(plan, open_store(f"sqlite:///{folder / 'a.db'}"))
    section = next(section for section in document.walk() if section.id == "p1.ii")
    searcher = open_searcher(folder)
    brief = brief_of(section, result.desk.outline, searcher, date(2020, 11, 20))
    reply = ask(QUESTION, searcher, day=date(2020, 11, 20))
    assert reply.statements
    with _in_time(), suppress(ModelAway):
        assert write(section, "trang trọng hơn", model) == []
    with _in_time(), suppress(ModelAway):
        told = list(draft_section(section, brief, "", model))
        assert all(written.after == written.before for written in told)
    with _in_time(), suppress(ModelAway):
        assert list(cited_answer(reply, model)) == []


@contextmanager
def _in_time() -> Iterator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < LIMIT + 0.5
