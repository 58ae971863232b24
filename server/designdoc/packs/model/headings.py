"""Headings that stand for no section, could stand for several, or do."""

from __future__ import annotations

from designdoc.packs.model.terms import Terms
from designdoc.records import field, record


@record
class AmbiguousHeading:
    """A heading that people use for several sections."""

    #: The heading, by language.
    names: Terms
    #: The sections it stands for when no choice applies.
    default: tuple[str, ...] = ()
    #: Other readings; the first whose tests all hold wins over the default.
    choose: tuple[HeadingChoice, ...] = ()
    #: Sections added where their own evidence stands in the passage.
    also: tuple[str, ...] = ()


@record
class HeadingChoice:
    """One way to read an ambiguous heading; every given test must hold."""

    #: The sections it then stands for.
    sections: tuple[str, ...]
    #: Words of which one stands in a heading above.
    under: tuple[str, ...] = ()
    #: A step that the document has not reached yet.
    before: str | None = None
    #: A step that the document has reached.
    after: str | None = None
    #: Words of which one stands in the text below.
    terms: tuple[str, ...] = ()
    #: Whether it is the first heading after the title.
    first: bool | None = None
    #: Whether a diagram stands below.
    diagram: bool | None = None


@record
class CompoundHeadings:
    """Headings in scripts without spaces that are made of what is treated, whatever stands before it, and of what is
    done with it: "患者データの加工", "用户行为数据清洗".
    """

    #: What is treated, by language.
    of: Terms
    #: What is done with it or said of it, by language; it comes last and decides what the heading is about.
    heads: Terms
    #: The section that such headings name.
    section: str


@record
class SharedHeading:
    """A heading that rightly names several sections at once."""

    #: The heading, by language.
    names: Terms
    #: The sections it names.
    sections: tuple[str, ...]


@record
class FrameworkHeadings:
    """``headings.yaml``: headings that are no section, could be several, or are several at once."""

    #: Headings that hold several sections and are none themselves, by language.
    containers: Terms = field(default_factory=dict)
    #: Headings whose text says what is not done here ("out of scope", "future work"), by language.
    excluding: Terms = field(default_factory=dict)
    #: Words of headings that stand over a drawing ("Block diagram of the solution"), by language.
    drawings: Terms = field(default_factory=dict)
    #: Headings that people use for more than one section, and how to tell which is meant.
    ambiguous: tuple[AmbiguousHeading, ...] = ()
    #: Headings that rightly name several sections at once.
    shared: tuple[SharedHeading, ...] = ()
    #: Headings in scripts without spaces that are made of an object and what is done with it.
    compounds: tuple[CompoundHeadings, ...] = ()
