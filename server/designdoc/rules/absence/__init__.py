"""Absence: what hints at a section that seems to be missing, and where it would stand."""
