"""The Word export: bytes, package, sections, text and tables as users and their Word see them."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

import assistant.export.word as word
from assistant.export.word import render_word, write_word
from assistant.plan import Annex, Cell, Document, Table
from corpus.errors import InputError
from tests.assistant.export.word_annual import annual
from tests.assistant.export.word_parts import GAP, head_cells, muc, para
from tests.assistant.export.word_samples import economic_zone, five_year, long_document


def opened(document: Document) -> WordFile:
    return docx.Document(io.BytesIO(render_word(document)))


def paragraphs(file: WordFile) -> Iterator[WordParagraph]:
    """All paragraphs, those in tables too."""
    return (WordParagraph(element, file) for element in file.element.body.iter(qn("w:p")))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(opened(document)) if paragraph.text]


def with_text(text: str) -> Document:
    return replace(five_year(), sections=(muc("I", text, para(text), para(text, mark="-")),), annexes=())


def with_table(table: Table) -> Document:
    return replace(five_year(), annexes=(Annex("a", "Danh mục", (table,)),))


def data_table(document: Document) -> docx.table.Table:
    return opened(document).tables[-1]


class TestBytes:
    def test_the_same_document_gives_the_same_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first = render_word(five_year())
        monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
        assert render_word(five_year()) == first

    def test_forty_pages_and_sixty_rows_are_ready_in_half_a_second(self) -> None:
        document = long_document()
        render_word(document)
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            render_word(document)
            taken.append(time.perf_counter() - start)
        assert min(taken) < 0.5

    def test_an_existing_file_is_kept_when_rendering_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "ke-hoach.docx"
        path.write_bytes(b"before")
        monkeypatch.setattr(word, "render_word", lambda document: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            write_word(five_year(), path)
        assert path.read_bytes() == b"before"

    def test_nothing_is_left_behind_when_the_disk_refuses(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "ke-hoach.docx"
        path.write_bytes(b"before")

        def refuse(source: object, target: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(word.os, "replace", refuse)
        with pytest.raises(InputError, match="không ghi được"):
            write_word(five_year(), path)
        assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("ke-hoach.docx", b"before")]

    def test_a_folder_that_is_not_there_is_told_to_the_person(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="không ghi được"):
            write_word(five_year(), tmp_path / "missing" / "ke-hoach.docx")

    def test_writes_what_it_renders(self, tmp_path: Path) -> None:
        write_word(annual(), tmp_path / "ke-hoach.docx")
        assert (tmp_path / "ke-hoach.docx").read_bytes() == render_word(annual())
        assert len(list(tmp_path.iterdir())) == 1


class TestPackage:
    def test_nothing_of_the_library_template_is_left(self) -> None:
        with zipfile.ZipFile(io.BytesIO(render_word(five_year()))) as package:
            names = package.namelist()
            whole = b"".join(package.read(name) for name in names)
        assert not [
            name
            for name in names
            if any(part in name for part in ("thumbnail", "customXml", "numbering", "stylesWith"))
        ]
        assert b"python" not in whole
        assert b"Calibri" not in whole

    def test_properties_name_the_plan_its_unit_its_language_and_its_day(self) -> None:
        properties = opened(five_year()).core_properties
        assert properties.title.startswith("Kế hoạch ứng dụng công nghệ thông tin")
        assert (properties.author, properties.language, properties.comments) == ("Sở Kỹ nghệ", "vi-VN", "")
        assert properties.created == properties.modified == datetime(2020, 9, 15, tzinfo=properties.created.tzinfo)

    def test_every_style_that_is_used_is_defined(self) -> None:
        file = opened(five_year(draft=True))
        defined = {style.style_id for style in file.styles}
        used = {element.get(qn("w:val")) for element in file.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
        assert used <= defined

    def test_vietnamese_and_times_new_roman_are_the_defaults(self) -> None:
        defaults = opened(five_year()).styles.element.find(qn("w:docDefaults"))
        assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == "vi-VN"
        assert set(defaults.find(".//" + qn("w:rFonts")).attrib.values()) == {"Times New Roman"}


class TestSections:
    def test_every_annex_has_its_own_section_that_counts_from_one(self) -> None:
        file = opened(five_year())
        starts = [section._sectPr.find(qn("w:pgNumType")) for section in file.sections]
        assert starts[0] is None
        assert [start.get(qn("w:start")) for start in starts[1:]] == ["1"] * 4

    def test_a_wide_annex_lies_on_its_side_and_the_text_stands(self) -> None:
        sections = opened(five_year()).sections
        assert [section.orientation for section in sections] == [WD_ORIENT.PORTRAIT] * 4 + [WD_ORIENT.LANDSCAPE]
        assert (round(sections[-1].page_width.mm), round(sections[-1].page_height.mm)) == (297, 210)

    def test_a_wide_table_turns_its_annex(self) -> None:
        table = Table((head_cells("TT", "Tên"),), ((Cell("1"), Cell("Một")),), (1, 3), landscape=True)
        assert opened(with_table(table)).sections[-1].orientation == WD_ORIENT.LANDSCAPE

    def test_the_first_page_shows_no_number_and_the_next_ones_do(self) -> None:
        first = opened(five_year()).sections[0]
        assert first.different_first_page_header_footer
        assert first.first_page_header.paragraphs[0].text == ""
        assert "PAGE" in first.header._element.xml

    def test_a_plan_without_annexes_is_one_section(self) -> None:
        assert len(opened(replace(annual(), annexes=())).sections) == 1


class TestLetterhead:
    def test_an_unregistered_plan_leaves_room_for_its_number(self) -> None:
        found = texts(five_year())
        assert any(text.startswith("Số:   ") and text.endswith(" /KH-SKN") for text in found)
        day = next(text for text in found if "Kèm theo" not in text and re.search(r", ngày \d\d tháng", text))
        day = day[day.index("ngày ") :]
        assert any(text.startswith("(Kèm theo Kế hoạch số   ") and f"{day} của Sở Kỹ nghệ)" in text for text in found)

    def test_a_registered_plan_is_named_whole_in_every_annex(self) -> None:
        found = texts(economic_zone())
        assert "Số: 07/KH-BQL" in found
        reference = "(Kèm theo Kế hoạch số 07/KH-BQL ngày 15 tháng 9 năm 2020 của Ban Quản lý Khu kinh tế Dung Quất"
        assert sum(text.startswith(reference) for text in found) == 4

    def test_days_under_ten_and_the_first_two_months_take_a_zero(self) -> None:
        assert "Minh Sơn, ngày 05 tháng 02 năm 2020" in texts(annual())
        later = replace(annual(), letterhead=replace(annual().letterhead, date=date(2020, 12, 21)))
        assert "Minh Sơn, ngày 21 tháng 12 năm 2020" in texts(later)

    def test_only_a_draft_says_so(self) -> None:
        assert "DỰ THẢO" in texts(five_year(draft=True))
        assert "DỰ THẢO" not in texts(five_year())

    def test_a_committee_has_no_superior(self) -> None:
        assert texts(annual())[:2] == ["ỦY BAN NHÂN DÂN", "HUYỆN MINH SƠN"]

    def test_a_long_name_is_divided_into_lines_that_fit(self) -> None:
        lines = texts(economic_zone())[1:4]
        assert " ".join(lines) == "BAN QUẢN LÝ KHU KINH TẾ DUNG QUẤT VÀ CÁC KHU CÔNG NGHIỆP QUẢNG NGÃI"


class TestText:
    def test_headings_are_real_headings_that_stay_with_what_follows(self) -> None:
        file = opened(five_year())
        found = {p.text: p.style for p in file.paragraphs if p.style.name.startswith("Heading")}
        assert {text: style.name for text, style in found.items()}.items() >= {
            ("Phần II\nNỘI DUNG KẾ HOẠCH", "Heading 1"),
            ("I. MÔI TRƯỜNG PHÁP LÝ", "Heading 2"),
            ("3. Giải pháp tài chính", "Heading 3"),
            ("a) Các cơ sở dữ liệu quốc gia", "Heading 4"),
        }
        assert all(style.paragraph_format.keep_with_next for style in found.values())

    def test_marks_are_typed(self) -> None:
        found = texts(five_year())
        assert "- Năm 2021: hoàn thành bước 1 của các nhiệm vụ nêu trên." in found
        assert "đ) Việc thứ 5 của khoản 1." in found

    def test_sentences_of_a_paragraph_are_one_space_apart(self) -> None:
        joined = "7 trong 9 nhiệm vụ được giao. Tỷ lệ văn bản xử lý trên môi trường mạng đạt 96,5%."
        assert any(text.endswith(joined) for text in texts(five_year()))

    @pytest.mark.parametrize("draft", [True, False])
    def test_gaps_are_highlighted_in_a_draft_only(self, draft: bool) -> None:
        highlighted = [
            run.text
            for paragraph in paragraphs(opened(five_year(draft=draft)))
            for run in paragraph.runs
            if run.font.highlight_color
        ]
        assert highlighted == ([GAP, GAP] if draft else [])

    def test_markup_stays_plain_text(self) -> None:
        assert "Sở <b>A & B</b> {{x}} &amp; <w:p/>." in texts(with_text("Sở <b>A & B</b> {{x}} &amp; <w:p/>."))

    @settings(max_examples=40, deadline=None)
    @given(st.text())
    def test_any_typed_text_gives_a_file_that_opens(self, text: str) -> None:
        table = Table((head_cells(text, "Tên"),), ((Cell(text), Cell("Một")),), (1, 3))
        head = replace(
            five_year().letterhead,
            subject_lines=(text or "A",),
            issuer_lines=(text or "A",),
            recipients=(text,),
            signer_name=text,
        )
        opened(replace(with_text(text), letterhead=head, annexes=(Annex("a", text, (table, table)),)))

    def test_the_last_paragraph_stays_with_the_signatures(self) -> None:
        last = [p for p in opened(five_year()).paragraphs if p.text.endswith("./.")][-1]
        assert last.paragraph_format.keep_with_next


class TestSignature:
    def test_recipients_end_with_the_file_copy_and_a_full_stop(self) -> None:
        head = replace(five_year().letterhead, recipients=("- UBND tỉnh (b/c);", "Lưu: VT, VP.", "Sở Nội vụ"))
        left = opened(replace(five_year(), letterhead=head)).tables[1].cell(0, 0).text.splitlines()
        assert left == ["Nơi nhận:", "- UBND tỉnh (b/c);", "- Sở Nội vụ;", "- Lưu: VT, VP."]

    def test_a_deputy_signs_below_the_head_and_above_the_name(self) -> None:
        right = opened(economic_zone()).tables[1].cell(0, 1).text.splitlines()
        assert right == ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Nguyễn Thị Minh Châu"]

    def test_an_unknown_signer_leaves_room(self) -> None:
        right = opened(five_year()).tables[1].cell(0, 1).paragraphs
        assert [p.text for p in right] == ["GIÁM ĐỐC", ""]
        assert right[0].paragraph_format.space_after.pt >= 60


class TestTables:
    def test_both_header_rows_repeat_and_no_row_splits(self) -> None:
        rows = data_table(five_year())._tbl.findall(qn("w:tr"))
        assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, True] + [
            False
        ] * 6
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)

    def test_a_head_over_two_columns_and_heads_over_two_rows_are_merged(self) -> None:
        table = data_table(five_year())
        assert table.cell(0, 7).text == table.cell(0, 8).text == "Nguồn vốn"
        assert [table.cell(1, column).text for column in (0, 6, 7, 8)] == [
            "TT",
            "Tổng mức dự kiến",
            "Loại chi",
            "Ngân sách",
        ]

    def test_the_table_is_as_wide_as_the_text(self) -> None:
        file = opened(five_year())
        section = file.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        assert sum(column.width for column in file.tables[-1].columns) == pytest.approx(room, abs=2000)

    def test_totals_are_bold_and_amounts_stand_on_the_right(self) -> None:
        total = data_table(five_year()).rows[5].cells
        assert total[1].paragraphs[0].runs[0].bold
        assert total[6].paragraphs[0].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT

    def test_thin_columns_are_widened_until_no_word_breaks(self) -> None:
        table = Table((head_cells("TT", "Mục"),), ((Cell("nghiêng"), Cell("Một hai ba")),), (0.01, 10))
        assert data_table(with_table(table)).columns[0].width.pt > 12 * len("nghiêng") * 0.45

    def test_a_table_too_wide_for_its_words_takes_smaller_letters(self) -> None:
        names = ["nghiêng"] * 11
        table = Table((head_cells(*names),), (tuple(Cell(name) for name in names),), (1,) * 11)
        assert data_table(with_table(table)).cell(1, 0).paragraphs[0].runs[0].font.size.pt < 12

    def test_two_tables_in_a_row_stay_two(self) -> None:
        table = Table((head_cells("TT", "Mục"),), ((Cell("1"), Cell("Một")),), (1, 3))
        document = replace(five_year(), annexes=(Annex("a", "Danh mục", (table, table)),))
        assert len(opened(document).tables) == 4
        body = [element.tag for element in opened(document).element.body]
        assert (qn("w:tbl"), qn("w:tbl")) not in list(pairwise(body))

    def test_short_rows_are_filled_up(self) -> None:
        table = Table((head_cells("TT", "Mục", "Số"),), ((Cell("1"),),), (1, 3, 1))
        assert len(data_table(with_table(table)).rows[1].cells) == 3
