/** What the suites share: the extension under test, its documents, and patience. */

import * as vscode from "vscode";
import type { Internals } from "../../src/extension.js";

export const EXTENSION = "designdoc.designdoc";

/** The first truthy answer. What is waited for happens in other processes, on a machine that may be slow. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = 10_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await probe();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`In vain waited for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export async function extension(): Promise<Internals> {
  const found = vscode.extensions.getExtension<Internals>(EXTENSION);
  if (!found) {
    throw new Error("The extension is not installed");
  }
  const internals = await found.activate();
  await until("a running server", () => internals.session.state === "running");
  return internals;
}

export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    throw new Error("There is no workspace folder");
  }
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** A new document with this text in front; it is closed with all others by `closeAll`. */
export async function write(content: string, language = "markdown"): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** Closes every editor and forgets what was not saved, so that no test sees the text of another. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((finding) => finding.source === "designdoc");
}

export function rule(finding: vscode.Diagnostic): string {
  return String(typeof finding.code === "object" ? finding.code.value : finding.code);
}

/** The findings of a document once there are such as are waited for. */
export function findingsWhen(
  uri: vscode.Uri,
  what: string,
  condition: (found: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(what, () => {
    const found = findings(uri);
    return condition(found) ? found : undefined;
  });
}

/** The first position of the words in the document. */
export function at(document: vscode.TextDocument, words: string, offset = 0): vscode.Position {
  const found = document.getText().indexOf(words);
  if (found === -1) {
    throw new Error(`"${words}" does not stand in ${document.uri}`);
  }
  return document.positionAt(found + offset);
}

export async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("designdoc").update(name, value, vscode.ConfigurationTarget.Global);
}
