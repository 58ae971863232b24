// Runs the mocha suites of dist/test/host inside the extension host and prints their report; true when all passed.
import { join } from "node:path";
import { format } from "node:util";
import { openBrowser } from "./chromium.mjs";

const TIMEOUT_MS = 6 * 60_000;

/** Lines of VS Code itself that say nothing about the tests. */
const CHATTER = /^\[|socket|token|reconnection|Updating|open-vsx|bindings|watchdog|authentication provider|marketplace/;

export async function runHostTests({ client, port, folders }) {
  const { page, close } = await openBrowser();
  try {
    const exit = new Promise((resolve) => {
      page.exposeFunction("codeAutomationExit", resolve);
      setTimeout(() => resolve("it took too long"), TIMEOUT_MS).unref();
    });
    page.on("console", (message) => void report(message));
    const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
    const payload = [
      ["extensionDevelopmentPath", remote(join(client, "test/host-extension"))],
      ["extensionTestsPath", remote(join(client, "dist/test/host/index.js"))],
      ["skipWelcome", "true"],
    ];
    const query = new URLSearchParams({ folder: folders.workspace, payload: JSON.stringify(payload) });
    await page.goto(`http://127.0.0.1:${port}/?${query}`);
    const code = await exit;
    if (code !== 0) {
      console.log(`Tests in the extension host failed: ${code}`);
    }
    return code === 0;
  } finally {
    await close();
  }
}

/** The extension host's console arrives as ("%c INFO", "color: ...", text, ...values). */
async function report(message) {
  const values = await Promise.all(message.args().map((value) => value.jsonValue().catch(() => "?")));
  if (/INFO|ERR/.test(String(values[0])) && !CHATTER.test(String(values[2]))) {
    console.log(format(...values.slice(2)));
  }
}
