"""A new document: the scaffold of everything that a framework asks for under a profile."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from designdoc.document.parse import parse
from designdoc.packs.model import Framework, Necessity, Pack, Section
from designdoc.recognition.coverage import Coverage, State
from designdoc.recognition.recogniser import Recogniser
from designdoc.rules.fixes.scaffolds import section_text
from designdoc.text.regex import regex
from designdoc.typed_yaml.plain import scalar

_FIRST_HEADING = regex(r"^(#{1,6}) ", re.MULTILINE)
_NEEDS_QUOTES = regex(r"""[:#\[\]{},&*!|>'"%@`]|^[-?\s]|\s$|^$""")
_SECTION_LEVEL = 2


def new_document(
    pack: Pack, title: str = "", profile: str | None = None, *, every: bool = False, today: date | None = None
) -> str:
    """The text of a new document: front matter, title, and the sections in the framework's order.

    The required sections are written, with ``every`` the recommended and optional ones too. In a framework whose
    scaffolds stand at level three, the sections are gathered under the headings of their steps.

    Raises:
        ValueError: when the pack holds no framework.

    """
    # What an empty document needs is what every document needs.
    coverage = Recogniser(pack).recognise(parse(""), profile)
    title = " ".join(title.split())
    framework = coverage.framework
    heading = title or f"<Title of the {_within_a_sentence(framework.title)}>"
    lines = [_front_matter(heading if title else "", framework, coverage, today), f"# {heading}\n"]
    applying = [s for s in framework.sections if coverage.sections[s.id].state is not State.NOT_APPLICABLE]
    sections = [section for section in applying if every or _is_needed(coverage, section)]
    return "\n".join([*lines, *_body(framework, sections)])


def _within_a_sentence(title: str) -> str:
    """A title in the middle of a sentence: ``design document``, ``ML ...`` as it is, and no remark in parentheses."""
    title = title.partition(" (")[0]
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def _is_needed(coverage: Coverage, section: Section) -> bool:
    """Whether a section is required, facts that nobody could state yet (a model is trained) being taken to hold."""
    needed = (coverage.sections[section.id].necessity, section.necessity)
    return Necessity.REQUIRED in needed and not _is_dropped(coverage, section)


def _is_dropped(coverage: Coverage, section: Section) -> bool:
    """Whether the profile does without a section."""
    profile = next((p for p in coverage.framework.profiles if p.id == coverage.profile), None)
    return profile is not None and section.id in (*profile.drop, *profile.recommend)


def _front_matter(title: str, framework: Framework, coverage: Coverage, today: date | None) -> str:
    values = {"title": _quoted(title) if title else "", "authors": "[]", "status": "draft", "framework": framework.id}
    if framework.profiles:
        values["profile"] = coverage.profile
    if today is not None:
        values["created"] = today.isoformat()
    lines = [f"{key}: {value}".rstrip() for key, value in values.items() if value]
    return "\n".join(["---", *lines, "---", ""])


def _quoted(text: str) -> str:
    """A text as a YAML scalar that is a text to every reader; the strings of JSON are among YAML's."""
    plain = scalar(text) == text and not _NEEDS_QUOTES.search(text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _body(framework: Framework, sections: list[Section]) -> Iterator[str]:
    nested = any(_level(section) > _SECTION_LEVEL for section in framework.sections)
    for step in framework.steps:
        members = [section for section in sections if section.step == step.id]
        if nested and members:
            yield f"## {step.title}\n"
        for section in members:
            yield section_text(section, _SECTION_LEVEL + nested, section.title, "\n").plain


def _level(section: Section) -> int:
    """The level at which a scaffold is written."""
    found = _FIRST_HEADING.search(section.scaffold)
    return len(found[1]) if found else _SECTION_LEVEL
