"""``textDocument/completion`` and ``completionItem/resolve``."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol import types

from designdoc.document.document import Document
from designdoc.features import own_files
from designdoc.features.completion import Item, ItemKind, complete
from designdoc.features.completion.anchors import complete_anchors
from designdoc.features.completion.documentation import documentation
from designdoc.features.completion.framework import complete_framework
from designdoc.features.completion.symbols import by_symbol
from designdoc.features.markup import plain
from designdoc.lsp.capabilities import offered
from designdoc.lsp.client import Client
from designdoc.lsp.conversion import from_proto, to_proto
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.handlers import handles
from designdoc.lsp.linking_documents import linked_document
from designdoc.lsp.own_files import own_file
from designdoc.lsp.seen import Seen, open_design, seen
from designdoc.lsp.session import Moment

_KINDS = {
    ItemKind.SECTION: types.CompletionItemKind.Module,
    ItemKind.KEY: types.CompletionItemKind.Property,
    ItemKind.VALUE: types.CompletionItemKind.Value,
    ItemKind.METRIC: types.CompletionItemKind.Constant,
    ItemKind.RULE: types.CompletionItemKind.EnumMember,
    ItemKind.ANCHOR: types.CompletionItemKind.Reference,
}


@handles(types.TEXT_DOCUMENT_COMPLETION)
async def on_completion(moment: Moment, params: types.CompletionParams) -> types.CompletionList | None:
    """What could stand at the cursor."""
    uri = params.text_document.uri
    here = seen(moment, uri)
    if here is None:
        return None
    offset = from_proto.offset(here.places, params.position)
    items = _items(moment, here, offset)
    if items is None:
        return None
    client = moment.session.client
    if client.filters_by_symbol:
        items = by_symbol(items, here.open.text, offset)
    return types.CompletionList(
        is_incomplete=False, items=[_item(client, here.places, uri, i, item) for i, item in enumerate(items)]
    )


@handles(types.COMPLETION_ITEM_RESOLVE)
async def on_resolve(moment: Moment, item: types.CompletionItem) -> types.CompletionItem:
    """The card of what an item stands for."""
    data = item.data if isinstance(item.data, dict) else {}
    here = open_design(moment, str(data.get("uri")))
    if here is None or data.get("kind") not in {kind.value for kind in ItemKind}:
        return item
    card = documentation(here.subject, ItemKind(data["kind"]), str(data.get("id")))
    if card is not None:
        as_markdown = moment.session.client.markdown_completion
        item.documentation = to_proto.markup(card, as_markdown=True) if as_markdown else plain(card)
    return item


def _items(moment: Moment, here: Seen, offset: int) -> list[Item] | None:
    """The items for a document; ``None`` where designdoc has no business."""
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


def _item(client: Client, places: Places, uri: str, number: int, item: Item) -> types.CompletionItem:
    """An item that every editor filters by its words and shows in our order.

    The text that is inserted begins with the label: some editors (Eglot) show it instead of the label.
    """
    snippet = item.edit.snippet if client.snippets else None
    text = item.edit.text if snippet is None else to_proto.snippet_for(client, snippet)
    made = types.CompletionItem(
        label=item.label,
        kind=_KINDS[item.kind],
        detail=item.detail or None,
        sort_text=f"{number:04d}",
        filter_text=item.filter_text,
        preselect=item.preselect or None,
        text_edit=types.TextEdit(to_proto.range_(places, item.edit.span), text),
        insert_text_format=types.InsertTextFormat.PlainText if snippet is None else types.InsertTextFormat.Snippet,
    )
    if item.short and client.label_details:
        # Beside the label, VS Code shows this in every row; a detail is shown in one, and cuts the label short there.
        made.label_details = types.CompletionItemLabelDetails(description=item.short)
    if item.id:
        made.data = {"uri": uri, "kind": item.kind.value, "id": item.id}
    return made
