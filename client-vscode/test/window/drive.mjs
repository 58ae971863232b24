// Plays the scenes in a window of VS Code and saves their pictures; true when all passed. They go to docs/images when
// DESIGNDOC_IMAGES says so (npm run pictures), else to a scratch folder: a test run changes no file of the checkout.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "../harness/chromium.mjs";
import { scenes } from "./scenes.mjs";
import { Workbench } from "./workbench.mjs";

export async function runWindowTests({ port, folders }) {
  const images = process.env.DESIGNDOC_IMAGES ?? join(tmpdir(), "designdoc-pictures");
  mkdirSync(images, { recursive: true });
  const { page, close } = await openBrowser();
  const bench = new Workbench(page, folders, images);
  let failed = 0;
  try {
    await bench.open(port);
    console.log("\n  in the window");
    for (const [name, scene] of Object.entries(scenes)) {
      try {
        await bench.reset();
        await scene(bench);
        console.log(`    ✔ ${name}`);
      } catch (error) {
        failed += 1;
        console.log(`    ✘ ${name}\n${error}`);
        await page.screenshot({ path: join(folders.workspace, "..", "..", `designdoc-failed-${failed}.png`) });
      }
    }
  } finally {
    await close();
  }
  console.log(`\n  ${Object.keys(scenes).length - failed} passed, ${failed} failed`);
  return failed === 0;
}
