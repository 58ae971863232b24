"""Designs that are not headings over paragraphs: pasted tables, callouts, outlines, folded parts, bare drawings."""

from __future__ import annotations

import pytest
from recognised import recognise, recogniser, state

from designdoc.document.parse import parse
from designdoc.recognition.coverage import How, State
from designdoc.recognition.detection.detector import Detector

TARGETS = """\
# Berths

## Numbers

| Aim | Today | Goal |
| --- | --- | --- |
| Ships that wait | 340 | 200 |
| Complaints | 21 | 10 |
"""

SHADOWED = """\
# Berths

## Notes

> {callout}
> - ships moored within ten minutes should rise to 60 %
"""

OUTLINE = """\
# Berths

- ships
  - the port has 40 berths
- open questions
  - who tells the pilots about a change of berth, and may they say no to it
  - whether the tide table of the neighbours may be used
"""

PRACTITIONER = """\
# Which berth is free when

Owner: harbour office. Draft of May.

## Where we are

Today a clerk fills a spreadsheet and ships wait; the waiting costs the port 2M EUR a year, and captains complain.

## Aim

| Aim | Today | Goal |
| --- | --- | --- |
| Ships that wait more than an hour | 34 % | 20 % |

Not in scope: tugs.

## Data

Two years of moorings, 400,000 rows, from the port register. Truth = the time at which the last line is cast off, within
10 minutes. Fitted until March, tuned on April; May was opened once, at the end. Rows of one ship stay on one side.

Inputs: length, cargo, hour, wind, mean of the last 30 days at that berth.

## Model

| Model | MAE min | ms |
| --- | --- | --- |
| spreadsheet (today) | 55 | 0 |
| linear | 41 | 1 |
| **LightGBM** | 29 | 3 |

Pinball loss at 50 and 90. An LSTM is 1 minute better and not worth a GPU. Worst: tankers, 20 % above the mean.

## Running it

register -> queue -> LightGBM -> table of berths -> screen of the pilots

Each night a job writes forecasts to a table, and pilots see it. If the job has not come by 04:00, yesterday's table is
shown. 40 ships a day, 200 requests per hour at most, p95 below 300 ms.

## Bringing it in

First the east basin for four weeks, then all basins. One switch takes us back to the spreadsheet.

## Afterwards

Every morning we compare forecast and truth; a mail is sent when the error is above 40 minutes for three days. Retrained
on the first of each month.

## Risks

The register is late at weekends; the clerk enters those ships by hand.
"""


def test_the_header_of_a_table_is_read_with_each_row() -> None:
    found = recognise(TARGETS)
    assert (found.sections["success-metrics"].state, found.proofs["success-metrics"][0].how) == (State.THIN, How.TABLE)


def test_a_header_alone_says_nothing() -> None:
    assert (
        state("# Berths\n\n## Numbers\n\n| Aim | Today | Goal |\n| --- | --- | --- |\n", "success-metrics")
        is State.MISSING
    )


def test_rows_of_the_next_table_are_not_read_with_a_header() -> None:
    apart = TARGETS.split("| Ships")[0] + "\nOther:\n\n| Berth | Length |\n| --- | --- |\n| 12 | 340 |\n"
    assert state(apart, "success-metrics") is State.MISSING


@pytest.mark.parametrize("callout", ["**Remember**", "🎯 Remember:", "[!NOTE]"])
def test_a_callout_is_in_the_words_of_the_author(callout: str) -> None:
    assert state(SHADOWED.format(callout=callout), "success-metrics") is not State.MISSING


def test_a_quotation_is_not() -> None:
    assert state(SHADOWED.format(callout="They promised this:"), "success-metrics") is State.MISSING


def test_an_item_that_gathers_a_list_stands_like_a_heading() -> None:
    assert state(OUTLINE, "open-questions") is State.COVERED


@pytest.mark.parametrize("line", ["{} = a ship that leaves within a day", "- {} = a ship that leaves within a day"])
def test_a_name_and_what_it_equals_is_a_label(line: str) -> None:
    text = f"# Berths\n\n## Notes\n\nShips come and go.\n\n{line.format('Ground truth')}\n"
    assert state(text, "labels") is not State.MISSING


def test_the_summary_of_a_folded_part_is_its_heading() -> None:
    told = "The pilots are told by radio, which has to be asked for at the port office before the end of May."
    text = f"# Berths\n\n<details>\n<summary>Open questions</summary>\n\n- {told}\n\n</details>\n"
    assert state(text, "open-questions") is not State.MISSING


@pytest.mark.parametrize("heading", ["How we'll know it worked", "How we will know it worked"])
def test_headings_may_be_contracted_as_one_speaks(heading: str) -> None:
    (match,) = recognise(f"## {heading}\n\nTides.\n").headings
    assert match.sections == ("success-metrics",)


def test_a_drawing_mentions_the_architecture_whatever_stands_in_it() -> None:
    drawing = "```\nship ──> pilot ──> berth\n```"
    found = recognise(f"# Berths\n\n## Notes\n\n{drawing}\n")
    assert (found.sections["high-level-architecture"].state, found.proofs["high-level-architecture"][0].how) == (
        State.THIN,
        How.DIAGRAM,
    )


def test_a_tree_of_branches_is_no_drawing_of_a_system() -> None:
    tree = "```\nships (100 %)\n├── tankers (20 %)\n├── ferries (30 %)\n└── others (50 %)\n```"
    assert state(f"# Berths\n\n## Notes\n\n{tree}\n", "high-level-architecture") is State.MISSING


def test_a_design_in_the_words_of_practice_is_detected() -> None:
    assert Detector(recogniser()).detect(parse(PRACTITIONER)).framework == "ml-system-design"


def test_its_words_do_not_make_a_design_of_a_long_text() -> None:
    chapters = "\n".join(f"## Chapter {n}\n\n{'The harbour lies in the north and is old. ' * 60}\n" for n in range(9))
    assert Detector(recogniser()).detect(parse(PRACTITIONER + chapters)).framework is None
