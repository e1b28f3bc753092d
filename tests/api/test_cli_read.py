"""read: an answer told back, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

Run = Callable[..., Any]


def test_figures_are_told_back_with_the_words_they_came_from(kehoach: Run) -> None:
    document = json.loads(
        kehoach("read", "p1.2.computers", "đơn vị có 1.062 máy tính cho 958 cán bộ, công chức", "--json").out
    )
    values = {value["field"]: value for value in document["values"]}
    assert values["computers"]["value"] == "1062"
    assert values["staff"]["value"] == "958"
    assert values["computers"]["words"] in "đơn vị có 1.062 máy tính cho 958 cán bộ, công chức"
    assert document["standing"] == "given"
    assert set(document) == {"values", "standing", "doubts", "leftover"}


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        ("không có", "none"),
        ("chưa có số liệu", "unknown"),
        ("chưa rõ", "unknown"),
        ("bỏ qua", "skipped"),
        ("4/5 đơn vị", "given"),
        ("không áp dụng, vì Sở không có đơn vị trực thuộc", "not_applicable"),
    ],
)
def test_the_ways_of_not_giving_a_figure_stay_apart(kehoach: Run, answer: str, standing: str) -> None:
    assert json.loads(kehoach("read", "p1.2.lan", answer, "--json").out)["standing"] == standing


def test_people_see_vietnamese_numbers(kehoach: Run) -> None:
    out = kehoach("read", "p1.2.computers", "1062 máy / 958 CBCC, bình quân 1,1").out
    assert "Hiểu là: có số liệu" in out
    assert "1.062 máy tính" in out
    assert "1,1 " in out


def test_numbers_for_programs_are_plain_decimals(kehoach: Run) -> None:
    values = json.loads(kehoach("read", "p1.2.computers", "1.062 máy / 958 CBCC, bình quân 1,10", "--json").out)[
        "values"
    ]
    assert all(str(Decimal(value["value"])) == value["value"] for value in values)


def test_questions_of_both_kinds_of_plan_are_known(kehoach: Run) -> None:
    assert kehoach("read", "y.3.7.people", "3 lớp tập huấn, mỗi lớp 40 người").code == 0


def test_a_strange_answer_is_never_a_traceback(kehoach: Run) -> None:
    for answer in ("", "   ", "\x00", "🙂" * 50, "9" * 400, "((((", "-- --", "a" * 5000):
        outcome = kehoach("read", "p1.2.computers", "--", answer)
        assert outcome.code in (0, 2)
        assert "ngoài dự kiến" not in outcome.err
