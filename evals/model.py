"""What a lying model plants in the sections of whole plans, and what of it a draft would show after the guard.

Each lie is known, so what survived is judged by its own words in what the guard let through, never by the guard. Honest rewritings are
of two kinds: other connecting words, and other words that mean the same (which the guard, a closed list, is known to refuse).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from api.commands.drafting import examples
from assistant.answers import load_answers
from assistant.model import Model
from assistant.pipeline import draft
from assistant.plan import Paragraph, Section
from assistant.writing import write
from assistant.writing.fake import LIES, PLACES, FakeModel, liar, rewriting

HONEST: dict[str, tuple[tuple[str, str], ...]] = {
    "connecting words": ((", trong đó ", ", cụ thể "), (" phục vụ ", " để phục vụ "), (" và ", " cùng với "), (" tại ", " ở ")),
    "synonyms": ((" đạt ", " bằng "), (" được cài đặt ", " được lắp đặt "), (" tổ chức ", " mở "), (" sử dụng ", " dùng ")),
}  # fmt: skip
FREE = (
    "praise",
    "cause",
    "claim",
    "empty claim",
    "instruction",
    "english",
    "repetition",
)  # lies without a figure or a name


def run() -> dict[str, Any]:
    """{runs: [{model, lie, sections, planted, survived, share}, …, {model: honest, kind, rewritten, refused, share}]}."""
    sections = [s for path in examples() for s in draft(load_answers(path)).document.walk() if _running(s)]
    runs: list[dict[str, Any]] = []
    for lie in LIES:
        planted = survived = 0
        for section in sections:
            for place in PLACES:
                planted += _running(section)
                written = write(section, "viết liền mạch hơn", Model(liar(lie, place), "liar"))
                survived += sum(LIES[lie].strip(" .").lower()[:40] in s.text.lower() for s in written)
        runs.append(_row("liar", lie, sections=len(sections) * len(PLACES), planted=planted, survived=survived))
    for name, kinds in (("with a figure, name or commitment", set(LIES) - set(FREE)), ("free claims", set(FREE))):
        rows = [row for row in runs if row["kind"] in kinds]
        runs.append(_row("liar, all", name, **{k: sum(row[k] for row in rows) for k in ("sections", "planted", "survived")}))  # fmt: skip
    return {"runs": [*runs, *(_honest(name, changes, sections) for name, changes in HONEST.items())]}


def _honest(name: str, changes: tuple[tuple[str, str], ...], sections: list[Section]) -> dict[str, Any]:
    rewritten = kept = 0
    for section in sections:
        model, count = _counting(changes)
        kept += len(write(section, "viết liền mạch hơn", Model(model, "honest")))
        rewritten += count()
    refused = rewritten - kept
    return {
        "model": "honest",
        "kind": name,
        "rewritten": rewritten,
        "refused": refused,
        "share": _share(refused, rewritten),
    }


def _counting(changes: tuple[tuple[str, str], ...]) -> tuple[FakeModel, Callable[[], int]]:
    """A model that changes the sentences it can, and how many it changed when first asked."""
    counts: list[int] = []
    return rewriting(changes, counts), lambda: counts[0] if counts else 0


def _running(section: Section) -> int:
    return sum(
        len(b.sentences) for b in section.blocks if isinstance(b, Paragraph) and not b.mark and b.style == "body"
    )


def _row(model: str, kind: str, **counts: int) -> dict[str, Any]:
    return {"model": model, "kind": kind, **counts, "share": _share(counts["survived"], counts["planted"])}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
