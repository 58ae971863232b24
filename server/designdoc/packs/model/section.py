"""Section: one part of a framework, with its names, its proof in the text, its guidance and its scaffold."""

from __future__ import annotations

from typing import Literal

from designdoc.packs.model.necessity import Necessity, NecessityRule
from designdoc.packs.model.terms import Groups, Terms
from designdoc.records import field, record

Role = Literal["plan", "functional", "non-functional", "scale-and-constraints", "task", "back-matter"]


@record
class Evidence:
    """Body text that proves a section without a heading."""

    #: Terms by language of which two different ones, or one and one together-group, prove the section.
    strong: Terms = field(default_factory=dict)
    #: Terms by language that support but never prove.
    weak: Terms = field(default_factory=dict)
    #: Word lists of the lexicon with names of models or tools that are strong terms too. Of all names in one block only
    #: one counts: they say what is used, and not how.
    names: tuple[str, ...] = ()
    #: Kinds of glossary entries whose names are such terms too, in every language: task, metric or loss.
    glossary: tuple[Literal["metric", "task", "loss"], ...] = ()
    #: Groups of words and quantities (#number, #percent ...) that count where all stand in one sentence, item or row.
    together: tuple[tuple[str, ...], ...] = ()
    #: The same by language, for sentences that describe the section without naming it ("if no forecast is there, SAP
    #: takes the mean"). What they deny is part of the description.
    described: Groups = field(default_factory=dict)
    #: Groups of labels in all languages ("Pros:" and "Cons:") that mention the section where all stand in one passage.
    #: A member may offer choices, whole labels each.
    labels: tuple[tuple[str, ...], ...] = ()
    #: How many questions left in the text mention the section; 0 where questions say nothing.
    questions: int = 0
    #: Whether a document of this kind nearly always says something about the section, so that a hint is a mention.
    expected: bool = False
    #: Whether one sentence that says something definite covers the section: with two of its terms, or one and a figure
    #: or the name of a tool or model. Under a heading of another section it takes two strong terms.
    brief: bool = False
    #: Whether a strong term that is set in code mentions it: losses and metrics go by the names of their functions.
    in_code: bool = False
    #: Whether what a document says before its first section mentions the section: a lead states the problem.
    lead: bool = False
    #: Whether a diagram that is written in the text mentions the section, whatever stands in it.
    drawing: bool = False


@record
class Substance:
    """What the text under a heading must hold before it covers the section; less is ``thin``."""

    #: Words outside placeholders and questions.
    words: int = 10
    #: Numbers with a unit or a percent sign.
    quantities: int = 0
    #: Terms by language of which at least one must occur: goals and non-goals have to exclude something.
    terms: Terms = field(default_factory=dict)


@record
class Example:
    """A short original text."""

    #: The text, as Markdown.
    text: str
    #: What is wrong with a bad example.
    why: str = ""


@record
class Section:
    """One part of a framework. The file's name is its id.

    ``satisfied_by: [b]`` says that a passage headed as section ``b`` covers this section too if it also holds evidence
    of this section, so two sections may name each other. ``implied_by: [b]`` says that where anything is said of ``b``
    this section is thin at least; it follows from text about ``b`` alone, so that there are no chains.
    """

    id: str
    #: The canonical title, as a heading would have it.
    title: str
    #: The id of the step it belongs to.
    step: str
    #: Its place in the document; sections stand in ascending order.
    order: int
    #: How much a document needs it when no condition applies.
    necessity: Necessity
    #: Why the section exists and what a reviewer looks for, in three to five sentences.
    explanation: str
    #: What it is for, as half a sentence: "so that reviewers know what success is".
    purpose: str = ""
    #: The first and the last place at which it may stand as well.
    order_window: tuple[int, int] | None = None
    #: Whether its text counts as software system, as machine learning, or as neither.
    balance: Literal["system", "ml", "neutral"] = "neutral"
    #: False for sections whose unknown sub-headings do not belong to them (a glossary, a summary).
    passes_on: bool = True
    #: True for sections whose parts have sub-headings with subjects of their own (the components of an architecture,
    #: the phases of a plan): these are not shown as headings of the section.
    of_parts: bool = False
    #: Sections of which a heading or text below a heading of this one speaks of this one ("Data quality" below
    #: "Monitoring", and the latency that raises an alert).
    absorbs: tuple[str, ...] = ()
    #: Words of its headings, by language, below which headings name options that were weighed ("Alternatives"): text
    #: there is about this section, and covers no other.
    options: Terms = field(default_factory=dict)
    #: Sections below whose headings a heading that only one of its words gives away as this one, or that has other
    #: readings as well, is about them ("Random forest" below "Training", "Inference" below "Costs").
    yields_to: tuple[str, ...] = ()
    #: True for sections whose label, in a passage about others, is about that passage only ("Scope:" of an import).
    local_labels: bool = False
    #: True for sections that a design has once: a heading of theirs that recurs below several others ("Purpose",
    #: "Outputs") is about each of those.
    once: bool = False
    #: What it is beyond its own text. Headings that count periods of work stand for the "plan"; a code before a heading
    #: names a "functional" or a "non-functional" requirement, and the JSON of a coverage calls the parts of the
    #: requirements by their roles; the "task" is declared here; what stands in "back-matter" (a glossary, references)
    #: is no evidence for other sections.
    role: Role | None = None
    #: When its necessity is another one.
    conditions: tuple[NecessityRule, ...] = ()
    #: Sections whose passages cover this one too, where they also hold evidence of it.
    satisfied_by: tuple[str, ...] = ()
    #: Sections that hardly anybody writes without saying something of this one: who draws a system tells what it does.
    #: Where one of them is there, this one is mentioned.
    implied_by: tuple[str, ...] = ()
    #: Questions that the section answers.
    questions: tuple[str, ...] = ()
    #: The mistake that is made most often, in one sentence.
    common_mistake: str = ""
    #: A short example of how to write it.
    good_example: Example | None = None
    #: A short example of how not to, with the reason.
    bad_example: Example | None = None
    #: Other headings for the section, by language; the first of a language is the canonical title in it.
    synonyms: Terms = field(default_factory=dict)
    #: Terms that give a longer heading away ("Project implementation costs").
    heading_terms: Terms = field(default_factory=dict)
    #: Words that give a short heading away as its last word ("Churn model").
    heading_ends: Terms = field(default_factory=dict)
    #: Words that do so as its first word, in languages that put the noun before what it is of ("Datos del cliente").
    heading_starts: Terms = field(default_factory=dict)
    #: Verbs that say what a phrase or a question is about ("Deploy the model", "How does it fail?").
    heading_verbs: Terms = field(default_factory=dict)
    #: Body text that proves the section without a heading.
    evidence: Evidence = field(default_factory=Evidence)
    #: What the text under a heading must hold before it covers the section.
    substance: Substance = field(default_factory=Substance)
    #: Markdown to start from, with tab stops in LSP snippet syntax.
    scaffold: str = ""
    #: Books, articles and standards to read on.
    sources: tuple[str, ...] = ()
