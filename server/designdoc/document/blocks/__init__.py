"""Block structure: markdown-it-py's block rules, changed so that they give exact places, and quickly."""
