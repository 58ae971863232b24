/** Asks a candidate which Python it is, by running it once. */

import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import type { Candidate, Interpreter, Version } from "./interpreter.js";

/** Longer than a cold start from a network drive takes, shorter than a user waits without a word. */
const TIMEOUT_MS = 15_000;

const QUESTION = "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)";

/**
 * The interpreter behind the candidate, or `undefined` where it does not run: no such file, the stub of the Windows
 * store, a shim without a version. It runs isolated and in a folder of nobody's, so that a file of the workspace can
 * neither shadow a module nor be run.
 */
export function probe(candidate: Candidate): Promise<Interpreter | undefined> {
  return new Promise((resolve) => {
    execFile(
      candidate.command,
      [...candidate.args, "-I", "-S", "-c", QUESTION],
      { timeout: TIMEOUT_MS, cwd: tmpdir(), windowsHide: true },
      (error, stdout) => resolve(error ? undefined : read(stdout, candidate)),
    );
  });
}

function read(answer: string, candidate: Candidate): Interpreter | undefined {
  const [version = "", executable = ""] = answer.split(/\r?\n/);
  const numbers = version.split(".").map(Number);
  if (numbers.length !== 3 || numbers.some(Number.isNaN)) {
    return undefined;
  }
  return {
    path: executable || candidate.command,
    version: numbers as unknown as Version,
    origin: candidate.origin,
  };
}
