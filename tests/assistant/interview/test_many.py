"""One long message with many facts: divided, shown with its words, kept when agreed to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.chat import Conversation, begin
from assistant.store import Store, open_store
from evals.talk import HALVES, load, rows

LONG = (
    "Chào anh, LAN thì 6/6 đơn vị trực thuộc có rồi, WAN mới nối 2/7 đơn vị, tổng cộng 125 thủ tục hành chính, 46 mức độ 3, "
    "31 mức độ 4. Cái này có cần nộp trước tết không?"
)


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Conversation, Store, str]:
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")
    plan = begin(store, "Sở Xây dựng", "five_year", (2021, 2025), date(2020, 11, 20))
    return Conversation(store, plan.id), store, plan.id


def told(store: Store, plan: str) -> dict[str, str]:
    return {fact.quantity: fact.value for fact in store.current(plan)}


def test_a_long_message_is_shown_piece_by_piece_and_nothing_is_kept_before_it_is_agreed_to(
    talk: tuple[Conversation, Store, str],
) -> None:
    conversation, store, plan = talk
    reply = conversation.reply(LONG)
    assert reply.mode == "many"
    assert "← “LAN thì 6/6 đơn vị trực thuộc có rồi”" in reply.text
    assert "Chưa hiểu, không ghi: “Cái này có cần nộp trước tết không?”" in reply.text
    assert told(store, plan) == {}
    conversation.reply("đồng ý")
    kept = told(store, plan)
    assert (kept["net.lan.active"], kept["net.wan.active"], kept["dvc.total"], kept["dvc.level4"]) == (
        "6",
        "2",
        "125",
        "31",
    )


def test_a_piece_may_be_left_out(talk: tuple[Conversation, Store, str]) -> None:
    conversation, store, plan = talk
    conversation.reply(LONG)
    assert "từ 1 đến" in conversation.reply("bỏ 9").text
    conversation.reply("bỏ 2")
    assert "net.wan.active" not in told(store, plan)
    assert told(store, plan)["net.lan.active"] == "6"


def test_what_was_shown_and_not_agreed_to_is_not_kept(talk: tuple[Conversation, Store, str]) -> None:
    conversation, store, plan = talk
    conversation.reply(LONG)
    conversation.reply("không")
    assert told(store, plan) == {}


def test_an_answer_to_the_question_that_waits_is_not_taken_apart(talk: tuple[Conversation, Store, str]) -> None:
    conversation, _, _ = talk
    assert conversation.reply("31/8/2020").mode != "many"


def test_the_messages_are_read_as_labelled() -> None:
    assert {half: len(load(half)) >= 60 for half in HALVES} == dict.fromkeys(HALVES, True)
    for row in rows():
        assert row["accuracy"] >= 0.85
        assert row["precision"] >= 0.99
