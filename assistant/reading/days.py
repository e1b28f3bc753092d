"""The day of a report's figures: a relative one becomes a day of the calendar, and is shown for confirmation."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.reading.context import Telling
from assistant.reading.standing import find_standing
from corpus.language import fold, format_date
from corpus.language.values import scan

_NOW = r"(?:hom nay|hien nay|hien tai|luc nay|bay gio|ngay nay|thoi diem (?:nay|hien tai|bao cao|lap ke hoach)|(?<=den )nay|^nay)"
_DAYS = re.compile(
    rf"(?<!\w)(?:ngay )?(?:(?P<now>{_NOW})|(?P<before>hom qua)|(?P<month>thang nay)|(?P<year>nam nay))(?!\w)"
)
_KINDS = ("date", "month", "quarter", "year")


def read_day(telling: Telling, text: str) -> str:
    """The answer with its relative day written out. A doubt says how it was understood, or that no day is told."""
    if find_standing(text) is not None:
        return text
    if found := _DAYS.search(fold(text)):
        day = _written(found, telling.context.date)
        telling.doubt(
            f"“{text[found.start() : found.end()]}” được hiểu là {day}, theo ngày của kế hoạch. Đúng thì gõ “tiếp”; không thì ghi lại ngày."
        )
        return text[: found.start()] + day + text[found.end() :]
    days = [value for value in scan(text) if value.kind in _KINDS]
    if not days or not any(value.iso or value.kind == "year" for value in days):
        problem = "không phải là ngày, tháng có thật" if days else "chưa nói ngày, tháng nào"
        telling.doubt(f"“{text[:60]}” {problem}. Ghi, ví dụ: {telling.requirement.example}.")
    return text


def _written(found: re.Match[str], today: date) -> str:
    if found["month"]:
        return f"tháng {today.month}/{today.year}"
    if found["year"]:
        return f"năm {today.year}"
    return f"ngày {format_date(today - timedelta(days=1) if found['before'] else today)}"
