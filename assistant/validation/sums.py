"""What the project table adds up to: sums that agree, the share for information security."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.plan import Severity
from assistant.projects import year_part
from assistant.validation.base import Check, Found, rule
from corpus.language import format_number, format_percent


def _place(check: Check) -> str:
    """Where the plan tells the share for information security."""
    told = next((r.id for r in check.desk.outline.requirements if r.id.endswith(".ten_percent")), "")
    return check.place(told) if told else "Kinh phí thực hiện"


def _lacking(check: Check) -> tuple[Decimal, Decimal, str] | None:
    """(share, money that is missing, of what) where the share of the whole, or of the plan's own year, is below the limit."""
    sums, limit = check.totals, check.limit("security_share")
    annual = sums.security_in_year is not None and sums.in_year is not None
    share = sums.year_share if annual else sums.security_share
    money, told = (sums.in_year, sums.security_in_year) if annual else (sums.projects, sums.security)
    if any(p.total is not None and (p.security or 0) > p.total for p in check.projects):
        return None  # a part beyond its whole is told by its own rule: no share is known
    if sums.unpriced or limit is None or share is None or share >= limit.number or money is None or told is None:
        return None
    return share, money * limit.number / 100 - told, "kinh phí của năm" if annual else "tổng kinh phí"


@rule(
    "security.share",
    Severity.ERROR,
    "Kinh phí an toàn thông tin dưới mức tối thiểu của tổng kinh phí",
    limit="security_share",
)
def security_share(check: Check) -> Iterator[Found]:
    lacking, limit, likely = _lacking(check), check.limit("security_share"), check.totals.likely_share
    if lacking is None or limit is None:
        return
    share, money, whole = lacking
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
            f"{format_number(check.totals.projects * limit.number / 100 - check.totals.security - check.totals.likely_security)} "
            "triệu đồng cho an toàn thông tin.",
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
        known = f" Tính riêng phần đã có kinh phí là {format_percent(share)}." if share is not None else ""
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
    """Told only where the whole holds: a whole below the limit is told once."""
    limit = check.limit("security_share")
    if limit is None or _lacking(check):
        return
    for year, share in _yearly_shares(check).items():
        if share < limit.number:
            yield (
                f"Năm {year}",
                f"Kinh phí an toàn thông tin bằng {format_percent(share)} kinh phí của năm, dưới mức tối thiểu {format_percent(limit.number)}.",
                "Xem lại phân kỳ kinh phí an toàn thông tin.",
            )


def _yearly_shares(check: Check) -> dict[int, Decimal]:
    """Security share of each year; only where every project's money and security part are known for the year."""
    first, last = check.desk.plan.period
    out: dict[int, Decimal] = {}
    for year in range(first, last + 1):
        parts = [(project, year_part(project, year)) for project in check.projects if project.total]
        if any(part is None for _, part in parts):
            continue
        spread = [p for p, part in parts if part and part != p.total and p.security and not p.area.endswith(".6")]
        money = sum((part for _, part in parts if part), Decimal(0))
        if money and not spread:
            security = sum(
                (part if p.area.endswith(".6") else (p.security or Decimal(0)) for p, part in parts if part), Decimal(0)
            )
            out[year] = (security / money * 100).quantize(Decimal("0.1"))
    return out


@rule(
    "security.share_project",
    Severity.WARNING,
    "Dự án có phần an toàn thông tin dưới mức tối thiểu",
    limit="security_share",
)
def security_share_project(check: Check) -> Iterator[Found]:
    limit = check.limit("security_share")
    if limit is None or _lacking(check):
        return
    for project in check.projects:
        if project.total and project.security is not None and project.security * 100 < limit.number * project.total:
            share = format_percent((project.security / project.total * 100).quantize(Decimal("0.1")))
            yield (
                check.row(project, "security"),
                f"Phần an toàn thông tin bằng {share} tổng mức.",
                f"Khung yêu cầu tối thiểu {format_percent(limit.number)} trong từng dự án công nghệ thông tin.",
            )


@rule("totals.mismatch", Severity.ERROR, "Các tổng không bằng nhau", "Công văn số 784/STTTT, Phần II mục VII, IX")
def mismatch(check: Check) -> Iterator[Found]:
    totals = check.totals
    for name, parts in (("loại chi", totals.by_kind), ("nguồn vốn", totals.by_source), ("năm", totals.by_year)):
        total = sum(parts.values(), Decimal(0))
        if parts and total != totals.projects and not (name == "năm" and check.desk.plan.kind == "annual"):
            yield (
                "Kinh phí thực hiện",
                f"Tổng theo {name} là {format_number(total)}, tổng danh mục là {format_number(totals.projects)} triệu đồng.",
                "Kiểm tra lại số của từng dự án.",
            )
