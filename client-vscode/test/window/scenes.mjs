// What people see, scene by scene, in one window. Every scene leaves the window as it found it.
import assert from "node:assert/strict";

const FLAWED = "design-netflix.md";

export const scenes = {
  async "squiggles, the Problems panel, the coverage view and the status bar"(bench) {
    await bench.openFile(FLAWED);
    await bench.run("Design Review: Focus on Design Coverage View");
    await bench.see(".pane-body .monaco-list-row", "Functional requirements");
    await bench.see(".squiggly-warning");
    assert.match(
      await (await bench.see("#designdoc\\.designdoc\\.designdoc\\.coverage, [id*='designdoc.coverage']")).innerText(),
      /\d+\/\d+/,
    );
    await bench.picture("vscode-coverage");
    await bench.page.keyboard.press("Control+Shift+M");
    await bench.see(".markers-panel .monaco-list-row", "designdoc");
    await bench.picture("vscode-problems");
    await bench.page.keyboard.press("Control+Shift+M");
  },

  async "the hover of a heading"(bench) {
    await bench.openFile(FLAWED);
    const card = await bench.hover("Model architecture");
    const text = await card.innerText();
    assert.doesNotMatch(text, /\*\*|^#+ |\]\(|```|\$\{\d/m, "raw Markdown in the hover");
    await bench.picture("vscode-hover");
    await bench.leaveHover();
  },
};
