"""Regular expressions of modules cost nothing until a text needs them."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from designdoc.text.regex import regex
from patience import PATIENCE


def test_it_answers_as_the_compiled_pattern_does() -> None:
    words = regex(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert words.findall("Two words") == ["Two", "words"]
    assert [found["word"] for found in words.finditer("Two words")] == ["Two", "words"]
    assert words.sub("x", "Two words") == "x x"
    assert words.fullmatch("Two words") is None
    assert words.pattern == r"(?P<word>[a-z]+)"
    assert words.groups == 1


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        regex("a").find  # type: ignore[attr-defined]  # noqa: B018


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    code = """
import re, sys
compiled = []
original = re.compile
def note(source, flags=0):
    caller = sys._getframe(1).f_globals["__name__"]
    if caller.startswith("designdoc"):
        compiled.append(caller)
    return original(source, flags)
re.compile = note
import designdoc.cli.commands.check, designdoc.cli.checking.file_reviewer
from designdoc.rules.choosing.registry import check_names, find_check
for name in check_names():
    find_check(name)
print(compiled)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert done.stdout.strip() == "[]"
