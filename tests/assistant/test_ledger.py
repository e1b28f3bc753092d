"""What is known of a plan: told first, then derived; what disagrees; what nobody knows."""

from decimal import Decimal

from assistant.ledger import Ledger, with_ids
from assistant.plan import Fact, Standing
from corpus.packs import load_pack

QUANTITIES = load_pack().quantities


def fact(quantity: str, value: str, source: str = "p1.4.public", **more: object) -> Fact:
    return Fact(quantity=quantity, value=value, source=source, **more)  # type: ignore[arg-type]


def ledger(*facts: Fact) -> Ledger:
    return Ledger(QUANTITIES, with_ids(facts))


def test_a_formula_gives_what_nobody_told_with_its_trace() -> None:
    known = ledger(fact("dvc.total", "125"), fact("dvc.level3", "46"), fact("dvc.level4", "31")).get("dvc.rate34")
    assert known is not None
    assert (known.number, known.derived) == (Decimal("61.6"), True)
    assert set(known.refs) == {"f1", "f2", "f3"}


def test_a_formula_with_a_hole_gives_nothing() -> None:
    assert ledger(fact("dvc.total", "125"), fact("dvc.level3", "46")).get("dvc.rate34") is None


def test_what_is_told_stands_before_what_is_derived() -> None:
    book = ledger(
        fact("dvc.total", "125"), fact("dvc.level3", "46"), fact("dvc.level4", "31"), fact("dvc.rate34", "61.6")
    )
    known = book.get("dvc.rate34")
    assert known is not None
    assert not known.derived
    assert not book.conflicts()


def test_told_against_derived_is_a_conflict() -> None:
    book = ledger(
        fact("dvc.total", "125"), fact("dvc.level3", "46"), fact("dvc.level4", "31"), fact("dvc.rate34", "78")
    )
    (conflict,) = book.conflicts()
    assert (conflict.told.number, conflict.other.number) == (Decimal(78), Decimal("61.6"))


def test_the_same_quantity_told_twice_otherwise_is_a_conflict() -> None:
    book = ledger(fact("org.staff", "58", "p1.2.computers"), fact("org.staff", "60", "p1.5.people"))
    assert [(c.told.number, c.other.number) for c in book.conflicts()] == [(Decimal(58), Decimal(60))]


def test_an_approximate_figure_contradicts_only_what_is_far_from_it() -> None:
    counts = (fact("dvc.total", "125"), fact("dvc.level3", "46"), fact("dvc.level4", "31"))
    assert not ledger(*counts, fact("dvc.rate34", "60", hedge="khoảng")).conflicts()
    assert ledger(*counts, fact("dvc.rate34", "80", hedge="khoảng")).conflicts()


def test_what_is_reckoned_from_an_approximate_figure_is_approximate() -> None:
    known = ledger(
        fact("spend.it", "2500", "p1.7.it_spend", hedge="khoảng"), fact("spend.security", "40", "p1.7.security_spend")
    ).get("spend.security_share")
    assert known is not None
    assert (known.number, known.hedge) == (Decimal("1.6"), "khoảng")


def test_a_share_by_zero_is_unknown() -> None:
    assert ledger(fact("it.computers", "5"), fact("org.staff", "0")).get("it.ratio") is None


def test_each_question_sees_its_own_telling_first() -> None:
    book = ledger(fact("org.staff", "58", "p1.2.computers"), fact("org.staff", "60", "p1.5.people"))
    known = book.get("org.staff", "p1.5.people")
    assert known is not None
    assert known.number == 60


def test_no_data_is_not_zero() -> None:
    unknown = ledger(fact("sec.sharing", "", "p1.6.malware", standing=Standing.UNKNOWN))
    none = ledger(fact("sec.sharing", "0", "p1.6.malware", standing=Standing.NONE))
    assert not unknown.known("sec.sharing")
    assert none.known("sec.sharing")


def test_conditions_of_the_pack_see_numbers_and_the_unknown() -> None:
    seen = ledger(fact("dvc.total", "125")).environment()
    assert seen["dvc.total"] == 125
    assert seen["dvc.level3"] is None


def test_new_facts_take_numbers_after_the_stored_ones() -> None:
    stored = fact("dvc.total", "125", id="f7")
    assert [f.id for f in with_ids([stored, fact("dvc.level3", "46")])] == ["f7", "f8"]
