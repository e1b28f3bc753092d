"""The money of an annual plan: what is of the year, what is of the list, and which budget it is."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.plan import Table
from tests.assistant.test_annual_plan import annual, lines

ROW = {"lead": "Văn phòng", "kind": "mới", "objective": "phục vụ người dân", "spending": "chi thường xuyên"}


def project(name: str, **more: Any) -> dict[str, Any]:
    return ROW | {"name": name, "time": "2021", "total": 300, "source": "ngân sách huyện"} | more


def money(*projects: Any) -> str:
    return " ".join(lines(annual({}, projects=list(projects)), "y.v"))


def test_the_sum_is_of_the_list_and_not_of_every_task() -> None:
    text = money(project("Thay máy tính"), project("Tường lửa", total=200))
    assert text.startswith("Tổng kinh phí dự kiến của 02 nhiệm vụ, dự án trong danh mục là 500 triệu đồng")


def test_rows_without_an_amount_are_not_of_the_sum() -> None:
    text = money(project("Thay máy tính"), project("Tường lửa", total=None))
    assert "của 01 nhiệm vụ, dự án trong danh mục là 300 triệu đồng" in text
    assert "Tổng trên chưa gồm 01 nhiệm vụ chưa xác định kinh phí." in text


@pytest.mark.parametrize(
    ("long", "said"),
    [
        (
            project("Số hóa", time="2021-2023", total=900),
            "Kinh phí năm 2021 đã xác định là 300 triệu đồng, chưa gồm phần",
        ),
        (project("Số hóa", time="2021-2023", total=900, by_year={2021: 250}), "kinh phí năm 2021 là 550 triệu đồng."),
        (project("Số hóa", time="2020-2021", total=900, kind="chuyển tiếp"), "đã xác định là 300 triệu đồng, chưa gồm"),
    ],
)
def test_the_year_is_a_fact_only_where_every_part_is_told(long: dict[str, Any], said: str) -> None:
    text = money(project("Thay máy tính"), long)
    assert said in text
    assert ("«[chưa có số liệu: kinh phí trong năm của từng nhiệm vụ, dự án nhiều năm]»" in text) == (
        "chưa gồm" in said
    )


def test_no_year_is_said_where_no_part_is_told() -> None:
    text = money(project("Số hóa", time="2021-2023", total=900))
    assert "Kinh phí năm 2021: «[chưa có số liệu" in text
    assert "0 triệu đồng" not in text.replace("900 triệu đồng", "")


def test_the_sum_of_the_year_column_is_a_gap_while_a_part_is_missing() -> None:
    def total(*projects: Any) -> str:
        (table,) = (b for b in annual({}, projects=list(projects)).document.annexes[0].blocks if isinstance(b, Table))
        return table.footer[0][2].text

    long = project("Số hóa", time="2021-2023", total=900)
    assert total(project("Thay máy tính"), long) == "«[chưa có số liệu: kinh phí năm 2021]»"
    assert total(project("Thay máy tính"), long | {"by_year": {2021: 250}}) == "550"


@pytest.mark.parametrize("budget", ["ngân sách địa phương", "NSĐP", "ngân sách nhà nước"])
def test_a_budget_of_no_level_is_marked_where_it_stands(budget: str) -> None:
    result = annual({}, projects=[project("Thay máy tính"), project("Tường lửa", total=200, source=budget)])
    text = " ".join(lines(result, "y.v"))
    assert "200 triệu đồng «[cần xác nhận: cấp ngân sách]»" in text
    assert "ngân sách huyện 300 triệu đồng «[" not in text
    (table,) = (block for block in result.document.annexes[0].blocks if isinstance(block, Table))
    assert [row[-1].text.endswith("«[cần xác nhận: cấp ngân sách]»") for row in table.rows] == [False, True]
    spoken = [
        finding.rule for finding in result.findings if "cấp" in finding.message and "ngân sách" in finding.message
    ]
    assert spoken == ["table.source_level"]  # told once, by its own rule


def test_one_budget_of_no_level_is_marked_too() -> None:
    assert "từ nguồn ngân sách địa phương «[cần xác nhận: cấp ngân sách]»." in money(project("A", source="NSĐP"))
