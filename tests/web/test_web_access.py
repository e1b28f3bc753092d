"""Everybody can use the page: axe finds nothing to say of any main state, wide and narrow, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import httpx2
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import ROOT, Server

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS = [(width, look) for width in (1440, 390) for look in ("light", "dark")]
EXAMPLE = ROOT / "corpus/data/examples/so-cong-thuong-2021-2025.yaml"


@pytest.fixture(scope="module")
def plan(server: Server) -> str:
    """The shipped example with an answer taken out and a project told in haste: a plan with findings and proposals."""
    told = yaml.load(EXAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)
    del told["answers"]["p1.2.computers"]
    with httpx2.Client(base_url=f"{server.address}/api/v1", timeout=60) as client:
        made = client.post("/plans/import", json={"yaml": yaml.safe_dump(told, allow_unicode=True)})
        assert made.status_code == 201, made.text
        id_ = str(made.json()["id"])
        project = {
            "text": "Nâng cấp trang thông tin; Văn phòng; mới; 2022-2024; 900 triệu; chi thường xuyên; ngân sách tỉnh"
        }
        assert client.post(f"/plans/{id_}/projects", json=project).status_code == 201
    return id_


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    width, look = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=look, locale="vi-VN", has_touch=width < 500
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def complaints(page: Page) -> list[str]:
    """What axe says of the page as it stands, by the tags of WCAG 2.2 AA."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def tool(page: Page, name: str) -> None:
    """Open a tool, on a phone from its bar or from the row of tabs."""
    bar = page.locator(".phone-bar")
    if bar.is_visible():
        bar.get_by_role("button", name="Văn bản").click()
    page.get_by_role("tab", name=name).click()


def look_up(page: Page) -> None:
    tool(page, "Căn cứ")
    page.get_by_role("searchbox", name="Tìm căn cứ pháp lý").fill("thuê dịch vụ công nghệ thông tin")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()


def ask(page: Page) -> None:
    tool(page, "Căn cứ")
    page.get_by_role("searchbox", name="Tìm căn cứ pháp lý").fill("hệ thống nào phải xếp cấp độ 3")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    expect(page.locator(".hit blockquote").first).to_be_visible()
    expect(page.locator(".hits .loading")).to_have_count(0)


def first_origin(page: Page) -> None:
    tool(page, "Văn bản")
    page.locator(".paper .ref.value").first.click()
    expect(page.locator(".popover-body > *").first).not_to_have_class("loading")


def one_answer(page: Page) -> None:
    tool(page, "Câu trả lời")
    page.locator(".answer").first.get_by_role("button").click()
    expect(page.get_by_role("dialog").locator(".question-ask")).to_be_visible()


def files(page: Page) -> None:
    page.get_by_role("button", name="Các cách tải khác").click()
    expect(page.locator(".popover .way").first).to_be_visible()


def shown(name: str, what: str) -> Callable[[Page], None]:
    def show(page: Page) -> None:
        tool(page, name)
        expect(page.locator(f".panel:not([hidden]) {what}").first).to_be_visible()

    return show


def one_section(page: Page) -> None:
    tool(page, "Văn bản")
    page.locator(".part-tools").first.get_by_role("button", name=re.compile("^Sửa mục")).click()
    expect(page.locator(".versions h3")).to_be_visible()


STATES: dict[str, Callable[[Page], None]] = {
    "text": shown("Văn bản", ".paper section"),
    "origin of a figure": first_origin,
    "section": one_section,
    "projects": shown("Dự án", ".grid tbody tr"),
    "findings": shown("Kiểm tra", ".finding.error"),
    "proposals": shown("Đề xuất", ".proposal"),
    "lookup": look_up,
    "question": ask,
    "answers": one_answer,
    "life": shown("Hồ sơ", ".head-form"),
    "files": files,
}


def test_axe_has_nothing_to_say_of_the_first_view(page: Page, server: Server) -> None:
    page.goto(server.address)
    expect(page.get_by_role("button", name="Bắt đầu")).to_be_visible()
    page.get_by_role("combobox", name="Đơn vị").fill("so")
    assert complaints(page) == []


def test_axe_has_nothing_to_say_of_a_plan_and_its_tools(page: Page, server: Server, plan: str) -> None:
    page.goto(f"{server.address}/#/ke-hoach/{plan}/van-ban")
    expect(page.locator(".question")).to_be_visible()
    expect(page.locator(".paper section").first).to_be_attached()
    said = {"conversation": complaints(page)}
    for name, show in STATES.items():
        show(page)
        page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
        said[name] = complaints(page)
        page.keyboard.press("Escape")
    assert said == {name: [] for name in said}
