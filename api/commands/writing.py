"""rewrite --write: a whole section by the configured model, each sentence told as it comes with who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.console import note, progress
from assistant.model import Model
from assistant.plan import Section
from assistant.rewriting import Suggestion
from assistant.writing import Written, brief_of, draft_section
from corpus.folders import data_folder
from corpus.lookup import open_searcher

if TYPE_CHECKING:
    from assistant.pipeline import Result


def written_section(section: Section, how: str, model: Model, result: Result) -> list[Suggestion]:
    """What may be taken of it; the rest stays as composed. Raises ModelAway when the model cannot be reached."""
    brief = brief_of(section, result.desk.outline, open_searcher(data_folder(), progress()), result.plan.date)
    note(
        f"Gửi đến {model.where}: tên mục, yêu cầu của khung, các căn cứ tìm được và các từ nối; số liệu, tên riêng, lời của đơn vị không gửi đi."
    )
    for ground in brief.grounds:
        note(f"Căn cứ: {ground.citation}")
    told: list[Written] = []
    for written in draft_section(section, brief, how, model):
        told.append(written)
        note(_line(written))
    return [suggestion for written in told if (suggestion := written.suggestion)]


def _line(written: Written) -> str:
    who = "mô hình viết" if written.after.origin == "model" else written.why
    rests = ", ".join(dict.fromkeys(written.after.refs))
    return f"  [{who}{f'; dựa trên {rests}' if rests else ''}] {written.after.text}"
