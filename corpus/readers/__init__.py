"""Files of a person read into documents: what each says of itself, and its passages."""

from corpus.readers.documents import Document, read_blocks, read_document
from corpus.readers.passages import Passage

__all__ = ["Document", "Passage", "read_blocks", "read_document"]
