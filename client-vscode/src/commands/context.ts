/** What every command works with. */

import * as vscode from "vscode";
import type { CoverageTracker, Tracked } from "../coverage/tracker.js";
import { ServerCommands } from "../server/requests.js";
import type { Session } from "../server/session.js";
import { setFrontMatterKey } from "./front-matter.js";

export interface CommandContext {
  readonly session: Session;
  readonly tracker: CoverageTracker;
}

/** The server's commands; without a server the user learns why nothing happens, and `undefined` comes back. */
export function serverOf(context: CommandContext): ServerCommands | undefined {
  const { client } = context.session;
  if (client) {
    return new ServerCommands(client);
  }
  void vscode.window
    .showWarningMessage("The designdoc server is not running.", "Restart the Server")
    .then((chosen) => chosen && vscode.commands.executeCommand("designdoc.restart"));
  return undefined;
}

/** The design document in front, or a word to the user that there is none. */
export function documentOf(context: CommandContext): Tracked | undefined {
  const { current } = context.tracker;
  if (!current) {
    void vscode.window.showInformationMessage("Open a design document first.");
  }
  return current;
}

/** Shows the document, so that what is done to it is seen, and puts the cursor at the start of a line (0-based). */
export async function reveal(uri: vscode.Uri, line?: number): Promise<vscode.TextEditor> {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const document = visible?.document ?? (await vscode.workspace.openTextDocument(uri));
  const column = visible?.viewColumn;
  const editor = await vscode.window.showTextDocument(document, column === undefined ? {} : { viewColumn: column });
  if (line !== undefined) {
    const start = new vscode.Position(line, 0);
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  return editor;
}

/** Sets one key in the front matter of a document, and shows the document. */
export async function writeFrontMatterKey(uri: vscode.Uri, key: string, value: string): Promise<void> {
  const { document } = await reveal(uri);
  const { from, to, text } = setFrontMatterKey(document.getText().split(/\r?\n/), key, value);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(from, 0, to, 0), text);
  await vscode.workspace.applyEdit(edit);
}
