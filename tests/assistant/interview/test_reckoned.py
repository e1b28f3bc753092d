"""Long messages: figures that can be reckoned from the others tell what they are; nought told in words; neighbours are left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import fold
from tests.assistant.interview.test_spreading import figures

typed = st.sampled_from([str, fold])  # with diacritics and without


@settings(max_examples=40, deadline=None)
@given(
    share=st.integers(1, 4),
    whole=st.integers(2, 90).map(lambda tens: tens * 10),
    way=st.sampled_from(
        [
            "Dành {s}% tổng chi ngân sách cho chính quyền số, tức là {p} tỷ trên tổng chi ngân sách {w} tỷ",
            "Mức chi {s}% ngân sách cho chính quyền số, trên tổng chi {w} tỷ thì phần cho chính quyền số {p} tỷ",
            "Bố trí cho chính quyền số {s}% tổng chi ngân sách, tức là {p} tỷ trên {w} tỷ",
        ]
    ),
    mark=typed,
)
def test_a_share_with_its_part_and_its_whole(share: int, whole: int, way: str, mark: object) -> None:
    part = f"{share * whole / 100:g}".replace(".", ",")
    found = figures(mark(way.format(s=share, w=whole, p=part)) + ".")  # type: ignore[operator]
    told = {id_: float(found[id_]) for id_ in ("finance.share", "finance.digital", "finance.budget")}
    assert told == {
        "finance.share": share,
        "finance.digital": pytest.approx(share * whole * 10),
        "finance.budget": whole * 1000,
    }


def test_what_does_not_reckon_proves_nothing() -> None:
    found = figures("Dành 1,5% tổng chi ngân sách cho chính quyền số, tức là 800 triệu trên tổng chi 60 tỷ.")
    assert "finance.budget" not in found
    assert "spend.it" not in figures("Nhu cầu ATTT 60 triệu, được cấp 1 tỷ 2, tức 5%.")
    assert "dvc.rate4" not in str(figures("Thủ tục 294, mức 4 là 27, tính ra 35% hồ sơ."))
    assert "it.ratio" not in figures("44 máy, 41 cán bộ công chức, tính ra 2,5 lần năm ngoái.")
    assert "it.ratio" not in figures("44 máy, 40 người, mỗi phòng tính ra 1,1 máy in.")
    assert "p2.3.dvc4 base" not in figures("TTHC 100, mức 4 có 25, hồ sơ trực tuyến đạt 25%.")
    assert "spend.it" not in figures("Kinh phí ATTT chiếm 5%, mua tường lửa 60 triệu, máy chủ 1 tỷ 2.")


@settings(max_examples=40, deadline=None)
@given(machines=st.integers(20, 300), people=st.integers(20, 300), mark=typed)
def test_machines_for_each_are_reckoned(machines: int, people: int, mark: object) -> None:
    ratio = f"{machines / people:.2f}"
    if ratio.endswith("00"):
        return
    message = f"{machines} máy, {people} cán bộ công chức, tính ra {ratio.replace('.', ',')} máy một người."
    assert float(figures(mark(message))["it.ratio"]) == float(ratio)  # type: ignore[operator]


def test_a_share_of_procedures_without_its_name() -> None:
    assert figures("Thủ tục 294, mức 4 là 27, tính ra 9,2%.")["p2.3.dvc4 base"] == "9.2"
    found = figures("Kinh phí ATTT 5 năm là 60 triệu, CNTT 1 tỷ 2, tức ATTT bằng 5%.")
    assert (float(found["spend.security"]), float(found["spend.it"])) == (60, 1200)


@pytest.mark.parametrize(
    ("message", "id_"),
    [
        ("An toàn tt thì chưa chi đồng nào riêng nên cứ ghi 0", "spend.security"),
        ("Chưa chi đồng nào cho an toàn thông tin", "spend.security"),
        ("Giai đoạn rồi chưa được cấp đồng nào cho CNTT", "spend.allotted"),
        ("Không chi đồng nào cho CNTT kỳ qua", "spend.it"),
        ("Hệ thống thì chưa có phương án nào được duyệt", "sys.plan_approved"),
        ("Chưa cái nào được duyệt cấp độ", "sys.level_approved"),
    ],
)
@pytest.mark.parametrize("mark", [str, fold])
def test_none_at_all_is_nought(message: str, id_: str, mark: object) -> None:
    assert float(figures(mark(message) + ".")[id_]) == 0  # type: ignore[operator]


@pytest.mark.parametrize(
    "message",
    [
        "Năm 2020 chưa được cấp đồng nào",
        "Các xã chưa được cấp đồng nào",
        "Chưa xin được đồng nào cho máy chủ",
        "Sắp tới sẽ không được cấp đồng nào",
        "Chưa chi đồng nào cho dự án an toàn thông tin",
        "Phòng Tài chính chưa được cấp đồng nào",
        "Bên Sở Y tế chưa được cấp đồng nào cho CNTT",
    ],
)
@pytest.mark.parametrize("mark", [str, fold])
def test_none_of_another_time_or_body_is_left(message: str, mark: object) -> None:
    assert not figures(mark(message) + ".")  # type: ignore[operator]


def test_a_ratio_that_machines_and_people_do_not_have_is_left() -> None:
    assert "it.ratio" not in figures("53 công chức, tổng là 57 máy tính, mỗi người 1 máy.")
    assert "it.ratio" not in figures("Cơ quan có 53 công chức, mỗi người 1 máy, dư 4 máy dự phòng.")
    assert figures("53 công chức, 53 máy tính, tỷ lệ 1 máy/người.")["it.ratio"] == "1"
