"""The JSON Schemas say what the reader says: shipped files fit, and what the reader refuses they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from designdoc.packs.files import PackFile
from designdoc.packs.model import Condition, Section
from designdoc.typed_yaml.nodes import parse_nodes
from designdoc.typed_yaml.plain import plain
from designdoc.typed_yaml.reader import read
from designdoc.typed_yaml.schema import field_comments, json_schema

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "rules"
KINDS = {"sections": "section", "rules": "rule", "lexicon": "lexicon", "answers": "answers", "glossary": "glossary"}


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads((RULES / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def shipped_files() -> list[Path]:
    return sorted(RULES.rglob("*.yaml"))


def test_the_schemas_are_up_to_date():
    done = subprocess.run(
        [sys.executable, str(ROOT / "server" / "generate_schemas.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run python server/generate_schemas.py:\n{done.stdout}{done.stderr}"


def test_every_shipped_file_fits_its_schema_and_names_it():
    validators = {path.name.split(".")[0]: validator(path.name.split(".")[0]) for path in RULES.glob("schemas/*.json")}
    for path in shipped_files():
        kind = KINDS.get(path.parent.name, path.stem)
        text = path.read_text(encoding="utf-8")
        errors = [f"{path}: {error.message}" for error in validators[kind].iter_errors(plain(parse_nodes(text)))]
        assert errors == []
        assert f"{kind}.schema.json" in text.splitlines()[0], f"{path} does not name its schema"


@pytest.mark.parametrize(
    "text",
    [
        "titel: x",
        "title: [x]",
        "order: first",
        "necessity: needed",
        "order-window: [1]",
        "evidence: {strong: [word]}",
        "conditions: [{then: optional}]",
        "conditions: [{when: {facts: x}}]",
    ],
)
def test_schema_and_reader_refuse_the_same(text: str):
    whole = "title: x\nstep: s\norder: 1\nnecessity: required\nexplanation: y\n"
    keys = {line.split(":")[0] for line in text.splitlines()}
    text = "".join(line + "\n" for line in whole.splitlines() if line.split(":")[0] not in keys) + text
    assert read(Section, parse_nodes(text), text, given={"id": "x"})[1]
    assert list(validator("section").iter_errors(plain(parse_nodes(text))))


def test_a_schema_describes_keys_in_the_words_of_the_code():
    schema = json_schema(PackFile, "t")
    assert schema["properties"]["extends"]["description"] == field_comments(PackFile)["extends"]
    assert schema["required"] == ["title"]


def test_a_class_may_hold_its_own_kind():
    schema = json_schema(Condition, "t")
    assert schema["properties"]["all"]["items"] == {"$ref": "#/$defs/Condition"}
    Draft202012Validator.check_schema(schema)
