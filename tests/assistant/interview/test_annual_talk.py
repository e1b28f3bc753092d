"""A long message about a plan of one year: divided among its own questions, what it does not ask for left, kept when agreed to."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.chat import Conversation, begin
from assistant.interview import many
from assistant.interview.agenda import agenda
from assistant.interview.spreading import Spread, spread
from assistant.model import Limits, Model
from assistant.reading import Context
from assistant.store import Store, open_store
from assistant.writing.fake import FakeModel
from corpus.language import clean
from corpus.packs import load_pack
from corpus.units import find_unit
from evals.talk import load, row, score

PACK = load_pack()


def told_by(message: str, unit: str = "Sở Xây dựng", kind: str = "annual") -> Spread:
    entry = find_unit(PACK, unit)
    context = Context(PACK, entry, kind, (2021, 2021), date(2020, 11, 20))
    return spread(agenda(PACK, entry, kind, []), message, context)


def words(message: str, unit: str = "Sở Xây dựng") -> dict[str, str]:
    return {placed.requirement: placed.words for placed in told_by(message, unit).placed}


@pytest.mark.parametrize(
    ("requirement", "told"),
    [
        ("y.3.1.legal", "ban hành quy chế quản lý, sử dụng chữ ký số"),
        ("y.3.2.infrastructure", "nâng cấp mạng LAN tầng 3"),
        ("y.3.2.infrastructure", "keo lai mang lan tang 3"),
        ("y.3.3.platforms", "không phát triển nền tảng nào"),
        ("y.3.4.data", "số hóa 3.000 hồ sơ đất đai"),
        ("y.3.5.apps", "xây dựng phần mềm theo dõi nhiệm vụ"),
        ("y.3.6.security", "sao lưu dữ liệu hằng tuần"),
        ("y.3.6.security", "đào tạo an toàn thông tin cho 2 cán bộ chuyên trách"),
        ("y.3.7.people", "tập huấn 2 lớp"),
        ("y.4.1", "phát thanh 2 chuyên mục mỗi tháng"),
        ("y.4.2", "phối hợp VNPT kéo đường truyền"),
        ("y.4.3", "thử nghiệm trợ lý ảo trả lời thủ tục"),
        ("y.4.4", "tuyển 1 kỹ sư công nghệ thông tin"),
        ("y.4.5", "học tập kinh nghiệm của thành phố Đà Nẵng"),
        ("y.6.organisation", "chủ trì là Văn phòng"),
        ("y.other.c", "lắp camera thông minh ở 15 ngã tư"),
        ("y.2.goals", "mục tiêu 40% thủ tục ở mức độ 4"),
    ],
)
@pytest.mark.parametrize("lead", ["", "Trong năm 2021 bên em sẽ ", "Dạ sang năm đơn vị em dự kiến "])
def test_what_is_to_be_done_in_the_year_finds_its_question_and_the_year_itself_is_not_repeated(
    requirement: str, told: str, lead: str
) -> None:
    assert words(f"{lead}{told}.") == {requirement: told}


@pytest.mark.parametrize(
    "told",
    [
        "Hiện cơ quan có 52 máy tính cho 48 người",
        "Đang dùng phần mềm iOffice để gửi văn bản",
        "Năm ngoái bị một vụ mã độc",
        "Đã ban hành quy chế an toàn thông tin từ trước",
    ],
)
def test_what_stands_today_is_not_asked_for_here(told: str) -> None:
    found = told_by(f"Năm 2021 số hóa 3.000 hồ sơ đất đai. {told}.")
    assert [placed.requirement for placed in found.placed] == ["y.3.4.data"]
    assert told in (*found.left, *found.unasked)


@pytest.mark.parametrize(
    ("told", "chosen"),
    [
        ("Trọng tâm thì chọn a, c và h", {"y.focus.a", "y.focus.c", "y.focus.h"}),
        ("trong tam chon g", {"y.focus.g"}),
        ("đăng ký nội dung d, đ", {"y.focus.d", "y.focus.dd"}),
        ("Nội dung trọng tâm là dịch vụ công trực tuyến", {"y.focus.c"}),
        ("Trọng tâm không chọn k", set()),
        ("Nhiệm vụ trọng tâm là ban hành quy chế làm việc", set()),
        ("Trọng tâm thì e chưa hỏi sếp", set()),
    ],
)
def test_a_thing_of_weight_is_chosen_where_its_letter_or_its_name_is_told(told: str, chosen: set[str]) -> None:
    found = told_by(f"{told}. Năm 2021 sao lưu dữ liệu hằng tuần.")
    assert {p.requirement for p in found.placed if p.requirement.startswith("y.focus")} == chosen
    assert all(p.words == "chọn" and p.said == told for p in found.placed if p.requirement in chosen)


def test_a_plan_of_five_years_keeps_its_years_and_knows_no_question_of_the_annual_plan() -> None:
    found = told_by(
        "Năm 2022 sẽ mua 12 máy tính thay máy cũ. Trọng tâm chọn c. Năm 2021 tiếp nhận 1 viên chức.", kind="five_year"
    )
    assert {p.requirement: p.words for p in found.placed} == {
        "p2.4.2.infrastructure": "Năm 2022 sẽ mua 12 máy tính thay máy cũ"
    }


LONG = (
    "Trong năm 2021 bên em sẽ ban hành quy chế ATTT, nâng cấp LAN, tập huấn 2 lớp, chủ trì là Văn phòng, "
    "phối hợp VNPT kéo đường truyền. Trọng tâm chọn c và g. Hiện có 48 cán bộ, 50 máy tính. Bao giờ phải nộp vậy anh?"
)


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Conversation, Store, str]:
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")
    plan = begin(store, "Sở Xây dựng", "annual", (2021, 2021), date(2020, 11, 20))
    return Conversation(store, plan.id), store, plan.id


def test_a_long_message_is_shown_piece_by_piece_and_kept_when_agreed_to(talk: tuple[Conversation, Store, str]) -> None:
    conversation, store, plan = talk
    reply = conversation.reply(LONG)
    assert reply.mode == "many"
    assert "← “nâng cấp LAN”" in reply.text
    assert "Kế hoạch này không hỏi đến, không ghi: “Hiện có 48 cán bộ, 50 máy tính”" in reply.text
    assert "Chưa hiểu, không ghi: “Bao giờ phải nộp vậy anh?”" in reply.text
    assert not store.current(plan)
    conversation.reply("bỏ 2")
    answered = {fact.source: fact.value for fact in store.current(plan) if fact.quantity == "answer"}
    assert answered == {
        "y.3.6.security": "ban hành quy chế ATTT",
        "y.3.7.people": "tập huấn 2 lớp",
        "y.6.organisation": "chủ trì là Văn phòng",
        "y.4.2": "phối hợp VNPT kéo đường truyền",
        "y.focus.c": "chọn",
        "y.focus.g": "chọn",
    }


REST = "Gửi anh: nâng cấp LAN tầng 3, tập huấn 2 lớp. Bà con ở 3 thôn xa sẽ được chỉ cách nộp đơn tại nhà. Anh em ở đây hiện 48 người."


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("Bà con ở 3 thôn xa sẽ được chỉ cách nộp đơn tại nhà", True),  # a figure of a task is part of it
        ("Anh em ở đây hiện 48 người", False),
        ("Bà con ở 5 thôn xa", False),
    ],
)
def test_a_model_places_what_was_left_but_nothing_that_stands_today(
    talk: tuple[Conversation, Store, str], monkeypatch: pytest.MonkeyPatch, words: str, taken: bool
) -> None:
    answer = json.dumps({"facts": [{"question": "y.4.1", "words": words}]})
    model = Model(FakeModel(script=lambda _: answer), "x", "máy-nào-đó", limits=Limits())
    monkeypatch.setattr(many, "_model", lambda: model)
    reply = talk[0].reply(REST)
    assert (f"← “{words}” (mô hình đề nghị)" in reply.text) is taken
    assert "máy-nào-đó" in reply.text


def test_messages_are_read_as_labelled() -> None:
    found = row("annual", [score(message) for message in load("annual")])
    assert found["messages"] >= 40
    assert found["accuracy"] >= 0.9
    assert found["precision"] >= 0.97


@pytest.mark.parametrize(
    ("told", "requirement", "kept"),
    [
        ("Về hạ tầng thì sang năm huyện thay 12 máy tính", "y.3.2.infrastructure", "thay 12 máy tính"),
        ("Nghiên cứu thì chưa có", "y.4.3", "không có"),
        ("hợp tác quốc tế cũng không", "y.4.5", "không có"),
        ("Truyền thông thì trên loa xã mỗi tuần 2 buổi", "y.4.1", "Truyền thông trên loa xã mỗi tuần 2 buổi"),
        (
            "Văn bản riêng: Quyết định số 1850/QĐ-BKHCN ngày 10/7/2020",
            "l.own",
            "Quyết định số 1850/QĐ-BKHCN ngày 10/7/2020",
        ),
    ],
)
def test_a_label_names_its_question_and_is_not_part_of_the_answer(told: str, requirement: str, kept: str) -> None:
    (placed,) = told_by(f"{told}.").placed
    assert (placed.requirement, placed.words) == (requirement, kept)
    assert (placed.said or placed.words) == told


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("chọn nội dung a, làm mới cổng của huyện, mua 5 máy tính", {"y.focus.a", "y.3.2.infrastructure"}),
        ("chỉ g là bốn lớp thuê ngoài với h là nói chuyện chuyên đề ở 11 xã", {"y.focus.g", "y.focus.h"}),
        (
            "nam 2021 so hoa 1200 ho so roi xay dung co so du lieu chuyen gia mo 2 lop tap huan thue fpt luu tru va van phong chu tri",
            {"y.3.4.data", "y.3.7.people", "y.4.2", "y.6.organisation"},
        ),
        ("xây dựng phần mềm theo dõi nhiệm vụ và cập nhật cơ sở dữ liệu cán bộ", {"y.3.5.apps", "y.3.4.data"}),
        ("ban hành quy chế quản lý, vận hành hệ thống một cửa", {"y.3.1.legal"}),
        ("mục tiêu 60% thủ tục mức độ 4, máy nào cũng phải có phần mềm diệt mã độc", {"y.2.goals"}),
        ("năm 2022 mới làm kho dữ liệu; sao lưu hằng tuần", {"y.3.6.security"}),
    ],
)
def test_where_one_task_ends_and_the_next_begins(told: str, expected: set[str]) -> None:
    assert {placed.requirement for placed in told_by(told, "UBND huyện Sơn Tịnh").placed} == expected


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("ứng dụng", "Văn phòng chủ trì, các phòng phối hợp"),
        ("nền tảng", "trọng tâm chọn g"),
        ("mục tiêu", "mua 5 máy tính"),
    ],
)
def test_what_is_an_answer_of_another_form_is_asked_about(
    talk: tuple[Conversation, Store, str], asked: str, told: str
) -> None:
    conversation, store, plan = talk
    conversation.reply(f"sang phần {asked}")
    assert conversation.reply(told).mode == "fit"
    conversation.reply("2")
    assert [fact.words for fact in store.current(plan) if fact.quantity == "answer"] == [told]


def test_figures_of_today_alone_are_kept_nowhere(talk: tuple[Conversation, Store, str]) -> None:
    conversation, store, plan = talk
    conversation.reply("sang phần dữ liệu")
    reply = conversation.reply("Hiện có 48 cán bộ, 50 máy tính")
    assert "Kế hoạch này không hỏi đến “Hiện có 48 cán bộ, 50 máy tính”" in reply.text
    assert "Trong năm xây dựng, số hóa dữ liệu gì?" in reply.text
    assert not store.current(plan)


def test_a_message_with_the_names_of_several_questions_is_divided(talk: tuple[Conversation, Store, str]) -> None:
    conversation, _, _ = talk
    conversation.reply("sang phần dữ liệu")
    told = "Phát triển dữ liệu: số hóa 500 hồ sơ\nPhát triển hạ tầng kỹ thuật: mua 5 máy tính\nPhát triển nguồn nhân lực: tập huấn 2 lớp"
    assert conversation.reply(told).mode == "many"


PIECES = [
    *"0123456789,.;:|()%-\n\tabcđegk",
    *(
        "trọng tâm",
        "nội dung",
        "số hóa",
        "hồ sơ",
        "mua",
        "tập huấn",
        "thì",
        "không",
        "chưa có",
        "và",
        "mục tiêu",
        "sẽ",
        "năm 2021",
        "hiện",
    ),
    *("à nhầm", "chủ trì", "VNPT", "Phụ lục III", "40%", "chon", "muc tieu"),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_no_text_is_too_odd_and_all_that_is_left_was_said(message: str) -> None:
    found = told_by(message)
    said = clean(message.replace("\t", " | "))
    assert all(piece in said for piece in (*found.left, *found.unasked))
    assert all(placed.requirement in PACK.outlines["annual"].by_id for placed in found.placed)
