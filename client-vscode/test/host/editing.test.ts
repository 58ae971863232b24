import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  at,
  closeAll,
  configure,
  extension,
  fileUri,
  findings,
  findingsWhen,
  rule,
  show,
  until,
  write,
} from "./support.js";

const FLAWED =
  "---\nframework: ml-system-design\n---\n# Design a ranker\n\n## Model architecture\n\nWe use a Transformer with 12 layers.\n";

suite("while writing", () => {
  suiteSetup(async () => {
    await extension();
  });

  teardown(async () => {
    await configure("run", undefined);
    await configure("codeLens", undefined);
    await closeAll();
  });

  test("findings name their rule, link to its page and stand where they belong", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    const found = await findingsWhen(document.uri, "findings", (all) => all.length > 3);
    assert.ok(
      found.some((finding) => rule(finding) === "missing-section"),
      found.map(rule).join(", "),
    );
    const early = found.find((finding) => rule(finding) === "architecture-before-problem");
    assert.ok(early, found.map(rule).join(", "));
    assert.match(document.getText(early.range), /Model architecture/);
    const page = typeof early.code === "object" ? early.code?.target : undefined;
    assert.ok(page, "no link to the rule's page");
    await vscode.workspace.fs.stat(page.with({ fragment: "" }));
  });

  test("documents that are none of ours stay silent", async () => {
    const readme = await show(fileUri("README.md"));
    const design = await show(fileUri("design-netflix.md"));
    await findingsWhen(design.document.uri, "findings", (all) => all.length > 0);
    assert.deepEqual(findings(readme.document.uri), []);
  });

  test("findings come and go with the text, in a document that was never saved", async () => {
    const { document: saved } = await show(fileUri("design-netflix.md"));
    const editor = await write(saved.getText());
    const { uri } = editor.document;
    const unfinished = (all: vscode.Diagnostic[]) => all.some((f) => editor.document.getText(f.range) === "TBD");
    await findingsWhen(uri, "the placeholder", unfinished);
    const placeholder = at(editor.document, "TBD");
    const word = new vscode.Range(placeholder, placeholder.translate(0, 3));
    const text = "The drift of every feature is compared weekly; an alert calls the team on duty.";
    await editor.edit((edit) => edit.replace(word, text));
    await findingsWhen(uri, "no placeholder", (all) => all.length > 0 && !unfinished(all));
  });

  test("columns are right behind emoji and CJK", async () => {
    const line = "- 😀 設計 The latency must be low: TBD";
    const editor = await write(
      `---\nframework: ml-system-design\n---\n# Design\n\n## Non-functional requirements\n\n${line}\n`,
    );
    const found = await findingsWhen(editor.document.uri, "the placeholder", (all) =>
      all.some((finding) => editor.document.getText(finding.range) === "TBD"),
    );
    assert.ok(found.length > 0);
  });

  test("virtual documents are reviewed too", async () => {
    const provider = new OneFile(FLAWED);
    const registration = vscode.workspace.registerFileSystemProvider("memfs", provider);
    try {
      const { document } = await show(vscode.Uri.parse("memfs:/design.md"));
      await findingsWhen(document.uri, "findings", (all) => all.length > 0);
    } finally {
      await closeAll();
      registration.dispose();
    }
  });

  test("a heading's hover says what belongs there, as text and not as Markdown source", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    const text = await until("a hover", async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        at(document, "Model architecture", 3),
      );
      return hovers.flatMap((hover) => hover.contents.map((part) => (part as vscode.MarkdownString).value)).join("\n");
    });
    assert.match(text, /Model architecture/i);
    assert.ok(text.length > 200, text);
  });

  test("completion offers the missing sections at a heading, with their scaffold as a snippet", async () => {
    const editor = await write(`${FLAWED}\n## `);
    const end = editor.document.positionAt(editor.document.getText().length);
    const items = await until("completions", async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        editor.document.uri,
        end,
      );
      const own = list.items.filter((item) => item.insertText instanceof vscode.SnippetString);
      return own.length > 5 ? own : undefined;
    });
    const labels = items.map((item) => (typeof item.label === "string" ? item.label : item.label.label));
    assert.ok(labels.includes("Functional requirements"), labels.join(", "));
    assert.ok(!labels.includes("Model architecture"), "a section that is there already is offered");
  });

  test("the quick fix inserts the missing section that a finding is about", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    const before = document.getText();
    const found = await findingsWhen(document.uri, "gaps", (all) => all.some((f) => rule(f) === "missing-section"));
    const gap = found.find((finding) => rule(finding) === "missing-section");
    const actions = await actionsAt(document, (gap as vscode.Diagnostic).range, vscode.CodeActionKind.QuickFix);
    const insert = actions.find((action) => /insert/i.test(action.title) && action.edit);
    assert.ok(insert?.edit, actions.map((action) => action.title).join(", "));
    assert.ok(await vscode.workspace.applyEdit(insert.edit));
    assert.ok(document.getText().length > before.length);
    assert.equal(document.getText().includes("${1:"), false, "the scaffold's placeholders were not expanded");
  });

  test("fix all repairs what can be repaired without looking", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    await findingsWhen(document.uri, "findings", (all) => all.length > 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append("designdoc");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    for (const action of await actionsAt(document, whole, kind)) {
      assert.ok(action.kind && kind.contains(action.kind), action.title);
    }
  });

  test("the code lens sums up the document and opens the view", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    const [lens] = await until("a lens", async () => {
      const lenses = await codeLenses(document);
      return lenses.length > 0 ? lenses : undefined;
    });
    assert.match(lens?.command?.title ?? "", /^\d+ of \d+ sections/);
    await vscode.commands.executeCommand(lens?.command?.command ?? "", ...(lens?.command?.arguments ?? []));
  });

  test("settings act at once", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    await until("a lens", async () => (await codeLenses(document)).length > 0);
    await configure("codeLens", false);
    await until("no lens", async () => (await codeLenses(document)).length === 0);
    await configure("run", "off");
    await findingsWhen(document.uri, "silence", (all) => all.length === 0);
    await configure("run", undefined);
    await findingsWhen(document.uri, "findings again", (all) => all.length > 0);
  });

  test("a change of .designdoc.yaml is heard", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    const fires = (all: vscode.Diagnostic[]) => all.some((f) => rule(f) === "architecture-before-problem");
    await findingsWhen(document.uri, "the finding", fires);
    const settings = fileUri(".designdoc.yaml");
    await vscode.workspace.fs.writeFile(settings, Buffer.from("rules: {architecture-before-problem: off}\n"));
    try {
      await findingsWhen(document.uri, "silence", (all) => all.length > 0 && !fires(all));
    } finally {
      await vscode.workspace.fs.delete(settings);
    }
    await findingsWhen(document.uri, "the finding again", fires);
  });
});

async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const command = "vscode.executeCodeActionProvider";
  return vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range, kind.value, 20);
}

async function codeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    20,
  );
  return lenses.filter((lens) => lens.command?.command.startsWith("designdoc."));
}

/** A virtual file system of one read-only file. */
class OneFile implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  constructor(private readonly text: string) {}
  stat = () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.text.length });
  readFile = () => Buffer.from(this.text);
  watch = () => new vscode.Disposable(() => undefined);
  readDirectory = () => [];
  createDirectory = () => undefined;
  writeFile = () => undefined;
  delete = () => undefined;
  rename = () => undefined;
}
