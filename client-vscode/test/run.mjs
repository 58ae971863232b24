// Tests the VSIX in a real VS Code. Usage: node test/run.mjs [host|window|restricted]
// DESIGNDOC_EDITORS=required turns an editor that is not installed from a skip into a failure.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isInstalled, startEditor } from "./harness/code-server.mjs";
import { runHostTests } from "./harness/host-tests.mjs";
import { runWindowTests } from "./window/drive.mjs";
import { restrictedSettings, runRestrictedTest } from "./window/restricted.mjs";

const client = dirname(dirname(fileURLToPath(import.meta.url)));
const vsix = join(client, "designdoc.vsix");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const wanted = process.argv[2];

if (!isInstalled() || !existsSync(chromium)) {
  const required = process.env.DESIGNDOC_EDITORS === "required";
  console.log(
    `${required ? "FAILED" : "SKIPPED"}: VS Code is not installed; scripts/install-test-editor.sh installs it.`,
  );
  process.exit(required ? 1 : 0);
}
if (!existsSync(vsix)) {
  console.log("FAILED: there is no designdoc.vsix; npm run package builds it.");
  process.exit(1);
}

const suites = {
  host: { run: runHostTests },
  window: { run: runWindowTests },
  restricted: { run: runRestrictedTest, settings: restrictedSettings },
};
let passed = true;
for (const [name, suite] of Object.entries(suites)) {
  if (wanted && wanted !== name) {
    continue;
  }
  const editor = await startEditor({ client, vsix, settings: suite.settings });
  try {
    passed = (await suite.run({ client, ...editor })) && passed;
  } finally {
    await editor.stop();
  }
}
console.log(passed ? "\nVS Code: all passed" : "\nVS Code: FAILED");
process.exit(passed ? 0 : 1);
