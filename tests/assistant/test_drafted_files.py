"""The drafted plan as a whole: signers, annexes, coverage of the framework, and the Word file as readers open it."""

import subprocess
import sys
from pathlib import Path

import pytest

from api.commands.drafting import examples
from assistant.answers import load_answers
from assistant.export.word import render_word, write_word
from assistant.pipeline import Result, draft
from assistant.plan import Table
from tests.assistant.drafted import plan
from tests.parts import missing


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        ("{name: Lê Văn Bình}", ("GIÁM ĐỐC",)),
        ("{title: Phó Giám đốc, name: ThS. Lê Văn Bình}", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("{authority: Q., name: Lê Văn Bình}", ("Q. GIÁM ĐỐC",)),
    ],
)
def test_the_signer_stands_as_the_decree_wants(signer: str, lines: tuple[str, ...]) -> None:
    letterhead = plan("p1.2.lan: 100%", more=f"signer: {signer}").document.letterhead
    assert (letterhead.signer_lines, letterhead.signer_name) == (lines, "Lê Văn Bình")


def test_a_district_signs_on_behalf_of_its_committee() -> None:
    letterhead = plan(
        "p1.2.lan: 100%", unit="TP Quảng Ngãi", more="signer: {title: Phó Chủ tịch, name: A}"
    ).document.letterhead
    assert letterhead.signer_lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (letterhead.superior, letterhead.symbol) == ("", "KH-UBND")


def test_coverage_has_a_row_for_each_demand_of_the_framework(shared: Path) -> None:
    import yaml

    demands = yaml.safe_load((shared / "framework" / "requirements.yaml").read_text(encoding="utf-8"))
    for kind, groups in (
        ("five_year", [*demands["five_year"].values(), demands["legal"]]),
        ("annual", [demands["annual"], demands["legal"]]),
    ):
        result = plan("p1.2.lan: 100%" if kind == "five_year" else "y.3.4.data: không có", kind=kind)
        rows = {(row.requirement, row.field) for row in result.coverage}
        for demand in (entry for group in groups for entry in group):
            for field in demand.get("fields", []):
                assert (demand["id"], field) in rows
            assert demand["id"] in {requirement for requirement, _ in rows}


@pytest.mark.parametrize("example", examples(), ids=lambda path: path.stem)
def test_shipped_examples_are_clean_and_print_the_same_bytes(example: Path) -> None:
    result = draft(load_answers(example), clean=True)
    assert result.errors == []
    assert render_word(result.document) == render_word(draft(load_answers(example), clean=True).document)


@pytest.mark.parametrize("example", examples(), ids=lambda path: path.stem)
def test_shipped_examples_pass_the_acceptance_check_of_the_format(example: Path, shared: Path, tmp_path: Path) -> None:
    result = draft(load_answers(example), clean=True)
    _accepted(result, shared, tmp_path)


@pytest.mark.parametrize("name", ["so-tu-phap-2021-2025", "ub-huyen-minh-hoa-2021"])
def test_working_drafts_of_the_scenarios_pass_it_too(name: str, shared: Path, tmp_path: Path) -> None:
    result = draft(load_answers(shared / "scenarios" / f"{name}.yaml"))
    assert not [finding for finding in result.findings if finding.rule == "text.unsupported"]
    _accepted(result, shared, tmp_path, "--draft")


def _accepted(result: Result, shared: Path, folder: Path, *options: str) -> None:
    path = folder / "plan.docx"
    write_word(result.document, path)
    kind = "annual" if result.plan.kind == "annual" else "5y"
    check = subprocess.run(
        [
            sys.executable,
            str(shared / "nd30" / "check_docx.py"),
            str(path),
            "--kind",
            kind,
            "--unit",
            result.plan.unit,
            *options,
        ],
        capture_output=True,
        text=True,
    )
    assert check.returncode == 0, check.stdout


def test_a_real_word_reader_opens_the_file_and_shows_its_pages(tmp_path: Path) -> None:
    import shutil

    if not shutil.which("soffice"):
        missing("LibreOffice")
    result = draft(load_answers(examples()[0]), clean=True)
    write_word(result.document, tmp_path / "plan.docx")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "plan.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "plan.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "KẾ HOẠCH" in pages
    assert "DANH MỤC NHIỆM VỤ, DỰ ÁN" in pages
    assert pages.count("\f") >= 8


def test_annex_tables_keep_their_rows() -> None:
    tables = {annex.id: annex.blocks[-1] for annex in draft(load_answers(examples()[0]), clean=True).document.annexes}
    table = tables["projects"]
    assert isinstance(table, Table)
    assert len(table.rows) == 4
    assert table.unit_note == "ĐVT: triệu đồng"
