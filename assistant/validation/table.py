"""The project table: times, amounts, kinds, sources, sums, the share for information security."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from assistant.plan import Project, Severity
from assistant.projects import year_part
from assistant.validation.base import Check, Found, rule
from corpus.language import fold, format_number, format_percent

IX = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục IX"
TEN = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục IV.6"


def _row(check: Check, project: Project) -> str:
    number = check.projects.index(project) + 1
    return f"Danh mục nhiệm vụ, dự án, dòng {number} ({project.name[:50] or 'chưa có tên'})"


@rule("table.empty", Severity.ERROR, "Danh mục nhiệm vụ, dự án không có dòng nào", IX)
def empty_table(check: Check) -> Iterator[Found]:
    if not check.projects:
        yield (
            "Danh mục nhiệm vụ, dự án",
            "Chưa có nhiệm vụ, dự án nào.",
            "Ghi từng dự án dưới khóa projects: tên, chủ trì, mục tiêu, thời gian, kinh phí, nguồn vốn.",
        )


@rule("table.missing", Severity.ERROR, "Dự án thiếu thông tin mà khung yêu cầu", IX)
def missing(check: Check) -> Iterator[Found]:
    for project in check.projects:
        wanted = {
            "tên": project.name,
            "đơn vị chủ trì": project.lead,
            "mới hay chuyển tiếp": project.kind,
            "mục tiêu đầu tư": project.objective,
            "thời gian triển khai": project.time,
            "tổng mức dự kiến": project.total,
            "loại chi": project.spending,
            "nguồn vốn": project.sources,
        }
        absent = [label for label, value in wanted.items() if value in ("", None, ())]
        if absent:
            yield (
                _row(check, project),
                f"Thiếu: {', '.join(absent)}.",
                "Bổ sung, ví dụ: “…, phòng … chủ trì, mới, năm 2022, 500 triệu, chi thường xuyên, ngân sách tỉnh”.",
            )


@rule("table.time", Severity.ERROR, "Thời gian triển khai ngoài thời kỳ kế hoạch", IX)
def time(check: Check) -> Iterator[Found]:
    first, last = check.desk.plan.period
    for project in check.projects:
        if project.start is None or project.end is None:
            continue
        if project.end < project.start:
            yield (
                _row(check, project),
                f"Năm kết thúc {project.end} trước năm bắt đầu {project.start}.",
                "Ghi lại thời gian triển khai.",
            )
        elif project.end < first or project.start > last:
            yield (
                _row(check, project),
                f"Thời gian {project.time} nằm ngoài {_period(check)}.",
                "Sửa thời gian hoặc bỏ dự án khỏi danh mục.",
            )
        elif project.start < first and project.kind == "mới":
            yield (
                _row(check, project),
                f"Dự án mới nhưng bắt đầu từ {project.start}, trước {_period(check)}.",
                "Nếu đã làm từ trước, ghi là chuyển tiếp.",
            )
        elif project.end > last and first != last:
            yield (
                _row(check, project),
                f"Kéo dài đến {project.end}, quá {_period(check)}.",
                "Tách phần sau thời kỳ hoặc sửa thời gian.",
            )


def _period(check: Check) -> str:
    first, last = check.desk.plan.period
    return f"năm {first}" if first == last else f"giai đoạn {first}-{last}"


def _whole(project: Project) -> bool:
    """Is the money of every year told? An annual plan may tell its own year's part alone."""
    told = {year for year, _ in project.by_year}
    return project.start is None or set(range(project.start, (project.end or project.start) + 1)) <= told


@rule("table.amount", Severity.ERROR, "Kinh phí bằng không, âm, hoặc các phần không cộng bằng tổng")
def amount(check: Check) -> Iterator[Found]:
    for project in check.projects:
        total = project.total
        if total is None:
            continue
        if total <= 0:
            yield _row(check, project), f"Tổng mức dự kiến là {format_number(total)} triệu đồng.", "Ghi lại tổng mức."
        years = sum((value for _, value in project.by_year), Decimal(0))
        partial = check.desk.plan.kind == "annual" and not _whole(project)
        if project.by_year and (years > total or (years != total and not partial)):
            yield (
                _row(check, project),
                f"Các năm cộng lại {format_number(years)}, tổng mức ghi {format_number(total)} triệu đồng.",
                "Sửa số từng năm hoặc tổng mức.",
            )
        sources = [funding.amount for funding in project.sources if funding.amount is not None]
        if len(sources) == len(project.sources) > 1 and sum(sources, Decimal(0)) != total:
            yield (
                _row(check, project),
                f"Các nguồn vốn cộng lại {format_number(sum(sources, Decimal(0)))}, tổng mức ghi {format_number(total)} triệu đồng.",
                "Sửa phần của từng nguồn.",
            )
        if project.security is not None and project.security > total:
            yield (
                _row(check, project),
                f"Phần an toàn thông tin {format_number(project.security)} lớn hơn tổng mức {format_number(total)} triệu đồng.",
                "Ghi lại phần an toàn thông tin.",
            )


@rule("table.source_level", Severity.WARNING, "Nguồn vốn chưa rõ cấp ngân sách", IX)
def source_level(check: Check) -> Iterator[Found]:
    for project in check.projects:
        for funding in project.sources:
            if "địa phương" in funding.budget or funding.budget in ("ngân sách", "ngân sách nhà nước"):
                yield (
                    _row(check, project),
                    f"Nguồn vốn ghi “{funding.budget}”, chưa rõ cấp nào.",
                    "Ghi rõ ngân sách tỉnh, ngân sách huyện hay ngân sách xã.",
                )


@rule("table.duplicate", Severity.WARNING, "Hai dự án trùng tên")
def duplicate(check: Check) -> Iterator[Found]:
    counts = Counter(" ".join(fold(project.name).split()) for project in check.projects if project.name)
    for name, count in counts.items():
        if count > 1:
            twin = next(p for p in check.projects if " ".join(fold(p.name).split()) == name)
            yield _row(check, twin), f"Có {count} dòng cùng tên.", "Gộp lại hoặc đặt tên khác nhau."


@rule("table.unread", Severity.WARNING, "Phần của dòng dự án đọc chưa chắc hoặc chưa thuộc cột nào")
def unread(check: Check) -> Iterator[Found]:
    for project in check.projects:
        doubts, leftovers = check.project_notes.get(project.row, ((), ()))
        for text in doubts:
            yield _row(check, project), text, "Ghi lại dòng dự án theo ví dụ."
        if leftovers:
            yield (
                _row(check, project),
                "Chưa biết thuộc cột nào: " + "; ".join(f"“{text[:60]}”" for text in leftovers) + ".",
                "Ghi kèm tên cột, ví dụ: mục tiêu: …",
            )


@rule("security.share", Severity.ERROR, "Kinh phí an toàn thông tin dưới 10% tổng kinh phí", TEN)
def security_share(check: Check) -> Iterator[Found]:
    sums, minimum = check.totals, check.desk.pack.threshold("security_share")
    annual = sums.security_in_year is not None and sums.in_year is not None
    share = sums.year_share if annual else sums.security_share
    money, told = (sums.in_year, sums.security_in_year) if annual else (sums.projects, sums.security)
    if share is None or share >= minimum or money is None or told is None:
        return
    whole = "kinh phí của năm" if annual else "tổng kinh phí"
    likely = (
        f" Có nhiệm vụ nói về an toàn thông tin nhưng chưa ghi phần kinh phí này; tính cả thì bằng {format_percent(sums.likely_share)}."
        if sums.likely_share is not None
        else ""
    )
    yield (
        "Phần II mục IV.6, mục VII",
        f"Kinh phí an toàn thông tin bằng {format_percent(share)} {whole}, dưới mức tối thiểu {format_percent(minimum)}.{likely}",
        f"Cần thêm {format_number(money * minimum / 100 - told)} triệu đồng cho an toàn thông tin, "
        "hoặc ghi phần an toàn thông tin trong từng dự án (security).",
    )


@rule("security.share_year", Severity.ERROR, "Một năm đã phân kỳ có kinh phí an toàn thông tin dưới 10%", TEN)
def security_share_year(check: Check) -> Iterator[Found]:
    minimum = check.desk.pack.threshold("security_share")
    for year, share in _yearly_shares(check).items():
        if share < minimum:
            yield (
                f"Năm {year}",
                f"Kinh phí an toàn thông tin bằng {format_percent(share)} kinh phí của năm, dưới mức tối thiểu {format_percent(minimum)}.",
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


@rule("security.share_project", Severity.WARNING, "Dự án chưa có phần an toàn thông tin đạt 10%", TEN)
def security_share_project(check: Check) -> Iterator[Found]:
    minimum = check.desk.pack.threshold("security_share")
    for project in check.projects:
        if project.total and project.security is not None and project.security * 100 < minimum * project.total:
            yield (
                _row(check, project),
                f"Phần an toàn thông tin bằng {format_percent((project.security / project.total * 100).quantize(Decimal('0.1')))} tổng mức.",
                "Khung yêu cầu tối thiểu 10% trong từng dự án công nghệ thông tin.",
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
