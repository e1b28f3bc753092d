"""Cases of the rules on what cannot be: in figures and in people's own words."""

from __future__ import annotations

from tests.assistant.validation.rule_cases import Case

SPENT, SECURITY = "p1.7.it_spend", "p1.7.security_spend"
SERVERS, MALWARE, COMPUTERS, PEOPLE = "p1.2.servers", "p1.6.malware", "p1.2.computers", "p1.5.people"

CASES: dict[str, Case] = {
    "figures.denied": Case(
        {"answers": {SERVERS: "không có máy chủ", MALWARE: "2 máy chủ và 40 máy trạm"}},
        {"answers": {SERVERS: "2 máy chủ đặt tại trụ sở", MALWARE: "2 máy chủ và 40 máy trạm"}},
        "không có máy chủ",
    ),
    "figures.unusual": Case(
        {"answers": {COMPUTERS: "40 máy tính, 38 công chức", MALWARE: "46 máy trạm"}},
        {"answers": {COMPUTERS: "40 máy tính, 38 công chức", MALWARE: "40 máy trạm"}},
        "46",
    ),
    "figures.words": Case(
        {"answers": {PEOPLE: "45/40 công chức dùng thành thạo phần mềm văn phòng"}},
        {"answers": {PEOPLE: "40/40 công chức dùng thành thạo phần mềm văn phòng"}},
        "45/40",
    ),
    "text.shorthand": Case(
        {"answers": {"p2.4.4.databases": "số hóa 300 HS; mua 4 MT", "p2.4.7.people": "tập huấn cho LĐ"}},
        {"answers": {"p2.4.4.databases": "số hóa 300 hồ sơ", "p2.4.7.people": "tập huấn cho lãnh đạo"}},
        "3 chữ viết tắt: HS (hồ sơ hay học sinh) ở Phần II mục IV.3; MT",
    ),
    "text.capitals": Case(
        {"answers": {"p2.4.4.databases": "xây dựng CSDL QLCB"}},
        {"answers": {"p2.4.4.databases": "xây dựng CSDL quản lý cán bộ, dùng LGSP"}},
        "QLCB ở Phần II mục IV.3",
    ),
    "text.markup": Case(
        {"answers": {"p1.4.internal": "họp trực tuyến qua <b onclick=x>hệ thống</b> của tỉnh"}},
        {"answers": {"p1.4.internal": "họp trực tuyến qua hệ thống của tỉnh"}},
        "mã lệnh",
    ),
}
