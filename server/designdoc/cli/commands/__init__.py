"""The commands, one file each: ``run(arguments)`` does one and returns its status, or raises UsageError for what only
the user can put right. What each does is said here, as only the one that is run is imported.
"""

from __future__ import annotations

SUMMARIES = {
    "check": "say what is missing, empty, in the wrong order, unmeasurable or contradictory",
    "fix": "apply the fixes that a machine can make",
    "coverage": "show which sections of the framework a document covers, and what proves it",
    "new": "write the scaffold of a new document for a framework and a profile",
    "explain": "explain a rule, a section, a framework, a profile, a metric, a task or a loss",
    "rules": "list the rules: what each finds, how heavy it weighs, and whether it is on",
    "frameworks": "list the frameworks that documents can follow, with their profiles",
    "report": "show all documents at a glance: a page (HTML), the same in Markdown, a badge (SVG)",
    "baseline": "accept today's findings, so that only new ones are reported",
    "merge": "join the reports of several runs (JSON, JSON lines or SARIF) into one",
    "config": "show the effective settings and where each comes from",
    "server": "run the language server",
}
"""Each command with what it does, in the words of the overview and of its own help."""
