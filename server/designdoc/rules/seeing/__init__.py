"""Seeing: what checks look at, and how they declare it, so that they run again only when it has changed."""
