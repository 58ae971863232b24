/** The commands of the palette and the view, by id. */

import * as vscode from "vscode";
import type { Node } from "../coverage/nodes.js";
import type { CoverageView } from "../coverage/view.js";
import type { InterviewTimer } from "../interview/timer.js";
import type { CommandContext } from "./context.js";
import { explainRuleAtCursor } from "./explain.js";
import { newDesignDocument } from "./new-document.js";
import { changeProfile } from "./profile.js";
import { ReportPages } from "./report.js";
import { reviewDocumentAs } from "./review.js";
import { insertAllMissingSections, insertChosenSection, insertNode, openNode } from "./sections.js";

export interface Parts extends CommandContext {
  readonly view: CoverageView;
  readonly timer: InterviewTimer;
  readonly log: vscode.LogOutputChannel;
}

export function registerCommands(parts: Parts): vscode.Disposable {
  const { session, view, timer, log } = parts;
  const reports = new ReportPages();
  const commands: Record<string, (...args: never[]) => unknown> = {
    "designdoc.new": () => newDesignDocument(parts),
    "designdoc.review": () => reviewDocumentAs(parts),
    "designdoc.insert": () => insertChosenSection(parts),
    "designdoc.insertAll": () => insertAllMissingSections(parts),
    "designdoc.explain": () => explainRuleAtCursor(),
    "designdoc.profile": () => changeProfile(parts),
    "designdoc.report": () => reports.open(parts),
    "designdoc.restart": () => session.restart(),
    "designdoc.output": () => log.show(),
    "designdoc.interview.start": () => timer.start(),
    "designdoc.interview.stop": () => timer.stop(),
    "designdoc.coverage.showMissing": () => view.showOnlyMissing(true),
    "designdoc.coverage.showAll": () => view.showOnlyMissing(false),
    "designdoc.coverage.open": (node: Node) => openNode(parts, node),
    "designdoc.coverage.insert": (node: Node) => insertNode(parts, node),
  };
  const registered = Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
  return vscode.Disposable.from(reports, ...registered);
}
