"""A unit's own documents: read into parts, printed in official form, only what is missing marked."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import format_date
from corpus.references import format_own, parse_document

GAP_DAY, GAP_NUMBER, GAP_TITLE = (
    f"{before}«[chưa có số liệu: {what}]»"
    for before, what in (("ngày ", "ngày ban hành {k}"), ("", "số, ký hiệu {k}"), ("", "trích yếu {k}"))
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "Quyết định 45/QĐ-STP ngày 12/3/2018 ban hành quy chế sử dụng phần mềm",
            "Quyết định số 45/QĐ-STP ngày 12/3/2018 ban hành quy chế sử dụng phần mềm",
        ),
        (
            "- QĐ 77/QĐ-UBND ngày 3/4/2017 của UBND huyện Sơn Tịnh về kiện toàn Ban Chỉ đạo",
            "Quyết định số 77/QĐ-UBND ngày 03/4/2017 về kiện toàn Ban Chỉ đạo",
        ),
        (
            "KH số 18/KH-STP của Sở Tư pháp ngày 05/02/2019 V/v ứng dụng CNTT",
            "Kế hoạch số 18/KH-STP ngày 05/02/2019 về việc ứng dụng CNTT",
        ),
        (
            "Quy chế an toàn thông tin ban hành kèm theo QĐ 33/QĐ-STP ngày 1/2/2019",
            "Quyết định số 33/QĐ-STP ngày 01/02/2019 ban hành Quy chế an toàn thông tin",
        ),
        (
            "ban hành quy chế CNTT (QĐ 45/QĐ-STP, 12/3/2018)",
            "Quyết định số 45/QĐ-STP ngày 12/3/2018 ban hành quy chế CNTT",
        ),
        (
            "Quyết định thành lập Ban chỉ đạo số 12/QĐ-UBND ngày 5/6/2018",
            "Quyết định số 12/QĐ-UBND ngày 05/6/2018 thành lập Ban chỉ đạo",
        ),
        ("12/3/2018: QĐ 45/QĐ-STP ban hành quy chế", "Quyết định số 45/QĐ-STP ngày 12/3/2018 ban hành quy chế"),
        (
            "Sở đã ban hành Kế hoạch 18/KH-STP ngày 15/01/2020 ứng dụng CNTT năm 2020",
            "Kế hoạch số 18/KH-STP ngày 15/01/2020 ứng dụng CNTT năm 2020",
        ),
        (
            "quyet dinh 45/qd-stp ngay 12/3/2018 ban hanh quy che",
            "Quyết định số 45/QĐ-STP ngày 12/3/2018 ban hanh quy che",
        ),
        (
            "Kế hoạch phát triển kinh tế - xã hội số 9/KH-UBND ngày 2/2/2020",
            "Kế hoạch số 9/KH-UBND ngày 02/02/2020 phát triển kinh tế - xã hội",
        ),
        (
            "Kế hoạch chuyển đổi số số 12/KH-STP ngày 5/2/2019",
            "Kế hoạch số 12/KH-STP ngày 05/02/2019 chuyển đổi số",
        ),
        (
            "Kế hoạch thực hiện Luật An ninh mạng, số: 12/KH-STP ngày 5/2/2019",
            "Kế hoạch số 12/KH-STP ngày 05/02/2019 thực hiện Luật An ninh mạng",
        ),
    ],
)
def test_is_printed_in_official_form(typed: str, printed: str) -> None:
    document = parse_document(typed)
    assert format_own(document) == printed
    assert document.problems == ()
    assert document.words == typed


@pytest.mark.parametrize(
    ("typed", "printed", "asked"),
    [
        ("Ke hoach 18/KH-STP", f"Kế hoạch số 18/KH-STP {GAP_DAY} {GAP_TITLE}", "thiếu ngày, trích yếu"),
        (
            "QĐ số 12 năm 2018 về quy chế",
            "Quyết định số 12 «[chưa có số liệu: ký hiệu {k}]» ngày «[chưa có số liệu: ngày, tháng ban hành {k}]» "
            "năm 2018 về quy chế",
            "thiếu ký hiệu sau số 12, ngày",
        ),
        (
            "Kế hoạch ứng dụng CNTT hằng năm",
            f"Kế hoạch {GAP_NUMBER} {GAP_DAY} ứng dụng CNTT hằng năm",
            "thiếu số, ký hiệu, ngày",
        ),
        (
            "Kế hoạch 5 năm 2016-2020 về CNTT",
            f"Kế hoạch {GAP_NUMBER} {GAP_DAY} 5 năm 2016-2020 về CNTT",
            "thiếu số, ký hiệu, ngày",
        ),
        (
            "Quyết định phê duyệt cấp độ, ngày 20/10/2019",
            f"Quyết định {GAP_NUMBER} ngày 20/10/2019 phê duyệt cấp độ",
            "thiếu số, ký hiệu.",
        ),
        (
            "QĐ 45/QĐ-STP ngày 31/2/2018 ban hành quy chế",
            f"Quyết định số 45/QĐ-STP {GAP_DAY} ban hành quy chế",
            "“31/2/2018” không phải là ngày",
        ),
    ],
)
def test_only_what_is_missing_is_marked_and_asked(typed: str, printed: str, asked: str) -> None:
    document = parse_document(typed)
    assert format_own(document) == printed.replace("{k}", document.type)
    assert asked in " ".join(document.problems)


THINGS = ["chuyển đổi số", "chữ ký số", "phát triển kinh tế số, xã hội số", "ứng dụng CNTT"]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("number", [" số 12/KH-STP", " số: 12/KH-STP", ", số 12/KH-STP", " (số 12/KH-STP", ""])
@pytest.mark.parametrize("day", [" ngày 5/2/2019", ""])
def test_a_title_keeps_its_last_word_whatever_follows(thing: str, number: str, day: str) -> None:
    document = parse_document(f"Kế hoạch {thing}{number}{day}{')' if '(' in number else ''}")
    assert (document.title, document.number) == (thing, "12/KH-STP" if number else "")
    assert (document.date is None) is (not day)


def test_a_number_that_nobody_filled_in_is_no_title() -> None:
    assert parse_document("Kế hoạch số ngày 5/2/2019").title == ""


@pytest.mark.parametrize("typed", ["năm 2019", "(2019)", "(năm 2019)"])
def test_a_year_told_in_place_of_the_day_is_kept(typed: str) -> None:
    printed = format_own(parse_document(f"Kế hoạch số 12/KH-STP {typed} về chuyển đổi số"))
    assert (
        printed
        == "Kế hoạch số 12/KH-STP ngày «[chưa có số liệu: ngày, tháng ban hành Kế hoạch]» năm 2019 về chuyển đổi số"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Kế hoạch thực hiện Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ",
        "Kế hoạch triển khai Nghị định 61/2018/NĐ-CP",
    ],
)
def test_the_number_of_the_document_carried_out_is_not_its_own(typed: str) -> None:
    document = parse_document(typed)
    assert (document.type, document.number, document.date) == ("Kế hoạch", "", None)


@pytest.mark.parametrize(
    "typed",
    [
        "quy chế sử dụng mạng nội bộ QĐ 21/QĐ-BDT ngày 12/4/2018",
        "văn bản thì có quy chế sử dụng mạng nội bộ Quyết định số 21/QĐ-BDT 12/4/2018",
    ],
)
def test_a_decision_right_behind_what_it_issued_is_the_document(typed: str) -> None:
    document = parse_document(typed)
    assert (document.type, document.number, document.title) == (
        "Quyết định",
        "21/QĐ-BDT",
        "ban hành quy chế sử dụng mạng nội bộ",
    )
    assert document.problems == ()


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("QĐ 8/QĐ-SCT ngày 1/2/2018 ban hành Quy chế; áp dụng từ 2018", "áp dụng từ 2018"),
        ("QĐ 8/QĐ-SCT ngày 1/2/2018 ban hành Quy chế - đang thực hiện", "đang thực hiện"),
        ("QĐ 8/QĐ-SCT ngày 1/2/2018 ban hành Quy chế, đã áp dụng tại 5 đơn vị", "đã áp dụng tại 5 đơn vị"),
        ("QĐ 8/QĐ-SCT ngày 1/2/2018 ban hành Quy chế. Đã thực hiện xong", "Đã thực hiện xong"),
        ("QĐ 8/QĐ-SCT ngày 1/2/2018 ban hành Quy chế, còn phụ lục thì chưa", "còn phụ lục thì chưa"),
        ("QĐ 8/QĐ-SCT ngày 1/2/2018 ban hành Quy chế nhưng chưa áp dụng", "nhưng chưa áp dụng"),
    ],
)
def test_what_came_of_it_stands_apart_from_its_title(typed: str, outcome: str) -> None:
    document = parse_document(typed)
    assert (document.title, document.outcome) == ("ban hành Quy chế", outcome)


@settings(deadline=None)
@given(
    st.integers(1, 9999),
    st.sampled_from(["QĐ-STP", "KH-UBND", "QĐ-SGDĐT", "TB-SYT"]),
    st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["về ứng dụng công nghệ thông tin", "ban hành Quy chế an toàn thông tin", "kiện toàn Ban Chỉ đạo"]),
)
def test_what_is_printed_reads_back_the_same(serial: int, symbol: str, day: date, title: str) -> None:
    first = parse_document(f"{serial}/{symbol} ngày {format_date(day)} {title}")
    again = parse_document(format_own(first))
    assert (again.type, again.number, again.date, again.title) == (first.type, f"{serial}/{symbol}", day, title)


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    assert format_own(parse_document(text))
