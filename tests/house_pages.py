"""The table of modules in each folder's README, made from their docstrings: `python -m tests.house_pages` writes them anew."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = (
    "assistant/reading",
    "assistant/drafting",
    "assistant/projects",
    "assistant/rewriting",
    "assistant/editing",
    "assistant/store",
    "assistant/writing",
    "assistant/export",
    "assistant/export/word",
    "assistant/export/xlsx",
    "assistant/export/notes",
    "assistant/export/summary",
    "corpus/language",
    "corpus/readers",
    "api/http",
    "api/http/routes",
    "api/http/schemas",
    "api/accounts",
)
_BLOCK = re.compile(r"(<!-- modules -->\n).*?(<!-- end -->)", re.DOTALL)


def with_modules(folder: Path) -> str:
    """The folder's README with its table of modules as the docstrings say now."""
    rows = [
        f"| `{path.name}` | {(ast.get_docstring(ast.parse(path.read_text(encoding='utf-8'))) or '').splitlines()[0].rstrip('.')} |"
        for path in sorted(folder.glob("*.py"))
        if path.name != "__init__.py"
    ]
    table = "\n".join(["| module | job |", "|---|---|", *rows])
    page = (folder / "README.md").read_text(encoding="utf-8")
    return _BLOCK.sub(lambda block: f"{block[1]}{table}\n{block[2]}", page)


def with_settings() -> str:
    """The README with its table of settings as the code says now."""
    from api.settings import settings_table

    page = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.sub(
        r"(<!-- settings.*?-->\n).*?(<!-- end -->)",
        lambda b: f"{b[1]}{settings_table()}\n{b[2]}",
        page,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    (ROOT / "README.md").write_text(with_settings(), encoding="utf-8")
    for name in FOLDERS:
        (ROOT / name / "README.md").write_text(with_modules(ROOT / name), encoding="utf-8")
