"""Lines of the project table as officers type them, each with what it tells: terse, talkative, without diacritics, pasted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from assistant.plan import Funding, Project
from assistant.projects import ProjectContext, ProjectReading, read_project

HUYEN = ProjectContext("five_year", (2021, 2025), "huyện")
NAM = ProjectContext("annual", (2022, 2022), "huyện")


def read(entry: object, context: ProjectContext = HUYEN) -> ProjectReading:
    return read_project(entry, "r3", context)  # type: ignore[arg-type]


def fields(**values: object) -> dict[str, Any]:
    return values


def told(project: Project, **expected_fields: Any) -> None:
    wrong = {}
    for name, expected in expected_fields.items():
        actual: Any = getattr(project, name)
        if name in ("total", "security"):
            expected = None if expected is None else Decimal(str(expected))
        elif name == "sources":
            expected = tuple(Funding(b, None if a is None else Decimal(str(a))) for b, a in expected)
        elif name == "spending":
            expected = tuple((b, None if a is None else Decimal(str(a))) for b, a in expected)
        elif name == "by_year":
            expected = tuple((y, Decimal(str(a))) for y, a in expected)
        if actual != expected:
            wrong[name] = (actual, expected)
    assert not wrong


TX, DT = (("chi thường xuyên", None),), (("chi đầu tư phát triển", None),)
HUYEN_NS, TINH_NS = (("ngân sách huyện", None),), (("ngân sách tỉnh", None),)

LINES: list[tuple[str, dict[str, Any]]] = [
    (
        "năm 2022 phòng TCKH làm phần mềm kế toán cho 12 xã hết 450 triệu từ ngân sách huyện, chi "
        "thường xuyên, làm mới",
        fields(
            name="phần mềm kế toán cho 12 xã",
            lead="Phòng Tài chính - Kế hoạch",
            kind="mới",
            start=2022,
            end=2022,
            total=450,
            spending=TX,
            sources=HUYEN_NS,
        ),
    ),
    (
        "Số hóa hồ sơ địa chính 9 xã; Phòng TNMT; quản lý hồ sơ đất đai, cấp sổ; chuyển tiếp; "
        "2020-2023; 4,8 tỷ; ĐTPT; NS tỉnh",
        fields(
            lead="Phòng Tài nguyên và Môi trường",
            kind="chuyển tiếp",
            time="2020-2023",
            total=4800,
            spending=DT,
            sources=TINH_NS,
            objective="quản lý hồ sơ đất đai, cấp sổ",
        ),
    ),
    (
        "1\tXây dựng CSDL đất đai\tPhòng TNMT\tMới\tQuản lý đất đai, cấp giấy chứng "
        "nhận\t2021-2023\t6.200\tChi ĐTPT\tNgân sách tỉnh",
        fields(
            name="Xây dựng cơ sở dữ liệu đất đai",
            total=6200,
            start=2021,
            end=2023,
            kind="mới",
            spending=DT,
            sources=TINH_NS,
            objective="Quản lý đất đai, cấp giấy chứng nhận",
        ),
    ),
    (
        "Trung tâm điều hành IOC | VP | mới | giám sát điều hành | 2022-2024 | 12.000 | chi đầu tư phát "
        "triển | NS tỉnh 8.000, NS huyện 4.000",
        fields(
            name="Trung tâm điều hành IOC",
            lead="Văn phòng",
            total=12000,
            sources=(("ngân sách tỉnh", 8000), ("ngân sách huyện", 4000)),
        ),
    ),
    (
        "Nâng cấp mạng LAN - Phòng VHTT - nối mạng 7 xã - 2021 - 350 - chi thường xuyên - NS huyện - mới",
        fields(
            name="Nâng cấp mạng LAN",
            lead="Phòng Văn hóa và Thông tin",
            objective="nối mạng 07 xã",
            total=350,
            time="2021",
        ),
    ),
    (
        "Lập dự toán số - Phòng Tài chính - Kế hoạch - điều hành ngân sách - 2023 - 275 - CTX - NSH - mới",
        fields(lead="Phòng Tài chính - Kế hoạch", total=275, start=2023),
    ),
    (
        "phong tckh lam phan mem quan ly tai san 320 trieu nam 2023 tu ngan sach huyen, chi thuong xuyen, lam moi",
        fields(lead="Phòng Tài chính - Kế hoạch", kind="mới", start=2023, total=320, spending=TX, sources=HUYEN_NS),
    ),
    (
        "camera giao thong, cong an huyen, 2 ty ruoi, 2022-2023, dau tu, ns tinh, moi",
        fields(lead="Công an huyện", total=2500, time="2022-2023", spending=DT, sources=TINH_NS, kind="mới"),
    ),
    (
        "dạ bên em xin đăng ký camera giám sát giao thông, công an huyện chủ trì, tổng kinh phí khoảng "
        "2 tỷ rưỡi, làm trong 2 năm 2022 và 2023, "
        "vốn đầu tư công, ngân sách tỉnh hỗ trợ 60%, huyện đối ứng 40%",
        fields(
            name="camera giám sát giao thông",
            lead="Công an huyện",
            total=2500,
            start=2022,
            end=2023,
            spending=DT,
            sources=(("ngân sách tỉnh", 1500), ("ngân sách huyện", 1000)),
        ),
    ),
    (
        "Hệ thống họp trực tuyến 15 xã; VP HĐND&UBND; 2021 500tr; 2022 700tr; đầu tư mới; ĐTPT; NSH",
        fields(
            by_year=((2021, 500), (2022, 700)),
            total=1200,
            start=2021,
            end=2022,
            kind="mới",
            lead="Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        ),
    ),
    (
        "Cổng dữ liệu mở; VP UBND huyện; 2 tỷ; 2021-2022; năm 2021: 800, năm 2022: 1.200; mới; chi TX; NS huyện",
        fields(total=2000, by_year=((2021, 800), (2022, 1200))),
    ),
    (
        "Mua 25 máy tính, 3 tỷ NS tỉnh + 1 tỷ NS huyện, 2022-2023, chi đầu tư, mới",
        fields(total=4000, sources=(("ngân sách tỉnh", 3000), ("ngân sách huyện", 1000)), spending=DT),
    ),
    (
        "Xây dựng IOC; VP UBND huyện; giám sát điều hành; 2022-2024; 12 tỷ; NS tỉnh 70%, NS huyện 30%; "
        "ĐTPT; mới; trong đó ATTT 1,5 tỷ; mục IV.2",
        fields(sources=(("ngân sách tỉnh", 8400), ("ngân sách huyện", 3600)), security=1500, area="IV.2", total=12000),
    ),
    (
        "Nền tảng chia sẻ dữ liệu, tổng 4 tỷ, VP, 2022, NS tỉnh 3 tỷ còn lại NS huyện, ĐTPT, mới",
        fields(total=4000, sources=(("ngân sách tỉnh", 3000), ("ngân sách huyện", 1000))),
    ),
    (
        "Thuê hạ tầng đám mây, quý III/2021 đến quý IV/2022, trung tâm CNTT, 1.250,5 triệu đồng, chi "
        "thường xuyên, ngân sách tỉnh, mới",
        fields(time="quý III/2021-quý IV/2022", start=2021, end=2022, total="1250.5"),
    ),
    (
        "Tập huấn kỹ năng số, từ tháng 3/2022 đến tháng 6/2022, phòng Nội vụ, 80tr, CTX, NS huyện",
        fields(start=2022, end=2022, total=80, lead="Phòng Nội vụ"),
    ),
    (
        "Ứng dụng AI trả lời công dân; VP UBND tỉnh; nhằm rút ngắn thời gian trả lời; 2023-2025; 5 tỷ "
        "600 triệu; vốn doanh nghiệp; mục 5; 10% cho ATTT",
        fields(
            objective="rút ngắn thời gian trả lời",
            total=5600,
            security=560,
            area="IV.5",
            sources=(("vốn doanh nghiệp", None),),
        ),
    ),
    (
        "850.000.000đ mua 40 máy tính cho Phòng Giáo dục và Đào tạo, năm 2021, ngân sách huyện, chi thường xuyên",
        fields(name="mua 40 máy tính cho Phòng Giáo dục và Đào tạo", total=850, start=2021),
    ),
    (
        "Phòng Giáo dục và Đào tạo xây dựng phần mềm tuyển sinh đầu cấp trong năm 2022, dự kiến 650 "
        "triệu ngân sách huyện",
        fields(
            lead="Phòng Giáo dục và Đào tạo", name="xây dựng phần mềm tuyển sinh đầu cấp", total=650, sources=HUYEN_NS
        ),
    ),
    (
        "Phần mềm quản lý ngân sách xã; phòng TCKH; quản lý thu chi ngân sách xã; 2021; 180; chi TX; NS huyện; mới",
        fields(
            name="Phần mềm quản lý ngân sách xã", objective="quản lý thu chi ngân sách xã", sources=HUYEN_NS, total=180
        ),
    ),
    (
        "Mở rộng phòng họp không giấy tờ; Văn phòng Sở; phục vụ họp; 2021; 240; thường xuyên; NS tỉnh; mới",
        fields(name="Mở rộng phòng họp không giấy tờ", lead="Văn phòng Sở", spending=TX),
    ),
    (
        "Đề án đô thị thông minh; Phòng Kinh tế và Hạ tầng; 2022; 3 tỷ; NSTW; ĐTPT; mới; IV.5",
        fields(name="Đề án đô thị thông minh", area="IV.5", sources=(("ngân sách trung ương", None),)),
    ),
    (
        "Mô hình xã thông minh. Phòng VHTT chủ trì. Làm năm 2022. Kinh phí 800 triệu. Nguồn ngân sách "
        "xã. Chi thường xuyên. Mới.",
        fields(
            name="Mô hình xã thông minh",
            total=800,
            start=2022,
            sources=(("ngân sách xã", None),),
            kind="mới",
            objective="",
        ),
    ),
    (
        "Lắp wifi công cộng 20 điểm (mới), viettel, xã hội hóa, 2022, 600 triệu",
        fields(name="Lắp wifi công cộng 20 điểm", kind="mới", lead="Viettel", sources=(("vốn xã hội hóa", None),)),
    ),
    (
        "Truyền thanh thông minh cho 12 xã; Trung tâm VHTT-TT; 2021-2022; 2 tỷ; NSTW 50% NS tỉnh 50%; DTPT; moi",
        fields(sources=(("ngân sách trung ương", 1000), ("ngân sách tỉnh", 1000)), spending=DT, kind="mới"),
    ),
    (
        "Xây dựng phần mềm quản lý đất đai với mục tiêu công khai quy hoạch, 2 tỷ, Phòng TNMT phụ "
        "trách, năm 2021-2022, NSH, đầu tư",
        fields(
            name="Xây dựng phần mềm quản lý đất đai",
            objective="công khai quy hoạch",
            lead="Phòng Tài nguyên và Môi trường",
            total=2000,
        ),
    ),
    (
        "2023: số hóa dữ liệu hộ tịch 13 xã, phòng tư pháp, hết 1,35 tỷ (ngân sách tỉnh), chi thường xuyên",
        fields(name="số hóa dữ liệu hộ tịch 13 xã", lead="Phòng Tư pháp", start=2023, total=1350, sources=TINH_NS),
    ),
    (
        "Phòng chống mã độc cho 120 máy; VP Sở; 60tr; 2021; mới; CTX; NST; an toàn thông tin; bảo vệ máy trạm",
        fields(area="IV.6", objective="bảo vệ máy trạm", lead="Văn phòng Sở", total=60),
    ),
    (
        "Nâng cấp mạng LAN 8 xã để kết nối xã với huyện, 900 triệu, năm 2021, ĐTPT, ngân sách huyện, phòng VHTT",
        fields(name="Nâng cấp mạng LAN 08 xã", objective="kết nối xã với huyện"),
    ),
    (
        "Bảo trì phần mềm một cửa do Văn phòng HĐND và UBND huyện thực hiện, 2021-2025, 300 triệu, CTX, NSH",
        fields(name="Bảo trì phần mềm một cửa", lead="Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", total=300),
    ),
    (
        "thuê chữ ký số ba trăm năm mươi triệu, năm 2022, phòng Nội vụ, chi thường xuyên, NS huyện",
        fields(total=350, start=2022),
    ),
    (
        "Số hóa tài liệu lưu trữ, tiếp tục từ 2020, Phòng Nội vụ, 2021-2023, 3,5 tỷ, chi TX, NS tỉnh",
        fields(kind="chuyển tiếp", time="2021-2023", total=3500, name="Số hóa tài liệu lưu trữ"),
    ),
    (
        "phần mềm diệt virus 150 máy 95tr 2021 ns huyện ctx",
        fields(name="phần mềm phòng, chống mã độc 150 máy", total=95, start=2021, sources=HUYEN_NS, spending=TX),
    ),
    (
        "Mua máy chủ dự phòng; VP; 2022; 400 triệu; tiết kiệm 120 triệu đồng tiền thuê mỗi năm; CTX; NSH; mới",
        fields(total=400, objective="tiết kiệm 120 triệu đồng tiền thuê mỗi năm"),
    ),
    (
        "Bổ sung 11 máy quét; mới,2022,1,2 tỷ,chi thường xuyên,NS huyện",
        fields(kind="mới", start=2022, total=1200, spending=TX),
    ),
    (
        "Xây CSDL cán bộ; Sở Nội vụ; CTX 200tr, ĐTPT 300tr; 500 triệu; 2022; NS tỉnh; mới",
        fields(total=500, spending=(("chi thường xuyên", 200), ("chi đầu tư phát triển", 300))),
    ),
]

LINES += [
    (
        "Nâng cấp iOffice; TTTHCB chủ trì; chuyển tiếp; 2021-2022; 4,2 tỷ; ĐTPT; NST; liên thông 3 cấp",
        fields(name="Nâng cấp iOffice", lead="TTTHCB", objective="liên thông 03 cấp", total=4200),
    ),
    (
        "Đầu tư sàn giao dịch công nghệ (chuyển tiếp từ năm 2019) - Văn phòng Sở - 2,75 tỷ - 2021-2022",
        fields(name="Đầu tư sàn giao dịch công nghệ", kind="chuyển tiếp", since=2019, start=2021, end=2022, total=2750),
    ),
    (
        "Bổ sung thiết bị một cửa (máy quét, kiosk); UBND các xã; 14 xã x 60 triệu = 840 triệu; 2022; CTX; NS xã; mới",
        fields(name="Bổ sung thiết bị một cửa (máy quét, kiosk)", total=840, lead="Ủy ban nhân dân các xã"),
    ),
    (
        "Họp trực tuyến – Văn phòng – 2022 đến 2024 – 3.450 – đầu tư – tỉnh hỗ trợ 50%, còn lại "
        "huyện – chuyển tiếp từ 2021",
        fields(
            total=3450, start=2022, end=2024, since=2021, sources=(("ngân sách tỉnh", 1725), ("ngân sách huyện", 1725))
        ),
    ),
    (
        "Duy trì đường truyền - VP - 2021-2025 - 1.800 (mỗi năm 360) - CTX - NST - chuyển tiếp",
        fields(total=1800, name="Duy trì đường truyền", objective="", kind="chuyển tiếp"),
    ),
    (
        "Nâng cấp cổng huyện, tổng mức đầu tư 780 triệu đồng (ngân sách huyện 500 triệu, xã hội "
        "hóa 280 triệu), năm 2022, "
        "VP HĐND-UBND huyện chủ trì, mới",
        fields(total=780, sources=(("ngân sách huyện", 500), ("vốn xã hội hóa", 280)), name="Nâng cấp cổng huyện"),
    ),
    (
        "Camera AI;Công an tỉnh;mới;Giám sát;2022-2025;25.000;Chi ĐTPT;Ngân sách trung ương 10.000 "
        "+ ngân sách tỉnh 15.000",
        fields(total=25000, sources=(("ngân sách trung ương", 10000), ("ngân sách tỉnh", 15000)), lead="Công an tỉnh"),
    ),
    (
        '"Cổng du lịch","Sở VHTTDL","mới","quảng bá du lịch","2022-2023","2.700","chi đầu tư phát '
        'triển","ngân sách tỉnh"',
        fields(total=2700, objective="quảng bá du lịch", lead="Sở Văn hóa, Thể thao và Du lịch"),
    ),
]
