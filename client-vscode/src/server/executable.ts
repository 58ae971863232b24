/** How the server process is started. Nothing here knows VS Code. */

import { join } from "node:path";
import type { Interpreter } from "../python/interpreter.js";

export interface ServerProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/**
 * The bundled server needs nothing but the standard library, so Python starts isolated from the user's packages and
 * environment variables (`-I`, `-S`): a broken site-packages cannot break it, and it starts faster.
 */
export function bundledServer(interpreter: Interpreter, extensionFolder: string): ServerProcess {
  const launcher = join(extensionFolder, "launcher");
  return {
    command: interpreter.path,
    args: ["-I", "-S", "-X", "utf8", join(launcher, "start.py"), "server"],
    cwd: launcher,
  };
}

/** The designdoc installed beside the interpreter. The folder is one of ours: `-m` would import from a workspace. */
export function environmentServer(interpreter: Interpreter, extensionFolder: string): ServerProcess {
  return {
    command: interpreter.path,
    args: ["-X", "utf8", "-m", "designdoc", "server"],
    cwd: join(extensionFolder, "launcher"),
  };
}
