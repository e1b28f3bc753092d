"""Bodies listed in a project's name stay in it, a level told apart is its source; shares and names amended later."""

from datetime import date

import pytest

from assistant.intake import PROJECTS
from assistant.interview.table import amend_row, completes, row_of
from assistant.plan import Project
from assistant.projects import project_facts, projects_from_facts, read_project
from assistant.reading import Context
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
CONTEXT = Context(PACK, find_unit(PACK, "UBND huyện Sơn Hà"), "five_year", (2021, 2025), date(2020, 11, 25))


def read(line: str) -> Project:
    return read_project(line, "p1", CONTEXT).project


@pytest.mark.parametrize(
    "name",
    [
        "Máy tính cho huyện, xã",
        "Trang bị camera cho 3 phường, xã",
        "Đường truyền cho 12 xã, thị trấn",
        "Đào tạo cán bộ tỉnh, huyện, xã",
        "Phần mềm dùng cho các sở, ngành, huyện",
    ],
)
@pytest.mark.parametrize("rest", ["; 2021; 500 triệu; NS tỉnh", ", 2021, 500 triệu, ngân sách tỉnh"])
def test_bodies_listed_in_a_name_are_no_source(name: str, rest: str) -> None:
    project = read(name + rest)
    assert project.name.replace("03 phường", "3 phường") == name
    assert [source.budget for source in project.sources] == ["ngân sách tỉnh"]


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("Trang web; 2021; 200 triệu; huyện, xã", ["ngân sách huyện", "ngân sách xã"]),
        ("Trang web; 2021; 200 triệu; NS huyện, xã", ["ngân sách huyện", "ngân sách xã"]),
        ("Số hóa hồ sơ, xã, 2021, 200 triệu", ["ngân sách xã"]),
        ("Mạng LAN huyện, huyện, 2021, 200 triệu", ["ngân sách huyện"]),
        ("Trạm xã, 300 triệu, xã, 2022", ["ngân sách xã"]),
    ],
)
def test_a_level_told_apart_is_a_source(line: str, sources: list[str]) -> None:
    assert [source.budget for source in read(line).sources] == sources


@pytest.mark.parametrize(
    "told", ["NS tỉnh 60%, doanh nghiệp 40%", "60% ngân sách tỉnh, 40% doanh nghiệp", "NS tỉnh 60%; doanh nghiệp: 40%"]
)
def test_enterprises_with_a_share_are_a_source(told: str) -> None:
    project = read(f"Camera; 2021; 2 tỷ; {told}")
    assert {s.budget: s.amount for s in project.sources} == {"ngân sách tỉnh": 1200, "vốn doanh nghiệp": 800}


def test_enterprises_without_one_are_who_it_is_for() -> None:
    project = read("Hỗ trợ 20 doanh nghiệp; 2021; 500 triệu")
    assert (project.name, project.sources) == ("Hỗ trợ 20 doanh nghiệp", ())


def amended(line: str, *words: str) -> Project:
    facts = project_facts(read(line), PROJECTS)
    for said in words:
        (project,) = projects_from_facts(facts)
        told = completes(said, row_of(project, 1), CONTEXT) or said
        new, _ = amend_row("p1", told, facts, CONTEXT)
        facts = [*facts, *new]
    (project,) = projects_from_facts(facts)
    return project


@pytest.mark.parametrize(
    "words",
    [
        "tên Camera trụ sở",
        "tên: Camera trụ sở",
        "tên là Camera trụ sở",
        "tên đúng là Camera trụ sở",
        "tên dự án là Camera trụ sở",
        "đổi tên thành Camera trụ sở",
        "tên mới: Camera trụ sở",
    ],
)
@pytest.mark.parametrize("objective", ["", "; mục tiêu: giám sát phòng họp"])
def test_a_new_name_changes_the_name_alone(words: str, objective: str) -> None:
    line = f"Camera phòng họp; Văn phòng; 2021; 2 tỷ{objective}"
    before, after = read(line), amended(line, words)
    assert after.name == "Camera trụ sở"
    assert (after.objective, after.total, after.lead) == (before.objective, before.total, before.lead)


@pytest.mark.parametrize("label", ["Tên nhiệm vụ, dự án", "tên nhiệm vụ, dự án "])
def test_the_heading_of_the_table_is_a_label(label: str) -> None:
    project = read(f"{label}: Camera trụ sở; 2021; 2 tỷ")
    assert (project.name, project.objective) == ("Camera trụ sở", "")


def test_shares_in_percent_told_before_or_after_the_total() -> None:
    shares = "NS tỉnh 60%, trung ương 40%"
    first = amended(f"Camera; 2021; {shares}", "tổng mức 3 tỷ")
    then = amended("Camera; 2021; 3 tỷ", shares)
    assert [(s.budget, s.amount) for s in first.sources] == [(s.budget, s.amount) for s in then.sources]
    assert {s.budget: s.amount for s in first.sources} == {"ngân sách tỉnh": 1800, "ngân sách trung ương": 1200}


def test_kinds_of_spending_with_their_shares_are_all_kept() -> None:
    project = amended("Camera; 2021; 2 tỷ", "chi thường xuyên 30%, đầu tư phát triển 70%")
    assert dict(project.spending) == {"chi thường xuyên": 600, "chi đầu tư phát triển": 1400}
