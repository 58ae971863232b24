"""Figures: the numbers of a passage in the statements that make them, for checks that judge numbers."""
