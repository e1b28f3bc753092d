"""Errors make sense wherever they are read: what is for a terminal stands apart, nothing tells where things lie on the disk."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import InputError

ROOT = Path(__file__).parent.parent
SHARED = ("corpus", "assistant", "api/http", "api/accounts")  # what the page and the terminal both show
TERMINAL = re.compile(r"kehoach [a-z]|(?:^|\s)--[a-z]|\blệnh\b", re.IGNORECASE)


def sentences(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every text given to an error or a problem, but for its command."""
    for node in ast.walk(tree):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and (
            name.endswith(("Error", "Problem", "Away", "_problem")) or name == "Problem"
        ):
            given = [*node.args, *(word.value for word in node.keywords if word.arg != "command")]
            yield from (x for part in given for x in ast.walk(part) if isinstance(x, ast.Constant))


def test_no_error_that_the_page_may_show_names_a_command() -> None:
    files = [path for part in SHARED for path in (ROOT / part).rglob("*.py")]
    texts = [(path, x.value) for path in files for x in sentences(ast.parse(path.read_text(encoding="utf-8")))]
    assert sum(isinstance(text, str) for _, text in texts) > 300
    assert [(str(path), text) for path, text in texts if isinstance(text, str) and TERMINAL.search(text)] == []


def test_over_http_errors_are_told_without_their_commands() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "api/http").rglob("*.py")}
    assert [str(path) for path, text in texts.items() if re.search(r"str\((?:error|away|err|exc)\)", text)] == []


@pytest.mark.parametrize("place", ["/srv/du-lieu/index", ""])
def test_an_error_is_told_without_command_and_disk(place: str) -> None:
    error = InputError("chưa có chỉ mục.", place=place, remedy="Lập lại chỉ mục.", command="kehoach corpus build")
    assert error.told == "chưa có chỉ mục. Lập lại chỉ mục."
    assert str(error).endswith("chưa có chỉ mục. Lập lại chỉ mục. Lệnh: kehoach corpus build")
    assert str(error).startswith(place)


def test_a_place_in_what_was_given_is_told() -> None:
    assert InputError("sai dạng.", place="tệp trả lời, khóa unit").told == "tệp trả lời, khóa unit: sai dạng."
