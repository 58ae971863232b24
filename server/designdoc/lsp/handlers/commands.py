"""``workspace/executeCommand``: the commands that palettes, lenses and panels call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from lsprotocol import types

from designdoc.features.summary import summary
from designdoc.findings import Fix
from designdoc.lsp.conversion import to_proto
from designdoc.lsp.handlers import handles_command
from designdoc.lsp.handlers.coverage import coverage_of
from designdoc.lsp.seen import OpenDesign, open_design
from designdoc.lsp.session import Moment
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, REQUEST_FAILED, Json, RpcError
from designdoc.recognition.coverage import State
from designdoc.rules.fixes.insertion import insert_all, insertion_of
from designdoc.rules.reviewers import DEFAULT_FRAMEWORK


@handles_command("designdoc.frameworks")
async def frameworks(moment: Moment, arguments: Sequence[Json]) -> Json:
    """The frameworks and profiles that a new document can have, the one to propose first."""
    reviewers = moment.session.reviewing.reviewers(None)
    ids = sorted(reviewers.framework_ids(), key=lambda id_: id_ != DEFAULT_FRAMEWORK)
    packs = [pack for id_ in ids if (pack := reviewers.pack(id_)) is not None]
    return [
        {
            "id": pack.framework.id,
            "title": pack.framework.title,
            "summary": pack.framework.summary,
            "profiles": [{"id": p.id, "title": p.title, "says": p.says} for p in pack.framework.profiles],
        }
        for pack in packs
        if pack.framework is not None
    ]


@handles_command("designdoc.newDocument")
async def new_document(moment: Moment, arguments: Sequence[Json]) -> Json:
    """The text of a new document for ``{framework?, profile?, title?}``, or for the id of a framework."""
    from designdoc.rules.new_document import new_document as scaffold

    asked = arguments[0] if arguments else {}
    wish = asked if isinstance(asked, dict) else {"framework": asked}
    reviewers = moment.session.reviewing.reviewers(None)
    framework = wish.get("framework") or DEFAULT_FRAMEWORK
    known = isinstance(framework, str) and framework in reviewers.framework_ids()
    pack = reviewers.pack(framework) if known else None
    if pack is None:
        raise RpcError(INVALID_PARAMS, f"There is no framework {framework!r}.")
    profile = wish.get("profile") or None
    profiles = pack.framework.profile_ids if pack.framework is not None else ()
    if profile is not None and profile not in profiles:
        raise RpcError(INVALID_PARAMS, f"{framework} has no profile {profile!r}.")
    return scaffold(pack, str(wish.get("title") or ""), profile, today=date.today())


@handles_command("designdoc.insertSection")
async def insert_section(moment: Moment, arguments: Sequence[Json]) -> Json:
    """Insert a section's scaffold at its place in a document: ``[uri, section]``."""
    here = _design(moment, arguments)
    section = here.subject.section(str(arguments[1])) if len(arguments) > 1 else None
    if section is None:
        raise RpcError(INVALID_PARAMS, "'designdoc.insertSection' needs the id of a section.")
    return await _apply(moment, here, insertion_of(here.subject.view, section))


@handles_command("designdoc.insertAllMissing")
async def insert_all_missing(moment: Moment, arguments: Sequence[Json]) -> Json:
    """Insert the scaffolds of all required sections that are missing: ``[uri]``."""
    here = _design(moment, arguments)
    gaps = [covered.section for covered in here.subject.coverage.required if covered.state is State.MISSING]
    return await _apply(moment, here, insert_all(here.subject.view, gaps)) if gaps else False


@handles_command("designdoc.showCoverage")
async def show_coverage(moment: Moment, arguments: Sequence[Json]) -> Json:
    """The coverage of a document, also as a message for editors without a panel: ``[uri]``."""
    here = _design(moment, arguments)
    missing = [covered.section.title for covered in here.subject.coverage.required if covered.state is State.MISSING]
    message = summary(here.subject) + (f"\nMissing: {', '.join(missing)}." if missing else "")
    moment.session.connection.notify("window/showMessage", {"type": 3, "message": message})
    return coverage_of(here)


@handles_command("designdoc.exportReport")
async def export_report(moment: Moment, arguments: Sequence[Json]) -> Json:
    """The review of a document as Markdown: ``[uri]``."""
    from designdoc.lsp.review_page import review_page

    here = _design(moment, arguments)
    name = PurePath(here.open.path).name if here.open.path else here.open.uri
    return review_page(name, here.subject.review)


async def _apply(moment: Moment, here: OpenDesign, fix: Fix) -> bool:
    """Have the editor apply a fix; whether it did."""
    if not moment.session.client.apply_edit:
        raise RpcError(REQUEST_FAILED, "This editor cannot apply edits of a server.")
    edit = to_proto.workspace_edit(moment.session.client, here.open, here.places, fix.edits, snippets=True)
    params = to_proto.plain_json(types.ApplyWorkspaceEditParams(edit, label=fix.title))
    answer = await moment.session.connection.request("workspace/applyEdit", params)
    return isinstance(answer, dict) and answer.get("applied") is True


def _design(moment: Moment, arguments: Sequence[Json]) -> OpenDesign:
    """The document that a command is about. Raises RpcError when there is none or it follows no framework."""
    if not arguments or moment.document(str(arguments[0])) is None:
        raise RpcError(INVALID_PARAMS, "The command needs the URI of an open document.")
    here = open_design(moment, str(arguments[0]))
    if here is None:
        raise RpcError(REQUEST_FAILED, "This document follows no framework that designdoc knows.")
    return here
