"""The ways people name things in answers lead to the quantity that is meant, and to no other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.reading import Context, read_answer
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
CONTEXT = Context(PACK, find_unit(PACK, "Sở Xây dựng"), "five_year", (2021, 2025), date(2020, 9, 1))
TOLD: list[tuple[str, str, dict[str, str]]] = [
    ("p1.2.computers", "46 máy tính, 41 cán bộ, công chức", {"it.computers": "46", "org.staff": "41"}),
    ("p1.2.computers", "98 người 120 máy", {"org.staff": "98", "it.computers": "120"}),
    ("p1.2.computers", "bộ máy tính: 50; biên chế 45", {"it.computers": "50", "org.staff": "45"}),
    ("p1.2.computers", "41 CC, 46 pc", {"org.staff": "41", "it.computers": "46"}),
    ("p1.2.computers", "co 45 may tinh va 44 can bo cong chuc vien chuc", {"it.computers": "45", "org.staff": "44"}),
    ("p1.2.computers", "1,1 máy/người", {"it.ratio": "1.1"}),
    ("p1.2.lan", "7/7 xã, thị trấn", {"net.lan.active": "7", "net.lan.units": "7"}),
    ("p1.2.lan", "5/6 đơn vị sự nghiệp có LAN", {"net.lan.active": "5", "net.lan.units": "6"}),
    (
        "p1.2.internet",
        "6 đơn vị có cáp quang trên tổng số 7 đơn vị",
        {"net.internet.active": "6", "net.internet.units": "7"},
    ),
    ("p1.2.wan", "khoảng 60%", {"net.wan": "60"}),
    (
        "p1.4.public",
        "tổng 98 TTHC; DVC mức độ 3: 20; mức độ 4: 11",
        {"dvc.total": "98", "dvc.level3": "20", "dvc.level4": "11"},
    ),
    (
        "p1.4.public",
        "20 dịch vụ công mức 3 và 10 dịch vụ công mức 4 trên tổng số 80 thủ tục",
        {"dvc.total": "80", "dvc.level3": "20", "dvc.level4": "10"},
    ),
    ("p1.6.levels", "3 HTTT, mới duyệt 1", {"sys.total": "3", "sys.level_approved": "1"}),
    ("p1.6.levels", "2/4 hệ thống đã được phê duyệt cấp độ", {"sys.level_approved": "2", "sys.total": "4"}),
    ("p1.6.levels", "2 hệ thống được duyệt cấp độ trên tổng 5 hệ thống", {"sys.level_approved": "2", "sys.total": "5"}),
    (
        "p1.6.levels",
        "7 HTTT, 5 HTTT đã phê duyệt cấp độ, 4 HTTT có phương án",
        {"sys.total": "7", "sys.level_approved": "5", "sys.plan_approved": "4"},
    ),
    ("p1.6.levels", "quản lý 1 hệ thống, chưa duyệt cấp độ", {"sys.total": "1", "sys.level_approved": "0"}),
    ("p1.6.levels", "2 hệ thống, chưa phê duyệt phương án", {"sys.total": "2", "sys.plan_approved": "0"}),
    ("p1.6.audits", "đã kiểm tra 3 hệ thống, định kỳ 2 hệ thống", {"sec.audited": "3", "sec.periodic": "2"}),
    ("p1.6.audits", "không kiểm tra định kỳ", {"sec.periodic": "0"}),
    ("p1.6.malware", "62 máy cài virus, server 2 con", {"sec.workstations": "62", "sec.servers": "2"}),
    (
        "p1.7.it_spend",
        "nhu cầu 2.700 triệu đồng, được bố trí 1.950 triệu đồng",
        {"spend.need": "2700", "spend.allotted": "1950"},
    ),
    ("p1.7.it_spend", "xin 5 tỷ, được cấp 3 tỷ", {"spend.need": "5000", "spend.allotted": "3000"}),
    ("p1.7.it_spend", "tổng chi 3,2 tỷ", {"spend.it": "3200"}),
    ("p1.7.security_spend", "kinh phí ATTT 85tr", {"spend.security": "85"}),
    (
        "p2.5.3.base",
        "tổng chi ngân sách huyện 850 tỷ, dành cho chính quyền số 8,5 tỷ",
        {"finance.budget": "850000", "finance.digital": "8500"},
    ),
]


@pytest.mark.parametrize(("id_", "answer", "expected"), TOLD, ids=[answer for _, answer, _ in TOLD])
def test_a_figure_reaches_the_quantity_that_is_meant(id_: str, answer: str, expected: dict[str, str]) -> None:
    reading = read_answer(PACK.outlines["five_year"].by_id[id_], answer, CONTEXT)
    told = {fact.quantity: Decimal(fact.value) for fact in reading.facts if fact.quantity in PACK.quantities}
    assert told == {name: Decimal(value) for name, value in expected.items()}
