/** What the extension knows about a Python that could run the server. Nothing here knows VS Code. */

export type Version = readonly [major: number, minor: number, patch: number];

/** Where the idea to try an interpreter came from; it decides which button mends a problem with it. */
export type Origin = "setting" | "python-extension" | "path";

/** A command worth trying: `py -3` needs arguments, so an executable alone is not enough. */
export interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  readonly origin: Origin;
}

/** A Python that answered. `path` is its real executable, behind the shims and launchers of the candidate. */
export interface Interpreter {
  readonly path: string;
  readonly version: Version;
  readonly origin: Origin;
}

export const OLDEST_VERSION: Version = [3, 10, 0];

export function isRecentEnough(version: Version): boolean {
  const [major, minor] = OLDEST_VERSION;
  return version[0] > major || (version[0] === major && version[1] >= minor);
}

export function versionText(version: Version): string {
  return version.join(".");
}
