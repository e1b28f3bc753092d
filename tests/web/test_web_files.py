"""The page's files: small, without markup made of data, without anything from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.http.page import FOLDER
from api.settings import Settings
from assistant.life import OPINION, STATUSES

FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]


def test_the_whole_page_weighs_at_most_300_kilobytes() -> None:
    assert sum(path.stat().st_size for path in FILES) <= 300_000


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_data_never_becomes_markup_or_code(path: Path) -> None:
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc",
        path.read_text(encoding="utf-8"),
    )
    assert found == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    allowed = {"http://www.w3.org/2000/svg"}
    for path in FILES:
        if path.suffix != ".md":
            assert set(re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8"))) <= allowed, path


def test_every_script_has_one_job_said_at_its_head_and_stays_small() -> None:
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert re.match(r"/\*\* .+\.|// .+\.", text), path
        assert len(text.splitlines()) <= 300, path


def test_every_module_is_asked_for_with_the_page_not_when_another_names_it() -> None:
    named = re.findall(r'rel="modulepreload" href="/web/js/([^"]+)"', (FOLDER / "index.html").read_text("utf-8"))
    assert named == [path.name for path in SCRIPTS if path.name not in ("app.js", "theme.js", "early.js")]


def test_the_page_holds_no_inline_script_or_style_and_is_asked_for_anew(tmp_path: Path) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'k.db'}", workers=0))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        page = client.get("/")
        assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*\ssrc=)", page.text)
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for address in ["/", *re.findall(r'(?:src|href)="(/web/[^"]+)"', page.text)]:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert answer.headers["cache-control"] == "no-cache"
            assert client.get(address, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
        assert client.get("/web/../app.py").status_code == 404
        assert client.get("/web/%2e%2e/http/app.py").status_code == 404


def test_every_deed_of_the_audit_trail_has_vietnamese_words() -> None:
    routes = "".join(path.read_text(encoding="utf-8") for path in (FOLDER.parent / "http/routes").glob("*.py"))
    noted = (
        set(re.findall(r'\.note\([^,]+, "([\w -]+)"', routes))
        | {"account opened", "account shut"}
        | set(STATUSES)
        | {OPINION}
    )
    words = (FOLDER / "js/admin.js").read_text(encoding="utf-8")
    known = set(re.findall(r'^  "?([\w -]+?)"?: "', words, re.MULTILINE))
    assert noted - known == set()
