"""Checking: from the paths of a command line to what became of each file, in this process or in many."""
