/** The Python extension, where it is installed: which environment it has chosen, and when that changes. */

import * as vscode from "vscode";

const PYTHON_EXTENSION = "ms-python.python";

/** The part of the Python extension's public API that is used here. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(path: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri: vscode.Uri | undefined } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

export function isPythonExtensionInstalled(): boolean {
  return vscode.extensions.getExtension(PYTHON_EXTENSION) !== undefined;
}

/** The executable of the environment chosen for the first workspace folder. An untrusted folder chooses nothing. */
export async function activeEnvironment(): Promise<string | undefined> {
  const api = vscode.workspace.isTrusted ? await pythonApi() : undefined;
  if (!api) {
    return undefined;
  }
  const chosen = api.environments.getActiveEnvironmentPath(vscode.workspace.workspaceFolders?.[0]?.uri);
  const environment = await api.environments.resolveEnvironment(chosen);
  return environment?.executable.uri?.fsPath;
}

export async function onDidChangeEnvironment(listener: () => void): Promise<vscode.Disposable | undefined> {
  const api = await pythonApi();
  return api?.environments.onDidChangeActiveEnvironmentPath(listener);
}

/** An extension that fails to start, or an old one with another API, counts as none. */
async function pythonApi(): Promise<PythonApi | undefined> {
  try {
    const api: PythonApi | undefined = await vscode.extensions.getExtension(PYTHON_EXTENSION)?.activate();
    return api?.environments ? api : undefined;
  } catch {
    return undefined;
  }
}
