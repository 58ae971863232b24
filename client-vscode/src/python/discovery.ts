/** Chooses the Python that runs the server among candidates, and says clearly why none of them can. */

import { type Candidate, type Interpreter, isRecentEnough, OLDEST_VERSION, versionText } from "./interpreter.js";

/** Why no interpreter could be used; `message` is what the user reads. */
export interface PythonProblem {
  readonly kind: "none" | "too-old" | "setting";
  readonly message: string;
}

export type Discovery = { readonly interpreter: Interpreter } | { readonly problem: PythonProblem };

const NEEDED = `Python ${OLDEST_VERSION[0]}.${OLDEST_VERSION[1]} or newer`;

/** The first candidate that runs and is recent enough. They are tried one after the other, best first. */
export async function discover(
  candidates: readonly Candidate[],
  probe: (candidate: Candidate) => Promise<Interpreter | undefined>,
): Promise<Discovery> {
  let outdated: Interpreter | undefined;
  for (const candidate of candidates) {
    const interpreter = await probe(candidate);
    if (interpreter && isRecentEnough(interpreter.version)) {
      return { interpreter };
    }
    outdated ??= interpreter;
  }
  return { problem: problemOf(candidates, outdated) };
}

function problemOf(candidates: readonly Candidate[], outdated: Interpreter | undefined): PythonProblem {
  const chosen = candidates.find((candidate) => candidate.origin === "setting");
  if (chosen) {
    const reason = outdated ? `is Python ${versionText(outdated.version)}` : "does not run";
    return {
      kind: "setting",
      message: `designdoc needs ${NEEDED}, but the interpreter in your settings (${chosen.command}) ${reason}.`,
    };
  }
  if (outdated) {
    const found = `Python ${versionText(outdated.version)} (${outdated.path})`;
    return { kind: "too-old", message: `designdoc needs ${NEEDED} and found only ${found}.` };
  }
  return { kind: "none", message: `designdoc needs ${NEEDED} and found no Python on this machine.` };
}
