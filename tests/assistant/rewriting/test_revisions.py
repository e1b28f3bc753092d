"""Wordings taken are kept as versions and laid over each new draft, while their figures are still those of the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answers import parse_answers
from assistant.pipeline import draft, saved
from assistant.plan import Span, SpanKind
from assistant.revisions import Change, changes_in, outdated, save_changes, version_text
from assistant.store import Store, open_store
from corpus.errors import InputError

ANSWERS = """
unit: Sở Xây dựng
kind: five_year
period: 2021-2025
date: 2020-09-15
place: Quảng Ngãi
answers:
  p1.2.computers: 62 máy tính, 58 cán bộ, công chức
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path}/kehoach.db")
    yield store
    store.close()


def computers(store: Store, plan: str) -> list[str]:
    section = next(s for s in saved(plan, store).document.walk() if s.id == "p1.ii")
    return [x.text for b in section.blocks for x in b.sentences if x.id.startswith("p1.2.computers")]  # type: ignore[union-attr]


def taken(store: Store, *, literal: str = " hiện có ") -> tuple[str, Change]:
    result = draft(parse_answers(ANSWERS), store)
    section = next(s for s in result.document.walk() if s.id == "p1.ii")
    sentence = next(x for b in section.blocks for x in b.sentences if x.id == "p1.2.computers.1")  # type: ignore[union-attr]
    spans = tuple(replace(s, text=literal) if s.text == " có " else s for s in sentence.spans)
    change = Change(sentence.text, (spans,))
    save_changes(store, result.plan.id, "p1.ii", [change], "an", "quang-ngai-784")
    return result.plan.id, change


def test_a_wording_taken_stands_in_every_later_draft(store: Store) -> None:
    plan, _ = taken(store)
    assert (
        computers(store, plan)[0].startswith("Sở hiện có 62 máy tính")
        or "hiện có 62 máy tính" in computers(store, plan)[0]
    )
    assert not [f for f in saved(plan, store).findings if f.rule == "text.unsupported"]


def test_a_figure_that_changes_brings_back_the_composed_sentence(store: Store) -> None:
    plan, change = taken(store)
    fact = next(f for f in store.current(plan) if f.value == "62")
    store.add_facts(plan, [replace(fact, value="70", words="70 máy tính", id="")])
    assert "70 máy tính" in computers(store, plan)[0]
    assert "62" not in " ".join(computers(store, plan))
    assert outdated(saved(plan, store).document, "p1.ii", [change]) == [change]


def test_an_invented_figure_in_a_wording_is_an_error_of_the_draft(store: Store) -> None:
    plan, _ = taken(store, literal=" có 99 máy in và ")
    assert [f for f in saved(plan, store).findings if f.rule == "text.unsupported" and "99" in f.message]


def test_versions_are_kept_and_restored(store: Store) -> None:
    plan, change = taken(store)
    save_changes(store, plan, "p1.ii", version_text(store, plan, "p1.ii", 0), "an", "quang-ngai-784")
    assert "hiện có" not in computers(store, plan)[0]
    save_changes(store, plan, "p1.ii", version_text(store, plan, "p1.ii", 1), "an", "quang-ngai-784")
    assert "hiện có" in computers(store, plan)[0]
    assert len(store.versions(plan, "p1.ii")) == 3
    with pytest.raises(InputError, match="bản 9"):
        version_text(store, plan, "p1.ii", 9)
    assert change in changes_in(store.versions(plan, "p1.ii")[0])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"changes": [1]}', '{"changes": [{"before": "x", "after": [[]], "origin": "x"}]}', '{"changes": {"a": 1}}'])  # fmt: skip
def test_a_version_that_cannot_be_read_changes_nothing(store: Store, content: str) -> None:
    plan, _ = taken(store)
    store.save_version(plan, "p1.ii", content)
    assert changes_in(content) == []
    assert "hiện có" not in computers(store, plan)[0]


def test_a_change_goes_to_json_and_back() -> None:
    change = Change("x", ((Span("a", SpanKind.VALUE, ("f1",)),), (Span("b"),)), "model")
    import json

    assert changes_in(json.dumps({"changes": [change.as_json()]})) == [change]
