"""Where a figure of the text comes from: told, by a formula of the pack, or added up from the project table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.drafting.desk import Desk
from assistant.export.origins import reckoned, shown
from assistant.expressions import compile_expression
from assistant.ledger import Known
from assistant.plan import Span, SpanKind
from assistant.reading.context import ROW
from corpus.errors import InputError
from corpus.framework import Quantity
from corpus.language import format_number

SHARE = "budget.security_share"


@dataclass(frozen=True)
class Input:
    """What a figure rests on: a quantity or a row of the table, its value as people read it, the facts (or rows) of it."""

    id: str
    label: str
    value: str
    refs: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """A quantity with its value. how: told | computed | unknown; `formula` with its figures put in, "" where it was told."""

    id: str
    label: str
    value: str
    how: str
    formula: str
    inputs: tuple[Input, ...]
    refs: tuple[str, ...]


def figure_of(id_: str, desk: Desk) -> Figure:
    """A quantity of the framework by id. Raises InputError for one that there is not."""
    spec = desk.pack.quantities.get(id_)
    if spec is None:
        raise InputError(f"khung không có số liệu “{id_[:60]}”.")
    known = desk.ledger.get(id_)
    if known is None or not known.settled:
        return Figure(id_, spec.label, "", "unknown", "", (), ())
    if desk.ledger.summed(id_):
        formula, inputs = _summed(id_, desk)
    elif known.derived:
        formula, inputs = reckoned(id_, desk), _inputs(spec, desk)
    else:
        formula, inputs = "", ()
    how = "computed" if known.derived else "told"
    return Figure(id_, spec.label, shown(known, spec), how, formula, inputs, known.refs)


def naming(desk: Desk) -> Callable[[Span], str]:
    """What gives the quantity that a span prints, where it was computed; "" for everything else."""
    found: dict[frozenset[str], list[tuple[str, str]]] = {}
    for name, spec in desk.pack.quantities.items():
        known = desk.ledger.get(name)
        if known is not None and known.derived and known.settled and known.refs:
            told = _bare(known, spec)
            found.setdefault(frozenset(known.refs), []).append((told, name))

    def named(span: Span) -> str:
        if span.kind is not SpanKind.VALUE:
            return ""
        alike = found.get(frozenset(span.refs), ())
        return next((name for told, name in alike if span.text == told or span.text.startswith(f"{told} ")), "")

    return named


def _bare(known: Known, spec: Quantity) -> str:
    """The value as it stands at the head of a span, without its unit."""
    return known.text if known.number is None or spec.type == "text" else shown(known, spec).split(" ")[0]


def _inputs(spec: Quantity, desk: Desk) -> tuple[Input, ...]:
    return tuple(
        Input(name, desk.pack.quantities[name].label, shown(known, desk.pack.quantities[name]), known.refs)
        for name in sorted(compile_expression(spec.derive).names)
        if name in desk.pack.quantities and (known := desk.ledger.get(name)) is not None
    )


def _summed(id_: str, desk: Desk) -> tuple[str, tuple[Input, ...]]:
    """Sums over rows: of the project table, or of a table of the framework."""
    if id_ == SHARE:
        names = ("budget.security", "budget.total")
        told = [(name, desk.ledger.get(name)) for name in names]
        inputs = tuple(
            Input(name, desk.pack.quantities[name].label, shown(known, desk.pack.quantities[name]), known.refs)
            for name, known in told
            if known is not None
        )
        return " / ".join([f"100 × {inputs[0].value}", inputs[1].value]), inputs
    known, spec = desk.ledger.get(id_), desk.pack.quantities[id_]
    refs = known.refs if known else ()
    if spec.sum_of or spec.same_of:
        formula = "cộng từ các dòng của bảng" if spec.sum_of else "giống nhau ở mọi dòng của bảng"
        return formula, _cells(refs, desk, summed=bool(spec.sum_of))
    rows = {f"project:{project.row}": project for project in desk.projects}
    inputs = tuple(
        Input(ref, rows[ref].name, format_number(total) if (total := rows[ref].total) is not None else "", (ref,))
        for ref in refs
        if ref in rows
    )
    return "cộng từ bảng nhiệm vụ, dự án", inputs


def _cells(refs: tuple[str, ...], desk: Desk, *, summed: bool) -> tuple[Input, ...]:
    """The cells of a table of the framework, each called by the first cell of its row."""
    told = {fact.id: fact for fact in desk.ledger.facts}
    heads: dict[tuple[str, str], str] = {}
    for fact in desk.ledger.facts:
        if fact.row and fact.quantity.startswith(ROW):
            heads.setdefault((fact.source, fact.row), fact.value)
    return tuple(
        Input(
            ref,
            heads.get((told[ref].source, told[ref].row), ""),
            format_number(told[ref].number) if summed else told[ref].value,
            (ref,),
        )
        for ref in refs
        if ref in told
    )
