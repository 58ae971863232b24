"""Finding, Fix, Related and Severity: the one finding model behind every output."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from designdoc.records import record
from designdoc.text import Span, TextEdit


class Severity(str, Enum):
    """How much a finding weighs; the order of the members is from heavy to light."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    HINT = "hint"

    @property
    def weight(self) -> int:
        """3 for an error down to 0 for a hint, so that severities can be compared."""
        return _WEIGHTS[self]

    def at_least(self, other: Severity) -> bool:
        """Whether this severity is as heavy as ``other`` or heavier."""
        return self.weight >= other.weight


_WEIGHTS = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1, Severity.HINT: 0}


@record
class Related:
    """Another place that explains a finding (the first of two duplicates, the place where a section would stand)."""

    message: str
    span: Span


@record
class Fix:
    """A change that mends a finding. A ``safe`` fix keeps the meaning of the text and may be applied unseen.

    A fix that ``asks`` needs the author: it leaves a gap for words that only the author knows, or removes or asserts
    something that only the author can judge. Editors offer it; ``designdoc fix`` never applies it. ``edits`` never
    change, but they may be computed as late as the first time they are read.
    """

    title: str
    edits: Sequence[TextEdit]
    safe: bool = False
    asks: bool = False


@record
class Finding:
    """One fault in one document: which rule, how heavy, what to say, where, and how to mend it.

    ``section`` is the id of the framework section it is about, if it is about one. ``span`` is in code points of the
    document's text. ``context`` is the text from which the fingerprint is made (the heading and the quoted words),
    never the line, so that a fingerprint survives edits elsewhere. ``absent`` names what
    is not there, by sections where it is sections; a finding that names any has its place where that would stand. It is
    ``doubted`` where the text seems to speak of that all the same; then only the author can tell, and all fixes ask.
    """

    rule: str
    severity: Severity
    message: str
    span: Span
    section: str | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    context: str = ""
    absent: tuple[str, ...] = ()
    doubted: bool = False
