"""Search over what ships, by words alone."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.bearing import WRITTEN
from corpus.legal import cite_full, status_on
from corpus.passages import GIST
from corpus.search import Filters, Searcher
from corpus.tokens import terms

DAY = date(2020, 9, 15)


def first(searcher: Searcher, text: str, **more: object) -> tuple[str, str]:
    passage = searcher.search(text, day=DAY, **more).hits[0].passage  # type: ignore[arg-type]
    return passage.document, passage.pinpoint


@pytest.mark.parametrize(
    "text",
    [
        "NĐ 45 điều 25",
        "Điều 25 Nghị định 45/2020/NĐ-CP",
        "nd 45/2020 d25",
        "đ25 NĐ45/2020",
        "nghi dinh so 45/2020/ND-CP dieu 25",
    ],
)
def test_a_reference_is_found_however_it_is_written(by_words: Searcher, text: str) -> None:
    assert first(by_words, text) == ("45/2020/NĐ-CP", "Điều 25")


def test_every_document_is_found_by_its_number_and_by_its_citation(by_words: Searcher) -> None:
    for document in by_words.catalogue.documents:
        year = f" năm {document.date.year}" if document.date else ""
        found = by_words.search(f"{document.type} số {document.number}{year}", k=1).hits[0]
        assert found.passage.document == document.key


def test_the_same_question_without_diacritics_finds_the_same(by_words: Searcher) -> None:
    assert first(by_words, "tỷ lệ kinh phí an toàn thông tin") == first(by_words, "ty le kinh phi an toan thong tin")
    assert first(by_words, "Dịch vụ công mức 3 thì hệ thống xếp cấp độ mấy")[1] == "điểm a khoản 2 Điều 9"
    assert first(by_words, "dich vu cong muc 3 thi he thong xep cap do may")[1] == "điểm a khoản 2 Điều 9"


@pytest.mark.parametrize(
    "text",
    [
        "giá vàng hôm nay",
        "đội tuyển bóng đá thắng mấy bàn",
        "cách nấu phở bò",
        "nghị định 999/2018/NĐ-CP",
        "xyz qwerty",
    ],
)
def test_what_nothing_speaks_of_is_refused(by_words: Searcher, text: str) -> None:
    answer = by_words.search(text)
    assert answer.refused
    assert answer.hits == ()


def test_a_provision_is_shown_once(by_words: Searcher) -> None:
    provisions = [hit.passage.provision for hit in by_words.search("cấp độ an toàn hệ thống thông tin", k=20).hits]
    assert len(provisions) == len(set(provisions)) > 5


def test_every_hit_says_whose_words_it_shows_and_why_it_is_there(by_words: Searcher) -> None:
    for hit in by_words.search("chia sẻ dữ liệu", k=10).hits:
        assert hit.passage.kind == GIST
        assert hit.score == pytest.approx(sum(hit.why.values()), abs=1e-3)


def test_filters_hold_for_every_hit(by_words: Searcher) -> None:
    text = "phát triển chính phủ điện tử"
    kinds = by_words.search(text, k=20, filters=Filters(types=frozenset({"Quyết định"}))).hits
    assert {hit.document.type for hit in kinds if hit.document} == {"Quyết định"}
    province = by_words.search(text, k=20, filters=Filters(levels=frozenset({"province"}))).hits
    assert {hit.document.level for hit in province if hit.document} == {"province"}
    there = by_words.search(text, k=50, day=DAY, filters=Filters(in_force=True)).hits
    assert there
    assert {status_on(hit.document, DAY).kind for hit in there if hit.document} <= {"in_force", "amended"}


def test_a_filter_that_nothing_meets_finds_nothing(by_words: Searcher) -> None:
    assert by_words.search("chính phủ điện tử", filters=Filters(types=frozenset({"Thông tri"}))).refused


def test_validity_is_that_of_the_place_on_the_day(by_words: Searcher) -> None:
    day_before = by_words.search("Luật Giao dịch điện tử 2005", k=1, day=date(2024, 6, 30)).hits[0]
    day_after = by_words.search("Luật Giao dịch điện tử 2005", k=1, day=date(2024, 7, 1)).hits[0]
    assert day_before.status is not None and day_before.status.kind in ("in_force", "amended")
    assert day_after.status is not None and day_after.status.kind == "expired"


def test_after_two_gists_of_one_document_stands_the_best_of_another(by_words: Searcher) -> None:
    hits = by_words.search("dự án nhóm C", k=5, day=DAY).hits
    assert len({hit.passage.document for hit in hits[:3]}) > 1


def test_a_document_related_to_the_one_named_is_among_the_first(by_words: Searcher) -> None:
    """Whoever asks what replaced an act, or carries it out in the province, names the act alone."""
    catalogue, related = by_words.catalogue, dict[str, set[str]]()
    for document in catalogue.documents:
        for number in filter(None, (document.replaced_by, document.counterpart_of)):
            other = catalogue.named(number)
            if other is not None:
                related.setdefault(other.key, set()).add(document.key)
                related.setdefault(document.key, set()).add(other.key)
    found = 0
    for key, others in related.items():
        document_named = catalogue.get(key)
        assert document_named is not None
        hits = by_words.search(f"tỉnh thay hay triển khai {cite_full(document_named)} bằng cái nào", 3, DAY).hits
        found += not others.isdisjoint(hit.passage.document for hit in hits)
    assert len(related) > 50
    assert found / len(related) > 0.8


def test_a_question_for_a_place_is_answered_from_its_document_alone(by_words: Searcher) -> None:
    hits = by_words.search("số hóa kết quả theo Điều 25 Nghị định 45/2020/NĐ-CP", k=2, day=DAY).hits
    assert hits[0].passage.document == "45/2020/NĐ-CP"
    assert "related" not in hits[0].why


def test_items_of_the_framework_stand_as_they_are(by_words: Searcher) -> None:
    hits = by_words.search("số máy tính, mạng nội bộ, máy chủ ghi vào mục nào của khung", k=3, day=DAY).hits
    assert {hit.passage.document for hit in hits} == {"784/STTTT@2020"}


@pytest.mark.parametrize(
    ("text", "written"), [("bao cao", False), ("danh gia", False), ("báo cáo", True), ("đánh giá", True)]
)
def test_words_that_are_words_without_diacritics_too_are_read_together(
    by_words: Searcher, text: str, written: bool
) -> None:
    assert (by_words.index.lexical.share_written(terms(text)) >= WRITTEN) is written
