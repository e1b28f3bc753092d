"""The lookup as a langchain retriever."""

from __future__ import annotations

from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, InstanceOf

from corpus.legal import cite_pinpoint
from corpus.search import Filters, Hit, Searcher


class LegalRetriever(BaseRetriever):
    """Retrieves provisions; none where the search finds that nothing bears on the question."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: InstanceOf[Searcher]
    k: int = 5
    day: date | None = None
    filters: Filters = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.searcher.search(query, self.k, self.day, self.filters).hits]


def _document(hit: Hit) -> Document:
    citation = cite_pinpoint(hit.document, hit.passage.pinpoint) if hit.document else hit.passage.document
    return Document(
        page_content=hit.passage.text,
        metadata={
            "document": hit.passage.document,
            "pinpoint": hit.passage.pinpoint,
            "citation": citation,
            "kind": hit.passage.kind,
            "status": hit.status.text if hit.status else "",
            "score": hit.score,
        },
    )
