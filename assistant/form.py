"""A blank answers file for a unit: every question with its help and example, rows that the framework names filled in."""

from __future__ import annotations

from corpus.framework import Outline, Requirement
from corpus.pack import Pack
from corpus.units import Unit


def blank_answers(pack: Pack, unit: Unit, kind: str, period: tuple[int, int], day: str) -> str:
    """The text of the file, ready to be filled in; comments hold what to answer."""
    outline = pack.outlines[kind]
    years = f"period: {period[0]}-{period[1]}" if kind == "five_year" else f"year: {period[0]}"
    head = [
        f"# {outline.title.replace('{unit}', unit.name).replace('{period}', f'{period[0]}-{period[1]}').replace('{year}', str(period[0]))}",
        "# Trả lời bằng lời thường sau dấu hai chấm. Chưa biết: chưa có số liệu. Không có thật: không có. Để sau: bỏ qua.",
        f"unit: {unit.name}",
        f"kind: {kind}",
        years,
        f"date: {day}",
        f"place: {unit.place}",
        "# signer: {title: , name: }",
        "answers:",
    ]
    body = [
        line
        for requirement in outline.requirements
        if _asked(requirement, unit)
        for line in _question(requirement, outline, unit, pack)
    ]
    tail = [
        "# Mỗi dự án một dòng, thứ tự thông tin tùy ý. Ví dụ:",
        "# - Số hóa hồ sơ; Văn phòng chủ trì; mới; 2022-2023; 1,2 tỷ; chi thường xuyên; ngân sách tỉnh; mục tiêu: tra cứu hồ sơ",
        "projects: []",
    ]
    return "\n".join([*head, *body, *tail]) + "\n"


def _asked(requirement: Requirement, unit: Unit) -> bool:
    return (
        bool(requirement.ask)
        and requirement.reader != "front"
        and (not requirement.only or unit.type in requirement.only)
    )


def _question(requirement: Requirement, outline: Outline, unit: Unit, pack: Pack) -> list[str]:
    lines = ["", f"  # {requirement.at}. {requirement.ask}"]
    if requirement.help:
        lines.append(f"  # {requirement.help}")
    if requirement.example:
        lines.append(f"  # Ví dụ: {requirement.example}")
    named: tuple[str, ...] = getattr(unit, requirement.named, ()) if requirement.named else ()
    if not named:
        return [*lines, f"  {requirement.id}: bỏ qua" if requirement.optional else f"  {requirement.id}:"]
    columns = [column for column in pack.tables[requirement.table].columns if column != "name"]
    return [
        *lines,
        f"  {requirement.id}:",
        *(f'    - {{name: "{name}", {", ".join(f"{column}: " for column in columns)}}}' for name in named),
    ]
