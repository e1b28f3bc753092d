"""The plan on paper, as Chromium prints it: A4 in the margins of Nghị định 30, pages numbered, nothing of the page around it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import httpx2
import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ROOT, Server, Watched

EXAMPLE = ROOT / "corpus/data/examples/so-cong-thuong-2021-2025.yaml"
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
AROUND = ("Câu trả lời", "Đề xuất\n", "Dàn ý", "Trả lời bằng lời thường", "chưa hỏi", "có thể xuất thành tệp riêng")


@pytest.fixture(scope="module")
def plan(server: Server) -> str:
    text = EXAMPLE.read_text(encoding="utf-8")
    made = httpx2.post(f"{server.address}/api/v1/plans/import", json={"yaml": text}, timeout=60)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def printed(page: Page, server: Server, plan: str, tool: str) -> Any:
    page.emulate_media(color_scheme="dark")  # the paper is white whatever the screen is
    page.goto(f"{server.address}/#/ke-hoach/{plan}/{tool}")
    expect(page.locator(".plan-state")).to_contain_text("lỗi")
    expect(page.locator(".plan-state")).not_to_have_class("busy")
    expect(page.get_by_text("Đang soạn kế hoạch…")).to_have_count(0, timeout=30_000)
    return pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


@pytest.mark.parametrize("tool", ["van-ban", "kiem-tra"])
def test_the_plan_is_printed_whole_in_the_official_measures(
    watched: Watched, server: Server, plan: str, tool: str
) -> None:
    with printed(watched.page, server, plan, tool) as paper:
        texts = [page.extract_text() for page in paper.pages]
        whole = "\n".join(texts)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts[0]
        assert "84 máy tính" in whole
        assert "Nơi nhận" in whole
        assert [word for word in AROUND if word in whole] == []
        assert "DỰ THẢO" not in whole  # nothing is wrong with it

        # numbers stand at the top from the second page on
        assert [text.splitlines()[0] for text in texts[1:]] == [str(number) for number in range(2, len(texts) + 1)]
        assert not texts[0].splitlines()[0].isdigit()

        for number, page in enumerate(paper.pages):
            across = page.width > page.height
            assert sorted((page.width, page.height)) == pytest.approx(A4, abs=1)
            left = (20 if across else 30) * MM
            assert min(word["x0"] for word in page.extract_words()) >= left - 1, number
            assert max(word["x1"] for word in page.extract_words()) <= page.width - 15 * MM + 1, number
            assert {char["non_stroking_color"] for char in page.chars} <= {(0, 0, 0), (0,), 0}, number

        # the wide tables stand across, with every column
        wide = [text for page, text in zip(paper.pages, texts, strict=True) if page.width > page.height]
        assert any("Hiệu quả" in text and "Ngân sách tỉnh" in text for text in wide)
        assert any("Loại chi" in text and "1.115" in text for text in wide)
    assert watched.wrong == []


def test_a_plan_with_errors_is_printed_as_a_draft(watched: Watched, server: Server, tmp_path: Path) -> None:
    made = httpx2.post(
        f"{server.address}/api/v1/plans", json={"unit": "Sở Tư pháp", "kind": "annual", "year": 2021}, timeout=60
    )
    with printed(watched.page, server, made.json()["id"], "van-ban") as paper:
        assert "DỰ THẢO" in paper.pages[0].extract_text()


def test_the_button_prints(watched: Watched, server: Server, plan: str) -> None:
    page = watched.page
    page.add_init_script("window.print = () => { document.title = 'đã in'; };")
    page.goto(f"{server.address}/#/ke-hoach/{plan}/du-an")
    page.reload()
    page.get_by_role("button", name="In kế hoạch, khổ A4").click()
    expect(page).to_have_title("đã in")
