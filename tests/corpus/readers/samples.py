"""Official documents made for the tests: as facts, as lines and as a Word file with its letterhead."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"


@dataclass(frozen=True)
class Letterhead:
    """What stands at the head of a document."""

    issuer: str = "CHÍNH PHỦ"
    number: str = "45/2020/NĐ-CP"
    day: date | None = date(2020, 4, 8)
    kind: str = "NGHỊ ĐỊNH"
    title: str = "Về thực hiện thủ tục hành chính trên môi trường điện tử"

    @property
    def dated(self) -> str:
        return f"Hà Nội, ngày {self.day:%d} tháng {self.day.month} năm {self.day.year}" if self.day else ""


BODY = (
    "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
    "Theo đề nghị của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ;",
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi điều chỉnh",
    "Nghị định này quy định việc thực hiện thủ tục hành chính trên môi trường điện tử.",
    "Điều 2. Giải thích từ ngữ",
    "Trong Nghị định này, các từ ngữ dưới đây được hiểu như sau:",
    "1. Môi trường điện tử là môi trường trong đó thông tin được tạo lập qua mạng.",
    "2. Số hóa là việc chuyển đổi kết quả sang văn bản điện tử, gồm:",
    "a) Chụp lại bản giấy;",
    "b) Nhập thông tin vào cơ sở dữ liệu.",
    "Chương II",
    "TỔ CHỨC THỰC HIỆN",
    "Điều 3. Hiệu lực thi hành",
    "Nghị định này có hiệu lực từ ngày ký, thay cho khoản 1\nĐiều 5 của Nghị định trước đó.",
    "Nơi nhận:",
    "- Như Điều 3;",
)


def as_text(head: Letterhead, body: Sequence[str] = BODY) -> str:
    """The document as plain text, a paragraph a line."""
    lines = [head.issuer, "-------", f"Số: {head.number}", MOTTO, head.dated, head.kind, head.title, *body]
    return "\n".join(line for line in lines if line)


def as_web(head: Letterhead, body: Sequence[str] = BODY) -> str:
    """The document as legal sites show it, with what no reader sees."""
    left = "<br>".join(f"<b>{line}</b>" for line in f"{head.issuer}\n-------\nSố: {head.number}".split("\n"))
    right = "<br/>".join(f"{MOTTO}\n{head.dated}".split("\n"))
    title = f'<p align="center"><strong>{head.kind}</strong></p><p style="text-align: center">{head.title}</p>'
    lines = "".join(f"<p><a name='d'></a>{line.replace(' ', '&nbsp;', 1)}</p>" for line in body)
    return (
        "<!DOCTYPE html><html><head><title>Trang</title><style>p {font-family: x}</style></head><body>"
        "<script>alert(1)</script><nav>Đăng nhập</nav><p style='display:none'>chữ giấu</p>"
        f"<table><tr><td>{left}</td><td>{right}</td></tr></table>{title}<div>{lines}</div></body></html>"
    )


def as_word(head: Letterhead, body: Sequence[str] = BODY) -> bytes:
    """The document as Word has it: the letterhead in a table of two columns, title and headings bold and centred."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = f"{head.issuer}\n-------\nSố: {head.number}"
    table.cell(0, 1).text = f"{MOTTO}\n{head.dated}"
    for text in (head.kind, head.title):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True
    for text in body:
        document.add_paragraph(text)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
