"""Terms: how packs write what recognition looks for in text.

Everything is written as *terms*, never as regular expressions, so that a pack can neither be slow nor surprising. A
term is one or more words. Case, full-width forms, hyphens and runs of spaces are folded; the plural of the last word
also matches. A trailing ``*`` on a word makes it a prefix (``distil*``). In Chinese, Japanese and Korean a term matches
as a substring, in traditional characters and Taiwan's technical words too. A single word in capitals (MAP, RAG) is an
acronym and matches capitals only; a short one with mixed case (mAP) matches as written only.

Together-terms. ``together: [[online, metric*]]`` counts where all members stand in one sentence, list item or table
row; a member may offer choices (``CTR|conversion``). A member that begins with ``#`` is a quantity: ``#number``,
``#percent``, ``#duration``, ``#rate``, ``#money``, ``#bytes``, ``#count`` (a number with a unit such as users or
items), ``#thousands`` (at least a thousand of them), ``#date``. A quantity may stand alone. Beside
words may stand two kinds of notation: ``#path`` ("app -> gateway -> ranker -> page") and ``#probability`` ("P(click)").
"""

from __future__ import annotations

from collections.abc import Mapping

Terms = Mapping[str, tuple[str, ...]]
"""Terms by language (ISO 639-1): ``{"en": ("click-through rate",), "ru": (...)}``; ``any`` holds those of all."""

Groups = Mapping[str, tuple[tuple[str, ...], ...]]
"""Together-terms by language, likewise."""
