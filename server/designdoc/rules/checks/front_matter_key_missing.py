"""Front matter lacks a key that readers and reports rely on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from designdoc.document.front_matter import with_entry
from designdoc.document.model import FrontMatter
from designdoc.findings import Fix
from designdoc.records import field, record, replace
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.seeing.sees import has_title
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import TextEdit


@record
class Options:
    """``keys`` are needed, each under its own name or one of its ``aliases``. ``defaults`` are values to suggest: only
    the author knows what is true.
    Front matter with nothing but ``foreign`` keys belongs to a site generator, and so does one with a key that only a
    ``site`` generator or a model hub reads, unless it names authors or a status as well.
    """

    keys: tuple[str, ...]
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    foreign: tuple[str, ...] = ()
    site: tuple[str, ...] = ()


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit for each missing key, on the first line of the front matter."""
    front_matter = view.document.front_matter
    if front_matter is None or front_matter.mistake is not None:
        return
    present = {str(key).casefold() for key in front_matter.values}
    if present <= {*options.foreign, "title"} or _is_for_a_site(present, options):
        return
    lines = view.document.lines
    first = lines.line_of(front_matter.span.start)
    view.looked_at.add(has_title)
    for key in options.keys:
        if present & {key, *options.aliases.get(key, ())} or (key == "title" and view.document.title):
            continue
        fix = Fix(
            f"Add '{key}'",
            DeferredEdits(partial(_insertion, view, front_matter, key, options.defaults.get(key, ""))),
            asks=True,
        )
        yield Hit(lines.line_span(first), {"key": key}, fixes=(fix,), context=key)


def _is_for_a_site(present: set[str], options: Options) -> bool:
    own = {name for key in ("authors", "status") for name in (key, *options.aliases.get(key, ()))}
    return not present.isdisjoint(options.site) and present.isdisjoint(own)


def _insertion(view: DocumentView, front_matter: FrontMatter, key: str, value: str) -> tuple[TextEdit, ...]:
    if "TODAY" in value:
        value = value.replace("TODAY", str(view.calendar.today()))
    plain, snippet = (
        with_entry(view.document.text, front_matter, f"{key}: {text}", view.newline)
        for text in (value, f"${{1:{value}}}")
    )
    return (replace(plain, snippet=snippet.text),)
