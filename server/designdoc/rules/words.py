"""Counting words of prose, with two CJK characters for a word."""

from __future__ import annotations

import re

from designdoc.document.model import PassageContent
from designdoc.rules.memory import remembered

_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@remembered
def count_words(content: PassageContent) -> int:
    """Words of prose in a passage without its heading: runs of letters and digits, and half of the CJK characters."""
    cjk = len(_CJK.findall(content.reading))
    prose = _CJK.sub(" ", content.reading) if cjk else content.reading
    return len(_WORD.findall(prose)) + (cjk + 1) // 2
