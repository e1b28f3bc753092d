"""What is known of a plan: the current tellings of every quantity, and what follows from them by the pack's formulas."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.expressions import compile_expression
from assistant.plan import Fact, Standing
from corpus.framework import Quantity


@dataclass(frozen=True)
class Known:
    """A quantity's value with its trace: `refs` are the facts it was read from or computed from."""

    quantity: str
    number: Decimal | None
    text: str = ""
    hedge: str = ""
    unit: str = ""
    standing: Standing = Standing.GIVEN
    refs: tuple[str, ...] = ()
    fraction: tuple[Decimal, Decimal] | None = None
    derived: bool = False
    source: str = ""

    @property
    def settled(self) -> bool:
        """True when it can be printed: told, or a told zero."""
        return self.standing is Standing.GIVEN or (self.standing is Standing.NONE and self.number is not None)


@dataclass(frozen=True)
class Conflict:
    """A value told that disagrees with the one that follows from other tellings, or with another telling."""

    quantity: str
    told: Known
    other: Known


def known_from(fact: Fact, quantity: Quantity | None = None) -> Known:
    """A fact as a value; "5/6" becomes the percent it stands for, with its counts kept."""
    number: Decimal | None = None
    fraction: tuple[Decimal, Decimal] | None = None
    if "/" in fact.value and quantity is not None and quantity.type in ("percent", "ratio", "decimal"):
        part, whole = (Decimal(piece) for piece in fact.value.split("/", 1))
        fraction = (part, whole)
        number = part / whole * (100 if quantity.type == "percent" else 1) if whole else None
    elif quantity is None or quantity.type not in ("text", "date"):
        try:
            number = Decimal(fact.value)
        except ArithmeticError:
            number = None
    return Known(
        quantity=fact.quantity,
        number=number,
        text=fact.value,
        hedge=fact.hedge,
        unit=fact.unit,
        standing=fact.standing,
        refs=(fact.id,),
        fraction=fraction,
        source=fact.source,
    )


class Ledger:
    """Looks quantities up: told ones first, then derived ones; also the facts of lists and rows."""

    def __init__(
        self,
        quantities: Mapping[str, Quantity],
        facts: Iterable[Fact],
        computed: Mapping[str, Known] | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self.quantities = quantities
        self.facts = list(facts)
        self.texts = dict(texts or {})
        self._told: dict[str, list[Known]] = {}
        for fact in self.facts:
            if fact.quantity in quantities:
                self._told.setdefault(fact.quantity, []).append(known_from(fact, quantities[fact.quantity]))
        self._computed = dict(computed or {})
        self._derived: dict[str, Known | None] = {}

    def tellings(self, quantity: str) -> list[Known]:
        """Every current telling, one per place where it was told."""
        return self._told.get(quantity, [])

    def get(self, quantity: str, source: str = "") -> Known | None:
        """The value to print: told in `source` before told elsewhere before derived; None when nothing is known."""
        if quantity in self._computed:
            return self._computed[quantity]
        told = self.tellings(quantity)
        own = [known for known in told if known.source == source and known.settled]
        settled = own or [known for known in told if known.settled]
        return settled[0] if settled else self.derived(quantity) or (told[0] if told else None)

    def summed(self, quantity: str) -> bool:
        """Is it added up by the program from rows, rather than told or derived by a formula?"""
        return quantity in self._computed

    def known(self, quantity: str, source: str = "") -> bool:
        value = self.get(quantity, source)
        return value is not None and value.settled

    def derived(self, quantity: str) -> Known | None:
        """What the pack's formula gives; None without a formula or when an input is missing."""
        if quantity not in self._derived:
            self._derived[quantity] = None  # a formula that needs itself finds nothing
            self._derived[quantity] = self._derive(quantity)
        return self._derived[quantity]

    def _derive(self, quantity: str) -> Known | None:
        spec = self.quantities.get(quantity)
        if spec is None or not spec.derive:
            return None
        formula = compile_expression(spec.derive)
        inputs = {name: self.get(name) for name in formula.names}
        if any(value is None or not value.settled for value in inputs.values()):
            return None
        number = formula.evaluate({name: value.number for name, value in inputs.items() if value is not None})
        if not isinstance(number, Decimal):
            return None
        hedges = [value.hedge for value in inputs.values() if value is not None and value.hedge]
        return Known(
            quantity,
            round_to(number, spec),
            hedge=hedges[0] if hedges else "",
            derived=True,
            refs=tuple(ref for value in inputs.values() if value is not None for ref in value.refs),
        )

    def conflicts(self) -> list[Conflict]:
        """Quantities whose tellings disagree with each other or with their formula beyond the pack's tolerance."""
        out = []
        for quantity, told in self._told.items():
            spec = self.quantities[quantity]
            numbers = [known for known in told if known.settled and known.number is not None]
            if not numbers:
                continue
            others = [derived] if (derived := self.derived(quantity)) else []
            for other in [*others, *numbers[1:]]:
                if _differ(numbers[0], other, spec):
                    out.append(Conflict(quantity, numbers[0], other))
        return out

    def environment(self) -> Mapping[str, Decimal | str | None]:
        """What expressions of the pack see: numbers by quantity id, texts such as unit.type."""
        return _Environment(self)

    def rows(self, quantity: str, source: str = "") -> dict[str, dict[str, Fact]]:
        """Facts of a row type by row id and column, in the order told."""
        out: dict[str, dict[str, Fact]] = {}
        for fact in self.facts:
            if fact.quantity == quantity and (not source or fact.source == source):
                out.setdefault(fact.row, {})[fact.column] = fact
        return out

    def of(self, source: str, quantity: str = "") -> list[Fact]:
        """Facts told in one answer, in order."""
        return [fact for fact in self.facts if fact.source == source and (not quantity or fact.quantity == quantity)]


class _Environment(Mapping[str, Decimal | str | None]):
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __getitem__(self, name: str) -> Decimal | str | None:
        if name in self._ledger.texts:
            return self._ledger.texts[name]
        known = self._ledger.get(name)
        return None if known is None or not known.settled else known.number if known.number is not None else known.text

    def __iter__(self) -> Iterator[str]:
        return iter([*self._ledger.texts, *self._ledger.quantities])

    def __len__(self) -> int:
        return len(self._ledger.texts) + len(self._ledger.quantities)


def round_to(number: Decimal, spec: Quantity) -> Decimal:
    """Computed percentages take one decimal, ratios two, unless the pack says otherwise; sums of money stay whole to the đồng."""
    if spec.type == "money" and spec.decimals is None:
        return number
    decimals = (
        spec.decimals if spec.decimals is not None else {"percent": 1, "ratio": 2, "decimal": 2}.get(spec.type, 0)
    )
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _differ(left: Known, right: Known, spec: Quantity) -> bool:
    if left.number is None or right.number is None:
        return False
    tolerance = Decimal(str(spec.tolerance))
    if left.hedge or right.hedge:  # "khoảng 60%" does not contradict 61,6%
        tolerance = max(tolerance, abs(left.number) / 20)
    return abs(left.number - right.number) > tolerance


def with_ids(facts: Iterable[Fact]) -> list[Fact]:
    """Facts numbered in order, for a plan that is not stored; ids that are there stay, new ones follow them."""
    listed = list(facts)
    fresh = itertools.count(max((int(fact.id[1:]) for fact in listed if fact.id), default=0) + 1)
    return [fact if fact.id else replace(fact, id=f"f{next(fresh)}") for fact in listed]
