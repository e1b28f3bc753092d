"""Long messages dictated without a comma: in a row of names each takes the figure behind it; a row that reads both ways is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import fold
from tests.assistant.interview.test_spreading import figures

typed = st.sampled_from([str, fold])  # with diacritics and without


@settings(max_examples=40, deadline=None)
@given(
    total=st.integers(90, 300),
    third=st.integers(40, 60),
    fourth=st.integers(11, 30),
    link=st.sampled_from(["là", "có", "thì", "được"]),
)
def test_a_row_of_procedures(total: int, third: int, fourth: int, link: str) -> None:
    found = figures(
        f"thủ tục hành chính của sở có {total} cái mức 3 {link} {third} mức 4 {link} {fourth} tỷ lệ mức 4 thì em chưa tính"
    )
    assert (found["dvc.total"], found["dvc.level3"], found["dvc.level4"]) == (str(total), str(third), str(fourth))


@settings(max_examples=40, deadline=None)
@given(
    shares=st.lists(st.integers(30, 99), min_size=4, max_size=4),
    to=st.sampled_from(["tới 2025", "đến năm 2025", "tới hai ngàn không trăm hai lăm"]),
)
def test_a_row_of_goals(shares: list[int], to: str) -> None:
    found = figures(
        f"mục tiêu {to} mức 4 đạt {shares[0]} phần trăm hồ sơ công việc trên mạng {shares[1]} phần trăm"
        f" báo cáo {shares[2]} phần trăm số hóa {shares[3]} phần trăm"
    )
    targets = [
        found[f"p2.3.{id_} target"]
        for id_ in ("dvc4", "online_files", "reports", "digitise")
        if f"p2.3.{id_} target" in found
    ]
    assert targets == [str(share) for share in shares]


def test_a_row_of_money_and_of_systems() -> None:
    found = figures(
        "phần kinh phí thì tổng chi công nghệ thông tin kỳ rồi 6,2 tỷ chi an toàn thông tin 400 triệu còn dự án an toàn thông tin có một cái"
    )
    assert (float(found["spend.it"]), float(found["spend.security"])) == (6200, 400)
    found = figures(
        "số hệ thống thông tin quản lý là bảy cái phê duyệt cấp độ được bốn phương án thì ba cái đã duyệt, kiểm tra năm ngoái"
    )
    assert (found["sys.total"], found["sys.level_approved"], found["sys.plan_approved"]) == ("7", "4", "3")


@settings(max_examples=30, deadline=None)
@given(third=st.integers(40, 60), fourth=st.integers(11, 30))
def test_a_row_with_its_names_behind(third: int, fourth: int) -> None:
    found = figures(f"thủ tục có {third} mức 3 {fourth} mức 4")
    assert found.get("dvc.total") is None
    assert (found.get("dvc.level3", str(third)), found.get("dvc.level4", str(fourth))) == (str(third), str(fourth))


@pytest.mark.parametrize(
    ("message", "id_", "number"),
    [
        ("cán bộ công chức 51 người bộ phận phụ trách công nghệ thông tin là văn phòng", "org.staff", 51),
        (
            "nhu cầu là bốn tỷ hai mà tỉnh bố trí có hai tỷ rưỡi thôi khó khăn chủ yếu là kinh phí thiếu",
            "spend.allotted",
            2500,
        ),
        ("tong nhu cau kinh phi CNTT 2016-2020 la 1 ty 850 trieu ma chi duoc bo tri 1,2 ty", "spend.need", 1850),
        ("Kinh phí CNTT 5 năm rồi được bố trí gần 2 tỷ 1", "spend.allotted", 2100),
    ],
)
def test_what_a_sentence_turns_to_says_nothing_of_the_figure_before(message: str, id_: str, number: float) -> None:
    assert float(figures(message)[id_].split()[-1]) == number


@pytest.mark.parametrize(
    "message",
    [
        "cán bộ công chức 51 người phụ trách công nghệ thông tin",
        "51 công chức đề xuất đi học",
        "45 máy tính đề xuất thay mới",
        "Năm rồi được bố trí 2 tỷ 1",
        "Mục tiêu tới 2025:\n- mức 4 đạt 30%, đang làm, báo cáo 40%",
    ],
)
@pytest.mark.parametrize("mark", [str, fold])
def test_words_that_bear_on_the_figure_still_do(message: str, mark: object) -> None:
    assert not figures(mark(message))  # type: ignore[operator]


def test_a_list_of_goals_with_where_things_stand() -> None:
    found = figures(
        "Mục tiêu của Sở tới 2025:\n+ dịch vụ công mức 4 đạt 90%, hiện giờ mới được 35% thôi;\n+ hồ sơ công việc xử lý trên mạng 95%"
    )
    assert (found["p2.3.dvc4 target"], found["p2.3.dvc4 base"]) == ("90", "35")
