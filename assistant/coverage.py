"""Where each requirement and field of the framework stands in the drafted plan."""

from __future__ import annotations

from collections import defaultdict

from assistant.drafting.composer import asked_of
from assistant.drafting.desk import Desk, fields_of, label_of
from assistant.drafting.finish import sentences_of
from assistant.plan import Document, Standing
from assistant.reading.context import Reading
from assistant.validation.base import Coverage


def coverage_of(desk: Desk, document: Document, readings: dict[str, Reading]) -> list[Coverage]:
    """One row per requirement and field: given, none, unknown, skipped, not_applicable, suggested or unanswered."""
    sentences: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence in sentences_of(document):
        for pair in sentence.covers:
            sentences[pair].append(sentence.text)
    rows = []
    for requirement in desk.outline.requirements:
        asked = asked_of(requirement, desk)
        for name in fields_of(requirement):
            pairs = [
                (requirement.id, name),
                *((id_, field) for id_ in requirement.covered_by for field in fields_of(desk.outline.by_id[id_])),
            ]
            texts = tuple(dict.fromkeys(text for pair in pairs for text in sentences[pair]))
            standing = _standing(desk, requirement.id, name, texts, readings) if asked else str(Standing.NOT_APPLICABLE)
            rows.append(
                Coverage(requirement.id, name, label_of(requirement, name), standing, requirement.section, texts)
            )
    return rows


def _standing(desk: Desk, requirement: str, name: str, texts: tuple[str, ...], readings: dict[str, Reading]) -> str:
    entry = desk.outline.by_id[requirement]
    whole = desk.standing(entry)
    if whole in (Standing.NONE, Standing.UNKNOWN, Standing.SKIPPED, Standing.NOT_APPLICABLE):
        return str(whole)
    marked = bool(texts) and all("«[chưa có số liệu" in text for text in texts)
    if whole is None:
        if entry.reader in ("front", "derived", "roadmap") or (texts and not marked and entry.projects):
            return str(Standing.UNKNOWN if marked else Standing.GIVEN)
        return str(Standing.SKIPPED) if entry.optional else "unanswered"
    if whole is Standing.SUGGESTED:
        return str(Standing.GIVEN if texts and not marked else Standing.UNKNOWN)
    if entry.reader == "choice" and not texts:  # offered and not taken over
        return str(Standing.NONE)
    optional = (name in entry.fields and entry.fields[name].optional) or desk.settled(entry, name)
    if marked or (not texts and not optional):
        return str(Standing.UNKNOWN)
    return str(Standing.GIVEN) if texts else str(Standing.NOT_APPLICABLE)
