"""One page for whoever signs: every figure is the plan's, nothing is hidden, and it is one page."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant.export.summary import render_summary, write_summary
from assistant.export.summary.content import summarise
from assistant.pipeline import Result
from corpus.language import format_money
from tests.assistant.export.outputs import convert, example, small

NAMES = ("so-cong-thuong-2021-2025", "huyen-nghia-hanh-2021")
LONG = "Xây dựng hệ thống thông tin quản lý cơ sở dữ liệu chuyên ngành dùng chung kết nối các cơ quan quản lý nhà nước"


def crowded() -> Result:
    """Many projects with long names, long answers, most of the framework open."""
    projects = [
        f"{LONG} số {n}; Phòng Quản lý hạ tầng kỹ thuật và phát triển đô thị chủ trì; mới; mục tiêu: {LONG}; 2022-2023; {n * 7} triệu"
        for n in range(1, 61)
    ]
    who = "Phòng Quản lý hạ tầng kỹ thuật và phát triển đô thị phối hợp với Văn phòng Sở và các đơn vị trực thuộc"
    return small(projects=projects, said_by=who)


PLANS: dict[str, Any] = {
    **{name: lambda name=name: example(name) for name in NAMES},
    "hardly anything told": small,
    "no projects": lambda: small(projects=[], answers={}),
    "crowded": crowded,
    "one word of four hundred letters": lambda: small(projects=["a" * 400 + "; năm 2022; 5 triệu"]),
}


def text_of(result: Result) -> str:
    read = docx.Document(io.BytesIO(render_summary(result)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


@pytest.mark.parametrize("name", PLANS)
def test_it_is_one_page(name: str, tmp_path: Path) -> None:
    if not shutil.which("pdfinfo"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("pdfinfo is not installed")
    path = tmp_path / "tom-tat.docx"
    write_summary(PLANS[name](), path)
    told = subprocess.run(["pdfinfo", str(convert(path, "pdf"))], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in told
    assert "595" in told  # A4, upright


@pytest.mark.parametrize("name", PLANS)
def test_it_has_five_figures_and_at_most_five_projects(name: str) -> None:
    result = PLANS[name]()
    summary = summarise(result)
    assert len(summary.figures) == len({figure.label for figure in summary.figures}) == 5
    assert all(figure.value and figure.origin for figure in summary.figures)
    assert len(summary.projects) == min(5, len(result.projects))


def test_its_figures_are_those_of_the_plan() -> None:
    result = example(NAMES[0])
    figures = {figure.label: figure for figure in summarise(result).figures}
    assert figures["Tổng kinh phí dự kiến"].value == format_money(result.totals.projects)
    assert figures["Tỷ lệ dịch vụ công trực tuyến mức độ 3, 4"].origin == "tính 100 × (52 + 37) / 118"
    assert f"{result.totals.security_share}".replace(".", ",") in figures["Tỷ lệ kinh phí an toàn thông tin"].value


def test_the_largest_projects_come_first_and_the_rest_is_told() -> None:
    text = text_of(crowded())
    assert "420" in summarise(crowded()).projects[0][5]
    assert "Còn 55 nhiệm vụ, dự án khác" in text
    assert format_money(sum(n * 7 for n in range(1, 56))) in text  # type: ignore[arg-type]


def test_what_is_not_known_is_counted_and_names_who_may_know() -> None:
    result = small()
    summary = summarise(result)
    assert summary.unknown.count > 20
    text = text_of(result)
    assert f"3. Điều chưa biết ({summary.unknown.count})" in text
    assert "hỏi " in text
    assert " nội dung khác" in text


def test_open_errors_are_told_and_a_sound_plan_says_so() -> None:
    result = small()
    assert f"5. Lỗi còn mở ({len(result.errors)})" in text_of(result)
    assert "chưa xuất được bản chính thức" in text_of(result)
    sound = text_of(example(NAMES[0]))
    assert "Không còn lỗi trong kết quả kiểm tra." in sound
    assert "chưa xuất được" not in sound


def test_it_says_on_whose_word_it_rests() -> None:
    told = small(said_by="Văn phòng Sở")
    assert "3 câu trả lời của Văn phòng Sở" in text_of(told)
    accepted = small(said_by="Văn phòng Sở", accept="all")
    assert " ý nhận từ đề xuất của trợ lý" in text_of(accepted)


def test_nobody_meets_the_ids_of_the_program() -> None:
    import re

    assert not re.findall(r"\b[ply][12]?\.[\w.]+\w", text_of(small()))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_summary(example(NAMES[1])) == render_summary(example(NAMES[1]))
