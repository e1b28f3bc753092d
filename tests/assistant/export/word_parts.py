"""Short ways to write a Document down in a test."""

from __future__ import annotations

from assistant.plan import (
    Block,
    Cell,
    Level,
    Paragraph,
    Section,
    Sentence,
    Span,
    SpanKind,
    Table,
)

TALK = (
    "Đẩy mạnh công tác truyền thông, nâng cao nhận thức, kỹ năng số, tăng cường tương tác với người dân, doanh nghiệp"
)
PAIR = "Phát triển các mô hình kết hợp giữa các cơ quan nhà nước, doanh nghiệp"
GAP = "«[chưa có số liệu: tỷ lệ đơn vị kết nối mạng diện rộng]»"
SUBJECT = "Ứng dụng công nghệ thông tin, phát triển chính quyền số và bảo đảm an toàn thông tin mạng"
BASES = (
    "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt “Chương trình Chuyển đổi số quốc gia "
    "đến năm 2025, định hướng đến năm 2030”;",
    "Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ về một số nhiệm vụ, giải pháp trọng tâm phát triển Chính phủ "
    "điện tử giai đoạn 2019-2020, định hướng đến 2025;",
    "Nghị định số 73/2019/NĐ-CP ngày 05/9/2019 của Chính phủ quy định quản lý đầu tư ứng dụng công nghệ thông tin "
    "sử dụng nguồn vốn ngân sách nhà nước.",
)


def para(*texts: str, mark: str = "", style: str = "body") -> Paragraph:
    """A paragraph of sentences; marked gaps become gap spans."""
    return Paragraph(tuple(Sentence(_spans(text)) for text in texts), mark=mark, style=style)


def _spans(text: str) -> tuple[Span, ...]:
    before, gap, after = text.partition(GAP)
    pieces = ((before, SpanKind.LITERAL), (gap, SpanKind.GAP), (after, SpanKind.LITERAL))
    return tuple(Span(piece, kind) for piece, kind in pieces if piece)


def sect(level: Level, number: str, heading: str, *content: Block | Section | str) -> Section:
    blocks = tuple(para(item) if isinstance(item, str) else item for item in content if not isinstance(item, Section))
    return Section(
        heading, level, number, heading, blocks, tuple(item for item in content if isinstance(item, Section))
    )


def muc(number: str, heading: str, *content: Block | Section | str) -> Section:
    return sect(Level.SECTION, number, heading, *content)


def khoan(number: str, heading: str, *content: Block | Section | str) -> Section:
    return sect(Level.CLAUSE, number, heading, *content)


def head_cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, "center", True) for text in texts)


def row(*texts: str, aligns: str) -> tuple[Cell, ...]:
    """Cells; aligns has a letter l, c or r for each."""
    return tuple(
        Cell(text, {"l": "left", "c": "center", "r": "right"}[align]) for text, align in zip(texts, aligns, strict=True)
    )


def project_table(rows: list[tuple[str, ...]], total: str, parts: tuple[tuple[str, str], ...] = ()) -> Table:
    """The framework's project table: nine columns under two header rows."""
    first = (
        *head_cells(
            "TT",
            "Danh mục nhiệm vụ, dự án",
            "Đơn vị chủ trì",
            "Mới/chuyển tiếp",
            "Mục tiêu đầu tư",
            "Thời gian triển khai",
            "Tổng mức dự kiến",
        ),
        Cell("Nguồn vốn", "center", True, span=2),
    )
    second = (*head_cells(*[""] * 7), *head_cells("Loại chi", "Ngân sách"))
    foot = [("Tổng cộng", total), *parts]
    footer = tuple(
        (Cell(""), Cell(text, "left", True), *[Cell("")] * 4, Cell(amount, "right", True), Cell(""), Cell(""))
        for text, amount in foot
    )
    return Table(
        (first, second),
        tuple(row(*cells, aligns="cllclcrll") for cells in rows),
        (0.5, 2.4, 1.5, 1.0, 2.4, 1.1, 1, 1.2, 1.2),
        footer,
        unit_note="ĐVT: triệu đồng",
        landscape=True,
    )
