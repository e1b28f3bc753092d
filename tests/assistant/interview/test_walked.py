"""What two officers met when they told a whole plan: nothing said is lost, and nothing is taken for what it is not."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.chat import Conversation, begin
from assistant.interview.agenda import agenda
from assistant.interview.intents import recognise
from assistant.plan import Paragraph, Standing
from assistant.reading import Context, read_answer
from assistant.store import Store, open_store
from corpus.framework import Requirement
from corpus.packs import load_pack
from corpus.units import find_unit

Talk = Callable[..., str]
PACK = load_pack()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'k.db'}")


@pytest.fixture
def plan(store: Store) -> str:
    return begin(store, "Sở Khoa học và Công nghệ", "five_year", (2021, 2025), date(2020, 9, 15)).id


@pytest.fixture
def talk(store: Store, plan: str) -> Talk:
    def say(*messages: str) -> str:
        return [Conversation(store, plan).reply(message).text for message in messages][-1]

    return say


def told(store: Store, plan: str, requirement: str) -> str:
    facts = [f for f in store.current(plan) if f.quantity == "answer" and f.source == requirement]
    return next((f.words for f in facts if f.standing is not Standing.WITHDRAWN), "")


ROWS = [
    (part.requirement, item.example)
    for kind in PACK.outlines
    for item in agenda(PACK, find_unit(PACK, "Sở Xây dựng"), kind, [])
    for part in item.parts
    if len(item.parts) == 1 and part.requirement.reader == "rows"
]


@pytest.mark.parametrize(("requirement", "example"), ROWS, ids=lambda value: getattr(value, "id", ""))
def test_the_example_of_every_table_is_read_to_the_last_cell(requirement: Requirement, example: str) -> None:
    kind = next(kind for kind, outline in PACK.outlines.items() if requirement.id in outline.by_id)
    period = (2021, 2025) if kind == "five_year" else (2021, 2021)
    context = Context(PACK, find_unit(PACK, "Sở Xây dựng"), kind, period, date(2020, 9, 15))
    for line in example.splitlines():
        reading = read_answer(requirement, line, context)
        assert not reading.doubts and not reading.leftover, (line, reading.doubts)


@pytest.mark.parametrize(
    "words",
    [
        "công văn 2891 nói về việc gì vậy?",
        "QĐ 916 giao cho mình làm gì ấy nhỉ",
        "Kế hoạch 61 là gì?",
        "cái này hỏi năm nào?",
    ],
)
def test_a_question_is_no_answer(talk: Talk, store: Store, plan: str, words: str) -> None:
    talk("sang phần p1.0.assigned")
    before = store.current(plan)
    assert "Ví dụ" in talk(words)
    assert store.current(plan) == before


@pytest.mark.parametrize("words", ["52 máy, đúng không?", "có 3 máy chủ?", "khoảng 40 người thì phải"])
def test_an_unsure_answer_is_one(words: str) -> None:
    assert recognise(words).kind == "answer"


@pytest.mark.parametrize(
    "words", ["đồng ý", "ok", "không ghi", "bỏ đi", "không, bỏ đi", "sai rồi", "ghi vào câu kia", "không nhận"]
)
def test_a_reply_to_nothing_is_kept_nowhere(talk: Talk, store: Store, plan: str, words: str) -> None:
    for where in ("p1.0.effect", "p2.5.1.communication", "p1.2.computers"):
        talk(f"sang phần {where}")
        before = store.current(plan)
        talk(words)
        assert store.current(plan) == before


@pytest.mark.parametrize("words", ["nhầm rồi, hoàn tác", "thôi, hoàn tác", "à, hoàn tác", "khoan. hoàn tác"])
def test_a_command_after_small_talk_is_a_command(talk: Talk, store: Store, plan: str, words: str) -> None:
    talk("sang phần p1.2.computers", "33 máy, 30 cán bộ", words)
    assert not told(store, plan, "p1.2.computers")


@pytest.mark.parametrize("words", ["câu 5", "sang câu 5", "quay lại câu 5", "về câu 5 nhé"])
def test_a_question_is_found_by_the_number_it_was_asked_with(talk: Talk, words: str) -> None:
    assert "[5/" in talk(words)


def test_a_section_is_found_by_its_heading_before_what_only_holds_the_words(talk: Talk) -> None:
    assert "phụ trách CNTT" in talk("sang phần nguồn nhân lực")
    assert "phụ trách CNTT" in talk("sang phần I.V")
    assert "bộ, ngành trung ương" in talk("sang phần CSDL của bộ ngành")
    assert "người ký" in talk("sang phần đầu")


@pytest.mark.parametrize(
    ("words", "kept"), [("ghi vào câu kia", True), ("câu kia", True), ("không ghi", False), ("bỏ đi", False)]
)
def test_where_an_answer_belongs_may_be_told_in_words(
    talk: Talk, store: Store, plan: str, words: str, kept: bool
) -> None:
    talk("sang phần p1.2.lan")
    assert "Ghi vào câu kia" in talk("52 máy tính, 48 cán bộ công chức")
    talk(words)
    assert bool(told(store, plan, "p1.2.computers")) is kept
    assert not told(store, plan, "p1.2.lan")


def test_a_look_aside_keeps_what_waits_and_a_kill_does_too(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.2.lan", "52 máy tính, 48 cán bộ công chức")
    assert "vẫn chờ" in talk("tình hình")
    assert "vẫn chờ" in Conversation(store, plan).open().text
    talk("1")
    assert told(store, plan, "p1.2.computers")


@pytest.mark.parametrize("joint", ["; ", ", ", ". "])
def test_words_alone_are_never_dealt_out(talk: Talk, store: Store, plan: str, joint: str) -> None:
    talk("sang phần p1.0.difficulties", joint.join(["máy cũ quá", "mạng hay rớt", "dân ở xa trụ sở"]))
    kept = [told(store, plan, id_) for id_ in ("p1.0.difficulties", "p1.0.effect", "p1.0.proposals")]
    assert not any(kept)


def test_a_sentence_goes_to_the_part_it_opens_with(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.0.difficulties")
    talk(
        "Khó khăn thì máy cũ, ít người. Hiệu quả thấy rõ là thẩm định đề tài còn 20 ngày thay vì 30 ngày. Đề xuất tỉnh cấp máy"
    )
    assert told(store, plan, "p1.0.difficulties") == "máy cũ, ít người"
    assert told(store, plan, "p1.0.effect").startswith("Hiệu quả thấy rõ")
    assert told(store, plan, "p1.0.proposals").startswith("Đề xuất tỉnh")


def test_a_labelled_piece_goes_to_its_own_part_even_when_that_is_answered(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần phát triển các ứng dụng, dịch vụ", "nội bộ: phần mềm cũ")
    talk("nội bộ: phần mềm quản lý đề tài; người dân: tra cứu đề tài qua mạng")
    assert "quản lý đề tài" in told(store, plan, "p2.4.5.internal_apps") and "tra cứu" not in told(
        store, plan, "p2.4.5.internal_apps"
    )
    assert "tra cứu đề tài" in told(store, plan, "p2.4.5.public_apps")


@pytest.mark.parametrize(
    "words",
    ["riêng {n} hồ sơ từ 1/1/2020", "mục tiêu {n}, đã khai thác {n}", "tổng {n} hồ sơ; mục tiêu {n} đơn vị"],
)
def test_a_row_is_completed_not_replaced(talk: Talk, store: Store, plan: str, words: str) -> None:
    talk(
        "sang phần p1.3.b.ministry_db",
        "Hệ thống quản lý nhiệm vụ khoa học, nhiemvu.most.gov.vn, 3 chỗ dùng chung 4 nơi",
    )
    talk(words.format(n=7))
    kept = told(store, plan, "p1.3.b.ministry_db")
    assert "Hệ thống quản lý nhiệm vụ khoa học" in kept and "nhiemvu.most.gov.vn" in kept and "7" in kept


def test_an_impossible_day_made_clear_leaves_the_other_documents(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần l.own")
    talk(
        "theo gợi ý; văn bản riêng: Quyết định số 9/QĐ-SKHCN ngày 3/4/2018 về quy chế mạng; "
        "Kế hoạch số 12/KH-SKHCN ngày 31/02/2020 về ứng dụng CNTT"
    )
    talk("Kế hoạch số 12/KH-SKHCN ngày 28/02/2020")
    kept = told(store, plan, "l.own")
    assert "9/QĐ-SKHCN" in kept and "28/02/2020" in kept and "31/02/2020" not in kept and "ứng dụng CNTT" in kept


def test_what_holds_no_figure_is_not_put_for_a_doubtful_figure(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.6.levels", "5 hệ thống, đã duyệt cấp độ 2, phương án 3 còn 1 làm dở")
    talk("đang chờ ý kiến của tỉnh")
    kept = told(store, plan, "p1.6.levels")
    assert "5 hệ thống" in kept and re.search(r"cấp độ 2", kept)


def test_a_correction_by_a_questions_name_replaces_the_answer(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.6.audits", "kiểm tra: 1/3 hệ thống, chưa định kỳ; mã độc: 30/46 máy trạm, chưa chia sẻ với NCSC")
    talk("sửa kiểm tra, đánh giá thành: 2 hệ thống được kiểm tra năm 2019, chưa định kỳ")
    assert told(store, plan, "p1.6.audits") == "2 hệ thống được kiểm tra năm 2019, chưa định kỳ"


def test_not_this_but_that_takes_the_figure_without_its_name(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.4.public", "90 TTHC, 30 mức 3, 10 mức 4", "tổng thủ tục 92 chứ không phải 90")
    assert told(store, plan, "p1.4.public").startswith("92 TTHC")


def test_the_head_is_read_between_commas_too(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần người ký", "số 17, ngày 22/9/2020, ký: Giám đốc Lê Văn Hùng")
    kept = store.plan(plan)
    assert kept.number == "17" and kept.date == date(2020, 9, 22) and dict(kept.signer)["name"] == "Lê Văn Hùng"


def test_steps_taken_over_stand_beside_what_was_told_of_the_year_and_are_not_offered_again(
    talk: Talk, store: Store, plan: str
) -> None:
    talk("sang phần p2.3.dvc4", "dịch vụ công mức 4: hiện 20%, đến 2024 đạt 80%; báo cáo: hiện 30%, 2024 đạt 90%")
    talk(
        "sang phần p2.6.roadmap",
        "2021: xong quy chế; 2022: số hóa kho đề tài; 2023: nối LGSP; 2024: mở dữ liệu; 2025: tổng kết",
    )
    talk("đề xuất")
    for _ in range(9):
        if "Năm 2021" in talk("nhận hết"):
            break
        talk("đề xuất")
    conversation = Conversation(store, plan)
    assert not [p for p in conversation.waiting_proposals() if p.id.startswith("milestone:")]
    blocks = [block for section in conversation.result().document.walk() for block in section.blocks]
    year = next(b.text for b in blocks if isinstance(b, Paragraph) and b.text.startswith("- Năm 2021"))
    assert "quy chế" in year and "mức độ 4 đạt" in year and "báo cáo" in year


@pytest.mark.parametrize(
    "words",
    [
        "dự án ATTT: không có",
        "ATTT k có dự án",
        "sở chưa có dự án an toàn thông tin",
        "Dự án an toàn thông tin thì không có",
    ],
)
def test_what_only_says_that_there_is_none_makes_no_row(talk: Talk, store: Store, plan: str, words: str) -> None:
    talk("sang phần p1.7.projects", "Mua máy chủ; mục tiêu: lưu đề tài; 300 triệu; ngân sách tỉnh; 2018; đang dùng")
    talk(words)
    fact = next(f for f in store.current(plan) if f.quantity == "answer" and f.source == "p1.7.security_projects")
    assert fact.standing is Standing.NONE
    assert not [f for f in store.current(plan) if f.source == "p1.7.security_projects" and f.row and f.value]


def test_no_plan_of_the_units_own_is_a_standing_whoever_says_it(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.0.own_plan")
    talk("Sở không ban hành kế hoạch riêng. Có QĐ 12/QĐ-SKHCN ngày 4/5/2018 ban hành quy chế mạng")
    fact = next(f for f in store.current(plan) if f.quantity == "answer" and f.source == "p1.0.own_plan")
    assert fact.standing is Standing.NONE
    assert "12/QĐ-SKHCN" in told(store, plan, "p1.1.documents")


@pytest.mark.parametrize("more", ["38 từ 01/01/2020", "mục tiêu 25 đơn vị, đang khai thác 25", "tổng hồ sơ 410"])
def test_a_line_without_a_name_goes_on_with_the_row_before(talk: Talk, store: Store, plan: str, more: str) -> None:
    talk("sang phần p1.3.b.ministry_db", "Hệ thống quản lý nhiệm vụ; nhiemvu.most.gov.vn", more)
    names = [
        f.value for f in store.current(plan) if f.source == "p1.3.b.ministry_db" and f.column == "name" and f.value
    ]
    assert names == ["Hệ thống quản lý nhiệm vụ"]


def test_a_line_is_taken_out_by_its_number_and_the_others_stay(talk: Talk, store: Store, plan: str) -> None:
    talk(
        "sang phần p1.3.b.ministry_db",
        "Hệ thống quản lý nhiệm vụ; nhiemvu.most.gov.vn",
        "Hệ thống sở hữu trí tuệ; ip.gov.vn",
    )
    assert "Đã bỏ dòng 1" in talk("bỏ dòng 1")
    assert told(store, plan, "p1.3.b.ministry_db") == "Hệ thống sở hữu trí tuệ; ip.gov.vn"
    talk("hết", "sang phần p1.3.b.ministry_db")
    assert "không có dòng 4" in talk("xóa dòng 4")


def test_a_label_of_another_question_is_asked_about(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p2.3.security")
    assert "Ghi vào câu kia" in talk("dịch vụ công mức độ 4: hiện 20%, 2024 đạt 100%")
    talk("1")
    assert "2024 đạt 100%" in told(store, plan, "p2.3.dvc4") and not told(store, plan, "p2.3.security")


@pytest.mark.parametrize("words", ["den het thang 8 nam 2020", "chốt đến 31/8/2020", "ngày 31 tháng 8 năm 2020"])
def test_a_day_answers_the_question_for_one(talk: Talk, words: str) -> None:
    assert "Ghi vào câu kia" not in talk("câu 1", words)


@pytest.mark.parametrize(
    ("words", "base", "target", "time"),
    [
        ("Báo cáo qua hệ thống đang 20%, 2024 được 100%", "20", "100", "2024"),
        ("Báo cáo định kỳ 35% năm nay, 2023 lên 90%", "35", "90", "2023"),
        ("báo cáo trên hệ thống hiện mới 5%, 2025 phấn đấu 70%", "5", "70", "2025"),
    ],
)
def test_the_level_now_is_no_target(
    talk: Talk, store: Store, plan: str, words: str, base: str, target: str, time: str
) -> None:
    talk("sang phần p2.3.reports", words)
    cells = {f.column: f.value for f in store.current(plan) if f.source == "p2.3.reports" and f.quantity == "goal"}
    assert (cells["base"], cells["target"]) == (base, target)
    assert time in cells["time"]


def test_goals_of_two_things_in_one_sentence_are_two(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p2.3.security")
    talk(
        "an toàn thông tin: 100% hệ thống được phê duyệt cấp độ năm 2022 (hiện 2/3), 100% máy trạm chia sẻ mã độc với NCSC năm 2023"
    )
    told_of = [
        f.value for f in store.current(plan) if f.source == "p2.3.security" and f.column == "statement" and f.value
    ]
    assert (
        len(told_of) == 2
        and "máy trạm" in told_of[1]
        and not any(f.column == "follows" and f.value for f in store.current(plan))
    )


def test_fuel_is_no_beginning_of_a_year(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p2.3.own", "riêng: công bố 3 bộ dữ liệu về xăng dầu năm 2024")
    times = [f.value for f in store.current(plan) if f.source == "p2.3.own" and f.column == "time"]
    assert times == ["năm 2024"]


def test_a_name_with_its_marks_is_not_another_words_bare_letters(talk: Talk) -> None:
    talk("sang phần p1.7.it_spend", "nhu cầu 5 tỷ, bố trí 3 tỷ, tổng chi 2,9 tỷ")
    assert "nhu cầu" not in talk("sửa chỉ tiêu báo cáo thành hiện 20%, 2024 đạt 100%")


def test_one_who_comes_back_is_told_what_was_kept_last(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.2.computers", "33 máy, 30 cán bộ")
    assert "33 máy, 30 cán bộ" in Conversation(store, plan).open().text


@pytest.mark.parametrize("words", ["không, ý là tối thiểu 1%", "ý em là tối thiểu 1%", "à, ý tôi là: tối thiểu 1%"])
def test_talk_that_leads_to_an_answer_is_no_part_of_it(talk: Talk, store: Store, plan: str, words: str) -> None:
    talk("sang phần p2.5.3.finance", words)
    assert told(store, plan, "p2.5.3.finance") == "tối thiểu 1%"


def test_money_split_over_the_years_of_a_term_is_supported(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần dự án")
    talk(
        "Mua máy chủ lưu trữ đề tài; Văn phòng Sở chủ trì; mới; 2021-2023; 900 triệu; chi thường xuyên; ngân sách tỉnh; mục tiêu: lưu trữ"
    )
    talk(
        "Số hóa kho đề tài; Văn phòng Sở chủ trì; mới; 2022-2024; 600 triệu; chi thường xuyên; ngân sách tỉnh; mục tiêu: tra cứu"
    )
    talk("đề xuất", "nhận hết")
    result = Conversation(store, plan).result()
    assert any("năm 2023 là" in b.text for s in result.document.walk() for b in s.blocks if isinstance(b, Paragraph))
    assert not [finding for finding in result.findings if finding.rule == "text.unsupported"]


@pytest.mark.parametrize("where", ["l.review", "p2.6.roadmap", "p1.2.computers"])
def test_a_row_of_the_table_told_elsewhere_is_asked_about(talk: Talk, store: Store, plan: str, where: str) -> None:
    talk(f"sang phần {where}")
    line = "Số hóa kho đề tài; Văn phòng Sở chủ trì; mới; 2022-2024; 600 triệu; chi thường xuyên; ngân sách tỉnh; mục tiêu: tra cứu"
    assert "Kể từng nhiệm vụ, dự án" in talk(line)
    talk("1")
    assert [f.value for f in store.current(plan) if f.quantity == "project" and f.column == "name"] == [
        "Số hóa kho đề tài"
    ]


def test_a_short_name_of_a_plan_says_which_part_it_answers(store: Store, plan: str, talk: Talk) -> None:
    talk("31/8/2020", "KH 112/KH-SKHCN ngày 15/3/2016 về ứng dụng CNTT 2016-2020")
    assert told(store, plan, "p1.0.own_plan").startswith("KH 112")
    assert told(store, plan, "p1.1.documents") == ""


def test_words_that_no_part_claims_are_offered_to_the_question_that_they_speak_of(talk: Talk) -> None:
    talk("31/8/2020", "để sau", "để sau")
    answer = talk("CSDL quốc gia thì chưa dùng cái nào")
    assert "khai thác cơ sở dữ liệu quốc gia nào" in answer
    assert "Ghi vào câu kia" in answer


def test_only_the_parts_that_still_wait_are_offered(talk: Talk) -> None:
    talk("31/8/2020", "để sau", "để sau", "khó khăn: thiếu người; thiếu tiền")
    answer = talk("đỡ tốn giấy")
    assert "1. hiệu quả; 2. đề xuất" in answer
