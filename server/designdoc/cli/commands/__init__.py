"""The commands, one file each: ``run(arguments)`` does one and returns its status. ``cli/main.py`` has their names."""
