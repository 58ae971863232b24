"""``textDocument/codeAction`` and ``codeAction/resolve``."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from designdoc.features.actions import Action, ActionKind, actions, fix_all
from designdoc.features.correcting import correcting
from designdoc.features.retitling import retitling
from designdoc.features.taking_up import taking_up
from designdoc.features.teaching import lessons
from designdoc.findings import Finding
from designdoc.lsp import framework_problem, own_files
from designdoc.lsp.conversion import from_proto, to_proto
from designdoc.lsp.handlers import handles
from designdoc.lsp.renaming import renamed
from designdoc.lsp.seen import OpenDesign, open_design, seen
from designdoc.lsp.session import Moment
from designdoc.lsp.teaching_edit import teaching_edit
from designdoc.lsp.wire.jsonrpc import CONTENT_MODIFIED, RpcError
from designdoc.rules.fixes.suppress import MARKDOWN, MDX


@handles(types.TEXT_DOCUMENT_CODE_ACTION)
async def on_code_action(moment: Moment, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The fixes at a range. The edits follow on resolve, where the editor can ask for them."""
    if not moment.session.client.action_literals:
        return []
    here = open_design(moment, params.text_document.uri)
    if here is None:
        return [*_correcting(moment, params), *_taking_up(moment, params)]
    found = _found(here, params)
    lazy = moment.session.client.lazy_actions
    made = []
    for action, literal in _asked_first(here, found, params.context.diagnostics):
        if lazy:
            literal.data = {**_data(here, params), "nth": _nth(found, action)}
        else:
            literal.edit = _edit(moment, here, action)
        made.append(literal)
    return made + _teaching(moment, here, params) + await _retitling(moment, here, params)


@handles(types.CODE_ACTION_RESOLVE)
async def on_resolve(moment: Moment, action: types.CodeAction) -> types.CodeAction:
    """The edit of an action. Refused when the document has changed since: the edit would hit other text."""
    data = action.data if isinstance(action.data, dict) else {}
    here = open_design(moment, str(data.get("uri")))
    if here is None or here.open.version != data.get("version"):
        raise RpcError(CONTENT_MODIFIED, "The document has changed; ask for its code actions again.")
    range_, nth = _range(data), data.get("nth")
    offer = retitling(here.subject, from_proto.span(here.places, range_))
    if offer is not None and offer.title == action.title:
        action.edit = await renamed(moment, here.open, offer.anchor, offer.name)
        return action
    alike = [a for a in _all(here, range_) if a.title == action.title]
    if not isinstance(nth, int) or not 0 <= nth < len(alike):
        raise RpcError(CONTENT_MODIFIED, "This action is no longer offered; ask for code actions again.")
    action.edit = _edit(moment, here, alike[nth])
    return action


def _data(here: OpenDesign, params: types.CodeActionParams) -> dict[str, object]:
    """What an editor gives back when it asks for the edit of an action."""
    return {"uri": here.open.uri, "version": here.open.version, "at": _at(params)}


def _nth(found: Sequence[Action], action: Action) -> int:
    """Which one an action is of those with its title: in a large range, two places may need the same words."""
    return next(n for n, other in enumerate(one for one in found if one.title == action.title) if other is action)


def _found(here: OpenDesign, params: types.CodeActionParams) -> list[Action]:
    """The actions of the kinds that were asked for; without a wish, those that change one place."""
    only = params.context.only
    offered = _all(here, params.range)
    if not only:
        return [action for action in offered if action.kind is not ActionKind.FIX_ALL]
    return [action for action in offered if any(_is_a(action.kind.value, _value(kind)) for kind in only)]


def _all(here: OpenDesign, range_: types.Range) -> list[Action]:
    everything = fix_all(here.subject)
    comments = MDX if here.open.language == "mdx" or here.open.uri.endswith(".mdx") else MARKDOWN
    found = actions(here.subject, from_proto.span(here.places, range_), comments)
    return [*found, *([everything] if everything else [])]


def _teaching(moment: Moment, here: OpenDesign, params: types.CodeActionParams) -> list[types.CodeAction]:
    """On a heading that designdoc does not know, and where a sentence below it sounds like a section: "this covers the
    section ...". These edit another file at once. One that mends a finding is a quick fix.
    """
    made = []
    for lesson in lessons(here.subject, from_proto.span(here.places, params.range)):
        kind = types.CodeActionKind.QuickFix if lesson.findings else types.CodeActionKind.RefactorRewrite
        if not _is_wanted(kind, params):
            continue
        mended = [d for d in params.context.diagnostics if _tells_of(here, d, lesson.findings)] or None
        edit = teaching_edit(moment, here.open, lesson)
        made += [types.CodeAction(lesson.title, kind=kind, diagnostics=mended, edit=edit)] if edit is not None else []
    return made


async def _retitling(moment: Moment, here: OpenDesign, params: types.CodeActionParams) -> list[types.CodeAction]:
    """At a heading that has another name for its section: to give it the framework's, with the links to it."""
    kind = types.CodeActionKind.RefactorRewrite
    offer = retitling(here.subject, from_proto.span(here.places, params.range))
    if offer is None or not _is_wanted(kind, params):
        return []
    made = types.CodeAction(offer.title, kind=kind)
    if moment.session.client.lazy_actions:
        made.data = _data(here, params)
    else:
        made.edit = await renamed(moment, here.open, offer.anchor, offer.name)
    return [made]


def _correcting(moment: Moment, params: types.CodeActionParams) -> list[types.CodeAction]:
    """For a name that nothing answers to, in designdoc's own files or as a framework: the one that was meant."""
    here, kind = seen(moment, params.text_document.uri), types.CodeActionKind.QuickFix
    if here is None or not _is_wanted(kind, params):
        return []
    made = []
    for diagnostic in params.context.diagnostics:
        place = from_proto.span(here.places, diagnostic.range)
        found = correcting(here.open.text, here.open.lines, place, diagnostic.message)
        if diagnostic.code in (own_files.CODE, framework_problem.CODE) and found is not None:
            edit = to_proto.workspace_edit(moment.session.client, here.open, here.places, (found.edit,))
            made.append(types.CodeAction(found.title, kind, diagnostics=[diagnostic], is_preferred=True, edit=edit))
    return made


def _taking_up(moment: Moment, params: types.CodeActionParams) -> list[types.CodeAction]:
    """At the title of a document that is left alone and may be a design: to have it reviewed."""
    here = seen(moment, params.text_document.uri)
    perhaps = moment.session.reviewing.assignment(here.open).perhaps if here is not None else None
    kind = types.CodeActionKind.RefactorRewrite
    if here is None or perhaps is None or not _is_wanted(kind, params):
        return []
    offer = taking_up(here.open.document, perhaps, from_proto.span(here.places, params.range))
    if offer is None:
        return []
    edit = to_proto.workspace_edit(moment.session.client, here.open, here.places, (offer.edit,), snippets=False)
    return [types.CodeAction(offer.title, kind=kind, edit=edit)]


def _asked_first(
    here: OpenDesign, found: Sequence[Action], asked: Sequence[types.Diagnostic]
) -> list[tuple[Action, types.CodeAction]]:
    """The actions as the protocol has them. Asked about one diagnostic of several at a place, what mends that one comes
    first.
    """
    made = [(action, _literal(here, action, asked)) for action in found]
    if len(asked) == 1:
        made.sort(key=lambda both: (not both[1].diagnostics, both[0].choice))
    return made


def _literal(here: OpenDesign, action: Action, diagnostics: Sequence[types.Diagnostic]) -> types.CodeAction:
    return types.CodeAction(
        action.title,
        kind=action.kind.value,
        diagnostics=[d for d in diagnostics if _tells_of(here, d, action.findings)] or None,
        is_preferred=action.preferred or None,
    )


def _tells_of(here: OpenDesign, diagnostic: types.Diagnostic, findings: Sequence[Finding]) -> bool:
    """Whether an editor's diagnostic is one of the findings that an action mends.

    Some editors drop the source and the data, so rule and place have to do; the message tells findings apart that
    stand at the same heading.
    """
    span = from_proto.span(here.places, diagnostic.range)
    there = [f for f in here.subject.review.findings if f.span == span and f.rule == diagnostic.code]
    meant = [f for f in there if f.message == diagnostic.message] or there
    return any(finding in findings for finding in meant)


def _edit(moment: Moment, here: OpenDesign, action: Action) -> types.WorkspaceEdit:
    return to_proto.workspace_edit(moment.session.client, here.open, here.places, action.edits, snippets=True)


def _is_wanted(kind: types.CodeActionKind, params: types.CodeActionParams) -> bool:
    """Whether actions of a kind were asked for; without a wish, all are."""
    only = params.context.only
    return not only or any(_is_a(kind.value, _value(wanted)) for wanted in only)


def _is_a(kind: str, wanted: str) -> bool:
    """Kinds are a hierarchy: ``source`` asks for ``source.fixAll.designdoc`` too."""
    return not wanted or kind == wanted or kind.startswith(wanted + ".")


def _value(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _at(params: types.CodeActionParams) -> list[int]:
    start, end = params.range.start, params.range.end
    return [start.line, start.character, end.line, end.character]


def _range(data: dict[str, object]) -> types.Range:
    at = data.get("at")
    if not (isinstance(at, list) and len(at) == 4 and all(isinstance(number, int) for number in at)):
        raise RpcError(CONTENT_MODIFIED, "This action was not offered by designdoc.")
    return types.Range(types.Position(at[0], at[1]), types.Position(at[2], at[3]))
