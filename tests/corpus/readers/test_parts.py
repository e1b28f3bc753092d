"""The smaller parts of the readers: Word's lists, notes and boxes, printed lines, tables over pages, processes that fail."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import InputError
from corpus.readers import excel, html, old_word, pdf, pdf_pages, word
from corpus.readers.blocks import Line, Sheet, Table
from corpus.readers.pdf_flow import flow
from corpus.readers.pdf_rows import Page, Placed, Row, part_letterhead
from corpus.readers.reflow import Printed, reflow
from tests.assistant.export.outputs import convert
from tests.corpus.readers.samples import Letterhead, as_word, saved


def texts(data: bytes) -> list[str]:
    return [block.text for block in word.read(data) if isinstance(block, Line)]


def numbered(levels: Sequence[tuple[str, str]], paragraphs: Sequence[tuple[int, str]]) -> bytes:
    """A document with one list of these (form, pattern) levels."""
    document = docx.Document()
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, text in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )
    return saved(document)


@pytest.mark.parametrize(
    ("levels", "paragraphs", "expected"),
    [
        (
            [("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)")],
            [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (1, "E"), (2, "F"), (0, "G"), (1, "H")],
            ["Điều 1. A", "1. B", "a) C", "b) D", "2. E", "a) F", "Điều 2. G", "1. H"],
        ),
        (
            [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")],
            [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (0, "E")],
            ["I. A", "1. B", "1.1. C", "1.2. D", "II. E"],
        ),
        (
            [("upperLetter", "%1."), ("bullet", "•"), ("none", ""), ("lowerRoman", "(%4)")],
            [(0, "A"), (1, "B"), (2, "C"), (3, "D"), (3, "E"), (9, "F")],
            ["A. A", "- B", "C", "(i) D", "(ii) E", "F"],
        ),
    ],
)
def test_lists_of_word_are_counted(
    levels: Sequence[tuple[str, str]], paragraphs: Sequence[tuple[int, str]], expected: list[str]
) -> None:
    assert texts(numbered(levels, paragraphs)) == expected


def test_long_roman_lists() -> None:
    assert texts(numbered([("upperRoman", "%1.")], [(0, "x")] * 49))[-1] == "XLIX. x"


def test_content_controls_boxes_and_links_are_part_of_the_text() -> None:
    document = docx.Document()
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, control)
    paragraph = document.add_paragraph("Trước ")
    link = OxmlElement("w:hyperlink")
    run = paragraph.add_run("liên kết")
    link.append(run._r)
    paragraph._p.append(link)
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:drawing><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>"
    )
    paragraph._p.append(box)
    paragraph.add_run().add_break()
    paragraph.add_run("sau")
    assert texts(saved(document)) == ["Trong ô", "Trước liên kết\nsau", "Trong khung"]


def test_notes_follow_the_text(tmp_path: Path) -> None:
    import zipfile

    source = io.BytesIO(as_word(Letterhead(), ["Điều 1. A", "Nội dung."]))
    made = io.BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>Chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>'
    link = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "surrogateescape")
            if name == "[Content_Types].xml":
                data = data.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            if name == "word/_rels/document.xml.rels":
                data = data.replace("</Relationships>", link)
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", notes)
    assert texts(made.getvalue())[-1] == "[Chú thích]"


def test_a_table_within_a_table_stays_in_its_cell() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=2).cell(0, 0)
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"
    found = [block for block in word.read(saved(document)) if isinstance(block, Table)]
    assert [table.rows for table in found] == [(("a | b", ""),)]


@pytest.mark.parametrize("reader", [word.read, excel.read])
def test_what_is_no_office_file(reader: Any) -> None:
    with pytest.raises(InputError, match="không mở được"):
        reader(b"PK\x03\x04 hong")


def test_a_sheet_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    for number in range(9):
        workbook.active.append([number, f"dòng {number}"])
    buffer = io.BytesIO()
    workbook.save(buffer)
    blocks = excel.read(buffer.getvalue())
    assert isinstance(blocks[0], Sheet) and isinstance(blocks[1], Table) and len(blocks[1].rows) == 9
    monkeypatch.setattr(excel, "MOST_ROWS", 5)
    with pytest.raises(InputError, match="hơn 5 dòng"):
        excel.read(buffer.getvalue())


def test_tables_that_only_lay_out_a_page_are_read_as_lines() -> None:
    page = b"<table><tr><td><p>Ngo&agrave;i</p><table><tr><td>1</td><td><ul><li>a</li><li>b</li></ul></td></tr></table></td></tr></table>"
    assert html.read(page) == [Line("Ngoài"), Table((("1", "a\nb"),))]
    with pytest.raises(InputError, match="không có trang nào"):
        html.read(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx")


def test_the_pages_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(as_word(Letterhead()))
    made = convert(path, "pdf")
    answer = pdf_pages.main(str(made))
    assert (answer["problem"], answer["unread"]) == ("", [])
    assert {"text": "NGHỊ ĐỊNH", "strong": True} in answer["blocks"]
    assert pdf.read(made.read_bytes()) == [Line(**block) for block in answer["blocks"]]
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.7")
    assert pdf_pages.main(str(broken))["problem"] == "tệp PDF bị hỏng."


def test_a_pdf_of_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    path = tmp_path / "a.pdf"
    Image.new("L", (9, 9)).save(path, save_all=True, append_images=[Image.new("L", (9, 9))] * 2)
    assert pdf_pages.main(str(path))["problem"].startswith("tệp PDF là bản chụp")
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
    assert pdf_pages.main(str(path))["problem"] == "có 3 trang, nhiều hơn 2."


def _row(text: str, top: float, left: float = 80, strong: bool = False) -> Row:
    words = []
    for word_ in text.split(" "):
        words.append(
            {
                "text": word_,
                "x0": left,
                "x1": left + 6 * len(word_),
                "chars": [{"fontname": "Bold" if strong else "Serif"}],
            }
        )
        left += 6 * len(word_) + 4
    return Row(words, top, 12)


def test_running_heads_and_page_numbers_are_left_out_and_text_goes_on_over_the_page() -> None:
    full = "Nội dung của khoản này được viết kín cả dòng để sang trang sau còn tiếp tục nữa"
    pages = [
        Page([_row(f"CÔNG BÁO {number}", 20), _row(full, 100), _row(full, 120), _row(str(number), 800)], [], 600, 842)
        for number in (1, 2, 3)
    ]
    assert list(flow(pages)) == [Line(" ".join([full] * 6))]


def test_a_table_goes_on_over_the_page_and_ends_at_the_next_text() -> None:
    head, rest, other = Table((("STT", "Tên"),)), Table((("1", "A"),)), Table((("a", "b", "c"),))
    pages = [
        Page([_row("Bảng sau:", 100)], [Placed(head, 200)], 600, 842),
        Page([_row("Hết.", 400)], [Placed(rest, 80), Placed(other, 300)], 600, 842),
    ]
    assert list(flow(pages)) == [Line("Bảng sau:"), Table((("STT", "Tên"), ("1", "A"))), other, Line("Hết.")]


def test_the_right_column_of_a_letterhead_is_parted_where_the_motto_begins() -> None:
    rows = [
        _row("BỘ THÔNG TIN VÀ CỘNG HÒA XÃ HỘI", 60),
        _row("Độc lập", 80, left=190),
        _row("Số: 1/TT-BTTTT", 100),
        _row("Hà Nội, ngày 1 tháng 2 năm 2020", 120, left=200),
        _row("THÔNG TƯ", 140, left=180),
    ]
    part_letterhead(rows)
    assert [row.text for row in rows[:3]] == ["BỘ THÔNG TIN VÀ\tCỘNG HÒA XÃ HỘI", "\tĐộc lập", "Số: 1/TT-BTTTT"]
    assert rows[4].text == "THÔNG TƯ"


def test_printed_lines_become_paragraphs() -> None:
    printed = [
        Printed("Điều 1. Một quy định dài kín dòng nên còn", 10, 100),
        Printed("tiếp theo số 39/2017/TT-", 0, 99),
        Printed("BTTTT.", 0, 30),
        Printed("2. Khoản", 10, 60),
        Printed("", 0, 0),
        Printed("Hết", 0, 20),
    ]
    assert [line.text for line in reflow(printed, 100)] == [
        "Điều 1. Một quy định dài kín dòng nên còn tiếp theo số 39/2017/TT-BTTTT.",
        "2. Khoản",
        "Hết",
    ]


def _timed_out(*arguments: Any, **options: Any) -> Any:
    raise subprocess.TimeoutExpired("x", 1)


def test_programs_that_take_too_long_or_die_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    died = subprocess.CompletedProcess([], -11, b"", b"")
    monkeypatch.setattr(pdf.subprocess, "run", lambda *arguments, **options: died)
    with pytest.raises(InputError, match="dừng giữa chừng"):
        pdf.read(b"%PDF-1.7")
    monkeypatch.setattr(pdf.subprocess, "run", _timed_out)
    with pytest.raises(InputError, match="đọc quá lâu"):
        pdf.read(b"%PDF-1.7")
    monkeypatch.setattr(old_word.shutil, "which", lambda name: "/bin/true")
    with pytest.raises(InputError, match="quá lâu"):
        old_word.read(b"x")


def test_an_old_file_that_libreoffice_makes_nothing_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word.shutil, "which", lambda name: "/bin/true")
    with pytest.raises(InputError, match="tệp hỏng hoặc có mật khẩu"):
        old_word.read(b"x")
