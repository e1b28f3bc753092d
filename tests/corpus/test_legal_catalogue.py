"""Legal documents: forms of citation, validity on a date, the framework's slips."""

from datetime import date

import pytest

from corpus.legal import (
    LegalDocument,
    cite_dated,
    cite_full,
    cite_pinpoint,
    cite_short,
    load_catalogue,
    rank,
    status_on,
)

CATALOGUE = load_catalogue()


def doc(key: str) -> LegalDocument:
    found = CATALOGUE.get(key)
    assert found is not None, key
    return found


def test_every_document_is_known_by_one_key() -> None:
    keys = [document.key for document in CATALOGUE.documents]
    assert len(keys) == len(set(keys)) == 162


@pytest.mark.parametrize(
    ("key", "full"),
    [
        (
            "73/2019/NĐ-CP",
            "Nghị định số 73/2019/NĐ-CP ngày 05/9/2019 của Chính phủ "
            "quy định quản lý đầu tư ứng dụng công nghệ thông tin sử dụng nguồn vốn ngân sách nhà nước",
        ),
        ("86/2015/QH13", "Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015"),
        (
            "17/NQ-CP@2019",
            "Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ "
            "về một số nhiệm vụ, giải pháp trọng tâm phát triển Chính phủ điện tử giai đoạn 2019-2020, định hướng đến 2025",
        ),
    ],
)
def test_a_basis_is_cited_in_full(key: str, full: str) -> None:
    assert cite_full(doc(key)) == full


def test_later_mentions_and_pinpoints_are_short() -> None:
    assert cite_short(doc("45/2020/NĐ-CP")) == "Nghị định số 45/2020/NĐ-CP"
    assert cite_pinpoint(doc("45/2020/NĐ-CP"), "khoản 1 Điều 25") == "khoản 1 Điều 25 Nghị định số 45/2020/NĐ-CP"
    assert cite_dated(doc("784/STTTT@2020")).startswith(
        "Công văn số 784/STTTT ngày 29/7/2020 của Sở Thông tin và Truyền thông"
    )


@pytest.mark.parametrize(
    ("key", "day", "kind"),
    [
        ("51/2005/QH11", date(2006, 2, 28), "not_yet"),
        ("51/2005/QH11", date(2020, 9, 15), "in_force"),
        ("51/2005/QH11", date(2024, 6, 30), "in_force"),
        ("51/2005/QH11", date(2024, 7, 1), "expired"),
        ("67/2006/QH11", date(2010, 1, 1), "in_force"),
        ("67/2006/QH11", date(2020, 1, 1), "amended"),
        ("64/2007/NĐ-CP", date(2026, 7, 1), "expired"),
        ("73/2019/NĐ-CP", date(2019, 12, 31), "not_yet"),
        ("73/2019/NĐ-CP", date(2020, 9, 15), "amended"),
        ("73/2019/NĐ-CP", date(2026, 3, 1), "unknown"),
        ("73/2019/NĐ-CP", date(2026, 11, 1), "expired"),
        ("03/2017/TT-BTTTT", date(2022, 9, 30), "in_force"),
        ("03/2017/TT-BTTTT", date(2022, 10, 1), "unknown"),
        ("1552/BTTTT-CATTT@2020", date(2020, 9, 15), "unknown"),
    ],
)
def test_validity_is_a_question_with_a_date(key: str, day: date, kind: str) -> None:
    assert status_on(doc(key), day).kind == kind


def test_what_replaced_it_is_told() -> None:
    assert "20/2023/QH15" in status_on(doc("51/2005/QH11"), date(2025, 1, 1)).text


def test_the_frameworks_slips_are_recorded_with_their_right_form() -> None:
    slips = {document.number: document.erratum for document in CATALOGUE.documents if document.erratum}
    assert {"17/NQ-CP", "2891/UBND-VX", "2323/QĐ-BTTTT", "86/2015/QH13"} <= set(slips)
    assert doc("2891/UBND-VX@2016").date == date(2016, 6, 8)
    assert not slips["273/BTTTT-CBĐTW"].certain


def test_programmes_of_the_past_period_are_no_bases() -> None:
    assert doc("1819/QĐ-TTg@2015").period == (2016, 2020)
    assert doc("17/NQ-CP@2019").period is None


def test_bases_stand_in_order_of_rank() -> None:
    keys = [
        "61/KH-UBND@2019",
        "749/QĐ-TTg@2020",
        "45/2020/NĐ-CP",
        "86/2015/QH13",
        "52-NQ/TW@2019",
        "2323/QĐ-BTTTT@2019",
    ]
    ordered = [document.key for document in sorted(map(doc, keys), key=rank)]
    assert ordered == [
        "52-NQ/TW@2019",
        "86/2015/QH13",
        "45/2020/NĐ-CP",
        "749/QĐ-TTg@2020",
        "2323/QĐ-BTTTT@2019",
        "61/KH-UBND@2019",
    ]
