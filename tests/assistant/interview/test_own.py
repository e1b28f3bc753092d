"""Long messages: the unit that speaks names itself in many ways and changes nothing of its figures; other bodies do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import fold
from tests.assistant.interview.test_spreading import figures

counts = st.integers(min_value=11, max_value=290)
typed = st.sampled_from([str, fold])  # with diacritics and without


@settings(max_examples=80, deadline=None)
@given(
    number=counts,
    unit_and_name=st.sampled_from(
        [
            ("Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL"),
            ("Sở Văn hóa, Thể thao và Du lịch", "Sở VH"),
            ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
            ("Sở Giáo dục và Đào tạo", "bên GD"),
            ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
            ("Sở Nội vụ", "SNV"),
            ("Sở Kế hoạch và Đầu tư", "bên kế hoạch đầu tư"),
            ("Sở Lao động - Thương binh và Xã hội", "Sở LĐ TBXH"),
            ("Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi", "BQL KKT Dung Quất"),
            ("Sở Nội vụ", "bên Nội vụ"),
            ("Trường Đại học Phạm Văn Đồng", "Trường"),
            ("Trường Đại học Phạm Văn Đồng", "nhà trường"),
            ("Trung tâm Kỹ thuật - Đăng kiểm tỉnh", "Trung tâm"),
            ("Ban Dân tộc", "bên dân tộc"),
            ("Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi", "Ban Quản lý khu kinh tế"),
            ("Văn phòng UBND tỉnh", "Văn phòng"),
            ("Thanh tra tỉnh", "Thanh tra"),
            ("UBND thành phố Quảng Ngãi", "TP"),
            ("UBND huyện Sơn Tây", "ở Sơn Tây"),
            ("Sở Xây dựng", "tụi e"),
            ("Sở Xây dựng", "bên tui"),
            ("Sở Xây dựng", "cơ quan mình"),
            ("Sở Xây dựng", "csvc thì"),
            ("Sở Xây dựng", "dạ phần máy móc thì sở"),
            ("Sở Xây dựng", "về hạ tầng kỹ thuật"),
        ]
    ),
    way=st.sampled_from(
        ["{o} có {n} máy tính", "{o} hiện có {n} máy tính nha", "{o} có {n} máy tính rồi đó, ghi vậy nghen"]
    ),
    mark=typed,
)
def test_the_speakers_own_body_changes_nothing(
    number: int, unit_and_name: tuple[str, str], way: str, mark: object
) -> None:
    unit, name = unit_and_name
    assert figures(mark(way.format(o=name, n=number)) + ".", unit).get("it.computers") == str(number)  # type: ignore[operator]


@settings(max_examples=80, deadline=None)
@given(
    number=counts,
    unit_and_name=st.sampled_from(
        [
            ("UBND huyện Ba Tơ", "Thị trấn Ba Tơ"),
            ("UBND huyện Ba Tơ", "Phòng Nội vụ Ba Tơ"),
            ("UBND huyện Ba Tơ", "Trường"),
            ("UBND huyện Ba Tơ", "Hội Nông dân"),
            ("Sở Giáo dục và Đào tạo", "Giáo dục huyện"),
            ("Sở Giáo dục và Đào tạo", "Phòng GD các huyện"),
            ("Sở Giáo dục và Đào tạo", "bên GD huyện"),
            ("Sở Giáo dục và Đào tạo", "Trường"),
            ("Sở Y tế", "Bệnh viện"),
            ("Sở Y tế", "bên GD"),
            ("Sở Y tế", "Y tế xã"),
            ("Trường Đại học Phạm Văn Đồng", "các trường"),
            ("Trường Đại học Phạm Văn Đồng", "trường khác"),
            ("Trung tâm Kỹ thuật - Đăng kiểm tỉnh", "Trung tâm Y tế huyện"),
            ("Sở Nội vụ", "bên STC"),
            ("Sở Nội vụ", "Hội Nông dân"),
            ("Sở Xây dựng", "Chi cục"),
            ("Sở Xây dựng", "Bộ Xây dựng"),
            ("Sở Xây dựng", "Văn phòng"),
            ("Văn phòng UBND tỉnh", "Văn phòng HĐND"),
            ("Thanh tra tỉnh", "Thanh tra Sở"),
            ("Trung tâm Phục vụ hành chính công tỉnh", "Trung tâm hành chính công huyện"),
            ("Sở Y tế", "các đơn vị y tế"),
            ("Sở Xây dựng", "Trung tâm"),
            ("Sở Xây dựng", "Ban Quản lý"),
            ("UBND huyện Ba Tơ", "Công an huyện"),
            ("UBND huyện Ba Tơ", "UBND xã"),
            ("UBND huyện Ba Tơ", "các xã"),
            ("UBND huyện Ba Tơ", "văn phòng HĐND và UBND"),
            ("Trường Đại học Phạm Văn Đồng", "sinh viên của trường"),
            ("Trường Đại học Phạm Văn Đồng", "Khoa Kinh tế"),
            ("Kho bạc Nhà nước Quảng Ngãi", "kho bạc huyện"),
        ]
    ),
    mark=typed,
)
def test_other_bodies_are_not_the_one_that_speaks(number: int, unit_and_name: tuple[str, str], mark: object) -> None:
    unit, name = unit_and_name
    assert "it.computers" not in figures(mark(f"{name} có {number} máy tính") + ".", unit)  # type: ignore[operator]


@pytest.mark.parametrize("number", [96, 31])
def test_a_room_of_the_office_is_a_room_the_office_is_none(number: int) -> None:
    message = f"Máy tính của Văn phòng là {number}, riêng Trung tâm Phục vụ hành chính công 17 thì khỏi cộng."
    assert figures(message, "Văn phòng UBND tỉnh")["it.computers"] == str(number)
    assert "it.computers" not in figures(f"Máy tính của văn phòng là {number}.", "Sở Xây dựng")


@pytest.mark.parametrize("mark", [str, fold])
def test_another_body_speaks_on_to_the_end_of_its_list(mark: object) -> None:
    assert not figures(mark("Chi cục có 20 máy tính, 18 công chức."))  # type: ignore[operator]
    found = figures(mark("Chi cục có 20 máy tính, 18 công chức."), "Chi cục Thủy lợi tỉnh")  # type: ignore[operator]
    assert (found["it.computers"], found["org.staff"]) == ("20", "18")
