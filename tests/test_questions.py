"""The labelled questions of the lookup: well formed, labelled with what exists, and halved as their README says."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "evals" / "questions"
KINDS = {"topic", "provision", "document", "framework", "exact", "unanswerable"}
FIELDS = {"id", "half", "kind", "ask", "bare", "slips", "answers"}
SEED = "quang-ngai-784/2026-11-28"  # written in evals/questions/README.md


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate({0x111: "d", 0x110: "D"})


def key(entry: dict[str, Any]) -> str:
    number = entry["number"]
    return number if re.search(r"/(19|20)\d\d/", number) else f"{number}@{entry['date'][:4]}"


def expected_status(entry: dict[str, Any], day: date, checked_until: date) -> str:
    """The validity that corpus/data/legal/README.md gives an entry on a day."""
    start, end, doubt = (
        date.fromisoformat(entry[name]) if entry.get(name) else None
        for name in ("effective_from", "effective_to", "doubtful_from")
    )
    if end and day > end:
        return "hết hiệu lực"
    unknown = start is None or day < start or (doubt and day >= doubt) or (end is None and day > checked_until)
    return "chưa rõ" if unknown else "còn hiệu lực"


ALL: list[dict[str, Any]] = [q for path in sorted(QUESTIONS.glob("*.yaml")) for q in read(path)]
LEGAL = {
    key(entry): entry
    for name in ("central", "province", "other", "later")
    for entry in read(ROOT / "corpus/data/legal" / f"{name}.yaml")
}
FRAMEWORK = {
    item["id"]
    for plan in ("five-year", "annual")
    for part in ("sections", "requirements")
    for item in read(ROOT / f"corpus/data/frameworks/quang-ngai-784/{plan}.yaml")[part]
}


def test_each_question_has_its_fields_and_an_id_of_its_own() -> None:
    assert {q["kind"] for q in ALL} == KINDS
    assert max(Counter(q["id"] for q in ALL).values()) == 1
    for q in ALL:
        assert set(q) - {"date", "status"} == FIELDS, q["id"]
        assert ("date" in q) == ("status" in q), q["id"]
        assert q["id"].startswith(q["kind"] + "-")
        assert all(q[writing].strip() == q[writing] != "" for writing in ("ask", "bare", "slips")), q["id"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_file_holds_its_own_kind(kind: str) -> None:
    assert {q["kind"] for q in read(QUESTIONS / f"{kind}.yaml")} == {kind}


def test_there_are_enough_of_each() -> None:
    count = Counter(q["kind"] for q in ALL)
    assert len(ALL) - count["unanswerable"] >= 150
    assert count["exact"] >= 20
    assert count["unanswerable"] >= 30
    assert sum("date" in q for q in ALL) >= 15


def test_the_second_writing_is_the_first_without_diacritics_and_the_third_is_another() -> None:
    for q in ALL:
        assert unicodedata.is_normalized("NFC", q["ask"] + q["slips"]), q["id"]
        assert q["bare"] == folded(q["ask"]), q["id"]
        assert q["slips"] not in (q["ask"], q["bare"]), q["id"]
    for writing in ("ask", "slips"):
        assert max(Counter(q[writing] for q in ALL).values()) == 1


def test_every_answer_exists() -> None:
    for q in ALL:
        assert bool(q["answers"]) == (q["kind"] != "unanswerable"), q["id"]
        for answer in q["answers"]:
            if "framework" in answer:
                assert set(answer) == {"framework"}
                assert answer["framework"] in FRAMEWORK, q["id"]
            else:
                assert set(answer) <= {"document", "pinpoint"}
                assert answer["document"] in LEGAL, q["id"]
                assert re.fullmatch(r"(khoản \d+ )?Điều \d+", answer.get("pinpoint", "Điều 1")), q["id"]
    assert all("pinpoint" in q["answers"][0] for q in ALL if q["kind"] == "provision")
    assert all("framework" in q["answers"][0] for q in ALL if q["kind"] == "framework")


def test_every_pinpoint_stands_in_the_text(shared: Path) -> None:
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in (shared / "legal/texts").glob("*.json")]
    articles = {(text["number"], article["no"]): article["text"] for text in texts for article in text["articles"]}
    for q in ALL:
        for answer in q["answers"]:
            if match := re.fullmatch(r"(?:khoản (\d+) )?Điều (\d+)", answer.get("pinpoint", "")):
                text = articles[answer["document"], match[2]]
                assert not match[1] or re.search(rf"^{match[1]}\s?\.", text, re.M), (q["id"], answer)


def test_a_question_on_a_date_expects_the_status_that_the_catalogue_records() -> None:
    checked_until = date.fromisoformat(read(ROOT / "corpus/data/legal/names.yaml")["checked_until"])
    dated = [q for q in ALL if "date" in q]
    assert {q["status"] for q in dated} == {"còn hiệu lực", "hết hiệu lực", "chưa rõ"}
    for q in dated:
        entry = LEGAL[q["answers"][0]["document"]]
        assert q["status"] == expected_status(entry, date.fromisoformat(q["date"]), checked_until), q["id"]
        if q["status"] != "chưa rõ":  # only what was verified may be asserted
            assert not {"effective_from", "effective_to"} & set(entry.get("unverified", [])), q["id"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_halves_are_those_that_the_seed_draws(kind: str) -> None:
    items = [q for q in ALL if q["kind"] == kind]
    drawn = sorted(items, key=lambda q: hashlib.sha256(f"{SEED}:{q['id']}".encode()).hexdigest())
    middle = (len(items) + 1) // 2
    assert {q["half"] for q in drawn[:middle]} == {"tune"}
    assert {q["half"] for q in drawn[middle:]} == {"held"}
