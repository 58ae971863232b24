// A real VS Code, served by code-server: a fresh profile, the VSIX installed as a user would, one workspace folder.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const home = join(process.env.DESIGNDOC_EDITORS_DIR ?? join(cache, "designdoc-editors"), "vscode");
const entry = join(home, "lib/node_modules/code-server/out/node/entry.js");
const node = join(home, "bin/node");

/** How often removing a folder is tried, four times a second. */
const REMOVALS = 60;

export const isInstalled = () => existsSync(entry) && existsSync(node);

/** Starts the editor; the caller calls `stop` whatever happens. */
export async function startEditor({ client, vsix, settings = {} }) {
  const run = mkdtempSync(join(tmpdir(), "designdoc-vscode-"));
  const folders = Object.fromEntries(
    ["user", "extensions", "home", "workspace"].map((name) => [name, join(run, name)]),
  );
  for (const folder of Object.values(folders)) {
    mkdirSync(folder);
  }
  for (const source of ["test/workspace", "../examples"]) {
    cpSync(join(client, source), folders.workspace, { recursive: true });
  }
  const base = JSON.parse(readFileSync(join(client, "test/harness/settings.json"), "utf8"));
  mkdirSync(join(folders.user, "User"), { recursive: true });
  writeFileSync(join(folders.user, "User/settings.json"), JSON.stringify({ ...base, ...settings }));
  writeFileSync(join(run, "config.yaml"), "{}\n");

  const common = [
    "--config",
    join(run, "config.yaml"),
    "--user-data-dir",
    folders.user,
    "--extensions-dir",
    folders.extensions,
  ];
  const env = { ...process.env, HOME: folders.home };
  delete env.VSCODE_IPC_HOOK_CLI;
  execFileSync(node, [entry, ...common, "--install-extension", vsix], { env, stdio: "pipe" });

  const port = await freePort();
  const log = join(run, "log");
  const output = openSync(log, "a");
  const server = spawn(
    node,
    [
      entry,
      ...common,
      "--bind-addr",
      `127.0.0.1:${port}`,
      "--auth",
      "none",
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-getting-started-override",
      "--disable-proxy",
      // Without it VS Code ignores the request to run tests that stands in the window's address.
      "--vscode-option",
      "enable-smoke-test-driver=true",
      folders.workspace,
    ],
    { env, stdio: ["ignore", output, output] },
  );
  const stop = async () => {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    if (server.exitCode === null && server.kill("SIGTERM")) {
      await gone;
    }
    await removed(run);
  };
  try {
    await answering(`http://127.0.0.1:${port}/healthz`, server);
  } catch (error) {
    console.error(readFileSync(log, "utf8"));
    await stop();
    throw error;
  }
  return { port, folders, stop };
}

/** Removes a folder in which the language server may still be writing compiled modules while it ends. */
async function removed(folder) {
  for (let attempt = 1; ; attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt === REMOVALS) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function answering(address, server) {
  const end = Date.now() + 60_000;
  while (Date.now() < end && server.exitCode === null) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("code-server does not answer");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
