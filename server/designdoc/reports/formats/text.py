"""``text``: for people. Each finding with its source line and carets, then a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from designdoc.findings import Severity
from designdoc.reports import formats
from designdoc.reports.cropping import Marked, cropped
from designdoc.reports.look import SEVERITY_STYLE, Look
from designdoc.reports.offers import offer_of
from designdoc.reports.printable import printable, width
from designdoc.reports.result import ReportedFinding, ReportedFix, Result
from designdoc.reports.summary import checked, totals
from designdoc.reports.tally import Ending, Tally
from designdoc.text.counted import counted
from designdoc.text.in_messages import listed

_MOST_NAMED = 5
"""How many sections a sentence about many of them names."""


class Report(formats.Report):
    """All findings by document and place, then what the run amounts to."""

    def __init__(self, look: Look) -> None:
        """``look`` says how to draw."""
        self._look = look

    def add(self, result: Result) -> str:
        """The findings of a document."""
        return "".join(f"{block}\n" for block in _document(result, self._look))

    def end(self, ending: Ending) -> str:
        """What the run amounts to."""
        return _summary(ending.tally, self._look) + "\n"


def _document(result: Result, look: Look) -> list[str]:
    """The findings of one document. Those about the same place share one excerpt, since gaps tend to come in rows."""
    return [_place(result, list(group), look) for _, group in groupby(result.findings, key=lambda f: f.range)]


def _place(result: Result, findings: list[ReportedFinding], look: Look) -> str:
    """The findings about one place. Hints are suggestions and take a line each, so that they do not bury a warning."""
    heads = [_head(result, finding, look) for finding in findings]
    heavy = [finding for finding in findings if finding.severity is not Severity.HINT]
    if not heavy:
        return "\n".join(heads)
    remarks = _remarks(heavy[0], look) if len(findings) == 1 else []
    return "\n".join([*heads, *_source(heavy[0], look), *remarks, ""])


def _head(result: Result, finding: ReportedFinding, look: Look) -> str:
    line, column = finding.range.start
    place = look.paint(printable(f"{result.path}:{line}:{column}"), "bold")
    severity = look.paint(finding.severity.value, *SEVERITY_STYLE[finding.severity])
    return f"{place}: {severity}: {printable(finding.message)} {look.paint(f'[{finding.rule}]', 'dim')}"


def _source(finding: ReportedFinding, look: Look) -> list[str]:
    """The source line and the carets below the part that the finding is about."""
    excerpt = finding.excerpt
    if excerpt is None or not excerpt.text.strip():
        return []
    start, end = finding.range
    cut, more = "…" if excerpt.column > 1 else "", "…" if excerpt.more else ""
    # Tabs are expanded from the start of the line, so lengths are measured on what stands before each place.
    first = _columns(excerpt.text[: max(start.column - excerpt.column, 0)])
    through = len(excerpt.text.rstrip()) if end.line > start.line else max(end.column - excerpt.column, 0)
    stop = max(_columns(excerpt.text[:through]), first + 1)
    line = Marked(f"{cut}{printable(excerpt.text.expandtabs(4))}{more}", first + len(cut), stop + len(cut))
    number = str(start.line)
    if look.crop:
        line = cropped(line, look.width - len(number) - len(" | "))
    gutter, bar = " " * len(number), look.paint("|", "blue")
    carets = look.paint("^" * (line.stop - line.first), *SEVERITY_STYLE[finding.severity])
    return [f"{look.paint(number, 'blue')} {bar} {line.text}", f"{gutter} {bar} {' ' * line.first}{carets}"]


def _columns(text: str) -> int:
    return width(printable(text.expandtabs(4)))


def _remarks(finding: ReportedFinding, look: Look) -> list[str]:
    """Related places and what a machine can do about the finding."""
    indent = " " * len(str(finding.range.start.line))
    sign = look.paint("=", "blue")
    lines = [f"{indent} {sign} {where}: {printable(message)}" for message, where in _elsewhere(finding)]
    if offer := offer_of(finding.fixes):
        lines.append(f"{indent} {sign} fix: {printable(offer.title)}{_how(offer.fix)}")
    return lines


def _elsewhere(finding: ReportedFinding) -> Iterator[tuple[str, str]]:
    """What is said of other lines, and of which; those of which the same is said stand together."""
    said: dict[str, list[int]] = {}
    for related in finding.related:
        line = related.range.start.line
        if line != finding.range.start.line and line not in said.setdefault(related.message, []):
            said[related.message].append(line)
    for message, numbers in said.items():
        if numbers:
            yield message, f"{'line' if len(numbers) == 1 else 'lines'} {listed(map(str, numbers))}"


def _how(fix: ReportedFix) -> str:
    """What applies a fix other than plain ``designdoc fix``."""
    if fix.asks:
        return " (in the editor)"
    return "" if fix.safe else " (--unsafe-fixes)"


def _assumed(number: int) -> str:
    """That a framework was taken for lack of a better one, and where to name another."""
    names = "1 document names" if number == 1 else f"{number} documents name"
    return f"{names} no framework, so ml-system-design was taken; name it in the front matter or with --framework."


def _taken(tally: Tally) -> str:
    """For which frameworks documents were taken by their looks, why if it is one document, and where to name others."""
    kinds = " and ".join(
        f"{counted(number, 'document')} {'was' if number == 1 else 'were'} taken for {framework}"
        for framework, number in sorted(tally.taken.items())
    )
    why = tally.taken_because if tally.taken.total() == 1 else "that is what they look like"
    return f"{kinds}: {why}. Another framework is named in the front matter or with --framework."


def _thin(thin: Counter[str], documents: int) -> str:
    """How many required sections are thin, and which; of several documents those that are thin in most."""
    number = thin.total()
    sections = "1 required section is" if number == 1 else f"{number} required sections are"
    names = ", ".join(printable(title) for title, _ in thin.most_common(_MOST_NAMED))
    more = len(thin) - _MOST_NAMED
    often = "most often " if more > 0 and documents > 1 else ""
    named = f"{often}{names} and {more} more" if more > 0 else names
    return f"{sections} only thin ({named}): see `designdoc coverage`."


def _summary(tally: Tally, look: Look) -> str:
    """How many documents, how many findings, and how many of them a machine can mend."""
    worst = tally.worst()
    paint = SEVERITY_STYLE[worst] if worst else ("green",)
    lines = [f"{checked(tally)}: {look.paint(totals(tally), *paint)}."]
    if tally.others:
        lines.append("`designdoc config PATH` tells which files are left alone, and why.")
    if tally.assumed:
        lines.append(_assumed(tally.assumed))
    if tally.taken:
        lines.append(_taken(tally))
    if tally.accepted:
        lines.append(f"{counted(tally.accepted, 'accepted finding')} not shown (baseline).")
    if tally.outdated:
        no_longer = "occurs no longer" if tally.outdated == 1 else "occur no longer"
        lines.append(
            f"{counted(tally.outdated, 'accepted finding')} {no_longer}: `designdoc baseline` drops what was fixed."
        )
    if tally.lighter:
        lines.append(f"{counted(tally.lighter, 'lighter finding')} not shown (min-severity).")
    if thin := tally.thin:
        lines.append(_thin(thin, tally.reviewed))
    if tally.safe:
        lines.append(f"{counted(tally.safe, 'finding')} can be fixed with `designdoc fix`.")
    if tally.unsafe:
        lines.append(
            f"{counted(tally.unsafe, 'finding')} can be fixed with `designdoc fix --unsafe-fixes` (look at the result)."
        )
    if worst:
        lines.append("`designdoc explain RULE` tells why a rule is there, when it may be wrong and how to silence it.")
    return "\n".join(lines)
