"""What a rule says about a document, as values that know no document and no output format."""

from designdoc.findings.model import Finding, Fix, Related, Severity

__all__ = ["Finding", "Fix", "Related", "Severity"]
