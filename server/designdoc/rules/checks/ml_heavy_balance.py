"""The text is mostly about machine learning and hardly about the system around it."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.packs.model import Necessity
from designdoc.recognition.coverage import State
from designdoc.records import record
from designdoc.rules.check import Hit, document_check
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import listed
from designdoc.text.percent import percent_of_two


@record
class Options:
    """``max_ml_share`` is the share of ML text above which the rule speaks, ``min_words`` the length from which."""

    max_ml_share: float
    min_words: int


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the title."""
    balance = view.coverage.balance
    if balance is None or balance[1] <= options.max_ml_share or not view.has_words(options.min_words):
        return
    weak = [
        covered.section.title.lower()
        for covered in view.coverage.sections.values()
        if covered.section.balance == "system"
        and covered.necessity is Necessity.REQUIRED
        and covered.state in (State.MISSING, State.THIN)
    ]
    share = view.framework.system_share
    guide = "the system needs more"
    if share:
        usual_system, usual_ml = percent_of_two(share)
        guide = f"a common guide is {usual_ml} and {usual_system}"
    parts = f" Thin or missing: {listed(weak[:4])}." if weak else ""
    system, ml = percent_of_two(balance[0])
    values = {"system": system, "ml": ml, "guide": guide, "parts": parts}
    yield Hit(view.headline, values, context="balance")
