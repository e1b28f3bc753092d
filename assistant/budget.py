"""The money of a plan as quantities: what the project table adds up to, ready for patterns, rules and the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.ledger import Known
from assistant.plan import Fact, Project
from assistant.projects import UNALLOCATED, UNKNOWN, Totals, parts_by_year, percent_shares, year_part
from assistant.projects.alike import same_work
from assistant.projects.words import with_level
from corpus.framework import Quantity
from corpus.language import format_count, format_money, format_percent, polish, spell_money


def budget_quantities(totals: Totals, projects: Sequence[Project], first: int) -> dict[str, Known]:
    """budget.* values with the rows they were added from; nothing when no project has an amount. `first`: the plan's first year."""
    refs = tuple(f"project:{project.row}" for project in projects)
    out: dict[str, Known] = {"budget.count": _number("budget.count", Decimal(len(projects)), refs)}
    priced = [project for project in projects if project.total is not None]
    if not priced:
        return out
    out["budget.total"] = _number("budget.total", totals.projects, refs)
    out["budget.words"] = _text("budget.words", spell_money(totals.projects), refs)
    out["budget.security"] = _number("budget.security", totals.security, refs)
    for name, number in (
        ("security_share", totals.security_share),
        ("security_year", totals.security_in_year),
        ("security_year_share", totals.year_share),
        ("security_likely", totals.security + totals.likely_security if totals.likely_security else None),
        ("security_likely_share", totals.likely_share),
    ):
        if number is not None:
            out[f"budget.{name}"] = _number(f"budget.{name}", number, refs)
    out["budget.sources"] = _text("budget.sources", sources_text(totals.by_source), refs)
    kinds = [name for name, amount in totals.by_kind.items() if amount]
    if kinds:  # rows that cost nothing are of no kind
        name = "budget.kinds" if len(kinds) > 1 else "budget.kind"
        out[name] = _text(name, kinds_text(totals.by_kind, totals.projects), refs)
    years = {year: amount for year, amount in totals.by_year.items() if year != UNALLOCATED}
    earlier = sum((amount for year, amount in years.items() if int(year) < first), Decimal(0))
    if earlier:
        out["budget.earlier"] = _number("budget.earlier", earlier, refs)
        out["budget.in_period"] = _number("budget.in_period", totals.projects - earlier, refs)
    if years:
        told = [f"năm {year} là {format_money(amount)}" for year, amount in years.items()]
        out["budget.years"] = _text("budget.years", ", ".join(told), refs)
    unallocated = totals.by_year.get(UNALLOCATED, Decimal(0))
    if unallocated:
        out["budget.unallocated"] = _number("budget.unallocated", unallocated, refs)
        spread = [p for p in priced if parts_by_year(p).get(UNALLOCATED)]
        out["budget.unallocated_rows"] = _text("budget.unallocated_rows", format_count(Decimal(len(spread))), refs)
    if totals.in_year is not None and totals.in_year != totals.projects:
        out["budget.in_year"] = _number("budget.in_year", totals.in_year, refs)
        untold = sum(year_part(project, first) is None for project in priced)
        if untold:  # the year's own part of a longer project, that nobody told: the sum above is short of it
            out["budget.year_untold"] = _text("budget.year_untold", format_count(Decimal(untold)), refs)
    out["budget.priced"] = _text("budget.priced", format_count(Decimal(len(priced))), refs)
    unpriced = len(projects) - len(priced)
    if unpriced:
        out["budget.unpriced"] = _text("budget.unpriced", format_count(Decimal(unpriced)), refs)
    return out


PAST = "row:past_projects"  # rows of the period before


def repeated(projects: Sequence[Project], facts: Sequence[Fact]) -> list[tuple[Project, dict[str, Fact]]]:
    """Projects that the period before lists too, each with the cells of its row there."""
    rows: dict[tuple[str, str], dict[str, Fact]] = {}
    for fact in facts:
        if fact.quantity == PAST and fact.row:
            rows.setdefault((fact.source, fact.row), {})[fact.column] = fact
    named = [(cells, polish(cells["name"].value).text) for cells in rows.values() if "name" in cells]
    return [
        (project, cells)
        for project in projects
        for cells, name in named
        if project.name and same_work(polish(project.name).text, name)
    ]


def counted_twice(project: Project, first: int) -> bool:
    """Does its whole amount stand in the plan's sum, though it began before and nobody told the part of each year?"""
    began = project.kind == "chuyển tiếp" or (project.start is not None and project.start < first)
    return began and project.total is not None and not project.by_year


def repeated_quantities(projects: Sequence[Project], facts: Sequence[Fact], first: int) -> dict[str, Known]:
    """budget.repeated: the money of running projects that is told of the period before as well."""
    found = {p.row: p for p, _ in repeated(projects, facts) if counted_twice(p, first)}
    if not found:
        return {}
    refs = tuple(f"project:{row}" for row in found)
    money = sum((project.total or Decimal(0) for project in found.values()), Decimal(0))
    return {
        "budget.repeated": _number("budget.repeated", money, refs),
        "budget.repeated_rows": _text("budget.repeated_rows", format_count(Decimal(len(found))), refs),
    }


def sources_text(parts: dict[str, Decimal]) -> str:
    """ "từ nguồn ngân sách tỉnh" or, of several, "gồm ngân sách tỉnh … và ngân sách huyện …", each with its amount."""
    told = [(name, amount) for name, amount in parts.items() if amount]
    if len(told) == 1:
        return (
            "nguồn vốn chưa xác định"
            if told[0][0] == UNKNOWN
            else f"từ nguồn {with_level(_name(told[0][0]), _name(told[0][0]))}"
        )
    pieces = [with_level(f"{_name(name)} {format_money(amount)}", _name(name)) for name, amount in told]
    return f"gồm {', '.join(pieces[:-1])} và {pieces[-1]}" if pieces else "nguồn vốn chưa xác định"


def kinds_text(parts: dict[str, Decimal], total: Decimal) -> str:
    """Each kind with its share, all to the same decimals."""
    told = [(name, amount) for name, amount in parts.items() if amount]
    if len(told) == 1:
        return _kind(told[0][0])
    shares = percent_shares(parts, total)
    return ", ".join(
        f"{_kind(name)} là {format_money(amount)} ({format_percent(shares[name], _decimals(shares[name]))})"
        for name, amount in told
    )


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _kind(name: str) -> str:
    return "phần chưa rõ loại chi" if name == UNKNOWN else name[:1].lower() + name[1:]


def _name(name: str) -> str:
    return "nguồn chưa xác định" if name == UNKNOWN else name[:1].lower() + name[1:]


def _number(quantity: str, number: Decimal, refs: tuple[str, ...]) -> Known:
    return Known(quantity, number, format(number, "f"), derived=True, refs=refs)


def _text(quantity: str, text: str, refs: tuple[str, ...]) -> Known:
    return Known(quantity, None, text, derived=True, refs=refs)


def row_sums(quantities: Mapping[str, Quantity], facts: Sequence[Fact]) -> dict[str, Known]:
    """Quantities that add up a column of the rows told, or say what it holds in all; unknown as long as one row lacks its cell."""
    out: dict[str, Known] = {}
    for name, spec in quantities.items():
        if not (spec.sum_of or spec.same_of):
            continue
        source, column = (spec.sum_of or spec.same_of).split(":")
        rows = {fact.row for fact in facts if fact.source == source and fact.row}
        cells = [fact for fact in facts if fact.source == source and fact.column == column and fact.value]
        if not cells or {fact.row for fact in cells} != rows:
            continue
        refs = tuple(fact.id for fact in cells)
        texts = [polish(fact.value) for fact in cells]
        names = {text.text[:1].lower() + text.text[1:] for text in texts}
        if spec.sum_of:
            out[name] = _number(name, sum((fact.number for fact in cells), Decimal(0)), refs)
        elif len(names) == 1 and texts[0].certain:
            out[name] = _text(name, names.pop(), refs)
    return out
