/** What the server answers to `designdoc/coverage`: the document in the JSON of `designdoc coverage`, with the framework's steps. */

import { RequestType } from "vscode-languageclient/node";

export type State = "covered" | "thin" | "missing" | "not-applicable";
export type Necessity = "required" | "recommended" | "optional";

export interface Evidence {
  /** 1-based. */
  readonly line: number;
  readonly how: "heading" | "text" | "table" | "diagram";
  /** The words that count. */
  readonly words?: string;
}

export interface SectionAnswer {
  readonly id: string;
  readonly title: string;
  /** `null` for what is no section to write, such as the question whether there is a diagram. */
  readonly step: string | null;
  readonly necessity: Necessity;
  readonly state: State;
  readonly evidence: readonly Evidence[];
  /** What the section is for, in a sentence. */
  readonly purpose?: string;
  /** Why it is not asked for, or asked for less, in this document. */
  readonly reason?: string;
}

export interface StepAnswer {
  readonly id: string;
  readonly title: string;
  /** The step's share of a 45-minute interview; 0 for a step that an interview has no time for. */
  readonly minutes?: number;
}

export interface CoverageAnswer {
  /** `null`: the document is no design document. */
  readonly framework: string | null;
  readonly title?: string;
  readonly profile?: string | null;
  readonly status?: string | null;
  /** Of the sections required for this document, how many are covered, and how many there are. */
  readonly covered?: number;
  readonly required?: number;
  readonly sections: readonly SectionAnswer[];
  readonly steps: readonly StepAnswer[];
  readonly balance: { readonly system: number; readonly ml: number } | null;
  readonly diagram: boolean;
}

export interface CoverageParams {
  readonly textDocument: { readonly uri: string };
}

export const CoverageRequest = new RequestType<CoverageParams, CoverageAnswer | null, void>("designdoc/coverage");
