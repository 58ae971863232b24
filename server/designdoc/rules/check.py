"""What a check is: a function over one passage, one document or one finished review, with typed options.

A check module holds one function named ``check`` under one of the decorators below. The decorator reads the type of
its ``options`` argument, so that the engine can turn a rule's YAML options into that record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NewType, TypeVar

from designdoc.findings import Fix, Related, Severity
from designdoc.records import field, record
from designdoc.text import Span

if TYPE_CHECKING:
    from designdoc.document.model import Passage, PassageContent
    from designdoc.rules.running.outcome import Outcome
    from designdoc.rules.seeing.needs import Need
    from designdoc.rules.seeing.views import DocumentView, PassageView


@record
class Hit:
    """One place where a check found its fault; the engine makes a finding of it.

    ``span`` (and every span in ``related`` and ``fixes``) counts from the start of what the check was given: the
    passage for a passage check, the document otherwise. ``values`` fill the rule's message. ``section`` is the
    framework section the fault is about; left out, it is the section the place belongs to. ``at_most`` caps the
    severity. ``about`` are the sections whose absence the hit reports, if not simply those that the rule replaces.
    ``doubted``: the text seems to speak of what is said to be absent, and only its author can tell, so that all fixes
    ask. ``silences_absence`` makes every absence rule silent for this document. ``context`` is what the fault is known
    by from one run to the next, where that is not the words at the place: what is absent has none, and the heading
    after which it would stand changes as the document grows.
    """

    span: Span
    values: Mapping[str, object] = field(default_factory=dict)
    section: str | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    at_most: Severity | None = None
    about: tuple[str, ...] = ()
    doubted: bool = False
    silences_absence: bool = False
    context: str | None = None


@record
class NoOptions:
    """The options of a check that has none."""


WordList = NewType("WordList", str)
"""An option that names a word list of the pack (``lexicon/<name>.yaml``)."""

SectionId = NewType("SectionId", str)
"""An option that names a section of the framework."""


class Scope(str, Enum):
    """How much of a review a check may look at, and therefore when it has to run again."""

    PASSAGE = "passage"
    DOCUMENT = "document"
    REVIEW = "review"


View = TypeVar("View")

See = Callable[["DocumentView", "PassageContent"], object]
"""What a document check looks at in one passage, without places: see ``rules/seeing/sees.py``."""


@record
class Check(Generic[View]):
    """A check ready to run: its scope, the record of its options and its function; ``at`` runs it for one passage only,
    where it looks at one at a time.
    """

    scope: Scope
    options_type: type[Any]
    run: Callable[[View, Any], Iterable[Hit]]
    needs: tuple[Need, ...] = ()
    sees: tuple[See, ...] | None = None
    at: Callable[[View, Any, Passage], Iterable[Hit]] | None = None


def passage_check(*needs: Need) -> Callable[[Callable[[PassageView, Any], Iterable[Hit]]], Check[PassageView]]:
    """A check that depends on nothing but the passage view. Its hits are kept until that view changes, and it is not
    called for a passage that lacks one of its ``needs``.
    """
    return lambda function: Check(Scope.PASSAGE, _options_type(function), function, needs)


def document_check(function: Callable[[DocumentView, Any], Iterable[Hit]]) -> Check[DocumentView]:
    """A check that needs the whole document. It runs at every keystroke, so it works from coverage and summaries."""
    return Check(Scope.DOCUMENT, _options_type(function), function)


def outline_check(*sees: See) -> Callable[[Callable[[DocumentView, Any], Iterable[Hit]]], Check[DocumentView]]:
    """A document check that depends on nothing but the outline (the levels of headings and the sections they stand for,
    the states of sections, the facts, the front matter) and on the values of the functions ``sees`` for each passage;
    one that reads the words of headings, or quotes them, sees ``titles``. It runs again only when one of these has
    changed, or when a passage is edited in which it has found something; what it has found at a whole heading moves
    with this.
    """
    return lambda function: Check(Scope.DOCUMENT, _options_type(function), function, sees=sees)


HeadingCheck = Callable[["DocumentView", Any, "Passage"], Iterable[Hit]]


def heading_check(*sees: See) -> Callable[[HeadingCheck], Check[DocumentView]]:
    """An outline check of one heading at a time, which looks at the passage of the heading, at the two beside it and at
    the outline. It runs again for an edited passage and those beside it only, so it may quote the words of headings
    without seeing ``titles``.
    """
    return lambda function: Check(
        Scope.DOCUMENT, _options_type(function), partial(_at_all, function), sees=sees, at=function
    )


def _at_all(function: HeadingCheck, view: DocumentView, options: object) -> Iterable[Hit]:
    for passage in view.document.passages:
        yield from function(view, options, passage)


def review_check(function: Callable[[Outcome, Any], Iterable[Hit]]) -> Check[Outcome]:
    """A check on the review itself: suppressions that hid nothing, checks that crashed."""
    return Check(Scope.REVIEW, _options_type(function), function)


def _options_type(function: Callable[..., Any]) -> type[Any]:
    """The record that annotates the function's second argument. Only that annotation is read, and not by the library's
    ways to read all: fifty checks are loaded for a document.
    """
    name = function.__code__.co_varnames[1]
    annotation: object = function.__annotations__[name]
    if isinstance(annotation, str):
        annotation = function.__globals__.get(annotation)
    if not isinstance(annotation, type):
        raise TypeError(f"{function.__module__}: the options of a check are a record of its module, not {annotation!r}")
    return annotation
