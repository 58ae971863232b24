"""What a design describes in plain words, without the textbook's name for it, is a mention all the same."""

from __future__ import annotations

import pytest
from recognised import recognise, state

from designdoc.recognition.coverage import State

DESCRIBED = {
    "baseline": "Today's rule, more than three transfers in an hour, finds 40% of the mules.",
    "alternatives-considered": "The vendor solution was tried and sends our queries abroad.",
    "cost-estimate": "Each draft costs 2 cents, so that 9,000 tickets come to 180 EUR a day.",
    "data-pipeline": "Every hour a job copies new orders to the lake, drops doubles and writes a table per day.",
    "data-splits": "The last six weeks are kept aside until the end.",
    "ml-task-type": "Each photo is sorted into one of eleven categories.",
    "model-architecture": "CLIP with linear heads, one for each category.",
    "deployment-and-rollout": "First our own staff, then one city, then a tenth of all guests, then everybody.",
    "drift-detection": "We plot the distribution of each input against that of the training months.",
    "experiment-design": "Half of the cities get the new order for four weeks, the other half keeps the old one.",
    "fairness-and-slices": "We compare recall for women and men; a gap over five points blocks the release.",
    "feature-engineering": "From each reading we take the mean and the slope of the last hour.",
    "feature-store": "Training and serving read the same tables, filled by the same job.",
    "labels": "A booking counts as positive when it is not cancelled within 48 hours.",
    "loss-function": "Missing a fraud costs fifty times as much as a false alarm, and the objective weighs them so.",
    "open-questions": "Who pays for the sensors is not decided.",
    "online-metrics": "Once it runs we watch how many searches end in a booking.",
    "privacy-and-compliance": "Names and addresses are removed before anything is stored.",
    "reliability-and-fallbacks": "If tonight's run fails, yesterday's plan stays and the planner is called.",
    "retraining": "The model is fitted anew when the error has grown by a tenth.",
    "serving-architecture": "At two in the morning a job scores all customers and writes the result to the CRM.",
}
HEADED = {
    "alternatives-considered": "Rejected",
    "baseline": "What runs today",
    "cost-estimate": "Money",
    "data-sources": "Data at hand",
    "deployment-and-rollout": "Introducing it",
    "experiment-design": "Trying it out",
    "feature-engineering": "What the model sees",
    "functional-requirements": "What we build",
    "monitoring-and-alerting": "Keeping an eye on it",
    "open-questions": "Not decided yet",
    "operations-and-ownership": "Who is on call",
    "problem-statement": "What hurts",
    "reliability-and-fallbacks": "When it breaks",
    "risks-and-mitigations": "What could go wrong",
    "scale-estimation": "Load",
    "serving-architecture": "How a request is answered",
    "success-metrics": "What would be good enough",
}
SPOKEN_OF = {
    "cost-estimate": "A subscription brings us 12 EUR, and a guest spends 40 EUR in the restaurant.",
    "data-splits": "The last six weeks were quiet in the harbour.",
    "deployment-and-rollout": "First the ship is unloaded, then the crew goes ashore.",
    "experiment-design": "Half of the berths are for guests, and the rest belongs to members.",
    "feature-store": "The point in time at which a guest arrives is known to the pilot.",
    "labels": "A positive answer comes from the harbour office, if the form is complete.",
    "privacy-and-compliance": "City names are hashed into 64 buckets.",
    "reliability-and-fallbacks": "When the crane fails to lift a boat, its owner pays nothing.",
    "retraining": "The pilots are trained on the simulator twice.",
}


@pytest.mark.parametrize("section", DESCRIBED)
def test_what_is_described_is_mentioned(section: str) -> None:
    assert state(noted(DESCRIBED[section]), section) is not State.MISSING


@pytest.mark.parametrize("section", SPOKEN_OF)
def test_the_same_words_about_something_else_are_no_mention(section: str) -> None:
    assert state(noted(SPOKEN_OF[section]), section) is State.MISSING


@pytest.mark.parametrize("section", HEADED)
def test_a_heading_in_plain_words_names_its_section(section: str) -> None:
    (match,) = recognise(f"## {HEADED[section]}\n\nTides.\n").headings
    assert section in match.sections


def test_an_answer_below_a_heading_that_asks_counts() -> None:
    answer = "Half of the guests find a berth within ten minutes; today it is one in five.\n\nCTR of the map: 30%."
    assert state(f"# Berths\n\n## How will we know?\n\n{answer}\n", "online-metrics") is not State.MISSING


def noted(text: str) -> str:
    """A document that says nothing but ``text``, below a heading that names nothing."""
    return f"# Berths\n\n## Notes\n\nThe team met on Tuesday and wrote this down for the others.\n\n{text}\n"
