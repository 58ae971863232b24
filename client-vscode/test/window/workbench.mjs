// The window of VS Code as a person uses it: keys, the mouse, and what can be seen.
import { readFileSync, writeFileSync } from "node:fs";
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
    const found = this.page.locator(selector, hasText === undefined ? {} : { hasText }).first();
    await found.waitFor({ timeout: 20_000 });
    return found;
  }

  async gone(selector, hasText) {
    await this.page
      .locator(selector, hasText === undefined ? {} : { hasText })
      .first()
      .waitFor({ state: "hidden" });
  }

  async openFile(name) {
    await this.page.keyboard.press("Control+P");
    await this.pick(name);
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
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  async hover(words) {
    const line = await this.see(".monaco-editor .view-line", words);
    const box = await line.locator("span span").first().boundingBox();
    await this.page.mouse.move(box.x + 40, box.y + 8);
    await this.page.mouse.move(box.x + 46, box.y + 9);
    return this.see(".monaco-hover:not(.hidden) .hover-contents");
  }

  async leaveHover() {
    await this.page.mouse.move(640, 790);
    await this.page.keyboard.press("Escape");
  }

  /** A picture for the documentation, once nothing moves any more. */
  async picture(name) {
    await this.page.waitForTimeout(600);
    await this.page.screenshot({ path: join(this.images, `${name}.png`) });
  }

  /** Changes a user setting the way the settings page does: VS Code watches the file. */
  set(values) {
    const file = join(this.folders.user, "User/settings.json");
    const settings = { ...JSON.parse(readFileSync(file, "utf8")), ...values };
    writeFileSync(file, JSON.stringify(settings));
  }

  text(name) {
    return readFileSync(join(this.folders.workspace, name), "utf8");
  }
}
