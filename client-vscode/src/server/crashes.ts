/** Decides whether a server that died is started again. Nothing here knows VS Code. */

/** A server that crashes on a document crashes again at once: then it is better to say so than to try for ever. */
const CRASHES = 4;
const WITHIN_MS = 3 * 60_000;

export class Crashes {
  private times: number[] = [];

  /** Counts one crash; whether the server should be started again. */
  shouldRestart(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < WITHIN_MS), now];
    return this.times.length <= CRASHES;
  }

  forget(): void {
    this.times = [];
  }
}
