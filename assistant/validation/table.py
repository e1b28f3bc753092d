"""The project table: times, amounts, kinds, sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from assistant.plan import Project, Severity
from assistant.projects.alike import alike, plain
from assistant.projects.cells import cell, cells, column_of, label_of
from assistant.projects.words import of_no_level
from assistant.validation.base import Check, Found, rule
from corpus.language import format_number, short

NEEDED = (
    "name",
    "lead",
    "kind",
    "objective",
    "time",
    "total",
    "spending",
    "source",
)  # columns of the framework's table
IX = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục IX"


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
        absent = [column for column in NEEDED if not cell(project, column)]
        if absent:
            labels = ["tên" if column == "name" else label_of(column) for column in absent]
            yield (
                check.row(project, *absent),
                f"Thiếu: {', '.join(labels)}.",
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
                check.row(project, "time"),
                f"Năm kết thúc {project.end} trước năm bắt đầu {project.start}.",
                "Ghi lại thời gian triển khai.",
            )
        elif project.end < first or project.start > last:
            yield (
                check.row(project, "time"),
                f"Thời gian {project.time} nằm ngoài {_period(check)}.",
                "Sửa thời gian hoặc bỏ dự án khỏi danh mục.",
            )
        elif project.start < first and project.kind == "mới":
            yield (
                check.row(project, "time"),
                f"Dự án mới nhưng bắt đầu từ {project.start}, trước {_period(check)}.",
                "Nếu đã làm từ trước, ghi là chuyển tiếp.",
            )
        elif project.end > last and first != last:
            yield (
                check.row(project, "time"),
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
            yield (
                check.row(project, "total"),
                f"Tổng mức dự kiến là {format_number(total)} triệu đồng.",
                "Ghi lại tổng mức.",
            )
        years = sum((value for _, value in project.by_year), Decimal(0))
        partial = check.desk.plan.kind == "annual" and not _whole(project)
        if project.by_year and (years > total or (years != total and not partial)):
            yield (
                check.row(project, "by_year", "total"),
                f"Các năm cộng lại {format_number(years)}, tổng mức ghi {format_number(total)} triệu đồng.",
                "Sửa số từng năm hoặc tổng mức.",
            )
        sources = [funding.amount for funding in project.sources if funding.amount is not None]
        if len(sources) == len(project.sources) > 1 and sum(sources, Decimal(0)) != total:
            yield (
                check.row(project, "source", "total"),
                f"Các nguồn vốn cộng lại {format_number(sum(sources, Decimal(0)))}, tổng mức ghi {format_number(total)} triệu đồng.",
                "Sửa phần của từng nguồn.",
            )
        if project.security is not None and project.security > total:
            yield (
                check.row(project, "security", "total"),
                f"Phần an toàn thông tin {format_number(project.security)} lớn hơn tổng mức {format_number(total)} triệu đồng.",
                "Ghi lại phần an toàn thông tin.",
            )


@rule("table.source_level", Severity.ERROR, "Nguồn vốn chưa rõ cấp ngân sách", IX)
def source_level(check: Check) -> Iterator[Found]:
    for project in check.projects:
        for funding in project.sources:
            if of_no_level(funding.budget):
                yield (
                    check.row(project, "source"),
                    f"Nguồn vốn ghi “{funding.budget}”, chưa rõ cấp nào.",
                    "Ghi rõ ngân sách tỉnh, ngân sách huyện hay ngân sách xã.",
                )


@rule("table.carried_over", Severity.WARNING, "Dự án chuyển tiếp nhưng không bắt đầu trước thời kỳ kế hoạch", IX)
def carried_over(check: Check) -> Iterator[Found]:
    first = check.desk.plan.period[0]
    for project in check.projects:
        if (
            project.kind == "chuyển tiếp"
            and project.start is not None
            and project.start >= first
            and project.since is None
        ):
            yield (
                check.row(project, "kind", "time"),
                f"Ghi là chuyển tiếp nhưng bắt đầu từ năm {project.start}.",
                f"Ghi năm bắt đầu thật, ví dụ: {first - 1}-{project.end or first}; nếu làm từ {project.start} thì ghi là mới.",
            )


@rule("table.duplicate", Severity.WARNING, "Hai dự án trùng tên")
def duplicate(check: Check) -> Iterator[Found]:
    counts = Counter(plain(project.name) for project in check.projects if project.name)
    for name, count in counts.items():
        if count > 1:
            rows = [str(n) for n, p in enumerate(check.projects, 1) if plain(p.name) == name]
            twin = next(p for p in check.projects if plain(p.name) == name)
            yield (
                check.row(twin, "name"),
                f"Có {count} dòng cùng tên: dòng {', '.join(rows)}.",
                "Gộp lại hoặc đặt tên khác nhau.",
            )


@rule("table.alike", Severity.WARNING, "Hai dự án có tên gần như nhau")
def alike_rows(check: Check) -> Iterator[Found]:
    """The same words but one, or in another order; what differs in its figures (giai đoạn 2, 6 xã) is another project."""
    named = [project for project in check.projects if project.name]
    for place, left in enumerate(named):
        for right in named[place + 1 :]:
            if plain(left.name) != plain(right.name) and alike(left.name, right.name):
                yield (
                    check.row(left, "name"),
                    f"Tên gần như dòng {check.projects.index(right) + 1} (“{short(right.name)}”).",
                    "Nếu là một việc thì gộp lại; nếu là hai việc thì ghi rõ khác nhau ở đâu.",
                )


# What the rules on times, amounts and missing columns say in their own words.
_TOLD = re.compile(r"cộng lại là .* khác tổng mức|^[Tt]ổng mức ghi 0|^[Cc]hưa có tổng mức|nằm ngoài (?:giai đoạn|năm)")


@rule("table.unread", Severity.WARNING, "Phần của dòng dự án đọc chưa chắc hoặc chưa thuộc cột nào")
def unread(check: Check) -> Iterator[Found]:
    """A doubt names the row by its id; the place says which row it is. Sources of no level have a rule of their own."""
    for project in check.projects:
        doubts, leftovers = check.project_notes.get(project.row, ((), ()))
        vague = [funding.budget for funding in project.sources if of_no_level(funding.budget)]
        for doubt in doubts:
            text = re.sub(r"^Dự án \S+: ", "", doubt)
            if not any(f"“{budget}”" in text for budget in vague) and not _TOLD.search(text):
                column = column_of(text, cells(project))
                yield (
                    check.row(project, *filter(None, [column])),
                    text[:1].upper() + text[1:],
                    "Ghi lại dòng dự án theo ví dụ.",
                )
        if leftovers:
            yield (
                check.row(project),
                "Chưa biết thuộc cột nào: " + "; ".join(f"“{short(text)}”" for text in leftovers) + ".",
                "Ghi kèm tên cột, ví dụ: mục tiêu: …",
            )
