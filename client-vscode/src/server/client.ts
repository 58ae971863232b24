/** The language client: one server process, connected. Which process, and when, is the session's decision. */

import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";
import { allSettings } from "../settings.js";
import { documentSelector } from "./documents.js";
import type { ServerProcess } from "./executable.js";

export interface ClientEvents {
  /** The connection is gone and nobody asked for it. */
  readonly onClosed: () => void;
  /** Lets a command that the server offers act in the window instead; `true` when it did. */
  readonly onCommand: (command: string, args: unknown[]) => Promise<boolean>;
}

export function createClient(
  server: ServerProcess,
  log: vscode.LogOutputChannel,
  events: ClientEvents,
): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: allSettings,
    initializationFailedHandler: () => false,
    // Hovers may run no command and show no HTML: what they say comes in part from packs of the workspace.
    markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: false },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        events.onClosed();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    middleware: {
      executeCommand: async (command, args, next) => (await events.onCommand(command, args)) || next(command, args),
    },
  };
  const { command, args, cwd } = server;
  return new QuietClient("designdoc", "designdoc", { command, args: [...args], options: { cwd } }, options);
}

/**
 * Writes its troubles to the log only. The session says in one message what has happened and offers the button that
 * mends it; a second one with the inner error beside it helps nobody.
 */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("designdoc", { log: true });
}
