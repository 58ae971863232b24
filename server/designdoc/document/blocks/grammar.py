"""The block grammar: markdown-it-py's rules for CommonMark and tables, reached by the first character of a line.

markdown-it-py asks every rule about every line. Nearly all rules look at the first character of the line and give up,
so asking only those that can answer changes nothing but the time; a test compares the two on real and random text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, blockquote

from designdoc.document.blocks.heading_rule import heading
from designdoc.document.blocks.table_rule import table
from designdoc.document.blocks.text_rule import text

if TYPE_CHECKING:
    from designdoc.document.blocks.state import BlockState

_FIRST_CHARACTERS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The characters with which a block of each kind begins. Rules that are not named here are asked about every line."""

_SECOND_LINE_OF_TABLE = frozenset("|-:")

_Rules = tuple[RuleFuncBlockType, ...]


def _by_first_character(rules: dict[str, RuleFuncBlockType]) -> dict[str, _Rules]:
    """For each character the rules that can begin with it, in the grammar's order."""
    characters = sorted(set("".join(_FIRST_CHARACTERS.values())))
    return {
        character: tuple(rule for name, rule in rules.items() if character in _FIRST_CHARACTERS.get(name, ""))
        for character in characters
    }


def _second_line_of_table(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether the line after ``line`` begins like the second line of a table."""
    following = line + 1
    if following >= end_line:
        return False
    position = state.bMarks[following] + state.tShift[following]
    return state.src[position : position + 1] in _SECOND_LINE_OF_TABLE


def _terminator(rules: dict[str, RuleFuncBlockType]) -> RuleFuncBlockType:
    """One rule that says whether any of ``rules`` would end the block before ``line``."""
    by_character = _by_first_character(rules)
    asks_for_table = "table" in rules

    def terminates(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
        position = state.bMarks[line] + state.tShift[line]
        for rule in by_character.get(state.src[position : position + 1], ()):
            if rule(state, line, end_line, True):
                return True
        return asks_for_table and _second_line_of_table(state, line, end_line) and table(state, line, end_line, True)

    return terminates


class _Chains(Ruler[RuleFuncBlockType]):
    """markdown-it's chains of rules, each terminating chain folded into one rule."""

    def __init__(self, ruler: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._folded: dict[str, list[RuleFuncBlockType]] = {"": ruler.getRules("")}
        for chain in ("paragraph", "reference", "blockquote", "list"):
            names = {rule.name: rule.fn for rule in ruler.__rules__ if rule.enabled and chain in rule.alt}
            self._folded[chain] = [_terminator(names)]

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 (markdown-it's names)
        return self._folded[chainName]


class BlockGrammar(ParserBlock):
    """A block parser that asks each line's rules by its first character.

    It drives a ``BlockState``, tells it where each block begins, and stops when the state has seen enough.
    """

    def __init__(self, ruler: Ruler[RuleFuncBlockType]) -> None:
        self.ruler = _Chains(ruler)
        rules = {rule.name: rule.fn for rule in ruler.__rules__ if rule.enabled}
        self._by_character = _by_first_character(rules)
        self._code = rules["code"]

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 (markdown-it's names)
        """Parse the blocks of one container, or of the document; the same loop as in markdown-it-py."""
        blocks = cast("BlockState", state)
        line = startLine
        deepest = state.md.options.maxNesting
        after_empty_line = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                blocks.add_unparsed(line, endLine)
                state.line = endLine
                break
            blocks.block_line = line
            self._parse_block(state, line, endLine)
            if blocks.finished:
                break
            state.tight = not after_empty_line
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                after_empty_line = True
            if line < endLine and state.isEmpty(line):
                after_empty_line = True
                line += 1
                state.line = line

    def _parse_block(self, state: StateBlock, line: int, end_line: int) -> None:
        """Parse the block that begins on ``line`` with the first rule that takes it; the last takes any."""
        if _second_line_of_table(state, line, end_line) and table(state, line, end_line, False):
            return
        if self._code(state, line, end_line, False):
            return
        position = state.bMarks[line] + state.tShift[line]
        for rule in self._by_character.get(state.src[position], ()):
            if rule(state, line, end_line, False):
                return
        text(state, line, end_line, False)


_DEEPEST_QUOTES = 10
"""Quotes in quotes beyond this depth are read as text: every level reads all its lines again, and lazy lines belong to
all levels."""


def _quote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """markdown-it's rule for block quotes, down to a depth that has a meaning."""
    return cast("BlockState", state).quotes < _DEEPEST_QUOTES and blockquote(state, start_line, end_line, silent)


_DEEPEST_NESTING = 20
"""How deep containers may lie in each other (a list counts twice). What lies deeper is kept as unparsed text. It is
markdown-it's own limit for CommonMark; the time some inputs take grows with it."""


class _Markdown(MarkdownIt):
    """markdown-it-py without what it does for links, of which only the places are wanted."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        return url


def _grammar() -> MarkdownIt:
    """markdown-it-py set up for CommonMark blocks with tables, definitions announced like any other block."""
    markdown = _Markdown("commonmark", {"inline_definitions": True, "maxNesting": _DEEPEST_NESTING}).enable("table")
    rules = markdown.block.ruler
    rules.at("table", table, {"alt": ["paragraph", "reference"]})
    rules.at("blockquote", _quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    rules.at("heading", heading, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("paragraph", text)
    rules.disable("lheading")
    markdown.block = BlockGrammar(rules)
    return markdown


MARKDOWN = _grammar()
