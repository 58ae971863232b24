"""All documents at a glance: a page to look at, the same in Markdown, and a badge."""
