"""Caching: what an earlier run found and wrote, and whether it would still be so."""
