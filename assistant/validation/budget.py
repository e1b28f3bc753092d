"""What the law on public money asks of each project, as things to look at: the plan itself is no investment decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.drafting.desk import Desk
from assistant.plan import Fact, Project, Severity
from assistant.reading.context import ANSWER
from assistant.validation.base import Check, Found, rule
from corpus.language import fold, format_money, format_number, format_percent

RENT = re.compile(r"(?<!\w)thue\s+(?!bao|xe)")
BUILD = re.compile(
    r"(?<!\w)(?:xay dung|xay moi|thiet lap|nang cap|mo rong|phat trien|dau tu|lap dat|trang bi moi)(?!\w)"
)
# What khoản 1 of that article names as plain purchases whatever they cost: spare parts, ready goods, upkeep, data.
PLAIN = re.compile(
    r"(?<!\w)(?:thay the|thay|mua sam|mua|bao tri|bao duong|sua chua|so hoa|tao lap|cap nhat|duy tri|van hanh|dao tao|"
    r"tap huan|tuyen truyen)(?!\w)"
)
DECIDED = re.compile(r"chu truong|trung han|da (?:duoc )?phe duyet|quyet dinh (?:so )?\d")
LEAST = re.compile(r"toi thieu|it nhat|tro len")
MONTHS = re.compile(r"(?<!\w)(\d{1,2}) thang(?!\w)")


def _words(project: Project) -> str:
    return fold(f"{project.name} {project.objective} {project.words}")


def _is(project: Project, kind: str) -> bool:
    return any(fold(name).startswith(kind) for name, _ in project.spending)


def _spent(project: Project, kind: str) -> Decimal | None:
    """What of a project is spent that way: all of it, where it names no other way."""
    parts = {name: amount for name, amount in project.spending if fold(name).startswith(kind)}
    if not parts:
        return None
    told = [amount for amount in parts.values() if amount is not None]
    return sum(told, Decimal(0)) if told else project.total


def _rows(check: Check, projects: list[Project]) -> str:
    """ "dòng 1, 3" """
    return "dòng " + ", ".join(str(check.projects.index(project) + 1) for project in projects)


@rule(
    "budget.recurrent_project",
    Severity.WARNING,
    "Chi thường xuyên vượt mức phải quản lý như dự án đầu tư",
    limit="recurrent_project",
)
def recurrent_project(check: Check) -> Iterator[Found]:
    limit = check.limit("recurrent_project")
    for project in check.projects if limit else []:
        spent = _spent(project, "chi thuong xuyen")
        if limit and spent is not None and spent > limit.number and not RENT.search(_words(project)):
            yield (
                check.row(project, "spending"),
                f"Dùng {format_money(spent)} chi thường xuyên, trên mức {format_money(limit.number)}.",
                "Nếu để thiết lập mới, mở rộng, nâng cấp thì phải thực hiện theo quy định về quản lý dự án; xem lại nguồn chi.",
            )


@rule(
    "budget.recurrent_outline",
    Severity.INFO,
    "Chi thường xuyên phải lập đề cương và dự toán chi tiết",
    limit="recurrent_outline",
)
def recurrent_outline(check: Check) -> Iterator[Found]:
    """One reminder for the whole table: nothing is wrong, but a step is due before the money is asked for."""
    least, most = check.limit("recurrent_outline"), check.limit("recurrent_project")
    if least is None or most is None:
        return
    due = [
        project
        for project in check.projects
        if least.number < (_spent(project, "chi thuong xuyen") or Decimal(0)) <= most.number
        and BUILD.search(fold(project.name))
        and not PLAIN.match(fold(project.name))
        and not RENT.search(_words(project))
    ]
    if due:
        yield (
            "Danh mục nhiệm vụ, dự án",
            f"Chi thường xuyên trên {format_money(least.number)} để thiết lập mới, mở rộng, nâng cấp: {_rows(check, due)}.",
            "Lập đề cương và dự toán chi tiết trước khi trình phê duyệt.",
        )


@rule(
    "budget.investment_years",
    Severity.WARNING,
    "Dự án đầu tư công kéo dài quá thời gian bố trí vốn của nhóm",
    limit="group_c_years",
)
def investment_years(check: Check) -> Iterator[Found]:
    """Group C by its amount, group B above it; carried-over projects follow their own decision."""
    border = check.limit("group_c_amount")
    for project in check.projects:
        if border is None or project.total is None or project.kind == "chuyển tiếp" or not _is(project, "chi dau tu"):
            continue
        group = "C" if project.total < border.number else "B"
        most = check.limit(f"group_{group.lower()}_years")
        years = _years(project)
        if most is not None and years > most.number:
            yield (
                check.row(project, "time"),
                f"Dự án nhóm {group} dùng vốn đầu tư phát triển nhưng kéo dài {years} năm, quá {most.value} năm bố trí vốn.",
                f"Rút thời gian còn tối đa {most.value} năm, tách giai đoạn, hoặc nêu quyết định của cấp có thẩm quyền cho kéo dài.",
            )


def _years(project: Project) -> int:
    return project.end - project.start + 1 if project.start is not None and project.end is not None else 0


@rule(
    "budget.investment_policy",
    Severity.WARNING,
    "Dự án đầu tư công mới chưa nêu chủ trương đầu tư, kế hoạch trung hạn",
    "khoản 2 Điều 52 Luật Đầu tư công năm 2019; Điều 12 Nghị định số 73/2019/NĐ-CP",
)
def investment_policy(check: Check) -> Iterator[Found]:
    new = [
        project
        for project in check.projects
        if _is(project, "chi dau tu") and project.kind != "chuyển tiếp" and not DECIDED.search(_words(project))
    ]
    if new:
        yield (
            "Danh mục nhiệm vụ, dự án",
            f"Chưa nói đã có chủ trương đầu tư và nằm trong kế hoạch đầu tư công trung hạn hay chưa: {_rows(check, new)}.",
            "Ghi vào mục tiêu của dự án, ví dụ: “đã có chủ trương đầu tư”, “đăng ký kế hoạch đầu tư công trung hạn 2021-2025”.",
        )


@rule("budget.rent_years", Severity.WARNING, "Thời gian thuê dịch vụ quá dài hoặc quá ngắn", limit="rent_years")
def rent_years(check: Check) -> Iterator[Found]:
    least, most = check.limit("rent_years_least"), check.limit("rent_years")
    for project in check.projects:
        words = _words(project)
        if least is None or most is None or not RENT.search(fold(project.name)):
            continue
        years = _years(project) + (max(project.start - project.since, 0) if project.since and project.start else 0)
        months = [int(found) for found in MONTHS.findall(words)]
        if years > most.number:
            yield (
                check.row(project, "time"),
                f"Thuê dịch vụ {years} năm, quá {most.value} năm.",
                "Tách thành hai lần thuê hoặc rút thời gian.",
            )
        elif years <= 1 and months and max(months) < 12 * least.number:
            yield (
                check.row(project, "time"),
                f"Thuê dịch vụ {max(months)} tháng, dưới {least.value} năm.",
                "Thuê ít nhất một năm, hoặc nêu rõ người có thẩm quyền cho phép thuê ngắn hơn.",
            )


@rule("table.plausible", Severity.WARNING, "Tổng mức nhỏ hay lớn khác thường", limit="amount_least")
def plausible(check: Check) -> Iterator[Found]:
    """A slip of unit ("2,5" for 2,5 tỷ; đồng for triệu đồng) shows in an amount no project of this kind has."""
    least, most = check.limit("amount_least"), check.limit("amount_most")
    for project in check.projects:
        if project.total is None or least is None or most is None or project.total <= 0:
            continue
        if not least.number <= project.total <= most.number:
            yield (
                check.row(project, "total"),
                f"Tổng mức {format_money(project.total)} khác thường đối với nhiệm vụ công nghệ thông tin của một đơn vị.",
                "Kiểm tra đơn vị tính: số ghi trong danh mục là triệu đồng.",
            )


def _told_share(desk: Desk) -> tuple[Fact, Decimal] | None:
    """The share for digital government as told, with the answer that tells it."""
    for fact in desk.ledger.facts:
        if fact.quantity == "finance.share" and fact.value and "/" not in fact.value:
            return fact, fact.number
    return None


def _reckoned_share(desk: Desk) -> Decimal | None:
    whole, part = desk.ledger.get("finance.budget"), desk.ledger.get("finance.digital")
    if whole is None or part is None or not whole.number or part.number is None:
        return None
    return (part.number / whole.number * 100).quantize(Decimal("0.01"))


def _finance_place(check: Check) -> str:
    fact = next((f for f in check.desk.ledger.facts if f.quantity.startswith("finance.")), None)
    return check.place(fact.source) if fact else "Giải pháp tài chính"


@rule(
    "finance.share",
    Severity.ERROR,
    "Cấp huyện chi cho chính quyền số dưới mức tối thiểu của tổng chi ngân sách",
    limit="digital_share",
)
def finance_share(check: Check) -> Iterator[Found]:
    limit, told, reckoned = check.limit("digital_share"), _told_share(check.desk), _reckoned_share(check.desk)
    if limit is None or check.desk.unit.level != "huyen":
        return
    share = reckoned if reckoned is not None else told[1] if told else None
    if share is not None and share < limit.number:
        whole = check.desk.ledger.get("finance.budget")
        money = whole.number * limit.number / 100 if whole and whole.number else None
        need = f" Mức tối thiểu là {format_number(money)} triệu đồng." if money is not None else ""
        yield (
            _finance_place(check),
            f"Chi cho chính quyền số bằng {format_percent(share)} tổng chi ngân sách, dưới {format_percent(limit.number)}.",
            f"Bố trí tối thiểu {format_percent(limit.number)} tổng chi ngân sách.{need}",
        )


@rule(
    "finance.request",
    Severity.INFO,
    "Sở, ngành đề nghị mức chi cho chính quyền số dưới mức tối thiểu",
    limit="digital_share",
)
def finance_request(check: Check) -> Iterator[Found]:
    """A sở has no budget of its own to divide: it asks for a level, and may ask for less."""
    limit, told = check.limit("digital_share"), _told_share(check.desk)
    if any(finance_mismatch(check)):  # told there with both figures
        return
    share, told_as = _reckoned_share(check.desk), "Tính từ hai con số là"
    if share is None:
        share, told_as = (told[1], "Đề nghị") if told else (None, "")
    if limit and share is not None and check.desk.unit.level != "huyen" and share < limit.number:
        yield (
            _finance_place(check),
            f"{told_as} {format_percent(share)} tổng chi ngân sách, dưới mức {format_percent(limit.number)} khung nêu.",
            "Không phải lỗi; nêu lý do nếu đơn vị giữ mức này.",
        )


@rule("finance.mismatch", Severity.ERROR, "Tỷ lệ chi cho chính quyền số khác tỷ lệ tính từ hai con số")
def finance_mismatch(check: Check) -> Iterator[Found]:
    """A told least ("tối thiểu 1%") is kept by any greater share; a told whole percent is rounded."""
    told, reckoned = _told_share(check.desk), _reckoned_share(check.desk)
    if told is None or reckoned is None:
        return
    fact, share = told
    slack = Decimal("0.5") if share == share.to_integral_value() else Decimal("0.05")
    least = LEAST.search(fold(" ".join(told.value for told in check.desk.ledger.of(fact.source, ANSWER))))
    if reckoned < share - slack or (reckoned > share + slack and not least):
        yield (
            check.place(fact.source),
            f"Ghi {format_percent(share)}, nhưng tính từ tổng chi ngân sách và phần cho chính quyền số là {format_percent(reckoned)}.",
            "Sửa tỷ lệ hoặc sửa một trong hai con số.",
        )
