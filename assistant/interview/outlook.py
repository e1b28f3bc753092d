"""Where the whole interview stands, what was told, what is wrong: in lines for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.intake import PROJECTS
from assistant.interview.agenda import HEAD, Item, State
from assistant.plan import Fact, Finding, Severity
from assistant.reading.context import ANSWER
from corpus.framework import Outline, SectionSpec
from corpus.pack import Pack

SHOWN = 12


def progress_of(items: Sequence[Item]) -> dict[str, Any]:
    """{answered, total, waiting, unknown, skipped, sections: [{section, answered, total}]}."""
    sections: dict[str, list[Item]] = {}
    for item in items:
        sections.setdefault(item.section, []).append(item)
    return {
        "answered": sum(not item.waiting for item in items),
        "total": len(items),
        "waiting": sum(item.waiting for item in items),
        "unknown": sum(item.state is State.UNKNOWN for item in items),
        "skipped": sum(item.state is State.SKIPPED for item in items),
        "sections": [
            {"section": section, "answered": sum(not item.waiting for item in members), "total": len(members)}
            for section, members in sections.items()
        ],
    }


def standing_lines(items: Sequence[Item], outline: Outline, pack: Pack, named: Mapping[str, str]) -> list[str]:
    """How far each section is, and what is left by who holds the answer. `named`: requirement -> who was told to know."""
    whole = progress_of(items)
    lines = [f"Đã trả lời {whole['answered']}/{whole['total']} câu."]
    specs = {spec.id: spec for spec in outline.sections}
    for entry in whole["sections"]:
        if spec := specs.get(entry["section"]):
            mark = "✓" if entry["answered"] == entry["total"] else " "
            lines.append(
                f"  {mark} {entry['answered']}/{entry['total']}  {_path(spec, specs)} {_heading(spec.heading)}"
            )
    left: dict[str, list[str]] = {}
    for item in items:
        for part in item.parts:
            if part.state in (State.OPEN, State.UNKNOWN):
                holder = named.get(part.id) or pack.info.holders.get(part.requirement.holder, "chưa rõ ai")
                left.setdefault(holder, []).append(
                    part.name if part.state is State.OPEN else f"{part.name} (chưa có số liệu)"
                )
        if not item.parts and item.waiting:
            left.setdefault(pack.info.holders.get(item.holder, ""), []).append(
                "số, ngày, người ký, nơi nhận" if item.id == HEAD else "danh mục nhiệm vụ, dự án"
            )
    if left:
        lines.append("Còn phải hỏi:")
        for holder, topics in left.items():
            more = f" và {len(topics) - SHOWN} nội dung khác" if len(topics) > SHOWN else ""
            lines.append(f"  {holder[:1].upper() + holder[1:]}: {'; '.join(topics[:SHOWN])}{more}")
    return lines


def _path(spec: SectionSpec, specs: Mapping[str, SectionSpec]) -> str:
    """ "Phần II.IV.6": the numbers of a section and of those above it."""
    above = specs.get(spec.parent)
    return f"{_path(above, specs)}.{spec.number}" if above else spec.number


def _heading(text: str) -> str:
    text = text[:1] + text[1:].lower() if text.isupper() else text
    text = text.partition("{")[0].strip()
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + " …"


def told_lines(facts: Iterable[Fact], outline: Outline) -> list[str]:
    """Every answer as it was said, in asking order."""
    answers = {fact.source: fact for fact in facts if fact.quantity == ANSWER and fact.words}
    return [
        f"  {requirement.label}: {answers[requirement.id].words}".replace("\n", " | ")
        for requirement in outline.requirements
        if requirement.id in answers
    ]


def spoken(text: str, names: Mapping[str, str]) -> str:
    """A finding's words without the ids that only programs know: questions by name, proposals as the conversation offers them."""
    if names:
        ids = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        text = re.sub(rf"\s*\((?:{ids})\)", "", text)
        text = re.sub(rf"Trả lời ({ids})(?![\w.]*\w)", lambda m: f"Gõ “sang phần {names[m[1]]}” rồi trả lời", text)
        text = re.sub(rf"(?<![\w.])(?:answers\.)?({ids})(?![\w.]*\w)", lambda m: f"“{names[m[1]]}”", text)
    text = re.sub(r" Ví dụ: \{.*\}", "", text)  # the form of the answers file
    text = re.sub(r"(?:(thì )ghi|[Nn]hận bằng) accept: \[[^\]]*\]", r"\1gõ “đề xuất” để nhận", text)
    text = re.sub(r":? accept: \[[^\]]*\]", ": gõ “đề xuất” để xét", text).replace(" (security)", "")
    return text[:1].upper() + text[1:]


def names_of(items: Iterable[Item], outline: Outline) -> dict[str, str]:
    """Requirement -> the name by which a person finds its question."""
    names = {requirement.id: requirement.label for requirement in outline.requirements}
    parts = [part for item in items for part in item.parts]
    known = [part.name for part in parts]
    return {**names, **{part.id: part.name for part in parts if known.count(part.name) == 1}, PROJECTS: "dự án"}


def findings_lines(findings: Sequence[Finding], names: Mapping[str, str]) -> list[str]:
    """Errors first, the rest counted; `names`: see names_of."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    if not errors and not warnings:
        return ["Không có lỗi, không có chỗ cần xem lại."]
    lines = [f"{len(errors)} lỗi phải sửa, {len(warnings)} chỗ cần xem lại."]
    for finding in (*errors, *warnings)[:SHOWN]:
        hint = f" → {spoken(finding.hint, names)}" if finding.hint else ""
        mark = "lỗi" if finding.severity is Severity.ERROR else "xem lại"
        lines.append(f"  [{mark}] {spoken(finding.where, names)}: {spoken(finding.message, names)}{hint}")
    if len(errors) + len(warnings) > SHOWN:
        lines.append(f"  … và {len(errors) + len(warnings) - SHOWN} mục khác.")
    return lines
