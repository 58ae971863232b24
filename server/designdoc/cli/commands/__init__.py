"""The commands, one file each: ``SUMMARY`` is its line in the help, ``run(arguments)`` does it and returns the exit
status. ``_`` in a file name stands for ``-`` in the command's name.
"""
