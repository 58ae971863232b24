"""Editor features without an editor: a review and an offset in, plain values out.

Nothing here knows LSP. Places are spans of code points in the document; ``lsp/`` turns the values into answers. All
functions are pure, and cheap enough to run at every keystroke: they read what the review already holds.
"""
