import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discover } from "../../src/python/discovery.js";
import type { Candidate, Interpreter, Version } from "../../src/python/interpreter.js";
import { probe } from "../../src/python/probe.js";

suite("finding Python", () => {
  test("takes the first candidate that runs and is recent enough", async () => {
    const found = await discover([on("python3"), on("python")], machine({ python: [3, 12, 1] }));
    assert.deepEqual(found, { interpreter: { path: "/python", version: [3, 12, 1], origin: "path" } });
  });

  test("accepts 3.10 and a future Python 4", async () => {
    for (const version of [
      [3, 10, 0],
      [3, 14, 2],
      [4, 0, 0],
    ] as const) {
      assert.ok("interpreter" in (await discover([on("python3")], machine({ python3: version }))), String(version));
    }
  });

  test("passes over one that is too old for a recent one further down", async () => {
    const found = await discover([on("python3"), on("py")], machine({ python3: [3, 9, 18], py: [3, 13, 0] }));
    assert.equal("interpreter" in found && found.interpreter.path, "/py");
  });

  test("names the version found when all are too old", async () => {
    const found = await discover([on("python3"), on("python")], machine({ python3: [3, 9, 18], python: [2, 7, 18] }));
    assert.equal(problem(found)?.kind, "too-old");
    assert.match(problem(found)?.message ?? "", /3\.10 or newer and found only Python 3\.9\.18 \(\/python3\)/);
  });

  test("says so when there is none", async () => {
    assert.equal(problem(await discover([on("python3")], machine({})))?.kind, "none");
  });

  test("blames the setting when its interpreter does not run or is too old", async () => {
    const chosen: Candidate = { command: "/opt/py", args: [], origin: "setting" };
    assert.match(problem(await discover([chosen], machine({})))?.message ?? "", /\/opt\/py\) does not run/);
    const old = await discover([chosen], machine({ "/opt/py": [3, 8, 0] }));
    assert.match(problem(old)?.message ?? "", /\/opt\/py\) is Python 3\.8\.0/);
    assert.equal(problem(old)?.kind, "setting");
  });
});

suite("asking a Python which one it is", () => {
  test("reads version and real path of the one on this machine", async () => {
    const interpreter = await probe(on("python3"));
    assert.ok(interpreter && interpreter.version[0] >= 3, JSON.stringify(interpreter));
    assert.match(interpreter.path, /python/);
  });

  test("a command that is missing, fails or says something else is no Python", async () => {
    const folder = mkdtempSync(join(tmpdir(), "designdoc-"));
    const script = (name: string, body: string) => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
      chmodSync(join(folder, name), 0o755);
      return on(join(folder, name));
    };
    assert.equal(await probe(on(join(folder, "absent"))), undefined);
    assert.equal(await probe(script("store-stub", "exit 9")), undefined);
    assert.equal(await probe(script("cat", "echo meow")), undefined);
  });
});

function on(command: string): Candidate {
  return { command, args: [], origin: "path" };
}

/** A machine on which these commands are these versions of Python. */
function machine(versions: Record<string, Version>) {
  return async (candidate: Candidate): Promise<Interpreter | undefined> => {
    const version = versions[candidate.command];
    return version && { path: `/${candidate.command}`, version, origin: candidate.origin };
  };
}

function problem(found: Awaited<ReturnType<typeof discover>>) {
  return "problem" in found ? found.problem : undefined;
}
