"""Subject: a document with its review and everything the review was made from."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.document.model import Passage, PassageContent
from designdoc.findings import Finding
from designdoc.packs.model import Pack, Rule, Section
from designdoc.recognition.coverage import Coverage, SectionCoverage, State
from designdoc.recognition.scanning.scan import Scan
from designdoc.records import record
from designdoc.rules.choosing.rule_settings import names
from designdoc.rules.engine import Review, Reviewer
from designdoc.rules.seeing.views import DocumentView


@record
class Subject:
    """What the features work on: one reviewed version of a document."""

    review: Review
    reviewer: Reviewer

    @property
    def document(self) -> Document:
        """The parsed document."""
        return self.review.document

    @property
    def coverage(self) -> Coverage:
        """What recognition says about it."""
        return self.review.coverage

    @property
    def pack(self) -> Pack:
        """The pack it was held against."""
        return self.reviewer.pack

    @property
    def view(self) -> DocumentView:
        """The document as checks and fixes see it."""
        return self.review.view

    def scan(self, content: PassageContent) -> Scan:
        """What recognition found in a passage; made once per content."""
        return self.view.scan(content)

    def sections_of(self, passage: Passage) -> tuple[SectionCoverage, ...]:
        """The sections that a passage's own heading stands for."""
        match = self.view.match_of.get(passage.index)
        found = (self.coverage.sections.get(section_id) for section_id in (match.sections if match else ()))
        return tuple(covered for covered in found if covered is not None)

    def findings_under(self, passage: Passage) -> tuple[Finding, ...]:
        """The findings that point into a passage or one below it."""
        start = passage.start
        passages = self.document.passages
        end = max(passages[passage.subtree_end - 1].span.end, start + 1)
        return tuple(f for f in self.review.findings if start <= f.span.start < end)

    def is_about_a_gap(self, finding: Finding) -> bool:
        """Whether a finding is about a section that the document lacks: it is shown where that would stand, and is no
        fault of what stands there.
        """
        about = self.coverage.sections.get(finding.section) if finding.section is not None else None
        return about is not None and about.state is State.MISSING

    def rule(self, name: str) -> Rule | None:
        """A rule by its id or a former name."""
        return next((rule for rule in self.pack.rules if name in names(rule) and name != rule.group), None)

    def section(self, section_id: str) -> Section | None:
        """A section of the framework by its id."""
        return self.view.section(section_id)
