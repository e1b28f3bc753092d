"""Answers on which a rule fires, and the same thing told rightly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PROJECT = {
    "tên": "Nâng cấp cổng thông tin",
    "chủ trì": "Văn phòng",
    "mới/chuyển tiếp": "mới",
    "mục tiêu": "cung cấp thông tin",
    "thời gian": "2022",
    "tổng mức": "1.000",
    "loại chi": "chi thường xuyên",
    "nguồn vốn": "ngân sách tỉnh",
    "attt": "100",
}


def project(**changes: str) -> dict[str, str]:
    """A complete project; a change of "" leaves the column out."""
    names = {
        "time": "thời gian",
        "total": "tổng mức",
        "source": "nguồn vốn",
        "security": "attt",
        "name": "tên",
        "kind": "mới/chuyển tiếp",
        "objective": "mục tiêu",
        "spending": "loại chi",
    }
    row = PROJECT | {names.get(key, key): value for key, value in changes.items()}
    return {key: value for key, value in row.items() if value}


@dataclass(frozen=True)
class Case:
    """Answers on which a rule fires, those on which it does not, and the words its message must hold."""

    fires: dict[str, Any]
    silent: dict[str, Any]
    says: str = ""
    more: dict[str, Any] = field(default_factory=dict)  # keys of the answers file for both


def row(**cells: Any) -> list[dict[str, Any]]:
    return [{"name": "CSDL hộ tịch", "address": "https://hotich.example.vn", "records_total": 100} | cells]


FULL_ROW = {"records_since_2020": 10, "units_target": 5, "units_active": 5}
LAN, LEVELS, GOAL, RESULT = "p1.2.lan", "p1.6.levels", "p2.3.dvc4", "p1.0.against_targets"
PUBLIC, DB, BASES, OWN = "p1.4.public", "p1.3.b.ministry_db", "p2.1.bases", "p1.1.documents"

CASES: dict[str, Case] = {
    "coverage.unanswered": Case({"answers": {}}, {"answers": {LAN: "chưa có số liệu"}}, LAN),
    "coverage.unknown": Case({"answers": {LAN: "chưa có số liệu"}}, {"answers": {LAN: "5/5 đơn vị"}}, "mạng nội bộ"),
    "databases.named": Case(
        {"unit": "Sở Tư pháp", "answers": {DB: "CSDL hộ tịch điện tử toàn quốc"}},
        {"unit": "Sở Tư pháp", "answers": {DB: "CSDL hộ tịch điện tử toàn quốc; phần mềm quản lý lý lịch tư pháp"}},
        "Phần mềm quản lý lý lịch",
    ),
    "figures.conflict": Case(
        {"answers": {"p1.2.computers": "40 máy tính, 32 công chức, bình quân 1,5"}},
        {"answers": {"p1.2.computers": "40 máy tính, 32 công chức, bình quân 1,25"}},
        "1,25",
    ),
    "figures.result_conflict": Case(
        {"answers": {RESULT: "dịch vụ công mức 3, 4 đạt 70% (mục tiêu 60%)", PUBLIC: "80 thủ tục, 20 mức 3, 12 mức 4"}},
        {"answers": {RESULT: "dịch vụ công mức 3, 4 đạt 40% (mục tiêu 60%)", PUBLIC: "80 thủ tục, 20 mức 3, 12 mức 4"}},
        "40%",
    ),
    "figures.part_over_whole": Case(
        {"answers": {LEVELS: "3 hệ thống, 5 hệ thống đã được phê duyệt cấp độ"}},
        {"answers": {LEVELS: "3 hệ thống, 2 hệ thống đã được phê duyệt cấp độ"}},
        "lớn hơn",
    ),
    "figures.plausible": Case(
        {"answers": {"p1.2.computers": "52 máy tính, 4.100.000 cán bộ"}},
        {"answers": {"p1.2.computers": "52 máy tính, 4.100 cán bộ"}},
        "4.100.000",
    ),
    "figures.impossible": Case({"answers": {LAN: "120%"}}, {"answers": {LAN: "100%"}}, "120%"),
    "figures.future": Case(
        {"answers": {"p1.6.incidents": "có 2 vụ mã độc năm 2021"}},
        {"answers": {"p1.6.incidents": "có 2 vụ mã độc năm 2020"}},
        "2021",
    ),
    "rows.check": Case(
        {"answers": {DB: row(**FULL_ROW | {"units_active": 9})}}, {"answers": {DB: row(**FULL_ROW)}}, "khai thác"
    ),
    "rows.missing_cell": Case({"answers": {DB: row()}}, {"answers": {DB: row(**FULL_ROW)}}, "Thiếu"),
    "reading.doubt": Case(
        {"answers": {DB: row(**FULL_ROW | {"units_active": "vài"})}}, {"answers": {DB: row(**FULL_ROW)}}, "vài"
    ),
    "reading.leftover": Case({"answers": {LAN: "5/5 đơn vị, 12 km cáp"}}, {"answers": {LAN: "5/5 đơn vị"}}, "12"),
    "reading.in_words": Case(
        {"answers": {"p1.2.computers": "62 máy tính cho 58 CBCC, đều mua sau 2017"}},
        {"answers": {"p1.2.computers": "62 máy tính cho 58 CBCC"}},
        "2017",
    ),
    "table.empty": Case({"projects": []}, {"projects": [project()]}),
    "table.missing": Case({"projects": [project(source="")]}, {"projects": [project()]}, "nguồn vốn"),
    "table.time": Case({"projects": [project(time="2027")]}, {"projects": [project(time="2025")]}, "2027"),
    "table.amount": Case(
        {"projects": [project(total="0", security="0")]}, {"projects": [project()]}, "Tổng mức dự kiến là 0"
    ),
    "table.source_level": Case(
        {"projects": [project(source="ngân sách địa phương")]}, {"projects": [project()]}, "chưa rõ cấp"
    ),
    "table.duplicate": Case(
        {"projects": [project(), project()]}, {"projects": [project(), project(name="Số hóa hồ sơ")]}, "cùng tên"
    ),
    "table.unread": Case({"projects": [project(total="6,200")]}, {"projects": [project()]}, "6,200"),
    "security.share": Case({"projects": [project(security="50")]}, {"projects": [project()]}, "5%"),
    "security.share_year": Case(
        {"projects": [project(security="300"), project(name="Số hóa", time="2023", security="20")]},
        {"projects": [project(security="300"), project(name="Số hóa", time="2023")]},
        "2%",
    ),
    "security.share_project": Case(
        {"projects": [project(security="90"), project(name="Số hóa", security="200")]}, {"projects": [project()]}, "9%"
    ),
    "goals.measurable": Case(
        {"answers": {GOAL: "đạt 90%"}}, {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 90%"}}, "mức hiện nay"
    ),
    "goals.backwards": Case(
        {"answers": {GOAL: "hiện 95%, đến năm 2025 đạt 90%"}},
        {"answers": {GOAL: "hiện 90%, đến năm 2025 đạt 95%"}},
        "thấp hơn",
    ),
    "goals.period": Case(
        {"answers": {GOAL: "hiện 40%, đến năm 2030 đạt 90%"}},
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 90%"}},
        "2030",
    ),
    "goals.impossible": Case(
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 120%"}},
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 100%"}},
        "120%",
    ),
    "roadmap.year": Case(
        {"answers": {"p2.6.roadmap": "2021: xong A; 2022: xong B; 2023: xong C; 2024: xong D"}},
        {"answers": {"p2.6.roadmap": "2021: xong A; 2022: xong B; 2023: xong C; 2024: xong D; 2025: xong E"}},
        "2025",
    ),
    "documents.incomplete": Case(
        {"answers": {OWN: "Quyết định 72/QĐ-SXD ban hành quy chế vận hành trang thông tin"}},
        {"answers": {OWN: "Quyết định 72/QĐ-SXD ngày 20/5/2019 ban hành quy chế vận hành trang thông tin"}},
        "ngày",
    ),
    "documents.younger": Case(
        {"answers": {OWN: "Quyết định 72/QĐ-SXD ngày 20/5/2021 ban hành quy chế vận hành"}},
        {"answers": {OWN: "Quyết định 72/QĐ-SXD ngày 20/5/2019 ban hành quy chế vận hành"}},
        "sau ngày của kế hoạch",
    ),
    "bases.past_period": Case(
        {"answers": {BASES: "Quyết định 1819/QĐ-TTg"}}, {"answers": {BASES: "Quyết định 749/QĐ-TTg"}}, "2016-2020"
    ),
    "bases.expired": Case(
        {"answers": {BASES: "Luật Giao dịch điện tử số 51/2005/QH11"}},
        {"answers": {BASES: "Nghị định 45/2020/NĐ-CP"}},
        more={"date": "2024-09-02"},
    ),
    "bases.perhaps_expired": Case(
        {"answers": {BASES: "Nghị định 61/2018/NĐ-CP"}},
        {"answers": {BASES: "Nghị định 45/2020/NĐ-CP"}},
        "01/7/2025",
        more={"date": "2025-09-15"},
    ),
    "bases.unknown": Case(
        {"answers": {BASES: "Kế hoạch số 987/KH-UBND ngày 1/2/2020 về số hóa"}},
        {"answers": {BASES: "Nghị định 45/2020/NĐ-CP"}},
        "987",
    ),
    "documents.erratum": Case(
        {"answers": {BASES: "Nghị quyết 17/NQ-CP"}}, {"answers": {BASES: "Nghị định 45/2020/NĐ-CP"}}, "07/3/2019"
    ),
    "text.confirm": Case(
        {"answers": {"p2.4.4.databases": "so hoa cac loai giay to cu qua cac nam truoc"}},
        {"answers": {"p2.4.4.databases": "số hóa các loại giấy tờ cũ qua các năm trước"}},
        "so hoa",
    ),
}
