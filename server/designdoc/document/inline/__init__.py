"""What stands inside a paragraph or cell: emphasis, code spans, links, HTML, scanned in one linear pass."""
