"""A cold load of the page in Chromium: its weight, its requests, and the milliseconds until somebody can type."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

import httpx2
from playwright.sync_api import Browser, sync_playwright

from evals.servers import now_ms, server

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TIMES = 20
VIEWS = {"new plan": "form input[role=combobox]", "conversation": ".question-ask"}
"""View -> what stands there as soon as it can be used; both views hold a field to type in."""
FIELDS = {"new plan": "form input[role=combobox]", "conversation": "#tra-loi"}


def run() -> dict[str, Any]:
    """Report {systems: [{view, requests, page_kb, data_kb, usable_ms, slowest_ms, over_1s}]}: medians of cold loads, and how
    many took over a second; each in a fresh profile with an empty cache; kB as they go over the wire, of the page's own
    files and of the answers of the API. Raises RuntimeError without Chromium."""
    path = os.environ.get("CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("Chromium (apt-get install chromium, or name it in CHROMIUM)")
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running, sync_playwright() as playwright:
        made = httpx2.post(
            f"{running.address}/api/v1/plans",
            json={"unit": "Sở Tư pháp", "kind": "five_year", "period": [2021, 2025], "date": "2020-09-15"},
            timeout=60,
        )
        made.raise_for_status()
        addresses = {
            "new plan": running.address,
            "conversation": f"{running.address}/#/ke-hoach/{made.json()['id']}/van-ban",
        }
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        systems = [_view(browser, name, address) for name, address in addresses.items()]
        browser.close()
    return {"name": "page", "loads": TIMES, "systems": systems}


def _view(browser: Browser, name: str, address: str) -> dict[str, Any]:
    loads = [_load(browser, address, name) for _ in range(TIMES + 1)][1:]  # the first warms the server, not the page
    usable = [load["usable_ms"] for load in loads]
    return {
        "view": name,
        "requests": round(statistics.median(load["requests"] for load in loads)),
        "page_kb": round(statistics.median(load["page"] for load in loads) / 1000),
        "data_kb": round(statistics.median(load["data"] for load in loads) / 1000),
        "usable_ms": round(statistics.median(usable)),
        "slowest_ms": round(max(usable)),
        "over_1s": sum(each > 1000 for each in usable),
    }


def _load(browser: Browser, address: str, name: str) -> dict[str, float]:
    """One load in a fresh context: {usable_ms, requests, page, data} (bytes); usable: a letter typed stands in the field."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, float] = {}
    wire.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    begun = now_ms()
    page.goto(address, wait_until="commit")
    page.locator(VIEWS[name]).first.wait_for()
    page.locator(FIELDS[name]).first.press_sequentially("s")
    usable = now_ms() - begun
    page.wait_for_load_state("networkidle")
    context.close()
    data = sum(size for request, size in sizes.items() if "/api/" in asked.get(request, ""))
    return {"usable_ms": usable, "requests": len(sizes), "page": sum(sizes.values()) - data, "data": data}
