"""A plan drafted from answers typed in a test, and its text."""

from assistant.answers import parse_answers
from assistant.pipeline import Result, draft
from assistant.plan import Paragraph


def plan(
    answers: str, *, kind: str = "five_year", unit: str = "Sở Xây dựng", more: str = "", clean: bool = False
) -> Result:
    years = "year: 2021" if kind == "annual" else "period: 2021-2025"
    body = "\n".join(f"  {line}" for line in answers.strip().splitlines())
    return draft(
        parse_answers(
            f"unit: {unit}\nkind: {kind}\n{years}\ndate: 2020-11-20\nplace: Quảng Ngãi\n{more}\nanswers:\n{body}\n"
        ),
        clean=clean,
    )


def text(result: Result, section: str = "") -> str:
    return "\n".join(
        block.text
        for part in result.document.walk()
        if not section or part.id == section
        for block in part.blocks
        if isinstance(block, Paragraph)
    )
