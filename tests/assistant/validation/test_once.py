"""One fault, one finding: what is told twice is answered twice, and what is no fault is not answered at all."""

from __future__ import annotations

import pytest

from tests.assistant.validation.rule_cases import project
from tests.assistant.validation.test_rules import drafted, found


def test_a_group_left_blank_is_one_finding() -> None:
    annual = drafted({"kind": "annual", "year": "2021", "period": "", "answers": {"y.3.4.data": "không có"}})
    asked = [f for f in annual.findings if f.rule == "coverage.unanswered" and "y.focus." in f.where + f.hint]
    assert len(asked) == 1
    assert all(id_ in asked[0].hint for id_ in ("y.focus.a", "y.focus.k"))


def test_a_figure_to_be_confirmed_is_asked_once_with_its_example() -> None:
    result = drafted({"answers": {"p2.5.3.base": "65 tỷ, CQS 0,5 tỷ"}})
    (told,) = [f for f in result.findings if "65 tỷ" in f.message]
    assert (told.rule, told.hint) == ("text.confirm", "Ghi, ví dụ: tổng chi 420 tỷ đồng, chính quyền số 4,5 tỷ đồng.")


def test_what_is_marked_in_two_sections_is_asked_once() -> None:
    goal = "nang cap toan bo he thong cu den nam 2023"
    result = drafted({"answers": {"p2.3.own": goal}})
    assert sum(goal[:20] in f.message for f in result.findings if f.rule == "text.confirm") <= 1


@pytest.mark.parametrize("lead", ["VP Sở; P. KHTC lo kinh phí", "Văn phòng Sở; các phòng phối hợp"])
def test_a_body_printed_as_leading_leads(lead: str) -> None:
    assert not found(drafted({"answers": {"p2.8.lead": lead}}), "tasks.responsible")


def test_a_security_part_nobody_told_is_not_said_to_be_nothing() -> None:
    (message,) = found(drafted({"projects": [project(security="")]}), "security.share")
    assert "0%" not in message.replace("10%", "")
    assert "chưa so được" in message
    unpriced = drafted({"projects": [project(security=""), project(name="Số hóa hồ sơ", total="", security="")]})
    (message,) = found(unpriced, "security.share_unknown")
    assert "0%" not in message.replace("10%", "")


@pytest.mark.parametrize("act", ["rà soát QĐ 120 2021", "rà soát, sửa đổi Quyết định số 120/QĐ-SXD năm 2021"])
def test_the_year_of_a_review_is_not_that_of_the_document(act: str) -> None:
    assert not found(drafted({"answers": {"p2.4.6.regulations": act}}), "documents.younger")


def test_a_dated_document_of_the_future_is_still_told() -> None:
    told = {"answers": {"p2.4.6.regulations": "rà soát Quyết định số 120/QĐ-SXD ngày 03/4/2022"}}
    assert found(drafted(told), "documents.younger")


def test_a_task_told_in_shorthand_serves_its_goal() -> None:
    told = {"p2.3.dvc4": "hiện 30%, đến năm 2025 đạt 90%", "p2.4.5.public_apps": "DVC m4 +47"}
    assert not found(drafted({"answers": told}), "goals.served")


@pytest.mark.parametrize(
    ("task", "row"),
    [("thuê IoT", "Thuê IoT giám sát khu công nghiệp"), ("số hóa 3.400 hồ sơ đầu tư", "Số hóa hồ sơ đầu tư")],
)
def test_a_task_of_which_the_list_speaks_has_its_money(task: str, row: str) -> None:
    told = {"answers": {"p2.4.4.databases": task}, "projects": [project(name=row)]}
    assert not found(drafted(told), "tasks.unbudgeted")


def test_a_project_that_begins_anew_is_not_counted_twice() -> None:
    past = {"name": "Số hóa hồ sơ đất đai", "objective": "tra cứu", "total": "900", "time": "2019-2020"}
    told = {"answers": {"p1.7.projects": [past]}, "projects": [project(name=past["name"], time="2021-2022")]}
    assert not found(drafted(told), "table.counted_twice")


def test_money_of_both_periods_is_marked_in_the_sum() -> None:
    past = {"name": "Số hóa hồ sơ đất đai", "objective": "tra cứu", "total": "900", "time": "2019-2022"}
    running = project(name=past["name"], time="2019-2022", kind="chuyển tiếp", total="900")
    result = drafted({"answers": {"p1.7.projects": [past]}, "projects": [running, project()]})
    text = " ".join(block.text for part in result.document.walk() for block in part.blocks if hasattr(block, "text"))
    assert "Tổng trên gồm cả 900 triệu đồng của 01 dự án đã kê trong danh mục giai đoạn trước «[cần xác nhận" in text
    assert len([f for f in result.findings if "giai đoạn" in f.message and "900" in f.message]) == 1


@pytest.mark.parametrize(("total", "differs"), [("", False), ("900", False), ("800", True)])
def test_only_an_amount_that_was_told_before_can_differ(total: str, differs: bool) -> None:
    past = {"name": "Số hóa hồ sơ đất đai", "objective": "tra cứu", "total": total, "time": "2019-2022"}
    past = {name: told for name, told in past.items() if told}
    running = project(name=past["name"], time="2019-2022", kind="chuyển tiếp", total="900")
    (message,) = found(drafted({"answers": {"p1.7.projects": [past]}, "projects": [running]}), "table.counted_twice")
    assert "cả hai giai đoạn" in message
    assert ("tổng mức ở đó ghi 800" in message) is differs


def test_many_texts_typed_without_marks_are_one_finding() -> None:
    told = "lap camera kho chuan do luong; nang bang thong; mua may do luong chuan; so hoa ho so kiem dinh; cong tra cuu sang che"
    result = drafted({"answers": {"p2.4.2.infrastructure": told}})
    marks = " ".join(b.text for part in result.document.walk() for b in part.blocks if hasattr(b, "text")).count(
        "«[cần xác"
    )
    assert marks > 3
    (message,) = found(result, "text.confirm")
    assert "nội dung gõ không dấu" in message
    assert "“lap camera kho chuan do luong” (Phần II mục IV.2" in message
