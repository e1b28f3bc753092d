"""On a phone in the dark: nothing is wider than the screen, charts are seen whole, faint words can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.conftest import Server
from tests.web.test_web_access import STATES, plan, tool  # noqa: F401

WIDE = """[...document.querySelectorAll('.chart-frame')].map((each) => each.scrollWidth - each.clientWidth)"""
PLACEHOLDERS = """[...document.querySelectorAll('input, textarea')].filter((each) => each.placeholder && each.offsetParent).map((each) =>
  [getComputedStyle(each, '::placeholder').color, getComputedStyle(each).backgroundColor])"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme="dark", locale="vi-VN", has_touch=True
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def contrast(one: str, other: str) -> float:
    """Of two CSS colours, as WCAG 2 counts it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_state_fits_and_can_be_read(page: Page, server: Server, plan: str) -> None:  # noqa: F811
    page.goto(f"{server.address}/#/ke-hoach/{plan}/van-ban")
    expect(page.locator(".question")).to_be_visible()
    faint = page.evaluate(PLACEHOLDERS)
    for name, show in STATES.items():
        show(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        faint += page.evaluate(PLACEHOLDERS)
        page.keyboard.press("Escape")
    assert len(faint) >= 4
    assert [pair for pair in faint if contrast(*pair) < 4.5] == []
    tool(page, "Dự án")
    expect(page.locator(".chart-frame")).to_have_count(3)
    assert max(page.evaluate(WIDE)) <= 1


def test_an_outline_that_is_being_made_says_so(page: Page, server: Server, plan: str) -> None:  # noqa: F811
    held: list[Route] = []
    free: list[bool] = []
    page.route("**/outline", lambda route: route.continue_() if free else held.append(route))
    page.goto(f"{server.address}/#/ke-hoach/{plan}")
    page.locator(".phone-bar").get_by_role("button", name="Mục lục").click()
    expect(page.locator(".outline")).to_contain_text("Đang soạn dàn ý")
    free.append(True)
    for route in held:
        route.continue_()
    expect(page.locator(".outline")).to_contain_text("Đã trả lời")
    expect(page.locator(".outline")).not_to_contain_text("Đang soạn dàn ý")
