"""The examples in a rule's file are its documentation and its first tests: firing ones fire, silent ones do not."""

from __future__ import annotations

import pytest
from reviewing import CRASHED, findings, pack

from designdoc.packs.model import Rule, RuleExample
from designdoc.packs.store import pack_ids

PACKS = {pack_id: loaded for pack_id in pack_ids() if (loaded := pack(pack_id)).framework is not None}
OWNERS = {rule.id: pack_id for pack_id in sorted(PACKS, reverse=True) for rule in PACKS[pack_id].rules}
OWNERS |= {rule.id: "ml-system-design" for rule in PACKS["ml-system-design"].rules}
RULES = {rule.id: rule for loaded in PACKS.values() for rule in loaded.rules}
EXAMPLES = [
    pytest.param(rule, example, kind, id=f"{rule.id}-{kind}-{number}")
    for rule in RULES.values()
    for kind in ("firing", "silent")
    for number, example in enumerate(getattr(rule, kind))
]


@pytest.mark.parametrize(("rule", "example", "kind"), EXAMPLES)
def test_example(rule: Rule, example: RuleExample, kind: str) -> None:
    settings = {"framework": OWNERS[rule.id], "files": []}
    found = findings(example.text, settings, only=(rule.id,))
    assert CRASHED not in {finding.rule for finding in found} or rule.id == CRASHED
    own = [f for f in found if f.rule == rule.id and example.section in ("", f.section)]
    assert bool(own) == (kind == "firing"), [f.message for f in found]
