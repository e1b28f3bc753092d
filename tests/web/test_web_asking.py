"""The question panel in the browser, with a fake model behind the server: sentences with their passages, and nothing that no passage says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx2
import pytest
from playwright.sync_api import expect

from assistant.writing.fake import passages_of, sentences_of
from assistant.writing.fake_server import fake_server
from tests.web.conftest import Server, Watched

QUESTION = "an toàn hệ thống thông tin theo cấp độ"


def script(prompt: str) -> str:
    if "Các đoạn:" not in prompt:
        return "\n".join(f"{name}: {text.replace('sử dụng', 'dùng')}" for name, text in sentences_of(prompt))
    passage = passages_of(prompt)["1"].partition(": ")[2]
    return f"Vi phạm bị phạt 100.000 đồng [1]. {passage.rstrip('.')} [1]."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with fake_server(script) as fake:
        server = Server(tmp_path_factory.mktemp("served"), environment={"KEHOACH_MODEL_URL": fake.url})
        server.start()
        yield server
        server.stop()


def test_an_answer_comes_with_its_passages_and_what_is_not_there_is_told(watched: Watched, server: Server) -> None:
    body = {"unit": "Sở Tư pháp", "kind": "five_year", "period": [2021, 2025], "date": "2020-09-15"}
    id_ = httpx2.post(f"{server.address}/api/v1/plans", json=body, timeout=60).json()["id"]
    page = watched.page
    page.goto(f"{server.address}/#/ke-hoach/{id_}/can-cu")
    box = page.get_by_role("searchbox", name="Tìm căn cứ pháp lý")
    box.fill(QUESTION)
    page.get_by_role("button", name="Hỏi", exact=True).click()
    answer = page.locator(".asked p")
    expect(answer).to_have_count(1)
    expect(answer.get_by_role("link", name="[1]")).to_be_visible()
    expect(page.locator(".hit blockquote").first).to_be_visible()
    assert "100.000" not in page.locator(".hits").first.inner_text()
    box.fill("cách nấu phở bò")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    expect(page.get_by_text("Không có trong kho văn bản.")).to_be_visible()
    expect(answer).to_have_count(0)
    assert watched.wrong == []


def test_a_section_is_written_by_the_model_and_what_is_taken_is_marked_so(watched: Watched, server: Server) -> None:
    body = {"unit": "Sở Tư pháp", "kind": "five_year", "period": [2021, 2025], "date": "2020-09-15"}
    id_ = httpx2.post(f"{server.address}/api/v1/plans", json=body, timeout=60).json()["id"]
    answer = f"{server.address}/api/v1/plans/{id_}/answers/p1.2.tslcd"
    httpx2.put(answer, json={"text": "chưa dùng"}, timeout=60).raise_for_status()
    page = watched.page
    page.goto(f"{server.address}/#/ke-hoach/{id_}/van-ban")
    page.locator("[data-section='p1.ii']").get_by_role("button", name=re.compile("^Sửa mục")).first.click()
    page.get_by_text("Gợi ý viết lại").click()
    page.get_by_role("button", name="Mô hình viết cả mục").click()
    page.get_by_role("button", name="Nhận câu đã chọn").click()
    expect(page.get_by_text("mô hình viết", exact=False).first).to_be_visible()
    assert watched.wrong == []
