"""One small evaluator for the pack's formulas and conditions; nothing else in the product evaluates text."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from functools import cache

from corpus.errors import DataError

Value = Decimal | bool | str | None
_MATH: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARE: dict[type[ast.cmpop], Callable[..., bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_CALLS: dict[str, Callable[..., Decimal]] = {"min": min, "max": max}
MAX_LENGTH = 500


class Expression:
    """A checked formula. Unknown names make the result None; `and`/`or` are three-valued."""

    def __init__(self, text: str, tree: ast.expr) -> None:
        self.text = text
        self._tree = tree
        self.names = frozenset(_names(tree))

    def evaluate(self, values: Mapping[str, Value]) -> Value:
        """The value under `values`; None when something needed is unknown, or on division by zero."""
        try:
            return _evaluate(self._tree, values)
        except (DecimalException, ZeroDivisionError, TypeError):
            return None


@cache
def compile_expression(text: str) -> Expression:
    """Parse and check a formula. Raises DataError for anything but names, numbers, texts, + - * /, comparisons, and/or/not, min, max, known."""
    if len(text) > MAX_LENGTH:
        raise DataError("biểu thức quá dài.", place=text[:40])
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise DataError(
            "biểu thức sai cú pháp.", place=text[:80], remedy="Ví dụ: 100 * dvc.level4 / dvc.total."
        ) from error
    _check(tree, text)
    return Expression(text, tree)


def _check(node: ast.expr, text: str) -> None:
    if isinstance(node, ast.Constant):
        allowed = isinstance(node.value, (int, float, str)) and not isinstance(node.value, bool)
    elif isinstance(node, (ast.Name, ast.Attribute)):
        allowed = _dotted(node) is not None
    else:
        allowed = _check_operation(node, text)
    if not allowed:
        raise DataError(
            "biểu thức dùng phép tính không được phép.",
            place=text[:80],
            remedy="Chỉ dùng + - * /, so sánh, and, or, not, min, max, known.",
        )


def _check_operation(node: ast.expr, text: str) -> bool:
    if isinstance(node, ast.BinOp):
        children, allowed = [node.left, node.right], type(node.op) in _MATH
    elif isinstance(node, ast.UnaryOp):
        children, allowed = [node.operand], isinstance(node.op, (ast.USub, ast.Not))
    elif isinstance(node, ast.BoolOp):
        children, allowed = node.values, True
    elif isinstance(node, ast.Compare):
        children, allowed = [node.left, *node.comparators], all(type(op) in _COMPARE for op in node.ops)
    elif isinstance(node, ast.Call):
        children, allowed = (
            node.args,
            isinstance(node.func, ast.Name) and node.func.id in (*_CALLS, "known") and not node.keywords,
        )
    else:
        return False
    for child in children:
        _check(child, text)
    return allowed


def _dotted(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name):
        return None if node.id.startswith("_") else node.id
    if isinstance(node, ast.Attribute) and not node.attr.startswith("_") and (base := _dotted(node.value)):
        return f"{base}.{node.attr}"
    return None


def _names(tree: ast.expr) -> list[str]:
    if isinstance(tree, (ast.Name, ast.Attribute)):
        return [_dotted(tree) or ""]
    children = (
        tree.args
        if isinstance(tree, ast.Call)
        else [node for node in ast.iter_child_nodes(tree) if isinstance(node, ast.expr)]
    )
    return [name for child in children for name in _names(child)]


def _evaluate(node: ast.expr, values: Mapping[str, Value]) -> Value:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else Decimal(str(node.value))
    if isinstance(node, (ast.Name, ast.Attribute)):
        name = _dotted(node) or ""
        try:
            return values[name]
        except KeyError:
            return None
    if isinstance(node, ast.BinOp):
        left, right = _evaluate(node.left, values), _evaluate(node.right, values)
        if not isinstance(left, Decimal) or not isinstance(right, Decimal):
            return None
        return _MATH[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp):
        operand = _evaluate(node.operand, values)
        if isinstance(node.op, ast.Not):
            return None if operand is None else not operand
        return -operand if isinstance(operand, Decimal) else None
    if isinstance(node, ast.BoolOp):
        return _logic(node, values)
    if isinstance(node, ast.Compare):
        return _compare(node, values)
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Name)
    arguments = [_evaluate(argument, values) for argument in node.args]
    if node.func.id == "known":
        return all(argument is not None for argument in arguments)
    return None if any(not isinstance(argument, Decimal) for argument in arguments) else _CALLS[node.func.id](arguments)


def _logic(node: ast.BoolOp, values: Mapping[str, Value]) -> Value:
    """Kleene: one false settles an `and`, one true an `or`, else unknown stays unknown."""
    settling = isinstance(node.op, ast.Or)
    results = [_evaluate(child, values) for child in node.values]
    if any(result is not None and bool(result) is settling for result in results):
        return settling
    return None if None in results else not settling


def _compare(node: ast.Compare, values: Mapping[str, Value]) -> Value:
    operands = [_evaluate(child, values) for child in (node.left, *node.comparators)]
    if None in operands:
        return None
    return all(
        _COMPARE[type(op)](left, right) for op, left, right in zip(node.ops, operands, operands[1:], strict=False)
    )
