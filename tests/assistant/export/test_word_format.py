"""The exported plans against the acceptance check of the official format."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.export.word import write_word
from assistant.plan import Document
from tests.assistant.export.word_annual import annual
from tests.assistant.export.word_samples import economic_zone, five_year

PLANS: dict[str, tuple[Document, str]] = {
    "five years of a sở": (five_year(), "5y"),
    "five years, working draft": (five_year(draft=True), "5y"),
    "registered, signed by a deputy": (
        five_year(number="5", name="Lê Văn An", signer=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        "5y",
    ),
    "a name of two lines": (
        five_year("Sở Nông nghiệp và Phát triển nông thôn", symbol="KH-SNNPTNT", number="123"),
        "5y",
    ),
    "a name of several lines": (economic_zone(), "5y"),
    "a year of a huyện": (annual(), "annual"),
    "a year of a huyện, draft signed by a deputy": (annual("Tư Nghĩa", deputy=True, number="", draft=True), "annual"),
}


@pytest.mark.parametrize("name", PLANS)
def test_meets_every_line_of_the_official_format(name: str, shared: Path, tmp_path: Path) -> None:
    document, kind = PLANS[name]
    path = tmp_path / "ke-hoach.docx"
    write_word(document, path)
    command = [
        sys.executable,
        "-B",
        str(shared / "nd30" / "check_docx.py"),
        str(path),
        "--kind",
        kind,
        "--json",
        "--unit",
        document.letterhead.unit_name,
        *(["--draft"] if document.draft else []),
    ]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert [finding for finding in found if finding["severity"] != "info"] == []
