"""Letterheads as offices really write them, each told as number, kind, issuer, date and title."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from corpus.readers.blocks import Block, Line, Table
from corpus.readers.identity import Identity, identify


def told(*blocks: Block) -> tuple[str, str, str, date | None, str]:
    found: Identity = identify(blocks)[0]
    return found.number, found.type, found.issuer, found.date, found.title


def lines(text: str) -> list[Line]:
    return [Line(line) for line in dedent(text).strip().split("\n")]


CASES = {
    "a circular, two columns side by side": (
        """
        BỘ THÔNG TIN VÀ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TRUYỀN THÔNG\tĐộc lập - Tự do - Hạnh phúc
        -------\t---------------
        Số: 03/2017/TT-BTTTT\tHà Nội, ngày 24 tháng 04 năm 2017
        THÔNG TƯ
        Quy định chi tiết và hướng dẫn một số điều của Nghị định số 85/2016/NĐ-CP
        Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;
        """,
        (
            "03/2017/TT-BTTTT",
            "Thông tư",
            "BỘ THÔNG TIN VÀ TRUYỀN THÔNG",
            date(2017, 4, 24),
            "Quy định chi tiết và hướng dẫn một số điều của Nghị định số 85/2016/NĐ-CP",
        ),
    ),
    "a law, whose day stands at its end": (
        """
        QUỐC HỘI
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Luật số: 86/2015/QH13
        LUẬT
        AN TOÀN THÔNG TIN MẠNG
        Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
        Điều 1. Phạm vi điều chỉnh
        Luật này quy định về hoạt động an toàn thông tin mạng.
        Luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII thông qua ngày 19 tháng 11 năm 2015.
        """,
        ("86/2015/QH13", "Luật", "QUỐC HỘI", date(2015, 11, 19), "Luật An toàn thông tin mạng"),
    ),
    "a letter with its subject under the number": (
        """
        UBND TỈNH QUẢNG NGÃI
        SỞ THÔNG TIN VÀ TRUYỀN THÔNG
        Số: 784/STTTT-CNTT
        V/v hướng dẫn xây dựng Kế hoạch
        ứng dụng CNTT giai đoạn 2021-2025
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ---------------
        Quảng Ngãi, ngày 29 tháng 7 năm 2020
        Kính gửi: Các sở, ban, ngành
        """,
        (
            "784/STTTT-CNTT",
            "Công văn",
            "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
            date(2020, 7, 29),
            "V/v hướng dẫn xây dựng Kế hoạch ứng dụng CNTT giai đoạn 2021-2025",
        ),
    ),
    "a resolution of a people's council": (
        """
        HỘI ĐỒNG NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH QUẢNG NGÃI\tĐộc lập - Tự do - Hạnh phúc
        Số: 12/2020/NQ-HĐND\tQuảng Ngãi, ngày 17 tháng 7 năm 2020
        NGHỊ QUYẾT
        Về phát triển chính quyền số
        HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NGÃI
        KHÓA XII KỲ HỌP THỨ 20
        Căn cứ Luật Tổ chức chính quyền địa phương;
        """,
        (
            "12/2020/NQ-HĐND",
            "Nghị quyết",
            "HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NGÃI",
            date(2020, 7, 17),
            "Về phát triển chính quyền số",
        ),
    ),
    "a conclusion of the Party": (
        """
        BAN CHẤP HÀNH TRUNG ƯƠNG\tĐẢNG CỘNG SẢN VIỆT NAM
        *\tHà Nội, ngày 27 tháng 9 năm 2019
        Số 52-NQ/TW
        NGHỊ QUYẾT
        CỦA BỘ CHÍNH TRỊ
        VỀ MỘT SỐ CHỦ TRƯƠNG THAM GIA CUỘC CÁCH MẠNG CÔNG NGHIỆP LẦN THỨ TƯ
        I- TÌNH HÌNH
        """,
        (
            "52-NQ/TW",
            "Nghị quyết",
            "BAN CHẤP HÀNH TRUNG ƯƠNG",
            date(2019, 9, 27),
            "Của bộ chính trị về một số chủ trương tham gia cuộc cách mạng công nghiệp lần thứ tư",
        ),
    ),
    "a plan whose kind and title share a line, number and day left open": (
        """
        UBND TỈNH QUẢNG NGÃI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ CÔNG THƯƠNG\tĐộc lập - Tự do - Hạnh phúc
        Số:      /KH-SCT\tQuảng Ngãi, ngày     tháng 9 năm 2020
        KẾ HOẠCH ỨNG DỤNG CÔNG NGHỆ THÔNG TIN
        GIAI ĐOẠN 2021-2025
        I. MỤC TIÊU
        """,
        ("", "Kế hoạch", "SỞ CÔNG THƯƠNG", None, "Ứng dụng công nghệ thông tin giai đoạn 2021-2025"),
    ),
    "no letterhead, a title that names the document": (
        """
        Nghị định 47/2020/NĐ-CP ngày 09/4/2020 của Chính phủ về quản lý, kết nối và chia sẻ dữ liệu số
        Điều 1. Phạm vi
        """,
        (
            "47/2020/NĐ-CP",
            "Nghị định",
            "Chính phủ",
            date(2020, 4, 9),
            "của Chính phủ về quản lý, kết nối và chia sẻ dữ liệu số",
        ),
    ),
    "a note with neither": ("Ghi chép cuộc họp\n1. Một.", ("", "", "", None, "Ghi chép cuộc họp")),
    "a note that cites a decree": (
        "Báo cáo nhanh\nThực hiện Nghị định số 45/2020/NĐ-CP, đơn vị báo cáo như sau:",
        ("", "", "", None, "Báo cáo nhanh"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_letterheads(text: str, expected: tuple[object, ...]) -> None:
    assert told(*lines(text)) == expected


def test_a_letterhead_in_a_table_is_read_cell_by_cell() -> None:
    table = Table(
        (
            (
                "UBND HUYỆN BA TƠ\nPHÒNG VĂN HÓA\nVÀ THÔNG TIN",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ),
            ("Số: 07/BC-VHTT", "Ba Tơ, ngày 05 tháng 12 năm 2020"),
        )
    )
    assert told(
        table, Line("BÁO CÁO", strong=True), Line("Kết quả ứng dụng CNTT", strong=True), Line("Phòng báo cáo như sau.")
    ) == (*("07/BC-VHTT", "Báo cáo", "PHÒNG VĂN HÓA VÀ THÔNG TIN", date(2020, 12, 5), "Kết quả ứng dụng CNTT"),)


def test_the_letterhead_and_the_title_are_no_part_of_the_body() -> None:
    text, _ = CASES["a letter with its subject under the number"]
    assert [block.text for block in identify(lines(text))[1] if isinstance(block, Line)] == [
        "Kính gửi: Các sở, ban, ngành"
    ]


def test_a_number_cited_in_the_body_is_not_the_document_s_own() -> None:
    blocks = [
        *lines("BÁO CÁO\nKết quả năm 2020\nCăn cứ các văn bản sau:"),
        *lines("x\n" * 8),
        Line("Số: 45/2020/NĐ-CP là một ví dụ"),
    ]
    assert told(*blocks)[0] == ""
