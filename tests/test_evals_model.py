"""The configured model's part of the evaluation, with fakes in its place: what is kept, counted, resumed and marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.model import Model
from assistant.writing.fake import FakeModel, liar, rewriting
from evals.model import heard, real

KINDS = ("section", "message", "question")


def honest(prompt: str) -> str:
    if "facts" in prompt:
        return '{"facts": []}'
    return "KHÔNG CÓ" if "Câu hỏi" in prompt else rewriting([(" có ", " hiện có ")], []).script(prompt)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(real, "SECTIONS", 6)
    monkeypatch.setattr(real, "MESSAGES", 2)
    monkeypatch.setattr("evals.model.answers.ANSWERABLE", 4)
    monkeypatch.setattr("evals.model.answers.ELSEWHERE", 2)
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))


def rows(script: Any, minutes: float = 5, kept: Path | None = None) -> dict[str, list[dict[str, Any]]]:
    return real.real_rows(Model(FakeModel(script=script), "fake", schemas=False), heard.Kept(minutes, kept))


def test_what_an_honest_model_did_is_counted_kept_and_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.jsonl"
    found = rows(honest, kept=kept)
    (written,) = found["runs"]
    assert written["sections"] == 6
    given = [one for entry in found["told"] for s in entry.get("sentences", ()) for one in s["given"]]
    assert written["taken"] == sum(not one["refused"] for one in given) >= 5  # "đã hiện có" is no Vietnamese
    assert written["figures_changed"] == written["form_faults"] == written["failures"] == 0
    (answered,) = found["answers"]
    assert (answered["questions"], answered["hopeless"], answered["refused_rightly"]) == (4, 2, 1.0)
    offline, read = found["reading"]
    assert offline["messages"] == 2
    assert {**read, "name": ""} == {**offline, "name": ""}
    assert [[entry["kind"] for entry in found["told"]].count(kind) for kind in KINDS] == [6, 2, 6]
    again = rows(lambda _: pytest.fail("asked again"), minutes=0, kept=kept)
    assert again == found
    bases = [s for entry in found["told"] for s in entry.get("sentences", ()) if s["given"]]
    marks = [{"base": s["base"], "text": s["given"][0]["text"], "honest": n > 0} for n, s in enumerate(bases)]
    monkeypatch.setattr(real, "MARKS", tmp_path / "marks.yaml")
    real.MARKS.write_text(yaml.safe_dump(marks, allow_unicode=True), encoding="utf-8")
    (marked,) = rows(honest, minutes=0, kept=kept)["runs"]
    assert marked["marked"] >= len({(mark["base"], mark["text"]) for mark in marks})
    assert marked["marked_wrong_let_through"] >= 1
    assert marked["unsupported_after_guard"] > 0


def test_of_a_liar_nothing_is_taken_and_what_it_said_is_there_with_the_reasons() -> None:
    found = rows(lambda prompt: '{"facts": []}' if "facts" in prompt else liar("figure").script(prompt))
    (written,) = found["runs"]
    assert written["taken"] == 0 < written["wordings"]
    given = [one for entry in found["told"] for s in entry.get("sentences", ()) for one in s["given"]]
    assert all(one["refused"] and "9137" in one["text"] for one in given)


def test_without_time_nothing_is_begun_and_failures_are_tried_again(tmp_path: Path) -> None:
    assert rows(honest, minutes=0)["told"] == []

    def broken(_: str) -> str:
        raise ConnectionError

    kept = tmp_path / "kept.jsonl"
    found = rows(broken, kept=kept)
    assert all(entry["failed"] for entry in found["told"])
    assert found["runs"][0]["failures"] == 6
    assert found["reading"] == []
    assert not kept.exists()


def test_a_round_holds_the_same_part_of_each_kind() -> None:
    groups = [[heard.Task(kind, str(n), lambda _: {}) for n in range(6)] for kind in KINDS]
    order = heard.interleaved(*groups)
    third = len(order) // heard.ROUNDS
    assert [[task.kind for task in order[:third]].count(kind) for kind in KINDS] == [2, 2, 2]
    assert len({(task.kind, task.id) for task in order}) == 18


def test_every_mark_is_of_one_wording_and_says_whether_it_is_honest() -> None:
    entries = yaml.safe_load(real.MARKS.read_text(encoding="utf-8")) or []
    assert all(
        set(entry) <= {"base", "text", "honest", "why"} and isinstance(entry["honest"], bool) for entry in entries
    )
    assert len(real.marked()) == len(entries)
