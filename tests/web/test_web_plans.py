"""The list of plans and what belongs to a plan: begun once, deleted after a question that names it, work cut short told at once."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator

import httpx2
import pytest
from docx import Document
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.conftest import Server, Watched
from tests.web.steps import begin
from tests.web.test_web_access import complaints


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page that may see requests fail."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(server.address)
    yield page
    context.close()


def plans(server: Server) -> list[str]:
    with httpx2.Client(base_url=f"{server.address}/api/v1", timeout=60) as client:
        return [plan["id"] for plan in client.get("/plans").json()["items"]]


def test_an_answer_that_gets_lost_makes_no_second_plan(page: Page, server: Server) -> None:
    before = plans(server)
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(route.fetch().text())  # the server has done it
        route.abort()

    page.route("**/api/v1/plans", lose_the_first)
    page.get_by_role("combobox", name="Đơn vị").fill("so noi vu")
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.locator(".new-plan .trouble", has_text="máy chủ")).to_contain_text("Không kết nối được máy chủ")
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.locator(".question")).to_be_visible()
    made = [id_ for id_ in plans(server) if id_ not in before]
    assert made == [page.url.split("/ke-hoach/")[1].split("/")[0]]


def test_a_plan_is_deleted_after_a_question_that_names_it(watched: Watched, server: Server) -> None:
    page = watched.page
    kept = begin(page, "so noi vu")
    page.goto(server.address)
    id_ = begin(page, "ubnd huyen ba to")
    page.goto(server.address)
    row = page.locator(".plan-row", has=page.locator(f'a[href*="{id_}"]'))
    remove = row.get_by_role("button", name="Xóa kế hoạch 5 năm 2021-2025 của Ủy ban nhân dân huyện Ba Tơ")
    remove.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("kế hoạch 5 năm 2021-2025 của Ủy ban nhân dân huyện Ba Tơ")
    expect(dialog).to_contain_text("Không lấy lại được")
    expect(dialog.get_by_role("button", name="Thôi")).to_be_focused()  # Enter alone deletes nothing
    assert complaints(page) == []
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    assert id_ in plans(server)
    remove.click()
    with page.expect_download() as copy:
        dialog.get_by_role("button", name="Tải tệp JSON").click()
    assert copy.value.suggested_filename.endswith(".json")
    dialog.get_by_role("button", name="Xóa hẳn").click()
    expect(row).to_have_count(0)
    expect(page.get_by_role("heading", name="Kế hoạch đã có")).to_be_focused()
    assert id_ not in plans(server)
    assert kept in plans(server)
    assert watched.wrong == []


def test_a_plan_changed_meanwhile_is_deleted_only_when_asked_once_more(page: Page, server: Server) -> None:
    id_ = begin(page, "so noi vu")
    page.goto(server.address)
    row = page.locator(".plan-row", has=page.locator(f'a[href*="{id_}"]'))
    row.get_by_role("button").click()
    with httpx2.Client(base_url=f"{server.address}/api/v1", timeout=60) as client:
        head = client.get(f"/plans/{id_}")
        body = {name: head.json()[name] for name in ("date", "number", "signer", "recipients")} | {"place": "Ba Tơ"}
        client.put(f"/plans/{id_}", json=body, headers={"If-Match": head.headers["etag"]})
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Xóa hẳn").click()
    expect(dialog.get_by_role("alert")).to_contain_text("vừa được người khác sửa")
    assert id_ in plans(server)
    dialog.get_by_role("button", name="Xóa hẳn").click()
    expect(row).to_have_count(0)


def long_report() -> bytes:
    document = Document()
    for number in range(1500):
        document.add_paragraph(f"Năm {2000 + number % 20} đơn vị có {number} máy tính và {number % 90} cán bộ.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_files_that_waited_when_the_server_was_killed_are_told_at_once(page: Page, server: Server) -> None:
    begin(page, "so noi vu")
    files = [
        {"name": f"bao-cao-{n}.docx", "mimeType": "application/octet-stream", "buffer": long_report()} for n in range(4)
    ]
    page.get_by_label("Tệp đính kèm").set_input_files(files)
    expect(page.locator(".attaching", has_text="Đang gửi tệp")).to_have_count(0)
    expect(page.locator(".attaching .hint", has_text="Đang chờ đến lượt").first).to_be_visible()
    server.stop(signal.SIGKILL)
    server.start()
    cards = page.locator(".attaching")
    cut = cards.filter(has_text="việc bị ngắt")
    expect(cut.first).to_be_visible(timeout=10_000)
    expect(cards.locator("progress")).to_have_count(0, timeout=10_000)  # none is said to go on
    count = cut.count()
    assert count >= 1
    assert complaints(page) == []
    page.reload()  # told again until it was seen; the file itself has to be chosen anew
    expect(cut).to_have_count(count)
    with page.expect_file_chooser() as chooser:
        cut.first.get_by_role("button", name="Chọn lại tệp").click()
    chooser.value.set_files({"name": "ngan.txt", "mimeType": "text/plain", "buffer": "62 máy tính".encode()})
    expect(page.locator(".theirs", has_text="ngan.txt")).to_be_visible()
    expect(cut).to_have_count(count - 1)
    while cut.count():
        cut.first.get_by_role("button", name="Đóng").click()
    page.reload()
    expect(page.locator(".theirs", has_text="ngan.txt")).to_be_visible()
    expect(cards).to_have_count(0)
