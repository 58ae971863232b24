"""Headings: which sections a heading names, and where each passage stands in the outline."""
