"""How the five-year plan reads: the known first, each unknown marked once, the unit's own words kept, nothing added to them."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from assistant.answers import parse_answers
from assistant.pipeline import Result, draft
from assistant.plan import Paragraph
from corpus.packs import load_pack

NO_BODIES = "không áp dụng, vì không có đơn vị trực thuộc"


def drafted(answers: Any, unit: str = "Sở Xây dựng", **more: Any) -> Result:
    plan = {"unit": unit, "kind": "five_year", "period": "2021-2025", "date": "2020-11-20", "answers": answers} | more
    return draft(parse_answers(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)))


def paragraphs(result: Result, section: str = "") -> list[str]:
    return [
        block.text
        for part in result.document.walk()
        if not section or part.id == section
        for block in part.blocks
        if isinstance(block, Paragraph)
    ]


def said(answers: Any, section: str = "", **more: Any) -> str:
    return "\n".join(paragraphs(drafted(answers, **more), section))


def test_a_part_opens_with_its_day_and_plan_and_ends_on_what_else_is_not_known() -> None:
    first, *_, last = paragraphs(drafted({"p1.0.assigned": "Kế hoạch 61/KH-UBND: 4/5"}), "p1")
    assert "ngày chốt số liệu" in first
    assert "Kế hoạch số 61/KH-UBND" not in first
    assert "«[chưa có số liệu" in last


def test_a_section_of_status_opens_on_what_is_known() -> None:
    first, *_, last = paragraphs(drafted({"p1.6.response": "đã có đội ứng cứu"}), "p1.vi")
    assert "«[" not in first
    assert "«[chưa có số liệu" in last


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("6/6 đơn vị có cáp quang", "Internet cáp quang"),
        ("6/6 đơn vị, đường truyền FTTH", "FTTH"),
        ("5/6 đơn vị có cáp quang", "Internet cáp quang"),
        ("6/6 đơn vị", "Internet tốc độ cao"),
    ],
)
def test_the_kind_of_line_that_was_told_is_the_kind_printed(told: str, printed: str) -> None:
    assert printed in said({"p1.2.internet": told}, "p1.ii")


def test_three_things_that_do_not_apply_are_said_in_one_sentence() -> None:
    answers = dict.fromkeys(("p1.2.lan", "p1.2.internet", "p1.2.wan"), NO_BODIES)
    text = said(answers, "p1.ii")
    assert text.count("không có đơn vị trực thuộc") == 1
    assert all(thing in text for thing in ("(LAN)", "Internet", "(WAN)"))


def test_a_unit_without_bodies_below_it_does_not_call_on_them() -> None:
    assert "đơn vị trực thuộc Ban" in said({"p1.2.lan": "3/3"}, "p2.ix", unit="Ban Dân tộc tỉnh")
    closing = said({"p1.2.lan": NO_BODIES}, "p2.ix", unit="Ban Dân tộc tỉnh")
    assert "các phòng chuyên môn thuộc Ban căn cứ" in closing


@pytest.mark.parametrize(
    ("titles", "about"),
    [
        (["quy chế quản lý văn bản", "quy chế trang thông tin điện tử"], "02 văn bản về ứng dụng CNTT:"),
        (["quy chế quản lý văn bản", "quy chế an toàn thông tin"], "về ứng dụng CNTT, bảo đảm an toàn thông tin:"),
        (["quy chế an toàn thông tin", "phương án an ninh mạng"], "02 văn bản về bảo đảm an toàn thông tin:"),
    ],
)
def test_the_lead_of_a_list_says_what_the_list_is_about(titles: list[str], about: str) -> None:
    documents = "\n".join(
        f"Quyết định {n}/QĐ-SXD ngày 05/5/2018 ban hành {title}" for n, title in enumerate(titles, 11)
    )
    assert about in said({"p1.1.documents": documents}, "p1.i")


def test_one_database_is_named_in_the_lead_and_two_are_numbered() -> None:
    row = {
        "address": "nội bộ",
        "records_total": "90",
        "records_since_2020": "9",
        "units_target": "1",
        "units_active": "1",
    }
    one = said({"p1.3.c.province_db": [{"name": "Hệ thống cấp phép", **row}]}, "p1.iii.c")
    assert "khai thác hệ thống cấp phép:" in one
    assert "01 cơ sở" not in one
    assert "đơn vị này đã khai thác" in one
    two = drafted({"p1.3.c.province_db": [{"name": "Hệ thống cấp phép", **row}, {"name": "Hệ thống quy hoạch", **row}]})
    marks = [b.mark for p in two.document.walk() if p.id == "p1.iii.c" for b in p.blocks if isinstance(b, Paragraph)]
    assert {"1.", "2."} <= set(marks)


def test_annexes_are_numbered_as_the_text_names_them() -> None:
    systems = [{"name": "Trang tin", "owner": "Văn phòng", "level": "1", "assessed": "5/2019", "compliant": "true"}]
    project = {"objective": "thay máy", "total": "400", "source": "NSNN", "time": "2019", "status": "xong"}
    result = drafted(
        {
            "p1.6.levels": "1 hệ thống, đã duyệt cấp độ",
            "p1.6.levels_annex": systems,
            "p1.7.projects": [{"name": "Mua máy chủ", **project}],
        },
        projects=["Mua máy tính; Văn phòng; mới; 2022; 300 triệu; CTX; ngân sách tỉnh; thay máy cũ"],
    )
    text = "\n".join(paragraphs(result))
    places = [text.index(f"Phụ lục {annex.number}") for annex in result.document.annexes]
    assert [annex.number for annex in result.document.annexes] == ["I", "II", "III"]
    assert places == sorted(places)


def test_the_source_that_all_past_projects_share_is_told_and_a_mixed_one_is_not() -> None:
    def projects(*sources: str) -> str:
        rest = {"objective": "thay máy", "total": "400", "time": "2019", "status": "xong"}
        return said(
            {"p1.7.projects": [{"name": f"Dự án {n}", "source": s, **rest} for n, s in enumerate(sources)]}, "p1.vii"
        )

    assert "từ ngân sách tỉnh" in projects("Ngân sách tỉnh", "NS tỉnh")
    assert " từ " not in projects("Ngân sách tỉnh", "Ngân sách trung ương")


def test_a_share_of_the_budget_says_no_more_than_was_told() -> None:
    text = said({"p2.5.3.finance": "tối thiểu 1% tổng chi"}, "p2.v.3")
    assert "tối thiểu 1% tổng chi ngân sách cho phát triển chính quyền số." in text


def test_effects_told_are_not_turned_into_help() -> None:
    text = said({"p1.0.effect": "giảm thời gian cấp phép từ 20 ngày còn 12 ngày"}, "p1")
    assert "thời gian cấp phép được giảm từ 20 ngày xuống còn 12 ngày" in text
    assert "giúp" not in text
    assert "giúp người dân đỡ đi lại" in said({"p1.0.effect": "giúp dân đỡ đi lại"}, "p1")


def test_what_the_plan_still_lacks_stands_inside_the_mark() -> None:
    for line in paragraphs(drafted({})):
        assert "trước khi trình ký" not in line.split("«[")[0]


ASKED = [r.id for r in load_pack().outlines["five_year"].requirements if r.ask and r.reader != "front"]
AS_TYPED = {
    "bo phan mot cua dang chuan bi may moi, cham tien do vi it nguoi": "bo phan|dang chuan|cham|tien do|it nguoi",
    "ko có máy in, dc cấp 2 máy, kt: chưa, pa dự phòng, sl người ít": "ko|dc|kt|pa|sl",
    "dạ bên em đang làm phần này ạ, kt: bên em chưa xong, cái này thì sl còn ít": "dạ|bên em|ạ|kt|sl|thì",
    "phần này chúng tôi chưa làm rồi ạ; đơn vị em có 1 anh kiêm nhiệm thôi": "chúng tôi|ạ|đơn vị em|anh|thôi",
}


@pytest.mark.parametrize("requirement", ASKED)
def test_speech_and_shorthand_never_reach_the_plan_as_typed(requirement: str) -> None:
    for typed, leaks in AS_TYPED.items():
        for line in paragraphs(drafted({requirement: typed})):
            plain = re.sub(r"«\[[^\]]*\]»", "", line)
            assert not re.search(rf"(?<!\w)(?:{leaks})(?!\w)", plain, re.IGNORECASE), line


@pytest.mark.parametrize(
    "told", ["tổng chi 5 năm khoảng 620 triệu", "5 năm chi 620 triệu", "tổng chi trong 5 năm là 620 triệu"]
)
def test_a_span_of_years_is_no_money(told: str) -> None:
    text = said({"p1.7.it_spend": told, "p1.7.security_spend": "31 triệu đồng"}, "p1.vii")
    assert "620%" not in text
    assert "khoảng 5%" in text or " 5%" in text or "cần xác nhận" in text


@pytest.mark.parametrize("told", ["hồ sơ số hóa đạt 72% (mục tiêu 80%)", "đúng hạn đạt 96%", "chiếm 40% văn bản"])
def test_a_result_is_set_against_the_figure_it_speaks_of_alone(told: str) -> None:
    answers = {"p1.0.against_targets": told, "p1.7.it_spend": "tổng chi 1.000 triệu", "p1.7.security_spend": "60 triệu"}
    assert "an toàn thông tin" not in said(answers, "p1").split("Về ")[0]


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("hiện 40% 2025 100%", "Năm 2025, .* đạt 100% \\(hiện nay 40%\\)"),
        ("30% -> 90% 2024", "Năm 2024, .* đạt 90% \\(hiện nay 30%\\)|đạt 90% .*2024"),
        ("70%; 2022 85%; 2025 100%", "Năm 2022, .* đạt 85%, năm 2025 đạt 100% \\(hiện nay 70%\\)"),
        ("Báo cáo năm 2025 đạt 100%, hiện nay 50%", "Năm 2025, tỷ lệ báo cáo .* đạt 100% \\(hiện nay 50%\\)"),
    ],
)
def test_a_goal_told_in_few_words_has_its_level_its_target_and_its_year(told: str, printed: str) -> None:
    assert re.search(printed, said({"p2.3.reports": told}, "p2.iii"))


def test_a_level_told_before_its_goal_keeps_the_thing_it_is_of() -> None:
    line = said({"p2.3.digitise": "hồ sơ địa chính 45% 2020, 2025 90%"}, "p2.iii")
    assert "Hồ sơ địa chính năm 2025 đạt 90% (hiện nay 45% năm 2020)" in line


def test_what_does_not_apply_for_a_reason_told_first_is_no_goal() -> None:
    text = said({"p2.3.dvc4": "không có thủ tục nên không áp dụng", "p2.3.reports": "hiện 40%, 2025 đạt 90%"}, "p2.iii")
    assert "không áp dụng đối với Sở Xây dựng, do không có thủ tục" in text.replace(
        "đối với Sở,", "đối với Sở Xây dựng,"
    )
    assert "mức hiện nay" not in text


def test_a_year_of_the_roadmap_holds_what_is_of_that_year_and_nothing_twice() -> None:
    text = said(
        {
            "p2.4.6.regulations": "quy chế an toàn thông tin ban hành năm 2021, rà soát hằng năm",
            "p2.3.digitise": "hiện 35% hồ sơ quy hoạch đã số hóa, năm 2024 xong 100%",
        },
        "p2.vi",
        projects=[
            "Số hóa hồ sơ quy hoạch giai đoạn 2; Phòng Quy hoạch; mới; 2021-2024; 900 triệu; CTX; NS tỉnh; số hóa"
        ],
    )
    assert "hằng năm" not in text.split("Năm 2022")[0]
    year = next(line for line in text.splitlines() if "Năm 2024: " in line)
    assert year.count("tỷ lệ hồ sơ quy hoạch đã số hóa đạt 100%") == 1
    assert year.count("hoàn thành số hóa hồ sơ quy hoạch giai đoạn 2") == 1


def test_the_rest_of_a_share_is_said_to_be_of_the_whole_where_the_goals_say_so() -> None:
    goal = {"p2.3.digitise": "hiện 35% bản vẽ đã số hóa, năm 2024 xong 100%"}
    known = said({"p2.4.4.databases": "số hóa 65% bản vẽ còn lại"} | goal, "p2.iv.4")
    assert "Số hóa bản vẽ còn lại, bằng 65% tổng số" in known
    assert "Số hóa 50% bản vẽ còn lại" in said({"p2.4.4.databases": "số hóa 50% bản vẽ còn lại"} | goal, "p2.iv.4")


def test_there_is_no_verdict_on_the_share_while_a_task_has_no_price() -> None:
    rows = [
        "Giám sát an toàn thông tin; Văn phòng; mới; 2022; 900 triệu; CTX; ngân sách tỉnh; giám sát; phần ATTT 900",
        "Mua máy tính; Văn phòng; mới; 2022; CTX; ngân sách tỉnh; thay máy cũ",
    ]
    text = said({}, "p2.iv.6", projects=rows)
    assert "bảo đảm mức tối thiểu" not in text
    assert "thấp hơn mức tối thiểu" not in text


def test_nothing_is_built_that_was_only_named_as_a_way() -> None:
    assert "Tuyên truyền qua trang thông tin điện tử" in said({"p2.5.1.communication": "trang web, Zalo"}, "p2.v.1")


def test_names_of_companies_keep_their_capital() -> None:
    assert "Phối hợp với Viettel, VNPT" in said({"p2.5.2.business": "Viettel, VNPT"}, "p2.v.2")


def test_what_is_missing_of_a_document_names_it_in_the_mark_alone() -> None:
    last = paragraphs(drafted({"p1.0.assigned": "Kế hoạch 61/KH-UBND: 4/5\nQuyết định 916/QĐ-UBND: xong"}), "p1")[-1]
    assert "2891" not in last.split("«[")[0]
    assert "2891" in last
