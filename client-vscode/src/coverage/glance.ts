/** The tooltip of the status bar and of the view's first row: a document's coverage in a few sentences. */

import * as vscode from "vscode";
import { balanceText, isRequired, type Outline } from "./outline.js";

/** More names than these make a tooltip that nobody reads. */
const NAMED_GAPS = 6;

export function glance(outline: Outline): vscode.MarkdownString {
  const { covered, required } = outline.count;
  const balance = balanceText(outline.balance);
  const kind = `${outline.framework}${outline.profile ? `, profile ${outline.profile}` : ""}`;
  const sentences = [
    `**${covered} of ${required}** required sections are covered.`,
    toDo(outline),
    balance && `Balance: ${balance}.`,
    kind,
  ];
  return new vscode.MarkdownString(sentences.filter(Boolean).join("\n\n"));
}

function toDo(outline: Outline): string {
  const sections = outline.steps.flatMap((step) => step.sections);
  const gaps = sections.filter((section) => isRequired(section) && section.state !== "covered");
  const named = gaps.slice(0, NAMED_GAPS).map((section) => section.title);
  const rest = gaps.length - named.length;
  return gaps.length === 0 ? "" : `To do: ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
}
