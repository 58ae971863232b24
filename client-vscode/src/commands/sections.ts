/** Writing sections: one of the user's choice, all that are missing, or the one of a row in the view. */

import * as vscode from "vscode";
import type { SectionAnswer } from "../coverage/answer.js";
import type { Node } from "../coverage/nodes.js";
import { isRequired } from "../coverage/outline.js";
import { type CommandContext, documentOf, reveal, serverOf } from "./context.js";

export async function insertChosenSection(context: CommandContext): Promise<void> {
  const document = documentOf(context);
  if (!document) {
    return;
  }
  const missing = document.outline.steps.flatMap((step) => step.sections).filter(isInsertable);
  if (missing.length === 0) {
    void vscode.window.showInformationMessage("No section is missing.");
    return;
  }
  const chosen = await vscode.window.showQuickPick(missing.map(pick), {
    title: "Insert Section",
    placeHolder: "Which section do you want to write? It is inserted at its place in the framework.",
    matchOnDetail: true,
  });
  if (chosen) {
    await insertSection(context, document.uri, chosen.section.id);
  }
}

export async function insertAllMissingSections(context: CommandContext): Promise<void> {
  const document = documentOf(context);
  const server = document && serverOf(context);
  if (document && server) {
    await reveal(document.uri);
    await server.insertAllMissing(document.uri);
  }
}

/**
 * What a click on a row does: show the text that counts for the section, with every further click the next one; where
 * there is none, insert the section.
 */
export async function openNode(context: CommandContext, node: Node): Promise<void> {
  const document = documentOf(context);
  if (!document || node.kind !== "section") {
    return;
  }
  const { section } = node;
  if (section.evidence.length > 0) {
    const editor = await reveal(document.uri);
    const lines = section.evidence.map((evidence) => evidence.line - 1);
    const seen = lines.indexOf(editor.selection.active.line);
    await reveal(document.uri, lines[(seen + 1) % lines.length]);
  } else if (isInsertable(section)) {
    await insertSection(context, document.uri, section.id);
  }
}

export async function insertNode(context: CommandContext, node: Node): Promise<void> {
  const document = documentOf(context);
  if (document && node.kind === "section") {
    await insertSection(context, document.uri, node.section.id);
  }
}

async function insertSection(context: CommandContext, uri: vscode.Uri, section: string): Promise<void> {
  const server = serverOf(context);
  if (server) {
    await reveal(uri);
    await server.insertSection(uri, section);
  }
}

function isInsertable(section: SectionAnswer): boolean {
  return section.state === "missing";
}

function pick(section: SectionAnswer): vscode.QuickPickItem & { section: SectionAnswer } {
  return {
    section,
    label: section.title,
    description: isRequired(section) ? "" : section.necessity,
    ...(section.purpose ? { detail: section.purpose } : {}),
  };
}
