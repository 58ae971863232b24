/** Opens the review of the document in front as a rendered page beside it. */

import * as vscode from "vscode";
import { type CommandContext, documentOf, serverOf } from "./context.js";

/** A page of our own making, rendered by VS Code; it is never a file. */
const SCHEME = "designdoc-report";

export class ReportPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? "";
  }

  /** Opens the report of the document in front; the same page is renewed when it is asked for again. */
  async open(context: CommandContext): Promise<void> {
    const document = documentOf(context);
    const server = document && serverOf(context);
    if (!document || !server) {
      return;
    }
    const name = document.uri.path.split("/").pop() ?? "document";
    const page = vscode.Uri.from({ scheme: SCHEME, path: `/Review of ${name}`, query: document.uri.toString() });
    // The report folds each document away, for pull requests with many of them; a page about one has nothing to fold.
    const report = (await server.exportReport(document.uri)).replaceAll("<details>", "<details open>");
    this.pages.set(page.toString(), report);
    this.changed.fire(page);
    await vscode.commands.executeCommand("markdown.showPreviewToSide", page);
  }

  dispose(): void {
    vscode.Disposable.from(this.registration, this.changed).dispose();
  }
}
