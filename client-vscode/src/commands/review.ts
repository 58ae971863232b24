/** Has the document in front reviewed by a framework of the author's choice, which its front matter names from then on. */

import * as vscode from "vscode";
import { isReviewed } from "../server/documents.js";
import { type CommandContext, serverOf, writeFrontMatterKey } from "./context.js";

export async function reviewDocumentAs(context: CommandContext): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isReviewed(document)) {
    void vscode.window.showInformationMessage("Open a Markdown document first.");
    return;
  }
  const server = serverOf(context);
  if (!server) {
    return;
  }
  const items = (await server.frameworks()).map(({ id, title, summary }) => ({
    id,
    label: title,
    detail: summary ?? "",
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Review This Document As…",
    placeHolder: "What is it? The front matter will name this framework.",
    matchOnDetail: true,
  });
  if (chosen) {
    await writeFrontMatterKey(document.uri, "framework", chosen.id);
  }
}
