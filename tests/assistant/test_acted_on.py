"""A task that tells what is done to a thing it already names: no verb is put before it that would say something else."""

from __future__ import annotations

import itertools

import pytest

from assistant.drafting.acted import acted_on
from tests.assistant.test_spoken_tasks import lines

THINGS = ("3 hệ thống còn lại", "máy in cũ", "12 máy tính hỏng", "mạng LAN", "tường lửa", "trang thông tin điện tử")
FIRST = ("trình duyệt", "thanh lý", "thay mới", "nâng cấp", "gia hạn", "ngừng sử dụng", "bỏ")
TIMES = ("", " năm 2022", " trong quý II/2021", " trước 30/6/2021", " hằng năm")


@pytest.mark.parametrize("act", FIRST)
def test_an_act_with_nothing_but_its_time_comes_first(act: str) -> None:
    for thing, time in itertools.product(THINGS, TIMES):
        assert acted_on(f"{thing} {act}{time}", "trang bị") == f"{act} {thing}{time}"


@pytest.mark.parametrize(
    "rest", ["chuyển cho xã", "nâng lên 100Mbps", "thuê của VNPT", "gửi Sở Tài chính thẩm định", "đưa vào kho"]
)
def test_an_act_with_an_object_is_led_by_its_thing(rest: str) -> None:
    for thing in THINGS:
        assert acted_on(f"{thing} {rest}", "trang bị") == f"đối với {thing}, {rest}"


@pytest.mark.parametrize(
    "told",
    [
        *("phần mềm theo dõi thanh lý tài sản", "hệ thống rà soát thủ tục", "phần mềm gửi nhận văn bản"),
        *(
            "quy chế quản lý thuê dịch vụ",
            "kế hoạch nâng cấp mạng LAN",
            "dịch vụ sửa chữa",
            "kinh phí nâng cấp mạng năm 2021",
        ),
        *(
            "máy chủ sao lưu dữ liệu",
            "camera lắp tại 3 xã",
            "thiết bị để nâng cấp mạng",
            "20 máy tính",
            "phần mềm trình chiếu",
        ),
        *("05 xã thuê đường truyền", "văn phòng gửi Sở Tài chính", "Viettel nâng cấp đường truyền"),
    ],
)
def test_what_a_thing_is_for_and_who_acts_is_no_act_done_to_it(told: str) -> None:
    assert not acted_on(told, "trang bị")


def test_the_opposite_of_what_is_told_is_never_written() -> None:
    for question, told in (("p2.4.2.infrastructure", "máy in cũ thanh lý"), ("p2.4.1.legal", "quy chế cũ bỏ")):
        written = lines({question: told})
        assert any(line.startswith(("Thanh lý máy in cũ", "Bỏ quy chế cũ")) for line in written)
        assert not any(line.startswith(("Trang bị máy in", "Ban hành quy chế cũ")) for line in written)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("20 lãnh đạo học chuyển đổi số 2021", "Cử 20 lãnh đạo học chuyển đổi số năm 2021"),
        ("cán bộ các phòng dự lớp của tỉnh", "Cử cán bộ các phòng dự lớp của tỉnh"),
        ("15 công chức cử đi học", "Cử 15 công chức đi học"),
        ("cán bộ xã 1 lớp/năm", "Tổ chức mỗi năm 01 lớp tập huấn cho cán bộ xã"),
        ("1 cán bộ chuyên trách", "Bố trí 01 cán bộ chuyên trách"),
        ("200 cán bộ", "Đào tạo, tập huấn cho 200 cán bộ"),
        ("công chức tự học trên mạng", "Công chức tự học trên mạng"),
    ],
)
def test_people_are_sent_trained_or_appointed_and_not_organised(told: str, written: str) -> None:
    assert any(line.rstrip(".;").endswith(written) for line in lines({"p2.4.7.people": told}))


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("iOffice: 12/14 đơn vị", "iOffice được sử dụng tại 12/14 đơn vị."),
        ("phần mềm kế toán: 14 đơn vị", "Phần mềm kế toán được sử dụng tại 14 đơn vị."),
        ("chữ ký số: 14 tổ chức, 62 cá nhân", "có 14 chữ ký số tổ chức, 62 chữ ký số cá nhân."),
        ("iOffice: 100%", "Về iOffice: «[cần xác nhận: 100%]»."),
        (
            "thư điện tử: 120/130 người, họp trực tuyến: 26 cuộc",
            "Về thư điện tử, có 120/130 người; về họp trực tuyến, có 26 cuộc.",
        ),
    ],
)
def test_a_label_and_its_figures_are_a_sentence(told: str, written: str) -> None:
    assert any(written in line for line in lines({"p1.4.internal": told}))


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("280 máy trạm, 3 máy chủ có BKAV", "có 280 máy trạm, 03 máy chủ sử dụng phần mềm BKAV."),
        ("35/40 máy trạm có bản quyền Kaspersky", "có 35/40 máy trạm có bản quyền Kaspersky."),
        ("2 máy chủ dùng ESET", "có 02 máy chủ sử dụng phần mềm ESET."),
        (
            "35/40 máy trạm có bản quyền Kaspersky; máy chủ chưa cài",
            "Máy chủ chưa được cài đặt phần mềm phòng, chống mã độc.",
        ),
    ],
)
def test_counted_machines_with_their_software_are_one_clause(told: str, written: str) -> None:
    assert any(written in line for line in lines({"p1.6.malware": told}))
