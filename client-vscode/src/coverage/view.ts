/** The Design Coverage view: the steps of the framework, and under each its sections with their state. */

import * as vscode from "vscode";
import { planFor } from "../interview/plan.js";
import { interviewMinutes } from "../settings.js";
import { itemFor, type Node } from "./nodes.js";
import { balanceText, isGap, type Outline, type OutlineStep } from "./outline.js";
import type { CoverageTracker, Tracked } from "./tracker.js";

export class CoverageView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Node>;
  private readonly subscription: vscode.Disposable;
  private gapsOnly = false;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly tracker: CoverageTracker) {
    this.view = vscode.window.createTreeView("designdoc.coverage", { treeDataProvider: this, showCollapseAll: true });
    this.subscription = tracker.onDidChange((tracked) => this.show(tracked));
    this.show(tracker.current);
  }

  /** Only what is left to write, or everything. */
  showOnlyMissing(only: boolean): void {
    this.gapsOnly = only;
    void vscode.commands.executeCommand("setContext", "designdoc.onlyMissing", only);
    this.show(this.tracker.current);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return itemFor(node);
  }

  getChildren(node?: Node): Node[] {
    const outline = this.tracker.current?.outline;
    if (!node) {
      return outline ? this.stepNodes(outline) : [];
    }
    return node.kind === "step" ? this.sectionsOf(node.step).map((section) => ({ kind: "section", section })) : [];
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.view, this.changed).dispose();
  }

  private stepNodes(outline: Outline): Node[] {
    const plan = outline.profile === "interview" ? planFor(outline.steps, interviewMinutes()) : [];
    const minutes = new Map(plan.map((step) => [step.id, step.minutes]));
    return outline.steps
      .filter((step) => this.sectionsOf(step).length > 0)
      .map((step) => ({ kind: "step", step, minutes: minutes.get(step.id) }));
  }

  private sectionsOf(step: OutlineStep): OutlineStep["sections"] {
    return this.gapsOnly ? step.sections.filter(isGap) : step.sections;
  }

  private show(tracked: Tracked | undefined): void {
    void vscode.commands.executeCommand("setContext", "designdoc.hasCoverage", tracked !== undefined);
    this.view.description = tracked ? `${tracked.outline.count.covered}/${tracked.outline.count.required}` : "";
    // A message hides the welcome text, so there is none where there is no document.
    (this.view as { message?: string | undefined }).message = tracked && summary(tracked.outline, this.gapsOnly);
    this.changed.fire();
  }
}

function summary(outline: Outline, gapsOnly: boolean): string {
  if (gapsOnly && !outline.steps.some((step) => step.sections.some(isGap))) {
    return "Nothing is missing.";
  }
  const { covered, required } = outline.count;
  const kind = [outline.framework, outline.profile].filter(Boolean).join(", ");
  return [`${covered} of ${required} sections`, balanceText(outline.balance), kind].filter(Boolean).join(" · ");
}
