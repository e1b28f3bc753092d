"""The styles of the official format, as a table; sizes in points, indents in twips."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.export.word.xml import Node, node

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
BODY_SIZE = 14
FIRST_LINE = 720  # 1,27 cm


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; `line` in 240ths of a line, or an exact height in points when `exact`."""

    id: str
    name: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    align: str = ""
    before: float = 0
    after: float = 0
    line: int = 240
    exact: bool = False
    first: int = 0
    keep: bool = False
    outline: int | None = None
    base: str = "Normal"
    next: str = ""


_BODY_LINE = 264
STYLES = (
    Style("LoiVan", "Lời văn", align="both", after=6, line=_BODY_LINE, first=FIRST_LINE),
    Style("CanCu", "Căn cứ", italic=True, align="both", after=6, line=_BODY_LINE, first=FIRST_LINE),
    Style("GhiChu", "Ghi chú", italic=True, align="both", after=6, line=_BODY_LINE, first=FIRST_LINE),
    Style(
        "TieuDeBieu",
        "Tiêu đề biểu",
        bold=True,
        align="both",
        before=6,
        after=6,
        line=_BODY_LINE,
        first=FIRST_LINE,
        keep=True,
        next="LoiVan",
    ),
    Style("Heading1", "heading 1", bold=True, align="center", before=12, after=8, keep=True, outline=0, next="LoiVan"),
    Style(
        "Heading2",
        "heading 2",
        bold=True,
        align="both",
        before=6,
        after=6,
        line=_BODY_LINE,
        first=FIRST_LINE,
        keep=True,
        outline=1,
        next="LoiVan",
    ),
    Style(
        "Heading3",
        "heading 3",
        bold=True,
        align="both",
        after=6,
        line=_BODY_LINE,
        first=FIRST_LINE,
        keep=True,
        outline=2,
        next="LoiVan",
    ),
    Style(
        "Heading4",
        "heading 4",
        bold=True,
        align="both",
        after=6,
        line=_BODY_LINE,
        first=FIRST_LINE,
        keep=True,
        outline=3,
        next="LoiVan",
    ),
    Style("CoQuanChuQuan", "Cơ quan chủ quản", size=13, align="center"),
    Style("CoQuanBanHanh", "Cơ quan ban hành", size=13, bold=True, align="center"),
    Style("QuocHieu", "Quốc hiệu", size=13, bold=True, align="center"),
    Style("TieuNgu", "Tiêu ngữ", size=14, bold=True, align="center"),
    Style("SoKyHieu", "Số, ký hiệu", size=13, align="center", before=6),
    Style("NgayThang", "Địa danh, thời gian", size=14, italic=True, align="center", before=6),
    Style("DuThao", "Dự thảo", size=13, bold=True, align="center", before=6),
    Style("VachKe", "Vạch kẻ", size=11, align="center", line=3, exact=True),
    Style("Title", "Title", size=14, bold=True, align="center", before=14, keep=True, next="TrichYeu"),
    Style("TrichYeu", "Trích yếu", size=14, bold=True, align="center", keep=True, next="LoiVan"),
    Style("PhuLuc", "Phụ lục", size=14, bold=True, align="center", keep=True, outline=0, next="KemTheo"),
    Style("KemTheo", "Kèm theo", size=14, italic=True, align="center", keep=True, next="LoiVan"),
    Style("DonViTinh", "Đơn vị tính", size=13, italic=True, align="right", after=3, keep=True),
    Style("DauBang", "Đầu bảng", size=12, bold=True, align="center", before=2, after=2, keep=True),
    Style("OBang", "Ô bảng", size=12, before=2, after=2),
    Style("NoiNhan", "Nơi nhận", size=12, bold=True, italic=True, next="NguoiNhan"),
    Style("NguoiNhan", "Người nhận", size=11),
    Style("ChucVu", "Chức vụ", size=14, bold=True, align="center"),
    Style("HoTen", "Họ tên người ký", size=14, bold=True, align="center"),
    Style("KetThucPhan", "Kết thúc phần", size=11, line=1, exact=True),
    Style("Header", "header", size=14, align="center"),
)
_OF_WORD = frozenset(("Heading1", "Heading2", "Heading3", "Heading4", "Title", "Header"))


def style_nodes() -> list[Node]:
    """Everything that the styles part holds."""
    return [
        _defaults(),
        _normal(),
        _plain("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _table_normal(),
        _table_grid(),
        _plain("numbering", "NoList", "No List"),
        *(_style(style) for style in STYLES),
    ]


def _defaults() -> Node:
    fonts = node("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = node("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
    size = (node("sz", val=BODY_SIZE * 2), node("szCs", val=BODY_SIZE * 2))
    return node(
        "docDefaults",
        node("rPrDefault", node("rPr", fonts, *size, language)),
        node(
            "pPrDefault",
            node("pPr", node("widowControl"), node("spacing", before=0, after=0, line=240, lineRule="auto")),
        ),
    )


def _normal() -> Node:
    fonts = node("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    return node(
        "style",
        node("name", val="Normal"),
        node("qFormat"),
        node("rPr", fonts, node("lang", val=LANGUAGE, eastAsia=LANGUAGE)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _plain(kind: str, id_: str, name: str) -> Node:
    return node(
        "style",
        node("name", val=name),
        node("uiPriority", val=99),
        node("semiHidden"),
        node("unhideWhenUsed"),
        type=kind,
        default=1,
        styleId=id_,
    )


def _table_normal() -> Node:
    found = _plain("table", "TableNormal", "Normal Table")
    margins = node(
        "tblCellMar",
        node("top", w=0, type="dxa"),
        node("left", w=108, type="dxa"),
        node("bottom", w=0, type="dxa"),
        node("right", w=108, type="dxa"),
    )
    found.append(node("tblPr", node("tblInd", w=0, type="dxa"), margins))
    return found


def _table_grid() -> Node:
    borders = node(
        "tblBorders",
        *(
            node(side, val="single", sz=4, space=0, color="000000")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
    )
    return node(
        "style",
        node("name", val="Table Grid"),
        node("basedOn", val="TableNormal"),
        node("uiPriority", val=39),
        node("tblPr", borders),
        type="table",
        styleId="TableGrid",
    )


def _style(style: Style) -> Node:
    kind: dict[str, object] = {"type": "paragraph", "styleId": style.id}
    if style.id not in _OF_WORD:
        kind["customStyle"] = 1
    found = node("style", node("name", val=style.name), node("basedOn", val=style.base), **kind)
    if style.next:
        found.append(node("next", val=style.next))
    found.extend((node("qFormat"), _paragraph_properties(style), _run_properties(style)))
    return found


def _paragraph_properties(style: Style) -> Node:
    found = node("pPr")
    if style.keep:
        found.extend((node("keepNext"), node("keepLines")))
    found.append(
        node(
            "spacing",
            before=round(style.before * 20),
            after=round(style.after * 20),
            line=style.line * 20 if style.exact else style.line,
            lineRule="exact" if style.exact else "auto",
        )
    )
    if style.first:
        found.append(node("ind", firstLine=style.first))
    if style.align:
        found.append(node("jc", val=style.align))
    if style.outline is not None:
        found.append(node("outlineLvl", val=style.outline))
    return found


def _run_properties(style: Style) -> Node:
    found = node("rPr")
    for wanted, tags in ((style.bold, ("b", "bCs")), (style.italic, ("i", "iCs"))):
        if wanted:
            found.extend(node(tag) for tag in tags)
    if style.size:
        found.extend((node("sz", val=round(style.size * 2)), node("szCs", val=round(style.size * 2))))
    return found
