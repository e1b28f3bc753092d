"""Clauses told apart by what people say, learned from labelled ones; and clauses joined to pieces."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from assistant.interview.talk.dividing import NEVER, divided
from assistant.interview.talk.learned import likely
from assistant.interview.talk.likeness import NOBODY, Likeness, features
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load
from corpus.packs import load_pack
from corpus.units import find_unit

CLAUSES = [
    ("machines", "cơ quan có 40 máy tính"),
    ("machines", "máy vi tính 25 cái, phần nhiều đã cũ"),
    ("training", "cử 2 người đi học an toàn thông tin"),
    ("training", "mở lớp tập huấn cho công chức"),
    (NOBODY, "chào chị, em gửi số liệu"),
    (NOBODY, "trưa nay anh ăn cơm chưa"),
]
PACK = load_pack()


def context(kind: str) -> Context:
    years = (2021, 2025) if kind == "five_year" else (2021, 2021)
    return Context(PACK, find_unit(PACK, "Sở Y tế"), kind, years, date(2020, 11, 20))


@pytest.mark.parametrize(
    ("words", "home"),
    [
        ("huyện có 60 máy tính", "machines"),
        ("MAY TINH 33 CAI", "machines"),
        ("tập huấn cho 20 công chức", "training"),
        ("chào anh, em gửi thêm", NOBODY),
    ],
)
def test_a_clause_is_like_those_that_tell_the_same(words: str, home: str) -> None:
    scores = Likeness(CLAUSES).scores(words)
    assert max(scores, key=lambda id_: scores[id_]) == home


def test_a_labelled_clause_is_like_itself_and_what_was_never_heard_is_like_nothing() -> None:
    likeness = Likeness(CLAUSES)
    assert all(likeness.scores(words)[home] > 0.8 for home, words in CLAUSES)
    assert max(likeness.scores("xyz").values()) == 0.0
    assert max(likeness.scores("").values()) == 0.0


def test_figures_marks_and_capitals_make_no_difference() -> None:
    assert features("Có 12 máy tính") == features("co 3.450 may tinh")


@pytest.mark.parametrize("kind", ["five_year", "annual"])
def test_every_home_is_a_requirement(kind: str) -> None:
    known = {id_ for outline in PACK.outlines.values() for id_ in outline.by_id}
    assert set(load("told")) <= {*known, "none"}
    assert set(likely("mua máy tính", context(kind))) <= {*known, NOBODY}


def test_no_clause_is_told_of_two_questions() -> None:
    told = [fold(clause) for clauses in load("told").values() for clause in clauses]
    assert len(told) == len(set(told))


def test_clauses_of_one_thing_stay_together_and_of_two_are_parted() -> None:
    message = "mỗi năm cử 2 người đi học an toàn thông tin, lấy chứng chỉ, Văn phòng Sở chủ trì thực hiện kế hoạch"
    cuts = [0, message.index(", lấy") + 1, message.index(", Văn") + 1, len(message)]
    clauses = list(itertools.pairwise(cuts))
    pieces = divided(message, clauses, [1.0] * 3, context("five_year"))
    assert [message[slice(*piece)].strip(" ,") for piece in pieces] == [
        "mỗi năm cử 2 người đi học an toàn thông tin, lấy chứng chỉ",
        "Văn phòng Sở chủ trì thực hiện kế hoạch",
    ]
    assert divided(message, clauses, [1.0, NEVER, NEVER], context("five_year")) == [(0, len(message))]
