// Bundles the extension into dist/extension.js; with --tests also the tests, into dist/test/.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const node = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode", "mocha"],
  logLevel: "warning",
};

await build({ ...node, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", minify: true });

if (process.argv.includes("--tests")) {
  const entryPoints = ["test/unit", "test/host"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
  await build({ ...node, entryPoints, outdir: "dist/test", outbase: "test", sourcemap: "inline" });
}
