"""Notes name whose words each figure rests on, whether each basis is in force, and what was found, at its place."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from assistant.answers import load_answers
from assistant.drafting.finish import sentences_of
from assistant.export.notes import BASES, CHECKS, SOURCES, annotate
from assistant.export.notes.places import places_of
from assistant.export.notes.placing import Spot, place_findings
from assistant.export.word import render_word, write_word
from assistant.export.word.comments import notes_of
from assistant.pipeline import Result, draft
from assistant.plan import Document, Finding, Note, Paragraph, Severity, SpanKind
from assistant.store import open_store
from tests.assistant.export.outputs import EXAMPLES, convert, example, small

NAMES = ("so-cong-thuong-2021-2025", "huyen-nghia-hanh-2021")


def noted(document: Document) -> dict[str, list[Note]]:
    """The notes that begin at each sentence, by its text."""
    return {sentence.text: list(sentence.notes) for sentence in sentences_of(document)}


def note_at(document: Document, words: str, author: str) -> str:
    """What the note of a kind at the sentence with these words says."""
    found = [
        note for text, notes in noted(document).items() if words in text for note in notes if note.author == author
    ]
    return "\n".join(line for note in found for line in note.lines)


def test_a_figure_names_whose_words_it_rests_on() -> None:
    result = small(said_by="Văn phòng Sở")
    assert "Văn phòng Sở: “62 máy tính, 58 cán bộ”." in note_at(annotate(result), "62 máy tính", SOURCES)


def test_a_saved_plan_also_tells_the_day(tmp_path: Path) -> None:
    result = draft(load_answers(EXAMPLES[0]), open_store(f"sqlite:///{tmp_path / 'k.db'}"))
    dated = [
        line
        for note in notes_of(annotate(result))
        if note.author == SOURCES
        for line in note.lines
        if ", ngày " in line
    ]
    assert len(dated) > 30


def test_what_is_reckoned_tells_how() -> None:
    document = annotate(small(answers={"p1.4.public": "125 thủ tục, 46 mức 3, 31 mức 4", "p1.2.wan": "2/3 đơn vị"}))
    assert "“66,7%”: tính 100 × 2 / 3." in note_at(document, "66,7%", SOURCES)


def test_money_told_in_other_words_shows_them() -> None:
    document = annotate(small(answers={"p1.7.it_spend": "tổng chi công nghệ thông tin 2 tỷ rưỡi"}))
    assert "“2 tỷ rưỡi”" in note_at(document, "2.500 triệu đồng", SOURCES)


def test_sums_name_the_table_once() -> None:
    document = annotate(small())
    told = note_at(document, "1.500 triệu đồng", SOURCES)
    assert told.count("tính từ 2 dòng của danh mục nhiệm vụ, dự án") == 1


def test_an_answer_without_figures_is_quoted_with_what_was_asked() -> None:
    document = annotate(small(answers={"p1.3.a.national_db": "không có"}))
    told = [line for note in notes_of(document) for line in note.lines if "“không có”" in line]
    assert any("về " in line for line in told)


def test_a_gap_names_who_usually_knows() -> None:
    document = annotate(small())
    gaps = [text for text in noted(document) if "«[chưa có số liệu" in text]
    assert gaps
    assert any("Người thường biết số liệu còn thiếu: " in note_at(document, gap, SOURCES) for gap in gaps)


def test_each_basis_has_its_validity_once() -> None:
    result = example("so-cong-thuong-2021-2025")
    notes = [line for note in notes_of(annotate(result)) if note.author == BASES for line in note.lines]
    cited = {
        span.refs[0]
        for s in sentences_of(result.document)
        for span in s.spans
        if span.kind is SpanKind.CITATION and span.refs
    }
    assert len(notes) == len(set(notes)) == len(cited)
    assert any("Nghị định số 73/2019/NĐ-CP: còn hiệu lực" in line and "(xét ngày 25/9/2020)" in line for line in notes)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_told_once(name: str) -> None:
    result = example(name)
    told = [line for note in notes_of(annotate(result)) if note.author == CHECKS for line in note.lines]
    assert len(told) == len(result.findings)
    assert all(any(finding.message in line for line in told) for finding in result.findings)


def spot_of(result: Result, where: str, message: str) -> Spot:
    finding = Finding("x", Severity.ERROR, where, message)
    return next(iter(place_findings(replace(result, findings=[finding]), places_of(result.document))))


def test_a_finding_stands_where_it_speaks_of() -> None:
    result = example("so-cong-thuong-2021-2025")
    places = places_of(result.document)

    def sentence(where: str, message: str) -> str:
        index = spot_of(result, where, message).sentence
        assert index is not None
        return places[index].sentence.text

    assert "84 máy tính" in sentence("Phần I mục II (p1.2.computers)", "Số máy tính lạ.")
    assert "73/2019/NĐ-CP" in sentence("Văn bản viện dẫn", "Nghị định số 73/2019/NĐ-CP: hết hiệu lực.")
    assert "lớp 3" in sentence("Phần I mục VI (p1.6.four_layers)", "Lạ.")
    assert spot_of(result, "Danh mục nhiệm vụ, dự án, dòng 2 (Số hóa)", "Thiếu.") == Spot(annex="projects", row=1)
    assert spot_of(result, "Danh mục nhiệm vụ, dự án", "Chưa rõ: dòng 3, 4.") == Spot(annex="projects", row=2)
    assert spot_of(result, "Phần I mục VI, phụ lục (p1.6.levels_annex), dòng 2", "Thiếu.") == Spot(
        annex="systems", row=1
    )
    assert spot_of(result, "mục II Hạ tầng kỹ thuật", "Lạ.").section == "p1.ii"
    assert spot_of(result, "Kế hoạch", "Thiếu người ký.") == Spot()


def test_a_finding_of_a_place_that_is_not_there_stands_at_the_title() -> None:
    result = small(projects=[])
    assert spot_of(result, "Danh mục nhiệm vụ, dự án, dòng 99", "Thiếu.") == Spot()


@pytest.mark.parametrize("name", NAMES)
def test_notes_are_numbered_once_and_end_where_they_should(name: str) -> None:
    document = annotate(example(name))
    notes = list(notes_of(document))
    assert sorted(note.id for note in notes) == list(range(len(notes)))
    begun: set[int] = set()
    for sentence in sentences_of(document):
        begun |= {note.id for note in sentence.notes}
        assert set(sentence.note_ends) <= begun
        begun -= set(sentence.note_ends)
    assert begun == set()


@pytest.mark.parametrize("name", NAMES)
def test_notes_are_short_and_few_enough_to_read(name: str) -> None:
    result = example(name)
    notes = list(notes_of(annotate(result)))
    assert len(notes) < 200
    sources = [note for note in notes if note.author == SOURCES][1:]
    assert max(len(" ".join(note.lines)) for note in sources) < 600
    assert sum(len(" ".join(note.lines)) for note in sources) / len(sources) < 200


@pytest.mark.parametrize("name", NAMES)
def test_the_text_itself_is_not_changed(name: str) -> None:
    result = example(name)
    document = annotate(result)
    assert [s.text for s in sentences_of(document)] == [s.text for s in sentences_of(result.document)]
    plain = docx.Document(docx_of(replace(result.document, draft=True)))
    with_notes = docx.Document(docx_of(document))
    assert [p.text for p in with_notes.paragraphs] == [p.text for p in plain.paragraphs]


def docx_of(document: Document):  # noqa: ANN201  # a stream for python-docx
    import io

    return io.BytesIO(render_word(document))


def test_the_same_plan_gives_the_same_bytes() -> None:
    result = example("huyen-nghia-hanh-2021")
    assert render_word(annotate(result)) == render_word(annotate(result))


def test_words_typed_as_markup_stay_words() -> None:
    result = small(answers={"p1.2.computers": "62 máy <b>&amp;</b> ]]> 58 cán bộ\x07"}, said_by="<script>")
    read = docx.Document(docx_of(annotate(result)))
    assert any("<b>&amp;</b> ]]>" in comment.text for comment in read.comments)
    assert any("<script>" in comment.text for comment in read.comments)


@pytest.mark.parametrize("name", NAMES)
def test_word_and_libreoffice_read_every_comment(name: str, tmp_path: Path) -> None:
    document = annotate(example(name))
    expected = {(note.author, "\n".join(" ".join(line.split()) for line in note.lines)) for note in notes_of(document)}
    path = tmp_path / "ke-hoach.docx"
    write_word(document, path)
    for written in (path, convert(path, "docx")):
        read = docx.Document(str(written))
        assert {(comment.author, comment.text) for comment in read.comments} == expected
    assert convert(path, "pdf").stat().st_size > 10_000


@pytest.mark.parametrize(("name", "kind"), [(NAMES[0], "5y"), (NAMES[1], "annual")])
def test_a_noted_draft_meets_the_official_format(name: str, kind: str, shared: Path, tmp_path: Path) -> None:
    result = example(name)
    path = tmp_path / "ke-hoach.docx"
    write_word(annotate(result), path)
    program = str(shared / "nd30" / "check_docx.py")
    command = [sys.executable, "-B", program, str(path), "--kind", kind, "--json", "--draft"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert [finding for finding in found if finding["severity"] == "error"] == []
    write_word(replace(result.document, draft=True), path)
    plain = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert [finding["rule"] for finding in found] == [finding["rule"] for finding in plain]


def test_an_empty_sentence_between_notes_does_no_harm() -> None:
    result = small()
    opening = result.document.opening[0]
    empty = Paragraph((replace(opening.sentences[0], spans=()), *opening.sentences))
    noted_ = annotate(result.with_document(replace(result.document, opening=(empty,))))
    assert docx.Document(docx_of(noted_)).comments
