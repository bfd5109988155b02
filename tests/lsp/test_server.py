"""`caveat lsp` spoken to by a language client over standard input and output, as an editor would."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

ARTICLE = "# A fund 🙂\n\nIt went well 🙂🙂 and the fund offers guaranteed returns to its clients.\n"


class Editor(LanguageClient):
    """A client that keeps the diagnostics it is sent and the files that it is asked to watch."""

    def __init__(self, root: Path) -> None:
        super().__init__("editor", "1")
        self.root = root
        self.found: dict[str, list[lsp.Diagnostic]] = {}
        self.said: list[str] = []
        self.watched: list[str] = []
        self.news = asyncio.Event()

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.found[params.uri] = list(params.diagnostics)
            self.news.set()

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)
        def told(params: lsp.ShowMessageParams) -> None:
            self.said.append(params.message)

        @self.feature(lsp.WINDOW_LOG_MESSAGE)
        def logged(params: lsp.LogMessageParams) -> None: ...

        @self.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def registered(params: lsp.RegistrationParams) -> None:
            self.watched += [one.id for one in params.registrations]

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    async def next(self) -> None:
        await asyncio.wait_for(self.news.wait(), 60)
        self.news.clear()

    async def open(self, name: str, text: str) -> None:
        item = lsp.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        await self.next()

    async def change(self, name: str, text: str, version: int) -> None:
        document = lsp.VersionedTextDocumentIdentifier(version, self.uri(name))
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def actions(self, name: str, at: lsp.Range) -> list[lsp.CodeAction]:
        asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(self.uri(name)), at, lsp.CodeActionContext([]))
        found = await self.text_document_code_action_async(asked)
        return [action for action in found or [] if isinstance(action, lsp.CodeAction)]


def edit(
    root: Path, what: Callable[[Editor], Awaitable[None]], encoding: lsp.PositionEncodingKind = lsp.PositionEncodingKind.Utf16
) -> None:
    """Start a server for `root`, do `what` in an editor, and end both."""

    async def session() -> None:
        editor = Editor(root)
        await editor.start_io(sys.executable, "-m", "lint", "lsp", cwd=root)
        watching = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        able = lsp.ClientCapabilities(
            general=lsp.GeneralClientCapabilities(position_encodings=[encoding]),
            workspace=lsp.WorkspaceClientCapabilities(did_change_watched_files=watching),
        )
        await editor.initialize_async(lsp.InitializeParams(able, root_uri=root.as_uri()))
        editor.initialized(lsp.InitializedParams())
        try:
            await what(editor)
        finally:
            await editor.shutdown_async(None)
            editor.exit(None)
            await editor.stop()

    asyncio.run(session())


@pytest.mark.parametrize(
    ("encoding", "column"),
    [(lsp.PositionEncodingKind.Utf16, 38), (lsp.PositionEncodingKind.Utf8, 42), (lsp.PositionEncodingKind.Utf32, 36)],
)
def test_a_finding_stands_where_the_client_counts(tmp_path: Path, encoding: lsp.PositionEncodingKind, column: int) -> None:
    async def read(editor: Editor) -> None:
        await editor.open("fund.md", ARTICLE)
        [found] = [one for one in editor.found[editor.uri("fund.md")] if one.code == "promised-result"]
        assert (found.range.start.line, found.range.start.character) == (2, column)
        assert found.source == "caveat"

    edit(tmp_path, read, encoding)


def test_a_hover_says_why_and_what_to_write_instead(tmp_path: Path) -> None:
    async def read(editor: Editor) -> None:
        await editor.open("fund.md", ARTICLE)
        [found] = [one for one in editor.found[editor.uri("fund.md")] if one.code == "promised-result"]
        document = lsp.TextDocumentIdentifier(editor.uri("fund.md"))
        shown = await editor.text_document_hover_async(lsp.HoverParams(document, found.range.start))
        assert shown is not None and isinstance(shown.contents, lsp.MarkupContent)
        assert "*Why:*" in shown.contents.value and "*Instead:*" in shown.contents.value and "promised-result" in shown.contents.value
        assert shown.range == found.range
        nothing = await editor.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 0)))
        assert nothing is None

    edit(tmp_path, read)


def test_what_is_mended_is_no_longer_shown(tmp_path: Path) -> None:
    async def write(editor: Editor) -> None:
        await editor.open("fund.md", ARTICLE)
        assert any(one.code == "promised-result" for one in editor.found[editor.uri("fund.md")])
        for version, words in enumerate(("guarante", "guaranteed", "possible"), 2):
            await editor.change("fund.md", ARTICLE.replace("guaranteed", words), version)
        await editor.next()
        assert not any(one.code == "promised-result" for one in editor.found[editor.uri("fund.md")])

    edit(tmp_path, write)


def test_a_finding_can_be_ignored_with_a_reason(tmp_path: Path) -> None:
    async def write(editor: Editor) -> None:
        await editor.open("fund.md", ARTICLE)
        [found] = [one for one in editor.found[editor.uri("fund.md")] if one.code == "promised-result"]
        [ignore] = [action for action in await editor.actions("fund.md", found.range) if action.title.startswith("Ignore promised-result")]
        assert ignore.edit is not None and ignore.edit.changes is not None
        [put] = ignore.edit.changes[editor.uri("fund.md")]
        assert (put.range.start.line, put.range.start.character) == (2, 0)
        lines = ARTICLE.splitlines(keepends=True)
        lines.insert(2, put.new_text.replace(":  -->", ": The contract says so. -->"))
        await editor.change("fund.md", "".join(lines), 2)
        await editor.next()
        assert not [one for one in editor.found[editor.uri("fund.md")] if one.code == "promised-result" or "suppression" in str(one.code)]

    edit(tmp_path, write)


def test_a_fix_is_offered_and_takes_the_finding_away(tmp_path: Path) -> None:
    (tmp_path / ".caveat.yaml").write_text(
        'fixes:\n  disclaimer/not-advice:\n    en: "This article is for information only and is not investment advice."\n', "utf-8"
    )
    text = "# Why I buy this coin\n\nI think that you should buy Bitcoin now, before the price of the coin rises.\n"

    async def write(editor: Editor) -> None:
        await editor.open("coin.md", text)
        found = [one for one in editor.found[editor.uri("coin.md")] if "advice" in str(one.code)]
        fixes = [action for one in found for action in await editor.actions("coin.md", one.range) if action.is_preferred]
        assert fixes, "no fix is offered"
        assert fixes[0].edit is not None and fixes[0].edit.changes is not None
        [put] = fixes[0].edit.changes[editor.uri("coin.md")]
        assert "not investment advice" in put.new_text

    edit(tmp_path, write)


def test_another_config_holds_as_soon_as_it_is_saved(tmp_path: Path) -> None:
    async def write(editor: Editor) -> None:
        await editor.open("fund.md", ARTICLE)
        assert any(one.code == "promised-result" for one in editor.found[editor.uri("fund.md")])
        assert editor.watched == ["caveat-files"]
        (tmp_path / ".caveat.yaml").write_text("select: [figure]\n", "utf-8")
        change = lsp.FileEvent(editor.uri(".caveat.yaml"), lsp.FileChangeType.Created)
        editor.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
        await editor.next()
        assert not any(one.code == "promised-result" for one in editor.found[editor.uri("fund.md")])

    edit(tmp_path, write)


def test_a_wrong_config_is_told_once(tmp_path: Path) -> None:
    (tmp_path / ".caveat.yaml").write_text("audience: nobody\n", "utf-8")

    async def read(editor: Editor) -> None:
        await editor.open("fund.md", ARTICLE)
        await editor.open("other.md", ARTICLE)
        assert len([message for message in editor.said if "nobody" in message]) == 1

    edit(tmp_path, read)


def test_a_closed_article_shows_nothing(tmp_path: Path) -> None:
    async def read(editor: Editor) -> None:
        await editor.open("fund.md", ARTICLE)
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(editor.uri("fund.md"))))
        await editor.next()
        assert editor.found[editor.uri("fund.md")] == []

    edit(tmp_path, read)
