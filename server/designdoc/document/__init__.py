"""What the author wrote, as frozen values: Markdown in, passages with exact spans out. Parsing never fails."""
