"""Rows of a table in sentences and in annexes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.absence import compose_absence, denial_part, note_missing, refused
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.slots import fill, parse
from assistant.drafting.voice import capital, uncapital
from assistant.expressions import compile_expression
from assistant.ledger import Ledger
from assistant.plan import Cell, Fact, Paragraph, Project, Sentence, Span, SpanKind, Standing, Table
from assistant.reading.context import ROW
from corpus.framework import Column, Pattern, Prose, Quantity, Requirement
from corpus.language import format_number, polish, says

_NUMERIC = ("count", "money", "percent")


def row_facts(requirement: Requirement, desk: Desk) -> dict[str, dict[str, Fact]]:
    """Cells by row and column, in the order told."""
    return desk.ledger.rows(ROW + requirement.table, requirement.id)


def compose_rows(requirement: Requirement, desk: Desk) -> list[Part]:
    """A lead and, for each row, the lines of the pack; rows that only an annex shows are led to it by `slots`."""
    rows = row_facts(requirement, desk)
    if not rows:
        return _of_projects(requirement, desk) or compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    names = fields_of(requirement)
    parts: list[Part] = []
    alone = _row_lead(requirement, desk, rows)
    if alone or (lead := _lead(prose, len(rows), desk)):
        spans = alone or desk.fill(lead, entries=[next(iter(cells.values())) for cells in rows.values()])
        parts.append(
            Inline(
                Sentence(spans, id=f"{requirement.id}.lead", covers=tuple((requirement.id, n) for n in names)),
                opens=bool(prose.rows),
            )
        )
    lines = [
        part
        for number, (row, cells) in enumerate(rows.items(), 1)
        for part in _row_parts(requirement, desk, row, cells, number, names)
    ][1 if alone else 0 :]
    if prose.rows and not lines:  # nothing of the rows can be written: what was told is missing its other half
        note_missing(requirement, desk, set())
        return []
    beside = refused(requirement, desk)
    return parts + lines + ([denial_part(requirement, desk, beside)] if beside else [])


def _lead(prose: Prose, count: int, desk: Desk) -> str:
    """The fuller lead where all of its quantities are known."""
    key = "one" if count == 1 else "many"
    full = prose.lead.get(f"{key}_full", "")
    known = full and all(desk.ledger.known(name) for kind, name, _ in parse(full) if kind == "value" and name != "n")
    return full if known else prose.lead.get(key, "")


def _row_lead(requirement: Requirement, desk: Desk, rows: dict[str, dict[str, Fact]]) -> tuple[Span, ...]:
    """A row that stands alone is named in the lead: no list of one. Empty where the lead names no column."""
    lead = desk.prose(requirement).lead.get("one", "") if len(rows) == 1 else ""
    columns = {name for kind, name, _ in parse(lead) if kind == "value"} - {"n", *desk.ledger.quantities}
    ledger = row_ledger(desk, requirement, next(iter(rows.values())))
    if not columns or not all(ledger.known(name) for name in columns):
        return ()
    return tuple(
        replace(span, text=uncapital(span.text)) if span.kind is SpanKind.VALUE else span
        for span in fill(lead, ledger, desk.voice)
    )


def _of_projects(requirement: Requirement, desk: Desk) -> list[Part]:
    """What nobody answered, but projects of the table say by their names: each a line with its time."""
    told = [project for project in desk.projects if says(project.name, requirement.projects)]
    prose = desk.prose(requirement)
    if not told or "projects" not in prose.lead or desk.standing(requirement) not in _UNANSWERED:
        return []
    names = fields_of(requirement)
    parts: list[Part] = []
    if len(told) > 1 and "many" in prose.lead:
        parts.append(Inline(Sentence(desk.fill(prose.lead["many"]), id=f"{requirement.id}.lead"), opens=True))
    for project in told:
        text = polish(project.name, context=desk.voice.context).text
        act = any(text.lower().startswith(f"{word} ") for word in requirement.projects)
        key = "" if act and len(told) > 1 else "act" if act else "projects"
        lead = desk.fill(prose.lead[key]) if key in prose.lead else ()
        refs = (f"project:{project.row}",)
        spans = (*lead, Span(uncapital(text) if lead else capital(text), SpanKind.WORDS, refs), *_when(project, text))
        parts.append(Entry(desk.sentence(spans, requirement.id, f"project{project.row}", names, end="")))
    return parts


_UNANSWERED = (None, Standing.UNKNOWN, Standing.SKIPPED)


def _when(project: Project, name: str) -> tuple[Span, ...]:
    """ " trong năm 2022", " trong quý III/2021", " trong giai đoạn 2022-2024"; empty where it is not told or stands in the name."""
    if project.start is None or project.end is None or re.search(r"20\d\d", name):
        return ()
    years = f"năm {project.start}" if project.start == project.end else f"giai đoạn {project.start}-{project.end}"
    told = project.time if re.match(r"(?:quý|tháng) ", project.time) else years
    return (Span(f" trong {told}", SpanKind.VALUE, (f"project:{project.row}",)),)


def _row_parts(
    requirement: Requirement, desk: Desk, row: str, cells: dict[str, Fact], number: int, names: list[str]
) -> list[Part]:
    ledger = row_ledger(desk, requirement, cells)
    parts: list[Part] = []
    for line, alternatives in enumerate(desk.prose(requirement).rows, 1):
        pattern = _fitting(alternatives, ledger)
        if pattern is None:
            continue
        text = desk.voice.choose(pattern.variants, f"{requirement.id}.{row}.{line}")
        spans = fill(text, ledger, desk.voice)
        covers = [name for name in names if name in pattern.needs or name in pattern.covers] or (
            names if not requirement.fields else []
        )
        sentence = Sentence(
            spans, id=f"{requirement.id}.{row}.{line}", covers=tuple((requirement.id, name) for name in covers)
        )
        head = line == 1 and len(desk.prose(requirement).rows) > 1
        parts.append(Paragraph((sentence,), mark=f"{number}.") if head else Entry(sentence))
    return parts


def row_spans(requirement: Requirement, cells: dict[str, Fact], desk: Desk) -> tuple[Span, ...]:
    """A row as the pack's first line says it, for another place in a sentence; empty where no pattern fits."""
    ledger = row_ledger(desk, requirement, cells)
    pattern = next((found for line in desk.prose(requirement).rows[:1] if (found := _fitting(line, ledger))), None)
    if pattern is None:
        return ()
    spans = fill(pattern.variants[0], ledger, desk.voice)
    return (replace(spans[0], text=uncapital(spans[0].text)), *spans[1:])


def _fitting(alternatives: tuple[Pattern, ...], ledger: Ledger) -> Pattern | None:
    for pattern in alternatives:
        if all(ledger.known(name) for name in pattern.needs) and (
            not pattern.when or compile_expression(pattern.when).evaluate(ledger.environment()) is True
        ):
            return pattern
    return None


def row_ledger(desk: Desk, requirement: Requirement, cells: dict[str, Fact]) -> Ledger:
    """A row seen as a ledger of its columns; text cells in print form."""
    columns = desk.pack.tables[requirement.table].columns
    counted = {columns[id_].noun: fact.unit for id_, fact in reversed(cells.items()) if fact.unit and id_ in columns}
    quantities = {id_: _quantity(column, counted) for id_, column in columns.items()}
    facts = [
        Fact(
            quantity=id_,
            value=_printed(fact, columns[id_], desk),
            source=fact.source,
            unit=fact.unit,
            standing=fact.standing,
            hedge=fact.hedge,
            words=fact.words,
            id=fact.id,
        )
        for id_, fact in cells.items()
    ]
    return Ledger(quantities, facts, texts=desk.ledger.texts)


def _quantity(column: Column, counted: Mapping[str, str]) -> Quantity:
    """A column as a quantity; what a row says it counts ("tin bài") stands for all its counts of that kind."""
    kind = column.type if column.type in ("count", "money", "percent") else "text"
    return Quantity(label=column.label, type=kind, noun=counted.get(column.noun, column.noun) if column.noun else "")


def _printed(fact: Fact, column: Column, desk: Desk) -> str:
    if column.type in _NUMERIC or fact.standing is not Standing.GIVEN:
        return fact.value
    return cell_text(fact, column, desk.voice.context)


def cell_text(fact: Fact, column: Column, context: str) -> str:
    """A cell's printed form."""
    if fact.standing is Standing.NONE and column.type in ("level", "month", "yesno") and len(fact.words.split()) > 1:
        told = polish(fact.words, context=context)
        return "Chưa xác định" if says(told.text, ["xác định", "phân loại"]) or not told.certain else capital(told.text)
    if fact.standing is Standing.NONE and column.type not in _NUMERIC:
        return "Không có" if column.type == "text" else "Chưa"
    if fact.standing is not Standing.GIVEN and not fact.value:
        return f"«[chưa có số liệu: {column.label}]»"
    if column.type in _NUMERIC:
        return f"{fact.hedge} {format_number(Decimal(fact.value))}".strip()
    if column.type in ("date", "month"):
        return f"{fact.hedge} {printed_date(fact.value)}".strip()
    if column.type == "yesno":
        return "Đáp ứng" if fact.value == "yes" else "Chưa đáp ứng"
    if column.type == "level":
        return fact.value
    if fact.value.startswith(("http://", "https://", "www.")):
        return fact.value
    polished = polish(fact.value, context=context)
    if not polished.certain:
        return f"«[cần xác nhận: {polish_plain(fact.value)}]»"
    text = polished.text
    for token in filter(str.islower, polished.unresolved):  # shorthand of which nobody can say what it stands for
        text = re.sub(rf"(?<!\w){re.escape(token)}(?!\w)", f"«[cần xác nhận: {token}]»", text)
    return text


def polish_plain(text: str) -> str:
    return " ".join("".join(" " if char in "«»[]{}<>" else char for char in text).split())


def printed_date(iso: str) -> str:
    """ "2019-11" -> "11/2019", "2019-11-05" -> "05/11/2019"; months 1, 2 take a leading zero."""
    parts = iso.split("-")
    if len(parts) == 1 or "Q" in iso:
        return iso if len(parts) == 1 else f"quý {['I', 'II', 'III', 'IV'][int(parts[1][1]) - 1]}/{parts[0]}"
    month = f"{int(parts[1]):02d}" if int(parts[1]) < 3 else str(int(parts[1]))
    return f"{month}/{parts[0]}" if len(parts) == 2 else f"{int(parts[2]):02d}/{month}/{parts[0]}"


def annex_table(requirements: list[Requirement], desk: Desk, *, landscape: bool) -> Table | None:
    """A table of all rows of the given requirements; None when there is no row."""
    first = desk.pack.tables[requirements[0].table]
    columns = first.columns
    rows: list[tuple[Cell, ...]] = []
    for requirement in requirements:
        for cells in row_facts(requirement, desk).values():
            rows.append(
                (
                    Cell(str(len(rows) + 1), "center"),
                    *(_cell(cells.get(id_), column, desk) for id_, column in columns.items()),
                )
            )
    if not rows:
        return None
    header = (Cell("TT", "center", True), *(Cell(capital(column.label), "center", True) for column in columns.values()))
    money = any(column.type == "money" for column in columns.values())
    return Table(
        (header,),
        tuple(rows),
        (0.5, *(column.width for column in columns.values())),
        footer=_totals(rows, columns, requirements, desk),
        unit_note="ĐVT: triệu đồng" if money else "",
        landscape=landscape,
    )


def _cell(fact: Fact | None, column: Column, desk: Desk) -> Cell:
    align = (
        "right"
        if column.type == "money"
        else "center"
        if column.type in ("count", "level", "month", "date", "years", "percent")
        else "left"
    )
    if fact is None:
        return Cell(f"«[chưa có số liệu: {column.label}]»", "left")
    return Cell(
        capital(cell_text(fact, column, desk.voice.context))
        if column.type in ("text", "yesno") and not fact.value.startswith("http")
        else cell_text(fact, column, desk.voice.context),
        align,
        refs=(fact.id,),
    )


def _totals(
    rows: list[tuple[Cell, ...]], columns: dict[str, Column], requirements: list[Requirement], desk: Desk
) -> tuple[tuple[Cell, ...], ...]:
    """A "Tổng cộng" row under the money column, when every row has its amount."""
    money = [position for position, column in enumerate(columns.values(), 1) if column.type == "money"]
    id_ = next((id_ for id_, column in columns.items() if column.type == "money"), "")
    facts = [cells.get(id_) for r in requirements for cells in row_facts(r, desk).values()] if id_ else []
    if not money or any(fact is None or not fact.value for fact in facts) or len(rows) < 2:
        return ()
    total = sum((Decimal(fact.value) for fact in facts if fact is not None), Decimal(0))
    refs = tuple(fact.id for fact in facts if fact is not None)
    after = len(columns) - money[0]
    return (
        (
            Cell("Tổng cộng", "center", True, span=money[0]),
            Cell(format_number(total), "right", True, refs=refs),
            *(Cell("", bold=True) for _ in range(after)),
        ),
    )
