// Plays the scenes in a window of VS Code and saves their pictures to docs/images; true when all passed.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "../harness/chromium.mjs";
import { scenes } from "./scenes.mjs";
import { Workbench } from "./workbench.mjs";

export async function runWindowTests({ client, port, folders }) {
  const images = process.env.DESIGNDOC_IMAGES ?? join(client, "../docs/images");
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
