"""How many of the faults sown into sound plans are found, and how many findings speak of no fault."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from string import Template
from typing import Any

import yaml

from assistant.answers import parse_answers
from assistant.pipeline import draft
from assistant.plan import Finding, Severity
from corpus.packs import load_pack
from corpus.units import Unit, all_units

PLANS = Path(__file__).parent / "plans"
BASES = {
    ("five_year", "so"): "so-5-nam.yaml",
    ("five_year", "huyen"): "huyen-5-nam.yaml",
    ("annual", "so"): "so-nam.yaml",
    ("annual", "huyen"): "huyen-nam.yaml",
}
COUNT = 36  # plans; every fault stands in at least one of them
EACH = 4  # faults a plan
SEED = 784


def run() -> dict[str, Any]:
    """Both shares, the faults that nobody found, and the rules that spoke without one."""
    found, sown, alarms, missed = 0, 0, Counter[str](), []
    sound = Counter[str]()
    for number, (unit, kind, faults) in enumerate(plans(), 1):
        base = base_plan(unit, kind, number)
        sound.update(finding.rule for finding in told(base))
        findings = told(sown_into(base, faults))
        for fault in faults:
            sown += 1
            hits = [finding for finding in findings if speaks_of(finding, fault)]
            found += bool(hits)
            if not hits:
                missed.append(f"{fault['id']} ({unit.name}, {kind})")
        alarms.update(finding.rule for finding in findings if not any(explained(finding, fault) for fault in faults))
    return {
        "systems": [
            {
                "name": "faults",
                "plans": COUNT,
                "sown": sown,
                "found": found,
                "found_percent": round(100 * found / sown, 1),
                "false_alarms_per_plan": round(alarms.total() / COUNT, 2),
                "false_alarms_per_sound_plan": round(sound.total() / COUNT, 2),
                "missed": missed,
                "alarms": dict(alarms.most_common()),
                "alarms_of_sound_plans": dict(sound.most_common()),
            }
        ]
    }


def plans() -> Iterator[tuple[Unit, str, list[dict[str, Any]]]]:
    """Units of all sorts by turns, five-year and annual, each with its faults; the same every time."""
    units, draw = all_units(load_pack()), random.Random(SEED)
    offices = [unit for unit in units if unit.level == "so"]
    districts = [unit for unit in units if unit.level == "huyen"]
    waiting = list(faults())
    for number in range(COUNT):
        pool = offices if number % 2 else districts
        kind = "annual" if number % 3 == 2 else "five_year"
        unit = pool[number // 2 % len(pool)]
        fitting = [fault for fault in faults() if fits(fault, unit, kind)]
        draw.shuffle(fitting)
        fitting.sort(key=lambda fault: fault not in waiting)
        chosen: list[dict[str, Any]] = []
        for fault in fitting:
            if len(chosen) < EACH and not any(touch(fault, other) for other in chosen):
                chosen.append(fault)
        waiting = [fault for fault in waiting if fault not in chosen]
        yield unit, kind, chosen


def faults() -> list[dict[str, Any]]:
    """The faults that can be sown, from `plans/faults.yaml`."""
    return list(yaml.safe_load((PLANS / "faults.yaml").read_text(encoding="utf-8")))


def fits(fault: dict[str, Any], unit: Unit, kind: str) -> bool:
    """Can a plan of that unit and kind have the fault?"""
    return kind in fault.get("kinds", [kind]) and unit.level in fault.get("levels", [unit.level])


def touch(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Would one hide the other: the same answer, the same row, or findings of one rule?"""
    same = set(left.get("answers", ())) & set(right.get("answers", ()))
    rows = ("project" in left and "project" in right) or ("add" in left and "add" in right)
    spoken = {left["expect"], *left.get("also", ())} & {right["expect"], *right.get("also", ())}
    return bool(same or rows or spoken)


def base_plan(unit: Unit, kind: str, number: int) -> dict[str, Any]:
    """A sound plan of the unit, with figures of its own and rows for the databases that the framework names for it."""
    staff = 30 + 7 * number % 90
    figures = {
        "symbol": unit.symbol,
        "number": 100 + number,
        "staff": staff,
        "computers": staff + number % 9,
        "units": 3 + number % 6,
        "procedures": 80 + 2 * number,
        "level3": 20 + number % 7,
        "level4": 10 + number % 5,
        "share4": 12 + number % 9,
        "target4": 30 + number % 9,
        "district": {"huyen": "huyện", "thi_xa": "thị xã", "thanh_pho": "thành phố"}.get(unit.type, "tỉnh"),
    }
    text = Template((PLANS / BASES[kind, unit.level]).read_text(encoding="utf-8")).substitute(figures)
    plan = dict(yaml.load(text, Loader=yaml.BaseLoader))
    if kind == "five_year":
        for name, requirement in (
            ("national", "p1.3.a.national_db"),
            ("ministry", "p1.3.b.ministry_db"),
            ("province", "p1.3.c.province_db"),
        ):
            plan["answers"][requirement] = rows(getattr(unit, name), number) or "không có"
        plan["answers"].setdefault("p1.3.c.own_db", "không có")
    years = {"year": "2021"} if kind == "annual" else {"period": "2021-2025"}
    return {"unit": unit.name, "kind": kind, **years, "date": "2020-11-20", "place": unit.place, **plan}


def rows(names: tuple[str, ...], number: int) -> list[dict[str, str]]:
    return [
        {
            "name": name,
            "address": f"https://csdl{place}.example.gov.vn",
            "records_total": str(1000 + 37 * number),
            "records_since_2020": str(100 + number),
            "units_target": "14",
            "units_active": "12",
        }
        for place, name in enumerate(names, 1)
    ]


def sown_into(base: dict[str, Any], chosen: list[dict[str, Any]]) -> dict[str, Any]:
    """The plan with the faults in it."""
    plan = deepcopy(base)
    for fault in chosen:
        for key, answer in fault.get("answers", {}).items():
            plan["answers"].pop(key, None)
            if answer is not None:
                plan["answers"][key] = answer
        for field, value in fault.get("project", {}).items():
            plan["projects"][0].pop(field, None)
            if value != "":
                plan["projects"][0][field] = value
        if "add" in fault:
            plan["projects"].append(fault["add"])
        if fault.get("twice"):
            plan["projects"].append(fault["add"])
        if "alike" in fault:
            plan["projects"].append(fault["add"] | {"name": fault["alike"]})
    return plan


def told(plan: dict[str, Any]) -> list[Finding]:
    """Errors and warnings; notes are no objection."""
    text = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)
    return [f for f in draft(parse_answers(text)).findings if f.severity is not Severity.INFO]


def speaks_of(finding: Finding, fault: dict[str, Any]) -> bool:
    """Is it the finding that the fault asks for?"""
    return finding.rule == fault["expect"] and str(fault["at"]) in f"{finding.where} {finding.message}"


def explained(finding: Finding, fault: dict[str, Any]) -> bool:
    """Does the finding speak of the fault, or of what follows from it?"""
    return speaks_of(finding, fault) or finding.rule in fault.get("also", ())
