"""Print form, shorthand, diacritics and spelling, case by case."""

import pytest

from corpus.language import expand, lacks_diacritics, polish, restore, standardise
from corpus.language.abbreviations import is_shorthand


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("3 lớp x 50 người", "03 lớp, mỗi lớp 50 người"),
        ("1 cửa điện tử", "một cửa điện tử"),
        ("đến 2025 đạt 95%", "đến năm 2025 đạt 95%"),
        ("hoàn thành 2023, lên 90%", "hoàn thành năm 2023, lên 90%"),
        ("ban hành quy chế 2021", "ban hành quy chế năm 2021"),
        ("Windows Server 2019", "Windows Server 2019"),
        ("Windows Server 2019 triển khai", "Windows Server 2019 triển khai"),
        ("tổng đài 1022", "tổng đài 1022"),
        ("ISO 27001, TCVN 11930", "ISO 27001, TCVN 11930"),
        ("CV 45 của Sở", "Công văn số 45 của Sở"),
        ("Nghị quyết 50/2021", "Nghị quyết 50/2021"),
        ("Nghị định 45/2020/NĐ-CP", "Nghị định số 45/2020/NĐ-CP"),
        ("gọi 0905123456", "gọi 0905123456"),
        ("phòng 07, có 05 máy", "phòng 07, có 05 máy"),
        ("3-4 lần", "3-4 lần"),
        ("1000-2000 hồ sơ", "1.000-2.000 hồ sơ"),
        ("Windows 7, Office 10", "Windows 7, Office 10"),
        ("có 9 máy, 10 máy", "có 09 máy, 10 máy"),
        ("từ 5 xã đến 9 xã", "từ 5 xã đến 9 xã"),
        ("mỗi ngày 3 lượt, ngày 3 họp", "mỗi ngày 03 lượt, ngày 3 họp"),
        ("3 người/xã", "03 người/xã"),
        ("2 cửa, 2 lớp tập huấn, 2 lớp", "2 cửa, 02 lớp tập huấn, 2 lớp"),
        ("kinh phí 500.000 đồng", "kinh phí 500.000 đồng"),
        ("kinh phí 5.000.000 đồng", "kinh phí 5 triệu đồng"),
        ("kinh phí 2 tỷ đồng", "kinh phí 2.000 triệu đồng"),
        ("kinh phí 2 triệu đồng", "kinh phí 2 triệu đồng"),
        ("kinh phí 1,5 tỷ đồng/năm", "kinh phí 1.500 triệu đồng/năm"),
        ("5.000.000 VNĐ", "5 triệu đồng"),
        ("45,50 %", "45,5%"),
        ("0045/0050 máy", "45/50 máy"),
        ("1.200/1.500 hồ sơ", "1.200/1.500 hồ sơ"),
        ("t2/2021", "tháng 02/2021"),
        ("tháng 02/2021, 11/2020", "tháng 02/2021, 11/2020"),
        ("q3/2020", "quý III/2020"),
        ("quý 4 năm 2021", "quý IV/2021"),
        ("2021 – 2025", "2021-2025"),
        ("có -5 máy", "có -5 máy"),
        ("6,200 máy", "6,200 máy"),
        ("\"trích dẫn\" và 'nháy'", "“trích dẫn” và “nháy”"),
        ("a..b… c", "a b c"),
        ("xong!!! chưa??", "xong chưa"),
        ("máy , bàn ;ghế:tủ", "máy, bàn; ghế: tủ"),
        ("( máy ) và “ bàn ”", "(máy) và “bàn”"),
        ("()", ""),
        ("máy A.Bàn B", "máy A.Bàn B"),
        ("xong. Tiếp tục", "xong. Tiếp tục"),
        ("- máy -", "máy"),
        ("máy & bàn", "máy và bàn"),
        ("QLVB&ĐH", "quản lý văn bản và điều hành"),
        ("xong ạ, nhé", "xong"),
        ("ngày 31/8/2020 anh nha", "ngày 31/8/2020"),
        ("đặt tại phòng máy nhé các anh chị", "đặt tại phòng máy"),
        ("mời 12 em nhé", "mời 12 người"),
        ("năm 2020 em ạ", "năm 2020"),
        ("<b>x</b> {{y}} [z] «w» #1", "x y (z) “w” 1"),
        ("~60 máy, tầm 70, cỡ 80", "khoảng 60 máy, khoảng 70, khoảng 80"),
        ("a + b", "a và b"),
        ("10–20 người", "10-20 người"),
        ("giai đoạn 2016-2020", "giai đoạn 2016-2020"),
        ("phiên bản 2.0, năm 2019", "phiên bản 2.0, năm 2019"),
        ("2024 xong", "2024 xong"),
        ("1,2 triệu hồ sơ", "1.200.000 hồ sơ"),
        ("12,50 km", "12,5 km"),
        ("1234567 hồ sơ", "1.234.567 hồ sơ"),
        ("đạt 0,5%", "đạt 0,5%"),
        ("ngày 5/2/2020 họp; 12/11/2019", "ngày 05/02/2020 họp; 12/11/2019"),
        ("ngày 31/2/2020", "ngày 31/2/2020"),
        ("Quyết định 15/QĐ-UBND ngày 3/3/2020", "Quyết định số 15/QĐ-UBND ngày 03/3/2020"),
        ("văn bản số 5", "văn bản số 5"),
        ("nhóm 3, cấp 2", "nhóm 3, cấp 2"),
    ],
)
def test_a_clause_in_print(typed: str, printed: str) -> None:
    polished = polish(typed)
    assert polished.text == printed
    assert polished.certain
    assert polished.unresolved == ()


@pytest.mark.parametrize(
    ("typed", "context", "text", "unresolved"),
    [
        ("QLVB&ĐH", "", "quản lý văn bản và điều hành", ()),
        ("VHTT chủ trì", "huyện", "Phòng Văn hóa và Thông tin chủ trì", ()),
        ("VHTT chủ trì", "thị xã", "Phòng Văn hóa và Thông tin chủ trì", ()),
        ("VHTT chủ trì", "", "VHTT chủ trì", ("VHTT",)),
        ("Bộ TTTT và Sở TTTT", "", "Bộ Thông tin và Truyền thông và Sở Thông tin và Truyền thông", ()),
        ("phòng VHTT", "", "phòng Văn hóa và Thông tin", ()),
        ("hệ thống HTTT", "", "hệ thống thông tin", ()),
        ("kèm QĐ 210", "", "kèm Quyết định số 210", ()),
        ("QĐ số 210, NQ 12/NQ-CP", "", "Quyết định số 210, Nghị quyết 12/NQ-CP", ()),
        ("KH 45/KH-UBND", "", "Kế hoạch 45/KH-UBND", ()),
        ("TP Quảng Ngãi, TX Đức Phổ", "", "thành phố Quảng Ngãi, thị xã Đức Phổ", ()),
        ("TT La Hà", "", "thị trấn La Hà", ()),
        ("TT Công nghệ thông tin", "", "trung tâm Công nghệ thông tin", ()),
        ("P. Chính sách, P. Nghĩa Lộ", "", "phòng Chính sách, phường Nghĩa Lộ", ()),
        ("ko đc cntt", "", "không được công nghệ thông tin", ()),
        ("attt, ubnd, hnay", "", "an toàn thông tin, Ủy ban nhân dân, hiện nay", ()),
        ("VNPT, LGSP, iOffice", "", "VNPT, LGSP, iOffice", ()),
        ("vnpt", "", "VNPT", ()),
        ("phần mềm VBMS và HTKK", "", "phần mềm VBMS và HTKK", ()),
        ("XKJ và QWR", "", "XKJ và QWR", ("XKJ", "QWR")),
        ("phần mềm (QWR) thì QWR", "", "phần mềm (QWR) thì QWR", ()),
        ("cổng h.", "huyện", "cổng huyện", ()),
        ("NS h, 3h", "huyện", "ngân sách huyện, 3h", ()),
        ("45/QĐ-STP CNTT", "", "45/QĐ-STP công nghệ thông tin", ()),
        ("“CNTT” và CNTT", "", "“CNTT” và công nghệ thông tin", ()),
        ("https://CNTT.vn CNTT@x.vn", "", "https://CNTT.vn CNTT@x.vn", ()),
        ("mức 3, mức 4, mức 4%", "", "mức độ 3, mức độ 4, mức 4%", ()),
        ("mức 4 triệu", "", "mức 4 triệu", ()),
        ("GDĐT", "", "GDĐT", ("GDĐT",)),
        ("LĐ, GD", "", "LĐ, GD", ("LĐ", "GD")),
        ("IV, XII", "", "IV, XII", ()),
        ("UBND h", "", "Ủy ban nhân dân h", ("h",)),
        ("TTHC mức 3", "", "thủ tục hành chính mức độ 3", ()),
        ("họp TT", "", "họp TT", ("TT",)),
        ("10 trđ", "", "10 triệu đồng", ()),
        ("SX tr", "", "SX tr", ("SX",)),
        ("Hrê, Sơn", "", "Hrê, Sơn", ()),
        ("CNTT-TT", "", "công nghệ thông tin và truyền thông", ()),
    ],
)
def test_shorthand(typed: str, context: str, text: str, unresolved: tuple[str, ...]) -> None:
    expansion = expand(typed, context=context)
    assert expansion.text == text
    assert expansion.unresolved == unresolved


@pytest.mark.parametrize(
    ("typed", "text", "certain", "likely"),
    [
        ("so hoa ket qua", "số hóa kết quả", False, True),
        ("van ban dien tu", "văn bản điện tử", False, True),
        ("nang cap mang LAN", "nâng cấp mạng LAN", True, True),
        ("ket noi LGSP", "kết nối LGSP", True, True),
        ("xyzzy", "xyzzy", False, False),
        ("iOffice", "iOffice", True, True),
        ("tu 2020", "từ 2020", True, True),
        ("nam 2021", "năm 2021", True, True),
        ("văn ban dien tu", "văn bản điện tử", False, True),
        ("quy che, an toan", "quy chế, an toàn", True, True),
        ("cua", "của", False, False),
        ("", "", True, True),
        ("123", "123", True, True),
        ("cap do 2", "cấp độ 2", True, True),
        ("Trien khai chu ky so", "Triển khai chữ ký số", True, True),
        ("UBND huyen Son Tinh", "UBND huyện Sơn Tịnh", True, True),
        ("nâng cap mang nội bo", "nâng cấp mạng nội bộ", True, True),
    ],
)
def test_marks_given_back(typed: str, text: str, certain: bool, likely: bool) -> None:
    restored = restore(typed)
    assert (restored.text, restored.certain, restored.likely) == (text, certain, likely)


@pytest.mark.parametrize(
    ("word", "short"),
    [
        ("cntt", True),
        ("ubnd", True),
        ("hnay", True),
        ("Hnay", False),
        ("attt", True),
        ("máy", False),
        ("sơn", False),
        ("phong", False),
        ("strong", False),
        ("Hrê", False),
        ("thxh", True),
        ("ktr", True),
        ("tnmt", True),
    ],
)
def test_letters_that_cannot_be_a_syllable_are_shorthand(word: str, short: bool) -> None:
    assert is_shorthand(word) is short


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("đảm bảo hàng năm", "bảo đảm hằng năm"),
        ("ĐẢM BẢO", "BẢO ĐẢM"),
        ("Đảm bảo “đảm bảo” đảm bảo", "Bảo đảm “đảm bảo” bảo đảm"),
        ("hoá, uỷ, quý", "hóa, ủy, quý"),
        ("Tỉ lệ", "Tỷ lệ"),
        ("HOÁ", "HÓa"),
    ],
)
def test_one_way_of_writing_each_word(typed: str, printed: str) -> None:
    assert standardise(typed) == printed


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("khong co may", True),
        ("may chu", True),
        ("Sơn Tinh", False),
        ("mang LAN", False),
        ("khong", True),
        ("có may chu khong co dien", True),
        ("https://a.vn khong", True),
        ("IOffice", False),
        ("", False),
        ("khong có máy chủ nào ở đây cả nhé", False),
        ("Khong biet", True),
    ],
)
def test_prose_typed_without_marks(text: str, bare: bool) -> None:
    assert lacks_diacritics(text) is bare
