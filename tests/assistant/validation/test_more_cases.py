"""Further ways into the rules: each fires here for another reason than in its main case."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.plan import Paragraph, Table
from tests.assistant.validation.rule_cases import BASES, LAN, OWN, PUBLIC, project
from tests.assistant.validation.rule_cases_tasks import SYSTEM
from tests.assistant.validation.test_rules import drafted, found

DT = "chi đầu tư phát triển"
MAP = "80% số xã có bản đồ du lịch trực tuyến vào năm 2025"  # of no topic that the framework knows
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
    (
        "targets.below",
        {"unit": "UBND huyện Sơn Tịnh", "answers": {"p2.3.online_files": "cấp huyện 85%, cấp xã 50% vào năm 2025"}},
        "50%, thấp hơn mức 60%",
    ),
    ("documents.younger", {"answers": {OWN: "Quy chế quản lý, ngày 05/3/2022"}}, "có ngày sau ngày của kế hoạch"),
    (
        "security.share",
        {
            "projects": [
                project(name="Nâng cấp tường lửa", total="20", security=""),
                project(security="", total="1.000"),
            ]
        },
        "Chưa nhiệm vụ nào ghi phần kinh phí an toàn thông tin",
    ),
    ("table.unread", {"projects": [project(time="từ năm 2022")]}, "chưa rõ năm kết thúc"),
    ("text.confirm", {"projects": [project(name="so hoa giay to cu")]}, "Danh mục nhiệm vụ"),
    ("levels.power", {"answers": {"p2.4.6.levels": "Văn phòng Sở phê duyệt cấp độ 3 cho 1 hệ thống"}}, "chủ quản"),
    ("levels.power", {"answers": {"p2.4.6.levels": "trình Bộ TTTT phê duyệt cấp độ 5"}}, "Thủ tướng"),
    (
        "goals.security",
        {"kind": "annual", "year": "2021", "period": "", "answers": {"y.2.goals": "30% thủ tục mức độ 4 (hiện 20%)"}},
        "y.2.goals",
    ),
    (
        "levels.rows",
        {
            "answers": {
                "p1.6.levels": "1 hệ thống, 1 đã duyệt cấp độ",
                "p1.6.levels_annex": [SYSTEM | {"level": "không có"}],
            }
        },
        "chỉ có 0",
    ),
    (
        "levels.rows",
        {
            "answers": {
                "p1.6.levels": "1 hệ thống, 1 đã duyệt cấp độ",
                "p1.6.levels_annex": [SYSTEM | {"level": "chưa xác định"}],
            }
        },
        "chỉ có 0",
    ),
    (
        "goals.served",
        {
            "answers": {
                "p2.3.own": "30% hồ sơ chứng thực trực tuyến năm 2022, hiện 0%",
                "p2.4.5.public_apps": "họp trực tuyến tới xã",
            }
        },
        "chưa thấy nhiệm vụ",
    ),
    ("security.share", {"projects": [project(total="10.000", security="996")]}, "9,96%"),
    (
        "security.share_project",
        {"projects": [project(total="10.000", security="996"), project(name="Số hóa", security="900")]},
        "9,96%",
    ),
    ("security.share_unknown", {"projects": [project(total="", security="")]}, "dự án chưa có tổng mức."),
    (
        "tasks.twice",
        {"answers": {"p2.4.1.legal": "quy trình tiếp nhận văn bản điện tử; quy trình tiếp nhận văn bản điện tử"}},
        "cùng câu trả lời",
    ),
    ("tasks.responsible", {"answers": {"p2.8.lead": "toàn cơ quan cùng cố gắng"}}, "chưa có cơ quan nào"),
    ("goals.served", {"answers": {"p2.3.own": MAP, "p2.4.6.backup": "sao lưu hằng tuần"}}, "bản đồ du lịch"),
    (
        "goals.served",  # what they share says nothing
        {"answers": {"p2.3.own": MAP, "p2.4.2.infrastructure": "các xã có máy chủ riêng vào năm 2025"}},
        "bản đồ du lịch",
    ),
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
    (
        "targets.below",
        {"unit": "UBND huyện Sơn Tịnh", "answers": {"p2.3.online_files": "cấp huyện 85%, cấp xã 65% vào năm 2025"}},
    ),
    ("targets.below", {"answers": {"p2.3.online_files": "hồ sơ công việc cấp xã đạt 65% năm 2025"}}),
    ("table.time", {"projects": [project(time="từ năm 2022"), project(time="trước năm 2023", name="Số hóa")]}),
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
    ("goals.security", {"answers": {"p2.3.dvc4": "hiện 40%, đến năm 2025 đạt 90%"}}),  # told as unanswered
    (
        "levels.rows",
        {
            "answers": {
                "p1.6.levels": "1 hệ thống, 1 đã duyệt cấp độ",
                "p1.6.levels_annex": [SYSTEM | {"level": "chưa rõ"}],
            }
        },
    ),
    ("levels.subject", {"answers": {"p2.4.6.levels": "trình phê duyệt cấp độ 2 của Trang thông tin điện tử"}}),
    ("levels.subject", {"answers": {"p2.4.6.levels": "lập hồ sơ đề xuất cấp độ"}}),
    ("security.share", {"projects": [project(security="10"), project(name="Số hóa", total="", security="")]}),
    ("table.unread", {"projects": [project(total="", security="")]}),  # told as missing
    ("tasks.twice", {"answers": {"p2.4.1.legal": "quy chế quản lý văn bản; quy chế quản lý chữ ký số"}}),
    (
        "tasks.twice",
        {
            "answers": {
                "p2.4.1.legal": "kế hoạch đào tạo năm 2022 theo quy định",
                "p2.4.6.regulations": "kế hoạch ứng phó sự cố theo quy định",
            }
        },
    ),
    ("coverage.unknown", {"answers": {"p2.5.3.base": "không có"}}),
    ("finance.share", {"answers": {"p2.5.3.finance": "đề nghị 0,5% tổng chi"}}),
    ("tasks.broadcast", {"answers": {"p2.5.1.communication": "đăng tin trên trang thông tin"}}),
    ("documents.younger", {"answers": {OWN: "Quyết định 72/QĐ-SXD ngày 20/11/2020 ban hành quy chế vận hành"}}),
    ("goals.served", {"answers": {"p2.3.own": MAP, "p2.4.4.databases": "số hóa, lập bản đồ du lịch các xã"}}),
    ("goals.served", {"answers": {"p2.3.own": MAP}, "projects": [project(name="Xây dựng bản đồ du lịch")]}),
    ("goals.served", {"answers": {"p2.3.own": "không để lộ bí mật nhà nước", "p2.4.4.databases": "số hóa hồ sơ"}}),
    # what follows from an impossible figure is told once, with that figure
    ("figures.conflict", {"answers": {"p1.2.computers": "-40 máy tính, 32 công chức, bình quân 1,5"}}),
    ("figures.part_over_whole", {"answers": {"p1.6.levels": "-3 hệ thống, 5 hệ thống đã được phê duyệt cấp độ"}}),
    (
        "targets.below",  # of the commune level no share is told
        {
            "unit": "UBND huyện Sơn Tịnh",
            "answers": {"p2.3.online_files": "cấp huyện 85% vào năm 2025; cấp xã tiếp tục"},
        },
    ),
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


@pytest.mark.parametrize(("unit", "asked"), [("Sở Xây dựng", False), ("UBND huyện Sơn Tịnh", True)])
def test_only_a_district_must_tell_its_whole_budget(unit: str, asked: bool) -> None:
    result = drafted({"unit": unit, "answers": {"p2.5.3.finance": "1% tổng chi"}})
    assert bool(found(result, "coverage.unanswered", "p2.5.3.base")) is asked


@pytest.mark.parametrize(
    ("network", "national", "gaps"),
    [
        ("đã kết nối từ tháng 5/2019", "không có", []),
        ("chưa kết nối", "không có", ["mạng truyền số liệu"]),
        ("đã kết nối ở Sở, còn 2 chi cục chưa", "không có", ["mạng truyền số liệu"]),
        ("đã kết nối", "Cơ sở dữ liệu đất đai", ["cơ sở dữ liệu quốc gia"]),
    ],
)
def test_what_the_first_part_settles_is_no_gap_of_the_second(network: str, national: str, gaps: list[str]) -> None:
    answers = {
        "p1.2.tslcd": network,
        "p1.3.a.national_db": national,
        "p2.4.2.infrastructure": "mua 10 máy tính năm 2022, nâng cấp mạng LAN",
        "p2.4.4.databases": "số hóa hồ sơ cấp phép năm 2023; mở 2 bộ dữ liệu",
    }
    result = drafted({"answers": answers})
    told = found(result, "coverage.unknown", "p2.4.2") + found(result, "coverage.unknown", "p2.4.4")
    for label in ("mạng truyền số liệu", "cơ sở dữ liệu quốc gia"):
        assert any(label in text for text in told) is (label in gaps)
        marked = [
            b.text
            for s in result.document.walk()
            if s.id.startswith("p2")
            for b in s.blocks
            if isinstance(b, Paragraph) and "«[chưa có số liệu" in b.text
        ]
        assert any(label in text for text in marked) is (label in gaps)


def test_a_share_of_a_sum_that_is_not_known_is_not_said_to_be_kept() -> None:
    told = {"projects": [project(security="300"), project(name="Số hóa hồ sơ", total="", security="")]}
    texts = [b.text for s in drafted(told).document.walk() for b in s.blocks if isinstance(b, Paragraph)]
    (share,) = [text for text in texts if "mức tối thiểu 10%" in text]
    assert "chưa kết luận được" in share
    assert "bảo đảm mức" not in share


def test_a_share_just_below_the_minimum_is_not_said_to_keep_it() -> None:
    texts = [
        p.text
        for s in drafted({"projects": [project(total="10.000", security="996")]}).document.walk()
        for p in s.blocks
        if isinstance(p, Paragraph)
    ]
    (share,) = [text for text in texts if "9,96%" in text]
    assert "thấp hơn mức tối thiểu 10%" in share
