"""The labelled questions of the lookup (evals/questions), asked in three writings."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from corpus.packs import load_pack
from corpus.search import Hit, Searcher

FOLDER = Path(__file__).parent.parent / "questions"
WRITINGS = {"ask": "có dấu", "bare": "không dấu", "slips": "gõ vội"}
PLAN_DAY = date(2020, 9, 15)  # the day of a question that names none: plans under the framework were written then
WORDS = {"in_force": "còn hiệu lực", "amended": "còn hiệu lực", "expired": "hết hiệu lực"}


@dataclass(frozen=True)
class Asked:
    """One question in one writing, and what came of it. `met` is the rank of the first answer, 0 for none."""

    question: dict[str, Any]
    writing: str
    refused: bool
    met: int
    placed: int  # rank of the first hit at the very place that an answer names, 0 for none
    status: str  # of the first hit that is an answer
    ms: float


def questions(half: str) -> list[dict[str, Any]]:
    """The questions of a half: "tune" for choosing weights, "held" for reporting alone."""
    read = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml")))
    return [question for entries in read for question in entries if question["half"] == half]


def ask(searcher: Searcher, question: dict[str, Any], writing: str) -> Asked:
    """Ask one question and find its answers among ten hits."""
    day = date.fromisoformat(question["date"]) if "date" in question else PLAN_DAY
    begun = time.perf_counter()
    answer = searcher.search(question[writing], 10, day)
    ms = (time.perf_counter() - begun) * 1000
    ranks = [rank for rank, hit in enumerate(answer.hits, 1) if any(meets(hit, one) for one in question["answers"])]
    placed = [
        rank for rank, hit in enumerate(answer.hits, 1) if any(_at_place(hit, one) for one in question["answers"])
    ]
    first = answer.hits[ranks[0] - 1] if ranks else None
    status = WORDS.get(first.status.kind, "chưa rõ") if first and first.status else ""
    return Asked(question, writing, answer.refused, next(iter(ranks), 0), next(iter(placed), 0), status, ms)


def meets(hit: Hit, answer: dict[str, str]) -> bool:
    """Is the passage of the document, or of the part of the framework, that a label names?"""
    if "framework" in answer:
        return answer["framework"] in _sections().get(hit.passage.provision, ())
    return hit.passage.document == answer["document"]


def _at_place(hit: Hit, answer: dict[str, str]) -> bool:
    """At the very khoản, or at the điều where either side names no khoản."""
    if "pinpoint" not in answer or not meets(hit, answer):
        return False
    wanted, there = answer["pinpoint"], hit.passage.pinpoint
    article = wanted[wanted.index("Điều") :]
    return there == article or there.endswith(wanted) or (wanted == article and there.endswith(f" {article}"))


@cache
def _sections() -> dict[str, set[str]]:
    """Provision of the framework -> ids of its requirement, its section and those above."""
    pack = load_pack()
    found: dict[str, set[str]] = {}
    for outline in pack.outlines.values():
        parents = {section.id: section.parent for section in outline.sections}
        for requirement in outline.requirements:
            ids, section = {requirement.id}, requirement.section
            while section:
                ids.add(section)
                section = parents.get(section, "")
            found[f"{pack.info.source} {requirement.id}"] = ids
    return found


def figures(name: str, asked: Iterable[Asked], set_: str) -> dict[str, Any]:
    """Totals of a set: recall is the share of answerable questions met among the first k."""
    all_ = list(asked)
    answerable = [one for one in all_ if one.question["answers"]]
    hopeless = [one for one in all_ if not one.question["answers"]]
    exact = [one for one in answerable if one.question["kind"] == "exact"]
    dated = [one for one in answerable if "status" in one.question and one.met]
    placed = [one for one in answerable if any("pinpoint" in answer for answer in one.question["answers"][:1])]
    times = sorted(one.ms for one in all_)
    return {
        "name": name,
        "set": set_,
        "questions": len(answerable),
        **{f"recall_at_{k}": _share(0 < one.met <= k for one in answerable) for k in (1, 3, 10)},
        "mrr_at_10": round(sum(1 / one.met for one in answerable if one.met) / len(answerable), 4),
        "exact_at_1": _share(one.met == 1 for one in exact),
        "place_at_3": _share(0 < one.placed <= 3 for one in placed),
        "refused_rightly": _share(one.refused for one in hopeless),
        "refused_wrongly": _share(one.refused for one in answerable),
        "status_right": _share(one.status == one.question["status"] for one in dated),
        "p50_ms": round(times[len(times) // 2], 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
    }


def _share(truths: Iterable[bool]) -> float:
    values = list(truths)
    return round(sum(values) / len(values), 4) if values else 0.0
