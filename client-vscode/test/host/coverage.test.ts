import assert from "node:assert/strict";
import * as vscode from "vscode";
import { itemFor, type Node } from "../../src/coverage/nodes.js";
import { isRequired } from "../../src/coverage/outline.js";
import type { Internals } from "../../src/extension.js";
import { at, closeAll, configure, extension, fileUri, show, until, write } from "./support.js";

const REQUIREMENTS = `## Functional requirements

- A guest sees ten listings, ordered by how well they fit the trip, and can hide one.
- An owner can pause a listing; it disappears from the list within a minute.
- A support agent can see why a listing was shown.
`;

suite("design coverage", () => {
  let parts: Internals;

  suiteSetup(async () => {
    parts = await extension();
  });

  teardown(async () => {
    parts.view.showOnlyMissing(false);
    await configure("statusBar", undefined);
    await closeAll();
  });

  test("lists the steps and sections of the document in front", async () => {
    await shown(parts, "design-netflix.md");
    const steps = parts.view.getChildren();
    assert.ok(steps.length >= 8, rows(parts).join("\n"));
    assert.match(rows(parts)[0] ?? "", /^\d+\/\d+ sections: system \d+ % \/ ML \d+ %$/);
    const architecture = find(parts, "Model architecture");
    assert.equal(architecture.contextValue, "covered");
    assert.match(String(architecture.description), new RegExp(`^line ${(await headingLine()) + 1}\\b`));
    assert.equal(find(parts, missing(parts)).contextValue, "missing");
  });

  test("counts like the server: the steps add up to the whole, and the status bar shows it", async () => {
    const { outline } = await shown(parts, "design-netflix.md");
    const sum = outline.steps.reduce((count, step) => count + step.count.required, 0);
    assert.equal(sum, outline.count.required);
    assert.equal(parts.statusBar.text, `$(checklist) ${outline.count.covered}/${outline.count.required}`);
  });

  test("a good example lacks nothing that is required", async () => {
    await shown(parts, "fraud-detection.md");
    assert.deepEqual(
      rows(parts).filter((row) => row.endsWith(": missing")),
      [],
    );
  });

  test("follows the editor in front", async () => {
    const first = await shown(parts, "design-netflix.md");
    const second = await shown(parts, "video-recommendations.md");
    assert.ok(second.outline.count.covered > first.outline.count.covered);
    await show(fileUri("README.md"));
    await until("no coverage of a README", () => parts.tracker.current === undefined);
    assert.deepEqual(parts.view.getChildren(), []);
    assert.equal(parts.tracker.front, "leftAlone");
    await closeAll();
    await until("nothing in front", () => parts.tracker.front === "none");
    assert.equal(parts.statusBar.text, undefined);
  });

  test("follows the typing", async () => {
    const editor = await write("---\nframework: ml-system-design\n---\n# Design a ranker\n\n");
    const { uri } = editor.document;
    await until("coverage of an untitled document", () => parts.tracker.current?.uri.toString() === uri.toString());
    assert.equal(find(parts, "Functional requirements").contextValue, "missing");
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit((edit) => edit.insert(end, REQUIREMENTS));
    await until("the new section", () => find(parts, "Functional requirements").contextValue === "covered");
  });

  test("can show only what is missing", async () => {
    await shown(parts, "design-netflix.md");
    const all = rows(parts).length;
    await vscode.commands.executeCommand("designdoc.coverage.showMissing");
    assert.ok(rows(parts).length < all);
    assert.throws(() => find(parts, "Model architecture"));
    assert.equal(find(parts, missing(parts)).contextValue, "missing");
  });

  test("a click goes to the text that counts for a section, and the next to the next place", async () => {
    const { uri } = await shown(parts, "design-netflix.md");
    const editor = await show(uri);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const seen: number[] = [];
    for (let clicks = 0; clicks < 3; clicks++) {
      await click(find(parts, "Model architecture"));
      seen.push(editor.selection.active.line);
    }
    assert.equal(seen[0], await headingLine());
    assert.ok(new Set(seen).size > 1, `every click showed line ${seen[0]}`);
  });

  test("a click on a missing section inserts it at its place, and one undo takes it back", async () => {
    const { uri } = await shown(parts, "design-netflix.md");
    const document = await vscode.workspace.openTextDocument(uri);
    const before = document.getText();
    const title = missing(parts);
    await click(find(parts, title));
    await until(`the section ${title}`, () => document.getText().includes(`# ${title}\n`));
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  test("can be kept out of the status bar", async () => {
    await shown(parts, "design-netflix.md");
    await configure("statusBar", false);
    await until("an empty status bar", () => parts.statusBar.text === undefined);
  });
});

/** Where the text that counts for the section "Model architecture" begins (0-based). */
async function headingLine(): Promise<number> {
  const document = await vscode.workspace.openTextDocument(fileUri("design-netflix.md"));
  return at(document, "## Model architecture").line;
}

async function shown(parts: Internals, name: string) {
  const { document } = await show(fileUri(name));
  const uri = document.uri.toString();
  return until(`the coverage of ${name}`, () =>
    parts.tracker.current?.uri.toString() === uri ? parts.tracker.current : undefined,
  );
}

/** The title of a section that the document has to have and has not. */
function missing(parts: Internals): string {
  const sections = parts.tracker.current?.outline.steps.flatMap((step) => step.sections) ?? [];
  const gap = sections.find((section) => section.state === "missing" && isRequired(section));
  assert.ok(gap, "nothing is missing");
  return gap.title;
}

/** Every step and section as the view shows it. */
function items(parts: Internals): vscode.TreeItem[] {
  const below = (node?: Node): vscode.TreeItem[] =>
    parts.view.getChildren(node).flatMap((child) => [itemFor(child), ...(child.kind === "step" ? below(child) : [])]);
  return below();
}

function rows(parts: Internals): string[] {
  return items(parts).map((item) => `${item.label}: ${item.description}`);
}

function find(parts: Internals, label: string): vscode.TreeItem {
  const item = items(parts).find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is none of\n${rows(parts).join("\n")}`);
  return item;
}

async function click(item: vscode.TreeItem): Promise<void> {
  assert.ok(item.command, `${item.label} cannot be clicked`);
  await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
}
