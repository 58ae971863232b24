/** Divides the minutes of an interview among the steps, and says which step it is time for. Pure values. */

/** What a plan needs to know of a step: its usual share of the time, and whether this document needs any of it. */
export interface Plannable {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly count: { readonly required: number };
}

export interface PlannedStep {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
}

export type Position =
  | { readonly kind: "step"; readonly index: number; readonly step: PlannedStep; readonly leftMs: number }
  | { readonly kind: "over"; readonly overMs: number };

const MINUTE_MS = 60_000;

/**
 * Whole minutes, adding up to `total`, for every step of which something is required; the others can wait until the
 * interview is over. The minutes that rounding down leaves over go to the steps that lost most.
 */
export function planFor(steps: readonly Plannable[], total: number): PlannedStep[] {
  const asked = steps.filter((step) => step.minutes > 0 && step.count.required > 0);
  const sum = asked.reduce((minutes, step) => minutes + step.minutes, 0);
  const shares = asked.map((step, index) => ({ index, exact: (step.minutes * total) / sum }));
  const minutes = shares.map(({ exact }) => Math.floor(exact));
  const left = shares.length > 0 ? total - minutes.reduce((a, b) => a + b, 0) : 0;
  shares.sort((a, b) => (b.exact % 1) - (a.exact % 1));
  for (const { index } of shares.slice(0, left)) {
    minutes[index] = (minutes[index] ?? 0) + 1;
  }
  return asked.map(({ id, title }, index) => ({ id, title, minutes: minutes[index] ?? 0 }));
}

/** Where one should be so many milliseconds after the start. */
export function positionAt(plan: readonly PlannedStep[], elapsedMs: number): Position {
  let end = 0;
  for (const [index, step] of plan.entries()) {
    end += step.minutes * MINUTE_MS;
    if (elapsedMs < end) {
      return { kind: "step", index, step, leftMs: end - elapsedMs };
    }
  }
  return { kind: "over", overMs: elapsedMs - end };
}

/** `7:05` */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
