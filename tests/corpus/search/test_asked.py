"""The words that people ask with: true to what exists, and enough to find it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from corpus.catalogue import load_catalogue
from corpus.everyday import everyday
from corpus.packs import load_pack
from corpus.passages import FULL, LOOKUP, Passage
from corpus.provisions import load_provisions
from corpus.search import Searcher
from evals.retrieval.practice import FILES, practice

REQUIREMENTS = {one.id for outline in load_pack().outlines.values() for one in outline.requirements}
SECTIONS = {one.id for outline in load_pack().outlines.values() for one in outline.sections}
DOCUMENTS = {document.key for document in load_catalogue().documents}


def read(name: str) -> Any:
    return yaml.safe_load((LOOKUP / f"{name}.yaml").read_text(encoding="utf-8"))


def test_what_is_asked_for_exists() -> None:
    assert read("asked").keys() <= DOCUMENTS | REQUIREMENTS
    assert read("subjects").keys() <= DOCUMENTS
    assert read("contents").keys() <= DOCUMENTS
    assert read("spoken").keys() <= DOCUMENTS | REQUIREMENTS


def test_every_document_and_every_item_can_be_asked_for_in_spoken_words() -> None:
    unasked = {document.key for document in load_catalogue().documents if document.level == "central"}
    assert unasked | REQUIREMENTS <= read("spoken").keys()


def test_what_is_spoken_finds_its_document_and_is_never_shown(by_words: Searcher) -> None:
    spoken = [(key, line) for key, lines in read("spoken").items() for line in lines]
    found = 0
    for key, line in spoken:
        hits = by_words.search(line, 3).hits
        found += any(key in (hit.passage.document, hit.passage.provision.split()[-1]) for hit in hits)
        assert all(line not in f"{hit.passage.heading} {hit.passage.text}" for hit in hits)
    assert found / len(spoken) > 0.97


def test_every_part_of_every_document_is_found_by_its_words(by_words: Searcher) -> None:
    asked = [(key, part) for key, parts in read("contents").items() for part in parts]
    found = [key in {hit.passage.document for hit in by_words.search(part, 3).hits} for key, part in asked]
    assert sum(found) / len(asked) > 0.97


def test_practice_questions_are_answered_by_what_exists() -> None:
    for question in practice():
        for answer in question["answers"]:
            assert answer.get("document", answer.get("framework")) in DOCUMENTS | REQUIREMENTS | SECTIONS


def test_the_practice_questions_are_those_of_three_hands() -> None:
    asked = practice()
    assert {question["author"] for question in asked} == set(FILES.values())
    for author in ("stranger a", "stranger b"):
        own = [bool(question["answers"]) for question in asked if question["author"] == author]
        assert (own.count(True), own.count(False)) == (150, 90)


def test_a_gist_has_the_everyday_words_for_its_official_ones() -> None:
    said = everyday("Trang thông tin điện tử của cơ quan phải dễ vào.")
    assert "website" in said
    assert "thông tin" not in said
    assert everyday("Website là trang thông tin điện tử.").count("website") == 0


def test_the_words_of_a_text_itself_stay_as_they_are() -> None:
    assert "website" not in Passage("k", "Điều 1", "Trang thông tin điện tử", kind=FULL).searched
    assert "website" in Passage("k", "Điều 1", "Trang thông tin điện tử").searched


def test_every_keyword_of_every_provision_finds_an_answer(by_words: Searcher) -> None:
    """Typed alone, as people do; a few lose to another provision that says the same in more words."""
    asked = [(provision, word) for provision in load_provisions() for word in provision.keywords]
    found = refused = 0
    for provision, word in asked:
        answer = by_words.search(word, 10)
        refused += answer.refused
        found += provision.document in [hit.passage.document for hit in answer.hits]
    assert found / len(asked) > 0.9
    assert refused / len(asked) < 0.03


@pytest.mark.parametrize(
    "text",
    [
        "thủ tục ly hôn thuận tình",
        "thu tuc ly hon thuan tinh",
        "giá vàng hôm nay",
        "xử phạt vượt đèn đỏ",
        "luong toi thieu vung",
        "đội tuyển bóng đá",
    ],
)
def test_a_question_of_another_field_is_refused(by_words: Searcher, text: str) -> None:
    answer = by_words.search(text)
    assert answer.refused
    assert answer.evidence is None or answer.evidence.score >= 0


def test_the_evidence_of_an_answer_is_told(by_words: Searcher) -> None:
    found = by_words.search("số hóa kết quả giải quyết thủ tục hành chính").evidence
    assert found is not None
    assert found.words == found.together == pytest.approx(1)
    assert found.elsewhere == found.unknown == 0


def test_words_that_stand_nowhere_speak_against_an_answer(by_words: Searcher) -> None:
    found = by_words.search("số hóa kết quả giải quyết thủ tục hành chính bằng flycam").evidence
    assert found is not None
    assert found.unknown == 1
    assert found.together < 1
