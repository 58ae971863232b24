/** Tells the user why there is no review, with the buttons that mend it. */

import * as vscode from "vscode";
import { isPythonExtensionInstalled } from "../python/extension.js";
import { importStrategy, SECTION } from "../settings.js";
import type { Failure } from "./session.js";

interface Remedy {
  readonly title: string;
  readonly run: () => unknown;
}

export async function showFailure(failure: Failure): Promise<void> {
  const remedies = remediesFor(failure);
  const chosen = await vscode.window.showErrorMessage(sentence(failure), ...remedies.map((remedy) => remedy.title));
  await remedies.find((remedy) => remedy.title === chosen)?.run();
}

function sentence(failure: Failure): string {
  switch (failure.kind) {
    case "python":
      return failure.problem.message;
    case "crashes":
      return "The designdoc server keeps stopping and is not started again. The output says why.";
    case "start":
      return importStrategy() === "fromEnvironment"
        ? "designdoc could not start from your Python environment. Is the package installed there?"
        : "The designdoc server could not start. The output says why.";
  }
}

export function remediesFor(failure: Failure): Remedy[] {
  if (failure.kind === "python") {
    return isPythonExtensionInstalled() && failure.problem.kind !== "setting"
      ? [selectInterpreter, installPython]
      : [openInterpreterSetting, installPython];
  }
  const bundled = failure.kind === "start" && importStrategy() === "fromEnvironment" ? [useBundled] : [];
  return [...bundled, tryAgain, showOutput];
}

const selectInterpreter = command("Select Interpreter", "python.setInterpreter");
const openInterpreterSetting = command("Open Setting", "workbench.action.openSettings", "designdoc.interpreter");
const tryAgain = command("Try Again", "designdoc.restart");
const showOutput = command("Show Output", "designdoc.output");

const installPython: Remedy = {
  title: "Get Python",
  run: () => vscode.env.openExternal(vscode.Uri.parse("https://www.python.org/downloads/")),
};

/** Wherever the setting was made, there it is taken back; the change itself restarts the server. */
const useBundled: Remedy = {
  title: "Use the Bundled Server",
  run: async () => {
    const settings = vscode.workspace.getConfiguration(SECTION);
    const made = settings.inspect("importStrategy");
    const inWorkspace = made?.workspaceValue !== undefined;
    const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await settings.update("importStrategy", inWorkspace ? "useBundled" : undefined, target);
  },
};

function command(title: string, id: string, ...args: unknown[]): Remedy {
  return { title, run: () => vscode.commands.executeCommand(id, ...args) };
}
