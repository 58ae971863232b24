"""Files and settings: what is on the disk, found, read and written. Below the command line and the language server
this folder and the loader of packs are the only ones that touch the disk.
"""
