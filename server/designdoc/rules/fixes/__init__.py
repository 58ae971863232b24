"""Fixes: from a fault to the smallest edits that mend it. Only those that cannot change the meaning are safe."""
