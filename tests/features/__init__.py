"""Specifications of the editor features, each on a small document with the cursor drawn in as ``‸``."""
