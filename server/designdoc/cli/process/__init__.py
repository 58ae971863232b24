"""What befits a process that starts for every document: few searches for garbage, and a decent end."""
