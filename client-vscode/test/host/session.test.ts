import assert from "node:assert/strict";
import { kill } from "node:process";
import * as vscode from "vscode";
import type { Internals } from "../../src/extension.js";
import { remediesFor } from "../../src/server/failure-message.js";
import type { Failure } from "../../src/server/session.js";
import { closeAll, configure, extension, fileUri, findingsWhen, show, until } from "./support.js";

suite("the server", () => {
  let parts: Internals;

  suiteSetup(async () => {
    parts = await extension();
  });

  teardown(async () => {
    await configure("interpreter", undefined);
    await configure("importStrategy", undefined);
    await until("a running server", () => parts.session.state === "running");
    await closeAll();
  });

  test("comes out of the VSIX and runs with the Python of this machine", async () => {
    const installed = vscode.extensions.getExtension("designdoc.designdoc");
    assert.match(installed?.extensionPath ?? "", /extensions\/designdoc\.designdoc-\d/);
    assert.equal(parts.session.client?.initializeResult?.serverInfo?.name, "designdoc");
  });

  test("starts anew on command, and reviews the open document again", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    await findingsWhen(document.uri, "findings", (found) => found.length > 0);
    const before = await processId(parts);
    await vscode.commands.executeCommand("designdoc.restart");
    assert.equal(parts.session.state, "running");
    assert.notEqual(await processId(parts), before);
    await findingsWhen(document.uri, "findings after the restart", (found) => found.length > 0);
  });

  test("comes back by itself after a crash", async () => {
    const { document } = await show(fileUri("design-netflix.md"));
    await findingsWhen(document.uri, "findings", (found) => found.length > 0);
    const states: string[] = [];
    const listening = parts.session.onDidChangeState((state) => states.push(state));
    kill(await processId(parts), "SIGKILL");
    await until("the crash to be noticed", () => states.includes("starting"));
    await until("a running server", () => parts.session.state === "running");
    listening.dispose();
    await findingsWhen(document.uri, "findings after the crash", (found) => found.length > 0);
  });

  test("says which interpreter does not run, offers the setting, and recovers when that is mended", async () => {
    const failure = failureOf(parts);
    await configure("interpreter", "/no/such/python");
    const failed = await failure;
    assert.equal(failed.kind, "python");
    assert.match(
      failed.kind === "python" ? failed.problem.message : "",
      /3\.10 or newer.*\/no\/such\/python\) does not run/,
    );
    assert.deepEqual(
      remediesFor(failed).map((remedy) => remedy.title),
      ["Open Setting", "Get Python"],
    );
    assert.equal(parts.session.state, "failed");
    await configure("interpreter", undefined);
    await until("a running server", () => parts.session.state === "running");
  });

  test("offers the bundled server when the environment has none, and its button switches over", async () => {
    const failure = failureOf(parts);
    await configure("importStrategy", "fromEnvironment");
    const failed = await failure;
    assert.equal(failed.kind, "start");
    const [useBundled] = remediesFor(failed);
    assert.equal(useBundled?.title, "Use the Bundled Server");
    await useBundled?.run();
    await until("a running server", () => parts.session.state === "running");
    assert.equal(vscode.workspace.getConfiguration("designdoc").get("importStrategy"), "useBundled");
  });

  test("gives up on one that keeps crashing, and starts again when the user says so", async () => {
    const failure = failureOf(parts);
    for (let crash = 0; crash < 5; crash++) {
      await until("a running server", () => parts.session.state === "running");
      const process = await processId(parts);
      kill(process, "SIGKILL");
      await until(
        "the crash to be noticed",
        async () => parts.session.state !== "running" || (await processId(parts)) !== process,
      );
    }
    assert.equal((await failure).kind, "crashes");
    assert.equal(parts.session.state, "failed");
    await vscode.commands.executeCommand("designdoc.restart");
    assert.equal(parts.session.state, "running");
  });
});

function failureOf(parts: Internals): Promise<Failure> {
  return new Promise((resolve) => {
    const listening = parts.session.onDidFail((failure) => {
      listening.dispose();
      resolve(failure);
    });
  });
}

/** The client keeps its process to itself; nothing else tells which one to kill. */
async function processId(parts: Internals): Promise<number> {
  const client = await until("a connected client", () => parts.session.client);
  const { pid } = (client as unknown as { _serverProcess: { pid: number } })._serverProcess;
  return pid;
}
