// Renders resources/icon.svg to resources/icon.png, which the marketplace asks for: 256 x 256 pixels.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body{margin:0}svg{display:block}</style>${readFileSync("resources/icon.svg", "utf8")}`);
await page.screenshot({ path: "resources/icon.png", omitBackground: true });
await browser.close();
