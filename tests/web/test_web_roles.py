"""A server with accounts in a real browser: each role signs in, does its part of a plan's life, and sees nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import ROOT, Server
from tests.web.test_web_access import complaints

EXAMPLE = ROOT / "corpus/data/examples/so-cong-thuong-2021-2025.yaml"
PASSWORD = "con suối chảy qua làng"
UNIT = "Sở Công Thương"
PEOPLE = {"soan-thao": UNIT, "dau-moi": UNIT, "lanh-dao": UNIT, "van-thu": UNIT, "tham-dinh": "", "quan-tri": ""}
OTHER = "nguoi.khac"


@pytest.fixture(scope="module")
def plan(server: Server) -> str:
    """The shipped example on a server that gets its accounts, one of each role and a drafter of another unit."""
    with httpx2.Client(base_url=f"{server.address}/api/v1", timeout=60) as client:
        made = client.post("/plans/import", json={"yaml": EXAMPLE.read_text(encoding="utf-8")})
        assert made.status_code == 201, made.text
    for name, role, unit in [*((role, role, unit) for role, unit in PEOPLE.items()), (OTHER, "soan-thao", "Sở Nội vụ")]:
        subprocess.run(
            [
                sys.executable,
                "-m",
                "api.cli",
                "users",
                "add",
                name,
                "--role",
                role,
                *(["--unit", unit] if unit else []),
            ],
            cwd=ROOT,
            env={**os.environ, "KEHOACH_DATA": str(server.folder)},
            input=f"{PASSWORD}\n{PASSWORD}\n",
            text=True,
            check=True,
            capture_output=True,
        )
    return str(made.json()["id"])


@contextmanager
def signed_in(browser: Browser, server: Server, name: str, plan: str, tool: str = "ho-so") -> Iterator[Page]:
    """The plan's page as that person has it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{server.address}/#/ke-hoach/{plan}/{tool}")
    page.get_by_label("Tên đăng nhập").fill(name)
    assert complaints(page) == []
    expect(page.get_by_label("Mật khẩu")).to_have_attribute("type", "password")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("button", name=f"Tài khoản {name}")).to_be_visible()
    assert complaints(page) == []
    yield page
    context.close()


def tools(page: Page) -> list[str]:
    return [re.sub(r"\d+$", "", text).strip() for text in page.get_by_role("tab").all_inner_texts()]


def step(page: Page, name: str, note: str = "") -> None:
    """Take a step of the plan's life."""
    page.locator(".panel.ho-so").get_by_role("button", name=name, exact=True).click()
    if note:
        page.get_by_role("dialog").get_by_role("textbox").fill(note)
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_each_role_does_its_part_and_sees_nothing_else(browser: Browser, server: Server, plan: str) -> None:
    everything = ["Văn bản", "Dự án", "Kiểm tra", "Đề xuất", "Căn cứ", "Câu trả lời", "Hồ sơ"]
    with signed_in(browser, server, "tham-dinh", plan) as page:  # nothing was submitted yet
        expect(page.locator("h1")).to_have_text("Không mở được kế hoạch")

    with signed_in(browser, server, "soan-thao", plan) as page:
        assert tools(page) == everything
        expect(page.locator("#tra-loi")).to_be_visible()
        given = page.locator(".panel.ho-so form", has_text="Giao câu hỏi")
        given.get_by_label("Câu hỏi").select_option("p1.2.computers")
        given.get_by_label("Giao cho").fill("dau-moi")
        given.get_by_role("button", name="Giao", exact=True).click()
        expect(given.get_by_role("listitem")).to_have_count(1)

    with signed_in(browser, server, "dau-moi", plan, "duoc-giao") as page:
        assert tools(page) == ["Câu được giao"]
        expect(page.locator(".answer")).to_have_count(1)
        expect(page.locator("#tra-loi, .outline, .paper")).to_have_count(0)
        expect(page.get_by_role("button", name=re.compile("Tải|Word"))).to_have_count(0)
        page.locator(".answer").get_by_role("button").click()
        page.get_by_role("dialog").get_by_label("Câu trả lời").fill("86 máy tính, 76 cán bộ, công chức")
        page.get_by_role("dialog").get_by_role("button", name="Lưu").click()
        expect(page.locator(".answer")).to_contain_text("86 máy tính")

    with signed_in(browser, server, "soan-thao", plan, "van-ban") as page:
        page.locator(".paper .ref.value", has_text="86").first.click()
        expect(page.locator(".popover")).to_contain_text("dau-moi")  # who said it stands at the figure
        page.keyboard.press("Escape")
        page.get_by_role("tab", name="Hồ sơ").click()
        step(page, "Gửi thẩm định", "Kính gửi xem xét")
        expect(page.locator(".panel.ho-so .events li")).to_have_count(1)
        expect(page.get_by_role("button", name="Gửi thẩm định")).to_have_count(0)
        page.get_by_label("Người ký").fill("Trần Văn An")
        page.get_by_role("button", name="Lưu phần đầu văn bản").click()
        expect(page.get_by_role("button", name="Gửi thẩm định")).to_be_visible()

    with signed_in(browser, server, "tham-dinh", plan) as page:
        assert tools(page) == ["Hồ sơ"]
        expect(page.locator("#tra-loi, .outline, .paper, .head-form")).to_have_count(0)
        expect(page.get_by_role("button", name="Duyệt", exact=True)).to_have_count(0)
        page.get_by_role("button", name="Đọc bản này").click()
        expect(page.get_by_role("dialog")).to_contain_text("86 máy tính")
        page.keyboard.press("Escape")
        step(page, "Ghi ý kiến thẩm định", "Đồng ý về mục tiêu")
        expect(page.locator(".events")).to_contain_text("Đồng ý về mục tiêu")

    with signed_in(browser, server, "van-thu", plan) as page:  # no number before it is approved
        expect(page.locator(".events")).to_be_visible()
        expect(page.get_by_role("button", name="Ghi số, ngày")).to_have_count(0)

    with signed_in(browser, server, "lanh-dao", plan) as page:
        assert tools(page) == everything
        expect(page.locator("#tra-loi")).to_have_count(0)
        expect(page.locator(".events")).to_contain_text("Đồng ý về mục tiêu")
        step(page, "Duyệt")
        expect(page.locator(".events li").last).to_contain_text("Duyệt")
        expect(page.get_by_role("button", name="Duyệt", exact=True)).to_have_count(0)
        expect(page.get_by_role("button", name="Trả lại để sửa")).to_be_visible()

    with signed_in(browser, server, "van-thu", plan) as page:
        expect(page.get_by_role("button", name="Duyệt", exact=True)).to_have_count(0)
        page.get_by_role("button", name="Ghi số, ngày").click()
        page.get_by_role("dialog").get_by_label("Số", exact=True).fill("35")
        page.get_by_role("dialog").get_by_label("Ngày ký").fill("2020-10-05")
        page.get_by_role("dialog").get_by_role("button", name="Ghi", exact=True).click()
        expect(page.locator(".events")).to_contain_text("Ghi số, ngày")

    with signed_in(browser, server, "soan-thao", plan) as page:  # an edit now is a new draft beside the approved text
        expect(page.locator(".topbar")).to_contain_text("đã ghi số")
        page.get_by_label("Người ký").fill("Trần Văn Bình")
        page.get_by_role("button", name="Lưu phần đầu văn bản").click()
        expect(page.locator(".topbar")).to_contain_text("đã ghi số, đang sửa bản mới")

    with signed_in(browser, server, OTHER, plan) as page:
        expect(page.locator("h1")).to_have_text("Không mở được kế hoạch")
        page.get_by_role("link", name="Về danh sách kế hoạch").click()
        expect(page.locator(".plans")).to_contain_text("Chưa có kế hoạch nào")


def test_an_administrator_sees_accounts_and_the_trail_in_vietnamese_and_no_plan(
    browser: Browser, server: Server, plan: str
) -> None:
    with signed_in(browser, server, "quan-tri", plan) as page:
        expect(page.locator("h1")).to_have_text("Không mở được kế hoạch")
        page.get_by_role("link", name="Về danh sách kế hoạch").click()
        people = page.get_by_role("group", name="Các tài khoản")
        expect(people.get_by_role("row")).to_have_count(1 + len(PEOPLE) + 1)
        trail = page.get_by_role("group", name="Nhật ký")
        expect(trail.get_by_role("row").nth(1)).to_contain_text("đăng nhập")
        assert complaints(page) == []
        page.get_by_role("button", name="Đặt lại mật khẩu của nguoi.khac").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("mã cá nhân của tài khoản hết hiệu lực ngay")
        dialog.get_by_label("Mật khẩu mới").fill("mùa lúa chín vàng đồng")
        dialog.get_by_role("button", name="Đặt lại").click()
        expect(page.locator(".toast")).to_contain_text("1 phiên đăng nhập và 0 mã cá nhân đã hết hiệu lực")
