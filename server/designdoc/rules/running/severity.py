"""How heavy a finding weighs: the rule as written or as the user set it, capped by the hit, shifted by status."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.findings.level import Level
from designdoc.packs.model import Rule
from designdoc.rules.check import Hit

_SEVERITIES = {severity.value: severity for severity in Severity}
_DRAFT = frozenset({"draft"})
_SETTLED = frozenset({"approved", "implemented", "final"})


def effective_severity(rule: Rule, level: Level | None, hit: Hit, status: str | None) -> Severity:
    """The severity of one finding.

    Only an explicit draft softens: there, warnings about what is missing or unfinished are informations. In an
    approved document what is unfinished is an error. What the user has set is not shifted by the status.
    """
    severity = _SEVERITIES[rule.severity]
    if level is not None and level.severity is not None:
        severity = level.severity
    else:
        severity = _shifted(rule, severity, (status or "").casefold())
    if hit.at_most is not None and severity.weight > hit.at_most.weight:
        severity = hit.at_most
    return severity


def _shifted(rule: Rule, severity: Severity, status: str) -> Severity:
    if status in _DRAFT and (rule.absence or rule.unfinished) and severity is Severity.WARNING:
        return Severity.INFO
    if status in _SETTLED and rule.unfinished:
        return Severity.ERROR
    return severity
