"""References as people really type them: terse, without diacritics, with slips; and what only looks like one."""

import time
from datetime import date

import pytest

from corpus.references import find_references


def told(text: str) -> list[tuple[str, str]]:
    return [(reference.type, reference.number) for reference in find_references(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP"),
        ("nghi dinh so 45/2020/nd-cp", "45/2020/NĐ-CP"),
        ("NĐ 45/2020/NDCP", "45/2020/NĐ-CP"),
        ("nđ45/2020/nđ-cp", "45/2020/NĐ-CP"),
        ("45 / 2020 / NĐ - CP", "45/2020/NĐ-CP"),
        ("Nghị định 45-2020-NĐ-CP", "45/2020/NĐ-CP"),
        ("Nghị định 45/2O20/NĐ-CP", "45/2020/NĐ-CP"),
        ("O9/2019/NĐ-CP", "09/2019/NĐ-CP"),
        ("NĐ 45", "45"),
        ("nghị định 45 quy định rõ", "45"),
        ("KH 61", "61"),
        ("QĐ749", "749"),
        ("TT 03/2017", "03"),
        ("QĐ số 749 của TTg", "749"),
        ("Kế hoạch 61 của tỉnh", "61"),
        ("ke hoach so 61", "61"),
        ("Quyết định 749 ngày 03/6/2020", "749"),
        ("749/QD-TTG", "749/QĐ-TTg"),
        ("61 KH-UBND", "61/KH-UBND"),
        ("61/KHUBND", "61/KH-UBND"),
        ("Công văn 1.624/UBND-KGVX", "1624/UBND-KGVX"),
        ("Nghị quyết 30c/NQ-CP", "30c/NQ-CP"),
        ("52-NQ/TW", "52-NQ/TW"),
        ("52 - NQ/TW", "52-NQ/TW"),
        ("ke hoach 271-kh/tu", "271-KH/TU"),
        ("quyet dinh 45/qd-stp", "45/QĐ-STP"),
        ("Công văn số 784/STTTT", "784/STTTT"),
        ("cv 1624/ubnd-kgvx", "1624/UBND-KGVX"),
        ("Quyết định 12/2019/QĐ-UBND", "12/2019/QĐ-UBND"),
        ("86/2015/QH13", "86/2015/QH13"),
    ],
)
def test_a_number_is_found_and_written_properly(text: str, number: str) -> None:
    assert [reference.number for reference in find_references(f"theo {text}.")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch 5 năm 2021-2025",
        "TT 1 mua máy tính, TT 2, nâng cấp LAN",
        "HD 3 lớp tập huấn/năm",
        "CT 135 giai đoạn 2016-2020",
        "Kế hoạch 2021-2025",
        "theo Nghị quyết 2020 của HĐND",
        "ban hành kế hoạch 3 nhiệm vụ",
        "46/125 TTHC",
        "31/35 CBCC",
        "1 máy/CBCC",
        "24/24h",
        "3/4 đơn vị",
        "mức độ 3/4",
        "5 máy/phòng",
        "quyết định 12 người",
        "ngày 12/3/2018",
        "đạt 0,95 máy/người",
        "Luật sư Nguyễn Văn A",
        "Kế hoạch.\n\n3. Phát triển",
        "tốc độ 100/100 Mbps",
        "khoản 2 Điều 25",
        "tỷ lệ 1/CBCC",
        "kế hoạch 61,5%",
        "công văn 12/15 đơn vị",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert find_references(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nghị định số 47/2020/NĐ-CP ngày 09 tháng 4 năm 2020", date(2020, 4, 9)),
        ("NQ 52-NQ/TW ngày 27/ 9/2019", date(2019, 9, 27)),
        ("KH 18/KH-STP ngay 5-2-2019", date(2019, 2, 5)),
        ("QĐ 45/QĐ-STP (12/3/2018)", date(2018, 3, 12)),
        ("QĐ 45/QĐ-STP, 12.3.2018", date(2018, 3, 12)),
        ("QĐ 45/QĐ-STP ngày 12/3/18", date(2018, 3, 12)),
        ("QĐ 45/QĐ-STP ngày 31/02/2018", None),
        ("QĐ 45/QĐ-STP ngày 17/10/20178", None),
    ],
)
def test_the_day_beside_a_number_is_read(text: str, day: date | None) -> None:
    [reference] = find_references(text)
    assert reference.date == day
    assert bool(reference.misread) == (day is None)
    assert text[reference.start : reference.end] == reference.words == text


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("khoản 2 Điều 25 Nghị định số 45/2020/NĐ-CP", "khoản 2 Điều 25"),
        ("Đ25 K2 NĐ 45/2020/NĐ-CP", "khoản 2 Điều 25"),
        ("Nghị định 45/2020/NĐ-CP, Điều 25 khoản 2", "khoản 2 Điều 25"),
        ("NĐ 45/2020/NĐ-CP (Điều 25)", "Điều 25"),
        ("điểm b khoản 1 điều 3 nghị định 73/2019/NĐ-CP", "điểm b khoản 1 Điều 3"),
        ("diem b khoan 1 dieu 3 nd 73/2019/nd-cp", "điểm b khoản 1 Điều 3"),
        ("Điều 3, khoản 1, điểm đ Nghị định 73/2019/NĐ-CP", "điểm đ khoản 1 Điều 3"),
        ("Điều 14, Điều 16, Nghị định số 47/2020/NĐ-CP", "Điều 14, Điều 16"),
        ("Điều 13 của Nghị định 61/2018/NĐ-CP", "Điều 13"),
        ("Đ. 25 K. 1 NĐ 45/2020/NĐ-CP", "khoản 1 Điều 25"),
        ("Nghị định 45/2020/NĐ-CP", ""),
    ],
)
def test_a_pinpoint_stands_in_official_order(text: str, pinpoint: str) -> None:
    assert [reference.pinpoint for reference in find_references(text)] == [pinpoint]


def test_a_pinpoint_belongs_to_its_own_document() -> None:
    found = find_references("Nghị định 61/2018/NĐ-CP; Điều 25 Nghị định 45/2020/NĐ-CP; NĐ 47/2020/NĐ-CP Điều 14")
    assert [reference.pinpoint for reference in found] == ["", "Điều 25", "Điều 14"]


def test_a_list_takes_its_kind_from_its_head() -> None:
    text = "các Hướng dẫn số 13/STTTT-CNTT ngày 09/01/2020, số 20/STTTT-CNTT; Quyết định 5/QĐ-UBND, số 7/KH-UBND"
    assert told(text) == [
        ("Hướng dẫn", "13/STTTT-CNTT"),
        ("Hướng dẫn", "20/STTTT-CNTT"),
        ("Quyết định", "5/QĐ-UBND"),
        ("Kế hoạch", "7/KH-UBND"),
    ]


def test_the_symbol_tells_the_kind_where_the_word_before_is_another() -> None:
    [reference] = find_references("triển khai kế hoạch 45/QĐ-UBND")
    assert (reference.type, reference.words) == ("Quyết định", "45/QĐ-UBND")
    assert told("Quyết định số 2323/BTTTT-THH") == [("Quyết định", "2323/BTTTT-THH")]


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Luật An toàn thông tin mạng 2015", "Luật An toàn thông tin mạng", 2015),
        ("luat attt mang nam 2015", "Luật An toàn thông tin mạng", 2015),
        ("Luật CNTT", "Luật Công nghệ thông tin", None),
        ("Luật GDĐT", "Luật Giao dịch điện tử", None),
        ("Luật Giao dịch điện tử năm 2005", "Luật Giao dịch điện tử", 2005),
        ("luật ngân sách", "Luật Ngân sách nhà nước", None),
        ("Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015", "Luật An toàn thông tin mạng", 2015),
        ("Luật An toàn thông tin mạng số 86/2015/QH13 ngày 19/11/2015", "86/2015/QH13", 2015),
        ("Luật số 86/2015/QH13", "86/2015/QH13", 2015),
        ("Luật Trợ giúp pháp lý 2017", "Luật Trợ giúp pháp lý", 2017),
        ("Luật số 33/2024 Luật Lưu trữ", "Luật Lưu trữ", 2024),
        ("số 33/2024, Luật Lưu trữ", "Luật Lưu trữ", 2024),
        ("Luật Lưu trữ số 33/2024", "Luật Lưu trữ", 2024),
    ],
)
def test_a_law_is_found_by_its_name(text: str, name: str, year: int | None) -> None:
    [reference] = find_references(f"thực hiện {text} tại địa phương")
    assert (reference.type, reference.number, reference.year) == ("Luật", name, year)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Quyết định 749/QĐ-TTg của TTCP", "Thủ tướng Chính phủ"),
        ("KH 61/KH-UBND ngày 10/4/2019 của UBND tỉnh", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("QĐ 45/QĐ-STP của Sở Tư pháp về quy chế", "Sở Tư pháp"),
        ("QĐ 7/QĐ-UBND ngày 1/2/2019 của UBND huyện Sơn Tịnh ban hành", "UBND huyện Sơn Tịnh"),
        ("Nghị định 45/2020/NĐ-CP", ""),
    ],
)
def test_the_issuer_told_is_kept(text: str, issuer: str) -> None:
    assert find_references(text)[0].issuer == issuer


def test_a_long_text_is_read_quickly() -> None:
    begin = time.perf_counter()
    assert len(find_references("Điều 1 NĐ 45/2020/NĐ-CP; " * 5000)) == 5000
    assert time.perf_counter() - begin < 5
