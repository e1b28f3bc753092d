"""Pages that the program writes: tables of modules and settings, the page of rules; `python -m tests.house_pages` writes them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = (
    "assistant/attached",
    "assistant/reading",
    "assistant/interview/talk",
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
RULES = ROOT / "assistant/validation/README.md"
_RULES_HEAD = """# Quy tắc kiểm tra

Trang này do chương trình viết từ bảng quy tắc (`python -m tests.house_pages`).
Lỗi chặn bản chính thức; cần xem lại và ghi chú thì không.

| mã | mức | điều được kiểm tra | căn cứ |
|---|---|---|---|
"""
_SEVERITY = {"error": "lỗi", "warning": "cần xem lại", "info": "ghi chú"}
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


def rules_page() -> str:
    """The page of the rules of validation as their table says now."""
    from assistant.validation.base import load_rules
    from corpus.packs import load_pack

    pack = load_pack()
    rows = [
        f"| `{rule.id}` | {_SEVERITY[str(rule.severity)]} | {rule.title} | {rule.basis_in(pack)} |"
        for rule in load_rules()
    ]
    return _RULES_HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    (ROOT / "README.md").write_text(with_settings(), encoding="utf-8")
    RULES.write_text(rules_page(), encoding="utf-8")
    for name in FOLDERS:
        (ROOT / name / "README.md").write_text(with_modules(ROOT / name), encoding="utf-8")
