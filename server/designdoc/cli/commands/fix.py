"""``designdoc fix``: apply the fixes that a machine can make."""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from io import StringIO

from designdoc.cli.arguments import Parser, add_color, add_paths, add_rule_choice, add_settings, parser, wants_color
from designdoc.cli.checking.candidates import candidates
from designdoc.cli.checking.file_reviewer import FileReviewer, Reviewed, reviews
from designdoc.cli.choice import STDIN, choice_of
from designdoc.cli.exit_status import COULD_NOT, FINDINGS, OK
from designdoc.cli.fixing import Fixed, fix_text
from designdoc.cli.troubles import Troubles
from designdoc.records import replace
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result import Failure
from designdoc.text.counted import counted
from designdoc.text.decode import Decoded
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.files import FileAccessError, write_atomically

_EXAMPLES = """\
Safe fixes keep the meaning of the text. Unsafe ones add or move text (inserting the scaffold of a missing section, for
instance): look at the result. A section is not inserted where the text seems to speak of it in words of its own;
`designdoc coverage --explain` shows these words. With --diff or - (standard input) no file is changed.

examples:
  designdoc fix --diff docs
  designdoc fix --unsafe-fixes --select missing-section docs/design/ranking.md
"""


def run(arguments: list[str]) -> int:
    """Fix and write back."""
    given = _parser().parse_args(arguments)
    choice = choice_of(given)
    reviewer = FileReviewer(replace(choice, overrides=replace(choice.overrides, thorough=given.unsafe_fixes)))
    troubles = Troubles()
    look = Look(wants_color(given.color))
    files = candidates(given.paths, reviewer.settings, troubles, force_exclude=given.force_exclude)
    changed: list[Fixed] = []
    waiting = 0
    doubted: list[Fixed] = []
    for candidate, reviewed in reviews(files, reviewer, troubles):
        fixed = _fix(reviewed, candidate, reviewer, unsafe=given.unsafe_fixes)
        waiting += fixed.waiting
        doubted += [fixed] if fixed.doubted else []
        delivered = _deliver(candidate, reviewed, fixed, troubles, look, diff=given.diff)
        if delivered and fixed.text != reviewed.decoded.text:
            changed.append(fixed)
    sys.stdout.flush()
    nothing = "Nothing fixed." if troubles.failures else "Nothing to fix."
    print(_summary(changed, waiting, nothing, diff=given.diff) + _left_out(doubted), file=sys.stderr)
    troubles.tell()
    if troubles.failures:
        return COULD_NOT
    return FINDINGS if given.diff and changed else OK


def _parser() -> Parser:
    arguments = parser("fix", _EXAMPLES, "Only safe ones, unless --unsafe-fixes is given.")
    add_paths(arguments)
    arguments.add_argument("--unsafe-fixes", action="store_true", help="apply fixes that add or move text as well")
    arguments.add_argument(
        "--diff", action="store_true", help="show what would change, change nothing, exit with 1 if any"
    )
    add_rule_choice(arguments)
    add_settings(arguments)
    add_color(arguments)
    return arguments


def _fix(reviewed: Reviewed, candidate: Candidate, reviewer: FileReviewer, *, unsafe: bool) -> Fixed:
    """The mended text. A file whose bytes could not all be read is left as it is, or they would be lost."""
    if reviewed.review is None or not reviewed.decoded.lossless:
        return Fixed(reviewed.decoded.text, ())
    return fix_text(
        reviewed.decoded.text, lambda text: reviewer.findings(text, candidate, reviewed.assignment), unsafe=unsafe
    )


def _deliver(
    candidate: Candidate, reviewed: Reviewed, fixed: Fixed, troubles: Troubles, look: Look, *, diff: bool
) -> bool:
    """Show the difference, write to standard output, or write the file, whichever was asked for; whether that went
    well.
    """
    if diff:
        sys.stdout.write(_difference(reviewed.path, reviewed.decoded, fixed.text, look))
    elif candidate.path == STDIN:
        sys.stdout.flush()
        sys.stdout.buffer.write(reviewed.decoded.encode(fixed.text))
    elif fixed.text != reviewed.decoded.text:
        try:
            write_atomically(candidate.path, reviewed.decoded.encode(fixed.text))
        except FileAccessError as error:
            troubles.failures.append(Failure(reviewed.path, str(error)))
            return False
    return True


def _difference(path: str, old: Decoded, new: str, look: Look) -> str:
    """A unified diff that ``patch`` and git understand when it is not coloured. To them only a line feed ends a line,
    a byte-order mark belongs to the first one, and a name with a space needs a tab behind it.
    """
    mark, behind = "\ufeff" if old.mark else "", "\t" if " " in path else ""
    before, after = (StringIO(mark + text).readlines() for text in (old.text, new))
    lines = difflib.unified_diff(before, after, f"a/{path}{behind}", f"b/{path}{behind}")
    return "".join(_diff_line(line, look) for line in lines)


def _diff_line(line: str, look: Look) -> str:
    text = line.removesuffix("\n")
    end = "\n" if len(text) < len(line) else "\n\\ No newline at end of file\n"
    if not look.color:
        return text + end
    style = {"+": ("green",), "-": ("red",), "@": ("cyan",)}.get(line[:1], ())
    shown = printable(text.rstrip("\r\t"))
    return (look.paint(shown, *style) if style else shown) + end


def _summary(changed: list[Fixed], waiting: int, nothing: str, *, diff: bool) -> str:
    """``3 findings fixed in 2 documents: misspelled-heading (2), wrong-arithmetic (1).``, and what else could be."""
    rules = Counter(rule for fixed in changed for rule in fixed.rules)
    what = ", ".join(f"{rule} ({number})" for rule, number in sorted(rules.items()))
    done = "would be fixed" if diff else "fixed"
    lines = [f"{counted(sum(rules.values()), 'finding')} {done} in {counted(len(changed), 'document')}: {what}."]
    if not rules:
        # A fix that is applied and does not mend its finding has changed the text all the same.
        changes = f"{counted(len(changed), 'document')} {'would be changed' if diff else 'changed'}."
        lines = [changes if changed else "No safe fixes." if waiting else nothing]
    if waiting:
        lines.append(f"{counted(waiting, 'finding')} can be fixed with --unsafe-fixes (look at the result).")
    return "\n".join(lines)


def _left_out(doubted: list[Fixed]) -> str:
    """Which sections were not inserted, because the text seems to speak of them, and what can be done about it."""
    if not doubted:
        return ""
    sections = sum(len(fixed.doubted) for fixed in doubted)
    named = ", ".join(doubted[0].doubted) if len(doubted) == 1 else f"in {len(doubted)} documents"
    were, them = ("was", "it") if sections == 1 else ("were", "them")
    why = f"because the text seems to speak of {them} ({named})"
    how = f"`designdoc coverage --explain` shows where. The quick fixes of an editor insert {them} all the same."
    return f"\n{counted(sections, 'missing section')} {were} not inserted, {why}: {how}"
