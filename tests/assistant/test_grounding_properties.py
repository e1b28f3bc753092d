"""What holds of every fact and every sentence: what nobody told is found, whoever wrote the sentence, and what was told is not."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.grounding import Support, check_sentence
from assistant.plan import Fact, Sentence, Span, SpanKind
from corpus.language import format_date, read_words, spell, spell_money
from corpus.legal import LegalDocument, cite_apart, cite_dated, cite_full, cite_short, full_names, load_catalogue

QUICK = settings(max_examples=150, derandomize=True, deadline=None)
OWN = frozenset({"2021", "2022", "2023", "2024", "2025", "2021-2025", "2016-2020"})
TOLD = st.sampled_from(["có 62 máy", "đạt 87,5%", "7/9 nhiệm vụ", "chi 2 tỷ 500 triệu", "mua 45 máy và 3 máy chủ"])
YEARS = st.integers(1990, 2035)
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
TIMES = st.one_of(
    YEARS.map(lambda year: f"năm {year}"),
    st.tuples(YEARS, st.integers(1, 9)).map(lambda pair: f"giai đoạn {pair[0]}-{sum(pair)}"),
    st.tuples(YEARS, st.integers(1, 9)).map(lambda pair: f"từ năm {pair[0]} đến năm {sum(pair)}"),
    st.tuples(st.integers(1, 12), YEARS).map(lambda pair: f"tháng {pair[0]}/{pair[1]}"),
    st.tuples(st.sampled_from(["I", "II", "III", "IV"]), YEARS).map(lambda pair: f"quý {pair[0]}/{pair[1]}"),
    DAYS.map(lambda day: f"ngày {format_date(day)}"),
)
OWN_PART = st.sampled_from(["năm 2021", "giai đoạn 2021-2025", "đến năm 2025", "giai đoạn 2016-2020"])


def problems(text: str, kind: SpanKind, told: str, *, origin: str = "composed", value: str = "") -> list[str]:
    support = Support({"f1": Fact("clause", value or told, "p", words=told, id="f1")}, {}, OWN)
    refs = () if kind is SpanKind.LITERAL else ("f1",)
    sentence = Sentence((Span("Sở "), Span(text, kind, refs), Span(".")), origin=origin)
    return [problem.reason for problem in check_sentence(sentence, support)]


@pytest.mark.parametrize("kind", [SpanKind.VALUE, SpanKind.WORDS])
@given(told=TOLD, time=TIMES)
@QUICK
def test_a_time_that_no_fact_tells_is_found_beside_a_figure_that_one_does(kind: SpanKind, told: str, time: str) -> None:
    assert problems(told, kind, told) == []
    assert problems(f"{told} {time}", kind, told)
    assert problems(f"{told} {time}", kind, f"{told} {time}") == []


@pytest.mark.parametrize("origin", ["composed", "person", "model"])
@given(time=TIMES, own=OWN_PART)
@QUICK
def test_connecting_words_tell_no_time_but_the_plans_own(origin: str, time: str, own: str) -> None:
    assume(not any(year in time for year in OWN))
    assert problems(f"nêu {own}", SpanKind.LITERAL, "", origin=origin) == []
    assert problems(f"nêu {own}, {time}", SpanKind.LITERAL, "", origin=origin)


@pytest.mark.parametrize("own", sorted(OWN))
@given(digits=st.integers(0, 99).map(str), before=st.booleans())
@QUICK
def test_a_number_that_holds_a_year_of_the_plan_is_not_that_year(own: str, digits: str, before: bool) -> None:
    assert problems(f"có {digits}{own} hồ sơ" if before else f"có {own}{digits} hồ sơ", SpanKind.LITERAL, "")


@pytest.mark.parametrize("kind", [SpanKind.LITERAL, SpanKind.WORDS, SpanKind.VALUE])
@pytest.mark.parametrize("origin", ["person", "model"])
@given(
    standard=st.integers(100, 99999).filter(lambda n: n not in (62, 2500)),
    name=st.sampled_from(["TCVN", "ISO", "TCVN ISO/IEC"]),
)
@QUICK
def test_a_standard_that_nobody_told_is_found(kind: SpanKind, origin: str, standard: int, name: str) -> None:
    assert problems(f"theo {name} {standard}", kind, "có 62 máy", origin=origin)
    if kind is not SpanKind.LITERAL:
        told = f"có 62 máy theo {name} {standard}"
        assert problems(f"theo {name} {standard}", kind, told, origin=origin) == []


@pytest.mark.parametrize("kind", [SpanKind.WORDS, SpanKind.VALUE])
@pytest.mark.parametrize("text", ["tối thiểu 10%", "mở 4 lớp", "bảo vệ 4 lớp", "có 360 máy", "từ ngày 01/01/2020"])
def test_the_frameworks_own_figures_are_none_of_the_units(kind: SpanKind, text: str) -> None:
    assert problems(text, kind, "có 62 máy")
    assert problems(text, kind, f"có 62 máy, {text}") == []


@given(told=st.integers(2, 9999).filter(lambda n: len(spell(Decimal(n)).split()) > 1), said=st.integers(2, 9999))
@QUICK
def test_a_number_in_words_is_told_or_found(told: int, said: int) -> None:
    words = spell(Decimal(said))
    assume(said != told and len(words.split()) > 1 and read_words(words) == said)
    for kind in (SpanKind.WORDS, SpanKind.VALUE):
        assert problems(f"có {spell(Decimal(told))} hồ sơ", kind, f"có {told} hồ sơ", value=str(told)) == []
        assert problems(f"có {words} hồ sơ", kind, f"có {told} hồ sơ", value=str(told))
        assert problems(f"có {told} và {words} hồ sơ", kind, f"có {told} hồ sơ", value=str(told))


@given(total=st.integers(1, 90_000), other=st.integers(1, 90_000))
@QUICK
def test_money_in_words_is_a_whole_sum_of_the_table_and_no_part_of_one(total: int, other: int) -> None:
    assume(total != other)
    support = Support({}, {"project:p1": "Nâng cấp"}, sums=frozenset({Decimal(total)}))

    def found(text: str) -> bool:
        return bool(check_sentence(Sentence((Span(text, SpanKind.VALUE, ("project:p1",)),)), support))

    assert not found(spell_money(Decimal(total)))
    assert found(spell_money(Decimal(other)))
    assert found(f"{spell_money(Decimal(total))}, {spell_money(Decimal(other))}")


def test_money_in_words_of_the_table_supports_only_what_rests_on_the_table() -> None:
    words = spell_money(Decimal(8860))
    support = Support(
        {"f1": Fact("n", "62", "p", words="62", id="f1")}, {"project:p1": ""}, sums=frozenset({Decimal(8860)})
    )
    assert check_sentence(Sentence((Span(words, SpanKind.VALUE, ("f1",)),)), support)
    assert check_sentence(Sentence((Span(words, SpanKind.VALUE, ("project:p1",)),)), support) == []


CATALOGUE = load_catalogue().documents
DOCUMENTS = st.sampled_from(CATALOGUE)


def cited(text: str, key: str, after: str = "") -> list[str]:
    support = Support({}, {}, OWN, documents=full_names())
    spans = (Span("Thực hiện "), Span(text, SpanKind.CITATION, (key, "")), Span(f" {after}."))
    return [problem.reason for problem in check_sentence(Sentence(spans, origin="person"), support)]


@given(document=DOCUMENTS, other=DOCUMENTS)
@QUICK
def test_a_citation_says_of_its_document_what_that_is_called(document: LegalDocument, other: LegalDocument) -> None:
    for cite in (cite_short, cite_dated, cite_full, cite_apart):
        assert cited(cite(document), document.key) == []
    assert cited(cite_dated(document), "999/QĐ-TTg@2020") == ["văn bản không có trong danh mục"]
    if other.number not in full_names()[document.key]:
        assert cited(f"{other.type} số {other.number}", document.key)


@given(document=st.sampled_from([d for d in CATALOGUE if d.date and d.type != "Luật"]), time=TIMES)
@QUICK
def test_words_beside_a_citation_tell_its_title_and_date_and_no_other_time(document: LegalDocument, time: str) -> None:
    rest = cite_full(document).removeprefix(cite_short(document)).strip()
    assume(not any(known in time for known in (*OWN, *re.findall(r"(?:19|20)\d\d", full_names()[document.key]))))
    assert cited(cite_short(document), document.key, f"giai đoạn 2021-2025 {time}")
    assume(not re.search(r"\d", re.sub(r"ngày \S+|(?:19|20)\d\d|\d+/[\w/-]+", " ", rest)))  # figures of a title
    assert cited(cite_short(document), document.key, rest) == []
