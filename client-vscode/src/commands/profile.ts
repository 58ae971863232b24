/** Changes the profile of the document in front, in its front matter: there everybody who reads it can see it. */

import * as vscode from "vscode";
import { type CommandContext, documentOf, reveal, serverOf } from "./context.js";
import { setFrontMatterKey } from "./front-matter.js";

export async function changeProfile(context: CommandContext): Promise<void> {
  const document = documentOf(context);
  const server = document && serverOf(context);
  if (!document || !server) {
    return;
  }
  const framework = (await server.frameworks()).find(({ id }) => id === document.outline.frameworkId);
  const items = (framework?.profiles ?? []).map(({ id, title, says }) => ({
    id,
    label: title,
    description: id === document.outline.profile ? "current" : "",
    detail: says ?? "",
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Change Profile",
    placeHolder: "How far is the design? The profile decides which sections it needs.",
  });
  if (chosen) {
    await writeProfile(document.uri, chosen.id);
  }
}

async function writeProfile(uri: vscode.Uri, profile: string): Promise<void> {
  const { document } = await reveal(uri);
  const { from, to, text } = setFrontMatterKey(document.getText().split(/\r?\n/), "profile", profile);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(from, 0, to, 0), text);
  await vscode.workspace.applyEdit(edit);
}
