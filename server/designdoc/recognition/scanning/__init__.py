"""Scanning: what one passage holds, sentence by sentence, without knowing what it amounts to."""
