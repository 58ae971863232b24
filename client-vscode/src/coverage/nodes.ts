/** How steps, sections and their evidence look as rows of the view. */

import * as vscode from "vscode";
import type { Evidence, SectionAnswer, State } from "./answer.js";
import { isRequired, type OutlineStep } from "./outline.js";

export type Node =
  | { readonly kind: "step"; readonly step: OutlineStep; readonly minutes: number | undefined }
  | { readonly kind: "section"; readonly section: SectionAnswer }
  | { readonly kind: "evidence"; readonly section: SectionAnswer; readonly evidence: Evidence };

/** What the user can do about a row; the menus of package.json name these. */
export type RowContext = "step" | "covered" | "thin" | "missing" | "not-applicable" | "evidence";

export function itemFor(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case "step":
      return stepItem(node.step, node.minutes);
    case "section":
      return sectionItem(node.section);
    case "evidence":
      return evidenceItem(node.section, node.evidence);
  }
}

function stepItem(step: OutlineStep, minutes: number | undefined): vscode.TreeItem {
  const { covered, required } = step.count;
  const item = new vscode.TreeItem(step.title, vscode.TreeItemCollapsibleState.Expanded);
  const parts = [required > 0 ? `${covered}/${required}` : "", minutes ? `${minutes} min` : ""];
  item.id = step.id;
  item.description = parts.filter(Boolean).join(" · ");
  item.contextValue = "step" satisfies RowContext;
  const spoken = required > 0 ? `${covered} of ${required} required sections covered` : "nothing required";
  item.accessibilityInformation = { label: `${step.title}, ${spoken}` };
  item.tooltip = `${step.title}: ${spoken}.`;
  return item;
}

function sectionItem(section: SectionAnswer): vscode.TreeItem {
  const several = section.evidence.length > 1;
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(section.title, several ? Collapsed : None);
  item.id = `${section.step}/${section.id}`;
  item.iconPath = icon(section);
  item.description = sectionDescription(section);
  item.contextValue = section.state satisfies RowContext;
  item.tooltip = sectionTooltip(section);
  item.accessibilityInformation = { label: `${section.title}, ${stateWords(section)}` };
  const hint = section.state === "missing" ? "Insert This Section" : "Go to Section";
  if (section.state !== "not-applicable" || section.evidence.length > 0) {
    const node: Node = { kind: "section", section };
    item.command = { command: "designdoc.coverage.open", title: hint, arguments: [node] };
  }
  return item;
}

function evidenceItem(section: SectionAnswer, evidence: Evidence): vscode.TreeItem {
  const item = new vscode.TreeItem(`Line ${evidence.line}`);
  const node: Node = { kind: "evidence", section, evidence };
  item.id = `${section.step}/${section.id}/${evidence.line}/${evidence.how}`;
  item.description = [evidence.how, evidence.words].filter(Boolean).join(": ");
  item.contextValue = "evidence" satisfies RowContext;
  item.command = { command: "designdoc.coverage.open", title: "Go to Section", arguments: [node] };
  return item;
}

const ICONS: Record<State, readonly [icon: string, color: string]> = {
  covered: ["pass-filled", "testing.iconPassed"],
  thin: ["circle-large-outline", "list.warningForeground"],
  missing: ["error", "list.errorForeground"],
  "not-applicable": ["circle-slash", "disabledForeground"],
};

/** A gap that nobody has to fill is shown, but does not shout. */
function icon(section: SectionAnswer): vscode.ThemeIcon {
  const [name, color] = ICONS[section.state];
  return section.state === "missing" && !isRequired(section)
    ? new vscode.ThemeIcon("circle-outline", new vscode.ThemeColor("disabledForeground"))
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

function sectionDescription(section: SectionAnswer): string {
  const [first, ...others] = section.evidence;
  const place = first ? `line ${first.line}${others.length > 0 ? ` and ${others.length} more` : ""}` : "";
  return [section.state === "covered" ? "" : stateWords(section), place].filter(Boolean).join(" · ");
}

function stateWords(section: SectionAnswer): string {
  const state = section.state.replace("-", " ");
  return section.state === "covered" || section.state === "not-applicable" || section.necessity === "required"
    ? state
    : `${state}, ${section.necessity}`;
}

function sectionTooltip(section: SectionAnswer): string {
  const lines = [`${section.title}: ${stateWords(section)}.`, section.purpose, section.reason];
  return lines.filter(Boolean).join("\n\n");
}
