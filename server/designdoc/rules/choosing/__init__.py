"""Choosing: which rules run on a document, with which options and severities."""
