"""One module, one check. A module's name in kebab-case is the name that rules give under ``check:``."""
