"""The engine and the checks: what a reviewer says about a document, as findings.

**Rule = data, check = code.** A rule is a YAML file ``rules/<pack>/rules/<id>.yaml``: it names a check, gives it
options, and holds everything people read (summary, why, message, examples). A check is a module in ``checks/``; it is
found by scanning, its name is the module's name in kebab-case, and any number of rules may share it.

How to write a check::

    # server/designdoc/rules/checks/vague_words.py
    # (module docstring: words that promise a quality without saying how much of it)

    @record
    class Options:
        words: tuple[str, ...]              # "words:" under the rule's "options:"; kebab-case in YAML
        sections: tuple[str, ...] = ()      # a default makes an option optional

    @passage_check(has(TABLE), belongs("sections"))
    def check(passage: PassageView, options: Options) -> Iterator[Hit]:
        for span in ...:
            yield Hit(span, {"word": passage.quote(span)})

``values`` fill the rule's ``message: "'{word}' gives no number."``. A check without options takes ``NoOptions``.

Choose the narrowest scope that will do:

- ``@passage_check(...)`` sees a ``PassageView``: the content of one passage (a heading and what stands under it up to
  the next heading), the sections it belongs to, and its surroundings (language, profile, status, facts). All spans
  count from the passage's start. Its hits are kept until one of these changes, so it may take its time, but it may
  look at nothing else, or an incremental review would differ from a fresh one. What a passage must have for the check
  to find anything (a table, a duration, a word of a list, a section) is said to the decorator (``seeing/needs.py``),
  and the check is called for no other passage.
- ``@outline_check(...)`` sees a ``DocumentView``: the document, its coverage, the pack. Spans count in the document. It
  may rest on the outline (headings, states of sections, facts, front matter) and, of each passage, on what it names to
  the decorator (``seeing/sees.py``), and it runs again only when one of these has changed. A message that gives a line
  number sees ``lines``.
- ``@document_check`` sees the same and runs at every keystroke: work from coverage, and from values ``@remembered`` per
  content (``document/remembered.py``).
- ``@review_check`` sees the ``Outcome``: suppressions and crashes. Hardly any rule needs it.

What a check makes of the pack alone, such as a table of names, it asks of its view (``view.of_pack(make)``): it is made
once for each reviewer and language, and kept in no module. So is what it remembers of the passages it looked at last.

Section scope: ``PassageView.sections`` (``DocumentView.scope[index].sections``) are those of the nearest heading,
from the passage's own upwards, that stands for a section. An ancestor counts only when no nearer heading does.

Severity is the rule's business (YAML), then the user's (settings), then the document's (status). A check can only cap
it (``Hit.at_most``). Rules about something absent say ``absence: true`` and, in ``replaces:``, for which sections they
stand in for ``missing-section``; ``running/gaps.py`` sees to it that each gap is reported once.

How it is tested: the examples in a rule's file are run (``tests/rules/test_examples.py``), and a Markdown fixture
``tests/rules/fixtures/<rule>.md`` draws the findings below the lines they point to (``tests/markdown_fixtures.py`` has
the notation; ``pytest --update-fixtures`` redraws them).

A check that raises becomes one ``check-crashed`` finding; write for the good case and let mistakes show.
"""
