// What people see, scene by scene, in one window. The pictures are those of the documentation.
import assert from "node:assert/strict";

const FLAWED = "design-netflix.md";
const GOOD = "fraud-detection.md";
const VIEW = "Design Coverage: Focus on Design Coverage View";
const ROW = ".sidebar .monaco-list-row";
const STATUS = ".statusbar-item[id*='designdoc.coverage']";
const TIMER = ".statusbar-item[id*='designdoc.interview']";
const HOVER = ".monaco-hover:not(.hidden)";
const PLACEHOLDER = ".snippet-placeholder, .finish-snippet-placeholder";

export const scenes = {
  async "squiggles, the coverage view and the status bar, dark and light"(bench) {
    await showFlawed(bench);
    assert.match(await bench.textOf(STATUS), /^\s*\d+\/\d+\s*$/);
    await bench.see(".monaco-workbench.vs-dark");
    await bench.picture("vscode-coverage");
    bench.set({ "workbench.colorTheme": "Default Light Modern" });
    await bench.see(".monaco-workbench.vs");
    await bench.picture("vscode-coverage-light");
  },

  async "tooltips say what a section is for and how the text is balanced"(bench) {
    await showFlawed(bench);
    await (await bench.see(ROW, "Success metrics")).hover();
    assert.match(await bench.textOf(HOVER, "Success metrics"), /Success metrics: missing\.\s+It is there so that .+\./);
    await bench.rest();
    await (await bench.see(STATUS)).hover();
    const tooltip = await bench.textOf(HOVER, "required sections");
    assert.match(tooltip, /\d+ of \d+ required sections are covered/);
    assert.match(tooltip, /system \d+ % \/ ML \d+ %/);
    assert.doesNotMatch(tooltip, /\*\*/, "raw Markdown in the tooltip");
    await bench.picture("vscode-status-bar", { mouseStays: true });
  },

  async "the Problems panel lists the findings with their rules"(bench) {
    await showFlawed(bench);
    await bench.run("Problems: Focus on Problems View");
    await bench.see(".markers-panel .monaco-list-row", "wrong-arithmetic");
    await bench.picture("vscode-problems");
    await bench.run("View: Hide Panel");
    await bench.gone(".markers-panel");
  },

  async "a click on a row of the view goes to the text"(bench) {
    await showFlawed(bench);
    await (await bench.see(ROW, "Model architecture")).click();
    const line = bench.lineOf(FLAWED, "## Model architecture");
    await bench.see(".statusbar-item", `Ln ${line}, Col 1`);
  },

  async "a click on a missing section writes it, with tab stops"(bench) {
    await showFlawed(bench);
    await (await bench.see(ROW, "Success metrics")).click();
    await bench.see(PLACEHOLDER);
    await bench.see(".monaco-editor .view-line", "## Success metrics");
  },

  async "the hover of a heading is a card, not Markdown source"(bench) {
    await bench.openFile(GOOD);
    await bench.run(VIEW);
    await bench.see(ROW, "Clarify requirements");
    await bench.goTo(bench.lineOf(GOOD, "## The problem"));
    const text = await (await bench.hover("## The problem", "Questions it answers")).textContent();
    assert.doesNotMatch(text, /\*\*|\]\(|```|\$\{\d/, "raw Markdown in the hover");
    await bench.picture("vscode-hover", { mouseStays: true });
  },

  async "the light bulb inserts the missing section with its scaffold"(bench) {
    await showFlawed(bench);
    await bench.goTo(bench.lineOf(FLAWED, "## Model architecture"));
    await bench.page.keyboard.press("Control+.");
    const insert = await bench.see(".action-widget .monaco-list-row", "Insert section");
    await bench.picture("vscode-quick-fix");
    const [, title] = /'(.+)'/.exec(await insert.textContent());
    await insert.click();
    await bench.see(PLACEHOLDER);
    await bench.see(".monaco-editor .view-line", `## ${title}`);
    await bench.picture("vscode-scaffold");
  },

  async "completion proposes the missing sections and writes the chosen one"(bench) {
    await showFlawed(bench);
    await bench.goTo(bench.lineOf(FLAWED, "## Requirements") - 1);
    await bench.page.keyboard.press("Enter");
    await bench.page.keyboard.type("## ");
    await bench.page.keyboard.press("Control+Space");
    await bench.see(".suggest-widget .monaco-list-row", "required");
    await bench.page.keyboard.press("Control+Space");
    await bench.picture("vscode-completion");
    await bench.page.keyboard.press("Enter");
    await bench.see(PLACEHOLDER);
  },

  async "the view can show only what is missing"(bench) {
    await showFlawed(bench);
    await (await bench.see("[aria-label*='Show Only What Is Missing']")).click();
    await bench.gone(ROW, "Model architecture");
    await (await bench.see("[aria-label*='Show All Sections']")).click();
    await bench.see(ROW, "Model architecture");
  },

  async "an interview: the prompt, the minutes of each step and the timer"(bench) {
    await bench.run("designdoc: New Design Document");
    await bench.see(".quick-input-list .monaco-list-row", "ML system design");
    await bench.picture("vscode-new-document");
    await bench.choose("ML system design");
    await bench.choose("interview");
    await bench.choose("Similar listings");
    await bench.see(".monaco-editor .view-line", "A guest looks at a holiday home");
    await bench.run(VIEW);
    await bench.see(ROW, " min");
    await bench.run("designdoc: Start Interview Timer");
    assert.match(await bench.textOf(TIMER), /0:0\d/);
    await bench.picture("vscode-interview");
    await bench.run("designdoc: Stop Interview Timer");
    await bench.gone(TIMER);
  },

  async "the report opens as a rendered page"(bench) {
    await showFlawed(bench);
    await bench.run("designdoc: Open the Review Report");
    await bench.see(".tab", "Review of design-netflix.md");
    await bench.page.waitForTimeout(1500);
    await bench.picture("vscode-report");
  },

  async "a Python that does not run is named, with a button that mends it"(bench) {
    await showFlawed(bench);
    bench.set({ "designdoc.interpreter": "/opt/python3.8/bin/python" });
    await bench.see(".sidebar", "The review could not start");
    // Windows that are driven show no toasts; the centre shows the same messages with the same buttons.
    await bench.run("Notifications: Show Notifications");
    const message = await bench.textOf(".notifications-center", "designdoc needs Python 3.10 or newer");
    assert.match(message, /\/opt\/python3\.8\/bin\/python\) does not run/);
    await bench.picture("vscode-python-missing");
    await (await bench.see(".notifications-center .monaco-button", "Open Setting")).click();
    await bench.see(".settings-editor", "Interpreter");
    bench.set({});
    await bench.see(ROW, "Clarify requirements");
  },

  async "the walkthrough"(bench) {
    await bench.run("Welcome: Open Walkthrough...");
    await bench.choose("Review a design document");
    await bench.see(".getting-started-step", "Start a document");
    await bench.picture("vscode-walkthrough");
  },
};

async function showFlawed(bench) {
  await bench.openFile(FLAWED);
  // Lenses come last and move every line, so a picture that is taken before them shows something else. VS Code asks for
  // them for the lines in sight, and only while the editor has the focus.
  await bench.run("View: Focus Active Editor Group");
  await bench.goTo(1);
  await bench.see(".codelens-decoration", "sections");
  await bench.run(VIEW);
  await bench.see(ROW, "Clarify requirements");
  await bench.see(".squiggly-warning");
  await bench.rest();
}
