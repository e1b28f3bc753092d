"""Dates in the forms of administrative documents."""

from __future__ import annotations

from datetime import date


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def format_date(day: date) -> str:
    """ "05/02/2020", "29/7/2020": days under 10 and months 1, 2 take a zero (framework's own usage)."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def format_date_long(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2020" (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"
