/** The interview timer in the status bar: the time gone, and the step one should be on by now. */

import * as vscode from "vscode";
import type { CoverageTracker } from "../coverage/tracker.js";
import { interviewMinutes } from "../settings.js";
import { clock, type PlannedStep, planFor, positionAt } from "./plan.js";

interface Run {
  readonly plan: readonly PlannedStep[];
  readonly startedAt: number;
  readonly ticking: NodeJS.Timeout;
}

export class InterviewTimer implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private run: Run | undefined;

  constructor(
    private readonly tracker: CoverageTracker,
    private readonly now: () => number = Date.now,
  ) {
    this.item = vscode.window.createStatusBarItem("designdoc.interview", vscode.StatusBarAlignment.Right, 99);
    this.item.name = "Interview timer";
    this.item.command = "designdoc.interview.stop";
  }

  /** What stands in the status bar, or `undefined` while the timer is off. */
  get text(): string | undefined {
    return this.run && this.item.text;
  }

  async start(): Promise<void> {
    const steps = this.tracker.current?.outline.steps ?? [];
    const plan = planFor(steps, interviewMinutes());
    if (plan.length === 0) {
      await offerDocument();
      return;
    }
    this.stop();
    this.run = { plan, startedAt: this.now(), ticking: setInterval(() => this.show(), 1000) };
    this.enter(true);
    this.show();
    this.item.show();
  }

  stop(): void {
    clearInterval(this.run?.ticking);
    this.run = undefined;
    this.enter(false);
    this.item.hide();
  }

  dispose(): void {
    this.stop();
    this.item.dispose();
  }

  private enter(running: boolean): void {
    void vscode.commands.executeCommand("setContext", "designdoc.interviewRunning", running);
  }

  private show(): void {
    if (!this.run) {
      return;
    }
    const elapsed = this.now() - this.run.startedAt;
    const position = positionAt(this.run.plan, elapsed);
    const over = position.kind === "over";
    this.item.text = `$(watch) ${clock(elapsed)} ${over ? "Time is up" : position.step.title}`;
    this.item.tooltip = planTooltip(this.run.plan, over ? undefined : position.index);
    this.item.backgroundColor = over ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
  }
}

function planTooltip(plan: readonly PlannedStep[], current: number | undefined): vscode.MarkdownString {
  const rows = plan.map((step, index) => {
    const text = `${step.minutes} min: ${step.title}`;
    return `- ${index === current ? `**${text}**` : text}`;
  });
  return new vscode.MarkdownString(["Your interview, step by step:", "", ...rows, "", "Click to stop."].join("\n"));
}

async function offerDocument(): Promise<void> {
  const create = "New Design Document";
  const chosen = await vscode.window.showInformationMessage(
    "The timer divides your time among the steps of a design document. Open one or start a new one first.",
    create,
  );
  if (chosen === create) {
    await vscode.commands.executeCommand("designdoc.new");
  }
}
