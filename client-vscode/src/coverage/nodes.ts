/** How steps and sections look as rows of the view. */

import * as vscode from "vscode";
import type { SectionAnswer, State } from "./answer.js";
import { glance } from "./glance.js";
import { balanceText, isRequired, type Outline, type OutlineStep } from "./outline.js";

export type Node =
  | { readonly kind: "summary"; readonly outline: Outline; readonly complete: boolean }
  | { readonly kind: "step"; readonly step: OutlineStep; readonly minutes: number | undefined }
  | { readonly kind: "section"; readonly section: SectionAnswer };

export function itemFor(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case "summary":
      return summaryItem(node.outline, node.complete);
    case "step":
      return stepItem(node.step, node.minutes);
    case "section":
      return sectionItem(node.section);
  }
}

/** The first row: the document at a glance. `complete` says that the steps below are hidden because nothing is open. */
function summaryItem(outline: Outline, complete: boolean): vscode.TreeItem {
  const { covered, required } = outline.count;
  const item = new vscode.TreeItem(`${covered}/${required} sections`);
  item.id = "summary";
  item.iconPath = new vscode.ThemeIcon("checklist");
  item.description = complete ? "nothing is missing" : (balanceText(outline.balance) ?? "");
  item.contextValue = "summary";
  item.tooltip = glance(outline);
  item.accessibilityInformation = { label: `${covered} of ${required} required sections covered` };
  return item;
}

function stepItem(step: OutlineStep, minutes: number | undefined): vscode.TreeItem {
  const { covered, required } = step.count;
  const item = new vscode.TreeItem(step.title, vscode.TreeItemCollapsibleState.Expanded);
  const parts = [required > 0 ? `${covered}/${required}` : "", minutes ? `${minutes} min` : ""];
  item.id = step.id;
  item.description = parts.filter(Boolean).join(" · ");
  item.contextValue = "step";
  const spoken = required > 0 ? `${covered} of ${required} required sections covered` : "nothing required";
  item.accessibilityInformation = { label: `${step.title}, ${spoken}` };
  item.tooltip = `${step.title}: ${spoken}.`;
  return item;
}

function sectionItem(section: SectionAnswer): vscode.TreeItem {
  const item = new vscode.TreeItem(section.title);
  item.id = `${section.step}/${section.id}`;
  item.iconPath = icon(section);
  item.description = sectionDescription(section);
  // The menus in package.json ask for the state.
  item.contextValue = section.state;
  item.tooltip = sectionTooltip(section);
  item.accessibilityInformation = { label: `${section.title}, ${stateWords(section)}` };
  if (section.state !== "not-applicable" || section.evidence.length > 0) {
    const node: Node = { kind: "section", section };
    const title = section.state === "missing" ? "Insert This Section" : "Go to Section";
    item.command = { command: "designdoc.coverage.open", title, arguments: [node] };
  }
  return item;
}

// Colours that every theme has: the high-contrast ones leave those of lists out.
const ICONS: Record<State, readonly [icon: string, color: string]> = {
  covered: ["pass-filled", "testing.iconPassed"],
  thin: ["circle-large-outline", "problemsWarningIcon.foreground"],
  missing: ["error", "problemsErrorIcon.foreground"],
  "not-applicable": ["circle-slash", "disabledForeground"],
};

/** A gap that nobody has to fill is shown, but does not shout. */
function icon(section: SectionAnswer): vscode.ThemeIcon {
  const [name, color] = ICONS[section.state];
  return section.state === "missing" && !isRequired(section)
    ? new vscode.ThemeIcon("circle-outline", new vscode.ThemeColor("disabledForeground"))
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

/** Short, because the view is narrow: what the icon shows already is left out. */
function sectionDescription({ state, necessity, evidence }: SectionAnswer): string {
  const [first, ...others] = evidence;
  const place = first ? `line ${first.line}${others.length > 0 ? ` +${others.length}` : ""}` : "";
  const words = {
    covered: "",
    thin: "thin",
    missing: necessity === "required" ? "missing" : necessity,
    "not-applicable": "not applicable",
  };
  return [words[state], place].filter(Boolean).join(" · ");
}

function stateWords({ state, necessity }: SectionAnswer): string {
  const words = state.replace("-", " ");
  return (state === "missing" || state === "thin") && necessity !== "required" ? `${words}, ${necessity}` : words;
}

function sectionTooltip(section: SectionAnswer): string {
  const lines = section.evidence.map(({ line, how, words }) => `Line ${line} (${how})${words ? `: ${words}` : ""}`);
  const purpose = section.purpose && `It is there ${section.purpose}.`;
  const parts = [`${section.title}: ${stateWords(section)}.`, purpose, section.reason, lines.join("\n")];
  return parts.filter(Boolean).join("\n\n");
}
