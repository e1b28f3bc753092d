"""An answer that plainly speaks of another question is noticed; one that is at home never is."""

from datetime import date
from pathlib import Path

import pytest

from api.commands.drafting import examples
from assistant.answers import load_answers
from assistant.interview.agenda import agenda
from assistant.interview.fit import TYPED, better_item
from assistant.reading import Context
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_answers_of_the_shipped_examples_are_at_home(path: Path) -> None:
    answers = load_answers(path)
    unit = find_unit(PACK, answers.unit)
    items = agenda(PACK, unit, answers.kind, [])
    context = Context(PACK, unit, answers.kind, answers.period, date(2020, 11, 20))
    home = {part.id: item for item in items for part in item.parts}
    told = [(home[id_], text) for id_, text in answers.answers.items() if id_ in home and isinstance(text, str)]
    assert len(told) > 8
    assert [(item.id, text) for item, text in told if better_item(items, item, text, context)] == []
    elsewhere = [
        better_item(items, other, text, context) is not None
        for item, text in told
        for other in items
        if other.id != item.id and len(text.split()) > 4 and any(p.requirement.reader in TYPED for p in other.parts)
    ]
    assert sum(elsewhere) > 0.5 * len(elsewhere)


@pytest.mark.parametrize(
    ("asked", "words", "meant"),
    [
        ("p1.0.difficulties", "mỗi năm cử 2 người đi học an toàn thông tin, lấy chứng chỉ", "p2.4.6.training"),
        ("p2.5.other", "Văn phòng Sở chủ trì thực hiện kế hoạch này, các phòng phối hợp", "p2.8.lead"),
        ("p1.6.awareness", "đầu năm 2019 bị mã độc mã hóa hai máy kế toán, phải cài lại", "p1.6.incidents"),
    ],
)
def test_what_people_tell_of_another_question_is_noticed_whatever_is_asked(asked: str, words: str, meant: str) -> None:
    unit = find_unit(PACK, "Sở Y tế")
    items = agenda(PACK, unit, "five_year", [])
    context = Context(PACK, unit, "five_year", (2021, 2025), date(2020, 11, 20))
    of = {part.id: item for item in items for part in item.parts}
    better = better_item(items, of[asked], words, context)
    assert better is not None and better.id == of[meant].id
    assert better_item(items, of[meant], words, context) is None
