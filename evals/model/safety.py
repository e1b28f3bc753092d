"""Rewriting by rules over many sections: what is suggested, and whether any figure differs, counted here by its digits alone."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from assistant.drafting.desk import Desk
from assistant.plan import Paragraph, Section
from assistant.rewriting import suggest, ways
from evals.drafts import results, running
from evals.model.form import faults

PLANS = 200  # more than enough for a thousand sections


def safety_row(count: int) -> dict[str, Any]:
    """{model, sections, sentences, suggestions, figures_changed, form_faults}: of composed sentences and of suggestions for them."""
    sections = sentences = suggested = changed = 0
    composed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for section, desk in itertools.islice(_running(), count):
        sections += 1
        texts = _texts(section)
        sentences += len(texts)
        composed.update(fault for text in texts for fault in faults(text))
        for way in ways().values():
            for found in suggest(section, way, desk):
                suggested += 1
                changed += _digits(found.before.text) != _digits(found.text)
                wrong.update(set(faults(found.text)) - set(faults(found.before.text)))
    return {
        "model": "offline",
        "sections": sections,
        "sentences": sentences,
        "suggestions": suggested,
        "figures_changed": changed,
        "form_faults_of_sentences": sum(composed.values()),
        "form_faults_of_suggestions": sum(wrong.values()),
        "kinds": dict(composed + wrong),
    }


def _running() -> Iterator[tuple[Section, Desk]]:
    for result in results(PLANS):
        yield from ((section, result.desk) for section in result.document.walk() if running(section))


def _texts(section: Section) -> list[str]:
    bodies = [b for b in section.blocks if isinstance(b, Paragraph) and b.style == "body" and not b.mark]
    return [sentence.text for body in bodies for sentence in body.sentences]


def _digits(text: str) -> Counter[str]:
    return Counter(re.sub(r"\D", "", figure).lstrip("0") for figure in re.findall(r"\d[\d.,]*", text))
