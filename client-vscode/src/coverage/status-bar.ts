/** `19/25` in the status bar: how many of the sections that the active document needs it covers. */

import * as vscode from "vscode";
import { isStatusBarShown } from "../settings.js";
import { glance } from "./glance.js";
import type { CoverageTracker } from "./tracker.js";

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
    this.item.tooltip = glance(outline);
    this.item.accessibilityInformation = { label: `${covered} of ${required} required sections covered` };
    this.item.show();
  }
}
