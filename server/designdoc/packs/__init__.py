"""Packs: frameworks, rules and glossaries as typed values, loaded from the YAML under rules/."""
