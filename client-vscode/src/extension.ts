/** Puts the parts together. What they do is theirs; what a design document needs is the server's. */

import * as vscode from "vscode";
import { registerCommands } from "./commands/register.js";
import { StatusBar } from "./coverage/status-bar.js";
import { CoverageTracker } from "./coverage/tracker.js";
import { CoverageView } from "./coverage/view.js";
import { InterviewTimer } from "./interview/timer.js";
import { onDidChangeEnvironment } from "./python/extension.js";
import { createLog } from "./server/client.js";
import { showFailure } from "./server/failure-message.js";
import { Session } from "./server/session.js";
import { SERVER_PROCESS_SETTINGS } from "./settings.js";

/** What the tests look at; nothing of it is a public interface. */
export interface Internals {
  readonly session: Session;
  readonly tracker: CoverageTracker;
  readonly view: CoverageView;
  readonly statusBar: StatusBar;
  readonly timer: InterviewTimer;
}

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): Internals {
  const log = createLog();
  session = new Session(context.extensionPath, log, showInWindow);
  const tracker = new CoverageTracker(session, log);
  const view = new CoverageView(tracker);
  const statusBar = new StatusBar(tracker);
  const timer = new InterviewTimer(tracker);
  const commands = registerCommands({ session, tracker, view, timer, log });
  context.subscriptions.push(log, session, tracker, view, statusBar, timer, commands, ...watch(session));
  void watchPython(context, session);
  // Nobody waits for the server: the window is usable at once, and every part shows by itself when it is there.
  void session.restart();
  return { session, tracker, view, statusBar, timer };
}

export function deactivate(): Promise<void> | undefined {
  return session?.stop();
}

/** What starts the server anew, and what tells the user how it fares. */
function watch(session: Session): vscode.Disposable[] {
  return [
    session.onDidFail((failure) => void showFailure(failure)),
    session.onDidChangeState((state) => vscode.commands.executeCommand("setContext", "designdoc.serverState", state)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => session.restart()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (SERVER_PROCESS_SETTINGS.some((setting) => event.affectsConfiguration(setting))) {
        void session.restart();
      }
    }),
  ];
}

async function watchPython(context: vscode.ExtensionContext, session: Session): Promise<void> {
  const watching = await onDidChangeEnvironment(() => void session.restart());
  if (watching) {
    context.subscriptions.push(watching);
  }
}

/** A code lens of the server says "show the coverage": here that is the view. */
async function showInWindow(command: string): Promise<boolean> {
  if (command !== "designdoc.showCoverage") {
    return false;
  }
  await vscode.commands.executeCommand("designdoc.coverage.focus");
  return true;
}
