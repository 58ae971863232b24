"""Choice: how documents are to be reviewed, as the command line says it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from designdoc.cli.arguments import listed
from designdoc.cli.exit_status import UsageError
from designdoc.records import field, record
from designdoc.workspace.files import FileAccessError, shown
from designdoc.workspace.overrides import Overrides
from designdoc.workspace.settings import Settings, load
from designdoc.workspace.settings_finder import LoadedSettings, SettingsFinder

if TYPE_CHECKING:
    import argparse

STDIN = "-"
"""The path that means standard input."""


@record
class Choice:
    """What the options say. Plain values, so that processes can share it.

    ``config`` is the settings file for every document, ``isolated`` leaves all settings files alone; without them the
    nearest file above a document counts. ``stdin_filename`` is the file that standard input belongs to. With
    ``detected_only``, named files that are not design documents are left alone. ``overrides`` beat the settings.
    ``sections`` asks for the mark of every section in results, which only reports to look at need. Without ``edits``
    fixes hold none: they are the larger part of a result, and few formats print them.
    """

    config: str | None = None
    isolated: bool = False
    stdin_filename: str | None = None
    detected_only: bool = False
    overrides: Overrides = field(default_factory=Overrides)
    sections: bool = False
    edits: bool = True


def choice_of(arguments: argparse.Namespace) -> Choice:
    """The choice that parsed arguments stand for; options that a command does not have are left at their defaults.

    Raises:
        UsageError: when ``--select`` names nothing.

    """
    given = vars(arguments)
    overrides = Overrides(
        framework=given.get("framework"),
        profile=given.get("profile"),
        select=_selected(given.get("select", [])),
        ignore=listed(given.get("ignore", [])),
    )
    return Choice(
        config=given.get("config"),
        isolated=given.get("isolated", False),
        stdin_filename=given.get("stdin_filename"),
        detected_only=given.get("detected_only", False),
        overrides=overrides,
    )


def _selected(values: list[str]) -> tuple[str, ...]:
    """The names of ``--select``. None at all would select every rule, which nobody means who writes the option.

    Raises:
        UsageError: when the option is there and names nothing.

    """
    names = listed(values)
    if values and not names:
        raise UsageError("--select names no rule; leave it out to run all that are on, or write ALL")
    return names


def settings_finder(choice: Choice) -> SettingsFinder:
    """The finder of settings that the choice asks for.

    Raises:
        UsageError: when the settings file of ``--config`` cannot be read.

    """
    if choice.isolated:
        return SettingsFinder(LoadedSettings(Settings(os.curdir)))
    if choice.config is None:
        return SettingsFinder()
    try:
        settings, mistakes = load(choice.config)
    except FileAccessError as error:
        raise UsageError(f"{shown(choice.config)}: {error}") from error
    return SettingsFinder(LoadedSettings(settings, choice.config, mistakes))
