"""What the project table adds up to, in triệu đồng; parts always add up to their whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from assistant.plan import Project
from assistant.projects.facts import plain_number
from assistant.projects.proposals import area_proposal

UNKNOWN = "chưa rõ"
UNALLOCATED = "unallocated"
ZERO = Decimal(0)
MOST_DECIMALS = 6  # of a share: a part of a hundred million in the whole


@dataclass(frozen=True)
class Totals:
    """Sums of the rows with an amount; `unpriced` are the rows without, `in_year` an annual plan's own part."""

    projects: Decimal = ZERO
    security: Decimal = ZERO
    by_kind: dict[str, Decimal] = field(default_factory=dict)
    by_source: dict[str, Decimal] = field(default_factory=dict)
    by_year: dict[str, Decimal] = field(default_factory=dict)
    security_share: Decimal | None = None
    unpriced: tuple[str, ...] = ()
    in_year: Decimal | None = None
    security_in_year: Decimal | None = None  # of an annual plan, where every project's part of the year is known
    likely_security: Decimal = ZERO  # rows that speak of information security and told no part for it

    def numbers(self) -> frozenset[Decimal]:
        """Every sum and every share of the whole, as a text may print it; counts up to the number of rows are not among them."""
        parts = [*self.by_kind.values(), *self.by_source.values(), *self.by_year.values()]
        shares = percent_shares(self.by_kind, self.projects).values()
        parts.append(self.likely_security)
        told = (self.security_share, self.in_year, self.security_in_year, self.year_share, self.likely_share)
        single = [number for number in told if number is not None]
        return frozenset([self.projects, self.security, Decimal(len(self.unpriced)), *parts, *shares, *single])

    @property
    def year_share(self) -> Decimal | None:
        """The security part of the year's own money, in percent."""
        return share_of(self.security_in_year, self.in_year)

    @property
    def likely_share(self) -> Decimal | None:
        """What the security part would be, were the likely rows counted."""
        return share_of(self.security + self.likely_security, self.projects) if self.likely_security else None

    def as_json(self) -> dict[str, object]:
        """Plain decimal strings; by_year always tells what nobody allocated."""
        parts = {
            name: {key: plain_number(amount) for key, amount in mapping.items()}
            for name, mapping in (("by_kind", self.by_kind), ("by_source", self.by_source), ("by_year", self.by_year))
        }
        parts["by_year"].setdefault(UNALLOCATED, "0")
        out: dict[str, object] = {
            "projects": plain_number(self.projects),
            "security": plain_number(self.security),
            **parts,
            "security_share": plain_number(self.security_share) if self.security_share is not None else None,
            "unpriced": list(self.unpriced),
        }
        if self.in_year is not None:
            out["in_year"] = plain_number(self.in_year)
        return out


def percent_shares(parts: Mapping[str, Decimal], whole: Decimal) -> dict[str, Decimal]:
    """Each part's share, together 100% where the parts are the whole. One decimal, or as many as the smallest part needs: a part
    that is there is never 0%, nor is one beside another 100%."""
    told = {name: amount for name, amount in parts.items() if amount}
    if whole <= 0 or not told:
        return {}
    exact = {name: amount / whole * 100 for name, amount in told.items()}
    for decimals in range(1, MOST_DECIMALS + 1):
        shares = _rounded(exact, Decimal(1).scaleb(-decimals), 100 if sum(told.values()) == whole else None)
        if all(shares.values()):
            break
    return shares


def _rounded(exact: Mapping[str, Decimal], unit: Decimal, whole: int | None) -> dict[str, Decimal]:
    """Cut off, with what is missing to the whole given to those that lost most, the later first; without a whole rounded each alone."""
    if whole is None:
        return {name: share.quantize(unit, ROUND_HALF_UP) for name, share in exact.items()}
    shares = {name: share.quantize(unit, ROUND_DOWN) for name, share in exact.items()}
    short = int((whole - sum(shares.values(), ZERO)) / unit)
    order = list(exact)
    lost = sorted(order, key=lambda name: (exact[name] - shares[name], order.index(name)), reverse=True)
    return shares | {name: shares[name] + unit for name in lost[:short]}


def share_of(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Percent to one decimal, that never rounds up to a whole percent it does not reach: 9,96% is short of a limit of 10%."""
    if part is None or not whole or whole <= 0:
        return None
    exact = part / whole * 100
    share = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return share if share <= exact or share % 1 else exact.quantize(Decimal("0.01"), ROUND_DOWN)


def totals(projects: Iterable[Project], period: tuple[int, int]) -> Totals:
    """Add the table up. A plan of one year also tells that year's part."""
    rows = list(projects)
    priced = [project for project in rows if project.total is not None]
    whole = sum((amount_of(project) for project in priced), ZERO)
    security = sum((security_part(project) for project in priced), ZERO)
    by_year = _ordered_years(_collect(parts_by_year(project) for project in priced))
    return Totals(
        projects=whole,
        security=security,
        by_kind=_unknown_last(_collect(parts_by_kind(project) for project in priced)),
        by_source=_unknown_last(_collect(parts_by_source(project) for project in priced)),
        by_year=by_year,
        security_share=share_of(security, whole),
        unpriced=tuple(project.row for project in rows if project.total is None),
        in_year=by_year.get(str(period[0]), ZERO) if period[0] == period[1] else None,
        security_in_year=_security_in_year(priced, period[0]) if period[0] == period[1] else None,
        likely_security=sum((amount_of(project) for project in priced if _likely_security(project)), ZERO),
    )


def _security_in_year(projects: Iterable[Project], year: int) -> Decimal | None:
    """None as soon as a project of several years told a security part for all of them together."""
    total = ZERO
    for project in projects:
        part, whole = year_part(project, year), amount_of(project)
        if part is None or (part not in (ZERO, whole) and security_part(project) not in (ZERO, whole)):
            return None
        total += security_part(project) if part == whole else part if security_part(project) == whole else ZERO
    return total


def _likely_security(project: Project) -> bool:
    """Does a row without a told security part speak of nothing but information security?"""
    proposal = area_proposal(project, "")
    fact = proposal.fact if proposal else None
    return project.security is None and fact is not None and fact.value.endswith(".6")


def amount_of(project: Project) -> Decimal:
    return project.total if project.total is not None else ZERO


def security_part(project: Project) -> Decimal:
    """A project of the information-security group counts whole; else the part told. A part beyond its whole is not trusted."""
    whole = amount_of(project)
    if project.area.endswith(".6"):
        return whole
    told = project.security or ZERO
    return told if ZERO <= told <= whole else ZERO


def parts_by_kind(project: Project) -> dict[str, Decimal]:
    return _parts(amount_of(project), list(project.spending))


def parts_by_source(project: Project) -> dict[str, Decimal]:
    return _parts(amount_of(project), [(source.budget, source.amount) for source in project.sources])


def parts_by_year(project: Project) -> dict[str, Decimal]:
    """A one-year project belongs to its year; years told beyond the total are not trusted."""
    whole = amount_of(project)
    if project.start is not None and project.start == project.end:
        return {str(project.start): whole}
    told = sum((amount for _, amount in project.by_year), ZERO)
    if told > whole or any(amount < 0 for _, amount in project.by_year):
        return {UNALLOCATED: whole}
    return _collect([{str(year): amount} for year, amount in project.by_year] + [{UNALLOCATED: whole - told}])


def year_part(project: Project, year: int) -> Decimal | None:
    """What a project takes in a year; None when nobody told."""
    if project.total is None:
        return dict(project.by_year).get(year)
    part = parts_by_year(project)
    outside = project.start is not None and project.end is not None and not project.start <= year <= project.end
    return part.get(str(year), None if part.get(UNALLOCATED) and not outside else ZERO)


def _parts(whole: Decimal, told: Sequence[tuple[str, Decimal | None]]) -> dict[str, Decimal]:
    """One name without an amount takes the whole; what is told short of the whole, or beyond it, is unknown."""
    if len(told) == 1 and told[0][1] is None:
        return {told[0][0]: whole}
    amounts = [(name, amount) for name, amount in told if amount is not None]
    sure = sum((amount for _, amount in amounts), ZERO)
    if sure > whole or any(amount < 0 for _, amount in amounts):
        return {UNKNOWN: whole}
    return _collect([{name: amount} for name, amount in amounts] + [{UNKNOWN: whole - sure}])


def _collect(parts: Iterable[dict[str, Decimal]]) -> dict[str, Decimal]:
    out: dict[str, Decimal] = {}
    for part in parts:
        for name, amount in part.items():
            if amount:
                out[name] = out.get(name, ZERO) + amount
    return out


def _unknown_last(parts: dict[str, Decimal]) -> dict[str, Decimal]:
    return dict(sorted(parts.items(), key=lambda item: item[0] == UNKNOWN))


def _ordered_years(parts: dict[str, Decimal]) -> dict[str, Decimal]:
    return dict(sorted(parts.items(), key=lambda item: (item[0] == UNALLOCATED, item[0])))
