"""Wrong examples in the rules of a user's pack: a ``firing`` text without the finding, a ``silent`` one with it.

They are reviewed as designdoc's own tests review the shipped ones: with that rule alone, whether or not it is on by
default, and with no files beside the text. That takes too long for every check, so only ``designdoc config`` does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from designdoc.document.parse import parse
from designdoc.packs.model import Pack, Rule
from designdoc.rules.choosing.rule_mistakes import Problem, own_rules, problems_of
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Reviewer
from designdoc.typed_yaml.mistake import Mistake

_CRASHED = "check-crashed"
"""The rule that tells of a rule that could not be checked: its message asks for what its check does not report."""


def example_mistakes(pack: Pack, extra_roots: Sequence[Path]) -> list[Mistake]:
    """The wrong examples that the files of the user's own folder of a pack write. A rule with another mistake is passed
    over: its examples cannot be right before that is put right.
    """
    return [
        source.mistake(key, message)
        for rule, source in own_rules(pack, extra_roots)
        if pack.framework is not None and not any(problems_of(rule, pack))
        for key, message in _wrong_examples(rule, pack)
        if source.has(key)
    ]


def _wrong_examples(rule: Rule, pack: Pack) -> Iterator[Problem]:
    if not rule.firing and not rule.silent:
        return
    reviewer = Reviewer(pack, RuleSettings(select=(rule.id, _CRASHED)))
    for kind, examples in (("firing", rule.firing), ("silent", rule.silent)):
        for number, example in enumerate(examples):
            review = reviewer.review(parse(example.text), exists=lambda _: False)
            own = [f for f in review.findings if f.rule == rule.id and example.section in ("", f.section)]
            crash = next((f.message for f in review.findings if f.rule == _CRASHED), None)
            if kind == "firing" and not own:
                yield f"firing[{number}].text", crash or "The rule does not fire on this text."
            if kind == "silent" and own:
                yield f"silent[{number}].text", f"The rule fires on this text: {own[0].message}"
