"""The project table as a grid: a cell typed as it stands says the same, pastes are read by their heads, all changes come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.commands.drafting import examples
from assistant.answering import tell_project
from assistant.answers import load_answers
from assistant.grid import Grid
from assistant.pipeline import draft
from assistant.projects import ProjectContext, read_project
from assistant.projects.cells import COLUMNS, cell, cells, with_cell
from assistant.projects.pasting import read_paste
from assistant.store import StaleError, open_store
from corpus.errors import InputError
from corpus.packs import load_pack

HERE = ProjectContext()
PARTS = {
    "name": ["Số hóa hồ sơ", "Nâng cấp mạng nội bộ", "Xây dựng cổng dữ liệu"],
    "lead": ["Văn phòng", "Phòng Tin học"],
    "kind": ["mới", "chuyển tiếp"],
    "objective": ["tra cứu hồ sơ", "phục vụ người dân"],
    "time": ["2022-2023", "năm 2024", "quý III/2021"],
    "total": ["1,2 tỷ", "500 triệu", "1.250 triệu đồng"],
    "spending": ["chi thường xuyên", "chi đầu tư phát triển"],
    "source": ["ngân sách tỉnh", "ngân sách tỉnh 300 triệu, ngân sách trung ương phần còn lại"],
    "security": ["120 triệu", "10%"],
    "area": ["IV.3", "IV.6"],
}
HEADS = {"name": "tên", "lead": "chủ trì", "kind": "mới/chuyển tiếp", "objective": "mục tiêu", "time": "thời gian"} | {
    "total": "tổng mức", "spending": "loại chi", "source": "nguồn vốn", "security": "an toàn thông tin", "area": "mục nhiệm vụ"
}  # fmt: skip


@st.composite
def projects(draw: st.DrawFn) -> dict[str, str]:
    told = {name: draw(st.sampled_from(options)) for name, options in PARTS.items() if draw(st.booleans())}
    return {"name": "Số hóa hồ sơ", **told}


@settings(max_examples=150, deadline=None)
@given(projects(), st.sampled_from(sorted(COLUMNS)))
def test_a_cell_typed_as_it_stands_says_the_same(told: dict[str, str], column: str) -> None:
    project = read_project({HEADS[name]: text for name, text in told.items()}, "p1", HERE).project
    if text := cell(project, column):
        after = with_cell(project, column, text, HERE)
        assert cells(after.project) == cells(project)
        assert all(getattr(after.project, name) == getattr(project, name) for name in COLUMNS[column])
        assert after.doubts == ()


def test_the_shipped_tables_go_through_their_cells_unchanged() -> None:
    for file in examples():
        result = draft(load_answers(file))
        context = ProjectContext(result.plan.kind, result.plan.period)
        for project in result.projects:
            for column in COLUMNS:
                if text := cell(project, column):
                    again = with_cell(project, column, text, context).project
                    assert cell(again, column) == text, (project.name, column)


@settings(max_examples=60, deadline=None)
@given(projects(), st.sampled_from(sorted(PARTS)), st.data())
def test_one_cell_changes_and_no_other(told: dict[str, str], column: str, data: st.DataObject) -> None:
    told = told | {"total": "1,2 tỷ"}  # what a share is a share of
    project = read_project({HEADS[name]: text for name, text in told.items()}, "p1", HERE).project
    text = data.draw(st.sampled_from(PARTS[column]))
    after = with_cell(project, column, text, HERE).project
    assert {n: t for n, t in cells(after).items() if n != column} == {
        n: t for n, t in cells(project).items() if n != column
    }
    assert cell(after, column)
    empty = with_cell(after, column, "", HERE).project
    assert cell(empty, column) == ""


@pytest.mark.parametrize(
    ("column", "text"), [("total", "abc"), ("time", "khi nào xong"), ("security", "nhiều"), ("by_year", "x")]
)
def test_words_that_are_no_such_cell_leave_the_row_alone(column: str, text: str) -> None:
    project = read_project("Số hóa; 2022-2023; 1,2 tỷ", "p1", HERE).project
    with pytest.raises(InputError):
        with_cell(project, column, text, HERE)


@pytest.mark.parametrize("figure", [1000, 1904, 1950, 2025, 2100, 9999, 12345])
def test_a_bare_figure_in_a_column_of_money_is_money_whatever_year_it_looks_like(figure: int) -> None:
    project = read_project("Số hóa; 2022-2023; 5 tỷ", "p1", HERE).project
    assert with_cell(project, "total", str(figure), HERE).project.total == figure
    (row,) = read_paste(f"Tên\tThời gian\tTổng mức\tAn toàn thông tin\nSố hóa\t2022\t20000\t{figure}", HERE).rows
    assert row.reading.project.security == figure
    assert row.reading.project.total == 20000


def test_a_paste_with_heads_is_read_by_them() -> None:
    text = (
        "TT\tTên nhiệm vụ, dự án\tĐơn vị chủ trì\tThời gian\tTổng mức\tGhi chú\n"
        '1\t"Số hóa\nhồ sơ"\tVăn phòng\t2022-2023\t1.200\n'
        "2\tNâng cấp mạng\tVăn phòng\tbao giờ cũng được\t1.5x0\tkhẩn\n"
        "\tTổng cộng\t\t\t2.700\n"
    )
    pasted = read_paste(text, HERE)
    assert [row.reading.project.name for row in pasted.rows] == ["Số hóa hồ sơ", "Nâng cấp mạng"]
    assert str(pasted.rows[0].reading.project.total) == "1200"
    assert {column for column, _ in pasted.rows[1].doubts} >= {"time"}
    assert any("khẩn" in message for _, message in pasted.rows[1].doubts)
    assert pasted.leftover == ("Tổng cộng\t\t\t2.700",)


def test_a_paste_without_heads_is_told_line_by_line() -> None:
    pasted = read_paste("1\tSố hóa hồ sơ\tVăn phòng\tmới\t2022-2023\t1,2 tỷ\tngân sách tỉnh", HERE)
    (row,) = pasted.rows
    assert (row.reading.project.kind, str(row.reading.project.total)) == ("mới", "1200")


@pytest.mark.parametrize("text", ["", "\n\t\n", "TT\tTên\tTổng mức\n", "Số hóa\n" * 201])
def test_a_paste_without_rows_or_with_too_many_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_paste(text, HERE)


@pytest.fixture
def grid(tmp_path: Path) -> Iterator[Grid]:
    store = open_store(f"sqlite:///{tmp_path}/k.db")
    pack = load_pack()
    plan = draft(load_answers(examples()[0]), store).plan
    for row in [project.row for project in Grid(store, plan, pack).table().projects]:
        Grid(store, plan, pack).remove(row)
    yield Grid(store, plan, pack, said_by="Lan")
    store.close()


def rows(grid: Grid) -> list[tuple[str, str]]:
    return [(project.row, project.name) for project in grid.table().projects]


def test_rows_are_pasted_moved_taken_out_and_everything_comes_back(grid: Grid) -> None:
    _, first = grid.paste("Việc một\t2022\t100 triệu\nViệc hai\t2022\t200 triệu")
    _, (between,) = grid.paste("Việc giữa\t2022\t50 triệu", after=first[0])
    assert [name for _, name in rows(grid)] == ["Việc một", "Việc giữa", "Việc hai"]
    states = [rows(grid)]
    grid.reorder([first[1], between, first[0]])
    states.append(rows(grid))
    grid.set_cell(between, "total", "75 triệu")
    grid.remove(first[0])
    assert [row for row, _ in rows(grid)] == [first[1], between]
    _, (new,) = grid.paste("Việc mới\t2023\t10 triệu")
    assert new not in (*first, between)  # an id is never given again
    version, now = grid.table().version, rows(grid)
    for _ in range(2):
        grid.undo()
    assert [row for row, _ in rows(grid)] == [first[1], between, first[0]]
    assert str(grid.table().row(between).total) == "75"
    grid.undo()
    assert str(grid.table().row(between).total) == "50"
    assert rows(grid) == states[1]
    grid.undo()
    assert rows(grid) == states[0]
    grid.undo(version)  # and forth again
    assert rows(grid) == now
    while grid.table().undo is not None:
        grid.undo()
    assert rows(grid) == []  # as it was before the answers file
    assert grid.table().undo is None
    with pytest.raises(InputError):
        grid.undo()


def test_a_row_goes_with_what_was_accepted_for_it(grid: Grid) -> None:
    _, (row,) = grid.paste("Việc dài\t2022-2023\t100 triệu")
    fact = next(f for f in grid.table().facts if f.row == row and f.column == "total")
    from dataclasses import replace

    split = replace(fact, column="by_year", value="2022 = 50; 2023 = 50", origin=f"proposal:split:{row}", id="")
    grid._store.add_facts(grid._plan.id, [split])
    grid.remove(row)
    assert rows(grid) == []


def test_of_two_who_edit_one_row_the_second_is_told(grid: Grid) -> None:
    _, (row,) = grid.paste("Việc một\t2022\t100 triệu")
    seen = grid.table().version_of(row)
    grid.set_cell(row, "total", "200 triệu", expected=seen)
    with pytest.raises(StaleError):
        grid.set_cell(row, "total", "300 triệu", expected=seen)
    with pytest.raises(StaleError):
        grid.remove(row, expected=seen)
    assert str(grid.table().row(row).total) == "200"


def test_what_others_told_of_a_row_keeps_its_teller(grid: Grid) -> None:
    told = tell_project(grid._store, grid._plan, "Việc một; 2022; 100 triệu", load_pack(), said_by="An")
    grid.set_cell(told.reading.project.row, "lead", "Văn phòng")
    tellers = {f.column: f.said_by for f in grid.table().facts if f.row == told.reading.project.row}
    assert (tellers["total"], tellers["lead"]) == ("An", "Lan")


def test_a_column_that_is_none_is_refused_with_the_columns_there_are() -> None:
    project = read_project("Kho số; 2022; 5 tỷ", "r1", HERE).project
    with pytest.raises(InputError, match="không có cột “màu”") as refused:
        with_cell(project, "màu", "xanh", HERE)
    assert "total (tổng mức dự kiến)" in str(refused.value.remedy)


def test_since_when_a_project_is_carried_over_is_typed_with_its_time() -> None:
    project = read_project("Kho số, chuyển tiếp từ năm 2019; 2021-2022; 5 tỷ", "r1", HERE).project
    assert cell(project, "time") == "2021-2022, chuyển tiếp từ năm 2019"
    again = with_cell(project, "time", cell(project, "time"), HERE).project
    assert (again.time, again.since) == ("2021-2022", 2019)


def test_a_cell_beyond_what_a_sheet_holds_is_refused() -> None:
    with pytest.raises(InputError, match="không đọc được"):
        read_paste("Kho số\t" + "x" * 140_000, HERE)
