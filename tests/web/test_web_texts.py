"""Texts of one's own in the lookup, on the page: added with progress, found, taken out, refused with a reason."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import Server, Watched
from tests.web.steps import begin
from tests.web.test_web_access import complaints, tool

TEXT = (
    "ỦY BAN NHÂN DÂN TỈNH\n\nQUY CHẾ\nquản lý kho dữ liệu mèo máy\n\n"
    "Điều 1. Phạm vi\nQuy chế này nói về kho dữ liệu mèo máy của tỉnh.\n"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Without the index by meaning, which takes long to make."""
    server = Server(tmp_path_factory.mktemp("texts"), environment={"KEHOACH_EMBEDDING": "none"})
    server.start()
    yield server
    server.stop()


def add(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Văn bản thêm vào kho tra cứu").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def found(page: Page, words: str) -> Locator:
    page.get_by_role("searchbox", name="Tìm căn cứ pháp lý").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".hits .loading")).to_have_count(0)
    return page.locator(".hit", has_text="mèo máy")


def test_a_text_is_added_found_and_taken_out_by_keyboard(watched: Watched) -> None:
    page = watched.page
    begin(page, "so noi vu")
    tool(page, "Căn cứ")
    texts = page.get_by_role("region", name="Văn bản tự thêm vào kho")
    expect(texts).to_contain_text("Chưa có văn bản nào được thêm")
    with page.expect_file_chooser() as chooser:
        texts.get_by_role("button", name="Thêm văn bản").press("Enter")
    chooser.value.set_files({"name": "quy-che.txt", "mimeType": "text/plain", "buffer": TEXT.encode()})
    row = texts.get_by_role("listitem")
    expect(row).to_contain_text("tệp quy-che.txt")
    expect(texts.locator("progress")).to_have_count(0)
    expect(found(page, "kho dữ liệu mèo máy").first).to_be_visible()
    assert complaints(page) == []

    row.get_by_role("button").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("tra cứu không còn thấy văn bản này")
    dialog.get_by_role("button", name="Bỏ khỏi kho").press("Enter")
    expect(row).to_have_count(0)
    expect(texts.get_by_role("button", name="Thêm văn bản")).to_be_focused()
    expect(page.locator(".hit", has_text="mèo máy")).to_have_count(0)  # the search that stands there is asked anew
    assert watched.wrong == []


def test_a_file_that_cannot_be_read_says_why_and_one_cut_short_may_be_chosen_again(
    watched: Watched, server: Server
) -> None:
    page = watched.page
    begin(page, "so noi vu")
    tool(page, "Căn cứ")
    texts = page.get_by_role("region", name="Văn bản tự thêm vào kho")
    add(page, "hong.docx", b"PK\x03\x04 hong")
    expect(texts.get_by_role("alert")).to_contain_text("Tệp nén bị hỏng")
    texts.get_by_role("button", name="Đóng thông báo về tệp hong.docx").click()
    add(page, "virus.exe", b"MZ")
    expect(texts.get_by_role("alert")).to_contain_text("Loại tệp không nhận")
    expect(texts.get_by_role("button", name="Thử lại: virus.exe")).to_be_visible()

    many = (
        TEXT + "".join(f"\nĐiều {n}. Kho thứ {n}\nKho dữ liệu số {n} của đơn vị.\n" for n in range(2, 1500))
    ).encode()
    for number in range(4):
        add(page, f"dai-{number}.txt", many + str(number).encode())
    expect(texts.locator(".hint", has_text="Đang chờ đến lượt").first).to_be_visible()
    server.stop(signal.SIGKILL)
    server.start()
    cut = texts.locator(".attaching", has_text="việc bị ngắt")
    expect(cut.first).to_be_visible()
    page.reload()
    expect(cut.first.get_by_role("button", name="Chọn lại tệp")).to_be_visible()
    assert complaints(page) == []
