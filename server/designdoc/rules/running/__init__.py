"""Running: checks are called, remembered and guarded, and their hits become the findings of a review."""
