/** The extension's own settings. The server's settings are none of its business: the server asks for them itself. */

import * as vscode from "vscode";

export const SECTION = "designdoc";

export type ImportStrategy = "useBundled" | "fromEnvironment";

/** A change of one of these needs another server process. */
export const SERVER_PROCESS_SETTINGS = ["designdoc.interpreter", "designdoc.importStrategy"] as const;

export function interpreterSetting(): string {
  return get("interpreter", "").trim();
}

export function importStrategy(): ImportStrategy {
  return get<ImportStrategy>("importStrategy", "useBundled");
}

export function isStatusBarShown(): boolean {
  return get("statusBar", true);
}

export function interviewMinutes(): number {
  return get("interview.minutes", 45);
}

/** Everything under `designdoc`, which the server receives when it starts so that it need not ask first. */
export function allSettings(): unknown {
  return vscode.workspace.getConfiguration(SECTION);
}

function get<T>(name: string, otherwise: T): T {
  return vscode.workspace.getConfiguration(SECTION).get(name, otherwise);
}
