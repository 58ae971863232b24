"""Findings and coverage -> text: values that every format shares, and one file per format. Pure functions."""
