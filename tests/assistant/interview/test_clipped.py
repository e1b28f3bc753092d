"""Long messages: figures told in shorthand, with strokes between them, taken back in passing; and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import fold
from tests.assistant.interview.test_spreading import figures

counts = st.integers(min_value=11, max_value=290).filter(lambda number: number != 24)  # "24/24" is round the clock
typed = st.sampled_from([str, fold])  # with diacritics and without


@settings(max_examples=60, deadline=None)
@given(
    machines=counts,
    people=counts,
    way=st.sampled_from(
        [
            "{m} máy / {p} CBCC",
            "{m} máy tính/{p} cc",
            "Số máy: {m} / {p} người",
            "số máy {m}/{p} cán bộ công chức",
            "Máy tính/người: {m}/{p}",
            "sở có {m} máy tính, {p} cb",
        ]
    ),
    mark=typed,
)
def test_a_stroke_between_machines_and_people(machines: int, people: int, way: str, mark: object) -> None:
    found = figures(mark(way.format(m=machines, p=people)) + ".")  # type: ignore[operator]
    assert (found.get("it.computers"), found.get("org.staff")) == (str(machines), str(people))


@pytest.mark.parametrize(
    "message",
    [
        "máy tính 30/45 người dùng chung",
        "máy tính 12/15 phòng",
        "Máy tính 40/45 cái còn tốt",
        "tỷ lệ máy/người 9/10",
        "máy tính/người: 1/1",
        "30/45 cc đã học lớp tin học",
        "Số máy: 12/15 người có máy riêng",
        "Xe máy 150 cc",
    ],
)
def test_a_share_is_no_pair_of_counts(message: str) -> None:
    assert not {"it.computers", "org.staff"} & set(figures(f"{message}."))


@settings(max_examples=60, deadline=None)
@given(
    old=counts,
    new=counts,
    way=st.sampled_from(
        [
            "hơn {o} cán bộ công chức... à không, đúng {n} người",
            "{o} cán bộ, à nhầm, {n}",
            "hơn {o} cán bộ, à nhầm {n} cán bộ",
            "cán bộ {o} người, ủa quên, {n} người",
        ]
    ),
)
def test_a_count_taken_back_with_its_name_behind_it(old: int, new: int, way: str) -> None:
    found = figures(f"Cơ quan có 31 máy tính, {way.format(o=old, n=new)}.")
    assert (found["it.computers"], found["org.staff"]) == ("31", str(new))


def test_a_correction_of_something_else_takes_nothing_back() -> None:
    assert figures("28 cán bộ, à không, thêm 2 hợp đồng.").get("org.staff") != "2"
    found = figures("Thủ tục 142. Mức 3 có 50, sửa lại 48, còn mức 4 đúng là 37.")
    assert (found["dvc.level3"], found["dvc.level4"]) == ("48", "37")


@settings(max_examples=40, deadline=None)
@given(
    whole=st.integers(6, 60),
    net=st.sampled_from(["intenet", "net tốc độ cao", "net", "mạng net", "internet"]),
    body=st.sampled_from(["Đơn vị", "đvi", "Đv"]),
    mark=typed,
)
def test_nets_in_shorthand(whole: int, net: str, body: str, mark: object) -> None:
    message = f"{body} trực thuộc {whole}, có LAN {whole - 2}/{whole}, {net} {whole}/{whole}."
    found = figures(mark(message))  # type: ignore[operator]
    assert found["net.lan.active"] == str(whole - 2)
    assert (found["net.internet.active"], found["net.internet.units"]) == (str(whole), str(whole))
    found = figures(mark(f"{body} trực thuộc {whole}, {body} có lan {whole - 1}."))  # type: ignore[operator]
    assert (found["net.lan.active"], found["net.lan.units"]) == (str(whole - 1), str(whole))


def test_checked_every_year() -> None:
    found = figures("Được kiểm tra, đánh giá 5 hệ thống, định kỳ hằng năm chỉ 2, chia sẻ mã độc với NCSC thì 1.")
    assert (found["sec.audited"], found["sec.periodic"], found["sec.sharing"]) == ("5", "2", "1")
    assert "sec.periodic" not in figures("Định kỳ hằng năm 2 lần tập huấn.")
    assert "sec.periodic" not in figures("Bảo trì máy định kỳ hằng năm 2 lần, kiểm tra đường truyền.")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("thứ nhất là máy tính 57 bộ, thứ hai là cán bộ công chức 53 đồng chí", {"it.computers": 57, "org.staff": 53}),
        (
            "số liệu tới ngày 31/10: máy tính 132, cán bộ công chức viên chức 140",
            {"it.computers": 132, "org.staff": 140},
        ),
        (
            "máy tính bàn lẫn laptop là 88 cái, anh chị em trong sở 80 người hết thảy",
            {"it.computers": 88, "org.staff": 80},
        ),
        (
            "Số thủ tục của sở là 109, mức 3 có 31 cái, mức 4 được 40 cái",
            {"dvc.total": 109, "dvc.level3": 31, "dvc.level4": 40},
        ),
        ("Thủ tục của sở có 14 cái, chưa có cái nào mức độ 4", {"dvc.total": 14, "dvc.level4": 0}),
        ("Sở mình có 3 hệ thống hết thảy, mà được duyệt cấp độ có 1", {"sys.total": 3, "sys.level_approved": 1}),
        ("8 đơn vị trực thuộc: LAN 8/8, net 8/8, WAN chưa có cái nào", {"net.wan.active": 0, "net.wan.units": 8}),
        (
            "Có 9 đơn vị trực thuộc, 7 đơn vị có LAN, WAN chưa đơn vị nào nối",
            {"net.lan.active": 7, "net.wan.active": 0},
        ),
        (
            "5 năm rồi xin 9 tỷ mà cấp có 6 tỷ rưỡi, xài hết năm tỷ mốt",
            {"spend.need": 9000, "spend.allotted": 6500, "spend.it": 5100},
        ),
        ("ghi 85% mức độ 4 năm 2025 là vừa sức, hiện 22%", {"p2.3.dvc4 target": 85, "p2.3.dvc4 base": 22}),
    ],
)
def test_careless_ways_of_telling(message: str, expected: dict[str, float]) -> None:
    found = figures(f"{message}.")
    assert {id_: float(found[id_].split()[-1]) for id_ in expected if id_ in found} == expected


@pytest.mark.parametrize(
    ("message", "not_told"),
    [
        ("máy tính bàn 57 cái, laptop 9", "it.computers"),
        ("Sắp tới cần 2 tỷ để mua máy chủ", "spend.need"),
        ("Thủ tục của sở có 14 cái mức 4", "dvc.total"),
        ("3 hệ thống camera hết thảy, chưa cái nào duyệt cấp độ", "sys.total"),
        ("LAN 8/8 đơn vị, máy in WAN chưa có cái nào của phòng Nội vụ", "net.wan.active"),
        ("Năm rồi cấp có 6 tỷ rưỡi", "spend.allotted"),
        ("bệnh viện có 310 máy tính", "it.computers"),
    ],
)
def test_neighbours_of_careless_ways(message: str, not_told: str) -> None:
    assert not_told not in figures(f"{message}.")


def test_a_hospital_speaks_of_itself() -> None:
    assert figures("Bệnh viện mình 310 máy tính, 720 viên chức.", "Bệnh viện Đa khoa tỉnh")["it.computers"] == "310"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("57 máy - 53 người", {"it.computers": 57, "org.staff": 53}),
        ("biên chế được giao 55, có mặt 53", {"org.staff": 53}),
        ("hiện có 53/55 biên chế", {"org.staff": 53}),
        (
            "xin 12 tỷ - được 8,2 tỷ - chi 7,9 tỷ cho CNTT",
            {"spend.need": 12000, "spend.allotted": 8200, "spend.it": 7900},
        ),
        (
            "nhu cầu đăng ký 12 tỷ, tỉnh cân đối được 8 tỷ 2, đã giải ngân 7,9 tỷ",
            {"spend.allotted": 8200, "spend.it": 7900},
        ),
        (
            "phấn đấu nâng tỷ lệ thủ tục mức độ 4 từ 25% lên 80% vào năm 2025",
            {"p2.3.dvc4 base": 25, "p2.3.dvc4 target": 80},
        ),
        ("Năm 2025: mức 4 là 80%, HSCV 90%, số hóa 60%, BC 100%", {"p2.3.dvc4 target": 80, "p2.3.digitise target": 60}),
    ],
)
def test_short_ways_of_telling(message: str, expected: dict[str, float]) -> None:
    found = figures(f"{message}.")
    assert {id_: float(found[id_].split()[-1]) for id_ in expected if id_ in found} == expected


@pytest.mark.parametrize(
    ("message", "not_told"),
    [
        ("xin 5 tỷ mà bố trí có 3 tỷ rưỡi, riêng an toàn thông tin được 150 triệu", "spend.allotted 150"),
        ("giai đoạn qua mức độ 4 tăng từ 10% lên 25%", "p2.3.dvc4 target 25"),
        ("hội nghị có mặt 53 cán bộ", "org.staff 53"),
        ("được 8 tỷ thu phí", "spend.allotted 8000"),
    ],
)
def test_neighbours_of_short_ways(message: str, not_told: str) -> None:
    assert not_told not in {f"{id_} {value}" for id_, value in figures(f"{message}.").items()}


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("142 cán bộ phóng viên, máy tính thì 160 cái kể cả máy dựng", {"org.staff": 142, "it.computers": 160}),
        (
            "Sở đề nghị 6 tỷ, tỉnh duyệt 4,5 tỷ, đã dùng hết 4,4 tỷ",
            {"spend.need": 6000, "spend.allotted": 4500, "spend.it": 4400},
        ),
        ("nhu cầu 6 tỷ, chỉ được đáp ứng 4,5 tỷ", {"spend.need": 6000, "spend.allotted": 4500}),
        ("sở e có 58 mt, 55 cbcc", {"it.computers": 58, "org.staff": 55}),
        ("58 máy vtính, 55 cán bộ cc", {"it.computers": 58, "org.staff": 55}),
        (
            "tổng số máy tính phục vụ công tác là 58 bộ; số lượng CBCCVC: 55 người",
            {"it.computers": 58, "org.staff": 55},
        ),
        (
            "05/05 phòng, đơn vị có mạng LAN, kết nối Internet tốc độ cao; 02/05 đơn vị kết nối WAN",
            {"net.internet.active": 5},
        ),
        (
            "Hệ thống thông tin: tổng 2, cấp độ đã duyệt 1, phương án đã duyệt 0",
            {"sys.level_approved": 1, "sys.plan_approved": 0},
        ),
        (
            "Có 2 hệ thống thông tin nhưng chưa hệ thống nào được phê duyệt cấp độ",
            {"sys.total": 2, "sys.level_approved": 0},
        ),
        ("chi ATTT 150 triệu trên tổng chi CNTT 2,05 tỷ, đạt 7,3%", {"spend.security_share": 7.3}),
        (
            "Mục tiêu 2025: 90% hồ sơ công việc trên mạng; 100% chế độ báo cáo được thực hiện trên hệ thống",
            {"p2.3.reports target": 100},
        ),
    ],
)
def test_lists_and_shortened_words(message: str, expected: dict[str, float]) -> None:
    found = figures(f"{message}.")
    assert {id_: float(found[id_].split()[-1]) for id_ in expected if id_ in found} == expected


@pytest.mark.parametrize(
    ("message", "not_told"),
    [
        ("cán bộ công chức huyện 120 người, xã 260 người", "org.staff"),
        ("máy tính cấp huyện 130, cấp xã 190, cộng 320", "it.computers"),
        ("5/5 đơn vị có LAN, Internet thì chưa đủ", "net.internet.active"),
        ("5/5 đơn vị có LAN, WAN thì 3", "net.wan.active 5"),
        ("Lương cán bộ 58 triệu mỗi tháng", "org.staff"),
        ("Sở đề nghị 6 tỷ để mua máy chủ", "spend.need"),
        ("Đăng ký 2 tỷ cho dự án năm tới", "spend.need"),
        ("máy tính 160 cái kể cả các xã", "it.computers"),
    ],
)
def test_neighbours_of_lists(message: str, not_told: str) -> None:
    found = figures(f"{message}.", "UBND huyện Mộ Đức")
    assert not_told not in {*found, *(f"{id_} {value}" for id_, value in found.items())}


@pytest.mark.parametrize(
    "as_of", ["Tính tới cuối tháng 10", "Đến hết tháng 10/2020", "Tới ngày 31/10", "Đến cuối quý 3 năm 2020"]
)
@pytest.mark.parametrize("mark", [str, fold])
def test_the_day_that_figures_are_of(as_of: str, mark: object) -> None:
    assert figures(mark(f"{as_of} sở có 45 máy tính."))["it.computers"] == "45"  # type: ignore[operator]


@pytest.mark.parametrize(
    "as_of", ["Hồi tháng 3/2018", "Đến cuối tháng 3/2018", "Tới tháng 6 năm 2019", "Đến tháng 6 sang năm"]
)
@pytest.mark.parametrize("mark", [str, fold])
def test_a_day_of_another_year(as_of: str, mark: object) -> None:
    assert not figures(mark(f"{as_of} sở có 45 máy tính."))  # type: ignore[operator]


def test_hedges_of_every_day() -> None:
    found = figures("gần 70 máy tính, ngót 62 người")
    assert (found["it.computers"], found["org.staff"]) == ("gần 70", "gần 62")
    assert figures("hơn 60 cán bộ một chút, 45 máy tính")["org.staff"] == "hơn 60"


@pytest.mark.parametrize(
    "message", ["60 mấy máy tính", "60 may may tinh", "máy tính 60 gì đó", "ở dưới xã có 20 máy tính"]
)
def test_a_figure_that_is_only_begun_is_left(message: str) -> None:
    assert not figures(message)
