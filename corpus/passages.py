"""What search looks through: passages of the framework, the catalogue, provisions' gists and added texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from corpus.catalogue import FOLDER, Catalogue, LegalDocument, load_targets, names, read_yaml
from corpus.everyday import everyday
from corpus.framework import Outline, Requirement, SectionSpec
from corpus.language import expand, fold, format_number
from corpus.legal import cite_apart, cite_full, cite_short, official_title
from corpus.pack import Pack
from corpus.provisions import Provision
from corpus.readers.passages import Passage as Cut

LOOKUP = FOLDER.parent / "lookup"
GIST = "tóm lược"  # our own words about a text
FULL = "nguyên văn"  # the words of the text itself
# Names that passages of one kind share; they tell none of them from another.
ITEMS = "khung kế hoạch 784, đề cương, mục, phần, phụ lục"
TASKS = "khung kế hoạch 784, nội dung trọng tâm, nhiệm vụ, mục, phần"
LEVELS, BASES = "mục tiêu, chỉ tiêu", "căn cứ"
_NUMBER = re.compile(r"^\s*(?:Phần|Chương|Mục|Điều|khoản|điểm|Phụ lục)\s+[\w.]+[.:]?(?:\s+|$)")
_CITE = re.compile(r"\{cite:([^}|]+)(?:\|([^}]+))?\}")
_BASIS = re.compile(r",?\s*(?:(?:theo|và|trọng tâm là|,)\s*)+(?=\{cite:)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that can be cited: a khoản, a short điều, an item of the framework, or a document as a whole.

    `document` is a key of the catalogue, `pinpoint` the place in it ("khoản 2 Điều 25"; "" = the document).
    `heading` is shown above the text and searched with it; `words` are other names, searched and never shown.
    `provision` is what hits are counted by: passages of one điều share it.
    """

    document: str
    pinpoint: str
    text: str
    heading: str = ""
    words: str = ""
    kind: str = GIST
    provision: str = ""
    boilerplate: bool = False  # of an article that every text has and hardly anyone seeks
    source: str = ""  # key of the Provision whose gist it is
    spoken: bool = False  # found by its heading and `words` alone: its text is what other passages say

    @property
    def searched(self) -> str:
        """Everything the passage is found by, shorthand spelled out as in questions; a gist also in everyday words."""
        own = "" if self.spoken else self.text
        said = "\n".join(part for part in (self.heading, own, self.words) if part)
        if self.kind == GIST:
            said += "\n" + "; ".join(everyday(f"{own} {self.words}"))
        return expand(said).text

    @property
    def told(self) -> str:
        """The other names alone, which have a vector of their own; "" where there are none that others lack."""
        shared = self.kind != GIST or self.spoken or self.words in (TASKS, LEVELS, BASES)
        return "" if shared else self.words.replace(ITEMS, "").strip(" .;,")

    @property
    def embedded(self) -> str:
        """What its vector is made from; the numbers of its path tell a model nothing."""
        path = (_NUMBER.sub("", part).strip() for part in self.heading.split("›"))
        return f"{'. '.join(part for part in path if part)}\n{self.words if self.spoken else self.text}".strip()


def provision_of(document: str, pinpoint: str) -> str:
    """The điều that a pinpoint lies in, else the pinpoint itself: "45/2020/NĐ-CP Điều 25"."""
    article = re.search(r"Điều \d+\w?", pinpoint)
    return f"{document} {article[0] if article else pinpoint}".strip()


def shipped_passages(pack: Pack, catalogue: Catalogue, provisions: Iterable[Provision]) -> list[Passage]:
    """The passages that need no added text."""
    labels = {r.id: r.label for outline in pack.outlines.values() for r in outline.requirements}
    found = [
        *_documents(catalogue),
        *(_provision(provision, catalogue, labels) for provision in provisions),
        *_targets(catalogue),
        *(passage for outline in pack.outlines.values() for passage in _requirements(pack, outline, catalogue)),
        *_suggested(pack, catalogue),
    ]
    return list(dict.fromkeys(found))


def text_passages(key: str, title: str, cuts: Iterable[Cut]) -> Iterator[Passage]:
    """The passages of a text that was read: the words themselves, under the path to them."""
    for cut in cuts:
        document, *labels = cut.path.split(" › ")
        titled = _article(labels)
        path = [f"{label}. {cut.heading}" if cut.heading and label == titled else label for label in labels]
        path.insert(0, f"{document} {title}".strip())
        held_back = fold(cut.heading).strip(" .") in _boilerplate()
        yield Passage(
            key,
            cut.pinpoint,
            cut.text,
            " › ".join(path),
            kind=FULL,
            provision=provision_of(key, cut.pinpoint),
            boilerplate=held_back,
        )


def _article(labels: list[str]) -> str:
    """The label that a heading belongs to: the article's, or the narrowest where there is none."""
    return next((label for label in labels if label.startswith("Điều ")), labels[-1] if labels else "")


@cache
def _asked() -> dict[str, str]:
    """How people ask for a document or for an item of the framework, by key (data/lookup/asked.yaml)."""
    return dict(read_yaml("asked", LOOKUP))


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """What people ask of a document or of an item of the framework, by key (data/lookup/spoken.yaml)."""
    return {key: tuple(lines) for key, lines in read_yaml("spoken", LOOKUP).items()}


@cache
def _boilerplate() -> frozenset[str]:
    return frozenset(fold(title) for title in read_yaml("search", LOOKUP)["boilerplate"])


def _documents(catalogue: Catalogue) -> Iterator[Passage]:
    """Each document as a whole, by its citation and its other names, and by what it speaks of."""
    subjects, contents, asked = read_yaml("subjects", LOOKUP), read_yaml("contents", LOOKUP), _asked()
    for document in catalogue.documents:
        known = [*document.also_written, *names()["laws"].get(document.title, ())]
        known += names()["kinds"].get(document.type, {}).get("short", ())
        known += [*_successions(document, catalogue), asked.get(document.key, "")]
        text = " ".join([f"{cite_full(document)}.", *_carried_out(document, catalogue)])
        yield Passage(document.key, "", text, words="; ".join(known), provision=document.key)
        if document.key in subjects:
            yield _cited(document, "", f"Nói về: {subjects[document.key]}.", asked.get(document.key, ""))
        for part in contents.get(document.key, ()):
            yield _cited(document, "", f"Có phần nói về: {part}.")
        shown = f"Nói về: {subjects[document.key]}." if document.key in subjects else text
        for line in _spoken().get(document.key, ()):
            yield replace(_cited(document, "", shown, line), spoken=True)


def _carried_out(document: LegalDocument, catalogue: Catalogue) -> Iterator[str]:
    """What a document of the province carries out."""
    above = catalogue.named(document.counterpart_of) if document.counterpart_of else None
    if above is not None:
        yield f"Văn bản của tỉnh thực hiện {cite_apart(above)} {official_title(above.title)}".strip() + "."


def _successions(document: LegalDocument, catalogue: Catalogue) -> Iterator[str]:
    """Names of the documents that it replaced: who asks for an old one may want this."""
    for other in catalogue.documents:
        if other.replaced_by and catalogue.named(other.replaced_by) is document:
            yield f"thay thế {cite_short(other)} {other.title}"


def _provision(provision: Provision, catalogue: Catalogue, labels: dict[str, str]) -> Passage:
    """The gist of one place of a document, found also by what of the framework it serves."""
    document = catalogue.get(provision.document)
    assert document is not None  # the provisions were checked against the catalogue
    served = (labels[area] for area in provision.areas if area in labels)
    return replace(
        _cited(document, provision.pinpoint, provision.gist, "; ".join([*provision.keywords, *served])),
        source=provision.key,
    )


def _targets(catalogue: Catalogue) -> Iterator[Passage]:
    """The levels that programmes set."""
    for target in load_targets():
        document = catalogue.get(target.document)
        if document is None or target.at_least is None:
            continue
        level = f"{format_number(Decimal(target.at_least))}{target.unit}"
        text = f"Đến năm {target.year}: {target.quantity} đạt ít nhất {level}."
        yield _cited(document, "", f"{text} (chưa đối chiếu)" if target.source == "none" else text, LEVELS)


def _requirements(pack: Pack, outline: Outline, catalogue: Catalogue) -> Iterator[Passage]:
    """What the framework demands, item by item."""
    framework = catalogue.get(pack.info.source)
    if framework is None:
        return
    sections = {section.id: section for section in outline.sections}
    for requirement in outline.requirements:
        item = _requirement(framework, requirement, sections.get(requirement.section), _annex(outline, requirement))
        yield item
        yield from (replace(item, words=line, spoken=True) for line in _spoken().get(requirement.id, ()))


def _annex(outline: Outline, requirement: Requirement) -> str:
    """The place of an item within the framework, with its annex."""
    annex = f"Phụ lục {'II' if '{year}' in outline.title else 'I'}"
    if not requirement.at.startswith("Ph"):
        return annex  # its form, which the framework takes from elsewhere
    return requirement.at if "Phụ lục" in requirement.at else f"{requirement.at}, {annex}"


def _requirement(
    framework: LegalDocument, requirement: Requirement, section: SectionSpec | None, place: str
) -> Passage:
    heading = re.sub(r"\s*\{\w+\}", "", section.heading).capitalize() if section else place
    parts = "; ".join(field.label for field in requirement.fields.values())
    text = f"Kế hoạch phải có: {requirement.label}" + (f" ({parts})." if parts else ".")
    if requirement.help and requirement.reader != "choice":
        text += f" {requirement.help}"
    asked = _asked().get(requirement.id, "")
    words = " ".join([requirement.ask, *requirement.keywords, f"{asked}.", ITEMS])
    key = framework.key
    return Passage(key, place, text, f"{cite_short(framework)} › {heading}", words, provision=f"{key} {requirement.id}")


def _suggested(pack: Pack, catalogue: Catalogue) -> Iterator[Passage]:
    """What the framework offers to do, and under each document it names, what it names it for."""
    framework = catalogue.get(pack.info.source)
    places = {
        id_: requirement
        for outline in pack.outlines.values()
        for requirement in outline.requirements
        for id_ in requirement.suggest
    }
    for id_, suggestion in pack.suggestions.items():
        task = _CITE.sub("", _BASIS.sub("", suggestion.text)).strip(" ,.")
        if framework is not None and id_ in places:
            text = _CITE.sub(lambda cite: _called(catalogue, cite[1], cite[2] or ""), suggestion.text)
            yield Passage(
                framework.key,
                places[id_].at,
                f"{text}.",
                cite_short(framework),
                TASKS,
                provision=f"{framework.key} {places[id_].id}",
            )
        for cite in _CITE.finditer(suggestion.text):
            document = catalogue.get(cite[1])
            if document is not None:
                for pinpoint in (cite[2] or "").split(", "):
                    yield _cited(document, pinpoint, f"Khung kế hoạch dẫn làm căn cứ cho việc: {task}.", BASES)


def _called(catalogue: Catalogue, key: str, pinpoint: str) -> str:
    document = catalogue.get(key)
    return f"{pinpoint} {cite_short(document) if document else key}".strip()


def _cited(document: LegalDocument, pinpoint: str, text: str, words: str = "") -> Passage:
    title = "" if document.type == "Luật" else f" {official_title(document.title)}"
    heading = f"{cite_short(document)}{title}" + (f" › {pinpoint}" if pinpoint else "")
    return Passage(document.key, pinpoint, text, heading, words, provision=provision_of(document.key, pinpoint))
