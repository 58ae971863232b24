"""HeadingMatcher: which sections of the framework a heading names, whatever words it uses.

A heading is tried in several ways, from the surest to the loosest, and the first that answers wins: the whole heading
as a known name; without filler words; its verb, if it is a phrase (``Deploy the model``); its members (``Metrics and
losses``) and its clauses (``Retrieval: candidate generation``); its subject, in scripts without spaces; read together
with the heading above it (``Offline`` under ``Metrics``); what stands before a preposition (``Metrics for the choice of
a model``); a known name inside a longer heading; nearly the same set of words; a word that gives it away (``Project
implementation costs``), or does so at the end (``Churn model``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import dropwhile
from operator import attrgetter

from designdoc.packs.model import Pack
from designdoc.recognition.derived import derived
from designdoc.recognition.headings.compounds import Compounds
from designdoc.recognition.headings.names import (
    MOST_SECTIONS,
    UNKNOWN,
    Match,
    Words,
    heading_names,
    joined,
)
from designdoc.recognition.headings.tables import learned
from designdoc.recognition.headings.text import (
    HeadingText,
    clauses,
    content_count,
    first_clause,
    has_article,
    head_and_complement,
    normalise,
    parts,
    strip_numbering,
    verbs_of,
    without_article,
    without_fillers,
    without_links,
    without_scope,
    words_of,
)
from designdoc.recognition.memo import Kept
from designdoc.recognition.terms.index import TermIndex, leftmost_longest
from designdoc.recognition.words.unspaced import key_of, subjects_of

_LONGEST_NAME = 9
"""The words that say something in a heading that may be a name; of a longer one, a sentence, only parts can be."""
_LONGEST_LINE = 40
"""Beyond so many words a heading is a paragraph."""
_ALIKE = 0.8
"""The share of words that a heading and a name have in common, of all that either has."""
_LONGEST_COMPOUND = 5
"""The words of a heading of which the last one says what it is about ("Churn prediction model")."""


class HeadingMatcher:
    """Matches headings against the names that a framework, and the user's own synonyms, give to its sections."""

    def __init__(self, pack: Pack, synonyms: Mapping[str, Iterable[str]] | None = None) -> None:
        """``synonyms`` (section id -> names) come from the settings and win. Raises ``ValueError`` when the pack holds
        no framework.
        """
        framework = pack.framework
        if framework is None:
            raise ValueError(f"pack {pack.id} has no framework")
        self._surely: Kept[str, Match] = Kept()
        self._by_chance: Kept[str, Match] = Kept()
        self._excluded: Kept[str, bool] = Kept()
        self._names = heading_names(pack, framework)
        for section_id, names in (synonyms or {}).items():
            for name in names:
                self._names.learn(name, Match((section_id,), exact=True), anew=True)
        tables = derived(pack, "headings", lambda: learned(framework))
        giveaways, ends, starts, compounds, verbs, excluding, unspaced = tables
        self._giveaways: TermIndex[str] = TermIndex.from_plain(giveaways)
        self._ends: dict[str, str] = ends
        self._starts: dict[str, str] = starts
        self._compounds: dict[str, str] = compounds
        self._verbs: dict[str, str] = verbs
        self._open = {section for heading in framework.headings.ambiguous for section in heading.default}
        self._excluding = frozenset(map(tuple, excluding))
        self._unspaced: Compounds = Compounds(unspaced)
        self._loosely = (self._inside, self._similar, self._given_away, self._ending, self._aside)

    def match(self, heading: str, parents: tuple[str, ...] = ()) -> Match:
        """What ``heading`` stands for, read under the headings ``parents`` (nearest first).

        What it says by itself is kept, so that it is not read again while somebody types into a heading above it.
        """
        text = normalise(heading)
        found = self._surely.find(heading) or self._surely.keep(heading, self._by_itself(text))
        if not found.known:
            found = self._with_parents(text, parents)
        if not found.known:
            found = self._by_chance.find(heading) or self._by_chance.keep(heading, self._somehow(text))
        return found

    def _by_itself(self, text: HeadingText) -> Match:
        for way in (self._whole, self._acting, self._members, self._clauses, self._subject) if text.words else ():
            found = way(text)
            if found.known:
                return self._by_aside(text) or found if found.ambiguous is not None else found
        return UNKNOWN

    def _somehow(self, text: HeadingText) -> Match:
        known = (way(text) for way in (self._head, *self._loosely) if text.words)
        return next((found._replace(loose=True) for found in known if found.known), UNKNOWN)

    def names(self, label: str, heading: str = "") -> Match:
        """What a label in running text stands for: only a whole, known name counts, or one that it makes together with
        the ``heading`` above it ("Online" under "Metrics").
        """
        text = normalise(label)
        found = self._whole(text)
        if found.known or not heading or not text.words:
            return found
        together = self._with_parents(text, (heading,))
        return together._replace(exact=bool(together.sections), together=True)

    def excludes(self, heading: str) -> bool:
        """Whether a heading says that what follows is not part of the design ("Non-goals", "Out of scope")."""
        known = self._excluded.find(heading)
        return self._excluded.keep(heading, normalise(heading).words in self._excluding) if known is None else known

    def _whole(self, text: HeadingText) -> Match:
        return self._lookup(text.words)

    def _lookup(self, words: Words) -> Match:
        found = self._names.of(words)
        for plainer in (without_article, without_fillers, without_scope):
            if not found.known and (bare := plainer(words)) != words:
                found = self._names.of(bare)
        if found.known or not (key := key_of(words)):
            return found
        found = self._names.of_key(key)
        if not found.known and (compound := self._unspaced.of_key(key)).exact:
            return compound
        return found

    def _subject(self, text: HeadingText) -> Match:
        return self._lookup_subject(text.words)

    def _lookup_subject(self, words: Words) -> Match:
        """What a heading without spaces, or its subject, is the name of, or which compound it is: "評価方法について" is
        about the evaluation, and "患者データの加工" about the pipeline.
        """
        key = key_of(words)
        if not key:
            return UNKNOWN
        found = self._unspaced.of_key(key)
        if not found.known:
            ways = (self._names.of_key, self._unspaced.of_key)
            known = (way(subject) for subject in subjects_of(key) for way in ways)
            found = next((found for found in known if found.known), UNKNOWN)
        return found._replace(exact=False)

    def _members(self, text: HeadingText) -> Match:
        """The members of a compound. A long heading is a sentence, in which one word alone names nothing."""
        members = parts(text.plain)
        if len(members) < 2:
            return UNKNOWN
        words = [words_of(strip_numbering(member)) for member in members]
        if len(text.words) > _LONGEST_NAME:
            words = [member for member in words if len(member) > 1] or words
        found = [self._member(member, words) for member in words]
        return joined([match for match in found if match.known and not match.container], len(words))

    def _member(self, words: Words, all_members: list[Words]) -> Match:
        """One member of a compound; "offline" of "offline and online metrics" borrows the last word of the last."""
        last, first = all_members[-1], all_members[0]
        if words is not last and len(last) > 1:
            borrowed = self._names.of((*words, last[-1]))
            if borrowed.known:
                return borrowed
        found = self._lookup(words)
        if not found.known and words is not first and len(first) > 1:
            found = self._names.of((*first[:-1], *words))
        if not found.known and words is not first:
            found = self._unspaced.borrowed(key_of(words), key_of(first))
        return found if found.known else self._lookup_subject(words)

    def _clauses(self, text: HeadingText) -> Match:
        sides = clauses(text.plain)
        if len(sides) < 2:
            return UNKNOWN
        for side in (sides[0], sides[-1]):
            found = self._lookup(words_of(strip_numbering(side)))
            if not found.known:
                found = self._members(normalise(side))
            if not found.known:
                found = self._lookup_subject(words_of(strip_numbering(side)))
            if found.known and not found.container:
                return found._replace(exact=False)
        return UNKNOWN

    def _with_parents(self, text: HeadingText, parents: tuple[str, ...]) -> Match:
        if not 1 <= len(text.words) <= 3:
            return UNKNOWN
        for parent in parents[:2]:
            above = without_fillers(normalise(parent).words)
            ways = [(*text.words, *above[-1:]), (*text.words, *above), (*above[:1], *text.words)]
            for found in filter(attrgetter("sections"), map(self._names.of, ways)):
                return found._replace(exact=False)
        return UNKNOWN

    def _acting(self, text: HeadingText) -> Match:
        """What is done by the verb of a phrase or a question, and to what, where that is more than an open word such as
        the model: "Deploy the model", "How is it trained?", "Label the data".
        """
        if content_count(text.words) > _LONGEST_NAME:
            return UNKNOWN
        doing = [self._verbs[word] for words in verbs_of(text) for word in words if word in self._verbs]
        if not doing or self._verbs.keys().isdisjoint(verbs_of(text)[0]):
            return UNKNOWN
        found = next((known for way in self._loosely if (known := way(text)).known), UNKNOWN)
        done_to = [section for section in found.sections if section not in self._open]
        return Match(tuple(dict.fromkeys((*doing, *done_to)))[:MOST_SECTIONS], hinted=True, loose=True)

    def _head(self, text: HeadingText) -> Match:
        """What stands before a preposition, and then what stands after it: "Metrics for the choice of a model" are
        metrics first.
        """
        first, rest = head_and_complement(text.plain)
        if not rest or text.asks or content_count(text.words) > _LONGEST_NAME:
            return UNKNOWN
        found = [self._loosely_known(normalise(side)) for side in (first, rest)]
        if not found[0].sections:
            return UNKNOWN
        return joined([match for match in found if match.sections], 2)._replace(
            exact=False, ambiguous=None, hinted=True
        )

    def _loosely_known(self, text: HeadingText) -> Match:
        known = (way(text) for way in (self._whole, self._members, *self._loosely) if text.words)
        return next((found for found in known if found.known), UNKNOWN)

    def _inside(self, text: HeadingText) -> Match:
        if len(text.words) > _LONGEST_LINE:
            return UNKNOWN
        found = self._names.inside(text.words)
        return found if found.known else self._names.inside_runs(text.words)

    def _similar(self, text: HeadingText) -> Match:
        """At least four fifths of the words in common, in any order, two words or more; "of" and its like aside."""
        mine = without_links(without_fillers(text.words))
        if not 2 <= len(mine) <= _LONGEST_LINE:
            return UNKNOWN
        return self._names.most_like(mine, _ALIKE)._replace(exact=False)

    def _given_away(self, text: HeadingText) -> Match:
        """The sections whose heading terms occur, the earliest and longest first.

        A long heading is a sentence, of which only the first clause names something, or a question, which names
        nothing. After a term such as "stages of" follows what they are stages of, which names nothing more.
        """
        plain = text.plain
        if content_count(text.words) > _LONGEST_NAME:
            plain = first_clause(plain)
            if text.asks or content_count(words_of(plain)) > _LONGEST_NAME:
                return UNKNOWN
        found: dict[str, None] = {}
        reached = 0
        for term, start, end in sorted(self._giveaways.find(plain), key=leftmost_longest):
            if start >= reached:
                found.update(dict.fromkeys(self._giveaways.owners[term]))
                reached = len(plain) if self._giveaways.names[term].endswith(" of") else end
        return Match(tuple(found)[:MOST_SECTIONS], hinted=True)

    def _ending(self, text: HeadingText) -> Match:
        """The section that the head noun of a compound gives away, the last word or, in languages that put it first,
        the first ("Datos del cliente"); a heading with an article or a gerund is a phrase, whose last word may be
        anything ("Extending the model", "Loading data"), and so may what an English "Preparation of" is about.
        """
        words = text.words
        if len(words) > _LONGEST_COMPOUND:
            return UNKNOWN
        section = self._starts.get(words[0]) if len(words) > 1 and words[1] != "of" else None
        if section is None and not has_article(words) and not text.plain.split(" ", 1)[0].endswith("ing"):
            section = (self._ends.get(words[-1]) if len(words) > 1 else None) or self._compound_end(words[-1])
        return Match((section,), hinted=True) if section is not None else UNKNOWN

    def _compound_end(self, word: str) -> str | None:
        """The section that the end of a compound in one word gives away: "Betriebskosten" are costs."""
        longest = max((end for end in self._compounds if word.endswith(end) and word != end), key=len, default=None)
        return self._compounds[longest] if longest is not None else None

    def _aside(self, text: HeadingText) -> Match:
        """What the words in brackets are, without a count: "Demand (9 features)"."""
        aside = tuple(dropwhile(str.isdecimal, text.aside))
        found = self._names.of(aside) if aside else UNKNOWN
        return found._replace(exact=False) if found.sections else UNKNOWN

    def _by_aside(self, text: HeadingText) -> Match | None:
        """The reading that the brackets decide: "Metrics (KPIs)", "Evaluation (offline)"."""
        names = ((*text.aside, *text.words), text.aside) if text.aside else ()
        return next((found for found in map(self._names.of, names) if found.sections and not found.ambiguous), None)
