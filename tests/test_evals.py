"""The evaluations run and print the form they promise."""

import json
import sys
from decimal import Decimal

import pytest

from assistant.validation.base import load_rules
from corpus.language import format_percent
from evals import __main__, check, plan
from evals.__main__ import REPORTS
from evals.model import honest
from evals.reading.messages import HALVES, load


def test_plan_measures_every_shipped_example_and_the_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plan, "RUNS", 1)
    monkeypatch.setattr(sys, "argv", ["evals", "plan", "--json"])
    assert __main__.main() == 0
    systems = {row["name"]: row for row in json.loads(capsys.readouterr().out)["systems"]}
    assert set(systems) == {"so-cong-thuong-2021-2025", "huyen-nghia-hanh-2021", "kehoach --help"}
    assert all(row["p50_s"] > 0 for row in systems.values())
    assert systems["so-cong-thuong-2021-2025"]["peak_mb"] > 10


def test_reading_scores_both_halves_of_the_messages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["evals", "reading", "--json"])
    assert __main__.main() == 0
    systems = json.loads(capsys.readouterr().out)["systems"]
    assert [row["name"] for row in systems[:2]] == list(HALVES)
    assert all(row["expected"] > row["messages"] >= 24 and row["accepted"] > 0 for row in systems)
    found_out = [row for row in systems if row["name"].endswith(("strangers", "newcomers", "_tuned", "callers"))]
    assert len(found_out) == 8  # written to find out, their figures are told as they are
    blind = [
        row for row in found_out if row["name"].endswith(("strangers", "newcomers"))
    ]  # all is shown before it is kept
    assert all(
        row["accuracy"] >= 0.85 and row["precision"] >= 0.95 and row["figures_precision"] >= 0.99 for row in blind
    )
    known = [row for row in systems if row not in found_out]
    least = {"long messages, fresh": 0.97, "long messages, annual": 0.97}  # tuned on, and still read a little worse
    assert all(row["accuracy"] >= 0.85 and row["precision"] >= least.get(row["name"], 0.98) for row in known)
    for row in known[2:]:
        tight = row["name"].endswith((" tuned", " held", " practice"))
        assert row["accuracy"] >= 0.9 and row["precision"] >= (0.99 if tight else 0.97), row
    assert all(row["expected"] >= 100 for row in found_out)


def _short(share: float) -> str:
    return "1.0" if share == 1 else f"{share:.3f}"


def test_the_figures_told_of_reading_are_those_of_its_report() -> None:
    rows = {row["name"]: row for row in json.loads((REPORTS / "reading.json").read_text(encoding="utf-8"))["systems"]}
    page = (REPORTS.parent / "README.md").read_text(encoding="utf-8")
    for row in rows.values():
        assert f"{row['accuracy']}, {_short(row['precision'])} ({row['name'].rsplit(' ', 1)[-1]})" in page
    front = (REPORTS.parent.parent / "README.md").read_text(encoding="utf-8")
    blind = ("strangers", "newcomers", "annual_strangers", "annual_newcomers")
    for name in ("held", *(f"long messages, {half}" for half in blind)):
        for key in ("accuracy", "precision"):
            assert format_percent(Decimal(str(round(100 * rows[name][key], 1)))) in front


def test_no_message_stands_in_both_halves() -> None:
    tuned, held = ({(message.id, message.say) for message in load(half)} for half in HALVES)
    assert not tuned & held


def test_check_finds_what_is_sown_and_little_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "COUNT", 12)
    monkeypatch.setattr(sys, "argv", ["evals", "check", "--json"])
    assert __main__.main() == 0
    report = json.loads(capsys.readouterr().out)["systems"][0]
    assert report["sown"] >= 40
    assert report["found_percent"] >= 95, report["missed"]
    assert report["false_alarms_per_plan"] <= 1, report["alarms"]
    assert report["false_alarms_per_sound_plan"] <= 1, report["alarms_of_sound_plans"]


def test_every_fault_that_can_be_sown_is_sown_and_names_a_rule() -> None:
    rules = {rule.id for rule in load_rules()}
    sown = {fault["id"] for _, _, chosen in check.plans() for fault in chosen}
    assert sown == {fault["id"] for fault in check.faults()}
    assert {fault["expect"] for fault in check.faults()} <= rules


@pytest.mark.enable_socket
def test_answers_acknowledged_before_a_kill_are_there_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from evals import crash

    (figures,) = crash.run(kills=20)["systems"]
    assert figures["acknowledged"] >= 40
    assert (figures["lost"], figures["twice"], figures["turns_without_reply"]) == (0, 0, 0)


@pytest.mark.enable_socket
def test_load_tells_turns_errors_and_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    from evals import load

    monkeypatch.setattr(load, "SATURATION_S", 1)
    monkeypatch.setattr(load, "PLANS", 120)
    figures, reading = load.run(people=3, duration_s=1)["systems"]
    assert figures["errors"] == reading["errors"] == 0
    assert reading["text_p95_ms"] >= reading["text_p50_ms"] > 0
    assert figures["turns"] >= 3
    assert figures["p95_ms"] > 0
    assert figures["list_of_120_p95_ms"] > 0


def test_model_finds_no_lie_that_came_through_and_counts_honest_sentences_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KEHOACH_MODEL_URL", raising=False)
    monkeypatch.setattr("evals.model.SECTIONS", 40)
    monkeypatch.setattr("evals.model.answers.MOST", 30)
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    monkeypatch.setattr(sys, "argv", ["evals", "model", "--json"])
    assert __main__.main() == 0
    report = json.loads(capsys.readouterr().out)
    liar = report["runs"][1]
    assert liar["sections"] == 40
    assert liar["planted"] > 500
    assert liar["survived"] == 0
    assert liar["free_share"] <= 0.02
    assert liar["unsupported_after_guard"] == 0 < liar["unsupported_before_guard"]
    honest = {(row["set"], row["as_asked"]): row for row in report["honest"]}
    assert honest["both", True]["sentences"] >= 300
    assert all(row["share"] <= 0.1 for (_, asked), row in honest.items() if asked)
    (rewriting,) = report["rewriting"]
    assert rewriting["suggestions"] > 0 == rewriting["figures_changed"] == rewriting["form_faults_of_suggestions"]
    answers = {row["model"]: row for row in report["answers"]}
    assert answers["liar"]["planted"] > 100
    assert answers["liar"]["survived"] == 0
    quoting = answers["fake, quoting"]
    assert quoting["sentences"] >= 0.9 * quoting["sentences_before_check"] > 10
    assert quoting["form_faults"] == 0
    assert 0 < answers["offline"]["citation_precision"] <= answers["offline"]["citation_recall"] <= 1
    assert report["reading"][0]["expected"] >= 120


def test_no_rewriting_stands_in_both_sets() -> None:
    tuned, held = (set(honest.load(name)) for name in honest.SETS)
    assert not tuned & held
