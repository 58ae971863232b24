"""The structure of blocks: markdown-it-py's block rules, made to tell exact places and to be quick about it."""
