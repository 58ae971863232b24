"""Evidence: what one passage holds and says, without knowing where it stands."""
