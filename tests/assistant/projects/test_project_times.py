"""When a project runs, told by months and quarters."""

from __future__ import annotations

import pytest

from assistant.projects import ProjectContext, read_project


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("tháng 3-6/2022", "tháng 3 đến tháng 6/2022"),
        ("trước 30/6/2023", "trước ngày 30/6/2023"),
    ],
)
def test_spans_of_months_and_quarters_and_a_day_before_which(words: str, time: str) -> None:
    project = read_project(f"Số hóa hồ sơ; {words}; 300 triệu", "p1", ProjectContext()).project
    assert (project.time, str(project.total)) == (time, "300")


@pytest.mark.parametrize("words", ["từ quý IV-II/2022", "quý III/2023 - quý I/2022", "từ 5/6/2022 đến 1/3/2022"])
def test_a_time_told_backwards_is_asked(words: str) -> None:
    reading = read_project(f"Số hóa hồ sơ; {words}; 300 triệu", "p1", ProjectContext())
    assert any("điểm đầu sau điểm cuối" in doubt for doubt in reading.doubts)
    assert reading.project.time == ""
