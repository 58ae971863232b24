"""Terms: the words of a pack as one index, found in a text in one pass."""
