"""Further ways into the rules: each fires here for another reason than in its main case."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.plan import Table
from tests.assistant.validation.rule_cases import BASES, LAN, OWN, PUBLIC, project
from tests.assistant.validation.test_rules import drafted, found

DT = "chi đầu tư phát triển"
WAYS: list[tuple[str, dict[str, Any], str]] = [
    ("budget.rent_years", {"projects": [project(name="Thuê dịch vụ họp trong 6 tháng")]}, "6 tháng"),
    ("budget.investment_years", {"projects": [project(spending=DT, time="2021-2025", total="50.000")]}, "nhóm B"),
    (
        "budget.investment_policy",
        {"projects": [project(spending=DT), project(name="Số hóa", spending=DT)]},
        "dòng 1, 2",
    ),
    ("bases.unknown", {"answers": {BASES: "các văn bản của ngành"}}, "các văn bản của ngành"),
    ("bases.unknown", {"answers": {BASES: "Nghị định số 45/2020/NĐ-CP ngày 9/4/2020"}}, "08/4/2020"),
    ("documents.younger", {"answers": {BASES: "Nghị định số 13/2023/NĐ-CP"}}, "13/2023"),
    ("figures.impossible", {"answers": {PUBLIC: "80 thủ tục, 60 mức 3, 50 mức 4"}}, "137,5%"),
    ("figures.impossible", {"answers": {LAN: "đạt -5%"}}, "-5%"),
    ("figures.unusual", {"answers": {"p1.7.it_spend": "nhu cầu 100 triệu, được bố trí 150 triệu"}}, "nhu cầu"),
    (
        "figures.both",
        {"answers": {"p1.6.incidents": "không có", "p1.6.drills": "năm 2020 đã xử lý 3 sự cố"}},
        "3 sự cố",
    ),
    ("goals.impossible", {"answers": {"p2.3.security": "đạt 40/25 máy năm 2022 (hiện 10/25 máy)"}}, "40/25"),
    (
        "reading.leftover",
        {"kind": "annual", "year": "2021", "period": "", "answers": {"y.4.1-5": "trồng cây"}},
        "trồng cây",
    ),
    ("security.points", {"answers": {"p2.4.6.audit": "không có"}}, "p2.4.6.audit"),
    ("table.time", {"projects": [project(time="2024-2027")]}, "quá giai đoạn"),
    ("table.time", {"projects": [project(time="2019-2022")]}, "mới"),
    ("table.time", {"projects": [project(time="2026-2027")]}, "nằm ngoài"),
    ("table.amount", {"projects": [project(security="1.200")]}, "lớn hơn tổng mức"),
    ("table.amount", {"projects": [project(source="ngân sách tỉnh 300, ngân sách huyện 200")]}, "nguồn vốn cộng lại"),
    ("table.amount", {"projects": [project(time="2022-2023") | {"phân kỳ": "2022: 300; 2023: 900"}]}, "năm cộng lại"),
    ("table.duplicate", {"projects": [project(), project(name="nang cap cong thong tin")]}, "dòng 1, 2"),
    (
        "targets.below",
        {"answers": {"p2.3.dvc4": "hiện 4%, năm 2025 đạt 60%", "p2.3.reference": "không có"}},
        "trong khi ghi",
    ),
    (
        "targets.below",
        {"unit": "UBND huyện Sơn Tịnh", "answers": {"p2.3.online_files": "cấp huyện 70%, cấp xã 65% vào năm 2025"}},
        "70%",
    ),
    ("text.confirm", {"projects": [project(name="so hoa giay to cu")]}, "Danh mục nhiệm vụ"),
    ("levels.power", {"answers": {"p2.4.6.levels": "Văn phòng Sở phê duyệt cấp độ 3 cho 1 hệ thống"}}, "chủ quản"),
    ("levels.power", {"answers": {"p2.4.6.levels": "trình Bộ TTTT phê duyệt cấp độ 5"}}, "Thủ tướng"),
    ("tasks.responsible", {"answers": {"p2.8.lead": "toàn cơ quan cùng cố gắng"}}, "chưa có cơ quan nào"),
]


@pytest.mark.parametrize(("rule", "told", "says"), WAYS)
def test_fires_in_another_way(rule: str, told: dict[str, Any], says: str) -> None:
    result = drafted(told)
    assert found(result, rule, says), [(f.rule, f.message) for f in result.findings if not f.rule.startswith("cover")]


QUIET: list[tuple[str, dict[str, Any]]] = [
    (
        "targets.below",
        {
            "answers": {
                "p2.3.dvc4": "hiện 4%, năm 2025 đạt 60%",
                "p2.3.reference": "mức độ 4 thấp hơn do thủ tục đặc thù",
            }
        },
    ),
    (
        "targets.below",
        {"kind": "annual", "year": "2021", "period": "", "answers": {"y.2.goals": "30% thủ tục mức độ 4 (hiện 20%)"}},
    ),
    ("targets.below", {"answers": {"p2.3.dvc4": "hiện 4%, năm 2023 đạt 60%"}}),
    ("budget.investment_years", {"projects": [project(spending=DT, time="2019-2023", kind="chuyển tiếp")]}),
    ("budget.recurrent_project", {"projects": [project(name="Thuê hạ tầng", total="16.000", time="2021-2025")]}),
    ("table.alike", {"projects": [project(name="Số hóa hồ sơ đất đai"), project(name="Số hóa hồ sơ hộ tịch")]}),
    ("table.alike", {"projects": [project(name="Trang bị máy tính"), project(name="Trang bị máy in")]}),
    ("levels.power", {"answers": {"p2.4.6.levels": "lập hồ sơ đề xuất cấp độ 2 cho 3 hệ thống"}}),
    ("figures.both", {"answers": {"p1.6.incidents": "không có", "p2.4.6.regulations": "diễn tập 3 sự cố mỗi năm"}}),
    ("figures.both", {"answers": {"p1.2.servers": "không có máy chủ riêng, dùng chung 2 máy chủ của tỉnh"}}),
    ("figures.both", {"answers": {"p1.6.incidents": "năm 2018 xảy ra 1 vụ, đã khắc phục; không có vụ nào khác"}}),
    ("figures.both", {"answers": {"p1.6.incidents": "không ghi nhận tấn công mạng; 3 máy trạm nhiễm virus"}}),
    ("levels.power", {"answers": {"p2.4.6.levels": "Sở TTTT thẩm định, UBND tỉnh phê duyệt cấp độ 3"}}),
    ("levels.power", {"answers": {"p2.4.6.levels": "trình cấp có thẩm quyền phê duyệt cấp độ 2"}}),
    ("finance.share", {"answers": {"p2.5.3.finance": "đề nghị 0,5% tổng chi"}}),
    ("tasks.broadcast", {"answers": {"p2.5.1.communication": "đăng tin trên trang thông tin"}}),
    ("documents.younger", {"answers": {OWN: "Quyết định 72/QĐ-SXD ngày 20/11/2020 ban hành quy chế vận hành"}}),
]


@pytest.mark.parametrize(("rule", "told"), QUIET)
def test_stays_silent_on_a_neighbour(rule: str, told: dict[str, Any]) -> None:
    assert found(drafted(told), rule) == []


def test_a_limit_of_the_law_is_not_held_against_plans_after_its_last_check() -> None:
    told = {"projects": [project(spending=DT, time="2026-2030")], "period": "2026-2030", "date": "2025-11-20"}
    assert found(drafted(told), "budget.investment_years") == []


def test_a_part_above_its_project_stands_inside_a_mark() -> None:
    table = drafted({"projects": [project(security="1.200")]}).document.annexes[0].blocks[0]
    assert isinstance(table, Table)
    texts = [cell.text for cell in table.rows[0]]
    assert not any("1.200" in text for text in texts if "«[cần xác nhận" not in text)


def test_a_year_without_result_is_offered_the_steps_towards_its_goal() -> None:
    result = drafted({"answers": {"p2.3.dvc4": "hiện 20%, đến năm 2025 đạt 80%"}})
    hints = [f.hint for f in result.findings if f.rule == "roadmap.year" and "2022" in f.message]
    assert hints
    assert "accept: [milestone:p2.3.dvc4.g1:2022]" in hints[0]


def test_a_reading_that_is_offered_is_named_in_the_remedy() -> None:
    result = drafted({"answers": {"p2.4.1.legal": "ban hanh quy che quan ly van ban dien tu"}})
    offers = [p.id for p in result.proposals if p.id.startswith("restore:")]
    assert offers
    assert any(f"accept: [{offers[0]}]" in f.hint for f in result.findings if f.rule == "text.confirm")
