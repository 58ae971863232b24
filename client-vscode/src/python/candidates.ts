/** Which interpreters are worth trying here: the setting alone, else the Python extension's choice, else PATH. */

import { homedir } from "node:os";
import * as vscode from "vscode";
import { interpreterSetting } from "../settings.js";
import { activeEnvironment } from "./extension.js";
import type { Candidate } from "./interpreter.js";

export async function candidates(): Promise<Candidate[]> {
  const chosen = interpreterSetting();
  if (chosen) {
    return [{ command: expand(chosen), args: [], origin: "setting" }];
  }
  const fromExtension = await activeEnvironment();
  return [
    ...(fromExtension ? [{ command: fromExtension, args: [], origin: "python-extension" } as const] : []),
    ...onPath(process.platform),
  ];
}

/** The usual names of Python, most specific first. The Windows launcher finds installations that PATH does not name. */
export function onPath(platform: NodeJS.Platform): Candidate[] {
  const names: [string, string[]][] =
    platform === "win32"
      ? [
          ["python", []],
          ["py", ["-3"]],
          ["python3", []],
        ]
      : [
          ["python3", []],
          ["python", []],
        ];
  return names.map(([command, args]) => ({ command, args, origin: "path" }));
}

function expand(path: string): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return path.replace(/^~(?=[/\\]|$)/, homedir()).replaceAll("${workspaceFolder}", folder);
}
