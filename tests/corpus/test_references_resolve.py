"""What a reference means: the catalogue's document, two that fit, or none; nothing told otherwise is followed."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.catalogue import Catalogue, LegalDocument, load_catalogue, names
from corpus.language import fold, format_date, format_date_long
from corpus.legal import cite_dated, cite_full, cite_short
from corpus.references import Resolution, find_references, resolve

CATALOGUE = load_catalogue()
# How often the framework's whole text names each document of the catalogue.
NAMED = {
    "784/STTTT@2020": 1,
    "17/NQ-CP@2019": 5,
    "61/KH-UBND@2019": 5,
    "1819/QĐ-TTg@2015": 2,
    "916/QĐ-UBND@2016": 2,
    "898/QĐ-TTg@2016": 1,
    "2891/UBND-VX@2016": 1,
    "47/2020/NĐ-CP": 2,
    "85/2016/NĐ-CP": 1,
    "03/2017/TT-BTTTT": 1,
    "52-NQ/TW@2019": 3,
    "50/NQ-CP@2020": 2,
    "749/QĐ-TTg@2020": 2,
    "2323/QĐ-BTTTT@2019": 1,
    "45/2020/NĐ-CP": 3,
    "1552/BTTTT-CATTT@2020": 1,
    "13/STTTT-CNTT@2020": 1,
    "273/BTTTT-CBĐTW@2020": 1,
    "61/2018/NĐ-CP": 2,
    "2276/UBND-KSTTHC@2020": 2,
    "1624/UBND-KGVX@2020": 2,
    "30/2020/NĐ-CP": 1,
    "2051/BTTTT-THH@2020": 1,
    "67/2006/QH11": 1,
    "51/2005/QH11": 1,
    "86/2015/QH13": 1,
    "64/2007/NĐ-CP": 1,
    "73/2019/NĐ-CP": 1,
    "16/CT-TTg@2017": 2,
    "6669/KH-UBND@2017": 1,
    "271-KH/TU@2020": 1,
    "66/KH-UBND@2020": 1,
    "50-KL/TW@2019": 1,
    "151/KH-UBND@2019": 1,
    "52-KL/TW@2019": 1,
    "156/KH-UBND@2019": 1,
    "950/QĐ-TTg@2018": 1,
    "5024/UBND-CNXD@2018": 1,
    "30c/NQ-CP@2011": 1,
    "225/QĐ-TTg@2016": 1,
    "205/QĐ-UBND@2017": 1,
    "05-NQ/TU@2016": 2,
    "492-BC/BCS@2019": 1,
    "2393/QĐ-UBND@2018": 1,
    "02/NQ-CP@2019": 2,
    "214/QĐ-UBND@2019": 1,
    "6320/UBND-KSTTHC@2018": 1,
    "2458/QĐ-UBND@2017": 1,
    "2020/QĐ-UBND@2018": 1,
    "1994/QĐ-UBND@2019": 1,
    "73/NQ-CP@2016": 1,
    "153/QĐ-TTg@2018": 1,
    "5111/UBND-KGVX@2016": 1,
    "28/2018/QĐ-TTg": 2,
    "5781/UBND-KGVX@2018": 1,
    "3526/UBND-KSTTHC@2018": 1,
    "1523/QĐ-UBND@2018": 1,
    "877/QĐ-TTg@2018": 1,
    "559/QĐ-TTg@2017": 1,
    "09/2019/NĐ-CP": 2,
    "73/KH-UBND@2019": 1,
    "274/QĐ-TTg@2019": 2,
    "2069/UBND-KGVX@2019": 1,
    "139/QĐ-UBND@2018": 1,
    "139/TB-VPCP@2020": 1,
    "2148/UBND-KGVX@2020": 1,
    "3323/UBND-KGVX@2020": 1,
    "2606/BTTTT-THH-ATTT@2020": 1,
    "3287/UBND-KGVX@2020": 1,
}
# Named inside the title of another document, without a number.
UNNUMBERED = {"20-NQ/TW@2012", "27-NQ/TW@2008"}


def means(text: str, day: date | None = None) -> Resolution:
    [reference] = find_references(text)
    return resolve(reference, CATALOGUE, day)


def keys(text: str, day: date | None = None) -> list[str]:
    return [document.key for document in means(text, day).documents]


def test_every_reference_of_the_frameworks_text_resolves(shared: Path) -> None:
    text = (shared / "framework" / "khung-ke-hoach-784-STTTT.txt").read_text(encoding="utf-8")
    found = [(reference, resolve(reference, CATALOGUE)) for reference in find_references(text)]
    assert [reference.words for reference, meant in found if len(meant.documents) != 1 or not meant.certain] == []
    assert Counter(meant.documents[0].key for _, meant in found) == NAMED


def test_the_framework_names_nothing_that_the_catalogue_lacks_and_the_other_way_round() -> None:
    assert {document.key for document in CATALOGUE.documents if document.named_at} == set(NAMED) | UNNUMBERED


def test_only_the_frameworks_slips_are_told_otherwise(shared: Path) -> None:
    text = (shared / "framework" / "khung-ke-hoach-784-STTTT.txt").read_text(encoding="utf-8")
    problems = [resolve(reference, CATALOGUE).problem for reference in find_references(text)]
    assert [problem for problem in problems if problem] == [
        "Công văn số 2891/UBND-VX có ngày 08/6/2016, không phải 08/6/2026.",
        "Nghị quyết số 17/NQ-CP có ngày 07/3/2019, không phải 09/3/2020.",
        "“2323/BTTTT-THH” ghi đúng là 2323/QĐ-BTTTT.",
        "“273/BTTTT-CBĐTƯ” ghi đúng là 273/BTTTT-CBĐTW (suy ra, chưa đối chiếu bản gốc).",
        "Công văn số 6320/UBND-KSTTHC ngày 17/10/20178: “17/10/20178” không phải là ngày có thật; "
        "danh mục ghi ngày 17/10/2018 (suy ra, chưa đối chiếu bản gốc).",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("NĐ 45", "45/2020/NĐ-CP"),
        ("Nghị định 45/2020", "45/2020/NĐ-CP"),
        ("KH 61", "61/KH-UBND@2019"),
        ("QĐ 749", "749/QĐ-TTg@2020"),
        ("NQ 52", "52-NQ/TW@2019"),
        ("QĐ 28/2018", "28/2018/QĐ-TTg"),
        ("Nghị định 61 năm 2018", "61/2018/NĐ-CP"),
        ("CV 784", "784/STTTT@2020"),
        ("61/2019/KH-UBND", "61/KH-UBND@2019"),
        ("45/NĐ-CP ngày 08/4/2020", "45/2020/NĐ-CP"),
        ("Luật CNTT", "67/2006/QH11"),
        ("Luật GDĐT", "51/2005/QH11"),
        ("Luật ATTT mạng 2015", "86/2015/QH13"),
        ("Luật An toàn thông tin", "86/2015/QH13"),
        ("Luật Giao dịch điện tử 2023", "20/2023/QH15"),
        ("784/STTTT-CNTT", "784/STTTT@2020"),
    ],
)
def test_short_forms_mean_the_document_that_the_framework_names(text: str, key: str) -> None:
    meant = means(text)
    assert [document.key for document in meant.documents] == [key]
    assert meant.certain


def test_a_symbol_typed_in_part_is_completed_and_said() -> None:
    meant = means("công văn 1624/UBND ngày 15/4/2020")
    assert [document.key for document in meant.documents] == ["1624/UBND-KGVX@2020"]
    assert meant.problem == "“1624/UBND” ghi đúng là 1624/UBND-KGVX."


def test_a_date_told_otherwise_in_the_same_year_offers_the_right_one() -> None:
    meant = means("Nghị định số 45/2020/NĐ-CP ngày 18/4/2020")
    assert meant.certain
    assert meant.problem == "Nghị định số 45/2020/NĐ-CP có ngày 08/4/2020, không phải 18/4/2020."


def test_the_same_number_of_another_year_is_another_document() -> None:
    meant = means("Kế hoạch số 61/KH-UBND ngày 15/3/2021")
    assert meant.documents == ()
    assert meant.problem.endswith("chưa đối chiếu được; danh mục chỉ có Kế hoạch số 61/KH-UBND ngày 10/4/2019.")


def test_two_that_fit_are_both_told() -> None:
    later = LegalDocument(
        "61/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Quảng Ngãi", date(2021, 3, 1), "", "province", named_at=("x",)
    )
    both = Catalogue([*CATALOGUE.documents, later])
    [reference] = find_references("KH 61/KH-UBND")
    meant = resolve(reference, both)
    assert (len(meant.documents), meant.certain) == (2, False)
    assert "10/4/2019" in meant.problem
    assert "01/3/2021" in meant.problem
    [dated] = find_references("KH 61/KH-UBND ngày 01/3/2021")
    assert resolve(dated, both).documents == (later,)


def test_what_did_not_exist_on_the_day_of_the_plan_is_not_meant() -> None:
    assert keys("Luật Ngân sách nhà nước", date(2020, 9, 15)) == ["83/2015/QH13"]
    assert "89/2025/QH15" in means("Luật Ngân sách nhà nước").problem
    assert keys("Nghị định 45/2026/NĐ-CP", date(2020, 9, 15)) == []


@pytest.mark.parametrize(
    "text", ["Quyết định 45/QĐ-STP ngày 12/3/2018", "Nghị định 999/2019/NĐ-CP", "Luật Trợ giúp pháp lý 2017", "QĐ 31"]
)
def test_what_the_catalogue_lacks_is_said_in_the_units_own_words(text: str) -> None:
    meant = means(text)
    assert meant.documents == ()
    assert meant.problem == f"{text}: chưa đối chiếu được với danh mục văn bản."


def _long_date(document: LegalDocument) -> str:
    assert document.date is not None
    return f"{cite_short(document)} {format_date_long(document.date)}"


def _bare(document: LegalDocument) -> str:
    assert document.date is not None
    return f"{document.number} ({format_date(document.date)})"


def _abbreviated(document: LegalDocument) -> str:
    return " ".join([*names()["kinds"].get(document.type, {}).get("short", [])[:1], document.number])


def _spaced(document: LegalDocument) -> str:
    return f"{document.type} số {document.number.replace('/', ' / ')}"


def _letter_o(document: LegalDocument) -> str:
    return (
        f"{document.type} số {document.number.replace('20', '2O', 1) if '/20' in document.number else document.number}"
    )


FORMS: list[Callable[[LegalDocument], str]] = [
    cite_short,
    cite_dated,
    cite_full,
    _long_date,
    _bare,
    _abbreviated,
    _spaced,
    _letter_o,
]


@given(st.sampled_from(CATALOGUE.documents), st.sampled_from(FORMS), st.booleans())
def test_a_reference_in_any_form_reads_back_to_its_document(
    document: LegalDocument, form: Callable[[LegalDocument], str], bare: bool
) -> None:
    told_by_name = document.type == "Luật" and form in (cite_short, cite_dated, cite_full, _long_date)
    assume(not told_by_name or (document.title in names()["laws"] and form is not cite_short))
    text = form(document)
    meant = resolve(find_references(fold(text) if bare else text)[0], CATALOGUE)
    assert [found.key for found in meant.documents] == [document.key]
    assert meant.certain
