"""Provisions against the texts themselves: the place is there, the figures stand in it, the words are our own."""

from pathlib import Path

import pytest

from corpus.provisions import Provision, load_provisions
from tests.corpus.legal_texts import figures, legal_text, longest_shared_run

PROVISIONS = load_provisions()


@pytest.fixture(scope="module")
def texts(shared: Path) -> Path:
    return shared / "legal" / "texts"


def place_of(provision: Provision, texts: Path) -> str:
    text = legal_text(texts, provision.document)
    assert text is not None, f"{provision.document}: no text"
    return text.at(provision.pinpoint)


def test_every_pinpoint_is_there(texts: Path) -> None:
    assert [provision.key for provision in PROVISIONS if not place_of(provision, texts)] == []


def test_every_figure_stands_in_the_provision(texts: Path) -> None:
    strange = {
        provision.key: missing
        for provision in PROVISIONS
        if (missing := figures(provision.gist) - figures(place_of(provision, texts)))
    }
    assert strange == {}


def test_gists_are_in_our_own_words(texts: Path) -> None:
    copied = {}
    for provision in PROVISIONS:
        text = legal_text(texts, provision.document)
        assert text is not None
        if (run := longest_shared_run(provision.gist, "\n".join(text.articles.values()))) > 10:
            copied[provision.key] = run
    assert copied == {}


def test_the_cutter_finds_khoan_and_diem(texts: Path) -> None:
    decree = legal_text(texts, "73/2019/NĐ-CP")
    assert decree is not None
    point = decree.at("điểm d khoản 1 Điều 51")
    assert point.startswith("Quản lý thực hiện hoạt động đầu tư")
    assert "\nd) Hoạt động" in point
    assert "\nc) " not in point and "\nđ) " not in point
    assert "15 tỷ" not in decree.at("điểm đ khoản 1 Điều 51")
    assert decree.at("điểm x khoản 1 Điều 51") == decree.at("khoản 9 Điều 51") == decree.at("Điều 99") == ""


def test_shared_runs_and_figures_are_measured() -> None:
    assert longest_shared_run("Một hai ba, bốn năm", "không một hai BA bốn sáu") == 4
    assert longest_shared_run("khác hẳn", "không chung") == 0
    assert figures("từ 01 năm đến 10.000 người, ngày 31/12/2025") == {"1", "10000", "31", "12", "2025"}
