"""What the money of a plan leaves out, or counts twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.budget import counted_twice, repeated
from assistant.plan import Severity
from assistant.projects import year_part
from assistant.reading.context import ITEM
from assistant.validation.base import Check, Found, rule
from assistant.validation.tasks import task_requirements
from corpus.language import fold, format_money, polish, short

IX = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục VII, IX"


@rule("table.year_part", Severity.WARNING, "Dự án nhiều năm chưa nêu kinh phí của năm kế hoạch", IX)
def year_money(check: Check) -> Iterator[Found]:
    """An annual plan asks for the money of its own year."""
    first, last = check.desk.plan.period
    for project in check.projects if first == last else []:
        if project.total is not None and year_part(project, first) is None:
            yield (
                check.row(project, "by_year"),
                f"Tổng mức {format_money(project.total)} là của cả thời gian thực hiện; chưa nêu kinh phí năm {first}.",
                f"Ghi phần của năm, ví dụ: năm {first}: 200 triệu đồng.",
            )


@rule("table.counted_twice", Severity.WARNING, "Dự án đã kê ở giai đoạn trước, nay kê lại", IX)
def told_before(check: Check) -> Iterator[Found]:
    """The same work in both tables: its money stands in both sums, or its time or amount is told in two ways."""
    first = check.desk.plan.period[0]
    for project, cells in repeated(check.projects, check.desk.ledger.facts):
        faults = []
        if counted_twice(project, first) and project.total is not None:
            faults.append(f"toàn bộ {format_money(project.total)} tính vào cả hai giai đoạn")
        for column, now in (("time", project.time), ("total", project.total)):
            before = cells.get(column)
            if before is None or not now or not before.value:
                continue
            differs = fold(before.value) != fold(str(now)) if column == "time" else before.number != now
            if differs and project.start is not None and project.start < first:
                faults.append(
                    f"thời gian ở đó ghi {before.words or before.value}, ở đây ghi {now}"
                    if column == "time"
                    else f"tổng mức ở đó ghi {before.words or before.value}, ở đây ghi {format_money(project.total or before.number)}"
                )
        if faults:
            yield (
                check.row(project, "by_year", "time"),
                f"Đã kê trong danh mục giai đoạn trước (“{short(cells['name'].value, 50)}”): {'; '.join(faults)}.",
                f"Ghi kinh phí từng năm (chỉ phần từ năm {first} tính vào kế hoạch này), và một thời gian, một tổng mức ở cả hai nơi.",
            )


# What is bought, built or rented costs money; what is issued, checked or told may not.
_COSTLY = re.compile(
    r"(?<!\w)(?:mua|mua sam|trang bi|thay the|thay moi|thay|lap dat|lap(?= \d+ (?:tram|camera|may|bo|thiet bi)\b)|nang cap|thue|"
    r"dau tu|xay dung (?:phan mem|he thong|co so du lieu|cong|trang)|so hoa)(?!\w)(?! vai tro)"
)
_VAGUE = frozenset(
    (
        "phan",
        "mem",
        "he",
        "thong",
        "co",
        "so",
        "du",
        "lieu",
        "thiet",
        "bi",
        "cap",
        "xa",
        "huyen",
        "mot",
        "cua",
        "tin",
        "dien",
    )
)


@rule("tasks.unbudgeted", Severity.INFO, "Việc mua sắm, xây dựng, thuê chưa có dòng kinh phí trong danh mục", IX)
def unbudgeted(check: Check) -> Iterator[Found]:
    """Where there is a list at all: what the tasks buy and no row of the list speaks of, all in one."""
    rows = [_words(f"{project.name} {project.objective}", check) for project in check.projects]
    if not rows:
        return
    told = [
        (requirement.id, fact.value)
        for requirement in task_requirements(check)
        for fact in check.desk.facts(requirement, ITEM)
        if _COSTLY.search(fold(polish(fact.value, context=check.desk.voice.context).text))
    ]
    alone = [(id_, text) for id_, text in told if not any(_shared(_words(text, check), row) for row in rows)]
    if alone:
        named = "; ".join(f"“{short(text)}”" for _, text in alone)
        yield (
            check.place(alone[0][0]),
            f"Chưa có dòng kinh phí trong danh mục: {named}.",
            "Nếu dùng ngân sách thì thêm một dòng vào danh mục nhiệm vụ, dự án (projects); nếu nằm trong dòng khác thì ghi rõ ở mục tiêu.",
        )


def _words(text: str, check: Check) -> list[str]:
    """What a text speaks of, folded, without its opening verb and its figures."""
    folded = fold(polish(text, context=check.desk.voice.context).text)
    return re.findall(r"[^\W\d_]+", re.sub(rf"^\W*{_COSTLY.pattern}", " ", folded))


def _shared(task: list[str], row: list[str]) -> bool:
    """Two neighbouring syllables that carry meaning, in both; of a single word, the word itself."""
    pairs = {pair for pair in pairwise(task) if not set(pair) <= _VAGUE and pair[1] not in ("cho", "tai", "va", "cua")}
    return bool(pairs & set(pairwise(row))) if pairs else bool(set(task) & set(row) - _VAGUE)
