"""YAML into records, every mistake at its line and key; the same records into JSON Schema."""
