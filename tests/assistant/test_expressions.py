"""The pack's formulas: arithmetic, conditions, the unknown, and nothing else."""

from decimal import Decimal

import pytest

from assistant.expressions import MAX_LENGTH, Value, compile_expression
from corpus.errors import DataError

VALUES = {"a": Decimal(31), "b": Decimal(125), "zero": Decimal(0), "kind": "annual", "dvc.total": Decimal(80)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100 * a / b", Decimal("24.8")),
        ("a + b * 2", Decimal(281)),
        ("(a + b) * 2", Decimal(312)),
        ("-a + b", Decimal(94)),
        ("dvc.total / 2", Decimal(40)),
        ("a < b", True),
        ("a == 31 and b > 100", True),
        ("a > b or kind == 'annual'", True),
        ("not a > b", True),
        ("min(a, b)", Decimal(31)),
        ("a / zero", None),
        ("a + missing", None),
        ("missing > 1 and a > b", False),
        ("missing > 1 or a < b", True),
        ("missing > 1 and a < b", None),
        ("known(missing)", False),
        ("known(a)", True),
    ],
)
def test_values(text: str, value: Value) -> None:
    assert compile_expression(text).evaluate(VALUES) == value


def test_names_are_told_without_evaluating() -> None:
    assert compile_expression("100 * (a + dvc.total) / b").names == {"a", "b", "dvc.total"}


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "a.__class__.__mro__",
        "[a for a in b]",
        "lambda: 1",
        "a if b else a",
        "open('x')",
        "a[0]",
        "a ** 999999999",
        "f'{a}'",
        "a :=",
        "",
        "(" * 300,
        "a + " * MAX_LENGTH + "a",
    ],
)
def test_anything_but_a_formula_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        compile_expression(text)
