"""Editor: the test's hands on the keyboard, above pytest-lsp's client."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient

from designdoc.lsp.conversion.places import Places
from designdoc.text import Span
from designdoc.text.encoding import Encoding
from designdoc.text.line_index import LineIndex


class Editor:
    """One editor with one document in front."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.initialized: types.InitializeResult | None = None
        self.uri = ""
        self.text = ""
        self.version = 0

    @property
    def capabilities(self) -> types.ServerCapabilities:
        assert self.initialized is not None
        return self.initialized.capabilities

    @property
    def pulls(self) -> bool:
        return self.capabilities.diagnostic_provider is not None

    @property
    def places(self) -> Places:
        """The editor's own way from offsets to positions, in the encoding that was agreed on."""
        return Places(LineIndex(self.text), Encoding(self.capabilities.position_encoding or "utf-16"))

    @property
    def identifier(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    def open(self, text: str, name: str = "文 design.md") -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="")
        self.uri, self.text, self.version = path.as_uri(), text, 1
        item = types.TextDocumentItem(self.uri, "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def replace(self, old: str, new: str) -> None:
        """Type ``new`` in the place of ``old``, as one incremental change."""
        start = self.text.index(old)
        range_ = self.range(Span(start, start + len(old)))
        self.text = self.text[:start] + new + self.text[start + len(old) :]
        self.version += 1
        change = types.TextDocumentContentChangePartial(text=new, range=range_)
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    def position(self, mark: str, after: bool = False) -> types.Position:
        """The place where ``mark`` stands in the text, or the one behind it."""
        offset = self.text.index(mark) + (len(mark) if after else 0)
        return types.Position(*self.places.position(offset))

    def range(self, span: Span) -> types.Range:
        start, end = self.places.position(span.start), self.places.position(span.end)
        return types.Range(types.Position(*start), types.Position(*end))

    def quoted(self, range_: types.Range) -> str:
        """The text that a range of the server's means to this editor."""
        start = self.places.offset(range_.start.line, range_.start.character)
        end = self.places.offset(range_.end.line, range_.end.character)
        return self.text[start:end]

    async def diagnostics(self) -> list[types.Diagnostic]:
        """The diagnostics of the present version, pulled or pushed as this editor does it."""
        if self.pulls:
            report = await self.pull()
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            return list(report.items)
        while True:
            params = await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
            if params.uri == self.uri and params.version in (None, self.version):
                return list(params.diagnostics)

    async def pull(self, previous: str | None = None) -> types.DocumentDiagnosticReport:
        params = types.DocumentDiagnosticParams(self.identifier, previous_result_id=previous)
        return await self.client.text_document_diagnostic_async(params)

    async def actions(
        self, range_: types.Range, *diagnostics: types.Diagnostic, only: str | None = None
    ) -> list[types.CodeAction]:
        """Code actions with their edits, resolved where the server asks for that."""
        context = types.CodeActionContext(list(diagnostics), [only] if only else None)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(self.identifier, range_, context)
        )
        return [
            action if action.edit else await self.client.code_action_resolve_async(action)
            for action in found or []
            if isinstance(action, types.CodeAction)
        ]

    async def offered(self, text: str) -> list[str]:
        """The labels of what is completed at the mark ``‸`` of a document that is opened for it."""
        return [item.label for item in await self.completed(text)]

    async def completed(self, text: str) -> list[types.CompletionItem]:
        """What is completed at the mark ``‸`` of a document that is opened for it."""
        self.open(text.replace("‸", ""))
        self.text = text
        params = types.CompletionParams(self.identifier, self.position("‸"))
        answer = await self.client.text_document_completion_async(params)
        return list(answer.items) if isinstance(answer, types.CompletionList) else []

    def after(self, edit: types.WorkspaceEdit | None) -> str:
        """The text after a workspace edit of this document."""
        assert edit is not None
        if edit.document_changes:
            (change,) = edit.document_changes
            assert isinstance(change, types.TextDocumentEdit)
            assert (change.text_document.uri, change.text_document.version) == (self.uri, self.version)
            edits = list(change.edits)
        else:
            assert edit.changes is not None
            edits = list(edit.changes[self.uri])
        return self.with_edits(edits)

    def with_edits(self, edits: list[types.TextEdit]) -> str:
        text = self.text
        for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
            span = self.places.span(
                {
                    "start": {"line": edit.range.start.line, "character": edit.range.start.character},
                    "end": {"line": edit.range.end.line, "character": edit.range.end.character},
                }
            )
            text = text[: span.start] + edit.new_text + text[span.end :]
        return text
