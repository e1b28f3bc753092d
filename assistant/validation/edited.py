"""Text that people edited, and its facts."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.editing.laying import Stale
from assistant.plan import Section, Severity
from assistant.validation.base import Check, Found, rule

LONGEST = 160  # characters of a sentence that a finding shows


@rule("text.stale", Severity.WARNING, "Câu người dùng sửa cũ hơn số liệu của nó")
def stale(check: Check) -> Iterator[Found]:
    for section, found in _stale(check, kept=True):
        what = f"Câu đã sửa “{_cut(found.yours)}”" if found.yours else "Câu đã bỏ"
        now = f"nay soạn là “{_cut(found.composed)}”" if found.composed else "nay không còn được soạn"
        yield (
            check.section(section),
            f"{what} cũ hơn số liệu: {now}.",
            "Lấy câu mới soạn, sửa lại câu của mình, hoặc xác nhận giữ câu đã sửa.",
        )


@rule("text.reworded", Severity.INFO, "Cách viết lại không còn dùng vì số liệu đã đổi")
def reworded(check: Check) -> Iterator[Found]:
    for section, found in _stale(check, kept=False):
        yield (
            check.section(section),
            f"Câu viết lại “{_cut(found.yours)}” đã thay bằng câu soạn theo số liệu mới: “{_cut(found.composed)}”.",
            "Cần thì viết lại câu mới.",
        )


def _stale(check: Check, *, kept: bool) -> Iterator[tuple[Section, Stale]]:
    sections = {section.id: section for section in check.document.walk()}
    for found in check.stale:
        if found.kept is kept and found.section in sections:
            yield sections[found.section], found


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
