"""Every kind of file tells the same document: Word, old Word, PDF, web page, text and workbook made by real programs."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

import docx
import openpyxl
import pytest

from corpus.errors import InputError
from corpus.readers import Document, read_document
from corpus.readers.blocks import Line, Table
from corpus.readers.marks import Level
from corpus.readers.old_fonts import by_words
from tests.assistant.export.outputs import convert
from tests.corpus.readers.samples import BODY, Letterhead, as_text, as_web, as_word, saved

TABLE = (("STT", "Tên tiêu chuẩn"), ("1", "Chữ ký số"), ("2", "Dấu thời gian"))


def articles(document: Document) -> dict[str, tuple[str, str]]:
    """Heading and words of each article, without what layout changes."""
    out: dict[str, tuple[str, str]] = {}
    for passage in document.passages:
        if "Điều" in passage.pinpoint:
            article = f"Điều {passage.pinpoint.rsplit('Điều ', 1)[1]}"
            before = out.get(article, ("", ""))[1]
            out[article] = (passage.heading, f"{before} {' '.join(passage.text.split())}".strip())
    return out


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A decree with an annex in a ruled table, over several pages."""
    long = [
        f"{number}. Khoản thứ {number} quy định trách nhiệm của cơ quan, đơn vị trong việc bảo đảm an toàn thông tin mạng."
        for number in range(1, 41)
    ]
    body = [
        *BODY[:-2],
        "Điều 4. Trách nhiệm của các cơ quan, tổ chức và cá nhân có liên quan trong việc tổ chức thực hiện",
        *long,
        *BODY[-2:],
        "PHỤ LỤC I",
        "DANH MỤC TIÊU CHUẨN",
    ]
    document = docx.Document(io.BytesIO(as_word(Letterhead(), body)))
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()
    path = tmp_path_factory.mktemp("word") / "45.docx"
    path.write_bytes(saved(document))
    return path


@pytest.mark.parametrize("kind", ["pdf", "doc", "html", "rtf"])
def test_what_libreoffice_makes_of_a_word_file_reads_the_same(word: Path, kind: str) -> None:
    original, path = read_document(word), convert(word, kind)
    made = read_document(path)
    assert made.identity.number == "45/2020/NĐ-CP"
    assert (made.identity.date, made.identity.type, made.identity.issuer, made.identity.title) == (
        original.identity.date,
        original.identity.type,
        original.identity.issuer,
        original.identity.title,
    )
    assert articles(made) == articles(original)
    annex = [passage for passage in made.passages if passage.pinpoint == "Phụ lục I"]
    assert [passage.text.replace("\n", " / ") for passage in annex] == [
        "STT | Tên tiêu chuẩn / 1 | Chữ ký số / 2 | Dấu thời gian"
    ]


def test_a_web_page_shows_what_a_person_sees(tmp_path: Path) -> None:
    path = tmp_path / "45.html"
    path.write_text(as_web(Letterhead()), encoding="utf-8")
    plain = tmp_path / "45.txt"
    plain.write_text(as_text(Letterhead()), encoding="utf-8")
    document = read_document(path)
    assert articles(document) == articles(read_document(plain))
    assert document.identity.title == "Về thực hiện thủ tục hành chính trên môi trường điện tử"
    words = "\n".join(passage.text for passage in document.passages)
    assert not any(hidden in words for hidden in ("alert", "Đăng nhập", "giấu", "font-family"))


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1258"])
def test_a_web_page_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.htm"
    page = f"<html><head><meta charset='{encoding}'></head><body><p>Điều 1. Phạm vi</p><p>Nội dung.</p></body></html>"
    page = re.sub(
        "[ạềộ]",
        lambda letter: normalize("NFD", letter[0]).replace("e\u0302", "ê").replace("o\u0323\u0302", "ô\u0323"),
        page,
    )
    path.write_bytes(page.encode(encoding))
    assert read_document(path).passages[0].heading == "Phạm vi"


def test_a_page_that_word_saved_as_one_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content(as_web(Letterhead()), subtype="html")
    path = tmp_path / "45.doc"
    path.write_bytes(b"MIME-Version: 1.0\n" + message.as_bytes().replace(b"MIME-Version: 1.0\n", b"", 1))
    assert read_document(path).identity.number == "45/2020/NĐ-CP"


def test_a_workbook_gives_titles_and_tables_and_no_formulas(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Danh mục"
    for row in [
        ["DANH MỤC THIẾT BỊ"],
        [],
        ["STT", "Tên", "Ngày", "Giá"],
        [1, "Máy chủ", datetime(2020, 3, 5), 12.5],
        [2, "Mạng", date(2020, 4, 6), "=SUM(D4)"],
    ]:
        sheet.append(row)
    hidden = workbook.create_sheet("Ẩn")
    hidden.append(["bí mật"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    text = "\n".join(passage.text for passage in read_document(path).passages)
    assert "STT | Tên | Ngày | Giá\n1 | Máy chủ | 05/3/2020 | 12,5\n2 | Mạng | 06/4/2020" in text
    assert "bí mật" not in text and "SUM" not in text


class TestWord:
    """What stands in a Word file and yet not in its text."""

    def test_automatic_numbers_are_read_as_printed(self, tmp_path: Path) -> None:
        document = docx.Document()
        for text in ("Phạm vi", "Đối tượng"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("Chấm", style="List Bullet")
        path = tmp_path / "a.docx"
        path.write_bytes(saved(document))
        assert [passage.pinpoint for passage in read_document(path).passages] == ["khoản 1", "khoản 2"]
        assert read_document(path).passages[1].text == "2. Đối tượng\n- Chấm"

    def test_tracked_changes_are_taken_and_hidden_words_left_out(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("Điều 1. Phạm vi")
        paragraph = document.add_paragraph("Nội dung ")
        _wrap(paragraph.add_run("mới"), "ins")
        _wrap(paragraph.add_run("cũ"), "del")
        paragraph.add_run(" ẩn").font.hidden = True
        path = tmp_path / "a.docx"
        path.write_bytes(saved(document))
        assert [passage.text for passage in read_document(path).passages] == ["Nội dung mới"]

    @pytest.mark.parametrize(
        ("font", "typed", "read"),
        [
            (".VnTime", "§iÒu 1. Ph¹m vi ®iÒu chØnh vµ ­u tiªn", "Phạm vi điều chỉnh và ưu tiên"),
            ("VNI-Times", "Ñieàu 1. Phaïm vi ñieàu chænh vaø öu tieân", "Phạm vi điều chỉnh và ưu tiên"),
            ("Times New Roman", "Điều 1. Phạm vi điều chỉnh và ưu tiên", "Phạm vi điều chỉnh và ưu tiên"),
        ],
    )
    def test_fonts_from_before_unicode(self, tmp_path: Path, font: str, typed: str, read: str) -> None:
        document = docx.Document()
        document.add_paragraph().add_run(typed).font.name = font
        document.add_paragraph("Nội dung bằng phông Unicode.")
        path = tmp_path / "a.docx"
        path.write_bytes(saved(document))
        assert [passage.heading for passage in read_document(path).passages] == [read]

    def test_capitals_of_a_font_that_has_nothing_else(self, tmp_path: Path) -> None:
        document = docx.Document()
        style = document.styles.add_style("Tieu de", 1)
        style.font.name = ".VnTimeH"
        document.add_paragraph("Ch­¬ng I", style=style)
        document.add_paragraph("quy ®Þnh chung", style=style)
        document.add_paragraph("Điều 1. Phạm vi")
        document.add_paragraph("Nội dung.")
        path = tmp_path / "a.docx"
        path.write_bytes(saved(document))
        chapter = next(one for one in read_document(path).root.walk() if one.level == Level.CHAPTER)
        assert (chapter.label, chapter.heading) == ("Chương I", "QUY ĐỊNH CHUNG")


def _wrap(run: Any, tag: str) -> None:
    from docx.oxml import OxmlElement

    around = OxmlElement(f"w:{tag}")
    run._r.addprevious(around)
    around.append(run._r)


@pytest.mark.parametrize(
    "typed",
    [
        "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc",
    ],
)
def test_words_alone_tell_an_old_encoding(tmp_path: Path, typed: str) -> None:
    read = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
    assert by_words([Line(typed), Table(((typed, "1"),))]) == [Line(read), Table(((read, "1"),))]
    path = tmp_path / "a.txt"
    path.write_bytes(typed.encode("latin-1"))
    assert read_document(path).passages[0].text == read


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định này quy định việc số hóa.",
        "This decree applies to all ministries; a naïve résumé of the café.",
        "Số 12/2020, 50%",
    ],
)
def test_unicode_and_other_languages_are_left_alone(text: str) -> None:
    assert by_words([Line(text)]) == [Line(text)]


class TestHostile:
    """Files made to harm, or broken: one sentence with its remedy."""

    def refused(self, path: Path) -> InputError:
        with pytest.raises(InputError) as caught:
            read_document(path)
        assert caught.value.remedy and str(path) in str(caught.value)
        return caught.value

    def test_a_scan_has_no_words(self, tmp_path: Path) -> None:
        from PIL import Image

        path = tmp_path / "scan.pdf"
        Image.new("RGB", (600, 800), "white").save(path)
        assert "bản chụp" in self.refused(path).message

    def test_a_page_that_is_an_image_among_others_is_told(self, tmp_path: Path, word: Path) -> None:
        import pypdfium2
        from PIL import Image

        scan = tmp_path / "scan.pdf"
        Image.new("RGB", (600, 800), "white").save(scan)
        whole = pypdfium2.PdfDocument(convert(word, "pdf"))
        whole.import_pages(pypdfium2.PdfDocument(scan))
        whole.save(tmp_path / "a.pdf")
        pages = len(whole)
        assert read_document(tmp_path / "a.pdf").notes == (
            f"Trang {pages} là ảnh hoặc trang trắng, không có chữ để đọc.",
        )

    def test_a_pdf_with_a_password(self, tmp_path: Path, word: Path) -> None:
        options = 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
        assert "mật khẩu" in self.refused(convert(word, options)).message

    @pytest.mark.parametrize(
        "data",
        [
            b"%PDF-1.7\n",
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
            b"%PDF-1.7" + bytes(range(256)) * 50,
        ],
    )
    def test_a_broken_pdf(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        self.refused(path)

    def test_a_pdf_that_takes_too_much_memory_ends_its_own_process_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import zlib

        monkeypatch.setattr("corpus.readers.pdf.MEMORY", 700_000_000)

        bomb = zlib.compressobj(9)
        packed = b"".join(bomb.compress(b" " * 10_000_000) for _ in range(80)) + bomb.flush()
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        ]
        path = tmp_path / "a.pdf"
        whole, places = b"%PDF-1.4\n", []
        for number, one in enumerate(objects, 1):
            places.append(len(whole))
            whole += b"%d 0 obj%s endobj\n" % (number, one)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        end = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % (
            table,
            len(whole),
        )
        path.write_bytes(whole + end)
        assert "bộ nhớ" in self.refused(path).message

    def test_a_bomb_in_a_zip(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("word/document.xml", b"0" * 60_000_000)
        assert "nở ra quá lớn" in self.refused(path).message

    def test_a_macro(self, tmp_path: Path, word: Path) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(word.read_bytes())
        with zipfile.ZipFile(path, "a") as packed:
            packed.writestr("word/vbaProject.bin", b"x")
        assert "macro" in self.refused(path).message

    def test_entities_of_another_file_or_of_themselves_are_never_followed(self, tmp_path: Path, word: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("MẬT")
        grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20 if n else "x" * 20}">' for n in range(8))
        for name, entity in (
            ("external", f'<!ENTITY e SYSTEM "{secret.as_uri()}">'),
            ("grown", f'{grown}<!ENTITY e "&e7;">'),
        ):
            path = tmp_path / f"{name}.docx"
            with zipfile.ZipFile(word) as source, zipfile.ZipFile(path, "w") as made:
                for part in source.namelist():
                    data = source.read(part)
                    if part == "word/document.xml":
                        data = data.replace(b"?>", f"?><!DOCTYPE a [{entity}]>".encode(), 1).replace(
                            "Phạm vi điều chỉnh".encode(), b"&e;", 1
                        )
                    made.writestr(part, data)
            try:
                words = "\n".join(f"{passage.heading} {passage.text}" for passage in read_document(path).passages)
            except InputError:
                continue
            assert "MẬT" not in words and "xxxx" not in words

    def test_a_file_of_200_megabytes_is_refused_before_it_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        with path.open("wb") as file:
            file.truncate(200_000_000)
        assert "200 MB" in self.refused(path).message

    def test_an_old_file_without_libreoffice_tells_the_remedy(
        self, tmp_path: Path, word: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = convert(word, "doc")
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr("corpus.readers.old_word._PROGRAMS", ("soffice",))
        error = self.refused(path)
        assert "không có LibreOffice" in error.message and "lưu lại (Save As) dạng .docx" in error.remedy

    def test_office_files_that_are_none_of_ours(self, tmp_path: Path) -> None:
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
        for part, message in (
            ("EncryptedPackage", "mật khẩu"),
            ("Workbook", ".xls"),
            ("PowerPoint Document", "không phải tệp Word"),
        ):
            path = tmp_path / "a.doc"
            path.write_bytes(ole + f"{part}\0".encode("utf-16-le"))
            assert message in self.refused(path).message

    def test_a_name_that_lies_does_not_matter(self, tmp_path: Path, word: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(word.read_bytes())
        assert read_document(path).identity.number == "45/2020/NĐ-CP"

    @pytest.mark.parametrize(
        "data", [b"<html>" + b"<div>" * 5_000 + b"x", b"<html><body></body></html>", b"<html><body>\x00</body>"]
    )
    def test_pages_that_hold_nothing_or_too_much(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "a.html"
        path.write_bytes(data)
        self.refused(path)


def test_a_few_real_texts_read_the_same_from_word_pdf_and_web(shared: Path, tmp_path: Path) -> None:
    for name in ("23-2018-tt-btttt", "20-2020-qd-ttg"):
        raw = json.loads((shared / f"legal/texts/{name}.json").read_text(encoding="utf-8"))
        head = Letterhead(
            raw["issuer"].upper(), raw["number"], date.fromisoformat(raw["date"]), raw["type"].upper(), raw["title"]
        )
        body = [
            line
            for one in raw["articles"]
            for line in (f"Điều {one['no']}. {one['heading']}", *one["text"].split("\n"))
        ]
        path = tmp_path / f"{name}.docx"
        path.write_bytes(as_word(head, body))
        expected = articles(read_document(shared / f"legal/texts/{name}.json"))
        assert list(expected) == [f"Điều {one['no']}" for one in raw["articles"]]
        for made in (path, convert(path, "pdf"), convert(path, "html")):
            assert articles(read_document(made)) == expected, made.name
