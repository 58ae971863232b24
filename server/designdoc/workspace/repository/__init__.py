"""What git knows of a workspace: what has changed in a document, and which files had another name."""
