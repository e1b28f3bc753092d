"""The framework's list of legal documents: what was reviewed, what it gives the unit to do, and where that stands in the plan."""

from datetime import date

import pytest

from assistant.answers import parse_answers
from assistant.pipeline import draft
from assistant.plan import Standing
from assistant.reading import Context, Reading, read_answer
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()


def read(answer: str, kind: str = "five_year") -> Reading:
    unit = find_unit(PACK, "Sở Xây dựng")
    context = Context(PACK, unit, kind, (2021, 2025), date(2020, 9, 15))
    return read_answer(PACK.outlines[kind].by_id["l.review"], answer, context)


def rows(reading: Reading) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for fact in reading.facts:
        if fact.quantity == "law.review":
            out.setdefault(fact.row, {})[fact.column] = (
                fact.value if fact.standing is Standing.GIVEN else str(fact.standing)
            )
    return out


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "Kế hoạch 73/KH-UBND: giao gửi báo cáo định kỳ qua hệ thống, đưa vào mục IV.5",
            {"73/KH-UBND@2019": {"reviewed": "yes", "task": "gửi báo cáo định kỳ qua hệ thống", "section": "IV.5"}},
        ),
        (
            "NĐ 45/2020: số hóa kết quả giải quyết TTHC (mục IV.4)",
            {"45/2020/NĐ-CP": {"reviewed": "yes", "task": "số hóa kết quả giải quyết TTHC", "section": "IV.4"}},
        ),
        (
            "KH 61: không giao việc gì; QĐ 139/QĐ-UBND đã rà soát",
            {"61/KH-UBND@2019": {"reviewed": "yes", "task": "none"}, "139/QĐ-UBND@2018": {"reviewed": "yes"}},
        ),
    ],
)
def test_each_document_its_task_and_its_place(answer: str, expected: dict[str, dict[str, str]]) -> None:
    reading = read(answer)
    assert rows(reading) == expected
    assert not reading.doubts


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("cái này không rõ", "nói về văn bản nào"),
        ("NĐ 61/2018 giao tổ chức lại bộ phận một cửa", "chưa ghi đưa vào mục nào"),
        ("KH 61/KH-UBND giao triển khai chữ ký số, mục IV.99", "không nhận nhiệm vụ"),
    ],
)
def test_what_is_not_clear_is_asked(answer: str, asked: str) -> None:
    assert asked in read(answer).doubts[0]


def test_all_reviewed_says_nothing_of_tasks() -> None:
    told = rows(read("đã rà soát hết"))
    assert len(told) > 50
    assert all(set(columns) == {"reviewed"} for columns in told.values())


def test_a_task_given_by_a_document_stands_in_its_section_with_the_document_among_the_bases() -> None:
    text = """
unit: Sở Xây dựng
kind: five_year
period: 2021-2025
date: 2020-09-15
answers:
  p2.1.bases: Luật Công nghệ thông tin
  p2.4.5.internal_apps: phần mềm theo dõi chỉ đạo của lãnh đạo
  l.review: "Kế hoạch 73/KH-UBND: giao gửi báo cáo định kỳ qua hệ thống, đưa vào mục IV.5"
"""
    document = draft(parse_answers(text)).document
    sections = {section.id: section for section in document.walk()}

    def printed(id_: str) -> str:
        return "\n".join(block.text for block in sections[id_].blocks if hasattr(block, "sentences"))

    assert "ửi báo cáo định kỳ qua hệ thống theo Kế hoạch số 73/KH-UBND" in printed("p2.iv.5")
    assert "73/KH-UBND" in printed("p2.i")
