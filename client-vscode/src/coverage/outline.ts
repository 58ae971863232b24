/**
 * The coverage of one document as the view and the status bar show it: steps with their sections, and counts. Pure
 * values, so that what people see can be tested without a window.
 */

import type { CoverageAnswer, SectionAnswer, StepAnswer } from "./answer.js";

export interface Count {
  readonly covered: number;
  readonly required: number;
}

export interface OutlineStep {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly count: Count;
  readonly sections: readonly SectionAnswer[];
}

export interface Outline {
  readonly frameworkId: string;
  readonly framework: string;
  readonly profile: string | undefined;
  readonly count: Count;
  readonly balance: CoverageAnswer["balance"];
  readonly steps: readonly OutlineStep[];
}

/** `undefined` for a document that is no design document. */
export function outlineOf(answer: CoverageAnswer | null): Outline | undefined {
  if (!answer?.framework) {
    return undefined;
  }
  const sections = answer.sections.filter((section) => section.step !== null);
  return {
    frameworkId: answer.framework,
    framework: answer.title ?? answer.framework,
    profile: answer.profile ?? undefined,
    count: countOf(sections),
    balance: answer.balance,
    steps: answer.steps.map((step) => outlineStep(step, sections)).filter((step) => step.sections.length > 0),
  };
}

function outlineStep({ id, title, minutes = 0 }: StepAnswer, sections: readonly SectionAnswer[]): OutlineStep {
  const own = sections.filter((section) => section.step === id);
  return { id, title, minutes, count: countOf(own), sections: own };
}

/** The sections that this document has to have, and how many of them it covers. */
export function countOf(sections: readonly SectionAnswer[]): Count {
  const required = sections.filter(isRequired);
  return { covered: required.filter((section) => section.state === "covered").length, required: required.length };
}

export function isRequired(section: SectionAnswer): boolean {
  return section.necessity === "required" && section.state !== "not-applicable";
}

/** Whether somebody who asks what is left to write wants to see it. */
export function isGap(section: SectionAnswer): boolean {
  return section.necessity !== "optional" && (section.state === "missing" || section.state === "thin");
}

/** `system 64 % / ML 36 %`, or `undefined` where the document says nothing of either kind. */
export function balanceText(balance: CoverageAnswer["balance"]): string | undefined {
  if (!balance) {
    return undefined;
  }
  const system = Math.round(balance.system * 100);
  return `system ${system} % / ML ${100 - system} %`;
}
