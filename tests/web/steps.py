"""What a person does on the page, as the tests say it."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def begin(page: Page, unit: str = "so tu phap", day: str = "2020-09-15") -> str:
    """A new five-year plan 2021-2025; its id."""
    page.get_by_role("combobox", name="Đơn vị").fill(unit)
    page.get_by_label("Ngày của kế hoạch").fill(day)
    page.get_by_label("Giai đoạn").select_option("2021")
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.locator(".question")).to_be_visible()
    return page.url.split("/ke-hoach/")[1].split("/")[0]


def say(page: Page, words: str) -> None:
    """Send a message and wait for what is answered."""
    page.locator("#tra-loi").fill(words)
    page.keyboard.press("Enter")
    answered(page)


def answered(page: Page) -> None:
    expect(page.locator(".typing")).to_have_count(0)
    expect(page.locator(".composer button[type=submit]")).to_be_enabled()
