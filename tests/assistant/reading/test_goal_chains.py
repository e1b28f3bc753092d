"""A goal told as a chain of arrows: each step keeps its own year, the last is the target, nothing of it is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import Context, read_answer
from corpus.language.values import scan
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
CONTEXT = Context(PACK, find_unit(PACK, "Sở Xây dựng"), "five_year", (2021, 2025), date(2020, 9, 15))


def goals(id_: str, answer: str) -> dict[str, dict[str, str]]:
    reading = read_answer(PACK.outlines["five_year"].by_id[id_], answer, CONTEXT)
    out: dict[str, dict[str, str]] = {}
    for fact in reading.facts:
        if fact.row:
            out.setdefault(fact.row, {})[fact.column] = fact.value
    return out


def year(goal: dict[str, str]) -> str:
    return goal["time"][-4:]


ARROWS = ("->", "-->", "=>", "→", "⇒")
DATED = (
    "{share}% {year}",
    "{share}% ({year})",
    "{share}% năm {year}",
    "{year}: {share}%",
    "đến năm {year} đạt {share}%",
)


@given(
    level=st.integers(1, 40),
    steps=st.lists(st.tuples(st.sampled_from(DATED), st.sampled_from(ARROWS)), min_size=1, max_size=3),
    led=st.sampled_from(["", "khoảng ", "cấp phòng ", "hiện "]),
)
def test_each_step_keeps_its_year(level: int, steps: list[tuple[str, str]], led: str) -> None:
    told = f"{led}{level}%"
    wanted = []
    for number, (form, arrow) in enumerate(steps, 1):
        wanted.append((str(level + 10 * number), str(2021 + number)))
        told += f" {arrow} " + form.format(share=wanted[-1][0], year=wanted[-1][1])
    read = goals("p2.3.online_files", told)
    assert [(goal["target"], year(goal)) for goal in read.values()] == wanted
    assert read["g1"]["base"] == str(level)


@pytest.mark.parametrize(
    "thing", ["báo cáo doanh nghiệp qua mạng", "bao cao doanh nghiep qua mang", "hồ sơ có chữ ký số"]
)
@pytest.mark.parametrize("joint", ["", ":", " hiện"])
def test_the_thing_goes_with_the_target_and_the_figure_with_the_level(thing: str, joint: str) -> None:
    read = goals("p2.3.own", f"{thing}{joint} 70% -> 90% 2023 -> 100% 2025")
    assert [(goal["target"], year(goal)) for goal in read.values()] == [("90", "2023"), ("100", "2025")]
    assert read["g1"]["base"] == "70"
    assert all(goal["statement"].startswith(thing) for goal in read.values())


def test_a_step_without_its_year_is_a_step_still() -> None:
    read = goals("p2.3.online_files", "60% -> 80% -> 100% 2025")
    assert [goal["target"] for goal in read.values()] == ["80", "100"]
    assert "time" not in read["g1"]


def test_a_first_step_of_the_plan_is_no_level_now() -> None:
    read = goals("p2.3.online_files", "2022: 60% -> 2025: 90%")
    assert [(goal["target"], year(goal)) for goal in read.values()] == [("60", "2022"), ("90", "2025")]
    assert "base" not in read["g1"]


def test_what_falls_is_counted_in_its_own_measure() -> None:
    read = goals("p2.3.own", "thời gian cấp phép 15 ngày -> 9 ngày (2023) -> 7 ngày (2025)")
    assert [(goal["target"], year(goal)) for goal in read.values()] == [("9", "2023"), ("7", "2025")]
    assert read["g1"]["base"] == "15"


@pytest.mark.parametrize(
    "said", ["mở 2 bộ dữ liệu 2023", "duyệt cấp độ 4 hệ thống 2023", "phủ sóng wifi tại trụ sở 2023"]
)
def test_a_year_at_the_end_is_the_time(said: str) -> None:
    assert year(goals("p2.3.own", said)["g1"]) == "2023"


@pytest.mark.parametrize(
    "part", ["4.000 trong 10.000 hồ sơ", "4.000 trong số 10.000 hồ sơ", "4.000/10.000 hồ sơ", "4.000 trên 10.000 ho so"]
)
@pytest.mark.parametrize(
    "end", ["đến 2023 xong hết", "năm 2023 hoàn thành", "hết năm 2023 xong toàn bộ", "den 2023 xong het"]
)
def test_a_part_of_all_is_the_level_and_loses_no_figure(part: str, end: str) -> None:
    goal = goals("p2.3.digitise", f"{part}, {end}")["g1"]
    assert goal["base"] == "4000/10000"
    assert "target" not in goal
    assert year(goal) == "2023"


@pytest.mark.parametrize("part", ["22/132 hiện nay", "22/132 thủ tục hiện nay", "22/132 hien nay"])
@pytest.mark.parametrize("mark", [";", ","])
def test_a_level_may_end_with_now(part: str, mark: str) -> None:
    read = goals("p2.3.dvc4", f"{part}{mark} 50% năm 2022, 80% năm 2025")
    assert [(goal["target"], year(goal)) for goal in read.values()] == [("50", "2022"), ("80", "2025")]
    assert read["g1"]["base"] == "22/132"


@pytest.mark.parametrize("said", ["5 trong 6 tháng đầu năm", "2 trong năm 2021", "300 trong 2021", "10 trong 3 đơn vị"])
def test_no_part_of_all(said: str) -> None:
    assert all(value.kind != "fraction" for value in scan(said))
