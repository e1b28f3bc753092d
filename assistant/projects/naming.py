"""The words that remain of an entry: its lead unit, its name, its objective."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.projects.leads import Lead, find_lead
from assistant.projects.model import Notes
from assistant.projects.sorting import Run
from assistant.projects.words import vocabulary
from corpus.language.text import fold, short


@dataclass
class Naming:
    """The three texts of a project, and the task group where a bare name of it was told; "" = not told."""

    name: str = ""
    lead: str = ""
    objective: str = ""
    area: str = ""


def name_parts(text: str, runs: Sequence[Run], naming: Naming, notes: Notes) -> None:
    """Take the lead unit out of the runs, then the name, then the objective; the rest is left over, aloud."""
    rest = _take_lead(list(runs), naming)
    for part in _merged(text, rest):
        part = _without_preface(part)
        if part:
            _place(part, naming, notes)
    _split_aim(naming)
    naming.objective = drop_aim(naming.objective)


def _take_lead(runs: list[Run], naming: Naming) -> list[Run]:
    if naming.lead:
        return runs
    found: list[tuple[int, Lead]] = [
        (n, lead) for n, run in enumerate(runs) if (lead := find_lead(_without_preface(run.text)))
    ]
    best = next(
        (pair for pair in found if pair[1].cued),
        next((pair for pair in found if not pair[1].rest), found[0] if found else None),
    )
    if best is None:
        return runs
    number, lead = best
    naming.lead = lead.unit
    run = runs[number]
    return [
        *runs[:number],
        *([Run(lead.rest, run.start, run.end, run.group, -1)] if lead.rest else []),
        *runs[number + 1 :],
    ]


def _merged(text: str, runs: Sequence[Run]) -> list[str]:
    """Runs that stood together and read on are one text again."""
    structured = text.count(";") > 1 or len({run.group for run in runs}) > 1 or any(run.group > 1 for run in runs)
    out: list[str] = []
    previous: Run | None = None
    for run in runs:
        between = (
            text[previous.end : run.start] if previous is not None and previous.piece >= 0 and run.piece >= 0 else "?"
        )
        if (
            previous is not None
            and previous.group == run.group
            and not re.search(r"[\w?;]", between)
            and _reads_on(previous, run, structured)
        ):
            out[-1] = f"{out[-1]}{between}{run.text}"
        elif previous is not None and previous.piece == run.piece and fold(run.text.split()[0]) in vocabulary().linking:
            out[-1] = f"{out[-1]} {run.text}"
        else:
            out.append(run.text)
        previous = run
    return out


def _reads_on(before: Run, run: Run, structured: bool) -> bool:
    words = vocabulary()
    if words.aims.match(run.text):
        return False
    return structured or len(before.text.split()) <= 2 or not words.actions.match(run.text)


def _without_preface(text: str) -> str:
    """ "bên em xin đăng ký …" is talk."""
    words = vocabulary()
    for _ in range(4):
        match = re.match(rf"(?:{'|'.join(map(re.escape, words.raw['prefaces']))})(?!\w)[\s:,]*", fold(text))
        rest = text[match.end() :] if match else ""
        if match is None or len(rest.split()) < 2 or match[0].strip() in ("du an", "nhiem vu", "co quan"):
            break
        text = rest
        while (dropped := words.dropped_verbs.match(text)) and len(text[dropped.end() :].split()) > 1:
            text = text[dropped.end() :].strip()
    return text.strip(" ,:")


def _place(part: str, naming: Naming, notes: Notes) -> None:
    if fold(part).startswith(("phoi hop ", "trong do ")) or (
        naming.lead and (lead := find_lead(part)) and not lead.rest
    ):
        notes.leave(part)
        notes.doubt(f"“{short(part)}” không có cột riêng trong danh mục nên chưa được ghi vào bảng.")
    elif naming.name and not naming.area and fold(part) in vocabulary().raw["bare_area"]:
        naming.area = vocabulary().areas[fold(part)]
    elif not naming.objective and vocabulary().aims.match(part):
        naming.objective = part
    elif not naming.name:
        naming.name = part
    elif not naming.objective and len(part.split()) > 1:
        naming.objective = part
    else:
        notes.leave(part)
        notes.doubt(f"chưa biết “{short(part)}” thuộc cột nào. Ghi kèm tên cột, ví dụ: mục tiêu: {short(part)}.")


def _split_aim(naming: Naming) -> None:
    """ "nâng cấp mạng LAN để kết nối xã": what follows "để" is the objective, when no other was told."""
    if naming.objective or not naming.name:
        return
    for match in vocabulary().aims_dropped.find(naming.name):
        inner = fold(match[0]).startswith(("de", "nham", "voi muc", "phuc vu muc"))
        if inner and len(naming.name[: match.start()].split()) >= 2 and len(naming.name[match.end() :].split()) >= 2:
            naming.name, naming.objective = naming.name[: match.start()].strip(" ,;:-"), naming.name[match.start() :]
            return


def drop_aim(text: str) -> str:
    """ "để kết nối xã" -> "kết nối xã"."""
    match = vocabulary().aims_dropped.match(text)
    return text[match.end() :].lstrip(" :,") if match else text
