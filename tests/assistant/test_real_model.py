"""The whole flow against a real model behind an API like OpenAI's, where KEHOACH_TEST_MODEL_URL names one; skipped elsewhere.

Such a model may be small and wrong: what is asked is that it is talked to, that its answers are checked, and that nothing is lost.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from api.commands.drafting import examples
from assistant.answers import load_answers
from assistant.asking import Reply, Statement
from assistant.chat import Conversation, begin
from assistant.cited import cited_answer, supports
from assistant.interview import many
from assistant.model import Model, configured_model
from assistant.model_check import check_model
from assistant.model_settings import ModelSettings
from assistant.pipeline import draft
from assistant.store import open_store
from assistant.writing import write
from assistant.writing.slots import SLOT

URL = os.environ.get("KEHOACH_TEST_MODEL_URL", "")
pytestmark = [pytest.mark.enable_socket, pytest.mark.skipif(not URL, reason="KEHOACH_TEST_MODEL_URL names no model")]
PASSAGE = Statement("Có dịch vụ công mức độ 3 trở lên thì hệ thống phải xếp cấp độ 3.", "Điều 9", "law")


@pytest.fixture(scope="module")
def model() -> Model:
    name = os.environ.get("KEHOACH_TEST_MODEL_NAME", "local")
    found = configured_model(ModelSettings(model_url=URL, model_name=name, model_timeout=300))  # type: ignore[call-arg]
    assert found is not None
    return found


def test_it_is_tried_and_told_what_it_can(model: Model) -> None:
    assert next(iter(check_model(model))).works


def test_a_long_message_is_read_and_nothing_kept_unasked(
    model: Model, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(many, "_model", lambda: model)
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")
    plan = begin(store, "Sở Xây dựng", "five_year", (2021, 2025), date(2020, 11, 20))
    conversation = Conversation(store, plan.id)
    words = (
        "Gửi anh: LAN thì 6/6 đơn vị trực thuộc có rồi, WAN mới nối 2/7 đơn vị. Anh em ở đây ai cũng rành vi tính cả."
    )
    assert conversation.reply(words).mode == "many"
    assert store.facts(plan.id) == []
    conversation.reply("đồng ý")
    assert {fact.value for fact in store.current(plan.id)} >= {"6", "2", "7"}


def test_a_section_is_rewritten_between_its_slots_or_stays(model: Model) -> None:
    document = draft(load_answers(examples()[1])).document
    section = next(section for section in document.walk() if section.id == "y.v")
    for found in write(section, "trang trọng hơn", model):
        assert not SLOT.search(found.text)
        assert found.after[0].refs == found.before.refs


def test_a_question_is_answered_from_its_passage_or_not_at_all(model: Model) -> None:
    question = "Khi nào hệ thống phải xếp cấp độ 3?"
    for cited in cited_answer(Reply(question, (PASSAGE,), refused=False), model):
        assert supports((PASSAGE,), cited.text, question)
