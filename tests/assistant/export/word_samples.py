"""A fictional five-year plan of a sở as a Document, rich enough to meet every line of the official format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.plan import Annex, Cell, Document, Letterhead, Level, Paragraph, Section, Table
from tests.assistant.export.word_parts import (
    BASES,
    GAP,
    PAIR,
    SUBJECT,
    TALK,
    head_cells,
    khoan,
    muc,
    para,
    project_table,
    row,
    sect,
)


def five_year(
    unit: str = "Sở Kỹ nghệ",
    *,
    issuer: tuple[str, ...] = (),
    signer: tuple[str, ...] = ("GIÁM ĐỐC",),
    symbol: str = "KH-SKN",
    number: str = "",
    name: str = "",
    draft: bool = False,
) -> Document:
    """A five-year plan of a sở with four annexes, one of them on its side."""
    head = Letterhead(
        "UBND TỈNH AN BÌNH",
        issuer or (unit.upper(),),
        symbol,
        "An Bình",
        date(2020, 9, 15),
        "KẾ HOẠCH",
        (f"{SUBJECT} của {unit} giai đoạn 2021-2025",),
        signer,
        ("UBND tỉnh (b/c)", "Sở Thông tin và Truyền thông", "Các phòng, đơn vị trực thuộc", "Lưu: VT, VP"),
        unit,
        number,
        name,
    )
    opening = para(
        f"Thực hiện Công văn số 784/STTTT ngày 29/7/2020 của Sở Thông tin và Truyền thông về việc "
        f"xây dựng kế hoạch ứng dụng công nghệ "
        f"thông tin (CNTT), {unit} ban hành Kế hoạch với các nội dung sau:"
    )
    return Document(head, (opening,), (_review(), _content()), _five_year_annexes(), draft)


def _review() -> Section:
    data = muc(
        "III",
        "Phát triển dữ liệu",
        sect(
            Level.POINT,
            "a",
            "Các cơ sở dữ liệu quốc gia",
            "Đơn vị không được giao quản lý cơ sở dữ liệu (CSDL) quốc gia nào.",
        ),
        sect(
            Level.POINT,
            "b",
            "Các CSDL, hệ thống thông tin chuyên ngành do bộ, ngành trung ương triển khai",
            para(
                "Phần mềm quản lý nghề có 412.350 hồ sơ, trong đó 38.120 hồ sơ cập nhật từ ngày 01/01/2020 đến nay.",
                mark="1.",
            ),
            para("Phần mềm thống kê có 5/5 đơn vị tham gia, đạt 100%.", mark="2."),
        ),
        sect(
            Level.POINT,
            "c",
            "Các CSDL, hệ thống thông tin chuyên ngành do tỉnh đầu tư xây dựng, phát triển",
            "Hệ thống dữ liệu nghề có 19 trên 22 đơn vị tham gia khai thác.",
        ),
    )
    return sect(
        Level.PART,
        "Phần I",
        "Đánh giá kết quả thực hiện kế hoạch ứng dụng công nghệ thông tin "
        "trong hoạt động của cơ quan nhà nước giai đoạn 2016-2020",
        para(
            "Giai đoạn 2016-2020, Sở hoàn thành 7 trong 9 nhiệm vụ được giao.",
            "Tỷ lệ văn bản xử lý trên môi trường mạng đạt 96,5%.",
        ),
        muc(
            "I",
            "Môi trường pháp lý",
            "Sở đã ban hành quy chế sử dụng phần mềm quản lý văn bản và quy chế bảo đảm an toàn thông tin nội bộ.",
        ),
        muc(
            "II", "Hạ tầng kỹ thuật", f"Sở có 62 máy tính phục vụ 58 công chức; tỷ lệ kết nối mạng diện rộng là {GAP}."
        ),
        data,
        muc(
            "IV",
            "Các ứng dụng, dịch vụ",
            para("Ứng dụng nội bộ: 100% văn bản đi, đến được xử lý trên phần mềm.", mark="-"),
            para("Phục vụ người dân: 31 dịch vụ công trực tuyến mức độ 4 trên 125 thủ tục, đạt 24,8%.", mark="-"),
            para("Hồ sơ tiếp nhận trực tuyến: 1.204 hồ sơ.", mark="+"),
        ),
        muc("V", "Nguồn nhân lực", "Văn phòng Sở phụ trách CNTT với 01 công chức kiêm nhiệm có trình độ đại học."),
        muc(
            "VI",
            "An toàn thông tin",
            "Sở quản lý 02 hệ thống thông tin (chi tiết tại Phụ lục I); các dự án an toàn thông tin tại Phụ lục III.",
        ),
        muc(
            "VII",
            "Kinh phí thực hiện",
            "Tổng kinh phí giai đoạn là 2.490 triệu đồng cho 02 dự án (chi tiết tại Phụ lục II).",
        ),
    )


def _content() -> Section:
    tasks = (
        "Hoàn thiện môi trường pháp lý",
        "Phát triển hạ tầng kỹ thuật",
        "Phát triển cơ sở dữ liệu",
        "Phát triển các ứng dụng, dịch vụ",
        "Bảo đảm an toàn thông tin",
        "Phát triển nguồn nhân lực",
    )
    return sect(
        Level.PART,
        "Phần II",
        "Nội dung kế hoạch",
        muc("I", "Căn cứ lập kế hoạch", *(para(text, mark="-") for text in BASES)),
        muc(
            "II",
            "Mục tiêu tổng quát",
            "Đến năm 2025, hoạt động quản lý của Sở thực hiện trên môi trường số theo Quyết định số 749/QĐ-TTg.",
        ),
        muc(
            "III",
            "Mục tiêu cụ thể",
            para("Dịch vụ công trực tuyến mức độ 4: hiện đạt 24,8%, đến năm 2025 đạt 90%.", mark="-"),
        ),
        muc(
            "IV",
            "Nhiệm vụ",
            *(
                khoan(str(n), task, f"Sở thực hiện {n} việc về nội dung này trong các năm 2021-2025:", *_points(n))
                for n, task in enumerate(tasks, 1)
            ),
        ),
        muc(
            "V",
            "Giải pháp",
            khoan("1", TALK, "Đăng tin hằng tháng trên trang thông tin điện tử."),
            khoan("2", PAIR, "Phối hợp với doanh nghiệp bưu chính trong tiếp nhận, trả kết quả."),
            khoan("3", "Giải pháp tài chính", "Bố trí tối thiểu 1% tổng chi ngân sách cho phát triển chính quyền số."),
        ),
        muc(
            "VI",
            "Lộ trình thực hiện",
            *(
                para(f"Năm {year}: hoàn thành bước {year - 2020} của các nhiệm vụ nêu trên.", mark="-")
                for year in range(2021, 2026)
            ),
        ),
        muc(
            "VII",
            "Kinh phí thực hiện",
            "Tổng kinh phí dự kiến là 7.660 triệu đồng (Bằng chữ: Bảy tỷ sáu trăm sáu mươi triệu đồng).",
            para("Theo loại chi: chi đầu tư phát triển 6.200 triệu đồng; chi thường xuyên 1.460 triệu đồng.", mark="-"),
            para("Theo nguồn vốn: ngân sách tỉnh 7.660 triệu đồng.", mark="-"),
        ),
        muc(
            "VIII",
            "Tổ chức thực hiện",
            "Văn phòng Sở chủ trì, các phòng chuyên môn phối hợp triển khai và báo cáo trước ngày 15/12 hằng năm.",
        ),
        muc(
            "IX",
            "Danh mục nhiệm vụ, dự án",
            "Danh mục nhiệm vụ, dự án chi tiết tại Phụ lục IV kèm theo Kế hoạch này./.",
        ),
    )


def _points(number: int) -> tuple[Paragraph, ...]:
    ends = (";", ";", ";", ";", ".")
    return tuple(
        para(f"Việc thứ {place} của khoản {number}{end}", mark=f"{letter})")
        for place, (letter, end) in enumerate(zip("abcdđ", ends, strict=True), 1)
    )


def _five_year_annexes() -> tuple[Annex, ...]:
    systems = Table(
        (
            head_cells(
                "TT", "Tên hệ thống thông tin", "Đơn vị quản lý", "Cấp độ", "Thời gian xác định", "Đáp ứng yêu cầu"
            ),
        ),
        (
            row("1", "Trang thông tin điện tử", "Văn phòng Sở", "2", "11/2019", "Đáp ứng", aligns="cllccl"),
            row("2", "Mạng nội bộ", "Văn phòng Sở", "1", GAP, "Chưa đáp ứng", aligns="cllccl"),
        ),
        (0.5, 2, 1.4, 0.7, 1, 1),
    )
    spent = Table(
        (head_cells("TT", "Tên dự án", "Mục tiêu", "Tổng mức đầu tư", "Nguồn vốn", "Thời gian", "Hiện trạng"),),
        (
            row(
                "1",
                "Xây dựng dữ liệu nghề",
                "Quản lý dữ liệu nghề toàn tỉnh",
                "1.850",
                "Ngân sách tỉnh",
                "2017-2018",
                "Đang vận hành",
                aligns="cllrlcl",
            ),
            row(
                "2",
                "Nâng cấp mạng nội bộ",
                "Thay thế thiết bị cũ",
                "640",
                "Ngân sách tỉnh",
                "2019",
                "Hoàn thành",
                aligns="cllrlcl",
            ),
        ),
        (0.5, 2, 2, 1, 1, 1, 1),
        ((Cell("Tổng cộng", "center", True, span=3), Cell("2.490", "right", True), *[Cell("")] * 3),),
        "ĐVT: triệu đồng",
    )
    safety = replace(spent, rows=spent.rows[1:], footer=())
    rows = [
        (
            "1",
            "Số hóa hồ sơ nghề giai đoạn 2",
            "Phòng Nghiệp vụ",
            "Chuyển tiếp",
            "Số hóa 270.000 trang hồ sơ",
            "2021-2024",
            "6.200",
            "Chi đầu tư phát triển",
            "Ngân sách tỉnh",
        ),
        (
            "2",
            "Thuê dịch vụ bảo đảm an toàn thông tin 4 lớp",
            "Văn phòng Sở",
            "Mới",
            "Giám sát, phòng chống mã độc cho 62 máy",
            "2021-2025",
            "950",
            "Chi thường xuyên",
            "Ngân sách tỉnh",
        ),
        (
            "3",
            "Thay thế máy tính",
            "Văn phòng Sở",
            "Mới",
            "Thay 30 máy tính quá 7 năm",
            "2021-2022",
            "510",
            "Chi thường xuyên",
            "Ngân sách tỉnh",
        ),
    ]
    parts = (("Trong đó: chi đầu tư phát triển", "6.200"), ("Trong đó: chi thường xuyên", "1.460"))
    return (
        Annex("systems", "Danh mục hệ thống thông tin theo cấp độ an toàn", (systems,), "I"),
        Annex("past", "Danh mục dự án công nghệ thông tin giai đoạn 2016-2020", (spent,), "II"),
        Annex("safety", "Danh mục dự án an toàn thông tin giai đoạn 2016-2020", (safety,), "III"),
        Annex(
            "projects",
            "Danh mục nhiệm vụ, dự án giai đoạn 2021-2025",
            (project_table(rows, "7.660", parts),),
            "IV",
            landscape=True,
        ),
    )


def economic_zone(*, draft: bool = False) -> Document:
    """A unit whose name takes several lines, with a deputy signing."""
    unit = "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi"
    return five_year(
        unit,
        signer=("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        symbol="KH-BQL",
        number="7",
        name="Nguyễn Thị Minh Châu",
        draft=draft,
    )


def long_document(paragraphs: int = 260, projects: int = 60) -> Document:
    """About forty pages and a table of sixty rows, to measure speed."""
    document = five_year()
    text = (
        "Sở tổ chức triển khai, theo dõi và báo cáo kết quả thực hiện nhiệm vụ được giao theo đúng tiến độ đã đề ra. "
    )
    body = muc("X", "Nội dung bổ sung", *(para(*[text] * 5, mark="-") for _ in range(paragraphs)))
    rows = [
        (
            str(n),
            f"Nhiệm vụ số hóa hồ sơ đợt {n} của các phòng chuyên môn",
            "Văn phòng Sở",
            "Mới",
            "Số hóa hồ sơ phục vụ tra cứu",
            "2021-2025",
            "1.250",
            "Chi thường xuyên",
            "Ngân sách tỉnh",
        )
        for n in range(1, projects + 1)
    ]
    annex = replace(document.annexes[-1], blocks=(project_table(rows, "75.000"),))
    return replace(document, sections=(body, *document.sections), annexes=(*document.annexes[:-1], annex))
