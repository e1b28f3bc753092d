"""Charts of the plan's money, and the formula behind a computed figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Path

from api.http import schemas as s
from api.http.deps import V1, ReadDraft, TheHouse
from api.http.problems import Problem, documented
from assistant.figures import figure_of
from assistant.projects import plain_number
from assistant.projects.charts import bars
from corpus.errors import InputError

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}", tags=["số liệu"])


@router.get("/charts", responses=documented("not-found", "not-allowed"))
def show_charts(plan: ReadDraft, house: TheHouse) -> s.ChartsOut:
    """Kinh phí theo năm và nguồn, tỷ lệ an toàn thông tin so với mức tối thiểu, thời gian các dự án."""
    result = house.drafts.result(plan.id)
    sums, years = result.totals, list(range(plan.period[0], plan.period[1] + 1))
    least = house.pack.threshold("security_share", plan.date)
    return s.ChartsOut(
        years=years,
        by_year=[
            s.BarOut(
                year=int(bar.year) if bar.year else None, amount=plain_number(bar.amount), sources=_plain(bar.sources)
            )
            for bar in bars(result.projects, years)
        ],
        by_source=_plain(sums.by_source),
        security=s.SecurityOut(
            amount=plain_number(sums.security),
            total=plain_number(sums.projects),
            share=_number(sums.security_share),
            least=_number(least.number) if least else None,
        ),
        timeline=[
            s.SpanOfTime(row=p.row, name=p.name, start=p.start, end=p.end, total=_number(p.total))
            for p in result.projects
        ],
    )


@router.get("/figures/{quantity}", responses=documented("not-found", "not-allowed"))
def show_figure(
    quantity: Annotated[str, Path(max_length=120, examples=["dvc.rate34"])], plan: ReadDraft, house: TheHouse
) -> s.FigureOut:
    """Một số liệu từ đâu ra: được nói, tính theo công thức nào, cộng từ những dòng nào."""
    result = house.drafts.result(plan.id)
    try:
        found = figure_of(quantity, result.desk)
    except InputError as error:
        raise Problem("not-found", "Khung của kế hoạch này không có số liệu đó.") from error
    how: Any = found.how
    return s.FigureOut(
        quantity=found.id,
        label=found.label,
        value=found.value,
        how=how,
        formula=found.formula,
        inputs=[s.InputOut(quantity=i.id, label=i.label, value=i.value, facts=list(i.refs)) for i in found.inputs],
        facts=list(found.refs),
    )


def _plain(parts: dict[str, Decimal]) -> dict[str, str]:
    return {name: plain_number(amount) for name, amount in parts.items()}


def _number(number: Decimal | None) -> str | None:
    return None if number is None else plain_number(number)
