"""Designs around language models: an application is asked for evals and defences, what it runs on is not."""

from __future__ import annotations

import pytest

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.recognition.coverage import Coverage, State
from designdoc.recognition.recogniser import Recogniser

RECOGNISER = Recogniser(load("genai-system-design"))
ASKED_OF_APPLICATIONS = (
    "offline-evals",
    "token-and-cost-budget",
    "prompt-injection-and-security",
    "hallucination-control",
)
PADDING = "Nothing else changes for the teams that use it today, and the old path stays for a month. " * 12

ASSISTANT = f"""\
# Answers from our manuals

## Architecture

The chatbot takes a user question, looks for relevant chunks in the knowledge base and puts the top-k into the prompt
template. It runs on vLLM with one GPU in Kubernetes. {PADDING}
"""
GATEWAY = f"""\
# One gateway for all models

## Architecture

The LLM gateway does request routing to each upstream with load balancing and rate limiting. A control plane holds the
keys, and every client uses the OpenAI-compatible SDK. One team asked for a chatbot. {PADDING}
"""
TRAINING = f"""\
# Pretraining a small language model

## Architecture

The tokenizer is trained first. Pretraining takes 40,000 GPU hours with FSDP; a checkpoint is written every hour, and
the loss curve decides on the learning rate. {PADDING}
"""
LEDGER = f"""\
# Invoices are written once

## Architecture

A worker takes an order from the queue and writes the invoice in one transaction. {PADDING}
"""


def away(text: str) -> set[str]:
    coverage = _recognise(text)
    return {id_ for id_ in ASKED_OF_APPLICATIONS if coverage.sections[id_].state is State.NOT_APPLICABLE}


def _recognise(text: str) -> Coverage:
    return RECOGNISER.recognise(parse(text))


def test_an_application_is_asked_although_it_names_what_it_runs_on() -> None:
    assert away(ASSISTANT) == set()


@pytest.mark.parametrize("text", [GATEWAY, TRAINING], ids=["gateway", "training"])
def test_what_models_run_on_or_come_from_is_not_asked(text: str) -> None:
    assert away(text) == set(ASKED_OF_APPLICATIONS)
    reason = _recognise(text).sections["offline-evals"].reason
    assert reason == "it is not about one application of a language model"


def test_a_written_out_text_that_names_no_language_model_is_not_asked() -> None:
    assert away(LEDGER) == set(ASKED_OF_APPLICATIONS)


def test_a_text_that_has_hardly_begun_is_asked() -> None:
    assert away(LEDGER.replace(PADDING, "")) == set()


def test_more_words_for_the_other_kind_decide() -> None:
    coverage = _recognise(ASSISTANT)
    assert len(coverage.facts["llm-infrastructure"].terms) >= 3
    assert not coverage.holds("llm-infrastructure")
    assert coverage.holds("llm-application")


def test_the_author_has_the_last_word() -> None:
    assert away(f"---\nllm: infrastructure\n---\n{ASSISTANT}") == set(ASKED_OF_APPLICATIONS)
