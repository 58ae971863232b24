"""``textDocument/completion`` and ``completionItem/resolve``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from designdoc.lsp.capabilities import offered
from designdoc.lsp.client import Client
from designdoc.lsp.conversion.markup import markup, snippet_for
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.express.asking import place_asked_for
from designdoc.lsp.linking_documents import linked_document
from designdoc.lsp.own_files import own_file
from designdoc.lsp.seen import Seen, open_design
from designdoc.lsp.session import Moment, Session
from designdoc.lsp.wire.connection import Handler
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, Json, RpcError

if TYPE_CHECKING:
    from designdoc.document.document import Document
    from designdoc.features.completion import Item

_KINDS = {"section": 9, "key": 10, "value": 12, "metric": 21, "rule": 20, "anchor": 18}
"""LSP's numbers of a module, a property, a value, a constant, a member of an enumeration and a reference."""
_PLAIN_TEXT, _SNIPPET = 1, 2


def handlers(session: Session) -> Mapping[str, Handler]:
    """What could stand at the cursor, and the card of what an item stands for."""

    def completion(params: Json) -> Json:
        moment = session.moment()
        asked = place_asked_for(moment, params)
        items = _items(moment, *asked) if asked is not None else None
        if asked is None or items is None:
            return None
        (here, offset), client = asked, session.client
        if client.filters_by_symbol:
            from designdoc.features.completion.symbols import by_symbol

            items = by_symbol(items, here.open.text, offset)
        made = [_item(client, here.places, here.open.uri, number, item) for number, item in enumerate(items)]
        return {"isIncomplete": False, "items": made}

    def resolve(item: Json) -> Json:
        from designdoc.features.completion import ItemKind
        from designdoc.features.completion.documentation import documentation

        if not isinstance(item, dict) or not isinstance(item.get("label"), str):
            raise RpcError(INVALID_PARAMS, "A completion item with a label is needed.")
        data = item["data"] if isinstance(item.get("data"), dict) else {}
        here = open_design(session.moment(), str(data.get("uri")))
        if here is None or data.get("kind") not in _KINDS:
            return item
        card = documentation(here.subject, ItemKind(data["kind"]), str(data.get("id")))
        if card is None:
            return item
        shown = markup(card, as_markdown=session.client.markdown_completion)
        return {**item, "documentation": shown if session.client.markdown_completion else shown["value"]}

    return {"textDocument/completion": completion, "completionItem/resolve": resolve}


def _items(moment: Moment, here: Seen, offset: int) -> list[Item] | None:
    """The items for a document; ``None`` where designdoc has no business."""
    from designdoc.features import own_files
    from designdoc.features.completion import complete
    from designdoc.features.completion.anchors import complete_anchors
    from designdoc.features.completion.framework import complete_framework

    own = own_file(moment.session, here.open) if here.subject is None else None
    if own is not None:
        return own_files.complete(own, offset)

    if here.subject is not None and offered(moment.options.links, moment.session.client):
        anchors = complete_anchors(here.open.document, offset, lambda target: _document(moment, here, target))
        if anchors is not None:
            return anchors

    def titles() -> Mapping[str, str]:
        return moment.session.reviewing.reviewers(here.open.path).framework_titles

    chosen = complete_framework(here.open.document, offset, titles, known=here.subject is not None)
    return complete(here.subject, offset) if chosen is None and here.subject is not None else chosen


def _document(moment: Moment, here: Seen, target: str) -> Document | None:
    found = linked_document(moment, here.open, target)
    return found[0].document if found is not None else None


def _item(client: Client, places: Places, uri: str, number: int, item: Item) -> Json:
    """An item that every editor filters by its words and shows in our order.

    The text that is inserted begins with the label: some editors (Eglot) show it instead of the label.
    """
    snippet = item.edit.snippet if client.snippets else None
    text = item.edit.text if snippet is None else snippet_for(client, snippet)
    made: dict[str, Json] = {
        "label": item.label,
        "kind": _KINDS[item.kind.value],
        "sortText": f"{number:04d}",
        "filterText": item.filter_text,
        "insertTextFormat": _PLAIN_TEXT if snippet is None else _SNIPPET,
        "textEdit": {"range": places.json_range(item.edit.span), "newText": text},
    }
    if item.detail:
        made["detail"] = item.detail
    if item.preselect:
        made["preselect"] = True
    if item.short and client.label_details:
        # Beside the label, VS Code shows this in every row; a detail is shown in one, and cuts the label short there.
        made["labelDetails"] = {"description": item.short}
    if item.id:
        made["data"] = {"uri": uri, "kind": item.kind.value, "id": item.id}
    return made
