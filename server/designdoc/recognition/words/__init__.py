"""Words: what counts as one in each script, its comparable form, and the language of a text."""
