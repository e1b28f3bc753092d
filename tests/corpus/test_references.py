"""References found however people write them."""

from datetime import date
from pathlib import Path

import pytest

from corpus.legal import load_catalogue
from corpus.references import find_references, format_own, parse_document, resolve

CATALOGUE = load_catalogue()


def keys(text: str) -> list[list[str]]:
    return [
        [document.key for document in resolve(reference, CATALOGUE).documents] for reference in find_references(text)
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP"),
        ("NĐ 45/2020", "45/2020/NĐ-CP"),
        ("nghị định 45/2020/nđ-cp", "45/2020/NĐ-CP"),
        ("nd 73/2019/nd-cp", "73/2019/NĐ-CP"),
        ("Nghị định số 73/2O19/NĐ-CP", "73/2019/NĐ-CP"),
        ("KH 61", "61/KH-UBND@2019"),
        ("kế hoạch số 61/KH-UBND", "61/KH-UBND@2019"),
        ("QĐ 749/QĐ-TTg", "749/QĐ-TTg@2020"),
        ("Luật CNTT", "67/2006/QH11"),
        ("luat an toan thong tin mang", "86/2015/QH13"),
        ("NQ 17/NQ-CP", "17/NQ-CP@2019"),
        ("Nghị quyết số 52-NQ/TW", "52-NQ/TW@2019"),
    ],
)
def test_finds_the_document_meant(text: str, key: str) -> None:
    assert keys(f"thực hiện {text} và các việc khác") == [[key]]


def test_reads_pinpoints_in_any_order() -> None:
    for text in ("khoản 2 Điều 25 Nghị định số 45/2020/NĐ-CP", "Nghị định 45/2020/NĐ-CP, Điều 25 khoản 2"):
        assert find_references(text)[0].pinpoint == "khoản 2 Điều 25"


def test_reads_a_list_after_one_kind() -> None:
    assert keys("các Công văn số 1624/UBND-KGVX ngày 15/4/2020, số 2276/UBND-KSTTHC ngày 20/5/2020") == [
        ["1624/UBND-KGVX@2020"],
        ["2276/UBND-KSTTHC@2020"],
    ]


def test_a_wrong_date_is_told_and_not_followed() -> None:
    resolution = resolve(find_references("Nghị quyết số 17/NQ-CP ngày 09/3/2020")[0], CATALOGUE)
    assert resolution.documents[0].date == date(2019, 3, 7)
    assert "07/3/2019" in resolution.problem


def test_what_the_catalogue_lacks_is_not_made_up() -> None:
    resolution = resolve(find_references("Quyết định số 999/QĐ-SXD ngày 01/02/2019")[0], CATALOGUE)
    assert resolution.documents == ()
    assert "chưa đối chiếu" in resolution.problem


def test_the_frameworks_own_slips_find_the_right_document_and_say_so(shared: Path) -> None:
    text = (shared / "framework" / "khung-ke-hoach-784-STTTT.txt").read_text(encoding="utf-8")
    problems = " ".join(resolve(reference, CATALOGUE).problem for reference in find_references(text))
    for right in ("08/6/2016", "07/3/2019", "2323/QĐ-BTTTT", "273/BTTTT-CBĐTW", "17/10/2018"):
        assert right in problems


def test_parses_a_units_own_document() -> None:
    document = parse_document("QĐ 88/QĐ-SCT ngày 14/3/2018 ban hành Quy chế quản lý văn bản; áp dụng từ 2018")
    assert (document.type, document.number, document.date, document.title, document.outcome) == (
        "Quyết định",
        "88/QĐ-SCT",
        date(2018, 3, 14),
        "ban hành Quy chế quản lý văn bản",
        "áp dụng từ 2018",
    )
    assert format_own(document) == "Quyết định số 88/QĐ-SCT ngày 14/3/2018 ban hành Quy chế quản lý văn bản"


def test_what_a_document_lacks_is_marked_and_asked() -> None:
    document = parse_document("Quy chế bảo đảm an toàn thông tin")
    assert "«[chưa có số liệu: số, ký hiệu" in format_own(document)
    assert "thiếu số, ký hiệu, ngày" in document.problems[0]
