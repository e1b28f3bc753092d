"""A task that tells what is done to a thing it already names: no verb is put before it that would say something else."""

from __future__ import annotations

import itertools
import re

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


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("máy chủ cũ thanh lý, thuê đám mây của tỉnh 2022", "Thanh lý máy chủ cũ, thuê đám mây của tỉnh năm 2022"),
        ("máy cũ thay dần mỗi năm 12 máy", "Thay dần máy cũ mỗi năm 12 máy"),
        ("LAN làm lại 2021", "Làm lại LAN năm 2021"),
        ("7 bộ họp trực tuyến cho các xã chưa có", "Trang bị 07 bộ họp trực tuyến cho các xã chưa có"),
        ("68 máy mua bản quyền hằng năm", "Đối với 68 máy, mua bản quyền hằng năm"),
        ("135 máy, mua bản quyền hằng năm", "Đối với 135 máy, mua bản quyền hằng năm"),
    ],
)
def test_two_acts_frequencies_and_sets(told: str, written: str) -> None:
    assert any(line.rstrip(".;").endswith(written) for line in lines({"p2.4.2.infrastructure": told}))


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("lãnh đạo 1 lớp CĐS 2021", "Tổ chức 01 lớp chuyển đổi số cho lãnh đạo năm 2021"),
        ("cán bộ xã 2 lớp", "Tổ chức 02 lớp tập huấn cho cán bộ xã"),
        ("doanh nghiệp 2 lớp/ năm về TMĐT", "Tổ chức mỗi năm 02 lớp về thương mại điện tử cho doanh nghiệp"),
    ],
)
def test_classes_are_held_for_whom_they_are_told(told: str, written: str) -> None:
    assert any(line.rstrip(".;").endswith(written) for line in lines({"p2.4.7.people": told}))


def test_a_rule_put_right_is_not_issued_anew() -> None:
    written = lines({"p2.4.1.legal": "quy chế ATTT sửa lại 2021"})
    assert any(line.rstrip(".;").endswith("Sửa lại quy chế an toàn thông tin năm 2021") for line in written)


@pytest.mark.parametrize("question", ["p1.0.effect"])
def test_what_a_sentence_is_about_is_said_once(question: str) -> None:
    told = "tiết kiệm giấy khoảng 60 triệu 1 năm; doanh nghiệp khai báo qua mạng không phải lên sở"
    written = " ".join(lines({question: told}))
    assert written.count("Về hiệu quả kinh tế - xã hội") == 1
    assert "60 triệu đồng mỗi năm. Doanh nghiệp khai báo" in written


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("chữ ký số 100% lãnh đạo, đạt", "Chữ ký số 100% lãnh đạo, đạt mục tiêu đề ra."),
        ("45% hồ sơ mức 4, chưa đạt", "Có 45% hồ sơ mức độ 4, chưa đạt mục tiêu đề ra."),
        ("80% hồ sơ nộp mức 3, mục tiêu 60", "Có 80% hồ sơ nộp mức độ 3, «[cần xác nhận: mục tiêu là 60%]»."),
    ],
)
def test_a_result_told_as_reached_needs_no_target_and_a_bare_target_is_asked(told: str, written: str) -> None:
    assert any(written in line for line in lines({"p1.0.against_targets": told}))


@pytest.mark.parametrize(
    ("question", "told", "written"),
    [
        (
            "p1.4.public",
            "107 TTHC, mức 3: 41; trang web sxd.quangngai.gov.vn",
            "trang thông tin điện tử (sxd.quangngai.gov.vn).",
        ),
        ("p1.3.b.ministry_db", "Hệ thống cấp phép capphep.gov.vn, 1.120 hồ sơ", "Địa chỉ truy cập: “capphep.gov.vn”;"),
        (
            "p1.3.b.ministry_db",
            "Hệ thống cấp phép https://capphep.gov.vn, 1.120 hồ sơ",
            "Địa chỉ truy cập: https://capphep.gov.vn;",
        ),
    ],
)
def test_no_mark_runs_into_an_address(question: str, told: str, written: str) -> None:
    assert any(written in line for line in lines({question: told}))


def test_years_listed_behind_a_task_are_each_a_year_of_the_roadmap() -> None:
    written = lines({"p2.4.4.databases": "CSDL cụm công nghiệp 2022, 2023; thay máy năm 2021, năm 2023 nối mạng"})
    of = {line.strip("- ")[:8]: line for line in written if line.strip("- ").startswith("Năm 202")}
    assert "cụm công nghiệp" in of["Năm 2022"] and "cụm công nghiệp" in of["Năm 2023"]
    assert "nối mạng" in of["Năm 2023"] and "thay máy" not in of["Năm 2023"]


def test_a_line_of_the_roadmap_told_for_two_years_is_of_both() -> None:
    written = lines({"p2.6.roadmap": "2021: hồ sơ cấp độ\n2022: sàn\n2023, 2025: camera"})
    of = {line.strip("- ")[:8]: line for line in written if line.strip("- ").startswith("Năm 202")}
    assert "camera" in of["Năm 2023"] and "camera" in of["Năm 2025"]
    assert "camera" not in of["Năm 2024"] and "2023" not in of["Năm 2022"]


@pytest.mark.parametrize("told", ["đồng ý", "ok", "nhất trí", "lấy hết"])
def test_bases_agreed_to_in_one_word_are_the_suggested_ones(told: str) -> None:
    assert sum("Nghị định số 64/2007/NĐ-CP" in line for line in lines({"p2.1.bases": told})) == 1


@pytest.mark.parametrize(
    "behind", ["một cửa dùng phần mềm của tỉnh", "trang web sct.quangngai.gov.vn", "ứng dụng tra cứu hồ sơ"]
)
def test_things_named_behind_figures_are_told_apart_from_them(behind: str) -> None:
    written = " ".join(lines({"p1.4.public": f"134 thủ tục, mức 3: 52, mức 4: 14, {behind}"}, unit="Sở Công Thương"))
    assert (
        "có 134 thủ tục hành chính (TTHC), trong đó 52 thủ tục" in written
        or "có 134 thủ tục hành chính, trong đó 52 thủ tục" in written
    )
    assert behind.split()[-1].split(".")[0] in written


def test_the_roadmap_says_a_task_as_its_line_does() -> None:
    written = lines({"p2.4.6.backup": "hàng tuần ra ổ cứng, từ 2022 lên cloud"})
    assert any("Năm 2022: " in line and "sao lưu dữ liệu hằng tuần ra ổ cứng" in line for line in written)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        (
            "lập hồ sơ cấp độ 2 hệ thống (trang TTĐT và LAN)",
            "Lập hồ sơ cấp độ cho 02 hệ thống (trang thông tin điện tử và LAN)",
        ),
        ("lập hồ sơ cấp độ 2 hệ thống một cửa", "Lập hồ sơ cấp độ 2 hệ thống một cửa"),
    ],
)
def test_a_count_of_systems_is_no_level_of_one(told: str, written: str) -> None:
    assert any(line.rstrip(".;").endswith(written) for line in lines({"p2.4.6.levels": told}))


@pytest.mark.parametrize(
    ("question", "told", "written"),
    [
        (
            "p2.4.2.infrastructure",
            "máy tính: cấp 22 bộ cho xã, 8 bộ cho phòng",
            "Về máy tính, cấp 22 bộ cho xã, 08 bộ cho phòng",
        ),
        ("p2.4.2.infrastructure", "tường lửa mua năm 2021", "Mua tường lửa năm 2021"),
        ("p2.4.2.infrastructure", "tường lửa thuê", "Thuê tường lửa"),
        ("p2.4.5.internal_apps", "phòng họp không giấy của Sở", "Triển khai phòng họp không giấy của Sở"),
        ("p2.4.5.public_apps", "camera 3 điểm giao công an làm", "Đối với camera 03 điểm, giao công an làm"),
        ("p2.4.6.backup", "ổ cứng ngoài, hằng tuần", "Sao lưu dữ liệu ra ổ cứng ngoài, hằng tuần"),
        (
            "p2.4.6.four_layers",
            "lớp 2 năm 2022, lớp 1 và 3 xong 2023",
            "Hoàn thành lớp 2 trong năm 2022, lớp 1 và 3 trong năm 2023",
        ),
        ("p2.4.7.people", "19 người tập huấn kỹ năng số 2021", "Tập huấn kỹ năng số cho 19 người năm 2021"),
        ("p2.4.7.people", "lãnh đạo 2 người học CĐS", "Cử 02 lãnh đạo học chuyển đổi số"),
        ("p2.5.2.business", "Viettel chưa", "«[cần xác nhận: Viettel chưa]»"),
    ],
)
def test_a_task_reads_as_an_act(question: str, told: str, written: str) -> None:
    found = [line.strip("- ").rstrip(".;") for line in lines({question: told})]
    assert any(line.endswith(written) for line in found)


def test_no_share_is_told_of_bodies_that_there_are_none_of() -> None:
    written = " ".join(lines({"p1.2.lan": "có LAN toàn cơ quan, không có đơn vị trực thuộc"}))
    assert "Cả 0" not in written and "0/0" not in written
    assert "không có đơn vị trực thuộc" in written


@pytest.mark.parametrize(
    ("question", "told", "written"),
    [
        ("p1.2.internet", "có, 1 đường FTTH 80Mbps", "Sở có 01 đường FTTH 80Mbps"),
        ("p1.5.people", "1 cao đẳng tin học; còn lại chứng chỉ A, B", "Số còn lại có chứng chỉ A, B."),
        ("p1.5.organisation", "Văn phòng lo, chưa có người chuyên trách", "Văn phòng phụ trách"),
        (
            "p1.4.internal",
            "iOffice dùng cho tất cả cán bộ; họp không giấy: chưa",
            "Phần mềm iOffice dùng cho tất cả cán bộ",
        ),
        (
            "p1.4.internal",
            "iOffice dùng cho tất cả cán bộ; họp không giấy: chưa",
            "Về họp không giấy, Sở chưa thực hiện.",
        ),
        ("p1.7.it_spend", "5 năm được cấp 310 triệu, chi hết", "Sở được cấp 310 triệu đồng trong 5 năm, chi hết"),
    ],
)
def test_a_state_told_in_short_is_a_sentence(question: str, told: str, written: str) -> None:
    assert any(
        written.lower() in line.replace("(CNTT)", "").replace("  ", " ").lower() for line in lines({question: told})
    )


def test_a_goal_of_the_roadmap_loses_its_own_year_alone() -> None:
    written = lines(
        {
            "p2.3.own": "số hóa 3.500 hồ sơ từ năm 2010 đến nay, xong trước 2024, chưa làm; 100% cán bộ có chữ ký số năm 2022 (12/19)"
        }
    )
    of = {line.strip("- ")[:8]: line for line in written if line.strip("- ").startswith("Năm 202")}
    assert "số hóa 3.500 hồ sơ từ năm 2010 đến nay" in of["Năm 2023"]
    assert "(12/19)" not in of["Năm 2022"] and any("«[cần xác nhận: 12/19]»" in line for line in written)


def test_what_a_section_opens_with_is_beside_nothing() -> None:
    alone = lines({"p1.3.c.own_db": "CSDL hội viên, 2.100 hồ sơ"})
    assert any(line.startswith("Sở tự xây dựng") for line in alone)
    both = " ".join(lines({"p1.3.c.province_db": "không", "p1.3.c.own_db": "CSDL hội viên, 2.100 hồ sơ"}))
    assert both.index("do tỉnh đầu tư xây dựng.") < both.index("Ngoài ra, Sở tự xây dựng")


@pytest.mark.parametrize("question", ["p2.3.assigned", "p2.4.4.databases"])
def test_what_is_to_be_finished_is_said_so(question: str) -> None:
    written = lines({question: "CSDL giống cây trồng, vật nuôi hoàn thành 2022"})
    assert any(
        re.search(r"Hoàn thành (?:cơ sở dữ liệu|CSDL)(?: \(CSDL\))? giống cây trồng, vật nuôi năm 2022", line)
        for line in written
    )


def test_how_things_stand_is_not_made_a_task_to_finish() -> None:
    assert not acted_on("LAN xã xong, còn 2 xã chưa", "triển khai")
    assert acted_on("máy in, máy quét cũ thanh lý", "trang bị") == "thanh lý máy in, máy quét cũ"
    assert not acted_on("mạng LAN, kéo cáp xong năm 2021", "triển khai")
