"""The server: which requests it answers, and when it looks at an article again."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from lint import __version__
from lint.lsp import shown
from lint.lsp.desk import CONFIGS, Checked, Desk
from lint.lsp.units import Units
from lint.span import Span

_PAUSE: Final = 0.3
"""Seconds without a keystroke after which an article is looked at."""
_WATCHED: Final = (*(f"**/{name}" for name in CONFIGS), "**/*.yaml", "**/*.csv")
"""Files that change what is found: configs, rules, facts."""


class Server(LanguageServer):
    """Keeps what was found last in each open article; checks run one after another in a thread of their own."""

    def __init__(self) -> None:
        # A client's whole text each time: an editor's idea of lines need not be that of a library that applies its edits.
        super().__init__("caveat", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self.checked: dict[str, Checked] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._one = ThreadPoolExecutor(1, "caveat")

    def units(self, text: str) -> Units:
        """The places of `text` as this client counts them."""
        return Units(text, self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16)

    def soon(self, uri: str, pause: float = _PAUSE) -> None:
        """Look at an article when the writer pauses; a check that still waits is given up."""
        if uri in self._waiting:
            self._waiting[uri].cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._look(uri, pause))

    def forget(self, uri: str) -> None:
        """The article is closed: nothing is shown for it any more."""
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()
        self.checked.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    async def _look(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return
        text, version = document.source, document.version
        known = self.checked.get(uri)
        if known is None or known.text != text:
            known = await asyncio.get_running_loop().run_in_executor(self._one, self.desk.check, uri, text)
            self.checked[uri] = known
        found = list(shown.diagnostics(known.report, uri, self.units(text)))
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))
        for fault in self.desk.faults():
            message = f"{fault.path}:{fault.line}: {fault.message}" + (f" ({fault.mend})" if fault.mend else "")
            kind = lsp.MessageType.Error if fault.level == "error" else lsp.MessageType.Info
            self.window_log_message(lsp.LogMessageParams(kind, message))
            if fault.level == "error":
                self.window_show_message(lsp.ShowMessageParams(kind, f"Caveat: {message}"))

    async def again(self) -> None:
        """Rules or configs have changed: look at every open article anew."""
        await asyncio.get_running_loop().run_in_executor(self._one, self.desk.renew)
        self.checked.clear()
        for uri in list(self.workspace.text_documents):
            self.soon(uri, 0)


def make() -> Server:
    """A server with its features."""
    server = Server()

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        watched = server.client_capabilities.workspace and server.client_capabilities.workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(pattern) for pattern in _WATCHED])
            registration = lsp.Registration("caveat-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(lsp.RegistrationParams([registration]))

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def ready(params: lsp.DidOpenTextDocumentParams | lsp.DidSaveTextDocumentParams) -> None:
        server.soon(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def renewed(params: lsp.DidChangeWatchedFilesParams | lsp.DidChangeConfigurationParams) -> None:
        await server.again()

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        known = _current(server, params.text_document.uri)
        if known is None:
            return None
        units = server.units(known.text)
        found = shown.at(known.report, units.offset(params.position))
        if not found:
            return None
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, shown.hover(found, known.rules))
        return lsp.Hover(content, units.range(found[0].finding.span))

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        known = _current(server, params.text_document.uri)
        if known is None or known.document is None:
            return []
        units = server.units(known.text)
        span = Span(units.offset(params.range.start), units.offset(params.range.end))
        return list(shown.actions(known.report, known.document, span, params.text_document.uri, units))

    return server


def _current(server: Server, uri: str) -> Checked | None:
    """What was found, where the article has not changed since: an edit made for another text would spoil this one."""
    known, document = server.checked.get(uri), server.workspace.text_documents.get(uri)
    return known if known is not None and document is not None and document.source == known.text else None
