import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Internals } from "../../src/extension.js";
import { closeAll, extension, fileUri, findingsWhen, rule, show, until, write } from "./support.js";

const ACCEPT = "workbench.action.acceptSelectedQuickOpenItem";

suite("commands", () => {
  let parts: Internals;

  suiteSetup(async () => {
    parts = await extension();
  });

  teardown(closeAll);

  test("all of the palette exist before anybody asks for one", async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const manifest = vscode.extensions.getExtension("designdoc.designdoc")?.packageJSON;
    const declared: { command: string }[] = manifest.contributes.commands;
    assert.deepEqual(
      declared.filter(({ command }) => !known.has(command)),
      [],
    );
  });

  test("a new document has every section its profile requires, so that none is missing", async () => {
    const client = parts.session.client;
    const frameworks =
      await vscode.commands.executeCommand<{ id: string; profiles: { id: string }[] }[]>("designdoc.frameworks");
    assert.ok(client && frameworks.some(({ id }) => id === "ml-system-design"), JSON.stringify(frameworks));
    const choice = { framework: "ml-system-design", profile: "interview", title: "Similar listings" };
    const text = await vscode.commands.executeCommand<string>("designdoc.newDocument", choice);
    assert.match(text, /^# .*Similar listings/m);
    await write(text);
    const { outline } = await until("its coverage", () => parts.tracker.current);
    assert.equal(outline.profile, "interview");
    const missing = outline.steps
      .flatMap((step) => step.sections)
      .filter((s) => s.state === "missing" && s.necessity === "required");
    assert.deepEqual(
      missing.map(({ title }) => title),
      [],
    );
  });

  test("a new document can be made by accepting what is proposed", async () => {
    const done = vscode.commands.executeCommand("designdoc.new");
    const accepting = setInterval(() => void vscode.commands.executeCommand(ACCEPT), 300);
    try {
      await done;
    } finally {
      clearInterval(accepting);
    }
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, "markdown");
    await until("its coverage", () => parts.tracker.current?.uri.toString() === document.uri.toString());
  });

  test("a document that is left alone can be reviewed by a framework that is chosen", async () => {
    const { document } = await write("# ETA for food delivery\n\n## Problem\n\nThe time shown is often wrong.\n");
    const done = vscode.commands.executeCommand("designdoc.review");
    const accepting = setInterval(() => void vscode.commands.executeCommand(ACCEPT), 300);
    try {
      await done;
    } finally {
      clearInterval(accepting);
    }
    assert.match(document.getText(), /^---\nframework: [\w-]+\n---\n\n# ETA for food delivery\n/);
    await until("its coverage", () => parts.tracker.current?.uri.toString() === document.uri.toString());
  });

  test("all missing sections are inserted at once", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    await until("coverage", () => parts.tracker.current?.uri.toString() === document.uri.toString());
    const before = parts.tracker.current?.outline.count.required ?? 0;
    await vscode.commands.executeCommand("designdoc.insertAll");
    await until("no gap", () => {
      const sections = parts.tracker.current?.outline.steps.flatMap((step) => step.sections) ?? [];
      return !sections.some((section) => section.state === "missing" && section.necessity === "required");
    });
    assert.ok(before > 0);
  });

  test("the rule at the cursor is explained on its page", async () => {
    const editor = await show(fileUri("design-netflix.md"));
    const found = await findingsWhen(editor.document.uri, "findings", (all) => all.length > 0);
    const early = found.find((finding) => rule(finding) === "architecture-before-traffic") ?? found[0];
    assert.ok(early);
    editor.selection = new vscode.Selection(early.range.start, early.range.start);
    const done = vscode.commands.executeCommand("designdoc.explain");
    const accepting = setInterval(() => void vscode.commands.executeCommand(ACCEPT), 300);
    try {
      await done;
    } finally {
      clearInterval(accepting);
    }
    await until("the page", () => previews().length > 0);
  });

  test("the report opens as a page", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    await until("coverage", () => parts.tracker.current?.uri.toString() === document.uri.toString());
    await vscode.commands.executeCommand("designdoc.report");
    await until("the page", () => previews().some((label) => /Review of design-netflix\.md/.test(label)));
  });

  test("the timer is off until asked for, names the step, and stops", async () => {
    await show(fileUri("design-netflix.md"));
    const { outline } = await until("coverage", () => parts.tracker.current);
    assert.equal(parts.timer.text, undefined);
    await vscode.commands.executeCommand("designdoc.interview.start");
    const first = outline.steps.find((step) => step.minutes > 0 && step.count.required > 0);
    assert.match(parts.timer.text ?? "", new RegExp(`0:0\\d .*${first?.title}`));
    await vscode.commands.executeCommand("designdoc.interview.stop");
    assert.equal(parts.timer.text, undefined);
  });
});

/** The titles of the rendered pages that are open. */
function previews(): string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => tab.input instanceof vscode.TabInputWebview).map((tab) => tab.label);
}
