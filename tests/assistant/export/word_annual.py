"""A fictional annual plan of a UBND huyện as a Document."""

from __future__ import annotations

from datetime import date

from assistant.plan import Annex, Document, Letterhead
from tests.assistant.export.word_parts import BASES, PAIR, SUBJECT, TALK, khoan, muc, para, project_table


def annual(place: str = "Minh Sơn", *, deputy: bool = False, number: str = "05", draft: bool = False) -> Document:
    """An annual plan of a UBND huyện with one annex."""
    unit = f"Ủy ban nhân dân huyện {place}"
    signer = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") if deputy else ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    head = Letterhead(
        "",
        ("ỦY BAN NHÂN DÂN", f"HUYỆN {place.upper()}"),
        "KH-UBND",
        place,
        date(2020, 2, 5),
        "KẾ HOẠCH",
        (f"{SUBJECT} của {unit} năm 2021",),
        signer,
        ("Sở Thông tin và Truyền thông", "UBND các xã", "Lưu: VT, VHTT"),
        unit,
        number,
        "Trần Thị Bình",
    )
    tasks = (
        "Hoàn thiện môi trường pháp lý",
        "Phát triển hạ tầng kỹ thuật",
        "Phát triển các hệ thống nền tảng",
        "Phát triển dữ liệu",
        "Phát triển các ứng dụng, dịch vụ",
        "Bảo đảm an toàn thông tin",
        "Phát triển nguồn nhân lực",
    )
    ways = (
        TALK,
        PAIR,
        "Nghiên cứu, hợp tác để làm chủ, ứng dụng hiệu quả các công nghệ",
        "Thu hút nguồn lực CNTT",
        "Tăng cường hợp tác trong nước, quốc tế",
    )
    bases = (
        *(text for text in BASES if "749" not in text and "17/NQ" in text),
        "Nghị định số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ "
        "về ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước;",
        BASES[2],
    )
    sections = (
        muc("I", "Căn cứ lập kế hoạch", *(para(text, mark="-") for text in bases)),
        muc(
            "II",
            "Mục tiêu",
            para("100% văn bản trao đổi giữa các cơ quan được ký số, gửi qua mạng (hiện đạt 85%).", mark="-"),
        ),
        muc(
            "III",
            "Nhiệm vụ",
            *(
                khoan(str(n), task, f"Huyện hoàn thành {n} việc về nội dung này trong năm 2021.")
                for n, task in enumerate(tasks, 1)
            ),
        ),
        muc(
            "IV",
            "Giải pháp",
            *(khoan(str(n), way, f"Huyện thực hiện {n} đợt làm việc với các xã.") for n, way in enumerate(ways, 1)),
        ),
        muc(
            "V",
            "Kinh phí thực hiện",
            "Tổng kinh phí dự kiến là 1.845,5 triệu đồng, trong đó chi đầu tư phát triển 1.250 triệu đồng; chi "
            "thường xuyên 595,5 triệu đồng; toàn bộ từ ngân sách huyện với 1.845,5 triệu đồng.",
        ),
        muc(
            "VI", "Tổ chức thực hiện", "Phòng Văn hóa và Thông tin chủ trì, các cơ quan, đơn vị, xã phối hợp thực hiện."
        ),
        muc("VII", "Danh mục nhiệm vụ, dự án", "Danh mục nhiệm vụ, dự án được nêu tại Phụ lục kèm theo./."),
    )
    rows = [
        (
            "1",
            "Xây dựng cơ sở dữ liệu văn bản huyện",
            "Văn phòng huyện",
            "Mới",
            "Phục vụ tra cứu văn bản",
            "2021",
            "595,5",
            "Chi thường xuyên",
            "Ngân sách huyện",
        ),
        (
            "2",
            "Nâng cấp mạng nội bộ 11 xã",
            "Phòng Văn hóa và Thông tin",
            "Mới",
            "Kết nối xã với huyện",
            "2021",
            "1.250",
            "Chi đầu tư phát triển",
            "Ngân sách huyện",
        ),
    ]
    opening = para(f"{unit} ban hành Kế hoạch ứng dụng công nghệ thông tin (CNTT) năm 2021 như sau:")
    annex = Annex("projects", "Danh mục nhiệm vụ, dự án năm 2021", (project_table(rows, "1.845,5"),), landscape=True)
    return Document(head, (opening,), sections, (annex,), draft)
