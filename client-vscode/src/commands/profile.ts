/** Changes the profile of the document in front, in its front matter: there everybody who reads it can see it. */

import * as vscode from "vscode";
import { type CommandContext, documentOf, serverOf, writeFrontMatterKey } from "./context.js";

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
    await writeFrontMatterKey(document.uri, "profile", chosen.id);
  }
}
