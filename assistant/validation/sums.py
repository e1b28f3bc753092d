"""What the project table adds up to: sums that agree, the share for information security."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.plan import Project, Severity
from assistant.projects import Totals, share_of, year_part
from assistant.validation.base import Check, Found, rule
from corpus.language import format_number, format_percent


def _place(check: Check) -> str:
    """Where the plan tells the share for information security."""
    told = next((r.id for r in check.desk.outline.requirements if r.id.endswith(".ten_percent")), "")
    return check.place(told) if told else "Kinh phí thực hiện"


def lacking(sums: Totals, projects: Sequence[Project], limit: Decimal) -> tuple[Decimal, Decimal, str] | None:
    """(share, money that is missing, of what) where the share of the whole, or of the plan's own year, is below the limit."""
    money, told, whole = sums.projects, sums.security, "tổng kinh phí"
    if sums.in_year is not None and sums.security_in_year is not None:
        money, told, whole = sums.in_year, sums.security_in_year, "kinh phí của năm"
    share = share_of(told, money)
    if any(p.total is not None and (p.security or 0) > p.total for p in projects):
        return None  # a part beyond its whole is told by its own rule: no share is known
    if sums.unpriced or share is None or told * 100 >= money * limit:
        return None
    return share, money * limit / 100 - told, whole


def missing_beyond_likely(sums: Totals, limit: Decimal) -> Decimal:
    """The money that is missing even when the rows that speak of information security are counted."""
    return sums.projects * limit / 100 - sums.security - sums.likely_security


def yearly_shares(projects: Sequence[Project], period: tuple[int, int]) -> dict[int, Decimal]:
    """Security share of each year; only where every project's money and security part are known for the year."""
    out: dict[int, Decimal] = {}
    for year in range(period[0], period[1] + 1):
        parts = [(project, _part(project, year)) for project in projects if project.total != 0]
        if any(part is None for _, part in parts):
            continue
        spread = [p for p, part in parts if part and part != p.total and p.security and not p.area.endswith(".6")]
        told = [(part if p.area.endswith(".6") else p.security or Decimal(0), part) for p, part in parts if part]
        share = share_of(
            sum((security for security, _ in told), Decimal(0)), sum((part for _, part in told), Decimal(0))
        )
        if share is not None and not spread:
            out[year] = share
    return out


def _part(project: Project, year: int) -> Decimal | None:
    """A project's money of a year; also one that nobody priced takes none beside its own years."""
    own = project.start is None or project.end is None or project.start <= year <= project.end
    return year_part(project, year) if own or project.total is not None else Decimal(0)


def shares_below(projects: Sequence[Project], limit: Decimal) -> list[tuple[Project, Decimal]]:
    """Projects whose told security part is below the limit, each with its share in percent."""
    told = [(p, p.security, p.total) for p in projects if p.security is not None and p.total is not None]
    return [
        (project, share)
        for project, part, whole in told
        if part * 100 < limit * whole and (share := share_of(part, whole)) is not None
    ]


def mismatches(sums: Totals, annual: bool) -> list[tuple[str, Decimal]]:
    """(how it is divided, what the parts add up to) where that is not the whole; an annual plan shows its own year alone."""
    divided = [("loại chi", sums.by_kind), ("nguồn vốn", sums.by_source)]
    divided += [] if annual else [("năm", sums.by_year)]
    added = [(name, sum(parts.values(), Decimal(0))) for name, parts in divided if parts]
    return [(name, total) for name, total in added if total != sums.projects]


def _below(check: Check) -> tuple[Decimal, Decimal, str] | None:
    limit = check.limit("security_share")
    return lacking(check.totals, check.projects, limit.number) if limit else None


@rule(
    "security.share",
    Severity.ERROR,
    "Kinh phí an toàn thông tin dưới mức tối thiểu của tổng kinh phí",
    limit="security_share",
)
def security_share(check: Check) -> Iterator[Found]:
    below, limit, likely = _below(check), check.limit("security_share"), check.totals.likely_share
    if below is None or limit is None:
        return
    share, money, whole = below
    more = (
        f" Có nhiệm vụ nói về an toàn thông tin nhưng chưa ghi phần kinh phí này; tính cả thì bằng {format_percent(likely)}."
        if likely is not None
        else ""
    )
    if not share and likely is not None and likely < limit.number:  # what the text says of it, to be confirmed
        yield (
            _place(check),
            f"Chưa nhiệm vụ nào ghi phần kinh phí an toàn thông tin; tính cả các nhiệm vụ nói về an toàn thông tin thì bằng "
            f"{format_percent(likely)} tổng kinh phí, dưới mức tối thiểu {format_percent(limit.number)}.",
            "Ghi phần an toàn thông tin trong từng dự án (security), và dành thêm "
            f"{format_number(missing_beyond_likely(check.totals, limit.number))} triệu đồng cho an toàn thông tin.",
        )
        return
    if not share and likely is None and not any(project.security is not None for project in check.projects):
        yield (  # as the text says: nobody told a part, which is not to say that it is nothing
            _place(check),
            f"Chưa nhiệm vụ, dự án nào ghi phần kinh phí an toàn thông tin nên chưa so được với mức tối thiểu {format_percent(limit.number)}.",
            f"Ghi phần an toàn thông tin trong từng dự án (security); mức tối thiểu là {format_number(money)} triệu đồng.",
        )
        return
    yield (
        _place(check),
        f"Kinh phí an toàn thông tin bằng {format_percent(share)} {whole}, dưới mức tối thiểu {format_percent(limit.number)}.{more}",
        f"Trong kinh phí hiện có cần dành thêm {format_number(money)} triệu đồng cho an toàn thông tin, "
        "hoặc ghi phần an toàn thông tin trong từng dự án (security).",
    )


@rule(
    "security.share_unknown",
    Severity.WARNING,
    "Chưa kết luận được tỷ lệ kinh phí an toàn thông tin vì còn dự án chưa có tổng mức",
    limit="security_share",
)
def security_share_unknown(check: Check) -> Iterator[Found]:
    """A share of a whole that nobody knows is no share: neither kept nor missed."""
    limit, share = check.limit("security_share"), check.totals.security_share
    rows = [str(number) for number, project in enumerate(check.projects, 1) if project.total is None]
    if limit is not None and rows:
        known = f" Tính riêng phần đã có kinh phí là {format_percent(share)}." if share else ""
        yield (
            _place(check),
            f"Chưa kết luận được mức tối thiểu {format_percent(limit.number)}: {len(rows)} dự án chưa có tổng mức.{known}",
            f"Ghi tổng mức của dòng {', '.join(rows)} rồi kiểm tra lại.",
        )


@rule(
    "security.share_year",
    Severity.ERROR,
    "Một năm đã phân kỳ có kinh phí an toàn thông tin dưới mức tối thiểu",
    limit="security_share",
)
def security_share_year(check: Check) -> Iterator[Found]:
    """Told only where the whole holds: a whole below the limit is told once. A part that nobody told is not nothing."""
    limit = check.limit("security_share")
    told = any(project.security is not None or project.area.endswith(".6") for project in check.projects)
    if limit is None or not told or _below(check):
        return
    for year, share in yearly_shares(check.projects, check.desk.plan.period).items():
        if share < limit.number:
            yield (
                f"Năm {year}",
                f"Kinh phí an toàn thông tin bằng {format_percent(share)} kinh phí của năm, dưới mức tối thiểu {format_percent(limit.number)}.",
                "Xem lại phân kỳ kinh phí an toàn thông tin.",
            )


@rule(
    "security.share_project",
    Severity.WARNING,
    "Dự án có phần an toàn thông tin dưới mức tối thiểu",
    limit="security_share",
)
def security_share_project(check: Check) -> Iterator[Found]:
    limit = check.limit("security_share")
    if limit is None or _below(check):
        return
    for project, share in shares_below(check.projects, limit.number):
        yield (
            check.row(project, "security"),
            f"Phần an toàn thông tin bằng {format_percent(share)} tổng mức.",
            f"Khung yêu cầu tối thiểu {format_percent(limit.number)} trong từng dự án công nghệ thông tin.",
        )


@rule("totals.mismatch", Severity.ERROR, "Các tổng không bằng nhau", "Công văn số 784/STTTT, Phần II mục VII, IX")
def mismatch(check: Check) -> Iterator[Found]:
    whole = format_number(check.totals.projects)
    for name, total in mismatches(check.totals, check.desk.plan.kind == "annual"):
        yield (
            "Kinh phí thực hiện",
            f"Tổng theo {name} là {format_number(total)}, tổng danh mục là {whole} triệu đồng.",
            "Kiểm tra lại số của từng dự án.",
        )
