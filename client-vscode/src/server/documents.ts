/** Which documents the server hears of. */

import type { DocumentSelector } from "vscode-languageclient/node";

const LANGUAGES = ["markdown", "mdx", "quarto"] as const;

/**
 * Where documents live that people write: on disk, not saved yet, and in virtual file systems. Not `git:` and its kin,
 * the read-only old versions beside a diff, which would show every finding twice.
 */
const SCHEMES = ["file", "untitled", "vscode-vfs", "memfs"] as const;

/**
 * The configuration and the packs of a team are reviewed by the same server. A pack may lie in any folder, so these are
 * the names its files have; to a file of this name that is no part of a pack the server says nothing.
 */
const CONFIGURATION = [
  "**/.designdoc.yaml",
  "**/{pack,facts,profiles,headings,groups}.yaml",
  "**/{sections,rules,lexicon,answers,glossary}/*.yaml",
] as const;

export const documentSelector: DocumentSelector = [
  ...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
  ...CONFIGURATION.map((pattern) => ({ scheme: "file", language: "yaml", pattern })),
];

export function isReviewed(document: { languageId: string; uri: { scheme: string } }): boolean {
  return isOneOf(LANGUAGES, document.languageId) && isOneOf(SCHEMES, document.uri.scheme);
}

function isOneOf(values: readonly string[], value: string): boolean {
  return values.includes(value);
}
