"""The value of a chain of operands, operators and brackets, in any algebra that can combine two values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

Value = TypeVar("Value")

_WEIGHT = {"+": 1, "-": 1, "*": 2, "/": 2}


def evaluate(
    tokens: Sequence[int | str], operands: Sequence[Value], apply: Callable[[str, Value, Value], Value]
) -> Value | None:
    """The value with the usual precedence; ``None`` when the brackets do not match. ``tokens`` are indices into
    ``operands``, operators and brackets in the order written. What ``apply`` raises is passed on.
    """
    values: list[Value] = []
    operators: list[str] = []

    def reduce() -> None:
        right, left = values.pop(), values.pop()
        values.append(apply(operators.pop(), left, right))

    try:
        for token in tokens:
            if isinstance(token, int):
                values.append(operands[token])
            elif token == "(":
                operators.append(token)
            elif token == ")":
                while operators[-1] != "(":
                    reduce()
                operators.pop()
            else:
                while operators and operators[-1] != "(" and _WEIGHT[operators[-1]] >= _WEIGHT[token]:
                    reduce()
                operators.append(token)
        while operators:
            reduce()
    except IndexError:
        return None
    return values[0] if len(values) == 1 else None


def of_numbers(operator: str, left: Decimal, right: Decimal) -> Decimal:
    """The algebra of numbers."""
    if operator == "*":
        return left * right
    if operator == "/":
        return left / right
    return left + right if operator == "+" else left - right
