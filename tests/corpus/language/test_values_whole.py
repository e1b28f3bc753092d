"""Every part of what is read from running text: span, number, date, hedge, unit, further readings."""

from decimal import Decimal

import pytest

from corpus.language import scan
from corpus.language.values import Value


def number(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def told(value: Value) -> str:
    """kind [words] number/total @date ~hedge (what follows) |readings"""
    parts = [value.kind, f"[{value.words}]"]
    if value.number is not None:
        parts.append(number(value.number) + (f"/{number(value.total)}" if value.total is not None else ""))
    parts += [f"@{value.iso}"] if value.iso else []
    parts += [f"~{value.hedge}"] if value.hedge else []
    parts += [f"({value.unit_word})"] if value.unit_word else []
    parts += [f"|{' '.join(map(number, value.alternatives))}"] if value.alternatives else []
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2tr5", "money [2tr5] 2.5"),
        ("phí 1tỷ25", "money [1tỷ25] 1250 |1250 1025"),
        ("3ty7 chi", "money [3ty7] 3700"),
        ("12tr50 một máy", "money [12tr50] 12.5 |12.5 12.05"),
        ("chi 3k hồ sơ", "count [3k] 3000 (hồ sơ)"),
        ("nhận 3k hồ sơ mỗi năm", "count [3k] 3000 (hồ sơ mỗi năm)"),
        ("phí 300k mỗi người", "money [300k] 0.3"),
        ("thu 20k đồng", "money [20k đồng] 0.02"),
        ("6,200k văn bản", "count [6,200k] 6200 (văn bản)"),
        ("in 15k", "count [15k] 15000"),
        ("chi trả 15k", "money [15k] 0.015"),
        ("phí 15k đồng", "money [15k đồng] 0.015"),
        ("2 triệu hồ sơ, 3 nghìn lượt", "count [2 triệu] 2000000 (hồ sơ); count [3 nghìn] 3000 (lượt)"),
        ("1,5 tỷ bản ghi", "count [1,5 tỷ] 1500000000 (bản ghi)"),
        ("6,200 triệu hồ sơ", "count [6,200 triệu] 6200000 (hồ sơ) |6200000 6200000000"),
        ("2 triệu đồng hồ sơ", "money [2 triệu đồng] 2"),
        ("2 tỷ 500 triệu đồng", "money [2 tỷ 500 triệu đồng] 2500"),
        ("2 tỷ và 500 triệu", "money [2 tỷ và 500 triệu] 2500"),
        ("2 tỷ 25", "money [2 tỷ 25] 2250 |2250 2025"),
        ("2 tỷ 250 tr", "money [2 tỷ 250 tr] 2250"),
        ("4 tỷ 2 máy chủ", "money [4 tỷ] 4000; count [2] 2 (máy chủ)"),
        ("6 tỷ 2", "money [6 tỷ 2] 6200"),
        ("6 tỷ rưỡi đồng", "money [6 tỷ rưỡi đồng] 6500"),
        ("1 triệu rưỡi", "money [1 triệu rưỡi] 1.5"),
        ("5,200 tỷ", "money [5,200 tỷ] 5200"),
        ("150,500 tỷ", "money [150,500 tỷ] 150500 |150500 150500000"),
        ("2 nghìn rưỡi", "money [2 nghìn rưỡi] 0.0025"),
        ("6,200 triệu", "money [6,200 triệu] 6.2 |6.2 6200"),
        ("0,95 tỷ", "money [0,95 tỷ] 950"),
        ("1.250.000 đồng", "money [1.250.000 đồng] 1.25"),
        ("500.000 vnđ", "money [500.000 vnđ] 0.5"),
        ("6.200đ", "money [6.200đ] 0.0062"),
        ("12/03/2018", "date [12/03/2018] @2018-03-12"),
        ("12.03.2018 và 12/3/20", "date [12.03.2018] @2018-03-12; date [12/3/20] @2020-03-12"),
        ("2018-03-12", "date [2018-03-12] @2018-03-12"),
        ("2018-13-12", "date [2018-13-12]"),
        ("ngày 31 tháng 12 năm 2019", "date [ngày 31 tháng 12 năm 2019] @2019-12-31"),
        ("T6/21, tháng 12/19", "month [T6/21] @2021-06; month [tháng 12/19] @2019-12"),
        ("quý IV năm 2021, q2-2020", "quarter [quý IV năm 2021] @2021-Q4; quarter [q2-2020] @2020-Q2"),
        ("quý 3/2019", "quarter [quý 3/2019] @2019-Q3"),
        ("tháng 13/2019", "month [tháng 13/2019]"),
        ("13/2019", "fraction [13/2019] 13/2019"),
        ("t5-2020, 11/2019", "month [t5-2020] @2020-05; month [11/2019] @2019-11"),
        ("tháng 6 năm 2019", "month [tháng 6 năm 2019] @2019-06"),
        ("ngày 1/2/2019 đến 3/2019", "date [1/2/2019] @2019-02-01; month [3/2019] @2019-03"),
        ("80 phần trăm, 45,5 %", "percent [80 phần trăm] 80; percent [45,5 %] 45.5"),
        ("6,200%", "percent [6,200%] 6.2 |6.2 6200"),
        ("2021 – 2025", "period [2021 – 2025] @2021-2025"),
        ("từ 2021 đến năm 2024", "period [2021 đến năm 2024] @2021-2024"),
        ("năm 2019, sau 2020 (2021)", "year [2019] @2019; year [2020] @2020; year [2021] @2021"),
        ("2019 máy tính", "count [2019] 2019 (máy tính)"),
        ("có 2019 hồ sơ", "count [2019] 2019 (hồ sơ)"),
        ("mức độ 3, 4 và 12 máy", "ordinal [mức độ 3, 4]; count [12] 12 (máy)"),
        ("mức 3, 2 máy", "ordinal [mức 3]; count [2] 2 (máy)"),
        ("lớp 1 2 3", "ordinal [lớp 1 2 3]"),
        ("cấp độ 2 và 3", "ordinal [cấp độ 2 và 3]"),
        ("đã duyệt cấp độ 4 hệ thống", "count [4] 4 (hệ thống)"),
        ("duyệt được cd 2 httt", "count [2] 2 (httt)"),
        ("cấp độ 9", "count [9] 9"),
        ("cấp độ 4 hệ thống", "ordinal [cấp độ 4]"),
        ("trực tuyến 12 cuộc", "count [12] 12 (cuộc)"),
        ("tuyến 12", "ordinal [tuyến 12]"),
        ("hàng 5 năm", "count [5] 5 (năm)"),
        ("thứ 5, thu 20 hồ sơ", "ordinal [thứ 5]; count [20] 20 (hồ sơ)"),
        ("hạng 2, bậc 3/7", "ordinal [hạng 2]; fraction [3/7] 3/7"),
        ("1 cửa, 24/7", "version [1 cửa]; version [24/7]"),
        ("IPv6, 4G, Office365", "version [IPv6]; version [4G]; version [Office365]"),
        ("45/50 máy; 3 trong 5 đơn vị", "fraction [45/50] 45/50 (máy); fraction [3 trong 5] 3/5 (đơn vị)"),
        ("7 trên tổng số 5 xã", "count [7] 7 (trên tổng số); count [5] 5 (xã)"),
        ("12 trong 20", "count [12] 12 (trong); count [20] 20"),
        ("-5 máy, (-3), a-4", "count [-5] -5 (máy); count [-3] -3; count [4] 4"),
        ("6,200 máy", "decimal [6,200] 6.2 (máy) |6.2 6200"),
        ("-6,200", "decimal [-6,200] -6.2 |-6.2 -6200"),
        ("hai mươi lăm máy tính", "count [hai mươi lăm] 25 (máy tính)"),
        ("ba phòng ban", ""),
        ("mười hệ thống", "count [mười] 10 (hệ thống)"),
        ("khoảng 60 máy", "count [60] 60 ~khoảng (máy)"),
        ("có 60 máy, cỡ 60 máy, tầm 70%", "count [60] 60 (máy); count [60] 60 ~khoảng (máy); percent [70%] 70 ~khoảng"),
        ("dùng chung 70, chừng 70 máy", "count [70] 70; count [70] 70 ~khoảng (máy)"),
        ("chung 70 xã", "count [70] 70 ~khoảng (xã)"),
        ("độ 30 người, cấp độ 3", "count [30] 30 ~khoảng (người); ordinal [cấp độ 3]"),
        ("co 60 may, do 20 nguoi", "count [60] 60 (may); count [20] 20 (nguoi)"),
        ("trên 200 người", "count [200] 200 ~trên (người)"),
        ("210 máy trên 380 người", "count [210] 210 (máy trên); count [380] 380 (người)"),
        (
            "không quá 5 ngày; chưa đến 10%; trên dưới 40 máy",
            "count [5] 5 ~không quá (ngày); percent [10%] 10 ~chưa đến; count [40] 40 ~khoảng (máy)",
        ),
        (
            "ít nhất 3 bộ, tối đa 5, tối thiểu 10%",
            "count [3] 3 ~ít nhất (bộ); count [5] 5 ~tối đa; percent [10%] 10 ~tối thiểu",
        ),
        (
            "ngót 50 hồ sơ, xấp xỉ 20%, ước đạt 90%",
            "count [50] 50 ~gần (hồ sơ); percent [20%] 20 ~khoảng; percent [90%] 90 ~ước",
        ),
        ("~60 máy", "count [60] 60 ~khoảng (máy)"),
        ("45/QĐ-STP, 73/2019/NĐ-CP", "docnumber [45/QĐ-STP]; docnumber [73/2019/NĐ-CP]"),
        ("12/2020/TT-BTTTT, 5-người, 7/tháng", "docnumber [12/2020/TT-BTTTT]; count [5] 5"),
        ("https://a.vn/24/7 và a@b.vn 5 máy", "count [5] 5 (máy)"),
        ("12 km cáp quang mới tinh", "count [12] 12 (km cáp quang mới)"),
        ("62,5% số hồ sơ công việc đã nộp", "percent [62,5%] 62.5 (số hồ sơ công)"),
    ],
)
def test_a_text_is_read_whole(text: str, read: str) -> None:
    values = scan(text)
    assert "; ".join(map(told, values)) == read
    assert all(text[value.start : value.end] == value.words for value in values)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("500", "money [500] 500"),
        ("6.200", "money [6.200] 6200"),
        ("3 máy", "count [3] 3 (máy)"),
        ("tổng 6,200", "money [6,200] 6.2 |6.2 6200"),
        ("2,5", "money [2,5] 2.5"),
        ("5k", "money [5k] 0.005"),
    ],
)
def test_where_money_is_asked_a_bare_number_is_money(text: str, read: str) -> None:
    assert "; ".join(map(told, scan(text, money=True))) == read
