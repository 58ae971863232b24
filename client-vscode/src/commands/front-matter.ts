/** Sets one key of a document's front matter. Pure: lines in, one edit out. */

/** Replaces the lines `from` up to but not including `to` (0-based) by `text`; equal numbers insert. */
export interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The edit that makes `key: value` stand in the front matter, which is begun where the document has none. */
export function setFrontMatterKey(lines: readonly string[], key: string, value: string): LineEdit {
  const line = `${key}: ${value}`;
  const end = frontMatterEnd(lines);
  if (end === undefined) {
    return { from: 0, to: 0, text: `---\n${line}\n---\n\n` };
  }
  const existing = lines.findIndex((text, index) => index > 0 && index < end && text.startsWith(`${key}:`));
  return existing === -1
    ? { from: end, to: end, text: `${line}\n` }
    : { from: existing, to: existing + 1, text: `${line}\n` };
}

/** The line of the closing fence, or `undefined` without front matter. */
function frontMatterEnd(lines: readonly string[]): number | undefined {
  if (lines[0]?.trimEnd() !== "---") {
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  return end === -1 ? undefined : end;
}
