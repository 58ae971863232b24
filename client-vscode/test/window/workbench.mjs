// The window of VS Code as a person uses it: keys, the mouse, and what can be seen.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class Workbench {
  constructor(page, folders, images) {
    this.page = page;
    this.folders = folders;
    this.images = images;
  }

  async open(port) {
    await this.page.goto(`http://127.0.0.1:${port}/?folder=${this.folders.workspace}`, {
      waitUntil: "domcontentloaded",
    });
    await this.page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
    await this.see(".statusbar-item");
  }

  /** The first visible element with this text; fails when it does not come. */
  async see(selector, hasText) {
    const options = { visible: true };
    const found = this.page
      .locator(selector, hasText === undefined ? {} : { hasText })
      .filter(options)
      .first();
    await found.waitFor({ timeout: 30_000 });
    return found;
  }

  async textOf(selector, hasText) {
    return (await this.see(selector, hasText)).textContent();
  }

  async gone(selector, hasText) {
    await this.page
      .locator(selector, hasText === undefined ? {} : { hasText })
      .first()
      .waitFor({ state: "hidden" });
  }

  /** Opens a file by its name. A list that was made before the folder was read stays empty, so it is asked for again. */
  async openFile(name) {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first();
    for (let attempt = 0; attempt < 10 && !(await row.isVisible()); attempt++) {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("Control+P");
      await (await this.see(".quick-input-widget input")).fill(name);
      await row.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await row.click();
    await this.see(".tab.active", name);
  }

  async run(command) {
    await this.page.keyboard.press("F1");
    await this.pick(`>${command}`, command);
  }

  /** Types into the quick input and takes the first row that carries the label. */
  async pick(text, label = text) {
    const input = await this.see(".quick-input-widget input");
    await input.fill(text);
    await this.choose(label);
  }

  async choose(label) {
    await (await this.see(".quick-input-list .monaco-list-row", label)).click();
  }

  /** Puts the cursor at the start of a line (1-based). */
  async goTo(line) {
    await this.page.keyboard.press("Control+G");
    const input = await this.see(".quick-input-widget input");
    await input.fill(`:${line}`);
    await this.page.keyboard.press("Enter");
    await this.see(".statusbar-item", `Ln ${line}, Col 1`);
    await this.see(".monaco-editor.focused");
  }

  /** Hovers over a line until its card comes: lenses that appear above it may have moved the line away meanwhile. */
  async hover(words, expected) {
    const line = await this.see(".monaco-editor .view-line", words);
    const card = this.page.locator(".monaco-hover:not(.hidden)", { hasText: expected }).first();
    for (let attempt = 0; attempt < 10 && !(await card.isVisible()); attempt++) {
      const box = await line.locator("span span").first().boundingBox();
      await this.page.mouse.move(box.x + 40, box.y + 8);
      await this.page.mouse.move(box.x + 46 + attempt, box.y + 9);
      await card.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    return this.see(".monaco-hover:not(.hidden)", expected);
  }

  /** Puts the mouse where nothing answers it: below the icons of the activity bar. */
  async rest() {
    const { height } = this.page.viewportSize();
    await this.page.mouse.move(24, height / 2 + 60);
  }

  /** A picture for the documentation, once nothing moves any more. */
  async picture(name, { mouseStays = false } = {}) {
    if (!mouseStays) {
      await this.rest();
    }
    await this.page.waitForTimeout(700);
    await this.page.screenshot({ path: join(this.images, `${name}.png`) });
  }

  /** Whatever the last scene left open is closed, and nothing of it is kept. */
  async reset() {
    await this.rest();
    for (let times = 0; times < 3; times++) {
      await this.page.keyboard.press("Escape");
    }
    this.set({});
    while ((await this.page.locator(".tab").count()) > 0) {
      await this.run("View: Revert and Close Editor");
      await this.page.waitForTimeout(200);
    }
  }

  /** Changes the settings of the folder, which VS Code watches. */
  set(values) {
    const folder = join(this.folders.workspace, ".vscode");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "settings.json"), JSON.stringify(values));
  }

  /** The line (1-based) of the file of the workspace that begins with these words. */
  lineOf(name, words) {
    const lines = readFileSync(join(this.folders.workspace, name), "utf8").split("\n");
    return lines.findIndex((line) => line.startsWith(words)) + 1;
  }
}
