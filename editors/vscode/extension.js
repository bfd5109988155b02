"use strict";
// Starts `caveat lsp` for Markdown, MDX and HTML; everything else is the server's.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const command = vscode.workspace.getConfiguration("caveat").get("command");
  const run = { command, args: ["lsp"] };
  client = new LanguageClient("caveat", "Caveat", { run, debug: run }, {
    documentSelector: ["markdown", "mdx", "html"].map((language) => ({ language })),
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(`Caveat cannot be started as '${command}' (${error.message}). Install it with: pip install 'caveat-lint[lsp]'`);
  }
}

async function stop() {
  await client?.stop();
  client = undefined;
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("caveat.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
};

exports.deactivate = stop;
