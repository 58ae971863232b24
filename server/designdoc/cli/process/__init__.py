"""What suits a process that is started for every document: little garbage collection, and a clean end."""
