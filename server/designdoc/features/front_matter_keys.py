"""The front matter keys that designdoc reads, what they mean and which values they take."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.features.subject import Subject
from designdoc.records import record


@record
class FrontMatterKey:
    """A key with its meaning; ``values`` maps each known value to what it says (empty: any text)."""

    name: str
    says: str
    values: Mapping[str, str]


def front_matter_keys(subject: Subject) -> tuple[FrontMatterKey, ...]:
    """The keys that mean something for this document's framework, the most used first."""
    framework = subject.coverage.framework
    profiles = {profile.id: profile.says for profile in framework.profiles}
    statuses = subject.pack.lexicon.get("status-values", {})
    status_values = {str(name): "" for name in statuses} if isinstance(statuses, Mapping) else {}
    keys = [
        FrontMatterKey("title", "The document's title, where the text has no heading for it.", {}),
        FrontMatterKey("status", "How far the document is. A draft is reviewed more gently.", status_values),
        FrontMatterKey("framework", "The framework that the document follows.", {framework.id: framework.title}),
        FrontMatterKey("profile", "The stage of the design, which decides what the document needs.", profiles),
        FrontMatterKey("authors", "Who wrote the document.", {}),
        FrontMatterKey("created", "When the document was begun (YYYY-MM-DD).", {}),
        FrontMatterKey("not-applicable", "Sections that this design does not need, each with the reason.", {}),
        FrontMatterKey("designdoc", "The same keys for designdoc alone, and `disable: [rule, …]`.", {}),
    ]
    return (*keys, *_fact_keys(subject))


def _fact_keys(subject: Subject) -> list[FrontMatterKey]:
    """Keys by which the author decides a fact, such as ``serving: batch``."""
    found: dict[str, dict[str, str]] = {}
    for fact in subject.coverage.framework.facts:
        for key, value in fact.declarations:
            found.setdefault(key, {})[value] = fact.says
    return [FrontMatterKey(key, "Decides what this design needs.", values) for key, values in found.items()]
