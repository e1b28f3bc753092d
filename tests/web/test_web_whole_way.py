"""A new user goes the whole way in a real browser: unit, answers, the plan beside them, Word; a restart in the middle."""

from __future__ import annotations

import re
import signal
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from docx import Document
from playwright.sync_api import expect

from tests.web.conftest import Server, Watched
from tests.web.steps import answered, begin, say


def test_from_an_empty_page_to_word(watched: Watched, server: Server, tmp_path: Path) -> None:
    page = watched.page
    expect(page.get_by_text("Không nhập bí mật nhà nước")).to_be_visible()
    begin(page)
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

    # the server is killed; what was said is there after it comes back
    server.stop(signal.SIGKILL)
    say(page, "điều này chưa gửi được")
    expect(page.locator(".mine.unsent")).to_contain_text("Không kết nối được máy chủ")
    server.start()
    page.get_by_role("button", name="Gửi lại").click()
    answered(page)
    expect(page.locator(".mine.unsent")).to_have_count(0)
    page.reload()
    expect(page.locator(".mine").first).to_contain_text("sang phần máy tính")
    expect(page.locator(".understood").first).to_contain_text("62")
    expect(page.locator(".paper")).to_contain_text("64 máy tính")

    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp Word").click()
    path = tmp_path / "ke-hoach.docx"
    download.value.save_as(path)
    assert zipfile.is_zipfile(path)
    assert any("64 máy tính" in paragraph.text for paragraph in Document(str(path)).paragraphs)

    away = [
        text
        for text in watched.wrong
        if not re.search("ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED", text)
    ]
    assert away == []  # while the server was away the browser says so; nothing else
    assert {urlsplit(url).netloc for url in watched.asked if not url.startswith("blob:")} == {
        urlsplit(server.address).netloc
    }
