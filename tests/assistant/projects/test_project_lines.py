"""A project in the words of officers: terse, talkative, without diacritics, pasted from a sheet, in any order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import fold
from tests.assistant.projects.project_lines import HUYEN_NS, LINES, TX, read, told


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line[:40] for line, _ in LINES])
def test_reads_a_line_as_an_officer_types_it(line: str, expected: dict[str, Any]) -> None:
    told(read(line).project, **expected)


@pytest.mark.parametrize("line", [line for line, _ in LINES if " x 60 triệu" not in line])
def test_every_word_of_a_readable_line_is_claimed_or_named(line: str) -> None:
    reading = read(line)
    assert reading.leftover == ()
    assert reading.project.words


PARTS = [
    ("Phòng Nội vụ", "lead"),
    ("mới", "kind"),
    ("2021-2023", "time"),
    ("1.250 triệu", "total"),
    ("chi thường xuyên", "spending"),
    ("ngân sách huyện", "sources"),
    ("theo dõi hồ sơ cán bộ", "objective"),
]


@settings(max_examples=80, deadline=None)
@given(st.permutations(PARTS), st.sampled_from([" - ", "; ", ", ", " | ", "\t", "\n"]), st.booleans())
def test_the_order_of_fields_and_the_separator_do_not_matter(
    parts: list[tuple[str, str]], separator: str, plain: bool
) -> None:
    line = separator.join(["Phần mềm quản lý cán bộ", *(words for words, _ in parts)])
    reading = read(fold(line) if plain else line)
    told(
        reading.project,
        start=2021,
        end=2023,
        total=1250,
        kind="mới",
        spending=TX,
        sources=HUYEN_NS,
        lead="Phòng Nội vụ",
    )
    if not plain:
        told(reading.project, name="Phần mềm quản lý cán bộ", objective="theo dõi hồ sơ cán bộ")
        assert (reading.doubts, reading.leftover) == ((), ())
