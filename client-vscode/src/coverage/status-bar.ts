/** `19/25` in the status bar: how many of the sections that the active document needs it covers. */

import * as vscode from "vscode";
import { isStatusBarShown } from "../settings.js";
import { balanceText, isRequired, type Outline } from "./outline.js";
import type { CoverageTracker } from "./tracker.js";

/** More names than these make a tooltip that nobody reads. */
const NAMED_GAPS = 6;

export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly tracker: CoverageTracker) {
    this.item = vscode.window.createStatusBarItem("designdoc.coverage", vscode.StatusBarAlignment.Right, 100);
    this.item.name = "Design coverage";
    this.item.command = "designdoc.coverage.focus";
    this.subscriptions = vscode.Disposable.from(
      tracker.onDidChange(() => this.show()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("designdoc.statusBar")) {
          this.show();
        }
      }),
    );
    this.show();
  }

  /** What stands in the status bar, or `undefined` while nothing does. */
  get text(): string | undefined {
    return this.tracker.current && isStatusBarShown() ? this.item.text : undefined;
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.item.dispose();
  }

  private show(): void {
    const outline = this.tracker.current?.outline;
    if (!outline || !isStatusBarShown()) {
      this.item.hide();
      return;
    }
    const { covered, required } = outline.count;
    this.item.text = `$(checklist) ${covered}/${required}`;
    this.item.tooltip = new vscode.MarkdownString(tooltip(outline).join("\n\n"));
    this.item.accessibilityInformation = { label: `${covered} of ${required} required sections covered` };
    this.item.show();
  }
}

export function tooltip(outline: Outline): string[] {
  const { covered, required } = outline.count;
  const balance = balanceText(outline.balance);
  const sections = outline.steps.flatMap((step) => step.sections);
  const gaps = sections.filter((section) => isRequired(section) && section.state !== "covered");
  const named = gaps.slice(0, NAMED_GAPS).map((section) => section.title);
  const rest = gaps.length - named.length;
  return [
    `**${covered} of ${required}** required sections are covered.`,
    ...(gaps.length > 0 ? [`To do: ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`] : []),
    ...(balance ? [`Balance: ${balance}.`] : []),
    `${outline.framework}${outline.profile ? `, profile ${outline.profile}` : ""}`,
  ];
}
