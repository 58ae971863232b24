"""KnownPacks: the packs that a command talks about, without a document to go by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from designdoc.cli.checking.file_reviewer import FileReviewer
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import UsageError
from designdoc.rules.reviewers import DEFAULT_FRAMEWORK, Reviewers
from designdoc.text.nearest import unknown

if TYPE_CHECKING:
    import argparse

    from designdoc.packs.model import Pack, Rule


class KnownPacks:
    """The packs under the settings of the current folder, or of ``--config``."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.reviewers: Reviewers = FileReviewer(choice_of(arguments)).reviewers_for(None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all frameworks, the default one first."""
        return tuple(sorted(self.reviewers.framework_ids(), key=lambda id_: (id_ != DEFAULT_FRAMEWORK, id_)))

    def pack(self, framework: str) -> Pack:
        """The pack of a framework.

        Raises:
            UsageError: when there is none of that name, or it cannot be loaded.

        """
        pack = self.reviewers.pack(framework) if framework in self.ids else None
        if pack is None:
            mistakes = "; ".join(map(str, self.reviewers.pack_mistakes))
            raise UsageError(mistakes or unknown("framework", framework, self.ids))
        return pack

    def packs(self, framework: str | None = None) -> list[Pack]:
        """One pack, or all that can be loaded."""
        if framework:
            return [self.pack(framework)]
        return [pack for id_ in self.ids if (pack := self.reviewers.pack(id_)) is not None]


def rules_of(packs: Iterable[Pack]) -> list[tuple[Rule, list[str]]]:
    """Each rule once, with the frameworks that have it, in the order of the packs."""
    found: dict[str, tuple[Rule, list[str]]] = {}
    for pack in packs:
        for rule in pack.rules:
            found.setdefault(rule.id, (rule, []))[1].append(pack.id)
    return list(found.values())
