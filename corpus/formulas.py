"""Formulas and conditions of a pack as the loader sees them: what names they use, and whether they are allowed."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

CALLS = ("min", "max", "known")
_ALLOWED = (
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.Div,
    ast.UnaryOp,
    ast.USub,
    ast.Not,
    ast.BoolOp,
    ast.And,
    ast.Or,
    ast.Compare,
    ast.Eq,
    ast.NotEq,
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.Call,
    ast.Constant,
    ast.Name,
    ast.Attribute,
    ast.Load,
)


def names_in(formula: str) -> frozenset[str]:
    """The names in a formula ("" has none). Raises ValueError, in Vietnamese, for what is no allowed formula."""
    if not formula:
        return frozenset()
    try:
        tree = ast.parse(formula, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"công thức sai cú pháp: “{formula[:60]}”.") from error
    if not all(isinstance(node, _ALLOWED) for node in ast.walk(tree)):
        raise ValueError(f"công thức dùng phép tính không được phép: “{formula[:60]}”.")
    return frozenset(_names(tree))


def circular(start: str, uses: Mapping[str, frozenset[str]]) -> bool:
    """Does what `start` is computed from lead back to it?"""
    seen: set[str] = set()
    todo = list(uses[start])
    while todo:
        name = todo.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            todo += uses.get(name, ())
    return False


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (ast.Name, ast.Attribute)):
        yield ast.unparse(node)
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.Call) and child is node.func and ast.unparse(child) in CALLS):
            yield from _names(child)
