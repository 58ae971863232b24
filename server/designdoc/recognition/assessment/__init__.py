"""Assessment: from the evidence in all passages to one state for each section."""
