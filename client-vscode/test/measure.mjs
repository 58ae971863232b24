// Measures what a user feels, in a real VS Code with the VSIX installed, and prints it. Usage: node test/measure.mjs
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./harness/chromium.mjs";
import { startEditor } from "./harness/code-server.mjs";
import { Workbench } from "./window/workbench.mjs";

const client = dirname(dirname(fileURLToPath(import.meta.url)));
const vsix = join(client, "designdoc.vsix");
const editor = await startEditor({ client, vsix });
const { page, close } = await openBrowser();
try {
  const bench = new Workbench(page, editor.folders, "");
  await bench.open(editor.port);
  const cold = await untilSquiggle(bench, "design-netflix.md");
  await bench.reset();
  const warm = await untilSquiggle(bench, "design-netflix.md");
  const log = startOfServer(editor.folders.user);
  const activation = await activationTime(bench);
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  console.log(`VSIX                                      ${megabytes(statSync(vsix).size)}`);
  console.log(`activation of the extension               ${activation}`);
  console.log(`server: spawn to ready                    ${log}`);
  console.log(`open to first squiggle, first document    ${cold} ms`);
  console.log(`open to first squiggle, server running    ${warm} ms`);
  console.log(`memory of the server (resident)           ${megabytes(serverMemory(editor.folders.extensions))}`);
} finally {
  await close();
  await editor.stop();
}

/** From the Enter in Quick Open to the first squiggle on the screen. */
async function untilSquiggle(bench, name) {
  await bench.page.keyboard.press("Control+P");
  await (await bench.see(".quick-input-widget input")).fill(name);
  await bench.see(".quick-input-list .monaco-list-row", name);
  const begun = performance.now();
  await bench.page.keyboard.press("Enter");
  await bench.page.waitForSelector(".squiggly-warning", { timeout: 60_000 });
  return Math.round(performance.now() - begun);
}

/** VS Code's own figure for what `activate` cost the extension host. */
async function activationTime(bench) {
  await bench.run("Developer: Show Running Extensions");
  const row = await bench.textOf(".runtime-extensions-editor .monaco-list-row", "designdoc");
  return /(?:Startup )?Activation: (\d+ ?ms)/.exec(row)?.[1] ?? row;
}

/** What the extension wrote into its own log. */
function startOfServer(user) {
  const files = readdirSync(join(user, "logs"), { recursive: true }).filter((name) =>
    /designdoc[^/]*\.log$/.test(name),
  );
  const text = files.map((name) => readFileSync(join(user, "logs", name), "utf8")).join("");
  return /ready after (\d+ ms)/.exec(text)?.[1];
}

function serverMemory(extensions) {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const server = processes.find((name) => {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
      return command.includes(extensions) && command.includes("start.py");
    } catch {
      return false;
    }
  });
  const status = server ? readFileSync(`/proc/${server}/status`, "utf8") : "";
  return 1024 * Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN);
}
