"""The settings of the language server that an editor can change, in one record.

They arrive as ``initializationOptions``, by ``workspace/configuration`` and by ``workspace/didChangeConfiguration``,
always as the same object under the section ``designdoc``. The VS Code extension's settings page is generated from
this class, so every field is described; what a document must fulfil belongs in ``.designdoc.yaml``.
"""

from __future__ import annotations

from enum import Enum

from designdoc.lsp.wire.jsonrpc import Json
from designdoc.records import fields, record, replace


class Switch(str, Enum):
    """On, off, or off only where the editor has the same feature of its own."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Run(str, Enum):
    """When documents are checked."""

    ON_TYPE = "onType"
    ON_SAVE = "onSave"
    OFF = "off"


@record
class Options:
    """What the user chose in the editor. Every name is written in camelCase there."""

    #: When documents are checked: while typing, when they are saved, or never.
    run: Run = Run.ON_TYPE
    #: Check every document against this framework, whatever it says or looks like (empty: let designdoc decide).
    framework: str = ""
    #: Judge every document by this profile, for instance `interview` (empty: the document's own).
    profile: str = ""
    #: Show the coverage summary above the title and what is open above each section.
    code_lens: bool = True
    #: Show derived figures, and the framework's name of a section, inside the text.
    inlay_hints: bool = True
    #: Colour placeholders and the names of metrics.
    semantic_tokens: bool = True
    #: Offer the outline with the state of each section (`auto`: not where the editor has its own).
    outline: Switch = Switch.AUTO
    #: Offer links, definitions, references, anchors to complete and renaming of headings (`auto`: not where the editor
    #: has its own).
    links: Switch = Switch.AUTO
    #: Offer folding and selection ranges (`auto`: not where the editor has its own).
    folding: Switch = Switch.AUTO
    #: Check the design documents of the whole workspace, not only the open ones (`auto`: not in VS Code, which asks
    #: for them all the time, unlike editors whose users ask).
    workspace_diagnostics: Switch = Switch.AUTO
    #: At most so many files of the workspace are checked.
    max_workspace_files: int = 2000


_DEFAULTS = Options()


def options_of(value: Json, base: Options = _DEFAULTS) -> tuple[Options, list[str]]:
    """The options in an editor's settings object, on top of ``base``; and a sentence for every value that is unusable.

    Both the bare object and one nested under ``designdoc`` are understood; unknown keys are left alone, because the
    extension keeps its own settings in the same section.
    """
    if isinstance(value, dict) and isinstance(value.get("designdoc"), dict):
        value = value["designdoc"]
    if not isinstance(value, dict):
        return base, []
    chosen: dict[str, Json] = {}
    mistakes: list[str] = []
    for option in fields(Options):
        name = editor_name(option.name)
        if name not in value or value[name] is None:
            continue
        current = getattr(base, option.name)
        try:
            chosen[option.name] = _convert(value[name], current)
        except ValueError as wrong:
            mistakes.append(f"designdoc.{name}: {wrong}")
    return (replace(base, **chosen) if chosen else base), mistakes


def editor_name(field_name: str) -> str:
    """``code_lens`` -> ``codeLens``: how an option is written in the editor."""
    first, *rest = field_name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _convert(value: Json, current: Json) -> Json:
    if isinstance(current, Enum):
        kind = type(current)
        if kind is Switch and isinstance(value, bool):
            return Switch.ON if value else Switch.OFF
        try:
            return kind(value)
        except ValueError:
            raise ValueError(f"expected one of {', '.join(repr(m.value) for m in kind)}.") from None
    if type(value) is not type(current):
        words = {bool: "true or false", str: "a text", int: "a whole number"}
        raise ValueError(f"expected {words[type(current)]}.")
    if isinstance(value, int) and value < 0:
        raise ValueError("expected no less than 0.")
    return value
