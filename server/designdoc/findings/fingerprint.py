"""Fingerprints: names for findings that survive edits elsewhere in the file.

Baselines, SARIF consumers and code-quality reports follow a finding from one run to the next. Line numbers move, so a
fingerprint is made of the rule, the section and the finding's context (the heading and the quoted words).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from designdoc.findings.model import Finding
from designdoc.text.digest import blake2b


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One fingerprint per finding, in order: 32 hexadecimal digits, unique within the document.

    Findings that cannot be told apart by their words (the same phrase twice under one heading) are numbered in the
    order given, so that each keeps a name of its own.
    """
    seen: dict[str, int] = {}
    names = []
    for finding in findings:
        identity = _identity(finding)
        occurrence = seen.get(identity, 0)
        seen[identity] = occurrence + 1
        names.append(_digest(f"{identity}\x00{occurrence}"))
    return names


def _identity(finding: Finding) -> str:
    """What makes a finding itself: its rule, its section and its words, but not its place or its severity."""
    return "\x00".join((finding.rule, finding.section or "", _normalised(finding.context or finding.message)))


def _normalised(text: str) -> str:
    """The words of a text without case, width and line-breaking, which reformatting changes."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
