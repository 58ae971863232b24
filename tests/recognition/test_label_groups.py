"""Labels that stand together in one passage mention a section: options whose pros and cons are listed were weighed."""

from __future__ import annotations

import pytest
from recognised import recognise

from designdoc.recognition.coverage import State

OPTIONS = """# Recommendations

## Collaborative filtering

**{pros}:**

- needs no content

**{cons}:**

- new users get nothing

## Content-based filtering

- **{pros}:** works for new users
- **{cons}:** finds nothing new
"""


@pytest.mark.parametrize(
    ("pros", "cons"),
    [
        ("Pros", "Cons"),
        ("✅ Advantages", "❌ Drawbacks"),
        ("Плюсы", "Минусы"),
        ("优点", "缺点"),
        ("優點", "缺點"),
        ("メリット", "デメリット"),
        ("장점", "단점"),
        ("Ventajas", "Desventajas"),
        ("Vantagens", "Desvantagens"),
        ("Avantages", "Inconvénients"),
        ("Vorteile", "Nachteile"),
    ],
)
def test_listed_pros_and_cons_are_alternatives_that_were_weighed(pros: str, cons: str) -> None:
    found = recognise(OPTIONS.format(pros=pros, cons=cons)).sections["alternatives-considered"]
    assert found.state is State.THIN


@pytest.mark.parametrize(("pros", "cons"), [("Ventajas", "Pasos"), ("Eingabe", "Nachteile"), ("장점", "장점")])
def test_one_of_them_alone_weighs_nothing(pros: str, cons: str) -> None:
    found = recognise(OPTIONS.format(pros=pros, cons=cons)).sections["alternatives-considered"]
    assert found.state is State.MISSING
