/** The Design Coverage view: the steps of the framework, and under each its sections with their state. */

import * as vscode from "vscode";
import { planFor } from "../interview/plan.js";
import { interviewMinutes } from "../settings.js";
import { itemFor, type Node } from "./nodes.js";
import { isGap, type Outline, type OutlineStep } from "./outline.js";
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
      return outline ? this.rootNodes(outline) : [];
    }
    return node.kind === "step" ? this.sectionsOf(node.step).map((section) => ({ kind: "section", section })) : [];
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.view, this.changed).dispose();
  }

  private rootNodes(outline: Outline): Node[] {
    const plan = outline.profile === "interview" ? planFor(outline.steps, interviewMinutes()) : [];
    const minutes = new Map(plan.map((step) => [step.id, step.minutes]));
    const steps = outline.steps.filter((step) => this.sectionsOf(step).length > 0);
    return [
      { kind: "summary", outline, complete: this.gapsOnly && steps.length === 0 },
      ...steps.map((step): Node => ({ kind: "step", step, minutes: minutes.get(step.id) })),
    ];
  }

  private sectionsOf(step: OutlineStep): OutlineStep["sections"] {
    return this.gapsOnly ? step.sections.filter(isGap) : step.sections;
  }

  private show(tracked: Tracked | undefined): void {
    void vscode.commands.executeCommand("setContext", "designdoc.hasCoverage", tracked !== undefined);
    this.view.description = tracked ? `${tracked.outline.count.covered}/${tracked.outline.count.required}` : "";
    this.changed.fire();
  }
}
