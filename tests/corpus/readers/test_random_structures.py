"""Whatever structure a document has, it is found again, and no word of it is lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language.lists import POINT_LETTERS
from corpus.readers.blocks import Line
from corpus.readers.passages import LONG, OVERLAP, cut
from corpus.readers.structure import find_structure

WORDS = [
    "cơ",
    "quan",
    "đơn",
    "vị",
    "bảo",
    "đảm",
    "an",
    "toàn",
    "thông",
    "tin",
    "mạng",
    "Điều",
    "khoản",
    "25",
    "năm",
    "2020",
    "triển",
    "khai",
    "chính",
    "quyền",
    "số",
    "45/2020/NĐ-CP",
    "(CNTT)",
    "và",
    "mục",
    "tiêu",
    "chương",
    "trình",
]
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
TITLES = (
    "QUY ĐỊNH CHUNG",
    "Chương I",
    "Chương II",
    "Chương III",
    "Mục 1. NGUYÊN TẮC",
    "Mục 2. NGUYÊN TẮC",
    "A. ĐÁNH GIÁ",
    "B. ĐÁNH GIÁ",
)
sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=40).map(lambda words: f"Nội {' '.join(words)}")


@dataclass
class Made:
    """A document that was made: its lines, the labels of its divisions and the words that must not be lost."""

    lines: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, line: str, label: str = "") -> None:
        self.lines.append(line)
        if label:
            self.labels.append(label)


@st.composite
def laws(draw: st.DrawFn) -> Made:
    """Chapters, sections, articles that count through, khoản and điểm."""
    made, article = Made(), 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        made.add(f"Chương {ROMAN[chapter - 1]}", f"Chương {ROMAN[chapter - 1]}")
        made.add("QUY ĐỊNH CHUNG")
        for section in range(1, draw(st.integers(0, 2)) + 1):
            made.add(f"Mục {section}. NGUYÊN TẮC", f"Mục {section}")
            article = _articles(draw, made, article)
        article = _articles(draw, made, article)
    return made


def _articles(draw: st.DrawFn, made: Made, article: int) -> int:
    for _ in range(draw(st.integers(1, 3))):
        article += draw(st.sampled_from((1, 1, 1, 2)))  # repealed ones are left out
        stop = draw(st.sampled_from((".", ":")))
        made.add(f"Điều {article}{stop} {draw(sentences)}", f"Điều {article}")
        _clauses(draw, made)
    return article


def _clauses(draw: st.DrawFn, made: Made) -> None:
    count = draw(st.integers(0, 12))
    if not count or draw(st.booleans()):
        made.add(f"{draw(sentences)}:" if count else f"{draw(sentences)}.")
    for clause in range(1, count + 1):
        made.add(f"{clause}. {draw(sentences)};", f"khoản {clause}")
        for point in POINT_LETTERS[: draw(st.sampled_from((0, 0, 2, 6)))]:
            made.add(f"{point}) {draw(sentences)};", f"điểm {point}")


@st.composite
def plans(draw: st.DrawFn) -> Made:
    """Parts, sections in Roman numbers, khoản and what is counted within them."""
    made = Made()
    for part in "AB"[: draw(st.integers(0, 2))] or [""]:
        if part:
            made.add(f"{part}. ĐÁNH GIÁ", f"phần {part}")
        for section in range(draw(st.integers(1, 10))):
            made.add(f"{ROMAN[section]}. KẾT QUẢ", f"mục {ROMAN[section]}")
            made.add(f"{draw(sentences)}.")
            for clause in range(1, draw(st.integers(0, 3)) + 1):
                made.add(f"{clause}. {draw(sentences)}", f"khoản {clause}")
                for decimal in range(1, draw(st.integers(0, 2)) + 1):
                    made.add(f"{clause}.{decimal}. {draw(sentences)}", f"điểm {clause}.{decimal}")
                made.add(f"- {draw(sentences)};")
    return made


@settings(deadline=None, max_examples=150)
@given(st.one_of(laws(), plans()))
def test_every_division_is_found_again(made: Made) -> None:
    root = find_structure([Line(line) for line in made.lines])
    assert [one.label for one in root.walk() if one.label] == made.labels


@settings(deadline=None, max_examples=150)
@given(st.one_of(laws(), plans()))
def test_no_word_is_lost_and_no_passage_is_too_long(made: Made) -> None:
    passages = cut(find_structure([Line(line) for line in made.lines]), "Văn bản")
    kept = " ".join(" ".join(f"{one.heading} {one.text}" for one in passages).split())
    for line in made.lines:
        if line not in TITLES:
            assert line.split(maxsplit=2)[-1].rstrip(".:") in kept, line
    assert all(len(one.text.split()) <= LONG + OVERLAP for one in passages)
    assert all(
        one.pinpoint in f"{' '.join(reversed(one.path.split(' › ')))}" for one in passages if "Điều" not in one.pinpoint
    )


@settings(deadline=None, max_examples=100)
@given(laws())
def test_each_passage_stands_in_the_article_that_it_names(made: Made) -> None:
    article, where = "", {}
    for line in made.lines:
        if line.startswith("Điều"):
            article = line.split(".")[0].split(":")[0]
        where.setdefault(line, set()).add(article)
    for passage in cut(find_structure([Line(line) for line in made.lines]), "Luật"):
        for line in passage.text.split("\n"):
            if line in where and passage.pinpoint:
                assert any(passage.pinpoint.endswith(name) for name in where[line]), (passage.pinpoint, line)
