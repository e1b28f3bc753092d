"""The framework's list of legal documents gone through: which were reviewed, what each gives the unit to do, into which mục it goes."""

from __future__ import annotations

import re

from assistant.plan import Standing
from assistant.reading.context import REVIEW, Telling
from assistant.reading.standing import find_standing
from corpus.framework import Outline
from corpus.language import fold, split_items
from corpus.language.lists import Item
from corpus.legal import load_catalogue
from corpus.references import find_references, resolve_on

_ALL = re.compile(r"(?:da )?(?:ra soat|xem|doc)\s+(?:het|toan bo|tat ca|day du|du)(?!\w)")
_PLACE = re.compile(
    r"[\s,;.–-]*\(?(?:(?:đưa|dua|ghi|xếp|xep)\s+)?(?:vào|vao|ở|o|tại|tai)?\s*(?:mục|muc)\s+([IVX]+(?:\.\d{1,2})?)\)?[\s.]*$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^[\s,:;.–-]*(?:(?:đã|da)\s+(?:rà soát|ra soat|xem)[\s,:;.–-]*)?(?:(?:có\s+|co\s+)?giao\s+(?!ban))?", re.IGNORECASE
)
_HEAD = 25  # characters before which a document must be named to be the one spoken of
_NOTHING = re.compile(r"(?:khong|ko|chua)\s+(?:giao|co)\s+(?:viec|nhiem vu|noi dung)?.{0,24}")


def read_reviewed(telling: Telling) -> None:
    """One row a document (key of the catalogue): reviewed, task, section. What names no document is asked back."""
    text = telling.text
    if _ALL.match(fold(text)):
        for key in listed(telling.requirement.at):
            telling.add(REVIEW, "yes", row=key, column="reviewed", words=text, end=len(text))
        return
    for item in split_items(text, sentences=True):
        key, rest = _document(telling, item)
        if not key:
            telling.doubt(
                f"“{item.text[:60]}” nói về văn bản nào? Ghi, ví dụ: Kế hoạch 73/KH-UBND: gửi báo cáo định kỳ qua hệ thống, đưa vào mục IV.5."
            )
            telling.reading.leftover.append(item.text)
            continue
        _tell(telling, key, rest, item)


def listed(at: str) -> list[str]:
    """Keys of the documents that the framework lists at a place ("Phụ lục III")."""
    return [document.key for document in load_catalogue().documents if at in document.named_at]


def task_sections(outline: Outline) -> dict[str, str]:
    """Sections that take tasks, by the number a person writes: "IV.5" -> id."""
    numbers = {spec.id: spec.number for spec in outline.sections}
    return {
        f"{numbers[spec.parent]}.{spec.number}": spec.id
        for spec in outline.sections
        if spec.layout == "tasks" and spec.level == "clause" and spec.parent in numbers
    }


def _document(telling: Telling, item: Item) -> tuple[str, str]:
    """(key, what is said of it) where the entry opens with a document of the catalogue."""
    for reference in find_references(item.text):
        if reference.start <= _HEAD:
            found = resolve_on(reference, load_catalogue(), telling.context.date)
            if found.certain and found.documents:
                return found.documents[0].key, item.text[reference.end :]
    return "", ""


def _tell(telling: Telling, key: str, rest: str, item: Item) -> None:
    def add(column: str, value: str, standing: Standing = Standing.GIVEN) -> None:
        telling.add(
            REVIEW, value, row=key, column=column, words=item.text, start=item.start, end=item.end, standing=standing
        )

    add("reviewed", "yes")
    place = _PLACE.search(rest)
    task = _SAID.sub("", rest[: place.start()] if place else rest).strip(" ,:;.–-()")
    if not task:
        return
    if find_standing(task) in (Standing.NONE, Standing.NOT_APPLICABLE) or _NOTHING.fullmatch(fold(task)):
        add("task", "", Standing.NONE)
        return
    add("task", task)
    sections = task_sections(telling.context.pack.outlines[telling.context.kind])
    if place and place[1].upper() in sections:
        add("section", place[1].upper())
    else:
        told = f"mục {place[1]} không nhận nhiệm vụ" if place else "chưa ghi đưa vào mục nào"
        telling.doubt(f"“{item.text[:60]}”: {told}. Ghi thêm một trong các mục {', '.join(sections)}.")
