"""Long messages by the ways people tell things: what is sure is placed as told, what is not is left to be asked."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.interview.agenda import agenda
from assistant.interview.spreading import Spread, spread
from assistant.interview.talk.learned import learned
from assistant.reading import Context, read_answer
from assistant.reading.context import GOAL
from corpus.language import clean
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()


def told_by(message: str, unit: str = "Sở Xây dựng") -> Spread:
    entry = find_unit(PACK, unit)
    context = Context(PACK, entry, "five_year", (2021, 2025), date(2020, 11, 20))
    return spread(agenda(PACK, entry, "five_year", []), message, context)


def figures(message: str, unit: str = "Sở Xây dựng") -> dict[str, str]:
    """Quantities placed; a goal by its requirement."""
    out = {}
    for placed in told_by(message, unit).placed:
        for fact in placed.reading.facts:
            if fact.quantity in PACK.quantities:
                out[fact.quantity] = f"{fact.hedge} {fact.value.removesuffix('.0')}".strip()
            elif fact.quantity == GOAL and fact.column in ("base", "target"):
                out[f"{placed.requirement} {fact.column}"] = fact.value
    return out


def words(message: str, unit: str = "Sở Xây dựng") -> dict[str, str]:
    return {placed.requirement: placed.words for placed in told_by(message, unit).placed}


counts = st.integers(min_value=2, max_value=890)


@settings(max_examples=40, deadline=None)
@given(
    machines=counts,
    people=counts,
    way=st.sampled_from(
        [
            "máy tính {m}, công chức {p}",
            "{m} máy tính, {p} cán bộ công chức",
            "cơ quan có {p} cán bộ, công chức; máy tính thì {m} cái",
            "may tinh {m} bo, cbcc {p} nguoi",
            "{p} công chức / {m} máy tính",
            "công chức {p} người máy tính {m} cái",
            "Số máy tính: {m}\nSố cán bộ, công chức: {p}",
            "Máy tính | bộ | {m}\nCBCC | người | {p}",
            "Máy tính\t{m}\nCBCC\t{p}",
            "- Máy tính = {m}\n- CBCC = {p}",
        ]
    ),
)
def test_names_before_behind_and_beside_their_figures(machines: int, people: int, way: str) -> None:
    found = figures(way.format(m=machines, p=people))
    assert (found["it.computers"], found["org.staff"]) == (str(machines), str(people))


@settings(max_examples=30, deadline=None)
@given(total=st.integers(min_value=80, max_value=900), third=st.integers(5, 25), fourth=st.integers(26, 50))
def test_several_figures_of_one_name_each(total: int, third: int, fourth: int) -> None:
    for way in (
        "{t} thủ tục, mức 3 {a}, mức 4 {b}",
        "TTHC {t}; mức độ 3: {a}; mức độ 4: {b}",
        "mức 4 có {b} thủ tục, mức 3 có {a} thủ tục, tổng là {t}",
        "{a} TTHC mức 3 và {b} TTHC mức 4 trên tổng số {t} thủ tục hành chính",
    ):
        found = figures(way.format(t=total, a=third, b=fourth))
        assert (found["dvc.total"], found["dvc.level3"], found["dvc.level4"]) == (
            str(total),
            str(third),
            str(fourth),
        ), way


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("LAN thì bảy trên chín đơn vị, WAN mới được hai trên chín", {"net.lan.active": "7", "net.wan.active": "2"}),
        ("Internet tốc độ cao cả 9 đơn vị đều có, LAN được 7", {"net.internet.active": "9", "net.lan.active": "7"}),
        ("huyện có 14 đơn vị trực thuộc, mạng LAN còn thiếu 3 đơn vị", {"net.lan.active": "11", "net.lan.units": "14"}),
        ("WAN chưa đơn vị nào trong 9 đơn vị kết nối", {"net.wan.active": "0", "net.wan.units": "9"}),
        ("một nửa số đơn vị có LAN; Internet 100%", {"net.lan": "50", "net.internet": "100"}),
        ("Internet 24/24 đơn vị", {"net.internet.active": "24", "net.internet.units": "24"}),
    ],
)
def test_shares_of_the_bodies_below(message: str, expected: dict[str, str]) -> None:
    assert expected.items() <= figures(message).items()


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("tám mươi mốt máy tính", "81"),
        ("máy tính thì một trăm linh chín cái", "109"),
        ("gần bảy mươi máy tính", "gần 70"),
        ("tầm 80 máy tính", "khoảng 80"),
        ("hơn 90 máy tính", "hơn 90"),
        ("bon muoi ba may tinh", "43"),
    ],
)
def test_figures_in_words_and_hedges(said: str, number: str) -> None:
    assert figures(f"{said}, công chức 75 người")["it.computers"] == number


@pytest.mark.parametrize(
    "told",
    [
        "máy tính 86, à nhầm, 83 mới đúng",
        "máy tính 86 cái, ủa 83 cái",
        "tổng số máy tính là 83 máy chứ không phải 86",
        "máy tính 83 (không phải 86 như bản trước)",
        "máy tính: 86 (nhầm, 83 máy)",
        "máy tính 86... à lộn, 83",
        "máy tính 86, chính xác hơn là 83 máy",
        "may tinh 86, nham, 83",
    ],
)
def test_a_figure_taken_back_gives_way_to_the_one_that_stands(told: str) -> None:
    assert figures(f"{told}, công chức 75 người") == {"it.computers": "83", "org.staff": "75"}


@pytest.mark.parametrize(
    "told",
    [
        "bên Sở Y tế nghe nói có 300 máy tính",
        "huyện Ba Tơ có 300 máy tính",
        "năm 2016 chỉ có 30 máy tính",
        "năm 2022 sẽ mua 30 máy tính",
        "đã thay 30 máy tính",
        "30 máy tính hỏng",
        "phòng Kế toán 30 máy tính",
        "đã cài Kaspersky cho 30 máy tính",
        "máy tính từ 30 đến 40 cái",
        "hình như 30 máy tính thì phải",
        "máy tính 40 cái nhưng hư 10, còn dùng được 30",
        "máy tính là 30 hay 40 vậy?",
        "chị Năm nói máy tính 30, em đếm thì 31, anh ghi 31",
        "máy in 30 cái",
        "lớp tập huấn có 30 công chức dự",
        "cử 2 công chức đi học",
        "nhu cầu giai đoạn 2021-2025 là 30 tỷ",
        "năm 2020 được bố trí 30 triệu",
        "30 hồ sơ mức 4",
        "100% máy tính được nối Internet",
        "đến 2025 100% đơn vị có LAN",
        "Máy tính | 30 | 31",
    ],
)
def test_figures_of_others_of_other_times_and_unsure_ones_are_left(told: str) -> None:
    assert figures(f"{told}. Hệ thống thông tin quản lý 4.") == {"sys.total": "4"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("nhu cầu 4 tỷ 3, được cấp ba tỷ rưỡi", {"spend.need": "4300", "spend.allotted": "3500"}),
        ("chi CNTT 1.750 triệu, trong đó ATTT 95tr", {"spend.it": "1750", "spend.security": "95"}),
        ("an toàn thông tin 80 triệu, tức 4%", {"spend.security": "80", "spend.security_share": "4"}),
        (
            "tổng chi ngân sách 640 tỷ, cho chính quyền số 6,4 tỷ, bằng 1%",
            {"finance.budget": "640000", "finance.share": "1"},
        ),
    ],
)
def test_money_as_it_is_told(told: str, expected: dict[str, str]) -> None:
    assert expected.items() <= figures(told, "UBND huyện Mộ Đức").items()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("mục tiêu mức 4 đến 2025 là 85%, hiện mới 31%", {"p2.3.dvc4 target": "85", "p2.3.dvc4 base": "31"}),
        ("Mức độ 4 hiện đạt 31%. Mục tiêu đến 2025 là 85%.", {"p2.3.dvc4 target": "85", "p2.3.dvc4 base": "31"}),
        ("phấn đấu 93% hồ sơ công việc xử lý trên mạng, báo cáo định kỳ 97%", {"p2.3.online_files target": "93"}),
        ("Chỉ tiêu | Mục tiêu 2025\nSố hóa kết quả giải quyết TTHC | 45%", {"p2.3.digitise target": "45"}),
        ("theo Quyết định 749 mức độ 4 phải 80%, còn sở đặt mục tiêu 70% thủ tục mức 4", {"p2.3.dvc4 target": "70"}),
    ],
)
def test_goals_and_where_things_stand(told: str, expected: dict[str, str]) -> None:
    assert expected.items() <= figures(told).items()


@pytest.mark.parametrize(
    "kind", ["được phê duyệt cấp độ", "được kiểm tra, đánh giá", "chia sẻ dữ liệu mã độc với NCSC"]
)
def test_none_of_them_is_nought(kind: str) -> None:
    assert set(figures(f"chưa có hệ thống nào {kind}. Máy tính 83, công chức 75.").values()) == {"0", "83", "75"}


@pytest.mark.parametrize(
    ("requirement", "told"),
    [
        ("p1.0.difficulties", "Vướng nhất là đường truyền lên vùng cao chập chờn"),
        ("p1.0.effect", "Ứng dụng CNTT giúp người dân đỡ phải đi lại"),
        ("p1.0.proposals", "Kiến nghị UBND tỉnh đầu tư trung tâm dữ liệu dùng chung"),
        ("p1.2.tslcd", "mạng chuyên dùng cấp II đã nối từ 2017"),
        ("p1.3.c.own_db", "Sở tự viết phần mềm tra cứu quy hoạch"),
        ("p1.5.organisation", "Văn phòng phụ trách CNTT, 1 người kiêm nhiệm"),
        ("p1.6.incidents", "hồi tháng 5 có 2 máy bị dính virus mã hóa dữ liệu"),
        ("p1.6.drills", "Cử 2 cán bộ đi học lớp an toàn thông tin"),
        ("p2.4.6.training", "Hằng năm sẽ đào tạo an toàn thông tin cho cán bộ chuyên trách"),
        ("p2.4.2.infrastructure", "Năm 2021 mua 20 máy tính và nâng cấp mạng của 3 đơn vị"),
        ("p2.4.6.backup", "Dữ liệu sẽ được sao lưu hằng ngày"),
        ("p2.8.lead", "Văn phòng Sở chủ trì thực hiện kế hoạch này"),
    ],
)
def test_words_are_told_apart_by_what_they_speak_of_and_by_their_time(requirement: str, told: str) -> None:
    assert words(f"Máy tính 83, công chức 75. {told}. TTHC 120.")[requirement] == told


@pytest.mark.parametrize(
    "chat",
    [
        "Em đang đi học lớp tập huấn nên trả lời trễ",
        "Máy em bị nhiễm virus nên gõ hơi chậm",
        "Phần sự cố để em hỏi lại rồi báo sau",
        "Khó khăn lắm mới gửi được tin này",
        "Anh có kiến nghị gì với tỉnh thì ghi giúp em",
        "Em mới về phụ trách CNTT được 2 tháng nên chưa rành",
        "Chuyện máy chủ thì anh hỏi anh Nam nhé",
        "Sở Y tế thì nghe nói bị tấn công mạng",
        "Trưa nay ăn cơm ở quán cũ",
        "Có cần gửi sơ đồ máy chủ không?",
    ],
)
def test_chat_and_what_is_put_off_answers_nothing(chat: str) -> None:
    found = told_by(f"Máy tính 83, công chức 75. {chat}{'' if chat.endswith('?') else '.'} LAN 4/5 đơn vị.")
    assert {placed.requirement for placed in found.placed} == {"p1.2.computers", "p1.2.lan"}


def test_what_is_shown_are_the_words_that_were_said_and_what_is_kept_reads_the_same() -> None:
    message = "máy tính 86, à nhầm, 83, công chức bảy mươi lăm người"
    (placed,) = told_by(message).placed
    assert (placed.said or placed.words) == message
    unit = find_unit(PACK, "Sở Xây dựng")
    context = Context(PACK, unit, "five_year", (2021, 2025), date(2020, 11, 20))
    again = read_answer(PACK.outlines["five_year"].by_id[placed.requirement], placed.words, context)
    assert [(f.quantity, f.value) for f in again.facts] == [(f.quantity, f.value) for f in placed.reading.facts]


PIECES = [
    *"0123456789,.;:|()/%-\n\t",
    *[
        "máy",
        "tính",
        "công",
        "chức",
        "mức",
        "LAN",
        "tỷ",
        "trăm",
        "mươi",
        "không",
        "nhầm",
        "sẽ",
        "à",
        "trên",
        "đơn",
        "vị",
    ],
    "31/125",
    "muc 4",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_text_is_too_odd_and_all_that_is_left_was_said(message: str) -> None:
    found = told_by(message)
    said = clean(message.replace("\t", " | "))
    assert all(piece in said for piece in found.left)


def test_a_turn_stays_cheap() -> None:
    unit = find_unit(PACK, "Sở Xây dựng")
    context = Context(PACK, unit, "five_year", (2021, 2025), date(2020, 11, 20))
    items = agenda(PACK, unit, "five_year", [])
    spread(items, "LAN 4/5 đơn vị", context)
    learned(PACK, "five_year")
    begun = time.perf_counter()
    for number in range(20):
        spread(items, f"dạ bên em mua thêm {number + 20} bộ bàn ghế mới", context)
    assert (time.perf_counter() - begun) / 20 < 0.02


@pytest.mark.parametrize(
    "heading",
    [
        "UBND huyện Ba Tơ cung cấp số liệu tính đến 15/11/2020:",
        "Văn phòng gửi số liệu chốt đến ngày 30/11/2020 như sau:",
    ],
)
def test_the_day_of_the_figures_is_read_from_a_heading_and_a_bullet_leaves_nothing(heading: str) -> None:
    message = f"{heading}\n1. Sở có 46 công chức, 52 máy tính"
    assert words(message)["p1.0.as_of"] == heading.rstrip(":").removesuffix(" như sau")
    assert "p1.2.computers" in words(message) and not told_by(message).left


@pytest.mark.parametrize("verb", ["bấm", "xóa", "mở", "gửi"])
def test_what_was_done_by_mistake_is_told_whole(verb: str) -> None:
    told = f"Năm 2019 văn thư {verb} nhầm tệp dính virus, mất sạch dữ liệu một tuần"
    assert words(f"{told}.")["p1.6.incidents"] == told
