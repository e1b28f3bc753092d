"""A framework of another province, as YAML alone: it loads, is drafted and checked with no code of its own."""

from __future__ import annotations

from pathlib import Path

from assistant.answers import parse_answers
from assistant.pipeline import draft
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack(Path(__file__).parent / "packs" / "small")
ANSWERS = """
unit: UBND xã Suối Trong
kind: annual
year: 2026
date: 2026-01-15
place: Suối Trong
answers:
  s.schools: 12 trường, 9 trường có cáp quang
  s.platforms:
    - {tên: Học bạ số, người dùng: "1.240", mục tiêu: "1.500"}
  s.task.net: kết nối cáp quang cho 3 trường còn lại
"""


def test_its_units_and_limits_are_its_own() -> None:
    assert find_unit(PACK, "xã Suối Trong, tỉnh Minh Họa").issuer_lines == ("ỦY BAN NHÂN DÂN", "XÃ SUỐI TRONG")
    assert find_unit(PACK, "sở giáo dục tỉnh Minh Họa").id == "sgd"
    limit = PACK.threshold("security_share")
    assert limit is not None
    assert limit.number == 15
    assert list(PACK.outlines) == ["annual"]


def test_a_plan_is_drafted_from_it() -> None:
    document = draft(parse_answers(ANSWERS), pack=PACK).document
    text = "\n".join(block.text for section in document.walk() for block in section.blocks if hasattr(block, "text"))
    assert "Xã có 12 trường, trong đó 09 trường có cáp quang, đạt 75%." in text
    assert "Học bạ số (1.240 người dùng)" in text
    assert "Kết nối cáp quang cho 03 trường còn lại." in text
    assert [section.heading for section in document.walk()] == ["HIỆN TRẠNG", "NHIỆM VỤ"]


def test_its_demands_are_covered_one_by_one() -> None:
    coverage = {(row.requirement, row.field): row.standing for row in draft(parse_answers(ANSWERS), pack=PACK).coverage}
    assert coverage["s.schools", "fibre"] == "given"
    assert coverage["s.task.open", "open"] == "not_applicable"
