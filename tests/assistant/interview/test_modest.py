"""Long messages: a figure that words around it make another thing is left, never proposed; what is plainly told is still read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import fold
from tests.assistant.interview.test_spreading import figures, told_by, words

counts = st.integers(min_value=4, max_value=290)
typed = st.sampled_from([str, fold])  # with diacritics and without


@settings(max_examples=80, deadline=None)
@given(
    number=counts,
    way=st.sampled_from(
        [
            "Cơ quan cần {n} máy tính cho tổ tiếp dân",
            "Chi cục Thủy lợi được cấp {n} máy tính",
            "Trước kia cơ quan có {n} máy tính",
            "Lúc mới thành lập có {n} máy tính",
            "Máy tính hư {n} cái",
            "Có {n} máy tính đã quá 8 năm",
            "Máy tính bàn {n}, laptop 9",
            "{n} để bàn, 9 xách tay",
            "Kho còn {n} máy tính chờ thanh lý",
            "Mỗi phòng {n} máy tính",
            "Mỗi năm {n} máy tính",
            "Bộ phận tiếp dân dùng {n} máy tính",
            "Có {n} máy tính của cá nhân mang vào",
            "Không được nổi {n} máy tính",
            "Phấn đấu có {n} máy tính",
        ]
    ),
    mark=typed,
)
def test_machines_of_another_kind_time_or_owner_are_left(number: int, way: str, mark: object) -> None:
    assert "it.computers" not in figures(mark(way.format(n=number)) + ".")  # type: ignore[operator]


@settings(max_examples=60, deadline=None)
@given(
    number=counts,
    way=st.sampled_from(
        [
            "Nhân sự CNTT: {n} người",
            "Nhân sự làm công nghệ thông tin {n}",
            "Biên chế được giao {n}, hiện có 3",
            "Công chức {n}, viên chức 7, hợp đồng 2",
            "{n} công chức, 9 viên chức",
            "Cán bộ không chuyên trách {n} người",
            "{n} cán bộ được cấp chứng thư số",
            "45 máy tính cho {n} người dân dùng chung",
            "45 máy tính, {n} người mới tuyển",
        ]
    ),
    mark=typed,
)
def test_some_of_the_people_are_not_all_of_them(number: int, way: str, mark: object) -> None:
    assert "org.staff" not in figures(mark(way.format(n=number)) + ".")  # type: ignore[operator]


@pytest.mark.parametrize(
    "message",
    [
        "Thuê dịch vụ ATTT 120 triệu",
        "Nguồn vốn ngân sách thị xã là 2 tỷ 300 triệu",
        "Mức 3, 4 có 60 thủ tục",
        "Năm 2019 kiểm tra đánh giá 1 hệ thống, năm 2020 kiểm tra 2 hệ thống",
        "Kiểm tra 2 lần, 3 hệ thống",
        "Máy trạm nhiễm mã độc 12 máy",
        "Số hóa 100% sổ hộ tịch vào năm 2024",
        "Mục tiêu số hóa 60% bản đồ địa chính",
        "70% báo cáo gửi qua hệ thống trong năm 2020",
        "Mức 4 thì trung ương quy định phải 80%",
        "LAN còn 2 xã chưa có trong tổng 11 xã",
        "Mức 3 có 20 thủ tục phát sinh hồ sơ",
        "Cần cài diệt virus cho 20 máy trạm",
        "Dự án an toàn thông tin 200 triệu",
        "Cần có 20 máy tính",
    ],
)
def test_figures_of_something_else_are_left(message: str) -> None:
    assert not figures(f"{message}.")


@settings(max_examples=60, deadline=None)
@given(
    machines=counts,
    people=counts,
    way=st.sampled_from(
        [
            "máy tính {m}, người {p}",
            "{m} máy tính, {p} người",
            "máy tính {m} cái nhé, người thì {p}",
            "{m} máy tính với {p} người thôi ạ",
            "{m} may tinh cho {p} nguoi",
            "cơ quan có đúng {p} người thì {m} máy tính",
            "tổng {p} công chức và {m} máy",
            "Cụ thể {m} máy cho {p} CBCC",
            "Đơn vị có {m} máy tính, {p} viên chức",
            "{m} máy tính, {p} cán bộ công chức",
        ]
    ),
)
def test_machines_and_people_told_in_short(machines: int, people: int, way: str) -> None:
    found = figures(way.format(m=machines, p=people))
    assert (found.get("it.computers"), found.get("org.staff")) == (str(machines), str(people))


@settings(max_examples=40, deadline=None)
@given(whole=st.integers(5, 60), part=st.integers(1, 4), net=st.sampled_from(["LAN", "WAN", "Internet"]))
def test_how_many_of_how_many_around_the_name(whole: int, part: int, net: str) -> None:
    id_ = f"net.{net.lower()}"
    for way in (
        "có {a} đơn vị trực thuộc nối {n} trên tổng {b} đơn vị",
        "{a} xã có {n} trong tổng số {b} xã",
        "có {a} xã, thị trấn và phòng ban trực thuộc có mạng {n} trên tổng số {b} đơn vị",
        "{n} chưa đủ, tức {a}/{b}",
    ):
        found = figures(way.format(a=part, b=whole, n=net))
        assert (found.get(f"{id_}.active"), found.get(f"{id_}.units")) == (str(part), str(whole)), way


@settings(max_examples=30, deadline=None)
@given(count=st.integers(2, 4), said=st.sampled_from(["{n}", "{w}"]))
def test_all_that_were_counted_before(count: int, said: str) -> None:
    all_ = said.format(n=count, w={2: "hai", 3: "ba", 4: "bốn"}[count])
    found = figures(f"Huyện quản lý {count} hệ thống thông tin, cả {all_} đều chưa được phê duyệt cấp độ.")
    assert (found["sys.total"], found["sys.level_approved"]) == (str(count), "0")
    found = figures(f"Hệ thống thông tin quản lý {count}. Cả {all_} đã được phê duyệt phương án.")
    assert found["sys.plan_approved"] == str(count)
    found = figures(f"Sở có {count} máy chủ, cả {all_} đều đã cài phần mềm chống mã độc, máy trạm cài 61 cái.")
    assert (found["sec.servers"], found["sec.workstations"]) == (str(count), "61")
    assert "sys.level_approved" not in figures(
        f"Quản lý {count} hệ thống thông tin, cả {all_} sẽ được phê duyệt cấp độ."
    )


def test_what_there_is_and_what_is_aimed_at_in_one_breath() -> None:
    found = figures("Mức 4 đạt 31%, phấn đấu 2025 đạt 82%.")
    assert (found["p2.3.dvc4 base"], found["p2.3.dvc4 target"]) == ("31", "82")
    assert figures("Đến 2025 sở phấn đấu 100% TTHC đủ điều kiện lên mức độ 4.")["p2.3.dvc4 target"] == "100"


def test_money_asked_for_given_and_spent_in_short() -> None:
    found = figures("Kinh phí xin 2.900 triệu, cấp được 2.500 triệu, chi hết 2.480 triệu cho công nghệ thông tin.")
    assert {id_: float(value) for id_, value in found.items()} == {
        "spend.need": 2900,
        "spend.allotted": 2500,
        "spend.it": 2480,
    }


def test_servers_that_hold_software_are_no_place_of_servers() -> None:
    assert "p1.2.servers" not in words("Máy trạm cài phần mềm chống mã độc là 90. Máy chủ 3, cài đủ 3.")


def test_a_goal_of_security_is_no_share_of_money() -> None:
    assert "spend.security_share" not in figures("Mục tiêu ATTT: 100% hệ thống được phê duyệt cấp độ.")


@pytest.mark.parametrize(
    ("message", "not_of"),
    [
        ("Hệ thống quản lý nghĩa trang do sở đặt làm, chạy trên máy chủ riêng.", "p1.2.servers"),
        ("Từ ngày có phần mềm một cửa thì hồ sơ trễ hạn giảm hẳn.", "p1.4.public"),
        ("Quy chế bảo đảm an toàn thông tin ban hành năm 2018, có phân công nhưng chưa diễn tập.", "p1.6.drills"),
        ("Cơ quan tham gia chiến dịch làm sạch mã độc năm 2019.", "p2.8.participants"),
        ("Chi nhiều nhất là năm 2019 với 900 triệu mua máy chủ.", "p1.2.servers"),
        ("Tháng 3/2018 một máy chủ bị mã hóa dữ liệu.", "p1.2.servers"),
        ("QĐ 318/QĐ-SYT ngày 5/4/2018 ban hành quy chế sử dụng phần mềm quản lý văn bản.", "p1.4.internal"),
        ("Năm 2017 chi 210 triệu, 2018 chi 320 triệu, 2019 chi 400 triệu.", "p2.6.roadmap"),
    ],
)
def test_a_thing_named_by_the_way_is_not_what_the_words_are_about(message: str, not_of: str) -> None:
    assert not_of not in words(message)


@pytest.mark.parametrize("head", ["Khó khăn", "Vướng mắc", "Khó khăn, vướng mắc hiện nay"])
@pytest.mark.parametrize("joint", [", ", "; "])
@pytest.mark.parametrize("mark", [str, fold])
def test_a_list_under_a_heading_belongs_to_it(head: str, joint: str, mark: object) -> None:
    told = joint.join(["tiền ít", "cán bộ kiêm nhiệm nhiều việc", "phần mềm của bộ hay lỗi"])
    found = words(mark(f"{head}: {told}. Máy tính 45, công chức 41."))  # type: ignore[operator]
    assert set(found) >= {"p1.0.difficulties"}
    assert not {"p1.5.organisation", "p1.3.b.ministry_db"} & set(found)
    assert fold("nhiệm nhiều việc") in fold(found["p1.0.difficulties"])


def test_lines_of_dashes_belong_to_the_heading_above() -> None:
    found = words("Khó khăn:\n- Kinh phí hạn hẹp\n- Cán bộ kiêm nhiệm nhiều việc\nMáy tính: 45")
    assert "kiêm nhiệm" in found["p1.0.difficulties"]
    assert "p1.5.organisation" not in found


def test_what_is_to_come_is_said_once_for_a_list() -> None:
    found = words(
        "Về an toàn thông tin những năm tới: lập hồ sơ cấp độ cho 2 hệ thống; mỗi năm cử 1 người đi học an toàn thông tin."
    )
    assert {"p2.4.6.levels", "p2.4.6.training"} <= set(found)


@settings(max_examples=40, deadline=None)
@given(machines=counts, people=counts)
def test_no_figure_is_lost(machines: int, people: int) -> None:
    """Every figure is placed as a fact or shown as left."""
    for way in (
        "{m} máy {p} bạn",
        "{m} máy tính, thêm {p} cái hư",
        "LAN 3/4 đơn vị {p} phòng",
        "thủ tục 90 (tăng {p}), mức 3 20",
    ):
        message = way.format(m=machines, p=people)
        spread = told_by(message)
        facts = {fact.value for placed in spread.placed for fact in placed.reading.facts if fact.quantity != "answer"}
        assert str(people) in facts or any(str(people) in text for text in spread.left), message


@settings(max_examples=30, deadline=None)
@given(part=st.integers(2, 9), share=st.integers(11, 97))
def test_a_share_in_a_bracket_is_of_what_stands_before_it(part: int, share: int) -> None:
    found = figures(f"120 thủ tục, mức độ 3 là 40 thủ tục, mức độ 4 là {part} thủ tục (chiếm {share}%).")
    assert (found["dvc.level4"], found["p2.3.dvc4 base"]) == (str(part), str(share))
    assert "spend.security_share" not in found
    money = figures(f"5 năm chi 3.100 triệu cho CNTT, trong đó {part}00 triệu là an toàn thông tin ({share}%).")
    assert money["spend.security_share"] == str(share)
    net = figures(f"LAN 9/9 đơn vị; WAN: {part}/9, tương ứng {share}%.")
    assert (net["net.wan.active"], net["net.lan.active"]) == (str(part), "9")
    alone = figures(f"Thủ tục 120, mức 3 có 40 (chiếm {share}%).")
    assert "spend.security_share" not in alone and "p2.3.dvc4 base" not in alone


def test_a_table_with_slashes_is_a_table() -> None:
    found = figures(
        "STT / nội dung / số lượng\n1 / Máy tính / 318\n2 / Cán bộ, công chức / 295\n3 / Hệ thống thông tin đang quản lý / 5"
    )
    assert (found["it.computers"], found["org.staff"], found["sys.total"]) == ("318", "295", "5")


def test_of_several_years_the_last_is_the_goal() -> None:
    found = figures("Mục tiêu: mức độ 4 đạt 45% vào 2023 rồi 75% vào 2025.")
    assert found.get("p2.3.dvc4 target", "75") == "75"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("trăm rưỡi", "150"),
        ("hai trăm rưỡi", "250"),
        ("trăm ba mươi hai", "132"),
        ("trăm mười hai", "112"),
        ("bốn trăm mười", "410"),
    ],
)
def test_a_hundred_without_its_one(said: str, number: str) -> None:
    assert figures(f"Máy tính {said} cái, công chức 98 người.")["it.computers"] == number


def test_lan_and_internet_told_in_one_share() -> None:
    for way in (
        "LAN và Internet 8/8 đơn vị, WAN 5/8",
        "LAN, Internet đều 8/8; WAN 5/8",
        "mạng LAN và internet tốc độ cao 8/8, wan 5/8",
    ):
        found = figures(way)
        assert (found["net.lan.active"], found["net.internet.active"], found["net.wan.active"]) == ("8", "8", "5"), way


def test_a_net_named_last_before_another_takes_nothing_of_it() -> None:
    found = figures("Có 8 đơn vị trực thuộc, tất cả đều có LAN và Internet, WAN thì 5.")
    assert "net.internet.active" not in found or found["net.internet.active"] == "8"


def test_none_of_the_bodies_with_their_number_behind_a_comma() -> None:
    found = figures("WAN chưa có đơn vị nào nối, 0/5 đơn vị. LAN 5/5.")
    assert (float(found["net.wan.active"]), found["net.wan.units"], found["net.lan.active"]) == (0, "5", "5")


@pytest.mark.parametrize(
    ("head", "scale"),
    [("đơn vị tính: nghìn đồng", 0.001), ("ĐVT: triệu đồng", 1), ("triệu đồng", 1), ("tỷ đồng", 1000)],
)
def test_the_unit_of_money_is_said_once(head: str, scale: float) -> None:
    found = figures(
        f"Kinh phí ({head}): nhu cầu 5600; được bố trí 4900; tổng chi CNTT 4780; chi an toàn thông tin 380."
    )
    assert {id_: float(value) for id_, value in found.items()} == pytest.approx(
        {
            "spend.need": 5600 * scale,
            "spend.allotted": 4900 * scale,
            "spend.it": 4780 * scale,
            "spend.security": 380 * scale,
        }
    )
    row = figures(f"Nội dung | Số tiền ({head})\nTổng chi CNTT | 3070\nTổng chi ATTT | 104\nMáy tính | 45")
    assert row["it.computers"] == "45"
    assert [float(row[id_]) for id_ in ("spend.it", "spend.security")] == pytest.approx([3070 * scale, 104 * scale])


@pytest.mark.parametrize(
    "message",
    [
        "LAN 5/7 (năm 2018), nay khác rồi",
        "Lãnh đạo sở 4 người, cán bộ công chức còn lại 40 người",
        "45 cán bộ, công chức được cấp chữ ký số",
        "Tổng biên chế 120, thực hiện 112",
        "Ngân sách huyện dành 1% cho CNTT",
        "Máy tính của văn phòng 12 cái",
        "Máy tính ở xã mấy người xài chung một cái",
    ],
)
def test_figures_of_another_time_of_the_rest_or_of_a_use_are_left(message: str) -> None:
    assert not figures(f"{message}.")


def test_an_audit_of_one_year_counts_two_years_do_not() -> None:
    assert figures("Năm ngoái kiểm tra đánh giá được 3 hệ thống.")["sec.audited"] == "3"
    assert "sec.audited" not in figures("Năm 2018 kiểm tra đánh giá 1 hệ thống, năm 2019 kiểm tra 2 hệ thống.")


def test_a_question_tacked_on_asks_nothing_of_the_figures() -> None:
    found = figures("27 máy tính, 26 người, 2/2 đơn vị có mạng LAN, được chưa?")
    assert (found["it.computers"], found["org.staff"], found["net.lan.active"]) == ("27", "26", "2")
    assert not figures("Có 27 máy tính hay 30 máy tính vậy em?")


@pytest.mark.parametrize("mark", [str, fold])
def test_who_leads_and_who_takes_part(mark: object) -> None:
    found = words(mark("Văn phòng Sở chủ trì, các phòng chuyên môn phối hợp thực hiện."))  # type: ignore[operator]
    assert "phối hợp" not in found["p2.8.lead"] and "phoi hop" not in found["p2.8.lead"]
    assert fold("các phòng chuyên môn") in fold(found["p2.8.participants"])


@pytest.mark.parametrize(
    "message",
    [
        "Số máy trạm cài phần mềm phòng, chống mã độc là 74; số máy chủ cài là 3.",
        "Qua rà soát, huyện quản lý 5 hệ thống thông tin.",
        "WAN nối được 9/13 xã, thị trấn.",
    ],
)
def test_what_figures_leave_of_their_sentence_answers_nothing(message: str) -> None:
    assert set(words(message)) <= {"p1.6.malware", "p1.6.levels", "p1.2.wan"}


def test_a_share_of_both_levels_is_no_goal() -> None:
    found = figures("Tỷ lệ dịch vụ công mức 3, 4 là 65%. Mục tiêu đến 2025 mức độ 4 đạt 90%.")
    assert found.get("p2.3.dvc4 target", "90") == "90" and "p2.3.dvc4 base" not in found


def test_gathered_is_no_list() -> None:
    assert figures("Máy tính gom lại hết khoảng hai trăm mười cái.")["it.computers"] == "khoảng 210"


def test_the_count_in_a_bracket_is_of_the_share_before_it() -> None:
    found = figures("LAN: 100% (9/9); Internet 100% (9/9 đơn vị); WAN: 44,4% (4/9).")
    assert (found["net.lan.active"], found["net.wan.active"], found["net.wan.units"]) == ("9", "4", "9")
    goal = figures("Phấn đấu năm 2025 mức độ 4 đạt 85% (hiện nay là 26%).")
    assert (goal["p2.3.dvc4 target"], goal["p2.3.dvc4 base"]) == ("85", "26")


def test_what_stands_beside_figures_of_software_is_no_task() -> None:
    found = words("Toàn bộ 03 máy chủ và 88 máy trạm đã được cài đặt phần mềm phòng, chống mã độc có bản quyền.")
    assert "p2.4.6.malware" not in found
