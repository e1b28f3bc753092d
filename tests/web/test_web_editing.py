"""The project table and the sections edited in a real browser: keys, pastes, undo, versions, two people at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.conftest import ROOT, Server, Watched

EXAMPLE = ROOT / "corpus/data/examples/so-cong-thuong-2021-2025.yaml"
PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def api(server: Server) -> Any:
    with httpx2.Client(base_url=f"{server.address}/api/v1", timeout=60) as client:
        yield client


@pytest.fixture
def plan(api: Any) -> str:
    answer = api.post("/plans/import", json={"yaml": EXAMPLE.read_text(encoding="utf-8")})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.fixture
def page(watched: Watched) -> Any:
    yield watched.page
    assert [text for text in watched.wrong if "409" not in text] == []  # the browser names a conflict by its status


def grid(page: Page, server: Server, plan: str) -> Locator:
    page.goto(f"{server.address}/#/ke-hoach/{plan}/du-an")
    expect(page.locator(".grid tbody tr")).to_have_count(5)
    return page.locator(".grid")


def column(table: Locator, name: str) -> list[str]:
    return [text.strip() for text in table.locator(f"td.column-{name} > .cell-text").all_inner_texts()]


def test_a_cell_is_typed_over_checked_in_its_place_and_undone(page: Page, server: Server, plan: str) -> None:
    table = grid(page, server, plan)
    before = column(table, "total")
    table.locator("td.column-total").first.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(table.locator("td.column-security").nth(1)).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("1,5 tỷ")
    page.keyboard.press("Enter")
    expect(table.locator("td.column-total").nth(2)).to_be_focused()
    expect(table.locator("td.column-total > .cell-text").nth(1)).to_have_text("1.500")
    # the years told no longer add up to the whole: said in the cell
    wrong = table.locator("tbody tr").nth(1).locator(".cell-note.error")
    expect(wrong).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(table.locator("td.column-total > .cell-text").nth(1)).to_have_text(before[1])
    expect(wrong).to_have_count(0)
    page.keyboard.press("Control+y")
    expect(table.locator("td.column-total > .cell-text").nth(1)).to_have_text("1.500")
    page.keyboard.press("F2")
    page.keyboard.type("9")
    page.keyboard.press("Escape")
    assert column(table, "total")[2] == before[2]


def test_rows_come_from_a_spreadsheet_and_from_the_empty_line(page: Page, server: Server, plan: str) -> None:
    table = grid(page, server, plan)
    table.locator("td.column-name").last.click()
    page.evaluate(
        PASTE, "Số hóa tài liệu\tVăn phòng\tmới\ttra cứu nhanh\t2022-2023\t900\t\tchi thường xuyên\tngân sách tỉnh"
    )
    page.get_by_role("dialog").get_by_role("button", name="Thêm 1 dòng").click()
    expect(table.locator("tbody tr")).to_have_count(6)
    assert column(table, "name")[4] == "Số hóa tài liệu"
    assert column(table, "total")[4] == "900"
    table.locator("td.column-name").last.click()
    # typed through without waiting: one row, not one for each cell
    for words in ("Cổng dữ liệu mở", "Phòng Tổng hợp", "mới", "công bố dữ liệu"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    expect(table.locator("tbody tr.busy")).to_have_count(0)
    expect(table.locator("tbody tr")).to_have_count(7)
    for name, words in {"name": "Cổng dữ liệu mở", "lead": "Phòng Tổng hợp", "kind": "mới"}.items():
        expect(table.locator(f"td.column-{name} > .cell-text").nth(5)).to_have_text(words)
    table.get_by_role("button", name="Bỏ dòng 6").click()
    expect(table.locator("tbody tr")).to_have_count(6)
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    expect(table.locator("tbody tr")).to_have_count(7)


def test_two_people_on_one_cell_see_both_texts(page: Page, server: Server, plan: str, api: Any) -> None:
    table = grid(page, server, plan)
    row = api.get(f"/plans/{plan}/projects").json()["items"][0]
    other = api.put(
        f"/plans/{plan}/projects/{row['row']}/cells/lead",
        json={"text": "Phòng Quản lý thương mại"},
        headers={"if-match": f'"{row["version"]}"'},
    )
    assert other.status_code == 200, other.text
    table.locator("td.column-lead").first.click()
    page.keyboard.type("Thanh tra Sở")
    page.keyboard.press("Enter")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Phòng Quản lý thương mại")
    expect(asked).to_contain_text("Thanh tra Sở")
    asked.get_by_role("button", name="Ghi bản của tôi").click()
    expect(table.locator("td.column-lead > .cell-text").first).to_have_text("Thanh tra Sở")


def open_section(page: Page, server: Server, plan: str) -> tuple[Locator, str]:
    """The field of a section's text, and the section's id."""
    page.goto(f"{server.address}/#/ke-hoach/{plan}/van-ban")
    pencil = page.get_by_role("button", name="Sửa mục HẠ TẦNG KỸ THUẬT").first
    section = str(pencil.evaluate("node => node.closest('[data-section]').dataset.section"))
    pencil.click()
    expect(page.locator(".versions h3")).to_be_visible()
    return page.get_by_label("Chữ của mục"), section


def test_a_section_is_edited_compared_and_restored(page: Page, server: Server, plan: str) -> None:
    text, _ = open_section(page, server, plan)
    before = text.input_value()
    text.fill(f"{before}\nPhòng họp của Sở dùng chung với đơn vị khác.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".version.current")).to_contain_text("Bản 1")
    expect(page.locator(".writers .badge.person")).to_have_count(1)
    expect(page.locator(".paper .sentence.person")).to_contain_text("Phòng họp của Sở")
    page.get_by_role("button", name="So với bản đang dùng: Bản soạn sẵn").click()
    expect(page.locator(".compared ins")).to_contain_text("Phòng họp của Sở")
    page.get_by_role("button", name="Trở lại bản này: Bản soạn sẵn").click()
    expect(text).to_have_value(before)
    expect(page.locator(".paper .sentence.person")).to_have_count(0)


def test_two_people_on_one_section_see_both_texts(page: Page, server: Server, plan: str, api: Any) -> None:
    text, section = open_section(page, server, plan)
    before = text.input_value()
    where = f"/plans/{plan}/sections/{section}"
    now = api.get(where)
    theirs = f"{before}\nCâu của người khác."
    assert api.put(where, json={"text": theirs}, headers={"if-match": now.headers["etag"]}).status_code == 200
    text.fill(f"{before}\nCâu của tôi.")
    page.keyboard.press("Control+Enter")
    said = page.get_by_role("dialog").locator("form .trouble")
    expect(said).to_contain_text("Câu của người khác.")
    expect(text).to_have_value(f"{before}\nCâu của tôi.")
    text.fill(f"{theirs}\nCâu của tôi.")
    page.get_by_role("dialog").get_by_role("button", name="Lưu").click()
    expect(page.locator(".version.current")).to_contain_text("Bản 2")
    expect(page.locator(".paper")).to_contain_text("Câu của tôi.")


def test_what_was_typed_into_a_section_outlives_a_reload(page: Page, server: Server, plan: str) -> None:
    text, _ = open_section(page, server, plan)
    text.fill("Chưa lưu.")
    page.reload()
    expect(open_section(page, server, plan)[0]).to_have_value("Chưa lưu.")


def test_a_computed_figure_shows_its_sum_and_what_each_number_is(page: Page, server: Server, plan: str) -> None:
    page.goto(f"{server.address}/#/ke-hoach/{plan}/van-ban")
    page.locator(".paper .ref.value", has_text="7,7%").first.click()
    formula = page.locator(".popover .formula")
    expect(formula.locator(".formula-sum")).to_have_text("100 × 320 / 4.150 = 7,7%")
    expect(formula.locator("dt")).to_have_count(2)
    expect(formula).to_contain_text("tổng chi an toàn thông tin kỳ trước")
    page.keyboard.press("Escape")
    page.locator(".paper .ref.value", has_text="5.775 triệu đồng").first.click()
    expect(formula).to_contain_text("cộng từ bảng nhiệm vụ, dự án")
    expect(formula.locator("dd")).to_have_text(["3.200", "1.400", "750", "425"])


def test_a_plan_is_opened_from_a_file_and_a_wrong_file_says_why(
    browser: Browser, server: Server, tmp_path: Path, api: Any, plan: str
) -> None:
    page = browser.new_page()
    page.goto(server.address)
    page.get_by_role("combobox", name="Đơn vị").fill("so tu phap")
    chooser = page.get_by_label("Tệp kế hoạch")
    said = page.locator(".open-file .trouble")
    wrong = {"a.txt": b"x", "b.yaml": b"unit: [", "c.json": b"{}", "d.yaml": "Sở".encode("utf-16")}
    for name, content in wrong.items():
        chooser.set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
        expect(said).to_contain_text(f"{name}: ")
    expect(page.get_by_role("combobox", name="Đơn vị")).to_have_value("so tu phap")  # what was typed stays

    kept = tmp_path / "kept.json"
    kept.write_bytes(api.get(f"/plans/{plan}/exports/json").content)
    for path in (kept, EXAMPLE):
        page.goto(server.address)
        chooser.set_input_files(path)
        expect(page.locator(".paper")).to_contain_text("84 máy tính")
        assert plan not in page.url
    page.close()
