"""Of which kind a file of a pack is, its path says."""

from __future__ import annotations

from pathlib import Path

import pytest

from designdoc.packs.layout import kind_of
from designdoc.packs.schemas import schema

RULES = Path(__file__).parents[2] / "rules"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("pack.yaml", "pack"),
        ("sections/rollout.yaml", "section"),
        ("rules/no-rollback.yaml", "rule"),
        ("glossary/metrics.yaml", "glossary"),
        ("notes.yaml", None),
        ("other/rollout.yaml", None),
    ],
)
def test_the_kind_of_a_file_of_a_pack(path: str, kind: str | None) -> None:
    assert kind_of(path.split("/")) == kind


def test_every_kind_of_the_shipped_packs_has_a_schema() -> None:
    paths = [path.relative_to(RULES).parts[1:] for path in RULES.rglob("*.yaml")]
    kinds = {kind_of(path) for path in paths if path}
    assert len(kinds) > 5
    assert None not in kinds
    for kind in kinds:
        assert schema(str(kind))["type"] == "object"
