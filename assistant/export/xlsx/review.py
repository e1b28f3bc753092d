"""The framework's list of legal documents: reviewed or not, what each gives the unit to do, into which mục it goes."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.drafting.desk import Desk
from assistant.export.xlsx.model import Column, Sheet, Value
from assistant.plan import Fact, Standing
from assistant.reading.context import REVIEW
from corpus.language import format_date
from corpus.legal import LegalDocument, cite_full, load_catalogue, rank, status_on

_COLUMNS = (
    Column("TT", 5),
    Column("Văn bản", 60),
    Column("Hiệu lực vào ngày của kế hoạch", 28),
    Column("Đã rà soát", 11),
    Column("Giao đơn vị làm gì", 50),
    Column("Đưa vào mục", 14),
    Column("Nguyên lời", 36),
)


def review_sheet(desk: Desk) -> list[Sheet]:
    """One row a document of the list, by rank; a document nobody spoke of is not reviewed. Empty without such a list."""
    requirement = desk.outline.by_id.get(desk.pack.info.review)
    if requirement is None:
        return []
    documents = sorted((d for d in load_catalogue().documents if requirement.at in d.named_at), key=rank)
    told = desk.ledger.rows(REVIEW)
    rows = [_row(number, document, told.get(document.key, {}), desk) for number, document in enumerate(documents, 1)]
    title = f"Rà soát văn bản {requirement.at}"
    note = f"Hiệu lực xét vào ngày {format_date(desk.plan.date)}. Văn bản chưa ai nói đến được coi là chưa rà soát."
    return [Sheet(title, title, _COLUMNS, tuple(rows), note=note)]


def _row(number: int, document: LegalDocument, told: Mapping[str, Fact], desk: Desk) -> tuple[Value, ...]:
    words = next((fact.words for fact in told.values() if fact.words), "")
    return (
        number,
        cite_full(document),
        status_on(document, desk.plan.date).text,
        "Đã rà soát" if reviewed(told.get("reviewed")) else "Chưa",
        _text(told.get("task")),
        _text(told.get("section")),
        words,
    )


def reviewed(fact: Fact | None) -> bool:
    """A document counts as reviewed only when someone said so."""
    return fact is not None and fact.standing is Standing.GIVEN and fact.value == "yes"


def _text(fact: Fact | None) -> str:
    if fact is None or fact.standing is Standing.GIVEN:
        return fact.value if fact else ""
    return "Không có" if fact.standing is Standing.NONE else "Chưa rõ"
