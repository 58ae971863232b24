/** Divides the minutes of an interview among the steps, and says which step it is time for. Pure values. */

export interface PlannedStep {
  readonly title: string;
  readonly minutes: number;
}

export type Position =
  | { readonly kind: "step"; readonly index: number; readonly step: PlannedStep; readonly leftMs: number }
  | { readonly kind: "over"; readonly overMs: number };

const MINUTE_MS = 60_000;

/**
 * Whole minutes for every step, in proportion to the given ones, that add up to `total`. Steps without minutes have
 * no place in an interview and are left out. The minutes that rounding down leaves over go to the steps that lost most.
 */
export function planFor(steps: readonly PlannedStep[], total: number): PlannedStep[] {
  const timed = steps.filter((step) => step.minutes > 0);
  const sum = timed.reduce((minutes, step) => minutes + step.minutes, 0);
  const exact = timed.map((step) => (step.minutes * total) / sum);
  const minutes = exact.map(Math.floor);
  const left = total - minutes.reduce((a, b) => a + b, 0);
  const byLoss = exact.map((value, index) => [value - Math.floor(value), index] as const).sort((a, b) => b[0] - a[0]);
  for (const [, index] of byLoss.slice(0, timed.length > 0 ? left : 0)) {
    minutes[index] = (minutes[index] ?? 0) + 1;
  }
  return timed.map((step, index) => ({ title: step.title, minutes: minutes[index] ?? 0 }));
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
