"""The divisions of a document, told by their marks and by what came before."""

from __future__ import annotations

import pytest

from corpus.readers.blocks import Line, Table
from corpus.readers.marks import Level
from corpus.readers.passages import cut
from corpus.readers.structure import find_structure


def labels(*lines: str) -> list[str]:
    """The labels of all divisions, in order."""
    return [one.label for one in find_structure([Line(line) for line in lines]).walk() if one.label]


def pinpoints(*lines: str) -> list[str]:
    return [passage.pinpoint for passage in cut(find_structure([Line(line) for line in lines]), "Văn bản")]


def test_every_division_of_a_law_is_found() -> None:
    found = labels(
        "Phần thứ nhất",
        "NHỮNG QUY ĐỊNH CHUNG",
        "Chương I",
        "PHẠM VI",
        "Mục 1. NGUYÊN TẮC",
        "Điều 1. Phạm vi",
        "1. Một.",
        "a) Điểm a;",
        "b) Điểm b.",
        "2. Hai.",
        "Mục 2. CHÍNH SÁCH",
        "Điều 2. Chính sách",
        "Nội dung.",
        "Chương II",
        "Điều 3. Hiệu lực",
        "Nội dung.",
    )
    assert found == [
        *("Phần thứ nhất", "Chương I", "Mục 1", "Điều 1", "khoản 1", "điểm a", "điểm b", "khoản 2"),
        *("Mục 2", "Điều 2", "Chương II", "Điều 3"),
    ]


def test_headings_are_told_from_text() -> None:
    root = find_structure(
        [
            Line(line)
            for line in (
                "Chương I",
                "QUY ĐỊNH CHUNG",
                "Điều 1. Phạm vi",
                "Luật này quy định.",
                "Điều 2. Ban hành Quy chế này.",
            )
        ]
    )
    assert [one.heading for one in root.walk() if one.label] == ["QUY ĐỊNH CHUNG", "Phạm vi", ""]


@pytest.mark.parametrize(
    "sentence",
    [
        "Điều 5 của Luật này được thực hiện như sau",
        "Điều 90. Quá xa điều trước",
        "12. Số không nối tiếp",
        "h) Chữ không nối tiếp",
        "Phụ lục I ban hành kèm theo Nghị định này.",
        "Chương II của Nghị định này.",
        "Mục tiêu chung là chuyển đổi số.",
    ],
)
def test_a_sentence_that_begins_like_a_mark_is_none(sentence: str) -> None:
    assert labels("Điều 1. Phạm vi", "Luật này quy định:", sentence) == ["Điều 1"]


def test_what_was_put_in_later_and_what_was_repealed_keep_their_numbers() -> None:
    assert labels(
        "Điều 35. A", "Nội dung.", "Điều 35a. B", "1. Một.", "1a. Một a.", "3. Ba.", "Điều 37. C", "Nội dung."
    ) == [*("Điều 35", "Điều 35a", "khoản 1", "khoản 1a", "khoản 3", "Điều 37")]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_articles_that_an_amending_document_quotes_are_not_its_own(opening: str, closing: str) -> None:
    found = labels(
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 1/2010/NĐ-CP",
        "1. Điều 2 được sửa đổi như sau:",
        f"{opening}Điều 2. Nguyên tắc",
        "1. Công khai.",
        "2. Minh bạch.",
        f"Điều 3. Chính sách{closing}.",
        "2. Bãi bỏ Điều 4.",
        "Điều 2. Hiệu lực",
        "Nghị định này có hiệu lực từ ngày ký.",
    )
    assert found == ["Điều 1", "khoản 1", "khoản 2", "Điều 2"]


def test_a_quotation_that_nobody_closes_does_not_swallow_the_rest() -> None:
    assert labels("Điều 1. A", "1. Gồm: “Điều 7. Cũ", "2. Hai.", "Điều 2. B", "Nội dung.")[-1] == "Điều 2"


def test_a_regulation_that_a_decision_brings_into_force_counts_its_own_articles() -> None:
    found = pinpoints(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động.",
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
        "Nơi nhận:",
        "- Như Điều 2;",
        "QUY CHẾ",
        "Hoạt động của Cổng thông tin",
        "(Ban hành kèm theo Quyết định số 12/2020/QĐ-UBND)",
        "Điều 1. Phạm vi",
        "Quy chế này quy định hoạt động.",
    )
    assert found == ["Điều 1", "Điều 2", "Điều 1 Quy chế kèm theo"]


def test_a_programme_in_a_decision_has_its_sections_within_the_article() -> None:
    found = labels(
        "Điều 1. Phê duyệt Chương trình với những nội dung sau:",
        "I. TẦM NHÌN",
        "Việt Nam là quốc gia số.",
        "II. MỤC TIÊU",
        "1. Mục tiêu đến năm 2025",
        "a) Phát triển chính phủ số:",
        "- 80% dịch vụ công;",
        "2. Mục tiêu đến năm 2030",
        "Điều 2. Hiệu lực",
        "Quyết định này có hiệu lực từ ngày ký.",
    )
    assert found == ["Điều 1", "mục I", "mục II", "khoản 1", "điểm a", "khoản 2", "Điều 2"]


def test_a_plan_without_articles_is_divided_by_its_own_marks() -> None:
    assert labels(
        "A. ĐÁNH GIÁ",
        "I. KẾT QUẢ",
        "1. Hạ tầng",
        "1.1. Máy tính",
        "1.2. Mạng",
        "2. Ứng dụng",
        "II. HẠN CHẾ",
        "B. KẾ HOẠCH",
        "I. MỤC TIÊU",
    ) == [*("phần A", "mục I", "khoản 1", "điểm 1.1", "điểm 1.2", "khoản 2", "mục II", "phần B", "mục I")]


def test_annexes_follow_the_signatures_which_are_left_out() -> None:
    root = find_structure(
        [
            Line("Điều 1. Hiệu lực"),
            Line("Có hiệu lực từ ngày ký."),
            Table((("Nơi nhận:\n- Lưu: VT.", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG"),)),
            Line("Nguyễn Văn A"),
            Line("PHỤ LỤC I"),
            Line("DANH MỤC TIÊU CHUẨN"),
            Table((("STT", "Tên"), ("1", "Chữ ký số"))),
        ]
    )
    passages = cut(root, "Thông tư")
    assert [passage.pinpoint for passage in passages] == ["Điều 1", "Phụ lục I"]
    assert passages[1].text == "STT | Tên\n1 | Chữ ký số"
    assert passages[1].heading == "DANH MỤC TIÊU CHUẨN"


def test_a_law_ends_where_it_says_who_passed_it() -> None:
    found = pinpoints(
        "Điều 1. Hiệu lực",
        "Có hiệu lực từ ngày 01/7/2016.",
        "Luật này đã được Quốc hội khóa XIII thông qua ngày 19 tháng 11 năm 2015.",
        "CHỦ TỊCH QUỐC HỘI",
    )
    assert found == ["Điều 1"]


def test_levels_stand_in_the_order_of_the_official_format() -> None:
    assert sorted(Level)[:6] == [Level.ANNEX, Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE]
