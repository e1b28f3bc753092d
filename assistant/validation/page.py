"""The page of rules, made from the table of rules: `python -m assistant.validation.page` writes it anew."""

from __future__ import annotations

from pathlib import Path

from assistant.validation.base import load_rules
from corpus.packs import load_pack

HEAD = """# Quy tắc kiểm tra

Trang này do chương trình viết từ bảng quy tắc (`python -m assistant.validation.page`).
Lỗi chặn bản chính thức; cần xem lại và ghi chú thì không.

| mã | mức | điều được kiểm tra | căn cứ |
|---|---|---|---|
"""
SEVERITY = {"error": "lỗi", "warning": "cần xem lại", "info": "ghi chú"}


def rules_page() -> str:
    """The whole page."""
    pack = load_pack()
    rows = [
        f"| `{rule.id}` | {SEVERITY[str(rule.severity)]} | {rule.title} | {rule.basis_in(pack)} |"
        for rule in load_rules()
    ]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent / "README.md").write_text(rules_page(), encoding="utf-8")
