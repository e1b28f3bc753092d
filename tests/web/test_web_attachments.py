"""A file attached in a real browser: read with progress, shown as proposals, taken by keyboard, there after a reload."""

from __future__ import annotations

import io
import re
from urllib.parse import urlsplit

from docx import Document
from playwright.sync_api import Page, expect

from tests.web.conftest import Server, Watched
from tests.web.steps import begin
from tests.web.test_web_access import complaints

SAID = [
    "Tỷ lệ đơn vị trực thuộc có mạng nội bộ (LAN): 3/4 đơn vị",
    "Sở có 62 máy tính cho 58 cán bộ, công chức.",
]
ROWS = [
    ["TT", "Tên nhiệm vụ, dự án", "Đơn vị chủ trì", "Tổng mức (triệu đồng)", "Thời gian", "Ghi chú"],
    ["1", "Số hóa hồ sơ lưu trữ", "Văn phòng Sở", "1.400", "2021-2024", "<img src=x>"],
]


def report() -> bytes:
    document = Document()
    for line in SAID:
        document.add_paragraph(line)
    table = document.add_table(2, len(ROWS[0]))
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def attach(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Tệp đính kèm").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def test_a_file_is_read_and_taken_piece_by_piece_and_is_there_after_a_reload(watched: Watched, server: Server) -> None:
    page = watched.page
    begin(page)
    attach(page, "bao-cao.docx", report())
    card = page.locator(".attached")
    expect(card.locator(".suggestion").first).to_be_visible()
    expect(page.locator(".theirs", has=card)).to_contain_text("Đã đọc 2 đoạn, 1 bảng")
    expect(page.locator(".attaching")).to_have_count(0)
    expect(card).to_contain_text("Không ghi cột “Ghi chú”: “<img src=x>”")
    lan = card.get_by_role("checkbox", name="Tỷ lệ đơn vị trực thuộc có mạng nội bộ (LAN)")
    expect(lan).to_be_checked()
    expect(card.get_by_role("checkbox", name="Dự án")).to_be_checked()
    guess = card.get_by_role("checkbox", name=re.compile("^Số máy tính"))
    card.locator("summary", has_text="đoán từ câu văn").click()
    expect(guess).not_to_be_checked()
    assert complaints(page) == []

    # by keyboard alone
    guess.focus()
    page.keyboard.press("Space")
    take = card.get_by_role("button", name="Ghi 3 mục đã chọn")
    take.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".understood")).to_have_count(2)
    expect(page.locator(".paper")).to_contain_text("62 máy tính")
    expect(lan).to_be_disabled()
    expect(card).to_contain_text("đã ghi 3")
    expect(page.locator(".question")).to_be_visible()

    # the figure says which file, and where in it
    page.locator(".paper .ref.value", has_text="62 máy tính").first.click()
    expect(page.locator(".popover")).to_contain_text("từ tệp bao-cao.docx, đoạn 2")
    page.keyboard.press("Escape")

    page.reload()
    expect(card.locator(".suggestion.taken")).to_have_count(3)
    expect(page.locator(".mine").first).to_contain_text("Đính kèm tệp “bao-cao.docx”.")
    assert watched.wrong == []
    assert {urlsplit(url).netloc for url in watched.asked} == {urlsplit(server.address).netloc}


def test_a_reload_in_the_middle_follows_on_and_a_reading_can_be_stopped(watched: Watched) -> None:
    page = watched.page
    begin(page)
    long = "\n\n".join(
        f"Trong năm {2000 + n % 20} cơ quan có {n} máy tính, {n} hồ sơ và {n} cán bộ." for n in range(400)
    )
    attach(page, "dai.txt", long.encode())
    bar = page.get_by_role("progressbar", name="Đọc tệp dai.txt")
    expect(bar).to_be_visible()
    page.reload()
    expect(bar).to_be_visible()
    page.get_by_role("button", name="Hủy đọc tệp dai.txt").click()
    expect(bar).to_have_count(0)
    page.reload()
    expect(page.locator(".question")).to_be_visible()
    expect(page.locator(".attaching, .attached, .mine")).to_have_count(0)
    assert watched.wrong == []


def test_what_cannot_be_read_says_why_and_goes_away_when_told(watched: Watched) -> None:
    page = watched.page
    begin(page)
    attach(page, "gia.docx", b"hello")
    said = page.locator(".attaching")
    expect(said.get_by_role("alert")).to_contain_text("Không nhận ra loại tệp")
    said.get_by_role("button", name="Đóng").click()
    expect(said).to_have_count(0)
    page.reload()
    expect(page.locator(".theirs").first).to_contain_text("Không đọc được tệp “gia.docx”")
    assert watched.wrong == []
