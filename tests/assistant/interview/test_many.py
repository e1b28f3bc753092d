"""One long message with many facts: divided, shown with its words, kept when agreed to."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.chat import Conversation, begin
from assistant.interview import many
from assistant.interview.talk.learned import learned
from assistant.model import Limits, Model
from assistant.store import Store, open_store
from assistant.writing.fake import FakeModel
from corpus.packs import load_pack

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
    assert "[1/" in conversation.reply("đồng ý").text  # and on with the first question
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


ELSEWHERE = "Đơn vị có 125 thủ tục hành chính, 46 thủ tục mức 3, 31 mức 4; mạng LAN 5/9 đơn vị; kết nối WAN 7/9 đơn vị"


@pytest.fixture
def doubting(talk: tuple[Conversation, Store, str]) -> tuple[Conversation, Store, str]:
    """A conversation in which a figure is in doubt and another of the same answer is certain."""
    conversation, store, plan = talk
    conversation.reply("sang phần p1.2.computers")
    assert conversation.reply("1.50 máy, 48 cán bộ").mode == "doubt"
    return conversation, store, plan


@pytest.mark.parametrize("settled", ["đồng ý", "bỏ 2", "không"])
def test_what_speaks_of_other_questions_while_a_doubt_is_open_is_theirs_and_the_doubt_stays_open(
    doubting: tuple[Conversation, Store, str], settled: str
) -> None:
    conversation, store, plan = doubting
    reply = conversation.reply(ELSEWHERE)
    assert reply.mode == "many"
    assert "← “mạng LAN 5/9 đơn vị”" in reply.text
    after = conversation.reply(settled)
    assert "dvc.total" in told(store, plan) or settled == "không"
    assert after.mode == "doubt"
    assert "vẫn còn phần chưa rõ" in after.text
    conversation.reply("150 máy")
    assert (told(store, plan)["it.computers"], told(store, plan)["org.staff"]) == ("150", "48")


def test_the_doubtful_words_told_again_among_others_lose_nothing_of_the_answer(
    doubting: tuple[Conversation, Store, str],
) -> None:
    conversation, store, plan = doubting
    assert conversation.reply(f"số máy tính là 150; {ELSEWHERE}").mode == "many"
    assert conversation.reply("đồng ý").mode == ""
    kept = told(store, plan)
    assert (kept["it.computers"], kept["org.staff"], kept["net.lan.active"]) == ("150", "48", "5")


def test_the_doubt_may_be_settled_at_once_or_left_as_it_is_in_spite_of_what_was_shown(
    doubting: tuple[Conversation, Store, str],
) -> None:
    conversation, store, plan = doubting
    conversation.reply(ELSEWHERE)
    conversation.reply("150 máy")  # neither yes nor no: an answer to the doubt
    assert (told(store, plan)["it.computers"], told(store, plan)["org.staff"]) == ("150", "48")
    assert "dvc.total" not in told(store, plan)


@pytest.mark.parametrize(("settled", "total"), [("1", "125"), ("3", None)])
def test_one_other_question_is_asked_about_and_the_doubt_stays_open(
    doubting: tuple[Conversation, Store, str], settled: str, total: str | None
) -> None:
    conversation, store, plan = doubting
    assert conversation.reply("Đơn vị có 125 thủ tục hành chính, 46 thủ tục mức 3, 31 mức 4").mode == "fit"
    assert conversation.reply(settled).mode == "doubt"
    assert told(store, plan).get("dvc.total") == total
    conversation.reply("150 máy")
    assert (told(store, plan)["it.computers"], told(store, plan)["org.staff"]) == ("150", "48")


@pytest.mark.parametrize("again", ["150", "150 máy", "có 150 máy tính", "150 máy, 48 cán bộ"])
def test_an_answer_to_the_doubt_is_not_taken_apart(doubting: tuple[Conversation, Store, str], again: str) -> None:
    conversation, store, plan = doubting
    assert conversation.reply(again).mode == ""
    assert (told(store, plan)["it.computers"], told(store, plan)["org.staff"]) == ("150", "48")


def test_what_was_shown_and_not_agreed_to_is_not_kept(talk: tuple[Conversation, Store, str]) -> None:
    conversation, store, plan = talk
    conversation.reply(LONG)
    conversation.reply("không")
    assert told(store, plan) == {}


def test_an_answer_to_the_question_that_waits_is_not_taken_apart(talk: tuple[Conversation, Store, str]) -> None:
    conversation, _, _ = talk
    assert conversation.reply("31/8/2020").mode != "many"


REST = "Gửi anh: LAN thì 6/6 đơn vị trực thuộc có rồi, WAN mới nối 2/7 đơn vị. Anh em ở đây già trẻ gì cũng quen tay gõ phím, người nào cũng tự soạn văn bản được."
SKILLED = "Anh em ở đây già trẻ gì cũng quen tay gõ phím"


def with_model(monkeypatch: pytest.MonkeyPatch, script: Callable[[str], str], **limits: float) -> None:
    model = Model(FakeModel(script=script), "x", "máy-nào-đó", limits=Limits(**limits))  # type: ignore[arg-type]
    monkeypatch.setattr(many, "_model", lambda: model)


def facts(*pairs: tuple[str, str]) -> str:
    return json.dumps({"facts": [{"question": id_, "words": words} for id_, words in pairs]})


def test_a_model_places_what_was_left_and_the_screen_says_where_it_went(
    talk: tuple[Conversation, Store, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with_model(monkeypatch, lambda prompt: seen.append(prompt) or facts(("p1.5.people", SKILLED)))
    reply = talk[0].reply(REST)
    assert f"← “{SKILLED}” (mô hình đề nghị)" in reply.text
    assert "máy-nào-đó" in reply.text
    assert SKILLED in seen[0]
    assert "6/6" not in seen[0]  # what is understood here is not sent


@pytest.mark.parametrize(
    "answer",
    [
        facts(("p1.5.people", "95 người đều rành máy tính")),
        facts(("p9.none", SKILLED)),
        facts(("p1.4.public", SKILLED)),
        '{"facts": [{"question": "p1.5.people", "words": 7}]}',
        '{"facts": 3}',
        '{"facts": [1, null]}',
        "{",
        "I cannot help with that.",
        "và " * 4000,
        "",
    ],
)
def test_what_a_model_invents_is_never_offered(
    talk: tuple[Conversation, Store, str], monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    conversation, store, plan = talk
    with_model(monkeypatch, lambda _: answer)
    reply = conversation.reply(REST)
    assert reply.mode == "many"
    assert "95" not in reply.text
    conversation.reply("đồng ý")
    assert {fact.source for fact in store.current(plan)} == {"p1.2.lan", "p1.2.wan"}


def test_words_that_count_are_not_kept_as_plain_words_because_a_model_says_so(
    talk: tuple[Conversation, Store, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = "12 anh em thì rành lắm"
    with_model(monkeypatch, lambda _: facts(("p1.5.people", counted)))
    reply = talk[0].reply(f"{REST} Còn {counted}.")
    assert "(mô hình đề nghị)" not in reply.text
    assert f"Chưa hiểu, không ghi: “{counted}”" in reply.text


def test_a_silent_model_holds_the_conversation_no_longer_than_was_set(
    talk: tuple[Conversation, Store, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_model(monkeypatch, lambda _: time.sleep(5) or "", timeout=0.3)
    learned(load_pack(), "five_year")
    begun = time.monotonic()
    assert "không trả lời xong trong 0.3 giây" in talk[0].reply(REST).text
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    ("section", "said", "kept"),
    [
        (
            "mục tiêu an toàn thông tin",
            "an toàn thông tin: 100% máy trạm có phần mềm diệt vi rút năm 2022 (hiện 65%); riêng: mở 2 bộ dữ liệu năm 2024",
            "p2.3.security",
        ),
        (
            "lộ trình",
            "2021: hồ sơ cấp độ; 2022: mua phần mềm diệt vi rút; 2023: kết nối LGSP; 2024: mở dữ liệu",
            "p2.6.roadmap",
        ),
    ],
)
def test_an_answer_by_the_parts_of_its_own_question_is_no_long_message(
    talk: tuple[Conversation, Store, str], section: str, said: str, kept: str
) -> None:
    conversation, store, plan = talk
    conversation.reply(f"sang phần {section}")
    assert "xem lại rồi gõ" not in conversation.reply(said).text
    assert any(fact.source == kept for fact in store.current(plan))


def test_what_is_told_before_it_is_agreed_to_is_added(talk: tuple[Conversation, Store, str]) -> None:
    conversation, store, plan = talk
    conversation.reply("Sở có 31 máy tính, 28 người; LAN 3/4 đơn vị, tổng chi CNTT 2 tỷ")
    added = conversation.reply("WAN 2/4 đơn vị").text
    assert "LAN 3/4 đơn vị" in added and "WAN 2/4 đơn vị" in added
    mended = conversation.reply("máy tính 33").text
    assert "số máy tính: 33; số cán bộ, công chức: 28" in mended
    assert not told(store, plan)
    conversation.reply("đồng ý")
    kept = told(store, plan)
    assert (kept["it.computers"], kept["org.staff"], kept["net.lan.active"], kept["net.wan.active"]) == (
        "33",
        "28",
        "3",
        "2",
    )


@pytest.mark.parametrize(
    "message",
    [
        "có 31 máy tính, cán bộ công chức 28 người, WAN chưa nối, còn LAN thì hai phòng",
        "máy tính 31 cái, công chức 28. WAN chưa nối",
    ],
)
def test_what_was_left_is_told_how_to_say_and_asked_next(talk: tuple[Conversation, Store, str], message: str) -> None:
    conversation, store, plan = talk
    conversation.reply("31/8/2020")
    offered = conversation.reply(message)
    assert (
        offered.mode == "many" and "Chưa hiểu, không ghi" in offered.text and "nói rõ hơn, ví dụ: “mạng" in offered.text
    )
    after = conversation.reply("đồng ý")
    assert told(store, plan)["it.computers"] == "31"
    assert after.asked is not None and "mạng LAN" in after.asked.ask
    conversation.reply("LAN 2/2, Internet 2/2, WAN 0/2")
    assert float(told(store, plan)["net.wan.active"]) == 0


def test_words_without_the_figure_that_is_asked_for_are_kept_and_the_figure_asked_at_once(
    talk: tuple[Conversation, Store, str],
) -> None:
    conversation, store, plan = talk
    conversation.reply("31/8/2020")
    offered = conversation.reply("có 31 máy tính, cán bộ công chức 28 người. Internet xã nào cũng cáp quang hết rồi")
    assert offered.mode == "many" and "Internet tốc độ cao ← “Internet xã nào cũng cáp quang hết rồi”" in offered.text
    after = conversation.reply("đồng ý")
    assert after.mode == "doubt" and "chưa rõ bao nhiêu trên tổng số" in after.text
    conversation.reply("13/13 xã")
    kept = told(store, plan)
    assert (kept["it.computers"], kept["net.internet.active"], kept["net.internet.units"]) == ("31", "13", "13")


def test_a_row_of_the_table_asked_for_is_not_taken_apart(talk: tuple[Conversation, Store, str]) -> None:
    conversation, store, plan = talk
    conversation.reply("sang phần q.past_projects")
    row = "Số hóa hồ sơ; tra cứu nhanh; kinh phí 2 tỷ; ngân sách tỉnh, huyện; từ 2019 đến 2020; rút ngắn thời gian, giảm đi lại"
    assert conversation.reply(row).mode != "many"
    assert any(fact.value == row for fact in store.current(plan))


def test_what_was_left_and_then_told_is_not_asked_again(talk: tuple[Conversation, Store, str]) -> None:
    conversation, _, _ = talk
    conversation.reply("có 31 máy tính, cán bộ công chức 28 người, mạng LAN có rồi, chưa bị sự cố gì")
    conversation.reply("LAN 2/2 đơn vị")
    after = conversation.reply("đồng ý")
    assert "chưa hiểu" not in after.text.lower()
