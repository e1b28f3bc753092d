"""What may be suggested for a project and nobody has said; outside the plan until a person accepts it."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal

from assistant.plan import Fact, Project, Proposal
from assistant.projects.amounts import find_amounts, find_each
from assistant.projects.facts import PROJECT, plain_number
from assistant.projects.told import area_section
from assistant.projects.words import vocabulary, whole
from corpus.language import fold, format_number


def split_proposal(project: Project, source: str = "") -> Proposal | None:
    """An even split over a project's years, the last taking the remainder; None where there is nothing to split."""
    if (
        project.total is None
        or project.total <= 0
        or project.by_year
        or project.start is None
        or project.end is None
        or project.end <= project.start
    ):
        return None
    years = range(project.start, project.end + 1)
    step = Decimal(1) if project.total >= len(years) else Decimal("0.001")
    each = (project.total / len(years)).quantize(step, rounding=ROUND_DOWN)
    amounts = [each] * (len(years) - 1)
    amounts.append(project.total - sum(amounts, Decimal(0)))
    value = "; ".join(f"{year} = {plain_number(amount)}" for year, amount in zip(years, amounts, strict=True))
    told = "; ".join(f"năm {year}: {format_number(amount)}" for year, amount in zip(years, amounts, strict=True))
    id_ = f"split:{project.row}"
    return Proposal(
        id_,
        f"Phân kỳ đều kinh phí “{project.name}”: {told} (triệu đồng).",
        _fact(project, "by_year", value, source, id_, "triệu đồng"),
    )


def area_proposal(project: Project, kind: str, source: str = "") -> Proposal | None:
    """The task group that the words of a project point to; None when one was told or none is pointed to."""
    if project.area:
        return None
    told = fold(f"{project.name} {project.objective}")
    for number, hints in vocabulary().raw["area_hints"].items():
        if whole("|".join(hints)).search(told):
            area = f"{area_section(kind)}.{number}"
            id_ = f"area:{project.row}"
            return Proposal(id_, f"Xếp “{project.name}” vào mục {area}.", _fact(project, "area", area, source, id_))
    return None


_YEARLY = re.compile(r"(?<!\w)(?:moi|hang|tung|1|mot) ?nam(?!\w)|/\s*nam(?!\w)")
_YEARS = re.compile(r"(?<!\w)(?:trong|ca|suot|x)\s*(\d{1,2}) nam(?!\w)")


# "100, 110, 120 triệu": the unit told last is of all
_LISTED = re.compile(
    r"(?<![\w.,])((?:\d+(?:\.\d{3})*,\s+)+)(\d+(?:\.\d{3})*\s*)(triệu|trieu|tr|tỷ|ty)(?!\w)", re.IGNORECASE
)


def _each_with_unit(found: re.Match[str]) -> str:
    return re.sub(r"(?<=\d),", f" {found[3]},", found[1]) + found[2] + found[3]


def total_proposal(project: Project, source: str = "") -> Proposal | None:
    """The total of an amount told for each year, over the project's years; None where a total was told or the years differ."""
    if project.total is not None or project.by_year or project.start is None or project.end is None:
        return None
    folded = fold(project.words)
    yearly = [(a, folded[start:end]) for a, start, end in find_each(folded, find_amounts(project.words))]
    each = {amount.number for amount, words in yearly if _YEARLY.search(words) and amount.number is not None}
    count = project.end - project.start + 1
    said = {int(number) for number in _YEARS.findall(folded)}
    parts = [amount.number for amount in find_amounts(_LISTED.sub(_each_with_unit, project.words))]
    if count > 1 and len(parts) == count and not yearly:
        return _sum_proposal(project, [part for part in parts if part is not None], count, source)
    if len(each) != 1 or len(yearly) != 1 or said - {count}:
        return None
    amount = each.pop()
    id_ = f"total:{project.row}"
    told = f"{format_number(amount)} triệu đồng mỗi năm trong {count} năm là {format_number(amount * count)} triệu đồng"
    fact = _fact(project, "total", plain_number(amount * count), source, id_, "triệu đồng")
    return Proposal(id_, f"Tổng mức “{project.name}”: {told}.", fact)


def _sum_proposal(project: Project, parts: list[Decimal], count: int, source: str) -> Proposal | None:
    """As many amounts as years, and nobody said that they are the years' own: their sum."""
    if len(parts) != count:
        return None
    id_, total = f"total:{project.row}", sum(parts, Decimal(0))
    told = f"{' + '.join(map(format_number, parts))} = {format_number(total)} triệu đồng, cộng số tiền của {count} năm"
    return Proposal(
        id_,
        f"Tổng mức “{project.name}”: {told}.",
        _fact(project, "total", plain_number(total), source, id_, "triệu đồng"),
    )


def _fact(project: Project, column: str, value: str, source: str, id_: str, unit: str = "") -> Fact:
    return Fact(PROJECT, value, source, row=project.row, column=column, unit=unit, origin=f"proposal:{id_}")
