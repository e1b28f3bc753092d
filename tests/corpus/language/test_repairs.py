"""A slip and its correction in one breath: the correction wins, or is asked; nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import fold, settle


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("46 máy, à không, 54 máy, 62 cán bộ", "54 máy, 62 cán bộ"),
        ("46 may a nham 54, 62 can bo", "54 may, 62 can bo"),
        ("46 máy tính. À nhầm, 54 máy tính và 62 cán bộ", "54 máy tính và 62 cán bộ"),
        ("46 máy tính, 62 cán bộ. À nhầm, 54 máy tính", "54 máy tính, 62 cán bộ"),
        ("máy tính: 46; cán bộ: 62. À nhầm, máy tính: 54", "máy tính: 54; cán bộ: 62"),
        ("LAN 5/7, Internet 7/7, à nhầm LAN 6/7, WAN 4/7", "LAN 6/7, Internet 7/7, WAN 4/7"),
        ("Mua máy; 1.200 triệu à nhầm 2.100 triệu; mới", "Mua máy; 2.100 triệu; mới"),
        ("Mua máy; 1.200 triệu à nhầm 2.100; mới", "Mua máy; 2.100 triệu; mới"),
        ("Mua máy; 2021 à nhầm 2022; mới", "Mua máy; 2022; mới"),
        ("1,2 tỷ, nói lại là 1,5 tỷ", "1,5 tỷ"),
        ("1,2 tỷ à nhầm 1,5; mới", "1,5 tỷ; mới"),
        ("đạt 87% à nhầm 87,5", "đạt 87,5%"),
        ("hiện 20%, à nhầm 25%, đến 2025 đạt 80%", "hiện 25%, đến 2025 đạt 80%"),
        ("đến 2025 đạt 80% à nhầm 90", "đến 2025 đạt 90%"),
        ("từ tháng 5/2019, à nhầm tháng 6/2019", "từ tháng 6/2019"),
        ("không có. Thực ra có 2 hệ thống", "có 2 hệ thống"),
        (
            "sự cố: không có. Thực ra năm 2019 có 2 máy nhiễm; ứng phó: chưa có",
            "sự cố: năm 2019 có 2 máy nhiễm; ứng phó: chưa có",
        ),
        ("chưa có số liệu, à quên có 54 máy", "có 54 máy"),
    ],
)
def test_what_is_said_last_holds(told: str, meant: str) -> None:
    settled = settle(told)
    assert settled.text == meant
    assert len(settled.dropped) == 1 and not settled.unclear


@pytest.mark.parametrize(
    "told",
    [
        "46 máy à nhầm 54 cán bộ",
        "46 máy, thực ra chỉ 40 máy dùng được",
        "đồng ý. À không, không đồng ý",
        "có 2 máy chủ, à không có máy chủ nào",
        "Văn phòng Sở, à nhầm, Phòng CNTT phụ trách",
        "năm 2025 đạt 80% à quên 2024",
        "không có; có 3 vụ",
    ],
)
def test_what_cannot_be_worked_out_is_asked_and_left(told: str) -> None:
    settled = settle(told)
    assert settled.text == told and settled.unclear


@pytest.mark.parametrize(
    "told",
    [
        "cấp nhầm 2 hồ sơ, gửi thư xin lỗi người dân; 3 vụ",
        "quên mật khẩu, nhầm lẫn; hỗ trợ 3 đơn vị",
        "Hạ tầng tạm đủ. Thực ra còn thiếu mạng",
        "không có sự cố nào, đơn vị có 2 máy chủ",
        "so với thực tế, 46 máy đáp ứng; nói lại cho rõ quy trình",
        "5/7 xã, còn 2 xã chưa có",
        "chưa có; dự kiến có 2 hệ thống năm 2021",
        "chưa có; sẽ có 2 máy năm 2021",
        "2 hồ sơ cấp nhầm 3 vụ",
    ],
)
def test_words_that_only_look_like_a_slip_are_left(told: str) -> None:
    assert settle(told) == type(settle(told))(told)


@given(st.text(alphabet="àaănhmq ,.;:\n0123456789%/ktôđ", max_size=60))
def test_any_text_settles_once_and_gains_no_figure(told: str) -> None:
    settled = settle(told)
    assert settle(settled.text).text == settled.text
    assert settled.text == told or len(settled.text) < len(told)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["máy", "triệu", "%", "xã"]), st.booleans())
def test_the_second_of_two_figures_holds_whatever_they_are(first: int, second: int, unit: str, bare: bool) -> None:
    told = f"có {first} {unit}, à nhầm, {second}{'' if bare else f' {unit}'}; Văn phòng"
    for words in (told, fold(told)):
        assert (
            settle(words).text == words.replace(f"{first} ", f"{second} ", 1).split(",")[0] + words[words.index(";") :]
        )


@pytest.mark.parametrize(
    ("told", "settled"),
    [
        ("5 máy, 300 triệu, à nhầm 54 máy", "54 máy, 300 triệu"),
        ("300 triệu, à nhầm 54", "54 triệu"),
        ("46 máy tính xách tay à nhầm 54 máy tính xách tay", "54 máy tính xách tay"),
    ],
)
def test_the_new_figure_stands_for_the_one_of_its_noun(told: str, settled: str) -> None:
    assert settle(told).text == settled


@pytest.mark.parametrize(
    "told",
    [
        "46 máy tính xách tay à nhầm 54 máy tính để bàn",
        "2% à nhầm 5 triệu",
        "2020 à nhầm 5 máy",
        "không, à nhầm, không",
        "không có, à nhầm, chưa có",
    ],
)
def test_a_figure_of_another_thing_and_a_denial_twice_are_asked(told: str) -> None:
    assert (settle(told).text, settle(told).unclear) == (told, (told,))


@pytest.mark.parametrize(
    ("told", "dropped"),
    [
        ("46 máy tính. À nhầm, 54 máy tính", "46 máy tính"),
        ("46 máy tính, 62 cán bộ. À nhầm, 54 máy tính", "46"),
        ("chưa có số liệu, à quên có 54 máy", "chưa có số liệu"),
    ],
)
def test_what_was_taken_back_is_told_without_what_holds(told: str, dropped: str) -> None:
    assert settle(told).dropped == (dropped,)
