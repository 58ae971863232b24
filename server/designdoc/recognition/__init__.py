"""Document x Framework -> Coverage: which text covers which section, and what proves it."""
