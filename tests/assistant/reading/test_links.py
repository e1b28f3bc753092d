"""Connections told in a breath: both systems, what joins them, the year; nothing of a line that lacks the other side is lost."""

import pytest

from tests.assistant.reading.test_rows_told import cells, read
from tests.assistant.test_goals_said import goal

PAIR = {"from": "CSDL đất đai", "to": "CSDL công chứng"}


@pytest.mark.parametrize(
    "link",
    ["với", "kết nối với", "kết nối", "nối với", "liên thông với", "chia sẻ dữ liệu với", "->", "sẽ tích hợp vào"],
)
@pytest.mark.parametrize(
    "tail", [" qua LGSP năm 2022", " qua LGSP, 2022", " qua LGSP (2022)", " thông qua LGSP trong năm 2022"]
)
def test_both_systems_the_platform_and_the_year(link: str, tail: str) -> None:
    assert cells(read("p2.4.connections", f"CSDL đất đai {link} CSDL công chứng{tail}")) == {
        **PAIR,
        "via": "LGSP",
        "year": "2022",
    }


@pytest.mark.parametrize("said", ["kết nối CSDL đất đai với CSDL công chứng", "CSDL đất đai - CSDL công chứng"])
def test_neither_platform_nor_year_is_made_up(said: str) -> None:
    assert cells(read("p2.4.connections", said)) == PAIR


def test_a_line_typed_without_diacritics() -> None:
    told = cells(read("p2.4.connections", "ket noi phan mem mot cua voi CSDL dan cu qua LGSP nam 2022"))
    assert set(told) == {"from", "to", "via", "year"}


@pytest.mark.parametrize(("said", "kept"), [("Cổng dữ liệu", "Cổng dữ liệu"), ("iOffice, qua LGSP", "iOffice")])
def test_one_system_alone_stands_in_the_plan_with_a_mark(said: str, kept: str) -> None:
    written = goal("p2.4.connections", said)
    assert kept in written
    assert "[chưa có số liệu: hệ thống được kết nối]" in written
