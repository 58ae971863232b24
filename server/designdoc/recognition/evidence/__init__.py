"""Evidence: what all that a passage holds amounts to, without knowing where it stands."""
