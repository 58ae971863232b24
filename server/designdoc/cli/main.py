"""The entry point: finds the command, runs it, and makes sure that the process ends cleanly whatever happens."""

from __future__ import annotations

import os
import sys

from designdoc import __version__
from designdoc.cli.commands import SUMMARIES
from designdoc.cli.exit_status import COULD_NOT, INTERRUPTED, OK, UNREAD, UsageError
from designdoc.cli.process.garbage_collection import collect_no_more, collect_rarely

_HELP = f"""\
designdoc {__version__}: a reviewer for Markdown design documents.

Usage: designdoc COMMAND [OPTIONS] [PATH...]

Commands:
{{commands}}

Try `designdoc check PATH` first, and `designdoc COMMAND --help` for the options of a command.
"""


def run() -> None:
    """The console script."""
    collect_rarely()
    if {*SUMMARIES}.intersection(sys.argv[1:2]):
        from designdoc.cli.process.signals import end_decently

        end_decently()
    status = main(sys.argv[1:])
    collect_no_more()
    sys.exit(status)


def main(arguments: list[str]) -> int:
    """Run one command line and return its exit status. Nothing escapes: no traceback, no broken-pipe noise."""
    try:
        _make_streams_safe()
        status = _dispatch(arguments)
        sys.stdout.flush()
    except UsageError as error:
        from designdoc.reports.printable import printable

        print(f"designdoc: {printable(str(error))}", file=sys.stderr)
        return COULD_NOT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        from designdoc.cli.process.standard_streams import mute

        mute()
        return UNREAD
    except OSError as error:
        from designdoc.cli.faults import failed_call

        print(f"designdoc: {failed_call(error)}", file=sys.stderr)
        return COULD_NOT
    except Exception as error:
        from designdoc.cli.faults import fault

        print(f"designdoc: {fault(error)}", file=sys.stderr)
        return COULD_NOT
    return status


def _dispatch(arguments: list[str]) -> int:
    if arguments[:1] == ["help"] and arguments[1:]:
        arguments = [arguments[1], "--help"]
    command = arguments[0] if arguments else "--help"
    if command in ("-h", "--help", "help"):
        sys.stdout.write(_HELP.format(commands="\n".join(f"  {n:<11} {says}" for n, says in SUMMARIES.items())))
        return OK if arguments else COULD_NOT
    if command in ("-V", "--version"):
        sys.stdout.write(f"designdoc {__version__}\n")
        return OK
    if command not in SUMMARIES:
        raise UsageError(_unknown(command))
    from importlib import import_module

    status: int = import_module(f"designdoc.cli.commands.{command}").run(arguments[1:])
    return status


def _unknown(command: str) -> str:
    if os.path.exists(command):
        return f"'{command}' is a path. Did you mean `designdoc check {command}`?"
    from designdoc.text.nearest import unknown

    return unknown("command", command, tuple(SUMMARIES))


def _make_streams_safe() -> None:
    """Output is UTF-8 with the line ends of its texts when piped, and a character that cannot be written never ends
    the run.
    """
    if sys.stdout is None or sys.stderr is None:
        from designdoc.cli.process.standard_streams import open_missing

        open_missing()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            piped = {} if stream.isatty() else {"encoding": "utf-8", "newline": "\n"}
            reconfigure(errors="replace", **piped)
