"""How long a test waits for something that is sure to come."""

PATIENCE = 600.0
"""Seconds. Whatever takes longer hangs: a slow machine on which much else runs takes a minute for what a fast one does
in a second."""
