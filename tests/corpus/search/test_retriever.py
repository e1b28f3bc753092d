"""The lookup as langchain uses it."""

from datetime import date

from corpus.retriever import LegalRetriever
from corpus.search import Searcher


def test_documents_carry_citation_validity_and_whose_words_they_are(by_words: Searcher) -> None:
    found = LegalRetriever(searcher=by_words, k=2, day=date(2020, 9, 15)).invoke("NĐ 45 điều 25")
    assert len(found) == 2
    assert found[0].metadata["citation"].endswith("Điều 25 Nghị định số 45/2020/NĐ-CP")
    assert found[0].metadata["status"] == "còn hiệu lực"
    assert found[0].metadata["kind"] == "tóm lược"


def test_nothing_is_retrieved_where_nothing_bears_on_the_question(by_words: Searcher) -> None:
    assert LegalRetriever(searcher=by_words).invoke("giá vàng hôm nay") == []
