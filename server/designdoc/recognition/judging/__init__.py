"""Judging: from what all passages say to one state for each section."""
