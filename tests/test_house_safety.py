"""What is never done with what people give: run as code or as a command, taken apart into objects, shown as markup."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEVER = {"eval", "exec", "os.system", "os.popen", "pickle.load", "pickle.loads", "marshal.loads", "yaml.unsafe_load"}
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|javascript:|onpaste")


def test_no_code_is_made_of_data() -> None:
    wrong, calls = [], 0
    for part in ("corpus", "assistant", "api"):
        for path in (ROOT / part).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    calls += 1
                    shell = any(word.arg == "shell" for word in node.keywords)
                    if ast.unparse(node.func) in NEVER or shell:
                        wrong.append((str(path), node.lineno))
    assert calls > 5000
    assert wrong == []


def test_the_page_makes_no_markup_of_data_and_runs_nothing_that_stands_in_it() -> None:
    files = [path for path in (ROOT / "api/web").rglob("*") if path.suffix in (".js", ".html")]
    assert len(files) > 20
    assert [str(path) for path in files if MARKUP.search(path.read_text(encoding="utf-8"))] == []
    page = (ROOT / "api/web/index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|<style|https?://", page)
