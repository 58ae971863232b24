"""What a document covers, as JSON, as a table and explained line by line."""
