"""Seeing: what checks look at, and what they say beforehand that they look at."""
