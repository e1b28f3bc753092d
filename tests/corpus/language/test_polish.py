"""A person's words in print form."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import clean, expand, fold, lacks_diacritics, polish, scan, split_items


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("đảm bảo ATTT hàng năm", "bảo đảm an toàn thông tin hằng năm"),
        ("số hoá hồ sơ, tỉ lệ 40 %", "số hóa hồ sơ, tỷ lệ 40%"),
        ("hệ thống HTTT của Sở", "hệ thống thông tin của Sở"),
        ("phòng VHTT chủ trì", "Phòng Văn hóa và Thông tin chủ trì"),
        ("diễn tập của Sở TTTT", "diễn tập của Sở Thông tin và Truyền thông"),
        ("46 thủ tục mức 3", "46 thủ tục mức độ 3"),
        ("có 3 hệ thống", "có 03 hệ thống"),
        ("đã xong lớp 1", "đã xong lớp 1"),
        ("mô hình 4 lớp, xong 3 lớp trong năm", "mô hình 4 lớp, xong 3 lớp trong năm"),
        ("mô hình 4 lớp khi được cấp kinh phí", "mô hình 4 lớp khi được cấp kinh phí"),
        ("an toàn thông tin 4 lớp ngành y tế", "an toàn thông tin 4 lớp ngành y tế"),
        ("kiểm tra an toàn thông tin 5 xã", "kiểm tra an toàn thông tin 05 xã"),
        ("6 hạt hay mất mạng vào mùa mưa", "06 hạt thường mất mạng vào mùa mưa"),
        ("2 lớp nghiệp vụ, 1 lớp dùng chữ ký số", "02 lớp nghiệp vụ, 01 lớp dùng chữ ký số"),
        ("bản đồ 3D, phí 20.000 d", "bản đồ 3D, phí 20.000 đồng"),
        ("QĐ giao chỉ tiêu, báo cáo theo KH 73", "quyết định giao chỉ tiêu, báo cáo theo Kế hoạch số 73"),
        ("kinh phí 1,2 tỷ", "kinh phí 1.200 triệu đồng"),
        ("ngày 5/2/2020", "ngày 05/02/2020"),
        ("tháng 06/2019", "tháng 6/2019"),
        ("giai đoạn 2021 – 2025", "giai đoạn 2021-2025"),
        ("cài phần mềm diệt virus", "cài phần mềm phòng, chống mã độc"),
        ("theo QĐ 45/QĐ-STP", "theo Quyết định số 45/QĐ-STP"),
        ("trả lời CV 1624 của tỉnh", "trả lời Công văn số 1624 của tỉnh"),
        ("van ban dien tu dat 88%", "văn bản điện tử đạt 88%"),
        ("dùng Veeam Backup trên máy chủ", "dùng Veeam Backup trên máy chủ"),
        ("máy chủ + tường lửa", "máy chủ và tường lửa"),
        ("ko có máy chủ", "không có máy chủ"),
        ("TP Quảng Ngãi", "thành phố Quảng Ngãi"),
        ("dùng iOffice, VNPT và LGSP", "dùng iOffice, VNPT và LGSP"),
        ("<b>đậm</b> và {{ ten }}", "đậm và ten"),
        ("rà soát !!! xong.", "rà soát xong"),
        ("sắm 30 máy tính", "mua sắm 30 máy tính"),
        ("mua sắm 30 máy tính", "mua sắm 30 máy tính"),
        ("cài nốt 30 máy", "cài 30 máy còn lại"),
        ("số hóa nốt 9 huyện trong năm 2022", "số hóa 09 huyện còn lại trong năm 2022"),
        ("xây nền tảng, dựng CSDL", "xây dựng nền tảng, xây dựng cơ sở dữ liệu"),
        ("người làm phần mềm", "người làm phần mềm"),
        ("backup hằng ngày lên cloud", "sao lưu hằng ngày lên nền tảng đám mây"),
        ("năm nào cũng rà lại", "hằng năm rà soát lại"),
        ("quy chế có rồi", "quy chế đã có"),
        ("cái quy chế cũ thì sửa lại", "sửa lại quy chế cũ"),
        ("phần mềm kế toán mới nâng cấp", "phần mềm kế toán mới nâng cấp"),
        ("nhờ VNPT sao lưu giúp hằng tuần", "đề nghị VNPT sao lưu hằng tuần"),
        ("nhờ phần mềm mới mà nhanh hơn", "nhờ phần mềm mới mà nhanh hơn"),
        ("xin 20 máy tính", "đề nghị bố trí 20 máy tính"),
        ("có 6 hệ thống, 2 cái đã duyệt", "có 06 hệ thống, 02 hệ thống đã duyệt"),
        ("tỉnh cho 6 tỷ, chi hết 5,9 tỷ", "tỉnh bố trí 6.000 triệu đồng, đã chi 5.900 triệu đồng"),
        ("nâng cấp trang, xong trước 6/2021", "nâng cấp trang, hoàn thành trước tháng 6/2021"),
    ],
)
def test_prints(typed: str, printed: str) -> None:
    assert polish(typed).text == printed


def test_shorthand_with_two_readings_is_named_not_guessed() -> None:
    polished = polish("đào tạo LĐ các phòng")
    assert polished.unresolved == ("LĐ",)
    assert "LĐ" in polished.text


def test_context_decides_between_readings() -> None:
    assert polish("VHTT chủ trì", context="huyện").text == "Phòng Văn hóa và Thông tin chủ trì"


def test_text_without_diacritics_is_certain_only_when_every_word_is() -> None:
    assert not polish("so hoa ket qua giai quyet TTHC con hieu luc dat 40%").certain


@pytest.mark.parametrize("text", ["so hoa ket qua dat 40%", "nang cap mang LAN cho cac xa", "khong co may chu rieng"])
def test_sees_missing_diacritics(text: str) -> None:
    assert lacks_diacritics(text)


@pytest.mark.parametrize(
    "text",
    [
        "VNPT, iOffice, LGSP",
        "trang thông tin điện tử của huyện",
        "Kon Tum",
        "https://a.vn",
        "62 máy tính",
        "LAN WAN IPv6",
    ],
)
def test_leaves_names_and_marked_text_alone(text: str) -> None:
    assert not lacks_diacritics(text)


TYPED = st.text(alphabet="abcđêôơ ,;.:%/()-0123456789\n", max_size=80)


@given(TYPED)
def test_polish_is_idempotent(text: str) -> None:
    once = polish(text).text
    assert polish(once).text == once


def figures(text: str) -> Counter[str]:
    return Counter(
        str(value.iso or (value.number, value.total))
        for value in scan(text)
        if value.kind in ("percent", "fraction", "date", "period")
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "62 máy",
                "58 CBCC",
                "1,07",
                "62,5%",
                "5/5 đơn vị",
                "ngày 12/3/2018",
                "năm 2019",
                "2 tỷ rưỡi",
                "95tr",
                "mức 3",
                "tháng 6/2019",
                "2021-2024",
                "1.234 hồ sơ",
                "hai mươi lăm máy tính",
            ]
        ),
        min_size=1,
        max_size=6,
    )
)
def test_polish_keeps_every_figure(parts: list[str]) -> None:
    text = ", ".join(parts)
    assert figures(polish(text).text) == figures(text)
    numbers = {value.number for value in scan(text) if value.number is not None}
    assert numbers == {value.number for value in scan(polish(text).text) if value.number is not None}


@given(st.text(max_size=120))
def test_clean_and_fold_keep_spans(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert len(fold(cleaned)) == len(cleaned)


def test_clean_takes_out_what_cannot_be_seen() -> None:
    assert clean("Sở\u200b Tư\u202e pháp\x00\ufeff") == "Sở Tư pháp"


def test_splits_lists_but_not_inside_brackets() -> None:
    items = split_items("- mở 3 bộ dữ liệu (công chứng; luật sư)\n2. thay máy; cấp chữ ký số.")
    assert [item.text for item in items] == ["mở 3 bộ dữ liệu (công chứng; luật sư)", "thay máy", "cấp chữ ký số"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("quy chế ban hành 2021", "quy chế ban hành năm 2021"),
        ("hồ sơ công việc 2023 đạt 95%", "hồ sơ công việc năm 2023 đạt 95%"),
        ("hồ sơ GPLX 2024 đạt 60%", "hồ sơ GPLX năm 2024 đạt 60%"),
        ("mua từ 2013", "mua từ năm 2013"),
        ("xong 2021, rà soát hằng năm", "xong năm 2021, rà soát hằng năm"),
        ("cài Windows Server 2019", "cài Windows Server 2019"),
        ("quý III/2021", "quý III/2021"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2025"),
        ("mua 2021 máy", "mua 2021 máy"),
        ("năm 2021", "năm 2021"),
        ("ISO 27001:2013", "ISO 27001:2013"),
    ],
)
def test_a_year_without_its_word_gets_it_and_names_and_counts_do_not(typed: str, written: str) -> None:
    assert polish(typed).text == written


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("từ 2022 có 5 hệ thống", "từ năm 2022 có 05 hệ thống"),
        ("từ 2022 các đơn vị ký số", "từ năm 2022 các đơn vị ký số"),
        ("nâng cấp CDS cua don vi", "nâng cấp CDS cua don vi"),
        ("CDS cua don vi", "chuyển đổi số của đơn vị"),
    ],
)
def test_a_year_behind_its_preposition_and_shorthand_without_marks(typed: str, printed: str) -> None:
    assert polish(typed).text == printed


def test_shorthand_that_is_kept_stays_as_typed() -> None:
    assert expand("hồ sơ TTHC của CNTT", keep=frozenset({"TTHC"})).text == "hồ sơ TTHC của công nghệ thông tin"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cơ sở dữ liệu giống cây trồng 2021-2022", "cơ sở dữ liệu giống cây trồng giai đoạn 2021-2022"),
        ("lắp trạm đo mưa trong 2023-2024; mua máy", "lắp trạm đo mưa trong giai đoạn 2023-2024; mua máy"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2025"),
        ("từ năm 2021-2025", "từ năm 2021-2025"),
        ("(2021-2023)", "(2021-2023)"),
        ("năm học 2020-2021", "năm học 2020-2021"),
    ],
)
def test_years_that_close_a_clause_are_a_period(typed: str, written: str) -> None:
    assert polish(typed).text == written


@pytest.mark.parametrize(
    "thing", ["chuyển đổi số", "kỹ năng số", "chữ ký số", "mạng LAN", "mạng WAN", "đê điều", "trọng điểm"]
)
def test_a_year_behind_a_thing_gets_its_word(thing: str) -> None:
    assert polish(f"{thing} 2023").text == f"{thing} năm 2023"
    assert polish(f"{thing} 2023, 2024").text == f"{thing} các năm 2023, 2024"


@pytest.mark.parametrize(
    "name", ["Windows Server 2019", "SQL Server 2016", "công văn số 2021", "văn bản số 2021", "Office 2016"]
)
def test_a_number_that_is_part_of_a_name_is_no_year(name: str) -> None:
    assert polish(name).text == name
