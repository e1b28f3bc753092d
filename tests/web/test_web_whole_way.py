"""A new user goes the whole way in a real browser, from an empty page to the official Word file; a restart in the middle."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from docx import Document
from playwright.sync_api import expect

from tests.web.conftest import Server, Watched
from tests.web.steps import answered, begin, say


def kept(plan: str) -> tuple[list[Any], list[Any]]:
    """The messages and every telling of a plan, as the server has them."""
    found = [httpx2.get(f"{plan}/{what}", params={"limit": 200}, timeout=60) for what in ("messages", "facts")]
    return found[0].json()["items"], found[1].json()["items"]


def test_from_an_empty_page_to_word(
    watched: Watched, server: Server, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    page = watched.page
    expect(page.get_by_text("Không nhập bí mật nhà nước")).to_be_visible()
    plan = f"{server.address}/api/v1/plans/{begin(page)}"
    say(page, "sang phần máy tính")
    say(page, "62 may tinh, 58 can bo, cong chuc")
    card = page.locator(".understood").last
    expect(card).to_contain_text("62")
    expect(page.locator(".paper")).to_contain_text("62 máy tính")

    # a correction, from the card itself
    card.get_by_role("button", name=re.compile("Sửa")).click()
    page.get_by_role("dialog").get_by_label("Câu trả lời").fill("64 máy tính, 58 cán bộ, công chức")
    page.get_by_role("dialog").get_by_role("button", name="Lưu").click()
    expect(page.locator(".paper")).to_contain_text("64 máy tính")

    # where the figure comes from
    page.locator(".paper .ref.value", has_text="64 máy tính").first.click()
    origin = page.locator(".popover")
    expect(origin.locator("mark").first).to_contain_text("64")
    page.keyboard.press("Escape")
    expect(origin).to_have_count(0)

    # what the checks found leads to the answer; every answer stands on one page
    page.get_by_role("tab", name=re.compile("Kiểm tra")).click()
    page.locator(".finding").get_by_role("button", name="Sửa câu trả lời").first.click()
    expect(page.get_by_role("dialog").locator(".question-ask")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Câu trả lời").click()
    page.get_by_role("searchbox").fill("may tinh")
    expect(page.locator(".answer", has_text="64 máy tính")).to_be_visible()
    page.get_by_role("tab", name="Văn bản").click()

    # a quick answer skips
    before = page.locator(".question-ask").inner_text()
    page.get_by_role("group", name="Trả lời nhanh").get_by_role("button", name="bỏ qua").click()
    answered(page)
    expect(page.locator(".question-ask")).not_to_have_text(before)

    # the server is killed; what was said is there after it comes back, and nothing of it twice
    told = kept(plan)
    server.stop(signal.SIGKILL)
    say(page, "điều này chưa gửi được")
    expect(page.locator(".mine.unsent")).to_contain_text("Không kết nối được máy chủ")
    server.start()
    page.get_by_role("button", name="Gửi lại").click()
    answered(page)
    expect(page.locator(".mine.unsent")).to_have_count(0)
    messages, facts = kept(plan)
    assert messages[:-2] == told[0]
    assert [message["text"] for message in messages].count("điều này chưa gửi được") == 1
    assert facts[: len(told[1])] == told[1]
    page.reload()
    expect(page.locator(".mine").first).to_contain_text("sang phần máy tính")
    expect(page.locator(".understood").first).to_contain_text("62")
    expect(page.locator(".paper")).to_contain_text("64 máy tính")

    # nothing else to tell, question by question, until the projects; the legal bases as the framework suggests them
    quick = page.get_by_role("group", name="Trả lời nhanh")
    suggested = quick.get_by_role("button", name="theo gợi ý")
    for _ in range(90):
        if quick.get_by_role("button", name="hết").count():
            break
        if suggested.count():
            suggested.click()
            answered(page)
        else:
            say(page, "không có")
    expect(quick.get_by_role("button", name="hết")).to_be_visible()

    # a project whose years do not add up is said to be wrong in its cell, and mended there
    page.get_by_role("tab", name="Dự án").click()
    page.locator(".grid td.column-name").last.click()
    for words in ("Số hóa tài liệu lưu trữ", "Văn phòng Sở", "mới", "tra cứu trên mạng", "2021-2025", "1.000"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.type("2021: 200; 2022: 200; 2023: 200; 2024: 200; 2025: 100")
    for words in ("chi thường xuyên", "ngân sách tỉnh", "150"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator(".grid tr.busy")).to_have_count(0)
    wrong = page.locator(".grid .cell-note.error")
    expect(wrong.first).to_be_visible()
    page.locator(".grid td.column-by_year").first.click()
    page.keyboard.type("2021: 200; 2022: 200; 2023: 200; 2024: 200; 2025: 200")
    page.keyboard.press("Enter")
    expect(wrong).to_have_count(0)
    expect(page.locator(".chart").first).to_be_visible()
    say(page, "hết")
    for _ in range(20):  # what was jumped over at the beginning comes last
        if not page.locator(".question").count():
            break
        say(page, "theo mẫu" if quick.get_by_role("button", name="theo mẫu").count() else "không có")

    # a basis is looked up and put into the section from which the search was opened
    page.get_by_role("tab", name="Văn bản").click()
    page.get_by_role("button", name="Tìm căn cứ cho mục HẠ TẦNG KỸ THUẬT").click()
    page.get_by_role("searchbox", name="Tìm căn cứ pháp lý").fill("cap do an toan he thong thong tin")
    page.keyboard.press("Enter")
    hit = page.locator(".hit", has=page.locator(".validity.good")).first
    basis = re.search(r"\d+/\d{4}/[\w-]+", hit.locator(".finding-where").inner_text())
    assert basis
    hit.get_by_role("button", name="Chèn vào mục này").click()
    page.locator(".toast").get_by_role("button", name="Xem").click()
    expect(page.locator(".paper .sentence.person")).to_contain_text(basis[0])

    # nothing is wrong any more, so the official text can be had, and it has the official form
    page.get_by_role("tab", name=re.compile("Kiểm tra")).click()
    expect(page.locator(".plan-state")).to_contain_text("Không còn lỗi")
    assert page.locator(".finding.error").all_inner_texts() == []
    open_ = page.locator(".finding", has_text="Còn để trống")
    for _ in range(8):  # what was skipped is answered from the list of findings
        left = open_.count()
        if not left:
            break
        open_.first.get_by_role("button", name="Sửa câu trả lời").click()
        page.get_by_role("dialog").get_by_role("button", name="không có").click()
        expect(open_).not_to_have_count(left)
    assert open_.all_inner_texts() == []
    expect(page.locator(".plan-state")).not_to_have_class(re.compile("busy"))
    page.get_by_role("button", name="Các cách tải khác").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Word, bản chính thức")).click()
    path = tmp_path / "ke-hoach.docx"
    download.value.save_as(path)
    text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert "64 máy tính" in text
    assert basis[0] in text
    away = [
        text
        for text in watched.wrong
        if not re.search("ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED", text)
    ]
    assert away == []  # while the server was away the browser says so; nothing else
    assert {urlsplit(url).netloc for url in watched.asked if not url.startswith("blob:")} == {
        urlsplit(server.address).netloc
    }

    # the official form, as an independent reader of the file sees it; without it the rest has been tried all the same
    check = request.getfixturevalue("shared") / "nd30/check_docx.py"
    checked = subprocess.run(
        [sys.executable, "-B", str(check), str(path), "--kind", "5y"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
