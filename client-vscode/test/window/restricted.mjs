// A folder that is not trusted: documents are reviewed, and the folder has no say in which program runs.
import { openBrowser } from "../harness/chromium.mjs";
import { Workbench } from "./workbench.mjs";

/** The profile of this window, in which trust has to be given and is not. */
export const restrictedSettings = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
};

export async function runRestrictedTest({ port, folders }) {
  const { page, close } = await openBrowser();
  const name = "an untrusted folder is reviewed, and its choice of interpreter is ignored";
  try {
    const bench = new Workbench(page, folders, "");
    bench.set({ "designdoc.interpreter": "/no/such/python" });
    await bench.open(port);
    await bench.see(".statusbar-item", "Restricted Mode");
    await bench.openFile("design-netflix.md");
    await bench.see(".squiggly-warning");
    console.log(`    ✔ ${name}`);
    return true;
  } catch (error) {
    console.log(`    ✘ ${name}\n${error}`);
    return false;
  } finally {
    await close();
  }
}
