"""The interview as a person meets it: every test talks to a conversation kept in a real database."""

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.chat import Conversation, begin
from assistant.plan import Standing
from assistant.projects import projects_from_facts
from assistant.store import Store, open_store

Talk = Callable[..., str]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'k.db'}")


@pytest.fixture
def plan(store: Store) -> str:
    return begin(store, "Sở Xây dựng", "five_year", (2021, 2025), date(2020, 9, 15)).id


@pytest.fixture
def talk(store: Store, plan: str) -> Talk:
    """Say things one after another, each to a conversation made anew; the last reply's text."""

    def say(*messages: str) -> str:
        return [Conversation(store, plan).reply(message).text for message in messages][-1]

    return say


def value(store: Store, plan: str, quantity: str) -> str:
    return next((f.value for f in store.current(plan) if f.quantity == quantity), "")


def goto(talk: Talk, where: str) -> None:
    talk(f"sang phần {where}")


def test_an_answer_is_kept_shown_and_followed_by_the_next_question(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.computers")
    text = talk("52 máy, 48 cán bộ công chức")
    assert "số máy tính: 52" in text and "số cán bộ, công chức: 48" in text
    assert "1,08" in text  # what follows from the two
    assert "LAN" in text  # the next question
    assert value(store, plan, "it.computers") == "52"


def test_a_correction_in_plain_words_changes_the_figure_and_what_follows_and_nothing_else(
    talk: Talk, store: Store, plan: str
) -> None:
    goto(talk, "p1.2.computers")
    talk("52 máy, 48 cán bộ công chức", "5/5, 5/5, 3/5")
    before = {f.key: f.value for f in store.current(plan)}
    text = talk("sửa số máy tính thành 54")
    assert "52 → 54" in text and "1,08 → 1,13" in text
    after = {f.key: f.value for f in store.current(plan)}
    changed = {key[0] for key in after if after[key] != before.get(key)}
    assert changed == {"it.computers", "answer"}
    assert set(before) == set(after)
    assert len(store.history(plan, ("it.computers", "", "computers", "p1.2.computers"))) == 2


@pytest.mark.parametrize(
    "words",
    ["năm 2020 chứ không phải 2019", "2020 chứ ko phải 2019", "không phải 2019 mà là 2020", "sửa 2019 thành 2020"],
)
def test_not_this_but_that(talk: Talk, store: Store, plan: str, words: str) -> None:
    goto(talk, "p1.6.incidents")
    talk("sự cố: năm 2019 có 2 máy bị nhiễm mã độc, đã cài lại; ứng phó: chưa có")
    talk(words)
    said = next(f.words for f in store.current(plan) if f.quantity == "answer" and f.source == "p1.6.incidents")
    assert said == "năm 2020 có 2 máy bị nhiễm mã độc, đã cài lại"


def test_a_correction_that_fits_several_places_asks_which(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.lan")
    talk("LAN 5/5, Internet 4/5, WAN 3/5", "sang phần p1.6.levels", "4 hệ thống, 3 đã được phê duyệt cấp độ")
    text = talk("sửa 5 thành 6")
    assert "1." in text and "2." in text
    assert value(store, plan, "net.lan.units") == "5"
    talk("3")
    assert (value(store, plan, "net.internet.active"), value(store, plan, "net.lan.units")) == ("4", "5")


def test_going_back_loses_nothing_and_shows_what_was_said(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.computers")
    talk("52 máy, 48 cán bộ công chức", "5/5, 5/5, 3/5")
    facts = store.current(plan)
    text = talk("quay lại")
    assert "5/5" in text and "LAN" in text
    talk("quay lại", "quay lại", "tiếp", "tiếp")
    assert store.current(plan) == facts


def test_an_answer_told_again_replaces_the_whole_of_it(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.computers")
    talk("52 máy, 48 cán bộ công chức", "quay lại", "60 máy tính")
    assert value(store, plan, "it.computers") == "60"
    assert value(store, plan, "org.staff") == ""
    assert any(f.standing is Standing.WITHDRAWN for f in store.facts(plan))


def test_undo_brings_back_what_was_before(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.computers")
    talk("52 máy, 48 cán bộ công chức", "sửa số máy tính thành 54")
    text = talk("hoàn tác")
    assert value(store, plan, "it.computers") == "52"
    assert "54 → 52" in text


def test_a_part_left_out_is_asked_alone(talk: Talk) -> None:
    goto(talk, "p1.2.lan")
    text = talk("LAN 5/5, WAN 3/5")
    assert "Bao nhiêu đơn vị trực thuộc có Internet tốc độ cao?" in text
    assert "p1.2.internet" not in text  # ids are for programs
    assert "LAN" not in text.splitlines()[-2]


def test_what_names_no_part_is_asked_back_and_placed_by_number(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.lan")
    assert "Gõ số thứ tự" in talk("đủ 5/5 rồi")
    talk("2")
    assert value(store, plan, "net.internet.active") == "5"
    assert value(store, plan, "net.lan.active") == ""


def test_not_known_is_said_with_who_knows(talk: Talk) -> None:
    goto(talk, "p1.7.it_spend")
    talk("không biết, hỏi chị Hoa kế toán")
    status = talk("tình hình")
    assert "Chị Hoa kế toán: " in status
    assert "Còn phải hỏi" in status


def test_a_doubt_is_asked_back_with_an_example(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.computers")
    text = talk("1.50 máy, 48 cán bộ")
    assert "?" in text
    assert "Trả lời lại phần chưa rõ" in text
    talk("150 máy")
    assert (value(store, plan, "it.computers"), value(store, plan, "org.staff")) == ("150", "48")


def test_projects_are_told_row_by_row_and_completed(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "dự án")
    text = talk(
        "Số hóa hồ sơ cấp phép; Văn phòng Sở chủ trì; mới; 2022-2023; 1,2 tỷ; mục tiêu: tra cứu hồ sơ trên mạng"
    )
    assert "còn thiếu: loại chi, nguồn vốn" in text
    text = talk("chi thường xuyên, ngân sách tỉnh")
    assert "còn thiếu" not in text and "ngân sách tỉnh" in text
    talk(
        "Mua sắm 20 máy tính; Văn phòng Sở; mới; 2021; 300 triệu; chi thường xuyên; ngân sách tỉnh; mục tiêu: thay máy cũ"
    )
    assert "600 triệu" in talk("dự án 2: 600 triệu đồng")
    assert "2 nhiệm vụ, dự án" in talk("hết")
    result = Conversation(store, plan).result()
    assert str(result.totals.projects) == "1800"
    assert "Đã bỏ dự án" in talk("xóa dự án 1")
    assert str(Conversation(store, plan).result().totals.projects) == "600"
    talk("hoàn tác")
    assert str(Conversation(store, plan).result().totals.projects) == "1800"


def test_proposals_are_offered_one_by_one_and_decided_once(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p2.3.dvc4")
    talk("dịch vụ công mức 4: hiện 20%, đến 2024 đạt 80%")
    talk("đề xuất")
    first = Conversation(store, plan).waiting_proposals()[0]
    talk("không nhận")
    assert first.id not in [p.id for p in Conversation(store, plan).waiting_proposals()]
    second = Conversation(store, plan).waiting_proposals()[0]
    assert "Đã nhận" in talk("nhận")
    assert any(f.origin == f"proposal:{second.id}" for f in store.current(plan))
    assert "Còn:" in talk("thoát đề xuất") or "[" in talk("tiếp")


def test_a_message_sent_twice_counts_once(store: Store, plan: str) -> None:
    conversation = Conversation(store, plan)
    conversation.reply("sang phần p1.2.computers")
    first = conversation.reply("52 máy, 48 cán bộ", key="m1")
    again = Conversation(store, plan).reply("52 máy, 48 cán bộ", key="m1")
    assert again.text == first.text and again.seq == first.seq
    assert len([m for m in store.messages(plan) if m.text == "52 máy, 48 cán bộ"]) == 1


def test_commands_and_answers_are_told_apart(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p2.4.1.legal")
    talk("sửa đổi quy chế quản lý mạng nội bộ của Sở")
    assert any(f.source == "p2.4.1.legal" and f.quantity == "item" for f in store.current(plan))
    goto(talk, "p2.4.2.infrastructure")
    talk("thêm 12 máy tính cho bộ phận một cửa")
    assert any(f.source == "p2.4.2.infrastructure" and f.quantity == "item" for f in store.current(plan))


def test_empty_and_endless_messages_change_nothing(talk: Talk, store: Store, plan: str) -> None:
    before = store.facts(plan)
    assert "Chưa có chữ nào" in talk("  \n ")
    assert "chưa ghi gì" in talk("máy " * 20_000)
    assert store.facts(plan) == before


def test_a_reply_in_json_holds_the_question_and_progress(store: Store, plan: str) -> None:
    document = Conversation(store, plan).open().as_json()
    assert document["question"]["parts"] and document["progress"]["total"] > 30
    assert "không có" in document["quick"]


def test_the_number_of_questions_stays_small(store: Store) -> None:
    """What a person must answer: at most 45 for a sở, 50 for a huyện, the unit and the date counted as one."""
    for unit, limit in (("Sở Xây dựng", 45), ("UBND huyện Ba Tơ", 50)):
        plan = begin(store, unit, "five_year", (2021, 2025), date(2020, 9, 15)).id
        total = Conversation(store, plan).open().progress["total"]
        assert total + 1 <= limit


_TALKER = """
import sys
from assistant.chat import Conversation
from assistant.store import open_store
conversation = Conversation(open_store(sys.argv[1]), sys.argv[2])
conversation.reply("sang phần p1.2.computers", key="start")
for number in range(1, 10_000):
    conversation.reply("sang phần p1.2.computers")
    conversation.reply(f"{number} máy tính, 48 cán bộ", key=f"k{number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 4, 9])
def test_what_was_acknowledged_survives_a_kill(store: Store, plan: str, after: int, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'k.db'}"
    process = subprocess.Popen([sys.executable, "-c", _TALKER, url, plan], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    acknowledged = [int(process.stdout.readline()) for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    process.wait()
    said = [m.key for m in store.messages(plan) if m.key.startswith("k")]
    assert [f"k{number}" for number in acknowledged] == said[:after]
    assert int(value(store, plan, "it.computers")) in (acknowledged[-1], acknowledged[-1] + 1, acknowledged[-1] + 2)
    assert len(store.messages(plan)) % 2 == 0  # no message without its reply
    assert "Tiếp tục kế hoạch" in Conversation(store, plan).open().text


def test_an_answer_that_speaks_of_another_question_is_asked_about_before_it_is_taken(
    talk: Talk, store: Store, plan: str
) -> None:
    goto(talk, "p1.2.computers")
    text = talk("98 thủ tục hành chính, 41 thủ tục mức 3, 22 mức 4 ở bộ phận một cửa")
    assert "có vẻ trả lời cho câu khác" in text
    assert not store.current(plan)
    text = talk("1")
    assert value(store, plan, "dvc.level4") == "22"
    assert value(store, plan, "it.computers") == ""
    assert "bao nhiêu máy tính" in text  # the question that was open waits still


def test_what_completes_a_project_is_told_from_another_project(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "dự án")
    talk("Mua 30 máy tính; Văn phòng Sở; mới; 2021; 450 triệu; chi thường xuyên; ngân sách tỉnh")
    assert "mục tiêu: thay máy cũ" in talk("thay máy cũ")
    text = talk("Phần mềm giao việc; Văn phòng Sở; mới; 2022; 200 triệu; chi thường xuyên; ngân sách tỉnh")
    assert "Dự án 2: Phần mềm giao việc" in text
    assert "an toàn thông tin: 20 triệu" in talk("ATTT 20 triệu")
    assert "Tổng kinh phí 650 triệu đồng" in talk("mục tiêu: theo dõi nhiệm vụ")
    assert "2 nhiệm vụ, dự án" in talk("hết")


def test_rows_told_one_message_each_are_all_kept(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "q.levels_annex")
    assert "Kể dòng tiếp theo" in talk("Cổng TTĐT; Văn phòng; cấp độ 2; 6/2019; đáp ứng")
    talk("Một cửa điện tử; Văn phòng; cấp độ 2; 6/2020; chưa đáp ứng")
    talk("Phần mềm kế toán; Phòng Tài chính; chưa xác định")
    assert "Mô hình" in talk("hết")
    names = [f.value for f in store.current(plan) if f.quantity == "row:systems" and f.column == "name"]
    assert names == ["Cổng TTĐT", "Một cửa điện tử", "Phần mềm kế toán"]


def test_undo_goes_back_turn_by_turn(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.computers")
    talk("54 máy, 62 cán bộ", "LAN 7/7, Internet 7/7, WAN 4/7", "hoàn tác")
    assert value(store, plan, "net.lan.active") == "" and value(store, plan, "it.computers") == "54"
    talk("hoàn tác")
    assert value(store, plan, "it.computers") == ""
    assert "Không có gì để hoàn tác" in talk("hoàn tác")


def test_an_answer_held_back_and_passed_over_is_said_not_to_be_kept(talk: Talk) -> None:
    goto(talk, "p1.2.computers")
    talk("98 thủ tục hành chính, 41 thủ tục mức 3, 22 mức 4 ở bộ phận một cửa")
    assert "chưa được ghi" in talk("52 máy, 48 cán bộ")


def test_one_denial_beside_a_claim_is_asked_rather_than_split_by_order(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "q.incidents")
    talk("không có; có 3 vụ")
    assert not [f for f in store.current(plan) if f.standing is Standing.NONE and f.source == "p1.6.response"]


@pytest.mark.parametrize("words", ["ủa câu này hỏi gì vậy?", "xuất", "sang phần không tồn tại", "hết"])
def test_what_steers_is_never_taken_as_an_answer(talk: Talk, store: Store, plan: str, words: str) -> None:
    goto(talk, "p1.2.servers")
    talk(words)
    assert not [f for f in store.current(plan) if f.quantity == "answer"]


def test_questions_put_off_do_not_come_round_for_ever(talk: Talk) -> None:
    for _ in range(60):
        text = talk("để sau")
        if "Đã hỏi hết các câu" in text:
            break
    assert "câu để sau (gõ “tiếp” để trả lời)" in text
    assert "[1/" in talk("tiếp")


def test_a_slip_of_the_tongue_and_its_correction(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "p1.2.computers")
    talk("54 máy, 62 cán bộ", "à nhầm, 45 chứ không phải 54")
    assert value(store, plan, "it.computers") == "45"
    talk("sửa số máy tính từ 45 thành 48")
    assert value(store, plan, "it.computers") == "48"


@pytest.mark.parametrize(
    ("where", "words", "asked"),
    [
        ("p2.3.dvc4", "dịch vụ công mức 4: hiện 120%, đến 2025 đạt 80%", "vượt quá 100%"),
        ("p2.3.dvc4", "báo cáo: hiện -5%, 2025 đạt 100%", "là số âm"),
        ("p1.0.as_of", "31/13/2020", "không phải là ngày"),
        ("q.servers", "1 máy chủ; TSLCD từ tháng 13/2019", "không phải là ngày"),
        ("q.difficulties", "khó khăn: <b>máy cũ</b>; đề xuất: đổi máy", "không phải nội dung kế hoạch"),
    ],
)
def test_what_cannot_be_is_asked_at_once(talk: Talk, where: str, words: str, asked: str) -> None:
    goto(talk, where)
    text = talk(words)
    assert asked in text and "Trả lời lại phần chưa rõ" in text
    assert any(line.startswith("? ") for line in text.splitlines())


def test_a_choice_not_taken_is_said_to_be_not_taken(store: Store) -> None:
    plan = begin(store, "UBND huyện Mộ Đức", "annual", (2021, 2021), date(2020, 11, 20)).id
    Conversation(store, plan).reply("sang phần q.year_focus")
    text = Conversation(store, plan).reply("chọn a, c, g").text
    assert text.count(": chọn") == 3 and text.count(": không chọn") == 8


@pytest.mark.parametrize(
    "words", ["tên mới là Thuê hạ tầng", "đổi tên thành Thuê hạ tầng", "tên: Thuê hạ tầng", "tên Thuê hạ tầng"]
)
def test_a_project_is_renamed(talk: Talk, store: Store, plan: str, words: str) -> None:
    goto(talk, "dự án")
    talk("Thuê máy chủ; Văn phòng; mới; 2021; 500 triệu; chi thường xuyên; ngân sách huyện")
    talk(f"sửa dự án 1: {words}")
    (project,) = projects_from_facts(store.current(plan))
    assert (project.name, project.total) == ("Thuê hạ tầng", 500)


def test_shares_told_later_are_of_the_total_told_before(talk: Talk, store: Store, plan: str) -> None:
    goto(talk, "dự án")
    talk("Thuê máy chủ; Văn phòng; mới; 2021; 500 triệu; chi thường xuyên")
    talk("dự án 1: ngân sách tỉnh 60%, ngân sách huyện 40%")
    (project,) = projects_from_facts(store.current(plan))
    assert [(source.budget, source.amount) for source in project.sources] == [
        ("ngân sách tỉnh", 300),
        ("ngân sách huyện", 200),
    ]
    assert project.total == 500
