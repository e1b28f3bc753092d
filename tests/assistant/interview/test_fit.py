"""An answer that plainly speaks of another question is noticed; one that is at home never is."""

from pathlib import Path

import pytest

from api.commands.drafting import examples
from assistant.answers import load_answers
from assistant.interview.agenda import agenda
from assistant.interview.fit import TYPED, better_item
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_answers_of_the_shipped_examples_are_at_home(path: Path) -> None:
    answers = load_answers(path)
    unit = find_unit(PACK, answers.unit)
    items = agenda(PACK, unit, answers.kind, [])
    home = {part.id: item for item in items for part in item.parts}
    told = [(home[id_], text) for id_, text in answers.answers.items() if id_ in home and isinstance(text, str)]
    assert len(told) > 8
    assert [(item.id, text) for item, text in told if better_item(items, item, text, PACK)] == []
    elsewhere = [
        better_item(items, other, text, PACK) is not None
        for item, text in told
        for other in items
        if other.id != item.id and len(text.split()) > 4 and any(p.requirement.reader in TYPED for p in other.parts)
    ]
    assert sum(elsewhere) > 0.5 * len(elsewhere)
