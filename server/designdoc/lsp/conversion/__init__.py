"""Conversion: places, files and values of the core as those of the protocol, and back."""
